"""The conversations' part of the store that the list shows: pins, privacy, drafts, and the trash.

A conversation in the trash counts as private: nothing is trained from it, and no search finds it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from chatbot.connection import Connection
from chatbot.domain import Candidate, Conversation, Source, utc_now
from chatbot.errors import InputError

TRASH_DAYS = 30
LISTED = """SELECT c.id, c.title, c.created_at, c.updated_at, c.private, coalesce((SELECT substr(text, 1, 120)
    FROM messages WHERE conversation_id = c.id AND role = 'user' ORDER BY id DESC LIMIT 1), '') AS preview,
    c.id IN (SELECT conversation_id FROM pins) AS pinned FROM conversations c
    WHERE c.id NOT IN (SELECT conversation_id FROM trash)"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation as the list shows it."""

    conversation: Conversation
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Trashed:
    """A conversation in the trash since ``deleted_at``, gone for good at ``gone_at`` (ISO-8601 UTC)."""

    conversation_id: int
    title: str
    messages: int
    deleted_at: str
    gone_at: str


class ConversationStore(Connection):
    """What is kept about conversations beside their messages."""

    def listed(self, limit: int = 500) -> list[Listed]:
        """The pinned ones first, then by newest activity; empty ones and those in the trash are left out."""
        rows = self._rows(
            f"""{LISTED} AND EXISTS (SELECT 1 FROM messages WHERE conversation_id = c.id)
            ORDER BY pinned DESC, c.updated_at DESC, c.id DESC LIMIT ?""",
            [limit],
        )
        return [_listed(row) for row in rows]

    def titled(self, words: str, limit: int = 20) -> list[Listed]:
        """Those that are not private and have every one of ``words`` in their title, newest activity first."""
        wanted = words.casefold().split()
        rows = self._rows("SELECT id, title FROM conversations WHERE private = 0 ORDER BY updated_at DESC, id DESC")
        hits = [row["id"] for row in rows if wanted and all(word in row["title"].casefold() for word in wanted)]
        places = ", ".join("?" * len(hits[:limit]))
        found = self._rows(f"{LISTED} AND c.id IN ({places}) ORDER BY c.updated_at DESC, c.id DESC", hits[:limit])
        return [_listed(row) for row in found]

    def is_pinned(self, conversation_id: int) -> bool:
        """Whether it stays on top of the list."""
        return bool(self._rows("SELECT 1 FROM pins WHERE conversation_id = ?", [conversation_id]))

    def pin(self, conversation_id: int, pinned: bool) -> None:
        """Keep it on top of the list, or no longer; raises `InputError` when there is none."""
        with self._transaction():
            self._must_exist(conversation_id)
            self._write("DELETE FROM pins WHERE conversation_id = ?", [conversation_id])
            if pinned:
                self._insert("pins", {"conversation_id": conversation_id})

    def set_private(self, conversation_id: int, private: bool) -> None:
        """Private: no search finds it, nothing is trained from it; raises `InputError` when there is none."""
        with self._transaction():
            self._must_exist(conversation_id)
            self._write("UPDATE conversations SET private = ? WHERE id = ?", [int(private), conversation_id])
            if not private:
                self._write("DELETE FROM transient WHERE conversation_id = ?", [conversation_id])

    # What is not to be kept

    def mark_transient(self, conversation_id: int) -> None:
        """It ends with the window, unless it is made an ordinary one; raises `InputError` when there is none."""
        with self._transaction():
            self._must_exist(conversation_id)
            self._write("INSERT OR IGNORE INTO transient (conversation_id) VALUES (?)", [conversation_id])

    def is_transient(self, conversation_id: int) -> bool:
        """Whether it ends with the window."""
        return bool(self._rows("SELECT 1 FROM transient WHERE conversation_id = ?", [conversation_id]))

    def drop_transient(self) -> int:
        """Delete for good what is not to be kept; how many that were."""
        with self._transaction():
            count = len(self._rows("SELECT 1 FROM transient"))
            if count:
                self._write("DELETE FROM conversations WHERE id IN (SELECT conversation_id FROM transient)", [])
                self._let_go_of_words("messages")
        return count

    def hidden_conversations(self) -> set[int]:
        """The ids of those that no search may find."""
        return {row["id"] for row in self._rows("SELECT id FROM conversations WHERE private = 1")}

    # The trash

    def move_to_trash(self, conversation_id: int) -> None:
        """Out of list, search and training, to be restored within 30 days; raises `InputError` when there is none."""
        with self._transaction():
            self._must_exist(conversation_id)
            self._write(
                """INSERT OR IGNORE INTO trash (conversation_id, deleted_at, was_private)
                SELECT id, ?, private FROM conversations WHERE id = ?""",
                [utc_now(), conversation_id],
            )
            self._write("UPDATE conversations SET private = 1 WHERE id = ?", [conversation_id])

    def restore(self, conversation_id: int) -> None:
        """As it was; nothing when it is not in the trash."""
        with self._transaction():
            self._write(
                """UPDATE conversations SET private = (SELECT was_private FROM trash WHERE conversation_id = ?)
                WHERE id = ? AND id IN (SELECT conversation_id FROM trash)""",
                [conversation_id, conversation_id],
            )
            self._write("DELETE FROM trash WHERE conversation_id = ?", [conversation_id])

    def trash(self) -> list[Trashed]:
        """What can be restored, last deleted first."""
        rows = self._rows(
            """SELECT c.id AS conversation_id, c.title, t.deleted_at,
            (SELECT count(*) FROM messages WHERE conversation_id = c.id) AS messages
            FROM trash t JOIN conversations c ON c.id = t.conversation_id ORDER BY t.deleted_at DESC, c.id DESC"""
        )
        return [Trashed(**row, gone_at=_later(row["deleted_at"], TRASH_DAYS)) for row in rows]

    def in_trash(self, conversation_id: int) -> bool:
        """Whether it was deleted and can still be restored."""
        return bool(self._rows("SELECT 1 FROM trash WHERE conversation_id = ?", [conversation_id]))

    def empty_trash(self, before: str | None = None) -> int:
        """Delete for good what was thrown away before a moment (None: everything); how many that were."""
        with self._transaction():
            rows = self._rows("SELECT conversation_id AS id FROM trash WHERE deleted_at < ?", [before or "9999"])
            for row in rows:
                self._write("DELETE FROM conversations WHERE id = ?", [row["id"]])
            if rows:
                self._let_go_of_words("messages")
        return len(rows)

    def purge_trash(self) -> int:
        """Delete for good what has been in the trash for 30 days; how many that were."""
        return self.empty_trash(_later(utc_now(), -TRASH_DAYS))

    # Drafts

    def draft(self, conversation_id: int | None) -> str:
        """What was typed and not sent in a conversation (None: in one that has not begun); empty when nothing."""
        rows = self._rows("SELECT text FROM drafts WHERE id = ?", [conversation_id or 0])
        return str(rows[0]["text"]) if rows else ""

    def keep_draft(self, conversation_id: int | None, text: str) -> None:
        """Blank text forgets the draft; so does a conversation that is gone."""
        kept = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
        gone = conversation_id is not None and not self._exists(conversation_id)
        with self._transaction():
            self._write("DELETE FROM drafts WHERE id = ?", [conversation_id or 0])
            if kept.strip() and not gone:
                row = {"id": conversation_id or 0, "conversation_id": conversation_id, "text": kept}
                self._insert("drafts", row)

    # What a refusal held back

    def keep_candidate(self, message_id: int, candidate: Candidate) -> None:
        """The best answer that was considered for a refusal.  A lesson's text is not copied: it may be forgotten."""
        text = "" if candidate.source is Source.LESSON else candidate.text
        row = {"message_id": message_id, "text": text, "confidence": float(candidate.confidence)}
        self._insert("candidates", {**row, "source": candidate.source.value, "lesson_id": candidate.lesson_id})

    def candidate(self, message_id: int) -> Candidate | None:
        """What `keep_candidate` kept; its text is empty for a lesson's.  None when nothing was considered."""
        rows = self._rows(
            "SELECT text, confidence, source, lesson_id FROM candidates WHERE message_id = ?", [message_id]
        )
        return Candidate(**{**rows[0], "source": Source(rows[0]["source"])}) if rows else None

    # Places in a conversation

    def id_after(self, message_id: int, count: int) -> int | None:
        """The id of the message ``count`` places after one in its conversation; None when there are fewer."""
        rows = self._rows(
            """SELECT id FROM messages WHERE id > ? AND conversation_id = (SELECT conversation_id FROM messages
            WHERE id = ?) ORDER BY id LIMIT 1 OFFSET ?""",
            [message_id, message_id, count - 1],
        )
        return int(rows[0]["id"]) if rows else None

    def _exists(self, conversation_id: int) -> bool:
        return bool(self._rows("SELECT 1 FROM conversations WHERE id = ?", [conversation_id]))

    def _must_exist(self, conversation_id: int) -> None:
        if not self._exists(conversation_id):
            raise InputError(f"There is no conversation {conversation_id}.")


def _listed(row: dict[str, Any]) -> Listed:
    pinned = bool(row.pop("pinned"))
    return Listed(Conversation(**{**row, "private": bool(row["private"])}), pinned)


def _later(moment: str, days: int) -> str:
    """``moment`` moved by ``days``, in the form of `utc_now`."""
    moved = datetime.fromisoformat(moment).astimezone(UTC) + timedelta(days=days)
    return moved.isoformat(timespec="milliseconds").replace("+00:00", "Z")
