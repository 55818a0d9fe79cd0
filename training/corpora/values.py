"""What conversations and passages are about: names, places, times, things …, drawn from a seed.

A fifth of all names and places is kept for exams (`Values.held_out`): decided by a hash of the word, and made-up
ones come from syllables, so that copying is learned rather than a list of names.
"""

import random
import tomllib
import zlib
from collections.abc import Callable, Sequence
from importlib import resources

HELD_OUT_SHARE = 5


def _words() -> dict[str, list[str]]:
    raw = tomllib.loads(resources.files("training.corpora").joinpath("words.toml").read_text("utf-8"))
    return {name: [word.strip() for word in text.replace("\n", " ").split(",")] for name, text in raw.items()}


WORDS = _words()


def is_held_out(word: str) -> bool:
    """Whether a name belongs to the exam."""
    return zlib.crc32(word.casefold().encode()) % HELD_OUT_SHARE == 0


class Values:
    """Draws values by kind; ``held_out`` draws names and places of the exam, else those of training."""

    def __init__(self, order: random.Random, nouns: Sequence[str], held_out: bool = False) -> None:
        self._order, self._nouns, self._held_out = order, nouns, held_out
        self._kinds: dict[str, Callable[[], str]] = {
            "person": self._person,
            "name": lambda: self._kept(WORDS["nice"], self._made_up),
            "place": lambda: self._kept(WORDS["cities"], self._town),
            "job": lambda: _article(self._choice(WORDS["jobs"])),
            "company": lambda: f"{self._made_up()} {self._choice(WORDS['company_ends'])}",
            "number": lambda: str(order.randint(2, 99)),
            "small number": lambda: self._choice(WORDS["numbers"]),
            "date": lambda: f"{order.randint(1, 28)} {self._choice(WORDS['months'])}",
            "time": self._time,
            "weekday": lambda: self._choice(WORDS["weekdays"]),
            "thing": lambda: self._choice(WORDS["things"]) if order.random() < 0.6 else self._choice(nouns) + "s",
            "object": lambda: _article(self._choice(nouns)),
            "food": lambda: self._choice(WORDS["meals"]),
            "colour": lambda: self._choice(WORDS["colours"]),
            "spot": lambda: f"{self._choice(WORDS['prepositions'])} the {self._choice(WORDS['spots'])}",
            "code": self._code,
            "price": lambda: f"{order.randint(2, 900)} {self._choice(['euros', 'dollars', 'pounds'])}",
            "language": lambda: self._choice(WORDS["languages"]),
            "instrument": lambda: self._choice(WORDS["instruments"]),
            "hobby": lambda: self._choice(WORDS["hobbies"]),
            "subject": lambda: self._choice(WORDS["subjects"]),
            "measure": lambda: f"{order.randint(2, 240)} {self._choice(['metres', 'centimetres', 'feet'])}",
            "weight": lambda: f"{order.randint(2, 90)} {self._choice(['kilos', 'kilograms', 'pounds'])}",
            "activity": lambda: self._choice(WORDS["deeds"]),
            "address": lambda: f"{order.randint(1, 199)} {self._made_up()} {self._choice(WORDS['street_ends'])}",
            "phone": lambda: " ".join(str(order.randint(10, 999)) for _ in range(order.randint(1, 3))),
            "title": lambda: " ".join(order.sample(WORDS["title_words"], 2)),
        }

    def draw(self, kind: str) -> str:
        """A value of ``kind``; raises `KeyError` for a kind that there is not."""
        return self._kinds[kind]()

    def _choice(self, words: Sequence[str]) -> str:
        return self._order.choice(words)

    def _kept(self, words: Sequence[str], made_up: Callable[[], str], share: float = 0.5) -> str:
        while True:
            word = self._choice(words) if self._order.random() < share else made_up()
            if is_held_out(word) == self._held_out:
                return word

    def _person(self) -> str:
        first = self._kept(WORDS["people"], self._made_up, 0.7)
        return f"{first} {self._choice(WORDS['surnames'])}" if self._order.random() < 0.2 else first

    def _made_up(self) -> str:
        middle = self._choice(WORDS["middles"]) if self._order.random() < 0.5 else ""
        return self._choice(WORDS["starts"]) + middle + self._choice(WORDS["ends"])

    def _town(self) -> str:
        return self._choice(WORDS["starts"]) + self._choice(WORDS["town_ends"])

    def _time(self) -> str:
        hour, minute = self._order.randint(1, 12), self._choice(["", "", ":15", ":30", ":45", ":20"])
        return f"{hour}{minute} {self._choice(['am', 'pm', 'o’clock' if not minute else 'pm'])}"

    def _code(self) -> str:
        order = self._order
        letters = "".join(order.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(order.randint(0, 3)))
        return letters + str(order.randint(2, 99999))


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
