"""The values that readers give and batches are made of."""

from dataclasses import dataclass

from chatbot.domain import Turn
from chatbot.model.tokenizer import ANSWER


@dataclass(frozen=True, slots=True)
class Group:
    """Several phrasings of one intent.  ``answer`` is None when the program must say that it does not know."""

    name: str
    phrasings: tuple[str, ...]
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """One source with its target.  ``answer`` None stands for the piece that means "unknown"."""

    question: str
    answer: str | None
    group: str = ""
    task: int = ANSWER
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class ExamQuestion:
    """A frozen question.  ``answers`` are all that count as right; empty: it must be refused.

    ``kind`` names the capability that it belongs to, ``history`` the turns before it.
    """

    question: str
    answers: tuple[str, ...]
    group: str = ""
    kind: str = "small talk"
    history: tuple[Turn, ...] = ()
