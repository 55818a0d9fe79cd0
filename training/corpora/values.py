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
            "first name": lambda: self._kept(WORDS["people"], self._made_up, 0.75),
            "object noun": lambda: self._choice(WORDS["objects"]),
            "clock": lambda: f"{order.randint(0, 23)}:{order.randint(0, 59):02}",
            "hour": lambda: f"{order.randint(1, 12)} {self._choice(['in the evening', 'pm', 'at night', 'o’clock'])}",
            "year": lambda: str(order.randint(1950, 2026)),
            "month": lambda: self._choice(WORDS["months"]),
            "temperature": lambda: f"{order.randint(2, 240)} degrees",
            "percent": lambda: f"{order.randint(3, 80)} percent",
            "duration": lambda: f"{order.randint(2, 50)} {self._choice(WORDS['spans'])}",
            "short time": lambda: f"{order.randint(2, 90)} {self._choice(['minutes', 'minutes', 'hours'])}",
            "distance": lambda: f"{order.randint(2, 400)} {self._choice(['kilometres', 'metres', 'miles', 'steps'])}",
            "tall": lambda: f"{order.randint(120, 210)} centimetres",
            "quantity": lambda: f"{order.randint(2, 900)} {self._choice(WORDS['units'])}",
            "level": lambda: self._choice(["level", "shelf", "floor", "row"]) + f" {order.randint(1, 30)}",
            "room": lambda: f"{self._choice(['room', 'hall', 'lab', 'studio'])} {self._code()[-3:]}",
            "dose": lambda: self._choice(WORDS["doses"]),
            "email": lambda: f"{self._made_up().lower()}@{self._made_up().lower()}.{self._choice(WORDS['domains'])}",
            "username": lambda: self._made_up().lower() + self._choice(["", "_", "-"]) + str(order.randint(1, 999)),
            "folder": lambda: f"{self._made_up()}/{self._choice(WORDS['objects']).split(' ')[-1]}",
            "version": lambda: ".".join(str(order.randint(0, 30)) for _ in range(order.randint(2, 3))),
            "score": lambda: f"{order.randint(0, 40)} to {order.randint(0, 40)}",
            "task": lambda: f"{self._choice(['exercise', 'page', 'chapter', 'unit'])} {order.randint(1, 200)}",
            "size": lambda: self._choice(["XS", "S", "M", "L", "XL", "XXL", *map(str, range(32, 60, 2))]),
            "grade": lambda: self._choice(["a", "only a", "another"]) + f" {self._choice('BCD123456')}",
            "blood": lambda: self._choice(["A", "B", "AB", "0"]) + self._choice([" positive", " negative"]),
            "restaurant": lambda: f"the {self._made_up()} {self._choice(WORDS['inns'])}",
            "hotel": lambda: f"the {self._made_up()} {self._choice(WORDS['inns'])}",
            "project": self._project,
            "vehicle": lambda: self._choice(WORDS["vehicles"]),
            "pet": lambda: _article(self._choice(WORDS["pets"])),
            "breed": lambda: _article(self._choice(WORDS["breeds"])),
            "landmark": lambda: f"the {self._choice(WORDS['spots'])}",
            "bodypart": lambda: self._choice(WORDS["body"]),
            "past deed": lambda: self._choice(WORDS["past_deeds"]),
            "brand": lambda: self._kept(WORDS["nice"], self._made_up, 0.1),
            "word": lambda: self._choice(WORDS["objects"]) if order.random() < 0.5 else self._made_up().lower(),
            "tool": lambda: self._choice(WORDS["tools"]),
            "part": lambda: self._choice(WORDS["parts"]),
            "plant": lambda: self._choice(WORDS["plants"]),
            "material": lambda: self._choice(WORDS["materials"]),
            "weather": lambda: self._choice(WORDS["weathers"]),
            "beverage": lambda: self._choice(WORDS["beverages"]),
            "status": lambda: self._choice(WORDS["statuses"]),
            "sport": lambda: self._choice(WORDS["sports"]),
            "role": lambda: self._choice(WORDS["roles"]),
            "ordinal": lambda: self._choice(WORDS["ordinals"]),
            "star sign": lambda: self._choice(WORDS["star_signs"]),
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

    def _project(self) -> str:
        named = self._choice(WORDS["title_words"]) if self._order.random() < 0.4 else self._made_up()
        return self._choice(["", "", "Project ", "Operation "]) + named

    def _code(self) -> str:
        order = self._order
        letters = "".join(order.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(order.randint(0, 3)))
        return letters + str(order.randint(2, 99999))


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
