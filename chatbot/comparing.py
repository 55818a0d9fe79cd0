"""Versions of the network side by side, and the retrain that broke an answer.  Lessons are left out: weights only."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from chatbot.answering import Answerer, AnswerOptions
from chatbot.checkpoints import BASE_ID, CheckpointRegistry, Version
from chatbot.domain import Answer, Source


@dataclass(frozen=True, slots=True)
class Pair:
    """What two versions say to one question."""

    question: str
    first: Answer
    second: Answer

    @property
    def differs(self) -> bool:
        """Whether a person would read something else."""
        return not same(self.first.text, self.second.text)


@dataclass(frozen=True, slots=True)
class Search:
    """Where an answer was lost.

    ``broken`` is the first version that no longer gives it, None when the one in use does; ``last_good`` the one
    before it, None when no version on the way gives it.  ``asked`` are the ids that were asked, newest first.
    """

    broken: Version | None
    last_good: Version | None
    asked: tuple[str, ...]


def ask(answerer: Answerer, question: str, precision: float) -> Answer:
    """The network's own answer, as it would be given or refused."""
    last = list(answerer.answer((), question, AnswerOptions(precision, network_only=True)))[-1]
    assert isinstance(last, Answer)
    return last


def compare(first: Answerer, second: Answerer, questions: Iterable[str], precision: float) -> Iterator[Pair]:
    """Both asked the same, one after the other."""
    for question in questions:
        yield Pair(question, ask(first, question, precision), ask(second, question, precision))


def lineage(registry: CheckpointRegistry) -> list[Version]:
    """The version in use and the sound ones that it descends from, newest first."""
    line = [registry.current()]
    while line[-1].id != BASE_ID:
        line.append(registry.ancestor(line[-1]))
    return line


def find_break(line: Sequence[Version], load: Callable[[Version], Answerer], question: str, answer: str) -> Search:
    """Walk from the newest version back to one that gives ``answer``, also where it would rather not say it."""
    asked: list[str] = []
    for number, version in enumerate(line):
        asked.append(version.id)
        if gives(load(version), question, answer):
            return Search(line[number - 1] if number else None, version, tuple(asked))
    return Search(line[-1], None, tuple(asked))


def gives(answerer: Answerer, question: str, answer: str) -> bool:
    """Whether the network's best answer is this one, word for word."""
    given = ask(answerer, question, 0.0)
    best = given.candidate.text if given.candidate else given.text
    return same(best, answer) or (given.source is not Source.UNKNOWN and same(given.text, answer))


def same(one: str, other: str) -> bool:
    """Word for word; Unicode in NFKC, any run of blanks as one."""
    words = (unicodedata.normalize("NFKC", text).split() for text in (one, other))
    return next(words) == next(words)
