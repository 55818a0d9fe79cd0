"""Copies of the database: make one, put one back.  What is there is never lost: it becomes a copy itself."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from chatbot.database import is_engrams
from chatbot.errors import ChatbotError, InputError, StorageError
from chatbot.paths import DataPaths
from chatbot.store import Store

BESIDE = ("-journal", "-wal", "-shm")


def new_backup_path(paths: DataPaths, reason: str = "") -> Path:
    """A file name in the backups' folder that is not taken, e.g. ``chatbot-20260131T091502.db``."""
    stem = f"chatbot-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S')}{reason}"
    names = (f"{stem}{number}.db" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    for name in names:
        if not (paths.backups / name).exists():
            return paths.backups / name
    raise StorageError("Too many backups were made in one second.")


def back_up(store: Store, target: Path) -> None:
    """Copy the database as it is now; raises `StorageError` or, for a file that must not be replaced, `InputError`."""
    if target.exists() and target.samefile(store.path):
        raise InputError(f"{target} is the database itself.")
    if not target.absolute().parent.is_dir():
        raise InputError(f"There is no folder {target.absolute().parent}.")
    store.backup(target)


def restore(paths: DataPaths, source: Path) -> Path | None:
    """Put ``source`` in the database's place, also while the window is open; the copy of what was there, if any.

    The source stays as it is.  Raises `InputError` or `StorageError` and changes nothing when it is no sound database.
    """
    if not source.is_file():
        raise InputError(f"There is no file {source}.")
    if paths.database.exists() and source.samefile(paths.database):
        raise InputError(f"{source} is the database itself.")
    part = paths.database.with_name("restore.part")
    try:
        with _checked_copy(source, part) as copy:
            kept = _keep_present(paths)
            with Store.open(paths.database) as present:
                present.overwrite_with(copy)
        return kept
    finally:
        for path in _with_files_beside(part):
            path.unlink(missing_ok=True)


def _checked_copy(source: Path, part: Path) -> Store:
    try:
        shutil.copyfile(source, part)
    except OSError as error:
        raise StorageError(f"The backup {source} could not be copied ({error.strerror}).") from error
    try:
        if not is_engrams(part):
            raise StorageError(f"{part} is not a database of Engram.")
        copy = Store.open(part)
        faults = copy.check()
    except StorageError as error:
        raise StorageError(f"{source} cannot be used: {str(error).replace(str(part), str(source))}") from error
    if faults:
        copy.close()
        raise StorageError(f"The backup {source} is damaged: {faults[0]}.")
    return copy


def _keep_present(paths: DataPaths) -> Path | None:
    if not paths.database.exists():
        return None
    kept = new_backup_path(paths, "-before-restore")
    try:
        with Store.open(paths.database) as present:
            present.backup(kept)
    except ChatbotError:
        for path in _with_files_beside(paths.database):
            if path.exists():
                path.replace(kept.with_name(kept.name + path.name.removeprefix(paths.database.name)))
    return kept


def _with_files_beside(database: Path) -> list[Path]:
    return [database, *(database.with_name(database.name + ending) for ending in BESIDE)]
