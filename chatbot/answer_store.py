"""The answers' part of the store: what "try again" adds to an answer, and which of its versions is shown.

The message holds what is shown, with its rating; the table keeps every version, once there are two.
"""

from chatbot.connection import Connection
from chatbot.domain import Answer, utc_now
from chatbot.errors import InputError

_CONTENT = ("text", "created_at", "source", "confidence", "lesson_id", "model", "milliseconds", "stopped")
_COLUMNS = ", ".join(_CONTENT)


class AnswerStore(Connection):
    """Versions of answers, numbered from 1 in the order in which they were given."""

    def add_version(self, message_id: int, answer: Answer) -> None:
        """Another answer in place of the one that is shown, which is kept; raises `InputError` when there is none."""
        with self._transaction():
            self._must_be_answer(message_id)
            count = len(self.texts_of_versions(message_id))
            if not self._has_versions(message_id):
                self._write(
                    f"""INSERT INTO answer_versions (message_id, number, shown, {_COLUMNS})
                    SELECT id, 1, 1, {_COLUMNS} FROM messages WHERE id = ?""",
                    [message_id],
                )
            row = [
                answer.text,
                utc_now(),
                answer.source.value,
                float(answer.confidence),
                answer.lesson_id,
                answer.model,
                float(answer.milliseconds),
                int(answer.stopped),
            ]
            self._write(
                f"""INSERT INTO answer_versions (message_id, number, shown, {_COLUMNS})
                VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [message_id, count + 1, *row],
            )
            self.show_version(message_id, count + 1)

    def show_version(self, message_id: int, number: int) -> None:
        """Show another version, with the rating that it had; raises `InputError` when there is no such version."""
        with self._transaction():
            if not self._rows(
                "SELECT 1 FROM answer_versions WHERE message_id = ? AND number = ?", [message_id, number]
            ):
                raise InputError(f"Message {message_id} has no version {number}.")
            self._write(
                """UPDATE answer_versions SET shown = 0,
                rating = coalesce((SELECT rating FROM ratings WHERE ratings.message_id = answer_versions.message_id), 0)
                WHERE message_id = ? AND shown = 1""",
                [message_id],
            )
            chosen = "message_id = ? AND number = ?"
            self._write(f"UPDATE answer_versions SET shown = 1 WHERE {chosen}", [message_id, number])
            self._write(
                f"""UPDATE messages SET ({_COLUMNS}) = (SELECT {_COLUMNS} FROM answer_versions WHERE {chosen})
                WHERE id = ?""",
                [message_id, number, message_id],
            )
            self._write("DELETE FROM ratings WHERE message_id = ?", [message_id])
            self._write(
                f"""INSERT INTO ratings (message_id, rating, created_at)
                SELECT message_id, rating, ? FROM answer_versions WHERE {chosen} AND rating != 0""",
                [utc_now(), message_id, number],
            )

    def texts_of_versions(self, message_id: int) -> list[str]:
        """What was answered so far, the first answer first; raises `InputError` when it is no answer."""
        self._must_be_answer(message_id)
        rows = self._rows("SELECT text FROM answer_versions WHERE message_id = ? ORDER BY number", [message_id])
        return [row["text"] for row in rows or self._rows("SELECT text FROM messages WHERE id = ?", [message_id])]

    def _has_versions(self, message_id: int) -> bool:
        return bool(self._rows("SELECT 1 FROM answer_versions WHERE message_id = ?", [message_id]))

    def _must_be_answer(self, message_id: int) -> None:
        if not self._rows("SELECT 1 FROM messages WHERE id = ? AND reply_to IS NOT NULL", [message_id]):
            raise InputError(f"There is no answer {message_id}.")
