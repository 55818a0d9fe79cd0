"""How well a lesson taught once is found from other wordings, beside BM25 and the teacher in the same run.

Measures only: the answerer's lessons are replaced while it is examined and forgotten afterwards.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from chatbot.answering import Answerer, AnswerOptions
from chatbot.domain import Answer, Lesson, Source, normalise_question
from chatbot.errors import InputError
from chatbot.model.arrays import Array
from training.calibration import auroc, calibration_error
from training.corpora.question_sets import Kind, QuestionSet
from training.teacher import sentence_embeddings

PRECISION = 0.95
DEFAULT = AnswerOptions().precision
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """The lesson that a ranker puts first (None: none at all, or an answer of the network) and its score."""

    lesson: int | None
    score: float


@dataclass(frozen=True, slots=True)
class AtDefault:
    """What happens at the setting that people start with; shares 0 to 1, None where nothing was asked.

    ``threshold`` is the confidence from which it answers, ``answered`` and ``answered_rightly`` are shares of the
    rewordings, ``precision`` of all that was answered.  The expected calibration errors are taken over all questions.
    """

    threshold: float
    answered: float | None
    answered_rightly: float | None
    precision: float | None
    unknown_refused: float | None
    twins_refused: float | None
    error_equal_mass: float
    error_equal_width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A ranker's figures, 0 to 1: ``top1`` of the rewordings; ``recall`` is the share of them answered rightly where
    95 of 100 answers must be right, asked among the unknown questions, ``recall_with_twins`` among the near-twins
    too; ``auroc`` of the rewordings found against the unknown questions.  None where such questions were not asked.
    """

    ranker: str
    top1: float | None
    recall: float | None
    recall_with_twins: float | None
    auroc: float | None
    default: AtDefault | None = None


@dataclass(frozen=True, slots=True)
class SetReport:
    """The figures of one set, its size beside them."""

    name: str
    lessons: int
    rewordings: int
    unknown: int
    twins: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RewordingReport:
    """All sets; ``notes`` are sentences on what could not be compared."""

    sets: tuple[SetReport, ...]
    notes: tuple[str, ...] = ()

    def as_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), allow_nan=False)


def examine(
    answerer: Answerer, sets: Iterable[QuestionSet], with_teacher: bool = True, with_network: bool = False
) -> RewordingReport:
    """Every ranker on every set.

    ``with_network`` adds the whole way through `Answerer.answer`, where the network's own answers count as wrong:
    what the window does, at many times the work.
    """
    reports, notes = list[SetReport](), list[str]()
    for one in sets:
        rows = [measure("BM25", one, bm25(one.taught, one.asked))]
        if with_teacher:
            try:
                rows.append(measure("all-MiniLM-L6-v2", one, by_vectors(sentence_embeddings, one)))
            except InputError as error:
                notes.append(f"The teacher was left out. {error}")
                with_teacher = False
        threshold = answerer.judge.threshold(DEFAULT)
        rows.append(measure("sentence vector alone", one, by_vectors(answerer.sentence_vectors, one)))
        rows.append(measure("Engram", one, from_memory(answerer, one), threshold))
        if with_network:
            rows.append(measure("Engram with network", one, from_window(answerer, one), threshold))
        reports.append(
            SetReport(
                one.name,
                lessons=len(one.lessons),
                rewordings=one.count(Kind.REWORDING),
                unknown=one.count(Kind.UNKNOWN),
                twins=one.count(Kind.TWIN),
                rows=tuple(rows),
            )
        )
    return RewordingReport(tuple(reports), tuple(notes))


def bm25(taught: Sequence[str], asked: Sequence[str], k1: float = 1.2, b: float = 0.75) -> list[Found]:
    """Okapi BM25 over the taught questions (Robertson and Zaragoza 2009), its idf kept positive as Lucene does."""
    counts = [Counter(_words(text)) for text in taught]
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / max(len(lengths), 1)
    having = Counter(word for count in counts for word in count)
    idf = {word: math.log(1 + (len(taught) - n + 0.5) / (n + 0.5)) for word, n in having.items()}

    def score(words: Sequence[str], number: int) -> float:
        scale = k1 * (1 - b + b * lengths[number] / mean)
        times = counts[number]
        return sum(idf[word] * times[word] * (k1 + 1) / (times[word] + scale) for word in words if word in times)

    return [_best([score(words, number) for number in range(len(taught))]) for words in map(_words, asked)]


def _words(text: str) -> list[str]:
    return WORD.findall(normalise_question(text))


def _best(scores: Sequence[float]) -> Found:
    """The first of the highest; nothing where all are 0."""
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return Found(best, scores[best]) if best is not None and scores[best] > 0 else Found(None, 0.0)


def by_vectors(vectorise: Callable[[Sequence[str]], Array], one: QuestionSet) -> list[Found]:
    """The lesson with the nearest vector, by cosine; ``vectorise`` gives (N, E) unit vectors."""
    vectors = vectorise([*one.taught, *one.asked])
    similarity = vectors[len(one.lessons) :] @ vectors[: len(one.lessons)].T
    return [Found(int(row.argmax()), float(row.max())) for row in similarity]


