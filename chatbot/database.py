"""Opening the database safely: pragmas, migrations, and each thing that can be wrong as one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
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
        database = Database(sqlite3.connect(str(path), timeout=BUSY_SECONDS))
    except (OSError, sqlite3.Error) as error:
        raise StorageError(_sentence(path, error)) from error
    try:
        _prepare(database, path)
    except sqlite3.Error as error:
        database.close()
        raise StorageError(_sentence(path, error)) from error
    except StorageError:
        database.close()
        raise
    return database


def _prepare(database: Database, path: Path) -> None:
    _refuse_newer(database, path)
    for pragma in (f"journal_mode={journal_mode()}", "foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
        database.execute(f"PRAGMA {pragma}")
    if MIGRATIONS.pending(database):
        _migrate(database)


def _migrate(database: Database) -> None:
    """In one transaction whose write lock is taken first: several may open a new file at the same moment."""
    database.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(database)
        database.commit()
    except BaseException:
        database.rollback()
        raise


def is_engrams(path: Path) -> bool:
    """Whether the SQLite file holds this program's tables; raises `StorageError` when it is no database at all."""
    with faults_as_sentences(path), closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {"conversations", "messages"} <= names


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
        raise StorageError(f"The database {path} was written by a newer version of Engram; please update Engram.")


@cache
def _names() -> frozenset[str]:
    empty = Database(memory=True)
    names = frozenset(migration.name for migration in MIGRATIONS.pending(empty))
    empty.close()
    return names


def _sentence(path: Path, error: Exception) -> str:
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return f"The file {path} is damaged or is not a database; a backup can be restored with `chatbot restore`."
    if "locked" in text:
        return f"The database {path} is in use by another program; please try again in a moment."
    if "full" in text:
        return f"The disk with {path} is full; free some space and try again."
    return f"The database {path} cannot be opened or written ({text})."
