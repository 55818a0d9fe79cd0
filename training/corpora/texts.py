"""Texts whose sentences are known to answer certain questions: of countries (CIA World Factbook), of definitions
(WordNet), and made of what can be told in conversations.  Knows nothing of how they are laid out and asked.
"""

import html
import json
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from training.corpora.readers import clean
from training.corpora.told import MINE, Fact, Family, alike, capital, owned
from training.corpora.values import Values
from training.corpora.wordnet import Noun

Sentence = tuple[str, tuple[str, ...]]
LONGEST_VALUE = 14
SHORTEST_STORY, LONGEST_STORY = 7, 26
YEAR = re.compile(r"\b(1[0-9]{3}|20[0-2][0-9])\b")
NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z’'-]{2,}(?: (?:of )?[A-Z][a-z’'-]{2,})*)")
FIRST_PERSON = re.compile(r"\b(I|I'm|I've|me|my|our|we|us|mine)\b", re.IGNORECASE)
ON_YEAR = ("What happened in {x}?", "What does the text say about {x}?", "what was in {x}", "Which event was in {x}?")
ON_NAME = ("What does the text say about {x}?", "What do you learn about {x}?", "what about {x}", "Tell me about {x}.")
ON_WORD = (
    "What is {a}?",
    "what does {w} mean",
    "{w}?",
    "Define {w}.",
    "What is meant by {w}?",
    "meaning of {w}?",
    "Explain {w}.",
    "How is {w} defined?",
    "What's {a}?",
)


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences with the questions that each answers; ``name`` is what they are about.  ``apart``: no sentence answers
    another one's questions, however alike they look.
    """

    name: str
    sentences: tuple[Sentence, ...]
    apart: bool = False


@cache
def templates() -> dict[str, Any]:
    """All of ``passages.toml``."""
    return tomllib.loads(resources.files("training.corpora").joinpath("passages.toml").read_text("utf-8"))


def countries(root: Path) -> Iterator[Document]:
    """Each country's figures in sentences, and its history as the Factbook tells it."""
    fields = [(row["keys"], row["say"], row["ask"]) for row in templates()["field"]]
    for path in sorted(root.glob("factbook/*/*.json")):
        raw = json.loads(path.read_text("utf-8"))
        name = _text(raw, "Government", "Country name", "conventional short form")
        if not name or name == "none":
            continue
        told = [
            (capital(frame.format(c=name, x=value)), tuple(question.format(c=name) for question in questions))
            for keys, frame, questions in fields
            if (value := _value(_text(raw, *keys)))
        ]
        story = list(_story(_text(raw, "Introduction", "Background")))
        if len(told) > 6:
            yield Document(name, tuple(told), apart=True)
        if len(story) > 3:
            yield Document(name, tuple(story), apart=True)


def _text(node: Any, *path: str) -> str:
    for key in path:
        node = node.get(key, {}) if isinstance(node, dict) else {}
    value = node.get("text", "") if isinstance(node, dict) else ""
    return clean(html.unescape(re.sub(r"<[^>]+>", " ", str(value))))


def _value(text: str) -> str:
    """The first clause without remarks in brackets, cut at a comma where it is long; empty where it is no value."""
    first = clean(re.sub(r"\([^)]*\)?", "", text.split(";")[0].split(" note:")[0])).rstrip(".").replace(" ,", ",")
    while len(first.split()) > LONGEST_VALUE and "," in first:
        first = first.rpartition(",")[0]
    useless = not first or ":" in first or len(first.split()) > LONGEST_VALUE or first.lower() in ("none", "na", "0")
    return "" if useless else first


def _story(text: str) -> Iterator[Sentence]:
    """Sentences of prose with a year or a name that no other one has, and what can be asked by it."""
    sentences = [clean(one.replace("--", "–")) for one in re.split(r"(?<=[a-z0-9)]\.) (?=[A-Z])", text)]
    marks = [(set(YEAR.findall(one)), {re.sub("['’]s$", "", name) for name in NAME.findall(one)}) for one in sentences]
    years = Counter(year for found, _ in marks for year in found)
    for sentence, (found, names) in zip(sentences, marks, strict=True):
        if not SHORTEST_STORY <= len(sentence.split()) <= LONGEST_STORY or not sentence.endswith("."):
            continue
        asked = [frame.format(x=year) for year in sorted(found) if years[year] == 1 for frame in ON_YEAR]
        alone = [name for name in sorted(names) if text.count(name) == 1]
        asked += [frame.format(x=name) for name in alone for frame in ON_NAME]
        if asked:
            yield sentence, tuple(asked)