def from_memory(answerer: Answerer, one: QuestionSet) -> list[Found]:
    """Engram's lesson memory, chosen and trusted by its judge."""
    _teach(answerer, one)
    found = []
    for text in one.asked:
        best = answerer.from_lessons(text)
        found.append(Found(best.lesson_id if best else None, best.confidence if best else 0.0))
    answerer.set_lessons([])
    return found


def from_window(answerer: Answerer, one: QuestionSet) -> list[Found]:
    """The whole way, lessons and network together, as people get it."""
    _teach(answerer, one)
    found = []
    for text in one.asked:
        answer = list(answerer.answer((), text))[-1]
        assert isinstance(answer, Answer)
        best = answer.candidate
        found.append(Found(best.lesson_id if best and best.source is Source.LESSON else None, answer.confidence))
    answerer.set_lessons([])
    return found


def _teach(answerer: Answerer, one: QuestionSet) -> None:
    """A lesson's id is its number in the set."""
    answerer.set_lessons(Lesson(n, pair.question, pair.answer, "", "") for n, pair in enumerate(one.lessons))


def measure(ranker: str, one: QuestionSet, found: Sequence[Found], threshold: float | None = None) -> Row:
    """All figures of what a ranker ``found`` for each question; with a ``threshold`` its scores are confidences."""
    right = [
        best.lesson is not None and best.lesson == asked.lesson
        for asked, best in zip(one.questions, found, strict=True)
    ]
    scores = [best.score for best in found]
    known = one.count(Kind.REWORDING)
    apart = [n for n, asked in enumerate(one.questions) if asked.kind is not Kind.TWIN]
    among = [n for n in apart if right[n] or one.questions[n].kind is Kind.UNKNOWN]
    separation = auroc([scores[n] for n in among], [right[n] for n in among])
    return Row(
        ranker,
        top1=sum(right) / known if known else None,
        recall=recall_at(PRECISION, [scores[n] for n in apart], [right[n] for n in apart], known),
        recall_with_twins=recall_at(PRECISION, scores, right, known) if one.count(Kind.TWIN) else None,
        auroc=None if math.isnan(separation) else separation,
        default=None if threshold is None else _at_default(one, scores, right, threshold),
    )


def _at_default(one: QuestionSet, scores: Sequence[float], right: Sequence[bool], threshold: float) -> AtDefault:
    given = [score >= threshold for score in scores]
    ended_well = [answered and ok for answered, ok in zip(given, right, strict=True)]

    def share(kind: Kind, values: Sequence[bool]) -> float | None:
        return _share([value for asked, value in zip(one.questions, values, strict=True) if asked.kind is kind])

    refused = [not answered for answered in given]
    return AtDefault(
        threshold,
        answered=share(Kind.REWORDING, given),
        answered_rightly=share(Kind.REWORDING, ended_well),
        precision=sum(ended_well) / sum(given) if any(given) else None,
        unknown_refused=share(Kind.UNKNOWN, refused),
        twins_refused=share(Kind.TWIN, refused),
        error_equal_mass=calibration_error(scores, right, equal_mass=True),
        error_equal_width=calibration_error(scores, right, equal_mass=False),
    )


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def recall_at(precision: float, scores: Sequence[float], right: Sequence[bool], known: int) -> float | None:
    """Share of the ``known`` questions answered rightly at the lowest threshold that keeps ``precision``.

    Equal scores are answered or refused together.  0.0 where no threshold keeps it, None without known questions.
    """
    if not known:
        return None
    order = np.argsort(-np.array(scores), kind="stable")
    ordered, hits = np.array(scores)[order], np.cumsum(np.array(right)[order])
    last_of_equals = np.append(ordered[1:] < ordered[:-1], True)
    kept = np.flatnonzero(last_of_equals & (hits >= precision * np.arange(1, len(hits) + 1)))
    return float(hits[kept[-1]] / known) if len(kept) else 0.0


def table(report: RewordingReport) -> str:
    """For reading: a line a ranker, then Engram's default setting."""
    lines: list[str] = []
    for one in report.sets:
        lines += [
            f"{one.name}: {one.lessons} lessons, {one.rewordings} rewordings, {one.unknown} unknown, {one.twins} twins",
            f"  {'':<24}{'top-1':>8}{'recall at 95%':>15}{'with twins':>12}{'AUROC':>8}",
        ]
        for row in one.rows:
            shares = f"{_percent(row.top1):>8}{_percent(row.recall):>15}{_percent(row.recall_with_twins):>12}"
            lines.append(f"  {row.ranker:<24}{shares}{'-' if row.auroc is None else format(row.auroc, '.3f'):>8}")
        for row in one.rows:
            lines += [] if row.default is None else _setting(row.ranker, row.default)
    return "\n".join([*lines, *report.notes])


def _setting(ranker: str, at: AtDefault) -> list[str]:
    return [
        f"  {ranker} at the default setting (from {at.threshold:.3f} on)",
        f"    rewordings answered {_percent(at.answered)}, rightly {_percent(at.answered_rightly)};"
        f" of all answers right {_percent(at.precision)}",
        f"    refused: unknown {_percent(at.unknown_refused)}, twins {_percent(at.twins_refused)}",
        f"    calibration error {at.error_equal_mass:.3f} (equal mass), {at.error_equal_width:.3f} (equal width)",
    ]


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"
