"""Conversations as JSON Lines."""

import json
from collections.abc import Iterable
from typing import Any

from chatbot.domain import Message


def jsonl(rows: Iterable[dict[str, Any]]) -> str:
    """A line an object."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def write_messages(messages: Iterable[Message], conversation_id: int) -> str:
    """A conversation, one message a line, in order."""
    return jsonl(
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
