"""Everything that is kept, in one SQLite file.  One `Store` is one connection: use it from one thread.

Values come from `chatbot.domain`; identity is a matter of this module.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from chatbot.answer_store import AnswerStore
from chatbot.conversation_store import ConversationStore
from chatbot.domain import (
    Answer,
    Conversation,
    Message,
    QaPair,
    Role,
    Source,
    Turn,
    clean_question,
    title_from,
    utc_now,
)
from chatbot.errors import InputError
from chatbot.forget_store import ForgetStore
from chatbot.manifest import Manifest
from chatbot.search import match_query

HITS = 2000
TRASHED = "SELECT conversation_id FROM trash"
UNSEARCHED = f"{TRASHED} UNION SELECT id FROM conversations WHERE private = 1"
MESSAGE = """SELECT m.id, m.conversation_id, m.role, m.text, m.created_at, m.reply_to, m.source, m.confidence,
    m.lesson_id, m.model, m.stopped, coalesce(r.rating, 0) AS rating,
    coalesce((SELECT number FROM answer_versions WHERE message_id = m.id AND shown = 1), 1) AS version,
    max(1, (SELECT count(*) FROM answer_versions WHERE message_id = m.id)) AS versions
    FROM messages m LEFT JOIN ratings r ON r.message_id = m.id"""
CONVERSATION = """SELECT c.id, c.title, c.created_at, c.updated_at, c.private, coalesce((SELECT substr(text, 1, 120)
    FROM messages WHERE conversation_id = c.id AND role = 'user' ORDER BY id DESC LIMIT 1), '') AS preview
    FROM conversations c"""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that was refused, or whose answer ``message_id`` got a thumb down ``at`` a time (ISO-8601 UTC)."""

    question: str
    message_id: int
    refused: bool
    at: str


