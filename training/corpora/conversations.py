"""Conversations in which a fact is told and asked for later, made from ``conversation.toml``.

One skill serves all families: find the sentence that tells it and say it back from the other side.  What was never
told must be refused, also when something like it was.
"""

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources

from chatbot.domain import OFFER_TO_TEACH, REFUSAL, QaPair, Role, Turn
from training.corpora.examples import Example, ExamQuestion
from training.corpora.values import Values

LONGEST_PAUSE = 10
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
    "myself": "yourself",
}
AFTER_I = {"am": "are", "was": "were"}
LOWERED = {"My", "The", "Our", "We", "There", "For", "At", "In", "People", "These", "Today", "To", "You", "Every"}
GREETINGS = (
    "Hi! ",
    "Hello. ",
    "By the way, ",
    "Just so you know, ",
    "Hey, ",
    "Remember this: ",
    "So, ",
    "Listen. ",
    "Well, ",
)
CORRECTIONS = (
    "No, I meant {x}.",
    "Sorry, I mean {x}.",
    "Actually {x}.",
    "Correction: {x}.",
    "no wait, {x}",
    "I meant {x}",
)
REMINDERS = ("", "", "", "", "Tell me, ", "One question: ", "By the way, ", "Hey, ", "ok, ", "And ")
SHE, HE = ("she", "he")
MALE = {"brother", "father", "husband", "son", "uncle", "grandfather", "boyfriend", "nephew"}
KINDS = (
    "told",
    "told",
    "told",
    "told",
    "told",
    "follow",
    "corrected",
    "joined",
    "at once",
    "never told",
    "never told",
    "note",
)


