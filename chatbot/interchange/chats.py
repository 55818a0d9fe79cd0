"""Questions and answers out of other programs' chat exports: OpenAI's ``conversations.json`` and ShareGPT.

What is no text, has no answer or cannot be stored is left out and said; nothing in them is trusted.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from chatbot.domain import Draft, Lesson, Role
from chatbot.interchange.rows import Row, Skipped, lenient

Utterance = tuple[Role, str]
SPEAKERS = {"human": Role.USER, "user": Role.USER, "gpt": Role.ENGRAM, "assistant": Role.ENGRAM, "chatgpt": Role.ENGRAM}


def is_chat(row: dict[str, Any]) -> bool:
    """Whether an object of a file is a conversation of one of the two kinds."""
    return isinstance(row.get("mapping"), dict) or isinstance(row.get("conversations"), list)


def read_chat(row: dict[str, Any], where: str) -> Iterator[Row | Skipped]:
    """Each question with the answer that followed it."""
    mapping = row.get("mapping")
    said = _openai(mapping, row.get("current_node")) if isinstance(mapping, dict) else _sharegpt(row["conversations"])
    yield from _with_wordings(list(_pairs(said, where)), row.get("wordings"))


def _with_wordings(found: list[Row | Skipped], wordings: Any) -> list[Row | Skipped]:
    """A single exchange may bring other wordings of its question beside it, as they are written here."""
    only = found[0] if len(found) == 1 else None
    if not isinstance(only, Row) or not isinstance(wordings, list):
        return found
    texts = tuple(text for text in wordings if isinstance(text, str))
    return [lenient(replace(only.draft, wordings=texts), only.where)]


def write_chats(lessons: Iterable[Lesson]) -> str:
    """ShareGPT: a conversation of one exchange for each lesson, its other wordings beside it."""
    rows = [
        {
            "conversations": [{"from": "human", "value": one.question}, {"from": "gpt", "value": one.answer}],
            **({"wordings": list(one.wordings)} if one.wordings else {}),
        }
        for one in lessons
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def write_openai(lessons: Iterable[Lesson]) -> str:
    """As OpenAI's ``conversations.json``: a conversation of one exchange for each lesson, as `write_chats`."""
    return json.dumps([_conversation(one) for one in lessons], ensure_ascii=False, indent=1) + "\n"


def _conversation(lesson: Lesson) -> dict[str, Any]:
    said = {"question": ("user", lesson.question), "answer": ("assistant", lesson.answer)}
    nodes = ["root", *said]
    mapping: dict[str, Any] = {
        node: {"id": node, "parent": nodes[place - 1] if place else None, "children": nodes[place + 1 : place + 2]}
        for place, node in enumerate(nodes)
    }
    mapping["root"]["message"] = None
    for node, (role, text) in said.items():
        content = {"content_type": "text", "parts": [text]}
        mapping[node]["message"] = {"id": node, "author": {"role": role}, "content": content, "recipient": "all"}
    whole = {"title": lesson.question, "mapping": mapping, "current_node": "answer"}
    return {**whole, "wordings": list(lesson.wordings)} if lesson.wordings else whole


def _pairs(said: Iterable[Utterance], where: str) -> Iterator[Row | Skipped]:
    """What one side said in a row counts as one utterance."""
    merged = [(role, "\n\n".join(text for _, text in turns)) for role, turns in groupby(said, key=lambda one: one[0])]
    if not merged:
        yield Skipped(where, "there is no text in this conversation")
    for number, (role, text) in enumerate(merged):
        if role is not Role.USER:
            continue
        if number + 1 == len(merged):
            yield Skipped(where, "the last question has no answer")
        else:
            yield lenient(Draft(text, merged[number + 1][1]), where)


def _openai(mapping: dict[str, Any], current: Any) -> Iterator[Utterance]:
    """The messages from the root to ``current_node``: the branch that was last looked at."""
    path: list[Any] = []
    seen: set[str] = set()
    while isinstance(current, str) and current not in seen and isinstance(mapping.get(current), dict):
        seen.add(current)
        path.append(mapping[current].get("message"))
        current = mapping[current].get("parent")
    for message in reversed(path):
        utterance = _openai_message(message) if isinstance(message, dict) else None
        if utterance is not None:
            yield utterance


def _openai_message(message: dict[str, Any]) -> Utterance | None:
    """None for what was not said between the two: tools, hidden messages, anything but text."""
    author, content, about = message.get("author"), message.get("content"), message.get("metadata")
    if not isinstance(author, dict) or not isinstance(content, dict) or author.get("role") not in ("user", "assistant"):
        return None
    hidden = isinstance(about, dict) and about.get("is_visually_hidden_from_conversation")
    parts = content.get("parts")
    if hidden or message.get("recipient", "all") != "all" or not isinstance(parts, list):
        return None
    if content.get("content_type", "text") not in ("text", "multimodal_text"):
        return None
    text = "\n\n".join(part for part in parts if isinstance(part, str) and part.strip())
    return (SPEAKERS[author["role"]], text) if text else None


def _sharegpt(turns: list[Any]) -> Iterator[Utterance]:
    for turn in turns:
        if isinstance(turn, dict) and isinstance(turn.get("value"), str) and turn["value"].strip():
            role = SPEAKERS.get(str(turn.get("from")).casefold())
            if role is not None:
                yield role, turn["value"]
