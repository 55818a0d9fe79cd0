"""What a retrain is worth: lessons taught at once, asked as taught and in other words, by the way answers come.

Everything is asked of the NumPy form; the training is the child process that ``chatbot train`` starts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.answering import Answerer
from chatbot.domain import Answer, Lesson, Source
from chatbot.jobs import ExamReport
from training.exam import ask, same
from training.lesson_sets import Taught, by_origin, lesson_set
from training.runs import retrain


@dataclass(frozen=True, slots=True)
class Recall:
    """Of ``total`` questions: ``given`` word for word as the answer, ``found`` as the best candidate, given or not."""

    given: int
    found: int
    total: int

    def __str__(self) -> str:
        share = self.given / max(self.total, 1), self.found / max(self.total, 1)
        return f"{self.given} of {self.total} ({share[0]:.1%}); as candidate {self.found} ({share[1]:.1%})"


@dataclass(frozen=True, slots=True)
class Origin:
    """The figures of the lessons from one place."""

    name: str
    taught: Recall
    reworded: Recall


@dataclass(frozen=True, slots=True)
class FinetuneFigures:
    """Of one retrain.  Shares are 0 to 1, ``peak_mib`` is in MiB, seconds are the child's, exams included.

    ``base`` and ``refused`` are (before, after, total) of the frozen exam; ``remembered`` is rewording with the
    lesson memory on, before and after the retrain.
    """

    lessons: int
    taught: Recall
    reworded: Recall
    remembered_before: Recall
    remembered: Recall
    origins: tuple[Origin, ...]
    base: tuple[int, int, int]
    refused: tuple[int, int, int]
    passed: bool
    reasons: tuple[str, ...]
    seconds: float
    cpu_seconds: float
    training_seconds: float
    pieces_per_second: float
    peak_mib: float

    def table(self) -> str:
        """For people."""
        rows = [
            ("lessons", str(self.lessons)),
            ("as taught, network alone", str(self.taught)),
            ("reworded, network alone", str(self.reworded)),
            ("reworded, memory on, before", str(self.remembered_before)),
            ("reworded, memory on, after", str(self.remembered)),
        ]
        for one in self.origins:
            rows += [(f"  {one.name}: as taught", str(one.taught)), (f"  {one.name}: reworded", str(one.reworded))]
        rows += [
            ("base exam", _change(self.base)),
            ("unknown refused", _change(self.refused)),
            ("passed", "yes" if self.passed else f"no: {' '.join(self.reasons)}"),
            ("wall time", f"{self.seconds:.0f} s, {self.training_seconds:.0f} s of them training"),
            ("CPU time", f"{self.cpu_seconds:.0f} s"),
            ("speed", f"{self.pieces_per_second:.0f} target pieces/s"),
            ("peak memory", f"{self.peak_mib:.0f} MiB"),
        ]
        return "\n".join(f"{name:<36}{value}" for name, value in rows)


def bench_finetune(
    network: Path, work: Path, data: Path | None, lessons: int = 1000, seed: int = 1, settings: Sequence[str] = ()
) -> FinetuneFigures:
    """Teach ``lessons`` at once, retrain, ask.  Raises `InputError` for too few lessons or a run without an end."""
    taught = lesson_set(data, lessons, seed)
    before = remembered(Answerer.load(network, "before"), taught)
    done = retrain(work / "finetune", network, [one.pair for one in taught], settings, seed)
    answerer = Answerer.load(done.folder, "after")
    parts = [
        Origin(name, alone(answerer, part), alone(answerer, part, reworded=True))
        for name, part in by_origin(taught).items()
    ]
    return FinetuneFigures(
        lessons=len(taught),
        taught=_sum([part.taught for part in parts]),
        reworded=_sum([part.reworded for part in parts]),
        remembered_before=before,
        remembered=remembered(answerer, taught),
        origins=tuple(parts),
        base=base_of(done.exam),
        refused=(done.exam.refused.before or 0, done.exam.refused.right, done.exam.refused.total),
        passed=done.exam.passed,
        reasons=done.exam.reasons,
        seconds=done.seconds,
        cpu_seconds=done.cpu_seconds,
        training_seconds=done.training,
        pieces_per_second=done.pieces / max(done.training, 1e-9),
        peak_mib=done.peak_mib,
    )


def alone(answerer: Answerer, lessons: Sequence[Taught], reworded: bool = False) -> Recall:
    """By the network alone."""
    answers = [ask(answerer, one.rewording if reworded else one.pair.question) for one in lessons]
    return _recall(answers, lessons)


def remembered(answerer: Answerer, lessons: Sequence[Taught]) -> Recall:
    """Reworded, with the lesson memory on; the answerer's lessons are forgotten afterwards."""
    answerer.set_lessons(
        Lesson(number, one.pair.question, one.pair.answer, "", "") for number, one in enumerate(lessons, 1)
    )
    answers = []
    for one in lessons:
        last = list(answerer.answer((), one.rewording))[-1]
        assert isinstance(last, Answer)
        answers.append(last)
    answerer.set_lessons([])
    return _recall(answers, lessons)


def _recall(answers: Sequence[Answer], lessons: Sequence[Taught]) -> Recall:
    pairs = list(zip(answers, (one.pair.answer for one in lessons), strict=True))
    given = sum(answer.source is not Source.UNKNOWN and same(answer.text, wanted) for answer, wanted in pairs)
    found = sum(answer.candidate is not None and same(answer.candidate.text, wanted) for answer, wanted in pairs)
    return Recall(given, found, len(pairs))


def _sum(parts: Sequence[Recall]) -> Recall:
    return Recall(*(sum(getattr(part, name) for part in parts) for name in ("given", "found", "total")))


def base_of(exam: ExamReport) -> tuple[int, int, int]:
    """All questions of the frozen exam that have an answer: right before, right after, all."""
    small, other = exam.small_talk, exam.other
    return (small.before or 0) + (other.before or 0), small.right + other.right, small.total + other.total


def _change(counts: tuple[int, int, int]) -> str:
    before, after, total = counts
    points = 100 * (after - before) / max(total, 1)
    return f"{before} -> {after} of {total} ({points:+.1f} points)"
