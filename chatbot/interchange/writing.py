"""Lessons as files."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

from chatbot.domain import Lesson
from chatbot.interchange.chats import write_chats
from chatbot.interchange.faq import write_faq
from chatbot.interchange.messages import jsonl
from chatbot.interchange.table import write_table

Kind = Literal["csv", "jsonl", "md", "json"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def kind_of(name: str | None) -> Kind:
    """By a file name's ending; JSON Lines for any other."""
    ending = (name or "").lower().rpartition(".")[2]
    if ending in ("csv", "json"):
        return "csv" if ending == "csv" else "json"
    return "md" if ending in ("md", "markdown") else "jsonl"


def write_lessons(lessons: Iterable[Lesson], kind: str) -> str:
    """All lessons as ``csv``, ``jsonl``, ``md`` or ``json`` (ShareGPT) text; `read_lessons` gets them back exactly."""
    if kind == "csv":
        return write_table(lessons)
    if kind == "json":
        return write_chats(lessons)
    return write_faq(lessons) if kind == "md" else jsonl(map(_as_json, lessons))


def _as_json(lesson: Lesson) -> dict[str, Any]:
    row: dict[str, Any] = {"question": lesson.question, "answer": lesson.answer}
    return {**row, "wordings": list(lesson.wordings)} if lesson.wordings else row
