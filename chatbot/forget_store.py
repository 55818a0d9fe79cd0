"""The store's part that forgets more than one lesson: a conversation, or everything before a date.

What is left of it are fingerprints of the pairs that a network may have learned, and no text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chatbot.domain import Lesson, QaPair, normalise_question, title_from, utc_now
from chatbot.import_store import ImportStore


@dataclass(frozen=True, slots=True)
class Gone:
    """What was forgotten: lessons, and the numbers of conversations and messages that were deleted."""

    lessons: tuple[Lesson, ...] = ()
    conversations: int = 0
    messages: int = 0


class _NotMeant(Exception):
    """Takes a transaction back that was only to be looked at."""


class ForgetStore(ImportStore):
    """Lessons, imports, and forgetting."""

    def forecast(self, forget: Callable[[], Gone]) -> tuple[Gone, set[str]]:
        """What ``forget`` would delete, and the fingerprints that it would bar from training; nothing is changed."""
        found: list[tuple[Gone, set[str]]] = []
        try:
            with self._transaction():
                earlier = self.forgotten()
                found.append((forget(), self.forgotten() - earlier))
                raise _NotMeant
        except _NotMeant:
            return found[0]

    def forget_questions(self, keys: frozenset[str]) -> Gone:
        """Every lesson that has one of these questions (`domain.normalise_question`) in any wording."""
        with self._transaction():
            found = [one for one in self.lessons() if keys & set(map(normalise_question, one.questions))]
            return self._forget(found, "0", "0", None)

    def forget_conversation(self, conversation_id: int, created_at: str) -> Gone:
        """Delete it with the lessons that were taught from it; nothing when it was not made at ``created_at``."""
        with self._transaction():
            made = [created_at, conversation_id]
            if not self._rows("SELECT 1 FROM conversations WHERE created_at = ? AND id = ?", made):
                return Gone()
            taught = self._lessons_where(
                "source_message_id IN (SELECT id FROM messages WHERE conversation_id = ?)", conversation_id
            )
            return self._forget(taught, "conversation_id = ?", "id = ?", conversation_id)

    def forget_before(self, moment: str) -> Gone:
        """Delete all messages from before ``moment`` (ISO-8601 UTC) and the lessons not changed since."""
        with self._transaction():
            empty = "NOT EXISTS (SELECT 1 FROM messages WHERE conversation_id = conversations.id)"
            taught = self._lessons_where("updated_at < ?", moment)
            gone = self._forget(taught, "created_at < ?", f"created_at < ? AND {empty}", moment)
            self._retitle(moment)
        return gone

    def _lessons_where(self, condition: str, value: Any) -> list[Lesson]:
        return [self.lesson(row["id"]) for row in self._rows(f"SELECT id FROM lessons WHERE {condition}", [value])]

    def _forget(self, lessons: list[Lesson], messages: str, conversations: str, value: Any) -> Gone:
        """``messages`` and ``conversations`` are conditions on ``value``; answers go with their questions."""
        for lesson in lessons:
            self._remove(lesson.id)
        bound = [value] if "?" in messages else []
        self._note_answers(messages, bound)
        before = self._count("messages"), self._count("conversations")
        self._write(f"DELETE FROM messages WHERE {messages}", bound)
        self._write(f"DELETE FROM conversations WHERE {conversations}", bound)
        for table in ("messages", "lessons", "lesson_wordings"):
            self._let_go_of_words(table)
        deleted = before[0] - self._count("messages"), before[1] - self._count("conversations")
        return Gone(tuple(lessons), deleted[1], deleted[0])

    def _note_answers(self, messages: str, bound: list[Any]) -> None:
        """Fingerprints of the network's answers: with a thumb up they may have been trained."""
        chosen = f"SELECT id FROM messages WHERE {messages}"
        rows = self._rows(
            f"SELECT question, answer FROM qa_pairs WHERE (question_id IN ({chosen}) OR answer_id IN ({chosen})) "
            "AND source = 'network'",
            [*bound, *bound],
        )
        now = utc_now()
        for fingerprint in {QaPair(row["question"], row["answer"]).fingerprint for row in rows}:
            self._write("INSERT OR REPLACE INTO forgotten VALUES (?, ?)", [fingerprint, now])

    def _count(self, table: str) -> int:
        return int(self._rows(f"SELECT count(*) AS n FROM {table}")[0]["n"])

    def _retitle(self, moment: str) -> None:
        """A conversation that began before ``moment`` is named after the first question that is left."""
        rows = self._rows(
            """SELECT id, (SELECT text FROM messages WHERE conversation_id = conversations.id AND role = 'user'
            ORDER BY id LIMIT 1) AS question FROM conversations WHERE created_at < ?""",
            [moment],
        )
        for row in rows:
            title = title_from(row["question"] or "")
            self._write("UPDATE conversations SET title = ? WHERE id = ?", [title, row["id"]])

    def drop_reports(self) -> None:
        """Delete the copies of exam reports, which may quote lessons; the versions' folders have their own."""
        self._write("UPDATE versions SET exam = NULL", [])

    def mentions(self, texts: frozenset[str]) -> int:
        """How many messages are one of these questions or answers (`domain.normalise_question`)."""
        rows = self._rows("SELECT text FROM messages UNION ALL SELECT text FROM answer_versions WHERE shown = 0")
        return sum(normalise_question(row["text"]) in texts for row in rows)
