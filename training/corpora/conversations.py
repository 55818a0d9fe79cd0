"""Conversations in which a fact is told and asked for later, made of the families in ``told``.

One skill serves all: find the sentence that tells it and say it back from the other side.  What was never told must be
refused, also when something much like it was.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.domain import OFFER_TO_TEACH, REFUSAL, QaPair, Role, Turn
from training.corpora.examples import Example
from training.corpora.phrases import (
    BRIEFLY,
    CORRECTIONS,
    FEMALE,
    GREETINGS,
    HE,
    KNOWN_FROM,
    LOWERED,
    MALE,
    NO_THINGS,
    OF_THINGS,
    REMINDERS,
    RESTATED,
    SHE,
)
from training.corpora.told import MINE, Fact, Family, alike, alike_about, capital, owned, said_back
from training.corpora.values import WORDS, Values

LONGEST_PAUSE = 10
OTHERS = 0.35
WEIGHTS = {
    "told": 9,
    "chosen": 8,
    "follow": 2,
    "pronoun": 2,
    "corrected": 4,
    "correcting": 1,
    "joined": 2,
    "at once": 2,
    "short": 2,
    "note": 2,
    "near miss": 8,
    "never told": 2,
}
KINDS = tuple(WEIGHTS)


class Conversations:
    """Draws conversations; ``chatter`` are small-talk pairs that stand between, ``refused`` unanswered questions.

    ``others`` is the share (0 to 1) of facts on other people's things where a family allows that.
    """

    def __init__(
        self,
        order: random.Random,
        values: Values,
        families: Sequence[Family],
        chatter: Sequence[QaPair],
        refused: Sequence[str],
        others: float = OTHERS,
    ) -> None:
        self._order, self._values, self._families = order, values, families
        self._chatter, self._refused, self._others = chatter, refused, others
        self._followed = [one for one in families if one.follow]
        self._by_about: dict[str, list[Family]] = {}
        for one in families:
            for about in one.about:
                self._by_about.setdefault(about, []).append(one)

    def draw(self, family: Family | None = None, kind: str | None = None) -> Example:
        """One example; of ``family`` and ``kind`` (see `KINDS`), or of any."""
        order = self._order
        kind = kind or order.choices(KINDS, list(WEIGHTS.values()))[0]
        if kind in ("follow", "pronoun") and not (family and family.follow):
            family = order.choice(self._followed)
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

    def _chosen(self, fact: Fact) -> Example:
        """Told among facts that are much like it: the question picks by owner, by thing or by what is asked of it."""
        fact, rivals = self._rivals(fact)
        told = [fact, *rivals]
        self._order.shuffle(told)
        history = [*self._telling_all(told), *self._between(fact, self._pause() // 2)]
        return Example(self._question(fact, bool(rivals)), said_back(fact.said), history=tuple(history))

    def _near_miss(self, fact: Fact) -> Example:
        """Only what is much like it was told."""
        fact, rivals = self._rivals(fact)
        history = [*self._between(fact), *self._telling_all(rivals), *self._between(fact, self._pause() // 2)]
        return Example(self._question(fact, bool(rivals)), None, history=tuple(history))

    def _rivals(self, fact: Fact) -> tuple[Fact, list[Fact]]:
        """Up to three facts like this one that don't answer its question, and this one told so that they differ."""
        found: list[Fact] = []
        if fact.family.ownable:
            fact = replace(fact, frame=self._order.choice(owned(fact.family.say)))
        for _ in range(self._order.choice((1, 1, 2, 3))):
            rival = self._rival(fact)
            if rival and all(rival.key != one.key for one in found):
                found.append(rival)
        return fact, found

    def _rival(self, fact: Fact) -> Fact | None:
        family, order = fact.family, self._order
        for _ in range(6):
            draw = order.random()
            if draw < 0.35 and family.ownable:
                owner = self._owner(fact.about, always=order.random() < 0.8)
                other = replace(self._fact(family), about=fact.about, verb=fact.verb, owner=owner)
                other = replace(other, frame=order.choice(owned(family.say)))
                if owner != fact.owner and {owner, fact.owner} != {MINE, "our"}:
                    return other
            elif draw < 0.7 and (len(family.about) > 1 or family.about[0].startswith("@") or len(family.verbs) > 1):
                other = replace(self._fact(family), owner=fact.owner)
                if fact.owner != MINE:
                    other = replace(other, frame=order.choice(owned(family.say)))
                if other.key != fact.key and not alike(other, fact):
                    return other
            else:
                other = self._of_same(fact)
                if not alike(other, fact):
                    return other
        return None

    def _of_same(self, fact: Fact) -> Fact:
        """Something else told of the same thing or person: its age instead of its name."""
        listed = fact.about if fact.about in self._by_about else fact.family.about[0]
        family = self._order.choice(self._by_about.get(listed, self._families))
        other = self._fact(family)
        if not fact.about or listed not in family.about:
            return other
        if fact.owner != MINE and family.ownable:
            other = replace(other, owner=fact.owner, frame=self._order.choice(owned(family.say)))
        return replace(other, about=fact.about)

    def _telling_all(self, facts: Sequence[Fact]) -> list[Turn]:
        if len(facts) > 1 and self._order.random() < 0.3:
            return self._told_at_once(facts)
        turns: list[Turn] = []
        for fact in facts:
            turns += self._telling(fact)
            turns += self._small_talk(1) if self._order.random() < 0.2 else []
        return turns

    def _told_at_once(self, facts: Sequence[Fact]) -> list[Turn]:
        said = [one.said for one in facts]
        return _exchange(" ".join(said), self._order.choice(("Okay. " + " ".join(map(said_back, said)), "Okay.")))

    def _follow(self, fact: Fact) -> Example:
        history = [*self._between(fact), *self._telling(fact)]
        question = fact.filled(self._order.choice(fact.family.follow)).format(p=self._pronoun_of(fact.about))
        return Example(question, said_back(fact.said), history=tuple(history))

    def _pronoun(self, fact: Fact) -> Example:
        """ "Anna is my sister." "She lives in Turin.": asked for by pronoun, by name or as my sister."""
        order = self._order
        relation, name = (fact.about, self._values.draw("first name"))
        if fact.family.about[0].startswith("@"):
            relation, name = order.choice(KNOWN_FROM), fact.about
        pronoun = self._pronoun_of(relation)
        opened = ("My {r} ", "{r} ")
        frame = next((one for one in fact.family.say if one.startswith(opened)), fact.frame)
        statement = frame.removeprefix(opened[0]).removeprefix(opened[1])
        second = replace(fact, owner=MINE, frame=f"{capital(pronoun)} {statement}")
        first = order.choice((f"My {relation} is called {name}.", f"{name} is my {relation}."))
        history = [
            *self._between(fact),
            *_exchange(first, "Okay. " + said_back(first)),
            *_exchange(second.said, order.choice(("Okay. " + said_back(second.said), "Okay."))),
        ]
        if order.random() < 0.5:
            question = order.choice(fact.family.follow).format(p=pronoun)
        else:
            history += self._small_talk(min(self._pause(), 3))
            asked = order.choice(fact.family.ask).replace("my {r}", "{r}")
            question = capital(asked.format(r=order.choice((f"my {relation}", name))))
        return Example(question, said_back(second.said), history=tuple(history))

    def _pronoun_of(self, about: str) -> str:
        return HE if about in MALE else SHE if about in FEMALE else self._order.choice((HE, SHE))

    def _corrected(self, fact: Fact) -> Example:
        told, correction = self._correction(fact)
        reply = "Okay." if self._order.random() < 0.25 else "Okay. " + said_back(fact.said)
        told += _exchange(correction, reply)
        history = [*self._between(fact), *told, *self._between(fact, self._pause())]
        return Example(self._question(fact), said_back(fact.said), history=tuple(history))

    def _correcting(self, fact: Fact) -> Example:
        """The correction itself: the whole fact is said back."""
        told, correction = self._correction(fact)
        return Example(correction, "Okay. " + said_back(fact.said), history=(*self._between(fact), *told))

    def _correction(self, fact: Fact) -> tuple[list[Turn], str]:
        wrong, order = replace(fact, value=self._other_value(fact)), self._order
        if order.random() < 0.3:
            return self._telling(wrong), _after(order.choice(RESTATED), self._typed(fact.said))
        ways = CORRECTIONS if fact.family.values in NO_THINGS else (*CORRECTIONS, *OF_THINGS)
        return self._telling(wrong), capital(order.choice(ways).format(x=fact.value, y=wrong.value))

    def _short(self, fact: Fact) -> Example:
        """Asked for the value alone."""
        told = self._told(fact)
        question = self._order.choice(BRIEFLY).format(q=self._asked(fact))
        return replace(told, question=question, answer=said_back(fact.value).rstrip("."))

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
        abouts = [one for one in fact.family.about if one[:1] != "@" and not alike_about(one, fact.about)]
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
        order = self._order
        about = order.choice(family.about)
        if about.startswith("@"):
            about = self._values.draw(about[1:])
        if family.described and order.random() < 0.25:
            about = f"{order.choice(WORDS['adjectives'])} {about}"
        owner = self._owner(about) if self._others and family.ownable else MINE
        frames = family.say if owner == MINE else owned(family.say)
        return Fact(
            family, about, self._values.draw(family.values), order.choice(frames), owner, order.choice(family.verbs)
        )

    def _owner(self, about: str, always: bool = False) -> str:
        draw = self._order.random()
        if not always and draw >= self._others:
            return MINE
        relation = self._order.choice(KNOWN_FROM)
        if draw < 0.1 * self._others and not always:
            return "our"
        if draw < 0.4 * self._others and relation != about:
            return f"my {relation}'s"
        return self._values.draw("first name") + "'s"

    def _other_value(self, fact: Fact) -> str:
        while True:
            value = self._values.draw(fact.family.values)
            if value != fact.value:
                return value

    def _distractor(self, fact: Fact) -> Fact:
        while True:
            same = self._order.random() < 0.3
            other = self._fact(fact.family if same else self._order.choice(self._families))
            if not alike(other, fact):
                return other

    def _question(self, fact: Fact, choosing: bool = False) -> str:
        question = self._asked(fact, choosing)
        opening = self._order.choice(REMINDERS)
        lowered = question if question.startswith("I ") else question[:1].lower() + question[1:]
        return opening + (lowered if opening else question)

    def _asked(self, fact: Fact, choosing: bool = False) -> str:
        """A question for it; ``choosing``: one that names the owner, where there are such."""
        named = fact.owner != MINE or (choosing and fact.family.ownable)
        frame = self._order.choice(owned(fact.ask) if named else fact.ask)
        asked = fact.filled(frame)
        return asked if frame[0].isupper() else asked[:1].lower() + asked[1:]

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
                turns += self._small_talk(1)
            else:
                turns += _exchange(self._order.choice(self._refused), REFUSAL)
        return turns

    def _small_talk(self, count: int) -> list[Turn]:
        pairs = [self._order.choice(self._chatter) for _ in range(count)]
        return [turn for pair in pairs for turn in _exchange(pair.question, pair.answer)]


def _exchange(asked: str, answered: str) -> list[Turn]:
    return [Turn(Role.USER, asked), Turn(Role.ENGRAM, answered)]


def _after(greeting: str, statement: str) -> str:
    if greeting.endswith(", ") and statement.split(" ")[0] in LOWERED:
        statement = statement[:1].lower() + statement[1:]
    return greeting + statement


def is_small(text: str) -> bool:
    """Whether a text is short enough to stand between."""
    return len(text) <= 120 and not re.search(r"\n", text)
