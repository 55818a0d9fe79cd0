"""Lessons and conversations as files: CSV and JSON Lines in and out, all or nothing, faults by line number."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from chatbot.domain import Lesson, Message, QaPair, clean_answer, clean_question
from chatbot.errors import InputError

LINE_BYTES = 1_000_000
DEPTH = 64
STRING = re.compile(r'"(?:[^"\\]|\\.)*"?')
FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


def read_lessons(data: bytes, name: str) -> list[QaPair]:
    """Pairs from the bytes of a CSV or JSON Lines file.

    ``name`` is named in faults and tells which it is; with another ending than ``.csv`` or ``.jsonl`` the first
    letter does (JSON Lines start with a brace).  Raises `InputError` with the number of the first line that
    cannot be used.
    """
    text = decode(data, name)
    pairs = list(_from_jsonl(text, name) if _is_jsonl(text, name) else _from_csv(text, name))
    if not pairs:
        raise InputError(f"{name} holds no lessons.")
    return pairs


def _is_jsonl(text: str, name: str) -> bool:
    ending = name.lower().rpartition(".")[2]
    return ending != "csv" and (ending in ("jsonl", "ndjson", "json") or text.lstrip().startswith("{"))


def decode(data: bytes, name: str) -> str:
    """UTF-8 with or without a byte order mark; raises `InputError` for another coding or an overlong line."""
    for number, raw in enumerate(data.split(b"\n"), 1):
        if len(raw) > LINE_BYTES:
            raise InputError(f"{name}, line {number}: the line is longer than {LINE_BYTES:,} bytes.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"{name}, line {line}: this is not valid UTF-8 text.") from error


def _from_csv(text: str, name: str) -> Iterator[QaPair]:
    csv.field_size_limit(LINE_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = [cell.strip().casefold() for cell in next(rows, [])]
        if "question" not in header or "answer" not in header:
            raise InputError(f"{name}, line 1: the header must name the columns question and answer.")
        question, answer = header.index("question"), header.index("answer")
        line = rows.line_num + 1
        for row in rows:
            if row:
                yield _pair(row, question, answer, f"{name}, line {line}")
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError(f"{name}, line {line}: this is not valid CSV ({error}).") from error


def _pair(row: list[str], question: int, answer: int, where: str) -> QaPair:
    if len(row) <= max(question, answer):
        raise InputError(f"{where}: there are only {len(row)} columns.")
    return _checked(_unguard(row[question]), _unguard(row[answer]), where)


def _from_jsonl(text: str, name: str) -> Iterator[QaPair]:
    for row, where in json_lines(text, name):
        question, answer = row.get("question"), row.get("answer")
        if not isinstance(question, str) or not isinstance(answer, str):
            raise InputError(f'{where}: an object with the texts "question" and "answer" is needed.')
        yield _checked(question, answer, where)


def json_lines(text: str, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each line's object with its place, e.g. ``lessons.jsonl, line 3``; raises `InputError`."""
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{name}, line {number}"
        if line.strip():
            yield _object(line, where), where


def _object(line: str, where: str) -> dict[str, Any]:
    if _depth(line) > DEPTH:
        raise InputError(f"{where}: the JSON is nested more than {DEPTH} deep.")
    try:
        row = json.loads(line, parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except ValueError as error:
        raise InputError(f"{where}: this is not valid JSON ({error}).") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: a JSON object is needed.")
    return row


def _depth(line: str) -> int:
    """How deep brackets are nested, those inside strings left out."""
    deepest = depth = 0
    for letter in STRING.sub("", line):
        if letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON value")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a name stands twice")
    return row


def _checked(question: str, answer: str, where: str) -> QaPair:
    try:
        return QaPair(clean_question(question), clean_answer(answer))
    except InputError as error:
        raise InputError(f"{where}: {error}") from error


def write_lessons(lessons: Iterable[Lesson], kind: str) -> str:
    """All lessons as ``csv`` or ``jsonl`` text; a spreadsheet will not take an answer for a formula."""
    if kind == "csv":
        return _csv([("question", "answer"), *((guard(one.question), guard(one.answer)) for one in lessons)])
    return _jsonl({"question": one.question, "answer": one.answer} for one in lessons)


def write_messages(messages: Iterable[Message], conversation_id: int) -> str:
    """A conversation as JSON Lines, one message a line, in order."""
    return _jsonl(
        {
            "conversation": conversation_id,
            "role": one.role.value,
            "text": one.text,
            "created_at": one.created_at,
            "source": one.source.value if one.source else None,
            "confidence": one.confidence,
            "model": one.model,
            "stopped": one.stopped,
            "rating": one.rating,
        }
        for one in messages
    )


def guard(cell: str) -> str:
    """A cell that starts like a formula (or like a guarded one) gets an apostrophe in front."""
    return GUARD + cell if cell.startswith((*FORMULA, GUARD)) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith((*FORMULA, GUARD)) else cell


def _csv(rows: Iterable[tuple[str, str]]) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    return target.getvalue()


def _jsonl(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
