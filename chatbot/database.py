"""Opening the database safely: pragmas, migrations, and each thing that can be wrong as one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from chatbot.errors import StorageError
from chatbot.migrations import MIGRATIONS

SAFE_WAL = (3, 51, 3)
BUSY_SECONDS = 5.0


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """WAL only where SQLite is free of the WAL-reset race (fixed in 3.51.3), else the rollback journal."""
    return "wal" if version >= SAFE_WAL else "delete"


def open_database(path: Path) -> Database:
    """The database at ``path``, made or brought up to date; raises `StorageError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(str(path), timeout=BUSY_SECONDS)
        connection.execute(f"PRAGMA journal_mode={journal_mode()}")
        for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        database = Database(connection)
        _refuse_newer(database, path)
        MIGRATIONS.apply(database)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(_sentence(path, error)) from error
    return database


@contextmanager
def faults_as_sentences(path: Path) -> Iterator[None]:
    """Turn what can go wrong with the file (full, locked, damaged) into a `StorageError`; bugs pass as they are."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StorageError(_sentence(path, error)) from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise
        raise StorageError(_sentence(path, error)) from error


def _refuse_newer(database: Database, path: Path) -> None:
    unknown = {migration.name for migration in MIGRATIONS.applied(database)} - _names()
    if unknown:
        database.close()
        raise StorageError(f"The database {path} was written by a newer version of Engram; please update Engram.")


def _names() -> set[str]:
    return {migration.name for migration in MIGRATIONS.pending(Database(memory=True))}


def _sentence(path: Path, error: Exception) -> str:
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return f"The file {path} is damaged or is not a database; a backup can be restored with `chatbot restore`."
    if "locked" in text:
        return f"The database {path} is in use by another program; please try again in a moment."
    if "full" in text:
        return f"The disk with {path} is full; free some space and try again."
    return f"The database {path} cannot be opened or written ({text})."
