"""What can be told in a conversation: families of statements and questions, and facts drawn from them.  Pure.

``conversation.toml`` has the families of the exam (those held out, and the first trained ones), ``told.toml`` many more
that only train, with its groups of nouns that share frames.  Knows no history and no drawing.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

SWITCHED = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "we": "you",
    "us": "you",
    "our": "your",
    "i'm": "you're",
    "i've": "you've",
    "i'll": "you'll",
    "i'd": "you'd",
    "we're": "you're",
    "we've": "you've",
    "we'll": "you'll",
    "myself": "yourself",
}
AFTER_I = {"am": "are", "was": "were"}
OWN = re.compile(r"\b[Mm]y (?=\{r\})")
MY_OWN = re.compile(r"\bI(?:'d like| have| need| do| chose| want| got| use| pay| am| wear| grow)\b")
BEFORE_VOWEL = re.compile(r"\b(a|(?<![^.] )A) (?=[aeio]|un[^i]|um|up|ug)(?!one\b|eur)")
MINE = "my"


@dataclass(frozen=True, slots=True)
class Family:
    """Statements and questions on one thing.

    ``about`` fills {r} (an entry "@kind" stands for a value of that kind), ``verbs`` the past in {v} and the base form
    in {b}.  Families that share one of their ``topics`` contradict each other.  ``described``: {r} may get an
    adjective.  ``paired``: each statement is asked for by the question of the same number.
    """

    name: str
    values: str
    say: tuple[str, ...]
    ask: tuple[str, ...]
    follow: tuple[str, ...] = ()
    about: tuple[str, ...] = ("",)
    held_out: bool = False
    verbs: tuple[tuple[str, str], ...] = (("", ""),)
    topics: frozenset[str] = frozenset()
    described: bool = False
    paired: bool = False

    @property
    def ownable(self) -> bool:
        """Whether it can be said and asked of other people's things."""
        return bool(owned(self.say) and owned(self.ask))


@dataclass(frozen=True, slots=True)
class Fact:
    """One family with its blanks filled; ``owner`` is "my", "our", or somebody's name with 's."""

    family: Family
    about: str
    value: str
    frame: str
    owner: str = MINE
    verb: tuple[str, str] = ("", "")

    @property
    def said(self) -> str:
        """The statement, with its full stop."""
        text = self.filled(self.frame)
        return text if text[-1] in ".!?" else text + "."

    def filled(self, frame: str) -> str:
        """A statement or question of the family on this fact."""
        text = frame if self.owner == MINE else OWN.sub(self.owner + " ", frame)
        past, base = self.verb
        return capital(with_article(text.format(x=self.value, r=self.about, v=past, b=base, p="{p}")))

    @property
    def thing(self) -> str:
        """What is told of: {r}, or the verb where that alone tells facts apart."""
        return self.about or self.verb[1]

    @property
    def ask(self) -> tuple[str, ...]:
        """The questions that this statement answers."""
        family = self.family
        return (family.ask[family.say.index(self.frame)],) if family.paired else family.ask

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about: two facts with one key contradict each other."""
        return self.family.name, self.thing, self.owner


@cache
def owned(frames: tuple[str, ...]) -> tuple[str, ...]:
    """Those that name the owner: "my" once, before {r}, and that can be said of what is somebody else's."""
    return tuple(frame for frame in frames if len(OWN.findall(frame)) == 1 and not MY_OWN.search(frame))


@cache
def asked_by(ask: tuple[str, ...]) -> frozenset[str]:
    """The words that open questions on places, times, persons and amounts."""
    opened = {re.sub(r"^to |^at |^in |^on ", "", frame.lower()).split(" ")[0].replace("whom", "who") for frame in ask}
    return frozenset(opened & {"where", "when", "who", "who's"}) | ({"how much"} & {frame[:8].lower() for frame in ask})


@cache
def load_families() -> tuple[Family, ...]:
    """All families, those of the exam first."""
    return *exam_families(), *map(_family, _read("told.toml")["family"]), *_grouped(_read("told.toml"))


@cache
def exam_families() -> tuple[Family, ...]:
    """All of ``conversation.toml``."""
    return tuple(map(_family, _read("conversation.toml")["family"]))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("training.corpora").joinpath(name).read_text("utf-8"))


def _family(row: dict[str, Any]) -> Family:
    return Family(
        name=row["name"],
        values=row["values"],
        say=tuple(row["say"]),
        ask=tuple(row["ask"]),
        follow=tuple(row.get("follow", ())),
        about=tuple(row.get("about", ("",))),
        held_out=row.get("held_out", False),
        verbs=tuple((past, base) for past, base in row.get("verbs", (("", ""),))),
        topics=frozenset(row.get("topics", ())),
        paired=row.get("paired", False),
    )


