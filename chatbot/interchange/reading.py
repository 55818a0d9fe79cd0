"""Which kind of file it is, and what lessons it holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from chatbot.domain import Draft
from chatbot.errors import InputError
from chatbot.interchange.chats import is_chat, read_chat
from chatbot.interchange.faq import read_faq
from chatbot.interchange.rows import Row, Skipped, checked
from chatbot.interchange.strict_json import as_object, json_lines, parse
from chatbot.interchange.table import read_table
from chatbot.interchange.text import FILE_BYTES, decode

MARKDOWN = ("md", "markdown")
JSON = ("json", "jsonl", "ndjson")


@dataclass(frozen=True, slots=True)
class Reading:
    """All of a file, in its order."""

    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()


def read_import(data: bytes, name: str) -> Reading:
    """Lessons from CSV, JSON Lines, a FAQ in Markdown, OpenAI's ``conversations.json`` or ShareGPT.

    ``name`` is named in faults; its ending tells the kind, or else the first letters do.  In files that are
    written to teach from (CSV, objects with ``question`` and ``answer``) a fault is an `InputError` with its
    place; in chats and FAQs what is no lesson is skipped and listed.
    """
    found = list(_rows(data, name))
    rows = tuple(one for one in found if isinstance(one, Row))
    skipped = tuple(one for one in found if isinstance(one, Skipped))
    if not rows:
        first = f" ({skipped[0].where}: {skipped[0].reason})" if skipped else ""
        raise InputError(f"{name} holds no lessons{first}.")
    return Reading(rows, skipped)


def read_lessons(data: bytes, name: str) -> list[Draft]:
    """The lessons of a file alone; raises `InputError` as `read_import` does."""
    return [row.draft for row in read_import(data, name).rows]


def _rows(data: bytes, name: str) -> Iterable[Row | Skipped]:
    kind = _kind(data, name)
    if kind == "document":
        return _from_values(_values(decode(data, name, FILE_BYTES), name))
    text = decode(data, name)
    if kind == "lines":
        return _from_values(json_lines(text, name))
    return read_faq(text, name) if kind == "faq" else read_table(text, name)


def _kind(data: bytes, name: str) -> str:
    """``table``, ``faq``, ``lines`` (a JSON object a line) or ``document`` (one JSON value)."""
    ending = name.lower().rpartition(".")[2]
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if ending == "csv":
        return "table"
    if ending in MARKDOWN:
        return "faq"
    if start.startswith(b"[") or (start.startswith(b"{") and start.split(b"\n")[0].strip() in (b"{", b"{}")):
        return "document"
    if ending in JSON or start.startswith(b"{"):
        return "lines"
    return "faq" if start.startswith((b"#", b"**", b"Q:")) else "table"


def _values(text: str, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The objects of a list, or the one object."""
    value = parse(text, name)
    for number, one in enumerate(value if isinstance(value, list) else [value], 1):
        where = f"{name}, entry {number}"
        yield as_object(one, where), where


def _from_values(values: Iterable[tuple[dict[str, Any], str]]) -> Iterator[Row | Skipped]:
    for row, where in values:
        if is_chat(row):
            yield from read_chat(row, where)
        else:
            yield _lesson(row, where)


def _lesson(row: dict[str, Any], where: str) -> Row:
    question, answer, wordings = row.get("question"), row.get("answer"), row.get("wordings", [])
    if not isinstance(question, str) or not isinstance(answer, str):
        raise InputError(f'{where}: an object with the texts "question" and "answer" is needed.')
    if not isinstance(wordings, list) or not all(isinstance(text, str) for text in wordings):
        raise InputError(f'{where}: "wordings" must be a list of texts.')
    return checked(Draft(question, answer, tuple(wordings)), where)
