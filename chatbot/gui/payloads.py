"""What travels between the window's thread and the answering thread: one frozen value a signal."""

from dataclasses import dataclass
from pathlib import Path

from chatbot.answering import AnswerOptions
from chatbot.domain import Message


@dataclass(frozen=True, slots=True)
class LoadVersion:
    """Answer with this checkpoint from now on."""

    id: str
    folder: Path


@dataclass(frozen=True, slots=True)
class RefreshLessons:
    """The lessons in the store have changed."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question.  ``ticket`` numbers it in the window; stopping names the ticket.

    ``again`` is the id of an answer that is to get another version instead.
    """

    ticket: int
    conversation_id: int
    question: str
    options: AnswerOptions
    again: int | None = None


@dataclass(frozen=True, slots=True)
class Recall:
    """Which lessons are nearest to the question of answer ``message_id``."""

    message_id: int
    question: str


@dataclass(frozen=True, slots=True)
class Near:
    """A lesson's question and how near its meaning is (cosine, -1 to 1)."""

    question: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Recalled:
    """The nearest lessons, best first, as they are now."""

    message_id: int
    lessons: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Finish:
    """Close the store and leave the thread."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The checkpoint ``id`` answers now."""

    id: str


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """The checkpoint cannot be used; ``sentence`` says why."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class QuestionSaved:
    """The question is safe on disk."""

    ticket: int
    message: Message


@dataclass(frozen=True, slots=True)
class PieceCame:
    """The next stretch of the answer."""

    ticket: int
    text: str


@dataclass(frozen=True, slots=True)
class AnswerSaved:
    """The answer, whole or stopped, is safe on disk."""

    ticket: int
    message: Message


@dataclass(frozen=True, slots=True)
class AskFailed:
    """There will be no answer; ``sentence`` says why."""

    ticket: int
    sentence: str
