"""The values that the whole program speaks in.  Pure: standard library only, no storage, no model.

Identity (``id`` fields) is given by the store; times are ISO-8601 UTC text.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from chatbot.errors import InputError

MAX_QUESTION_CHARS = 8_000
MAX_ANSWER_CHARS = 20_000
TITLE_CHARS = 48
REFUSAL = "I don't know that yet."
OFFER_TO_TEACH = "Tell me once and I will answer it from now on, also when it is asked in other words."


class Role(StrEnum):
    """Who said a turn."""

    USER = "user"
    ENGRAM = "engram"


class Source(StrEnum):
    """Where an answer came from."""

    LESSON = "lesson"
    NETWORK = "network"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier utterance of the conversation, as the network reads it."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class QaPair:
    """A question with the answer it should get."""

    question: str
    answer: str

    @property
    def fingerprint(self) -> str:
        """32 hex digits of SHA-256 over question and answer: what manifests list of what was trained."""
        text = f"{self.question}\0{self.answer}"
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that could be given.  ``confidence`` is a probability, 0 to 1, that it is right."""

    text: str
    confidence: float
    source: Source
    lesson_id: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """The next stretch of an answer's text; pieces joined are the text of the `Answer` that follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished (or stopped) answer with its evidence.

    ``candidate`` is the best answer that was considered, also when ``source`` is UNKNOWN (then ``text`` is
    the refusal and ``confidence`` that of the candidate).  ``milliseconds`` is the time to decide.
    """

    text: str
    confidence: float
    source: Source
    model: str
    lesson_id: int | None = None
    candidate: Candidate | None = None
    milliseconds: float = 0.0
    stopped: bool = False


AnswerEvent = Piece | Answer


@dataclass(frozen=True, slots=True)
class Draft:
    """A lesson as a person or a file gives it: a question, its answer, perhaps other wordings of the question."""

    question: str
    answer: str
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A taught question and answer.

    ``source_message_id`` is the answer that was corrected, if any; ``wordings`` are other ways to ask the question.
    """

    id: int
    question: str
    answer: str
    created_at: str
    updated_at: str
    source_message_id: int | None = None
    wordings: tuple[str, ...] = ()

    @property
    def pair(self) -> QaPair:
        """The question and its answer alone."""
        return QaPair(self.question, self.answer)

    @property
    def questions(self) -> tuple[str, ...]:
        """The question and its other wordings."""
        return (self.question, *self.wordings)

    @property
    def pairs(self) -> tuple[QaPair, ...]:
        """Every wording with the answer, as training sees them; the question first."""
        return tuple(QaPair(question, self.answer) for question in self.questions)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as the list shows it.  ``preview`` is the start of its last question."""

    id: int
    title: str
    created_at: str
    updated_at: str
    private: bool = False
    preview: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A stored utterance.  The fields after ``text`` up to ``stopped`` are those of an answer, else None.

    ``rating`` is 1 (thumb up), -1 (thumb down) or 0.  ``version`` of ``versions`` answers is the one that is shown.
    """

    id: int
    conversation_id: int
    role: Role
    text: str
    created_at: str
    reply_to: int | None = None
    source: Source | None = None
    confidence: float | None = None
    lesson_id: int | None = None
    model: str | None = None
    stopped: bool = False
    rating: int = 0
    version: int = 1
    versions: int = 1


def utc_now() -> str:
    """The present moment as ISO-8601 UTC with milliseconds, e.g. ``2026-01-31T09:15:02.123Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def normalise_question(text: str) -> str:
    """The form under which two questions count as the same: NFKC, casefolded, one blank, no end marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\s+", " ", folded).strip().rstrip("?!. ") or folded.strip()


def question_print(question: str) -> str:
    """32 hex digits of SHA-256 over the question as it counts: to know it again without keeping its text."""
    return hashlib.sha256(normalise_question(question).encode("utf-8", "replace")).hexdigest()[:32]


def title_from(question: str) -> str:
    """A conversation's title: the start of its first question, on one line."""
    line = " ".join(question.split())
    return line if len(line) <= TITLE_CHARS else line[: TITLE_CHARS - 1].rsplit(" ", 1)[0] + "…"


def _clean(text: str, what: str, limit: int) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"The {what} holds broken characters that are not valid text.") from error
    cleaned = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not cleaned:
        raise InputError(f"The {what} is empty.")
    if len(cleaned) > limit:
        raise InputError(f"The {what} has {len(cleaned):,} characters; at most {limit:,} are possible.")
    return cleaned


def clean_question(text: str) -> str:
    """The question without surrounding blanks and NULs; raises `InputError` when empty, too long or not text."""
    return _clean(text, "question", MAX_QUESTION_CHARS)


def clean_answer(text: str) -> str:
    """The answer without surrounding blanks and NULs; raises `InputError` when empty, too long or not text."""
    return _clean(text, "answer", MAX_ANSWER_CHARS)


def clean_draft(draft: Draft) -> Draft:
    """Each wording once, the question itself left out of them; raises `InputError` as for questions and answers."""
    question, answer = clean_question(draft.question), clean_answer(draft.answer)
    wordings: dict[str, str] = {}
    for text in draft.wordings:
        wordings.setdefault(normalise_question(clean_question(text)), clean_question(text))
    wordings.pop(normalise_question(question), None)
    return Draft(question, answer, tuple(wordings.values()))
