"""What a search turns up: conversations by their title, messages and lessons by their words.  No Qt here."""

import re
from dataclasses import dataclass

from chatbot.conversation_store import Listed
from chatbot.domain import Lesson, Message
from chatbot.store import Store

TITLES, MESSAGES, LESSONS = 5, 50, 5
LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class Hits:
    """Best first; nothing of a private conversation or of the trash."""

    conversations: tuple[Listed, ...] = ()
    messages: tuple[Message, ...] = ()
    lessons: tuple[Lesson, ...] = ()


def find(store: Store, words: str) -> Hits:
    """All that has every one of ``words``, the last one perhaps not typed to its end."""
    hidden = store.hidden_conversations()
    messages = [one for one in store.search_messages(words, LOOKED_AT) if one.conversation_id not in hidden]
    return Hits(
        tuple(store.titled(words, TITLES)), tuple(messages[:MESSAGES]), tuple(store.search_lessons(words, LESSONS))
    )


def marked(words: str) -> tuple[str, ...]:
    """The words to mark in a message that was found."""
    return tuple(dict.fromkeys(word.casefold() for word in re.findall(r"\w+", words)))


def around(text: str, words: str, before: int = 24, limit: int = 160) -> str:
    """One line of a long message that begins shortly before the first of ``words``."""
    line = " ".join(text.split())
    places = [found.start() for word in marked(words) if (found := re.search(rf"\b{re.escape(word)}", line, re.I))]
    first = min(places, default=0)
    start = 0 if first <= before else line.rfind(" ", 0, first - before // 2) + 1
    return ("…" if start else "") + line[start : start + limit]