def _grouped(raw: dict[str, Any]) -> list[Family]:
    """One family for each line of nouns of a group: most groups share the plain frames."""
    plain = raw["frames"]
    return [
        Family(
            name=f"{group['values']} {number}",
            values=group["values"],
            say=(*(plain["say"] if group.get("plain", True) else ()), *group["say"]),
            ask=(*(plain["ask"] if group.get("plain", True) else ()), *group["ask"]),
            about=tuple(noun.strip() for noun in line.split(",")),
            described=True,
        )
        for group in raw["group"]
        for number, line in enumerate(group["nouns"])
    ]


def said_back(statement: str) -> str:
    """The statement from the other side: "My dog is called Rex." -> "Your dog is called Rex."."""
    words = statement.split(" ")
    switched = [_switch(word) for word in words]
    for number, word in enumerate(words[1:], 1):
        if word in AFTER_I and words[number - 1] in ("I", "i"):
            switched[number] = AFTER_I[word]
    text = capital(" ".join(switched))
    return text if text[-1] in ".!?" else text + "."


def _switch(word: str) -> str:
    core = word.strip(".,!?:")
    return word.replace(core, SWITCHED[core.casefold()], 1) if core.casefold() in SWITCHED else word


def capital(text: str) -> str:
    """With its first letter in upper case."""
    return text[:1].upper() + text[1:]


def with_article(text: str) -> str:
    """ "a umbrella" -> "an umbrella"."""
    return BEFORE_VOWEL.sub(lambda found: found.group(1) + "n ", text)


LIKE = (
    {"wife", "husband", "partner", "girlfriend", "boyfriend"},
    {"boss", "manager", "supervisor", "team leader", "line manager"},
    {"colleague", "assistant", "co-worker", "deputy", "desk neighbour"},
    {"doctor", "dentist", "eye doctor", "skin doctor", "vet"},
    {"best friend", "roommate", "flatmate", "school friend", "pen friend"},
    {"dog", "puppy"},
    {"cat", "kitten"},
    {"horse", "pony"},
    {"coat", "jacket", "raincoat"},
    {"car", "van", "company car", "truck"},
    {"dinner", "supper", "tea"},
    {"meeting", "appointment", "call", "conference", "team meeting", "video call", "talk", "interview"},
    {"class", "lesson", "course", "training", "workshop", "piano lesson", "seminar", "lecture"},
    {"holiday", "trip", "visit", "journey"},
    {"exam", "test", "driving test"},
    {"phone number", "mobile number", "office number", "extension", "telephone number", "number"},
    {"film", "movie"},
    {"computer", "laptop", "notebook", "tablet"},
    {"bag", "backpack", "suitcase", "rucksack"},
    {"house", "home", "flat", "cottage", "holiday home"},
    {"company", "office", "workplace"},
    {"password", "pin", "code", "login code", "access code", "door code", "wifi password"},
    {"drink", "tea", "coffee"},
    {"food", "dish", "meal", "dessert", "cake"},
    {"children", "sons", "daughters", "kids"},
    {"sofa", "couch"},
    {"phone", "mobile"},
    {"teacher", "tutor", "coach", "trainer"},
    {"best man", "witness"},
    {"bike", "bicycle", "mountain bike"},
)


def alike_about(one: str, other: str) -> bool:
    """Whether two words for {r} may mean the same thing: then neither stands for "not told"."""
    if one == other or f" {one}".endswith(f" {other}") or f" {other}".endswith(f" {one}"):
        return True
    return any({one, other} <= group for group in LIKE)


CLOSE = (
    {"own name", "married"},
    {"home", "travel", "street", "address line", "lives near", "region", "floor lived"},
    {"likes", "drives", "bought", "collects", "plan", "dreams of"},
    {"relative", "third name"},
    {"job", "employer"},
)


def alike(one: Fact, other: Fact) -> bool:
    """Whether the question for one could be answered by the other: "my dog" with a name, an age, a colour is fine,
    two homes are not.
    """
    same_thing = alike_about(one.thing, other.thing) or not one.thing or not other.thing
    if same_thing and (
        one.family.name == other.family.name
        or one.family.topics & other.family.topics
        or (
            bool(one.thing and other.thing)
            and (one.family.values == other.family.values or asked_by(one.family.ask) & asked_by(other.family.ask))
        )
    ):
        return True
    return any({one.family.name, other.family.name} <= names for names in CLOSE)
