"""The lessons' part of the store: teach, change, forget, find."""

from collections.abc import Iterable

from chatbot.connection import Connection
from chatbot.domain import Lesson, QaPair, clean_answer, clean_question, normalise_question, utc_now
from chatbot.errors import InputError
from chatbot.search import match_query

LESSON = "SELECT id, question, answer, created_at, updated_at, source_message_id FROM lessons"


class LessonStore(Connection):
    """What was taught."""

    def teach(self, question: str, answer: str, source_message_id: int | None = None) -> Lesson:
        """Add a lesson; the same question (but for case, blanks and end marks) gets the new answer."""
        return self.teach_all([QaPair(question, answer)], source_message_id)[0]

    def teach_all(self, pairs: Iterable[QaPair], source_message_id: int | None = None) -> list[Lesson]:
        """All or none; raises `InputError` for an empty or overlong question or answer."""
        cleaned = [QaPair(clean_question(pair.question), clean_answer(pair.answer)) for pair in pairs]
        now = utc_now()
        with self._transaction():
            source = self._known_message(source_message_id)
            before = self._rows("SELECT count(*) AS n FROM lessons")[0]["n"]
            numbers = [self._upsert_lesson(pair, source, now) for pair in cleaned]
            if self._rows("SELECT count(*) AS n FROM lessons")[0]["n"] < before + len(numbers):
                self._let_go_of_words("lessons")
        return [self.lesson(number) for number in numbers]

    def _known_message(self, message_id: int | None) -> int | None:
        """None also for a message that was deleted in the meantime: the lesson counts without it."""
        return message_id if self._rows("SELECT 1 FROM messages WHERE id = ?", [message_id]) else None

    def _upsert_lesson(self, pair: QaPair, source_message_id: int | None, now: str) -> int:
        key = normalise_question(pair.question)
        known = self._rows("SELECT id FROM lessons WHERE normalised = ?", [key])
        if known:
            self._db.execute(
                "UPDATE lessons SET question = ?, answer = ?, updated_at = ?, source_message_id = coalesce(?, "
                "source_message_id) WHERE id = ?",
                [pair.question, pair.answer, now, source_message_id, known[0]["id"]],
            )
            return int(known[0]["id"])
        row = {"question": pair.question, "answer": pair.answer, "normalised": key, "created_at": now}
        return self._insert("lessons", {**row, "updated_at": now, "source_message_id": source_message_id})

    def update_lesson(self, lesson_id: int, question: str, answer: str) -> Lesson:
        """Raises `InputError` when another lesson has that question already."""
        pair = QaPair(clean_question(question), clean_answer(answer))
        key = normalise_question(pair.question)
        with self._transaction():
            self.lesson(lesson_id)
            if self._rows("SELECT 1 FROM lessons WHERE normalised = ? AND id != ?", [key, lesson_id]):
                raise InputError("There is another lesson with this question.")
            self._write(
                "UPDATE lessons SET question = ?, answer = ?, normalised = ?, updated_at = ? WHERE id = ?",
                [pair.question, pair.answer, key, utc_now(), lesson_id],
            )
            self._let_go_of_words("lessons")
        return self.lesson(lesson_id)

    def forget(self, lesson_id: int) -> Lesson:
        """Delete a lesson, its words in the search index too; gives back what it was."""
        with self._transaction():
            lesson = self.lesson(lesson_id)
            self._write("DELETE FROM lessons WHERE id = ?", [lesson_id])
            self._let_go_of_words("lessons")
        return lesson

    def lesson(self, lesson_id: int) -> Lesson:
        """Raises `InputError` when there is none."""
        rows = self._rows(f"{LESSON} WHERE id = ?", [lesson_id])
        if not rows:
            raise InputError(f"There is no lesson {lesson_id}.")
        return Lesson(**rows[0])

    def lessons(self) -> list[Lesson]:
        """All, oldest first."""
        return [Lesson(**row) for row in self._rows(f"{LESSON} ORDER BY id")]

    def search_lessons(self, words: str, limit: int = 200) -> list[Lesson]:
        """Best first; any text can be searched for."""
        query = match_query(words)
        if not query:
            return []
        rows = self._rows(
            f"{LESSON} JOIN (SELECT rowid AS hit, rank AS score FROM lessons_fts WHERE lessons_fts MATCH ? "
            "ORDER BY rank LIMIT ?) ON hit = id ORDER BY score",
            [query, limit],
        )
        return [Lesson(**row) for row in rows]
