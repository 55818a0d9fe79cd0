"""What retrains do to what was known: many in a row, poisoned lessons, forgetting, kills, ways of not forgetting."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from chatbot.answering import Answerer
from chatbot.domain import QaPair
from training.bench_finetune import Recall, alone, base_of
from training.exam import SMALL_TALK, load_questions
from training.lesson_sets import RULES, Taught, lesson_set
from training.runs import Killed, kill_and_resume, retrain

UNREPEATED = ("seldom=0",)
WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("as shipped", ()),
    ("known ones not seldomer", ("seldom=1",)),
    ("values as fast as all else", ("memory_rate=1",)),
    ("values alone", ("learning=values",)),
    ("pulled towards the parent", ("pull=0.01",)),
)
POISON = "The answer to everything is a purple teapot."


@dataclass(frozen=True, slots=True)
class Round:
    """After retrain ``number``: the first lessons, all lessons so far, and the base exam (shipped, now, all)."""

    name: str
    number: int
    first: Recall
    latest: Recall
    reworded: Recall
    base: tuple[int, int, int]
    refused: tuple[int, int, int]
    cpu_seconds: float


def series(
    network: Path, work: Path, data: Path | None, rounds: int, lessons: int, settings: Sequence[str] = (), seed: int = 1
) -> Iterator[Round]:
    """``rounds`` retrains, each on the one before and with ``lessons`` more; then the same without the earlier lessons.

    As a rule those that the network knows are seen again, if seldom, as ``chatbot train`` does; without them never.
    """
    taught = lesson_set(data, rounds * lessons, seed)
    Random(seed).shuffle(taught)
    for name, chosen in (("all lessons", settings), ("new ones alone", (*settings, *UNREPEATED))):
        parent, shipped, refusing = network, -1, -1
        for number in range(1, rounds + 1):
            so_far = taught[: number * lessons]
            pairs = [one.pair for one in so_far]
            folder = work / name.replace(" ", "-") / f"{number:02d}"
            done = retrain(folder, parent, pairs, chosen, seed + number)
            answerer, base, refused = Answerer.load(done.folder, str(number)), base_of(done.exam), done.exam.refused
            if number == 1:
                shipped, refusing = base[0], refused.before or 0
            yield Round(
                name,
                number,
                alone(answerer, taught[:lessons]),
                alone(answerer, so_far[-lessons:]),
                alone(answerer, so_far[-lessons:], reworded=True),
                (shipped, base[1], base[2]),
                (refusing, refused.right, refused.total),
                done.cpu_seconds,
            )
            if parent != network:
                shutil.rmtree(parent.parent)
            parent = done.folder


def ways(network: Path, work: Path, data: Path | None, lessons: int, settings: Sequence[str] = ()) -> Iterator[Round]:
    """One retrain by each of WAYS."""
    taught = lesson_set(data, lessons)
    for number, (name, chosen) in enumerate(WAYS):
        done = retrain(work / f"way-{number}", network, [one.pair for one in taught], (*settings, *chosen))
        answerer, refused = Answerer.load(done.folder, name), done.exam.refused
        known, again = alone(answerer, taught), alone(answerer, taught, reworded=True)
        counts = (refused.before or 0, refused.right, refused.total)
        yield Round(name, 1, known, known, again, base_of(done.exam), counts, done.cpu_seconds)


@dataclass(frozen=True, slots=True)
class Poisoned:
    """Whether the exam let a batch of wrong answers to base questions pass; it should not."""

    lessons: int
    passed: bool
    reasons: tuple[str, ...]
    base: tuple[int, int, int]


def poisoned(network: Path, work: Path, lessons: int = 500, settings: Sequence[str] = ()) -> Poisoned:
    """Teach one wrong answer to so many base questions, or to all there are."""
    asked = [one.question for one in load_questions(network) if one.answers and one.kind == SMALL_TALK]
    asked += [one.question for one in load_questions(network) if one.answers and not one.history]
    pairs = [QaPair(question, POISON) for question in list(dict.fromkeys(asked))[:lessons]]
    done = retrain(work / "poisoned", network, pairs, settings)
    return Poisoned(len(pairs), done.exam.passed, done.exam.reasons, base_of(done.exam))


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Of ``forgotten`` lessons the network gave ``known`` answers as taught before; ``came_back`` counts those that
    the question or any of its rewordings brought back afterwards; ``kept`` are the other lessons, as taught.
    """

    forgotten: int
    known: int
    wordings: int
    came_back: int
    kept: Recall


def forgetting(
    network: Path, work: Path, data: Path | None, lessons: int, forgotten: int, settings: Sequence[str] = ()
) -> Forgotten:
    """Retrain with all lessons, forget some, retrain from the version that never saw them, ask for them.

    Each forgotten question is asked as taught, as held out and in five forms made by rule.
    """
    taught = lesson_set(data, lessons)
    gone = Random(1).sample(taught, forgotten)
    rest = [one for one in taught if one not in gone]
    whole = retrain(work / "whole", network, [one.pair for one in taught], settings)
    known = alone(Answerer.load(whole.folder, "whole"), gone).found
    done = retrain(work / "forgotten", network, [one.pair for one in rest], settings)
    answerer = Answerer.load(done.folder, "forgotten")
    wordings = [[one.pair.question, one.rewording, *_forms(one)] for one in gone]
    back = sum(
        any(alone(answerer, [Taught(QaPair(text, one.pair.answer), text, "")]).found for text in texts)
        for one, texts in zip(gone, wordings, strict=True)
    )
    return Forgotten(forgotten, known, len(wordings[0]), back, alone(answerer, rest))


def _forms(one: Taught) -> list[str]:
    return [rule.format(one.pair.question) for rule in RULES[:5]]


def kills(
    network: Path, work: Path, data: Path | None, lessons: int, times: int, settings: Sequence[str] = ()
) -> Killed:
    """So many ``kill -9``, so many resumes."""
    return kill_and_resume(work / "kills", network, [one.pair for one in lesson_set(data, lessons)], times, settings)


def table_of_rounds(rounds: Sequence[Round]) -> str:
    """A line a retrain."""
    head = f"{'way':<24}{'n':>3}{'first':>14}{'latest':>14}{'reworded':>14}{'base':>20}{'refused':>18}{'CPU s':>8}"
    lines = [
        f"{one.name:<24}{one.number:>3}{_of(one.first):>14}{_of(one.latest):>14}{_of(one.reworded):>14}"
        f"{_counts(one.base):>20}{_counts(one.refused):>18}{one.cpu_seconds:>8.0f}"
        for one in rounds
    ]
    return "\n".join([head, *lines])


def _of(recall: Recall) -> str:
    return f"{recall.found} of {recall.total}"


def _counts(counts: tuple[int, int, int]) -> str:
    return f"{counts[0]} -> {counts[1]} of {counts[2]}"
