"""The lessons' part of the store: teach, change, forget, find."""

import json
from collections.abc import Iterable
from typing import Any

from chatbot.connection import Connection
from chatbot.domain import Draft, Lesson, QaPair, clean_draft, normalise_question, utc_now
from chatbot.errors import InputError
from chatbot.search import match_query

LESSON = """SELECT id, question, answer, created_at, updated_at, source_message_id, (SELECT json_group_array(text)
    FROM (SELECT text FROM lesson_wordings WHERE lesson_id = lessons.id ORDER BY id)) AS wordings FROM lessons"""


class LessonStore(Connection):
    """What was taught.  A question, as one lesson's own or as another wording of it, belongs to one lesson."""

    def teach(
        self, question: str, answer: str, source_message_id: int | None = None, wordings: Iterable[str] = ()
    ) -> Lesson:
        """Add a lesson; the same question (but for case, blanks and end marks) gets the new answer.

        Raises `InputError` when the question or a wording belongs to another lesson.
        """
        return self.teach_all([Draft(question, answer, tuple(wordings))], source_message_id)[0]

    def teach_all(self, drafts: Iterable[Draft | QaPair], source_message_id: int | None = None) -> list[Lesson]:
        """All or none; raises `InputError` for what `teach` does, and for an empty or overlong question or answer."""
        cleaned = [clean_draft(one if isinstance(one, Draft) else Draft(one.question, one.answer)) for one in drafts]
        now = utc_now()
        with self._transaction():
            source = self._known_message(source_message_id)
            before = self._rows("SELECT count(*) AS n FROM lessons")[0]["n"]
            numbers = [self._upsert_lesson(draft, source, now) for draft in cleaned]
            if self._rows("SELECT count(*) AS n FROM lessons")[0]["n"] < before + len(numbers):
                self._let_go_of_words("lessons")
        return [self.lesson(number) for number in numbers]

    def _known_message(self, message_id: int | None) -> int | None:
        """None also for a message that was deleted in the meantime: the lesson counts without it."""
        return message_id if self._rows("SELECT 1 FROM messages WHERE id = ?", [message_id]) else None

    def _upsert_lesson(self, draft: Draft, source_message_id: int | None, now: str) -> int:
        known = self.lesson_of(draft.question)
        if known is None:
            key = normalise_question(draft.question)
            row = {"question": draft.question, "answer": draft.answer, "normalised": key, "created_at": now}
            number = self._insert("lessons", {**row, "updated_at": now, "source_message_id": source_message_id})
        else:
            number = known.id
            self._renew(known, draft, source_message_id, now)
        self._add_wordings(number, draft.wordings)
        self._note_pairs(self.lesson(number), known)
        return number

    def _note_pairs(self, lesson: Lesson, before: Lesson | None) -> None:
        """Keep the fingerprints of all that it ever was, for forgetting it; what was edited is not undone."""
        for pair in lesson.pairs:
            self._db.execute("INSERT OR IGNORE INTO lesson_fingerprints VALUES (?, ?)", [lesson.id, pair.fingerprint])
            self._db.execute("DELETE FROM forgotten WHERE fingerprint = ?", [pair.fingerprint])
        if before is not None and before.pairs != lesson.pairs:
            self._db.execute("UPDATE import_changes SET before = NULL, edited = 1 WHERE lesson_id = ?", [lesson.id])

    def _renew(self, known: Lesson, draft: Draft, source_message_id: int | None, now: str) -> None:
        own = normalise_question(known.question) == normalise_question(draft.question)
        if not own and known.answer != draft.answer:
            raise InputError(
                f"“{_short(draft.question)}” is another wording of lesson {known.id}, “{_short(known.question)}”: "
                "change that lesson, or take the wording out of it first."
            )
        self._write(
            "UPDATE lessons SET question = ?, answer = ?, updated_at = ?, source_message_id = coalesce(?, "
            "source_message_id) WHERE id = ?",
            [draft.question if own else known.question, draft.answer, now, source_message_id, known.id],
        )

    def _add_wordings(self, lesson_id: int, wordings: Iterable[str]) -> None:
        for text in wordings:
            known = self.lesson_of(text)
            if known is not None and known.id != lesson_id:
                raise InputError(f"“{_short(text)}” belongs to lesson {known.id} already, “{_short(known.question)}”.")
            if known is None:
                row = {"lesson_id": lesson_id, "text": text, "normalised": normalise_question(text)}
                self._insert("lesson_wordings", row)

    def update_lesson(
        self,
        lesson_id: int,
        question: str,
        answer: str,
        wordings: Iterable[str] | None = None,
        source_message_id: int | None = None,
    ) -> Lesson:
        """``wordings`` replaces the present ones, None keeps them; so with the message that taught it.

        Raises `InputError` when another lesson has the question or a wording already.
        """
        with self._transaction():
            present = self.lesson(lesson_id)
            kept = present.wordings if wordings is None else tuple(wordings)
            self._rewrite(present, clean_draft(Draft(question, answer, kept)))
            if source := self._known_message(source_message_id):
                self._write("UPDATE lessons SET source_message_id = ? WHERE id = ?", [source, lesson_id])
            self._let_go_of_lessons()
        return self.lesson(lesson_id)

    def merge_lessons(self, lesson_id: int, other_id: int, draft: Draft) -> Lesson:
        """Make the one lesson read as ``draft``, with the other's wordings too; the other is no lesson of its own then.

        Raises `InputError` when there is no such lesson, or a third one has the question or a wording.
        """
        with self._transaction():
            present, other = self.lesson(lesson_id), self.lesson(other_id)
            self._write(
                "UPDATE OR IGNORE lesson_fingerprints SET lesson_id = ? WHERE lesson_id = ?", [lesson_id, other_id]
            )
            self._write("DELETE FROM lessons WHERE id = ?", [other_id])
            whole = Draft(draft.question, draft.answer, (*draft.wordings, *other.questions))
            self._rewrite(present, clean_draft(whole))
            self._let_go_of_lessons()
        return self.lesson(lesson_id)

    def _rewrite(self, present: Lesson, draft: Draft) -> None:
        known = self.lesson_of(draft.question)
        if known is not None and known.id != present.id:
            raise InputError(f"There is another lesson with this question: number {known.id}.")
        self._write("DELETE FROM lesson_wordings WHERE lesson_id = ?", [present.id])
        self._write(
            "UPDATE lessons SET question = ?, answer = ?, normalised = ?, updated_at = ? WHERE id = ?",
            [draft.question, draft.answer, normalise_question(draft.question), utc_now(), present.id],
        )
        self._add_wordings(present.id, draft.wordings)
        self._note_pairs(self.lesson(present.id), present)

    def forget(self, lesson_id: int) -> Lesson:
        """Delete a lesson, its words in the search index too; gives back what it was.

        All pairs that it ever stood for are noted by fingerprint, so that no retrain builds on a network with them.
        """
        with self._transaction():
            lesson = self.lesson(lesson_id)
            self._remove(lesson_id)
            self._let_go_of_lessons()
        return lesson

    def _remove(self, lesson_id: int) -> None:
        self._write(
            "INSERT OR REPLACE INTO forgotten SELECT fingerprint, ? FROM lesson_fingerprints WHERE lesson_id = ?",
            [utc_now(), lesson_id],
        )
        self._write("DELETE FROM candidates WHERE lesson_id = ?", [lesson_id])
        self._write("DELETE FROM lessons WHERE id = ?", [lesson_id])

    def forgotten(self) -> set[str]:
        """Fingerprints of the pairs that were forgotten and not taught again since."""
        return {row["fingerprint"] for row in self._rows("SELECT fingerprint FROM forgotten")}

    def _let_go_of_lessons(self) -> None:
        for table in ("lessons", "lesson_wordings"):
            self._let_go_of_words(table)

    def lesson(self, lesson_id: int) -> Lesson:
        """Raises `InputError` when there is none."""
        rows = self._rows(f"{LESSON} WHERE id = ?", [lesson_id])
        if not rows:
            raise InputError(f"There is no lesson {lesson_id}.")
        return _lesson(rows[0])

    def lesson_of(self, question: str) -> Lesson | None:
        """The lesson that has this question, as its own or as another wording (case, blanks, end marks aside)."""
        key = normalise_question(question)
        rows = self._rows(
            f"{LESSON} WHERE id IN (SELECT id FROM lessons WHERE normalised = ? UNION ALL "
            "SELECT lesson_id FROM lesson_wordings WHERE normalised = ?)",
            [key, key],
        )
        return _lesson(rows[0]) if rows else None

    def lesson_with(self, answer: str) -> Lesson | None:
        """The newest lesson that has this very answer."""
        rows = self._rows(f"{LESSON} WHERE answer = ? ORDER BY id DESC LIMIT 1", [answer])
        return _lesson(rows[0]) if rows else None

    def lesson_sources(self) -> dict[int, int]:
        """The message that taught each lesson; none where its conversation is private."""
        rows = self._rows(
            """SELECT l.id, m.id AS message_id FROM lessons l JOIN messages m ON m.id = l.source_message_id
            JOIN conversations c ON c.id = m.conversation_id WHERE c.private = 0"""
        )
        return {row["id"]: row["message_id"] for row in rows}

    def lessons(self) -> list[Lesson]:
        """All, oldest first."""
        return [_lesson(row) for row in self._rows(f"{LESSON} ORDER BY id")]

    def lesson_count(self) -> int:
        """How many there are."""
        return int(self._rows("SELECT count(*) AS n FROM lessons")[0]["n"])

    def newest_lessons(self, limit: int) -> list[Lesson]:
        """The last ones that were taught, newest first."""
        return [_lesson(row) for row in self._rows(f"{LESSON} ORDER BY id DESC LIMIT ?", [limit])]

    def search_lessons(self, words: str, limit: int = 200) -> list[Lesson]:
        """Best first, found by question, answer or another wording; any text can be searched for."""
        query = match_query(words)
        if not query:
            return []
        rows = self._rows(
            f"""{LESSON} JOIN (SELECT hit, min(score) AS score FROM (
                SELECT rowid AS hit, rank AS score FROM lessons_fts WHERE lessons_fts MATCH ?
                UNION ALL
                SELECT lesson_id, lesson_wordings_fts.rank FROM lesson_wordings_fts
                JOIN lesson_wordings ON lesson_wordings.id = lesson_wordings_fts.rowid
                WHERE lesson_wordings_fts MATCH ?
            ) GROUP BY hit ORDER BY min(score) LIMIT ?) ON hit = id ORDER BY score""",
            [query, query, limit],
        )
        return [_lesson(row) for row in rows]


def _lesson(row: dict[str, Any]) -> Lesson:
    return Lesson(**{**row, "wordings": tuple(json.loads(row["wordings"]))})


def _short(text: str) -> str:
    """One line of at most 80 characters, for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