@dataclass(frozen=True, slots=True)
class Family:
    """Statements and questions on one thing; ``about`` fills {r}."""

    name: str
    values: str
    say: tuple[str, ...]
    ask: tuple[str, ...]
    follow: tuple[str, ...] = ()
    about: tuple[str, ...] = ("",)
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One family with its blanks filled."""

    family: Family
    about: str
    value: str
    frame: str

    @property
    def said(self) -> str:
        """The statement."""
        return _capital(self.frame.format(x=self.value, r=self.about))

    @property
    def key(self) -> tuple[str, str]:
        """What it is about: two facts with one key contradict each other."""
        return self.family.name, self.about


def load_families() -> list[Family]:
    """All of ``conversation.toml``."""
    raw = tomllib.loads(resources.files("training.corpora").joinpath("conversation.toml").read_text("utf-8"))
    return [
        Family(
            name=row["name"],
            values=row["values"],
            say=tuple(row["say"]),
            ask=tuple(row["ask"]),
            follow=tuple(row.get("follow", ())),
            about=tuple(row.get("about", ("",))),
            held_out=row.get("held_out", False),
        )
        for row in raw["family"]
    ]


def said_back(statement: str) -> str:
    """The statement from the other side: "My dog is called Rex." -> "Your dog is called Rex."."""
    words = statement.split(" ")
    switched = [_switch(word) for word in words]
    for number, word in enumerate(words[1:], 1):
        if word in AFTER_I and words[number - 1] in ("I", "i"):
            switched[number] = AFTER_I[word]
    text = _capital(" ".join(switched))
    return text if text[-1] in ".!?" else text + "."


def _switch(word: str) -> str:
    core = word.strip(".,!?:")
    return word.replace(core, SWITCHED[core.casefold()], 1) if core.casefold() in SWITCHED else word


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Conversations:
    """Draws conversations; ``chatter`` are small-talk pairs that stand between, ``refused`` unanswered questions."""

    def __init__(
        self,
        order: random.Random,
        values: Values,
        families: Sequence[Family],
        chatter: Sequence[QaPair],
        refused: Sequence[str],
    ) -> None:
        self._order, self._values, self._families = order, values, families
        self._chatter, self._refused = chatter, refused

    def draw(self, family: Family | None = None, kind: str | None = None) -> Example:
        """One example; of ``family`` and ``kind`` (see `KINDS`), or of any."""
        order = self._order
        kind = kind or order.choice(KINDS)
        if kind == "follow":
            family = family if family and family.follow else order.choice([one for one in self._families if one.follow])
        family = family or order.choice(self._families)
        fact = self._fact(family)
        example = getattr(self, "_" + kind.replace(" ", "_"))(fact)
        assert isinstance(example, Example)
        return replace(example, group=f"conversation/{family.name}")

    def in_context(self, examples: Sequence[Example], count: int) -> list[Example]:
        """``count`` of ``examples`` asked in the middle of a conversation, which must not change their answers."""
        chosen = []
        for _ in range(count):
            example, fact = self._order.choice(examples), self._fact(self._order.choice(self._families))
            chosen.append(replace(example, history=tuple(self._between(fact, self._order.randint(1, 4)))))
        return chosen

    def _told(self, fact: Fact) -> Example:
        history = [*self._between(fact), *self._telling(fact), *self._between(fact, self._pause())]
        return Example(self._question(fact), said_back(fact.said), history=tuple(history))

    def _follow(self, fact: Fact) -> Example:
        history = [*self._between(fact), *self._telling(fact)]
        pronoun = HE if fact.about in MALE else self._order.choice((HE, SHE)) if not _female(fact.about) else SHE
        question = self._order.choice(fact.family.follow).format(p=pronoun)
        return Example(question, said_back(fact.said), history=tuple(history))

    def _corrected(self, fact: Fact) -> Example:
        wrong = replace(fact, value=self._other_value(fact))
        correction = self._order.choice(CORRECTIONS).format(x=fact.value)
        told = [*self._telling(wrong), *_exchange(correction, "Okay. " + said_back(fact.said))]
        history = [*self._between(fact), *told, *self._between(fact, self._pause())]
        return Example(self._question(fact), said_back(fact.said), history=tuple(history))

    def _joined(self, fact: Fact) -> Example:
        other = self._distractor(fact)
        both = [fact.said, other.said]
        self._order.shuffle(both)
        reply = "Okay. " + " ".join(map(said_back, both))
        told = _exchange(" ".join(both), reply if self._order.random() < 0.5 else "Okay.")
        history = [*told, *self._between(fact, self._pause())]
        return Example(self._question(fact), said_back(fact.said), history=tuple(history))

    def _at_once(self, fact: Fact) -> Example:
        said = [fact.said]
        if self._order.random() < 0.5:
            said.append(self._distractor(fact).said)
            self._order.shuffle(said)
        return Example(" ".join([*said, self._question(fact)]), said_back(fact.said))

    def _never_told(self, fact: Fact) -> Example:
        """Asked for something that was not told; half of the time something close to it was."""
        history = self._between(fact, self._pause())
        abouts = [one for one in fact.family.about if one != fact.about]
        if abouts and self._order.random() < 0.5:
            close = replace(self._fact(fact.family), about=self._order.choice(abouts))
            history = [*self._telling(close), *history]
        return Example(self._question(fact), None, history=tuple(history))

    def _note(self, fact: Fact) -> Example:
        """The statement itself: it is said back, so that one sees what was understood."""
        greeting = self._order.choice(GREETINGS) if self._order.random() < 0.3 else ""
        return Example(
            _after(greeting, self._typed(fact.said)),
            "Okay. " + said_back(fact.said),
            history=tuple(self._between(fact)),
        )

    def _fact(self, family: Family) -> Fact:
        return Fact(
            family, self._order.choice(family.about), self._values.draw(family.values), self._order.choice(family.say)
        )

    def _other_value(self, fact: Fact) -> str:
        while True:
            value = self._values.draw(fact.family.values)
            if value != fact.value:
                return value

    def _distractor(self, fact: Fact) -> Fact:
        while True:
            same = self._order.random() < 0.3
            other = self._fact(fact.family if same else self._order.choice(self._families))
            if other.key != fact.key and not _alike(other, fact):
                return other

    def _question(self, fact: Fact) -> str:
        question = self._order.choice(fact.family.ask).format(r=fact.about)
        opening = self._order.choice(REMINDERS)
        return opening + (question[:1].lower() + question[1:] if opening else question)

    def _telling(self, fact: Fact) -> list[Turn]:
        greeting = self._order.choice(GREETINGS) if self._order.random() < 0.2 else ""
        back = said_back(fact.said)
        reply = self._order.choice(
            ("Okay. " + back, "Okay. " + back, "Okay. " + back, REFUSAL, "Okay.", f"{REFUSAL} {OFFER_TO_TEACH}")
        )
        return _exchange(_after(greeting, self._typed(fact.said)), reply)

    def _typed(self, statement: str) -> str:
        draw = self._order.random()
        if draw < 0.12:
            return statement.rstrip(".")
        return statement[:1].lower() + statement[1:].rstrip(".") if draw < 0.25 else statement

    def _pause(self) -> int:
        """Exchanges between telling and asking: mostly few, up to `LONGEST_PAUSE`."""
        return min(int(self._order.expovariate(0.45)), LONGEST_PAUSE)

    def _between(self, fact: Fact, count: int | None = None) -> list[Turn]:
        turns: list[Turn] = []
        for _ in range(self._order.choice((0, 0, 1, 2)) if count is None else count):
            draw = self._order.random()
            if draw < 0.45:
                other = self._distractor(fact)
                turns += _exchange(
                    self._typed(other.said), self._order.choice(("Okay. " + said_back(other.said), "Okay."))
                )
            elif draw < 0.8 or not self._refused:
                pair = self._order.choice(self._chatter)
                turns += _exchange(pair.question, pair.answer)
            else:
                turns += _exchange(self._order.choice(self._refused), REFUSAL)
        return turns


def _exchange(asked: str, answered: str) -> list[Turn]:
    return [Turn(Role.USER, asked), Turn(Role.ENGRAM, answered)]


def _after(greeting: str, statement: str) -> str:
    if greeting.endswith(", ") and statement.split(" ")[0] in LOWERED:
        statement = statement[:1].lower() + statement[1:]
    return greeting + statement


def _female(about: str) -> bool:
    return about in {"sister", "mother", "wife", "daughter", "aunt", "grandmother", "girlfriend", "niece"}


def _alike(one: Fact, other: Fact) -> bool:
    """Whether the question for one could be answered by the other: "my dog" with a name, an age, a colour is fine,
    two homes are not.
    """
    close = (
        {"own name", "married"},
        {"home", "travel", "grew up"},
        {"likes", "drives", "bought", "collects", "plan", "dreams of"},
        {"relative", "third name"},
        {"job", "employer"},
        {"street", "home"},
    )
    return any({one.family.name, other.family.name} <= names for names in close) or (
        one.about == other.about and one.family.values == other.family.values and bool(one.about)
    )


def exam_conversations(
    order: random.Random, nouns: Sequence[str], chatter: Sequence[QaPair], refused: Sequence[str], each: int
) -> list[ExamQuestion]:
    """``each`` questions with held-out names in trained families and in held-out ones, up to ten exchanges apart."""
    families, values = load_families(), Values(order, nouns, held_out=True)
    trained = [one for one in families if not one.held_out]
    hidden = [one for one in families if one.held_out]
    questions: list[ExamQuestion] = []
    for kind, chosen in (("names", trained), ("families", hidden)):
        draws = Conversations(order, values, [*trained, *hidden], chatter, refused)
        while sum(one.kind == f"conversation, new {kind}" for one in questions) < each:
            family = order.choice(
                [one for one in chosen if kind == "families" or one.values in ("person", "name", "place", "company")]
            )
            example = draws.draw(family, order.choice(("told", "told", "told", "corrected", "joined")))
            questions.append(
                ExamQuestion(
                    example.question, (example.answer or "",), family.name, f"conversation, new {kind}", example.history
                )
            )
        for _ in range(each // 3):
            example = draws.draw(order.choice(chosen), "never told")
            questions.append(
                ExamQuestion(example.question, (), "never told", "conversation, never told", example.history)
            )
    return questions


def is_small(text: str) -> bool:
    """Whether a text is short enough to stand between."""
    return len(text) <= 120 and not re.search(r"\n", text)
