"""What a version knows, asked through the same `Answerer` that people use.

Two halves: *taught* (each lesson, by the network alone) and *still knows* (a frozen set of small talk and of
questions that must be refused, both from the shipped base).
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from chatbot.answering import Answerer, AnswerOptions
from chatbot.domain import Answer, QaPair, Source
from chatbot.errors import CheckpointError
from chatbot.jobs import ChangedAnswer, ExamReport, Score
from training.corpora.examples import ExamQuestion

FILE_NAME = "exam.jsonl"
ALONE = AnswerOptions(network_only=True)


@dataclass(frozen=True, slots=True)
class Margins:
    """``taught`` is the share (0 to 1) of lessons that must be right; ``lost`` the points (0 to 1) that small talk
    and refusals may each lose against the parent.
    """

    taught: float = 0.95
    lost: float = 0.03


@dataclass(frozen=True, slots=True)
class Reply:
    """How a question of the exam went."""

    question: str
    given: str
    right: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """All replies of one version, in the order of the questions."""

    taught: tuple[Reply, ...]
    small_talk: tuple[Reply, ...]
    refused: tuple[Reply, ...]


def save_questions(folder: Path, questions: Iterable[ExamQuestion]) -> None:
    """Write ``exam.jsonl``."""
    lines = [json.dumps(asdict(question), ensure_ascii=False) for question in questions]
    (folder / FILE_NAME).write_text("\n".join(lines) + "\n", "utf-8")


def load_questions(folder: Path) -> list[ExamQuestion]:
    """Raises `CheckpointError` when the file is missing or damaged."""
    try:
        rows = [json.loads(line) for line in (folder / FILE_NAME).read_text("utf-8").splitlines()]
        return [ExamQuestion(row["question"], tuple(row["answers"]), row["group"]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckpointError(f"The checkpoint in {folder} is damaged: {FILE_NAME} cannot be read.") from error


def ask(answerer: Answerer, question: str) -> Answer:
    """The network's own answer."""
    last = list(answerer.answer((), question, ALONE))[-1]
    assert isinstance(last, Answer)
    return last


def sit(answerer: Answerer, lessons: Sequence[QaPair], questions: Sequence[ExamQuestion]) -> Iterator[int | Sitting]:
    """Ask everything; yields the number of questions asked so far and at last the `Sitting`."""
    taught, small_talk, refused = list[Reply](), list[Reply](), list[Reply]()
    for lesson in lessons:
        given = answerer.text_of(answerer.think((), lesson.question, ALONE.beams))
        taught.append(Reply(lesson.question, given, same(given, lesson.answer)))
        yield len(taught)
    for number, question in enumerate(questions, len(taught) + 1):
        answer = ask(answerer, question.question)
        if question.answers:
            right = any(same(answer.text, wanted) for wanted in question.answers)
            small_talk.append(Reply(question.question, answer.text, right))
        else:
            refused.append(Reply(question.question, answer.text, answer.source is Source.UNKNOWN))
        yield number
    yield Sitting(tuple(taught), tuple(small_talk), tuple(refused))


def same(given: str, wanted: str) -> bool:
    """Word for word, as far as the tokenizer keeps text: Unicode in NFKC, any run of blanks as one."""
    return _words(given) == _words(wanted)


def _words(text: str) -> list[list[str]]:
    return [line.split() for line in unicodedata.normalize("NFKC", text).strip().split("\n")]


def compare(before: Sitting | None, after: Sitting, margins: Margins = Margins()) -> ExamReport:
    """The report that decides; ``before`` is the parent's sitting on the same questions."""
    report = ExamReport(
        taught=_score(before.taught if before else None, after.taught),
        small_talk=_score(before.small_talk if before else None, after.small_talk),
        refused=_score(before.refused if before else None, after.refused),
        changed=tuple(_changes(before, after)) if before else (),
    )
    return ExamReport(
        report.taught, report.small_talk, report.refused, tuple(_reasons(report, margins)), report.changed
    )


def _score(before: Sequence[Reply] | None, after: Sequence[Reply]) -> Score:
    earlier = None if before is None else sum(reply.right for reply in before)
    return Score(sum(reply.right for reply in after), len(after), earlier)


def _reasons(report: ExamReport, margins: Margins) -> Iterator[str]:
    if report.taught.share < margins.taught:
        yield f"Only {report.taught.right} of {report.taught.total} lessons came back as taught."
    for name, score in (("small-talk questions", report.small_talk), ("unknown questions refused", report.refused)):
        if score.before is not None and score.before - score.right > margins.lost * score.total:
            yield f"It had {score.before} of {score.total} {name} right before, now {score.right}."


def _changes(before: Sitting, after: Sitting) -> Iterator[ChangedAnswer]:
    for old, new in zip(
        [*before.taught, *before.small_talk, *before.refused],
        [*after.taught, *after.small_talk, *after.refused],
        strict=True,
    ):
        if old.given != new.given:
            yield ChangedAnswer(old.question, old.given, new.given, better=new.right and not old.right)
