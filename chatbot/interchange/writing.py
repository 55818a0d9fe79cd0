"""Lessons as files."""

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any, Literal, get_args

from chatbot.domain import Lesson
from chatbot.interchange.chats import write_chats, write_openai
from chatbot.interchange.faq import write_faq
from chatbot.interchange.messages import jsonl
from chatbot.interchange.table import write_table

Kind = Literal["csv", "jsonl", "md", "json", "openai"]
KINDS: tuple[Kind, ...] = get_args(Kind)
OPENAI = "conversations.json"


def kind_of(name: str | None) -> Kind:
    """By a file name's ending; JSON Lines for any other, and OpenAI's for a file named as theirs is."""
    if PurePath(name or "").name.lower() == OPENAI:
        return "openai"
    ending = (name or "").lower().rpartition(".")[2]
    if ending in ("csv", "json"):
        return "csv" if ending == "csv" else "json"
    return "md" if ending in ("md", "markdown") else "jsonl"


def write_lessons(lessons: Iterable[Lesson], kind: str) -> str:
    """All lessons as text: ``csv``, ``jsonl``, ``md``, ``json`` (ShareGPT) or ``openai`` (their conversations.json).

    `read_lessons` gets them back exactly.
    """
    writers: dict[str, Callable[[Iterable[Lesson]], str]] = {
        "csv": write_table,
        "json": write_chats,
        "openai": write_openai,
        "md": write_faq,
    }
    return writers[kind](lessons) if kind in writers else jsonl(map(_as_json, lessons))


def _as_json(lesson: Lesson) -> dict[str, Any]:
    row: dict[str, Any] = {"question": lesson.question, "answer": lesson.answer}
    return {**row, "wordings": list(lesson.wordings)} if lesson.wordings else row
