"""The few things that Engram knows of the world: countries, elements, the commonest nouns.

Read from the CIA World Factbook (public domain), the periodic table of Bowserinator (CC BY-SA 3.0: names, symbols and
numbers, which are facts) and WordNet.  Each fact is asked in many forms; two forms of each kind are kept for the exam.
"""

import html
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.domain import Role, Turn
from training.corpora.examples import Example
from training.corpora.readers import clean
from training.corpora.wordnet import Noun, nouns

DEFINED = 500
LONGEST_DEFINITION = 90
CONTINENTS = {
    "africa": "Africa",
    "europe": "Europe",
    "south-america": "South America",
    "north-america": "North America",
    "central-america-n-caribbean": "Central America and the Caribbean",
    "middle-east": "the Middle East",
    "south-asia": "South Asia",
    "central-asia": "Central Asia",
    "east-n-southeast-asia": "East and Southeast Asia",
    "australia-oceania": "Australia and Oceania",
}
THE = (
    "Netherlands",
    "United",
    "Philippines",
    "Bahamas",
    "Maldives",
    "Solomon",
    "Marshall",
    "Czech Republic",
    "Dominican Republic",
    "Central African",
    "Seychelles",
    "Comoros",
    "Holy See",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """``asked`` are the forms that train, ``kept`` those of the exam; ``subject`` is what alone tells it from others
    that are asked in the same form.
    """

    kind: str
    answer: str
    asked: tuple[str, ...]
    kept: tuple[str, ...]
    subject: str = ""


def facts(root: Path) -> list[Fact]:
    """All facts, in a fixed order; no two have a question in common."""
    found: list[Fact] = []
    seen: set[str] = set()
    for fact in (*_countries(root), *_elements(root), *_definitions(root)):
        asked = {form.casefold() for form in (*fact.asked, *fact.kept)}
        if not asked & seen:
            seen |= asked
            found.append(fact)
    return found


def known_nouns(root: Path) -> list[Noun]:
    """The nouns that are defined: common, and with a short definition that does not use the word."""
    short = (
        noun
        for noun in nouns(root)
        if len(noun.definition) <= LONGEST_DEFINITION
        and len(noun.word) > 2
        and noun.word not in noun.definition
        and "(" not in noun.definition
        and ";" not in noun.definition
    )
    return [noun for noun, _ in zip(short, range(DEFINED), strict=False)]


def _countries(root: Path) -> Iterator[Fact]:
    for path in sorted(root.glob("factbook/*/*.json")):
        raw = json.loads(path.read_text("utf-8"))
        government, economy = raw.get("Government", {}), raw.get("Economy", {})
        name = _text(government, "Country name", "conventional short form")
        capital = _text(government, "Capital", "name")
        if not name or not capital or name == "none" or capital == "none" or path.parent.name not in CONTINENTS:
            continue
        if "ependen" in _text(government, "Dependency status") or government.get("Dependency status"):
            continue
        yield from _country(name, re.split(r"[;(]", capital)[0].strip(), CONTINENTS[path.parent.name])
        money = _text(economy, "Exchange rates", "Currency")
        matched = re.match(r"([^()\d]+?) \(([A-Z]{3})\)", money)
        if matched:
            yield _currency(name, matched.group(1).strip(), matched.group(2))


def _country(name: str, capital: str, continent: str) -> Iterator[Fact]:
    the = _the(name)
    yield Fact(
        "capitals",
        f"The capital of {the} is {capital}.",
        (
            f"What is the capital of {the}?",
            f"Which city is the capital of {the}?",
            f"capital of {name}",
            f"What's {name}'s capital?",
            f"{name} capital city?",
            f"Tell me the capital of {the}.",
            f"Do you know the capital of {the}?",
            f"what is the name of the capital city of {the}",
        ),
        (f"Can you name the capital of {the}?", f"What city is {name}'s capital?"),
        the,
    )
    if capital != name:
        yield Fact(
            "capitals",
            f"{capital} is the capital of {the}.",
            (
                f"{capital} is the capital of which country?",
                f"Which country has the capital {capital}?",
                f"Of which country is {capital} the capital?",
                f"what country is {capital} the capital of",
                f"In which country is {capital}?",
            ),
            (f"{capital} is the capital city of what country?", f"Which country's capital is {capital}?"),
        )
    yield Fact(
        "places",
        f"{_capital(the)} is in {continent}.",
        (
            f"Where is {the}?",
            f"On which continent is {the}?",
            f"Where does {the} lie?",
            f"where is {name} located",
            f"In which part of the world is {the}?",
        ),
        (f"Which continent is {the} on?", f"Where can I find {the} on a map?"),
    )


def _currency(name: str, money: str, code: str) -> Fact:
    the = _the(name)
    return Fact(
        "currencies",
        f"People in {the} pay in {money} ({code}).",
        (
            f"What is the currency of {the}?",
            f"Which currency does {the} use?",
            f"currency of {name}",
            f"What money do they use in {the}?",
            f"How do people pay in {the}?",
            f"what currency is used in {the}",
            f"With which money do I pay in {the}?",
        ),
        (f"What's the currency in {the}?", f"Which money is used in {the}?"),
        the,
    )


def _elements(root: Path) -> Iterator[Fact]:
    for row in json.loads((root / "periodic_table/PeriodicTableJSON.json").read_text("utf-8"))["elements"]:
        name, symbol, number = row["name"], row["symbol"], row["number"]
        if number > 118:
            continue
        low = name.lower()
        yield Fact(
            "elements",
            f"The symbol of {low} is {symbol}.",
            (
                f"What is the chemical symbol of {low}?",
                f"What is the symbol for {low}?",
                f"symbol of {low}",
                f"Which symbol does {low} have?",
                f"How is {low} abbreviated?",
                f"what's the element symbol of {low}",
            ),
            (f"What symbol stands for {low}?", f"Tell me the chemical symbol for {low}."),
            low,
        )
        yield Fact(
            "elements",
            f"The atomic number of {low} is {number}.",
            (
                f"What is the atomic number of {low}?",
                f"Which atomic number does {low} have?",
                f"atomic number of {low}",
                f"How many protons does {low} have?",
                f"what number is {low} in the periodic table",
            ),
            (f"Tell me the atomic number of {low}.", f"What's {low}'s atomic number?"),
            low,
        )
        yield Fact(
            "elements",
            f"{symbol} stands for {low}.",
            (
                f"Which element has the symbol {symbol}?",
                f"What element is {symbol}?",
                f"What does {symbol} stand for in chemistry?",
                f"chemical element {symbol}",
            ),
            (f"{symbol} is the symbol of which element?", f"Which chemical element is written {symbol}?"),
        )


def _definitions(root: Path) -> Iterator[Fact]:
    for noun in known_nouns(root):
        a = f"{'an' if noun.word[0] in 'aeiou' else 'a'} {noun.word}"
        yield Fact(
            "definitions",
            f"{_capital(noun.word)}: {noun.definition}.",
            (
                f"What is {a}?",
                f"What is {noun.word}?",
                f"What does {noun.word} mean?",
                f"Define {noun.word}.",
                f"What's {a}?",
                f"what is the meaning of {noun.word}",
                f"definition of {noun.word}",
                f"Can you explain what {a} is?",
                f"Tell me what {a} is.",
            ),
            (f"Explain what {a} is.", f"What do you call {a}?".replace("call", "understand by")),
        )


def unknown_like(root: Path, known: Sequence[Fact]) -> Iterator[str]:
    """Questions of the same forms that have no answer here: other words, made-up countries come from the caller."""
    asked = {form.casefold() for fact in known for form in (*fact.asked, *fact.kept)}
    frames = (
        "What is {a}?",
        "What does {w} mean?",
        "Define {w}.",
        "What's {a}?",
        "Tell me what {a} is.",
        "definition of {w}",
        "What is the capital of {w}?",
        "Where is {w}?",
        "symbol of {w}",
        "Explain what {a} is.",
        "In which country is {w}?",
    )
    for number, noun in enumerate(nouns(root)):
        a = f"{'an' if noun.word[0] in 'aeiou' else 'a'} {noun.word}"
        text = frames[number % len(frames)].format(a=a, w=noun.word)
        if text.casefold() not in asked:
            yield text


FOLLOW_UPS = (
    "And {s}?",
    "And of {s}?",
    "What about {s}?",
    "and {s}",
    "How about {s}?",
    "No, I meant {s}.",
    "I meant {s}.",
    "what about {s}",
)


def follow_ups(known: Sequence[Fact], order: random.Random, count: int) -> Iterator[Example]:
    """ "What is the capital of France?" … "And Italy?": asked of another subject after a question of the same kind."""
    groups: dict[str, list[Fact]] = {}
    for fact in known:
        if fact.subject:
            groups.setdefault(fact.answer.replace(fact.subject, "")[:14], []).append(fact)
    large = [group for group in groups.values() if len(group) >= 20]
    for _ in range(count):
        before, asked = order.sample(order.choice(large), 2)
        history = (Turn(Role.USER, order.choice(before.asked)), Turn(Role.ENGRAM, before.answer))
        yield Example(order.choice(FOLLOW_UPS).format(s=asked.subject), asked.answer, asked.answer, history=history)


def _text(node: object, *path: str) -> str:
    for key in path:
        node = node.get(key, {}) if isinstance(node, dict) else {}
    value = node.get("text", "") if isinstance(node, dict) else ""
    return clean(html.unescape(re.sub(r"<[^>]+>", " ", str(value))))


def _the(name: str) -> str:
    return f"the {name}" if name.startswith(THE) else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