def definitions(nouns: Sequence[Noun], order: random.Random) -> Document:
    """Four to six definitions of words."""
    chosen = order.sample(nouns, order.randint(4, 6))
    return Document(
        "",
        tuple(
            (
                capital(f"{_article(n.word)} is {n.definition}."),
                tuple(frame.format(a=_article(n.word), w=n.word) for frame in ON_WORD),
            )
            for n in chosen
        ),
    )


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


class ToldTexts:
    """Draws documents out of families of facts: portraits of a person, notices, lists of things of one kind."""

    def __init__(self, order: random.Random, values: Values, families: Sequence[Family]) -> None:
        self._order, self._values = order, values
        usable = [one for one in families if not one.held_out and _frames(one.say) and _frames(one.ask)]
        self._persons = [one for one in usable if one.about == ("@first name",)]
        self._others = [one for one in usable if one.about != ("@first name",) and one.about != ("",)]

    def draw(self) -> Document:
        """Three to seven sentences, none of which answers another one's questions."""
        draw = self._order.random()
        if draw < 0.4:
            return self._portrait()
        return self._notice() if draw < 0.65 else self._list()

    def _portrait(self) -> Document:
        name = self._values.draw("first name")
        facts = self._apart(lambda: self._fact(self._order.choice(self._persons), name), self._order.randint(4, 7))
        pronoun = self._order.choice(("He", "She"))
        sentences = [
            self._sentence(fact, pronoun if place and self._order.random() < 0.4 else "")
            for place, fact in enumerate(facts)
        ]
        return Document(name, tuple(sentences), apart=True)

    def _notice(self) -> Document:
        facts = self._apart(lambda: self._fact(self._order.choice(self._others)), self._order.randint(3, 6))
        return Document("", tuple(map(self._sentence, facts)), apart=True)

    def _list(self) -> Document:
        pool = self._persons if self._order.random() < 0.4 else self._others
        chosen = self._order.sample([one for one in pool if len(one.about) > 3 or one.about[0][0] == "@"], 2)
        facts = self._apart(lambda: self._fact(self._order.choice(chosen)), self._order.randint(4, 7))
        return Document("", tuple(map(self._sentence, facts)), apart=True)

    def _fact(self, family: Family, about: str = "") -> Fact:
        order = self._order
        about = about or order.choice(family.about)
        if about.startswith("@"):
            about = self._values.draw(about[1:])
        frame, owner = order.choice(_frames(family.say)), MINE
        if "my {r}" in frame.lower():
            owner = self._values.draw("first name") + "'s"
        return Fact(family, about, self._values.draw(family.values), frame, owner, order.choice(family.verbs))

    def _apart(self, make: Any, count: int) -> list[Fact]:
        found: list[Fact] = []
        for _ in range(4 * count):
            fact = make()
            alone = _asks(fact) and not FIRST_PERSON.search(fact.said)
            if alone and len(found) < count and not any(_conflict(fact, one) for one in found):
                found.append(fact)
        return found

    def _sentence(self, fact: Fact, pronoun: str = "") -> Sentence:
        said = fact.said
        if pronoun and fact.frame.startswith("{r} "):
            said = pronoun + said.removeprefix(fact.about)
        return said, tuple(fact.filled(frame) for frame in _asks(fact))


def _asks(fact: Fact) -> tuple[str, ...]:
    """Questions that name the owner just where the statement does."""
    asks = _frames(fact.ask)
    return owned(asks) if fact.owner != MINE else tuple(one for one in asks if not owned((one,)))


def _conflict(one: Fact, other: Fact) -> bool:
    same = one.family.name == other.family.name and one.thing == other.thing
    return (same and (one.owner == other.owner or MINE in (one.owner, other.owner))) or alike(one, other)


@cache
def _frames(frames: tuple[str, ...]) -> tuple[str, ...]:
    """Those that nobody says of himself, but for what can belong to others."""
    return tuple(one for one in frames if not FIRST_PERSON.search(one.replace("my {r}", "").replace("My {r}", "")))
