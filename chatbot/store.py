"""Everything that is kept, in one SQLite file.  One `Store` is one connection: use it from one thread.

Values come from `chatbot.domain`; identity is a matter of this module.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from chatbot.database import faults_as_sentences, open_database
from chatbot.domain import (
    Answer,
    Conversation,
    Lesson,
    Message,
    QaPair,
    Role,
    Source,
    Turn,
    clean_answer,
    clean_question,
    normalise_question,
    utc_now,
)
from chatbot.errors import InputError, StorageError
from chatbot.manifest import Manifest

TITLE_CHARS = 48
HITS = 2000
MESSAGE = """SELECT m.id, m.conversation_id, m.role, m.text, m.created_at, m.reply_to, m.source, m.confidence,
    m.lesson_id, m.model, m.stopped, coalesce(r.rating, 0) AS rating
    FROM messages m LEFT JOIN ratings r ON r.message_id = m.id"""
CONVERSATION = """SELECT c.id, c.title, c.created_at, c.updated_at, c.private, coalesce((SELECT substr(text, 1, 120)
    FROM messages WHERE conversation_id = c.id AND role = 'user' ORDER BY id DESC LIMIT 1), '') AS preview
    FROM conversations c"""
LESSON = "SELECT id, question, answer, created_at, updated_at, source_message_id FROM lessons"


class Store:
    """Conversations, messages, ratings, lessons and versions."""

    def __init__(self, database: Database, path: Path) -> None:
        self._db, self.path = database, path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises `StorageError` with one sentence when the file cannot be used."""
        return cls(open_database(path), path)

    def close(self) -> None:
        """Nothing can be read or written afterwards."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Conversations

    def create_conversation(self, title: str = "", private: bool = False) -> Conversation:
        """An empty one."""
        now = utc_now()
        row = {"title": title.strip(), "private": int(private), "created_at": now, "updated_at": now}
        return self.conversation(self._insert("conversations", row))

    def conversation(self, conversation_id: int) -> Conversation:
        """Raises `InputError` when there is none."""
        rows = self._rows(f"{CONVERSATION} WHERE c.id = ?", [conversation_id])
        if not rows:
            raise InputError(f"There is no conversation {conversation_id}.")
        return _conversation(rows[0])

    def conversations(self, limit: int = 500, include_empty: bool = False) -> list[Conversation]:
        """Newest activity first."""
        where = "" if include_empty else "WHERE EXISTS (SELECT 1 FROM messages WHERE conversation_id = c.id)"
        return [
            _conversation(row)
            for row in self._rows(f"{CONVERSATION} {where} ORDER BY c.updated_at DESC, c.id DESC LIMIT ?", [limit])
        ]

    def find_conversation(self, title: str) -> Conversation | None:
        """The newest with exactly this title."""
        rows = self._rows(f"{CONVERSATION} WHERE c.title = ? ORDER BY c.id DESC LIMIT 1", [title])
        return _conversation(rows[0]) if rows else None

    def rename_conversation(self, conversation_id: int, title: str) -> None:
        """An empty title is refused with `InputError`."""
        if not title.strip():
            raise InputError("The title is empty.")
        self.conversation(conversation_id)
        self._write("UPDATE conversations SET title = ? WHERE id = ?", [title.strip()[:200], conversation_id])

    def delete_conversation(self, conversation_id: int) -> None:
        """With all its messages; lessons taught from it stay."""
        self.conversation(conversation_id)
        self._write("DELETE FROM conversations WHERE id = ?", [conversation_id])

    # Messages

    def add_question(self, conversation_id: int, text: str) -> Message:
        """Committed on return.  Gives the conversation its title if it has none; raises `InputError`."""
        question, now = clean_question(text), utc_now()
        conversation = self.conversation(conversation_id)
        with self._transaction():
            row = {"conversation_id": conversation_id, "role": "user", "text": question, "created_at": now}
            number = self._insert("messages", row)
            title = conversation.title or _title(question)
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
        self.question_of(message_id)
        if rating not in (-1, 0, 1):
            raise InputError("A rating is up, down or none.")
        if rating == 0:
            self._write("DELETE FROM ratings WHERE message_id = ?", [message_id])
            return
        self._write(
            "INSERT OR REPLACE INTO ratings (message_id, rating, created_at) VALUES (?, ?, ?)",
            [message_id, rating, utc_now()],
        )

    def search_messages(self, words: str, limit: int = 50) -> list[Message]:
        """Best first, of the newest 2,000 hits; any text can be searched for."""
        query = match_query(words)
        if not query:
            return []
        rows = self._rows(
            f"""{MESSAGE} JOIN (SELECT rowid AS hit, rank AS score FROM messages_fts WHERE rowid IN (SELECT rowid
            FROM messages_fts WHERE messages_fts MATCH ? ORDER BY rowid DESC LIMIT {HITS}) AND messages_fts MATCH ?)
            ON hit = m.id ORDER BY score LIMIT ?""",
            [query, query, limit],
        )
        return [_message(row) for row in rows]

    def log(self, limit: int = 20, words: str = "") -> list[tuple[Message, Message | None]]:
        """The newest questions with their last answers, newest first."""
        query = match_query(words)
        if words.strip() and not query:
            return []
        found = "AND m.id IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ?)" if query else ""
        rows = self._rows(
            f"{MESSAGE} WHERE m.role = 'user' {found} ORDER BY m.id DESC LIMIT ?", [*([query] if query else []), limit]
        )
        return [(_message(row), self._answer_to(row["id"])) for row in rows]

    def _answer_to(self, question_id: int) -> Message | None:
        rows = self._rows(f"{MESSAGE} WHERE m.reply_to = ? ORDER BY m.id DESC LIMIT 1", [question_id])
        return _message(rows[0]) if rows else None

    def approved(self) -> list[QaPair]:
        """Network answers with a thumb up, in conversations that are not private."""
        rows = self._rows(
            """SELECT question, answer FROM qa_pairs WHERE rating = 1 AND private = 0 AND stopped = 0
            AND source = 'network' ORDER BY answer_id"""
        )
        return list(dict.fromkeys(QaPair(row["question"], row["answer"]) for row in rows))

    # Lessons

    def teach(self, question: str, answer: str, source_message_id: int | None = None) -> Lesson:
        """Add a lesson; the same question (but for case, blanks and end marks) gets the new answer."""
        return self.teach_all([QaPair(question, answer)], source_message_id)[0]

    def teach_all(self, pairs: Iterable[QaPair], source_message_id: int | None = None) -> list[Lesson]:
        """All or none; raises `InputError` for an empty or overlong question or answer."""
        cleaned = [QaPair(clean_question(pair.question), clean_answer(pair.answer)) for pair in pairs]
        now = utc_now()
        with self._transaction():
            numbers = [self._upsert_lesson(pair, source_message_id, now) for pair in cleaned]
        return [self.lesson(number) for number in numbers]

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
        self.lesson(lesson_id)
        pair = QaPair(clean_question(question), clean_answer(answer))
        key = normalise_question(pair.question)
        if self._rows("SELECT 1 FROM lessons WHERE normalised = ? AND id != ?", [key, lesson_id]):
            raise InputError("There is another lesson with this question.")
        self._write(
            "UPDATE lessons SET question = ?, answer = ?, normalised = ?, updated_at = ? WHERE id = ?",
            [pair.question, pair.answer, key, utc_now(), lesson_id],
        )
        return self.lesson(lesson_id)

    def forget(self, lesson_id: int) -> Lesson:
        """Delete a lesson; gives back what it was."""
        lesson = self.lesson(lesson_id)
        self._write("DELETE FROM lessons WHERE id = ?", [lesson_id])
        self._write("INSERT INTO lessons_fts (lessons_fts) VALUES ('optimize')", [])  # lets go of its words too
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

    # Upkeep

    def check(self) -> list[str]:
        """Faults that SQLite finds in the file; empty when it is sound."""
        faults = [str(next(iter(row.values()))) for row in self._rows("PRAGMA integrity_check")]
        broken = self._rows("PRAGMA foreign_key_check")
        return [fault for fault in faults if fault != "ok"] + [f"{row['table']}: lost reference" for row in broken]

    def backup(self, target: Path) -> None:
        """A consistent copy, also while others write.  ``target`` is replaced; raises `StorageError`."""
        part = target.with_name(target.name + ".part")
        if target.is_dir():
            raise InputError(f"{target} is a folder.")
        try:
            part.unlink(missing_ok=True)
            with faults_as_sentences(target):
                copy = Database(str(part))
                self._db.conn.backup(copy.conn)
                copy.close()
            part.replace(target)
        except OSError as error:
            raise StorageError(f"The backup {target} could not be written ({error.strerror}).") from error

    def overwrite_with(self, other: "Store") -> None:
        """Become a copy of ``other``; connections of other programs see it too."""
        with faults_as_sentences(self.path):
            other._db.conn.backup(self._db.conn)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or none.  The write lock is taken first: SQLite does not wait when a reader turns into a writer."""
        connection = self._db.conn
        with faults_as_sentences(self.path):
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        with faults_as_sentences(self.path):
            return list(self._db.query(sql, list(parameters)))

    def _write(self, sql: str, parameters: Sequence[Any]) -> None:
        with self._transaction():
            self._db.execute(sql, list(parameters))

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        with self._transaction():
            number = self._db.table(table).insert(row).last_rowid
        assert number is not None
        return int(number)


def match_query(words: str) -> str:
    """An FTS5 query that finds all of ``words``, the last one as a prefix; empty when there is no word in it."""
    found = re.findall(r"\w+", words.encode("utf-8", "ignore").decode("utf-8"))
    quoted = [f'"{word}"' for word in found[:32]]
    return " ".join(quoted) + "*" if quoted else ""


def _title(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= TITLE_CHARS else line[: TITLE_CHARS - 1].rsplit(" ", 1)[0] + "…"


def _conversation(row: dict[str, Any]) -> Conversation:
    return Conversation(**{**row, "private": bool(row["private"])})


def _message(row: dict[str, Any]) -> Message:
    source = Source(row["source"]) if row["source"] else None
    return Message(**{**row, "role": Role(row["role"]), "source": source, "stopped": bool(row["stopped"])})
