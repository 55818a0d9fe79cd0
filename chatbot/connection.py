"""One connection to the database: whole transactions, rows as dictionaries, upkeep of the file.

Knows the tables' names only where it is told them; use it from one thread.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from chatbot.database import faults_as_sentences, open_database
from chatbot.errors import InputError, StorageError

LARGEST = 2**63 - 1


class Connection:
    """An open database.  Nothing it is asked for raises for being too large a number."""

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

    def overwrite_with(self, other: "Connection") -> None:
        """Become a copy of ``other``; connections of other programs see it too."""
        with faults_as_sentences(self.path):
            other._db.conn.backup(self._db.conn)

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Meanwhile nobody can write, neither here nor in another connection; raises `StorageError` when one does."""
        with self._transaction():
            yield

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
            return list(self._db.query(sql, _bounded(parameters)))

    def _write(self, sql: str, parameters: Sequence[Any]) -> None:
        with self._transaction():
            self._db.execute(sql, _bounded(parameters))

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        with self._transaction():
            number = self._db.table(table).insert(row).last_rowid
        assert number is not None
        return int(number)

    def _let_go_of_words(self, table: str) -> None:
        """Rewrite the search index of ``table``, which otherwise keeps deleted words until it happens to be merged."""
        self._write(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize')", [])


def _bounded(parameters: Sequence[Any]) -> list[Any]:
    """Numbers beyond what SQLite holds (an id or a limit that a person typed) become its largest."""
    return [max(-LARGEST, min(LARGEST, one)) if isinstance(one, int) else one for one in parameters]