class Store(ForgetStore, ConversationStore, AnswerStore):
    """Conversations, messages, ratings, lessons and versions."""

    # Conversations

    def create_conversation(self, title: str = "", private: bool = False) -> Conversation:
        """An empty one."""
        now = utc_now()
        row = {"title": _clean_title(title), "private": int(private), "created_at": now, "updated_at": now}
        return self.conversation(self._insert("conversations", row))

    def conversation(self, conversation_id: int) -> Conversation:
        """Raises `InputError` when there is none."""
        rows = self._rows(f"{CONVERSATION} WHERE c.id = ?", [conversation_id])
        if not rows:
            raise InputError(f"There is no conversation {conversation_id}.")
        return _conversation(rows[0])

    def conversations(self, limit: int = 500, include_empty: bool = False) -> list[Conversation]:
        """Newest activity first; none that is in the trash."""
        where = f"WHERE c.id NOT IN ({TRASHED})"
        if not include_empty:
            where += " AND EXISTS (SELECT 1 FROM messages WHERE conversation_id = c.id)"
        return [
            _conversation(row)
            for row in self._rows(f"{CONVERSATION} {where} ORDER BY c.updated_at DESC, c.id DESC LIMIT ?", [limit])
        ]

    def find_conversation(self, title: str) -> Conversation | None:
        """The newest with exactly this title."""
        rows = self._rows(f"{CONVERSATION} WHERE c.title = ? ORDER BY c.id DESC LIMIT 1", [_clean_title(title)])
        return _conversation(rows[0]) if rows else None

    def rename_conversation(self, conversation_id: int, title: str) -> None:
        """An empty title is refused with `InputError`."""
        cleaned = _clean_title(title)
        if not cleaned:
            raise InputError("The title is empty.")
        self.conversation(conversation_id)
        self._write("UPDATE conversations SET title = ? WHERE id = ?", [cleaned, conversation_id])

    def delete_conversation(self, conversation_id: int) -> None:
        """With all its messages, their words in the search index too; lessons taught from it stay."""
        with self._transaction():
            self.conversation(conversation_id)
            self._write("DELETE FROM conversations WHERE id = ?", [conversation_id])
            self._let_go_of_words("messages")

    # Messages

    def add_question(self, conversation_id: int, text: str) -> Message:
        """Committed on return.  Gives the conversation its title if it has none; raises `InputError`."""
        question, now = clean_question(text), utc_now()
        with self._transaction():
            conversation = self.conversation(conversation_id)
            row = {"conversation_id": conversation_id, "role": "user", "text": question, "created_at": now}
            number = self._insert("messages", row)
            title = conversation.title or title_from(question)
            self._db.execute(
                "UPDATE conversations SET updated_at = ?, title = ? WHERE id = ?", [now, title, conversation_id]
            )
        return self.message(number)

    def add_answer(self, question: Message, answer: Answer) -> Message:
        """Committed on return; raises `InputError` when the conversation was deleted in the meantime."""
        row = {
            "conversation_id": question.conversation_id,
            "role": "engram",
            "text": answer.text,
            "created_at": utc_now(),
            "reply_to": question.id,
            "source": answer.source.value,
            "confidence": float(answer.confidence),
            "lesson_id": answer.lesson_id,
            "model": answer.model,
            "milliseconds": float(answer.milliseconds),
            "stopped": int(answer.stopped),
        }
        try:
            return self.message(self._insert("messages", row))
        except sqlite3.IntegrityError as error:
            raise InputError("The conversation was deleted before its answer came.") from error

    def message(self, message_id: int) -> Message:
        """Raises `InputError` when there is none."""
        rows = self._rows(f"{MESSAGE} WHERE m.id = ?", [message_id])
        if not rows:
            raise InputError(f"There is no message {message_id}.")
        return _message(rows[0])

    def messages(self, conversation_id: int, limit: int = 200, before: int | None = None) -> list[Message]:
        """The last ``limit`` ones (of those with a smaller id than ``before``), oldest first."""
        rows = self._rows(
            f"{MESSAGE} WHERE m.conversation_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT ?",
            [conversation_id, before or 2**62, limit],
        )
        return [_message(row) for row in reversed(rows)]

    def whole_conversation(self, conversation_id: int, page: int = 500) -> Iterator[Message]:
        """Every message, oldest first, read a page at a time; raises `InputError` when there is no conversation."""
        self.conversation(conversation_id)
        last = 0
        while rows := self._rows(
            f"{MESSAGE} WHERE m.conversation_id = ? AND m.id > ? ORDER BY m.id LIMIT ?", [conversation_id, last, page]
        ):
            last = rows[-1]["id"]
            yield from map(_message, rows)

    def question_of(self, answer_id: int) -> Message:
        """The question that an answer replied to; raises `InputError` when it is no answer."""
        answer = self.message(answer_id)
        if answer.reply_to is None:
            raise InputError(f"Message {answer_id} is not an answer.")
        return self.message(answer.reply_to)

    def history(self, conversation_id: int, turns: int, before: int) -> list[Turn]:
        """The last ``turns`` turns before message ``before``; refusals and stopped answers are left out."""
        rows = self._rows(
            """SELECT role, text FROM messages WHERE conversation_id = ? AND id < ? AND stopped = 0
            AND coalesce(source, '') != 'unknown' ORDER BY id DESC LIMIT ?""",
            [conversation_id, before, turns],
        )
        return [Turn(Role(row["role"]), row["text"]) for row in reversed(rows)]

    def rate(self, message_id: int, rating: int) -> None:
        """1, -1, or 0 to take a rating back; raises `InputError` for anything but an answer."""
        if rating not in (-1, 0, 1):
            raise InputError("A rating is up, down or none.")
        with self._transaction():
            self.question_of(message_id)
            self._write("DELETE FROM ratings WHERE message_id = ?", [message_id])
            if rating:
                self._insert("ratings", {"message_id": message_id, "rating": rating, "created_at": utc_now()})

    def search_messages(self, words: str, limit: int = 50) -> list[Message]:
        """Best first, of the newest 2,000 hits; any text can be searched for.  Private conversations and those in the
        trash are not found.
        """
        query = match_query(words)
        if not query:
            return []
        rows = self._rows(
            f"""{MESSAGE} JOIN (SELECT rowid AS hit, rank AS score FROM messages_fts WHERE rowid IN (SELECT rowid
            FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rowid DESC LIMIT {HITS}) AND messages_fts MATCH ?)
            ON hit = m.id WHERE m.conversation_id NOT IN ({UNSEARCHED}) ORDER BY score LIMIT ?""",
            [query, query, limit],
        )
        return [_message(row) for row in rows]

    def log(self, limit: int = 20, words: str = "") -> list[tuple[Message, Message | None]]:
        """The newest questions with their last answers, newest first; none of the trash, and with ``words`` none of a
        private conversation.
        """
        query = match_query(words)
        if words.strip() and not query:
            return []
        found = "AND m.id IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ?)" if query else ""
        rows = self._rows(
            f"""{MESSAGE} WHERE m.role = 'user' {found}
            AND m.conversation_id NOT IN ({UNSEARCHED if query else TRASHED}) ORDER BY m.id DESC LIMIT ?""",
            [*([query] if query else []), limit],
        )
        return [(_message(row), self._answer_to(row["id"])) for row in rows]

    def _answer_to(self, question_id: int) -> Message | None:
        rows = self._rows(f"{MESSAGE} WHERE m.reply_to = ? ORDER BY m.id DESC LIMIT 1", [question_id])
        return _message(rows[0]) if rows else None

    def unanswered(self, limit: int) -> list[Unanswered]:
        """The newest questions whose last answer was no good, newest first; none of a private conversation."""
        rows = self._rows(
            """SELECT q.text AS question, a.id AS message_id, coalesce(r.rating, 0) = 0 AS refused,
            coalesce(r.created_at, a.created_at) AS at
            FROM messages a
            JOIN messages q ON q.id = a.reply_to
            JOIN conversations c ON c.id = q.conversation_id
            LEFT JOIN ratings r ON r.message_id = a.id
            WHERE c.private = 0 AND a.stopped = 0
            AND (coalesce(r.rating, 0) = -1 OR (a.source = 'unknown' AND coalesce(r.rating, 0) = 0))
            AND NOT EXISTS (SELECT 1 FROM messages later WHERE later.reply_to = q.id AND later.id > a.id)
            ORDER BY a.id DESC LIMIT ?""",
            [limit],
        )
        return [Unanswered(**{**row, "refused": bool(row["refused"])}) for row in rows]

    def private_approvals(self) -> int:
        """How many network answers in private conversations have a thumb up; they are never trained."""
        return len(self._rows("SELECT 1 FROM qa_pairs WHERE rating = 1 AND private = 1 AND source = 'network'"))

    def rated_down(self) -> list[str]:
        """The questions whose answer has a thumb down, newest first; none of a private conversation."""
        rows = self._rows("SELECT question FROM qa_pairs WHERE rating = -1 AND private = 0 ORDER BY answer_id DESC")
        return [row["question"] for row in rows]

    def dismissed_questions(self) -> set[str]:
        """Prints of the questions that are not to be shown among the unanswered ones (`domain.question_print`)."""
        return {row["question"] for row in self._rows("SELECT question FROM dismissed")}

    def dismiss_questions(self, prints: Iterable[str]) -> None:
        """Note them."""
        with self._transaction():
            for one in prints:
                self._write("INSERT OR REPLACE INTO dismissed VALUES (?, ?)", [one, utc_now()])

    def reopen_questions(self, prints: Iterable[str]) -> None:
        """Note them no longer."""
        with self._transaction():
            for one in prints:
                self._write("DELETE FROM dismissed WHERE question = ?", [one])

    def approved(self) -> list[QaPair]:
        """Network answers with a thumb up, in conversations that are not private."""
        rows = self._rows(
            """SELECT question, answer FROM qa_pairs WHERE rating = 1 AND private = 0 AND stopped = 0
            AND source = 'network' ORDER BY answer_id"""
        )
        return list(dict.fromkeys(QaPair(row["question"], row["answer"]) for row in rows))

    # Versions

    def record_version(self, manifest: Manifest, adopted: bool) -> None:
        """Note a version that a retrain made."""
        row = [manifest.id, manifest.parent, manifest.created_at, int(adopted), len(manifest.lessons), manifest.note]
        exam = json.dumps(asdict(manifest.exam), ensure_ascii=False) if manifest.exam else None
        self._write(
            "INSERT OR REPLACE INTO versions (id, parent_id, created_at, adopted, lessons, note, exam) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [*row, exam],
        )


def _clean_title(title: str) -> str:
    """At most 200 characters that can be stored: without half characters (lone surrogates) and NULs."""
    return title.encode("utf-8", "ignore").decode("utf-8").replace("\0", "").strip()[:200]


def _conversation(row: dict[str, Any]) -> Conversation:
    return Conversation(**{**row, "private": bool(row["private"])})


def _message(row: dict[str, Any]) -> Message:
    source = Source(row["source"]) if row["source"] else None
    return Message(**{**row, "role": Role(row["role"]), "source": source, "stopped": bool(row["stopped"])})
