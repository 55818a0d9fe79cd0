"""What a version knows, asked through the same `Answerer` that people use.

Two halves: *taught* (each lesson, by the network alone) and *still knows* (a frozen set from the shipped base: small
talk, facts, conversations, passages, and questions that must be refused).
"""

import json
import math
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from chatbot.answering import REFUSED, Answerer, AnswerOptions
from chatbot.domain import Answer, QaPair, Role, Source, Turn
from chatbot.errors import CheckpointError
from chatbot.jobs import REWORDED, ChangedAnswer, ExamReport, Score
from chatbot.judge import Judge
from training.corpora.examples import ExamQuestion

FILE_NAME = "exam.jsonl"
ALONE = AnswerOptions(network_only=True)
SMALL_TALK, DIALOGUE = "small talk", "dialogue"


@dataclass(frozen=True, slots=True)
class Margins:
    """``taught`` is the share (0 to 1) of lessons that must be right; ``lost`` the points (0 to 1) that small talk,
    refusals and everything else that was known may each lose against the parent.
    """

    taught: float = 0.95
    lost: float = 0.03


@dataclass(frozen=True, slots=True)
class Reply:
    """How a question of the exam went.  ``confidence`` is the judge's in the best answer, given or not; ``found`` says
    whether that answer, ``candidate``, was a right one.
    """

    question: str
    given: str
    right: bool
    kind: str = ""
    known: bool = True
    confidence: float = 0.0
    found: bool = False
    candidate: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """All replies of one version, in the order of the questions."""

    taught: tuple[Reply, ...]
    asked: tuple[Reply, ...]

    @property
    def refused(self) -> tuple[Reply, ...]:
        """The questions that have no answer."""
        return tuple(reply for reply in self.asked if not reply.known)

    def of(self, kind: str) -> tuple[Reply, ...]:
        """The questions of one kind that have an answer."""
        return tuple(reply for reply in self.asked if reply.known and reply.kind == kind)

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds that have an answer, in order of appearance."""
        return tuple(dict.fromkeys(reply.kind for reply in self.asked if reply.known))


def save_questions(folder: Path, questions: Iterable[ExamQuestion]) -> None:
    """Write ``exam.jsonl``."""
    lines = [json.dumps(asdict(question), ensure_ascii=False) for question in questions]
    (folder / FILE_NAME).write_text("\n".join(lines) + "\n", "utf-8")


def load_questions(folder: Path) -> list[ExamQuestion]:
    """Raises `CheckpointError` when the file is missing or damaged."""
    try:
        rows = [json.loads(line) for line in (folder / FILE_NAME).read_text("utf-8").splitlines()]
        return [
            ExamQuestion(
                question=row["question"],
                answers=tuple(row["answers"]),
                group=row["group"],
                kind=row.get("kind", SMALL_TALK),
                history=tuple(Turn(Role(turn["role"]), turn["text"]) for turn in row.get("history", ())),
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckpointError(f"The checkpoint in {folder} is damaged: {FILE_NAME} cannot be read.") from error


def sample(questions: Sequence[ExamQuestion], count: int) -> list[ExamQuestion]:
    """At most about ``count`` of them, the same share of each kind: what a retrain asks, so that it stays short."""
    kinds: dict[tuple[str, bool], list[ExamQuestion]] = {}
    for question in questions:
        kinds.setdefault((question.kind, bool(question.answers)), []).append(question)
    step = max(1.0, len(questions) / count)
    return [group[int(place * step)] for group in kinds.values() for place in range(round(len(group) / step))]


def ask(answerer: Answerer, question: str, history: Sequence[Turn] = ()) -> Answer:
    """The network's own answer."""
    last = list(answerer.answer(history, question, ALONE))[-1]
    assert isinstance(last, Answer)
    return last


def sit(
    answerer: Answerer,
    lessons: Sequence[QaPair],
    questions: Sequence[ExamQuestion],
    never_seen: Container[str] = frozenset(),
) -> Iterator[int | Sitting]:
    """Ask everything; yields the number of questions asked so far and at last the `Sitting`.

    A lesson whose fingerprint is among ``never_seen`` is not asked: it counts as not known, without an answer.  Of one
    that was taught in several wordings (see `reworded`), each wording is asked a second time as if it had not been.
    """
    taught, asked = list[Reply](), list[Reply]()
    for lesson in lessons:
        taught.append(_recite(answerer, lesson, lesson.fingerprint in never_seen))
        yield len(taught)
    for lesson in reworded(lessons):
        asked.append(_recite(answerer, lesson, lesson.fingerprint in never_seen, REWORDED))
        yield len(taught) + len(asked)
    for question in questions:
        if question.kind != DIALOGUE:
            asked.append(_reply(question, ask(answerer, question.question, question.history)))
            yield len(taught) + len(asked)
    yield Sitting(tuple(taught), tuple(asked))


