"""JSON from strangers: bounded depth, no NaN, no name twice; a fault is one sentence with its place."""

import json
import re
from collections.abc import Iterator
from typing import Any

from chatbot.errors import InputError

DEPTH = 64
TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def json_lines(text: str, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each line's object with its place, e.g. ``lessons.jsonl, line 3``; raises `InputError`."""
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{name}, line {number}"
        if line.strip():
            yield as_object(parse(line, where), where), where


def as_object(value: Any, where: str) -> dict[str, Any]:
    """``value`` itself; raises `InputError` for anything but an object."""
    if not isinstance(value, dict):
        raise InputError(f"{where}: a JSON object is needed.")
    return value


def parse(text: str, where: str) -> Any:
    """Any one JSON value; raises `InputError`."""
    if _depth(text) > DEPTH:
        raise InputError(f"{where}: the JSON is nested more than {DEPTH} deep.")
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except ValueError as error:
        raise InputError(f"{where}: this is not valid JSON ({error}).") from error


def _depth(text: str) -> int:
    """How deep brackets are nested, those inside strings left out."""
    deepest = depth = 0
    for token in TOKEN.finditer(text):
        first = text[token.start()]
        if first in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif first in "]}":
            depth -= 1
    return deepest


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON value")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a name stands twice")
    return row