def reworded(lessons: Iterable[QaPair]) -> list[QaPair]:
    """Those whose answer was taught to another wording too: it should be found by that one alone."""
    known = list(dict.fromkeys(lessons))
    wordings = Counter(lesson.answer for lesson in known)
    return [lesson for lesson in known if wordings[lesson.answer] > 1]


def _recite(answerer: Answerer, lesson: QaPair, unseen: bool, kind: str = "") -> Reply:
    if unseen:
        return Reply(lesson.question, "", right=False, kind=kind)
    thought = answerer.thoughts((), lesson.question, ALONE.beams, in_other_words=kind == REWORDED)[0]
    given = answerer.text_of(thought)
    return Reply(lesson.question, given, same(given, lesson.answer), kind)


def _reply(question: ExamQuestion, answer: Answer) -> Reply:
    known = bool(question.answers)
    candidate = answer.candidate.text if answer.candidate else ""
    return Reply(
        question.question,
        answer.text,
        _right(answer.text, question) if known else answer.source is Source.UNKNOWN,
        question.kind,
        known,
        answer.candidate.confidence if answer.candidate else 0.0,
        _right(candidate, question),
        candidate,
    )


def rejudged(sitting: Sitting, before: Judge, after: Judge, precision: float = AnswerOptions().precision) -> Sitting:
    """What the same answers come to where ``after`` judges the network instead of ``before``."""
    if after == before:
        return sitting
    threshold = after.threshold(precision)
    slope, shift = _moved(before, after)
    return replace(sitting, asked=tuple(_rejudge(one, slope, shift, threshold) for one in sitting.asked))


def _moved(before: Judge, after: Judge) -> tuple[float, float]:
    """Slope and shift from the odds of one to those of the other, of which they are multiples."""
    old, new = before.network, after.network
    slope = next((b / a for a, b in zip(old.weights, new.weights, strict=True) if a), 1.0)
    return slope, new.bias - slope * old.bias


def _rejudge(reply: Reply, slope: float, shift: float, threshold: float) -> Reply:
    if not reply.candidate:
        return reply
    inside = min(max(reply.confidence, 1e-9), 1 - 1e-9)
    confidence = 1 / (1 + math.exp(-(slope * math.log(inside / (1 - inside)) + shift)))
    known = confidence >= threshold
    given = reply.candidate if known else REFUSED
    return replace(reply, given=given, right=known == reply.known and (reply.found or not known), confidence=confidence)


def _right(text: str, question: ExamQuestion) -> bool:
    return any(same(text, wanted) for wanted in question.answers)


def same(given: str, wanted: str) -> bool:
    """Word for word, as far as the tokenizer keeps text: Unicode in NFKC, any run of blanks as one."""
    return _words(given) == _words(wanted)


def _words(text: str) -> list[list[str]]:
    return [line.split() for line in unicodedata.normalize("NFKC", text).strip().split("\n")]


def compare(before: Sitting | None, after: Sitting, margins: Margins = Margins()) -> ExamReport:
    """The report that decides; ``before`` is the parent's sitting on the same questions."""
    others = [kind for kind in after.kinds if kind != SMALL_TALK]
    report = ExamReport(
        taught=_score(before.taught if before else None, after.taught),
        small_talk=_score(before.of(SMALL_TALK) if before else None, after.of(SMALL_TALK)),
        refused=_score(before.refused if before else None, after.refused),
        others=tuple((kind, _score(before.of(kind) if before else None, after.of(kind))) for kind in others),
    )
    changed = tuple(_changes(before, after)) if before else ()
    reasons = tuple(_reasons(report, margins))
    return ExamReport(report.taught, report.small_talk, report.refused, reasons, changed, report.others)


def _score(before: Sequence[Reply] | None, after: Sequence[Reply]) -> Score:
    earlier = None if before is None else sum(reply.right for reply in before)
    return Score(sum(reply.right for reply in after), len(after), earlier)


def _reasons(report: ExamReport, margins: Margins) -> Iterator[str]:
    if report.taught.share < margins.taught:
        yield f"Only {report.taught.right} of {report.taught.total} lessons came back as taught."
    scores = [("small-talk questions", report.small_talk), ("unknown questions refused", report.refused)]
    if report.other.total:
        scores.append(("other questions (facts, conversations, passages)", report.other))
    for name, score in scores:
        if score.before is not None and score.before - score.right > margins.lost * score.total:
            yield f"It had {score.before} of {score.total} {name} right before, now {score.right}."


def _changes(before: Sitting, after: Sitting) -> Iterator[ChangedAnswer]:
    for old, new in zip([*before.taught, *before.asked], [*after.taught, *after.asked], strict=True):
        if old.given != new.given and new.kind != REWORDED:
            better, worse = new.right and not old.right, old.right and not new.right
            yield ChangedAnswer(old.question, old.given, new.given, better, worse)
