"""Move the data folder: copy it, verify the copy, then point to it.  The old folder stays whole until it is deleted.

The pointer, a line of text in the usual place, is the last thing written: whatever breaks off before leaves the old
folder in use, and what had been copied is taken away by the next attempt.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from chatbot.errors import InputError, StorageError
from chatbot.jobs import write_durably
from chatbot.paths import DataPaths
from chatbot.store import Store

UNFINISHED, MOVED_FROM = ".moving", "moved-from"
_NOT_MOVED = ("window.lock", ".writable", "restore.part", UNFINISHED, MOVED_FROM)
_CHUNK = 1 << 20
_ROOM = 20_000_000


def move(paths: DataPaths, target: Path) -> Iterator[float]:
    """Yields the share that is done, 0 to 1; from then on `DataPaths.default` gives the new folder.

    Nobody can write to the database while it is copied.  Stopping early, `InputError` for a place that will not do
    and `StorageError` for a fault leave everything as it was.
    """
    target = target.expanduser().absolute()
    files = _files(paths)
    total = sum(path.stat().st_size for path in files) + paths.database.stat().st_size
    _check(paths, target, total)
    try:
        _begin(target)
        done = 0
        for path in files:
            done += _copy(path, target / path.relative_to(paths.root))
            yield 0.95 * done / total
        with Store.open(paths.database) as guard, guard.standing_still():
            _copy_database(paths.database, target / paths.database.name)
            write_durably(target / MOVED_FROM, f"{paths.root}\n".encode())
            (target / UNFINISHED).unlink()
            _point(paths, target)
        yield 1.0
    except OSError as error:
        raise StorageError(f"The data could not be copied to {target} ({error.strerror or error}).") from error


def left_behind(paths: DataPaths) -> Path | None:
    """The folder that the data was moved from, as long as its copy is there."""
    try:
        source = Path((paths.root / MOVED_FROM).read_text("utf-8").strip())
    except OSError:
        return None
    return source if (source / paths.database.name).is_file() and source != paths.root else None


def delete_left_behind(paths: DataPaths) -> None:
    """Delete the old copy, and nothing else that lies there; raises `StorageError`."""
    source = left_behind(paths)
    if source is None:
        return
    old = DataPaths(source)
    folders = (old.checkpoints, old.runs, old.backups, old.logs)
    try:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        for path in [*source.glob("window.*"), *source.glob("settings.toml*"), *source.glob(f"{old.database.name}*")]:
            path.unlink()
        (source / MOVED_FROM).unlink(missing_ok=True)
        old.rehearsals.unlink(missing_ok=True)
        if not any(source.iterdir()):
            source.rmdir()
        (paths.root / MOVED_FROM).unlink()
    except OSError as error:
        raise StorageError(f"The old copy in {source} could not be deleted ({error.strerror or error}).") from error


def _files(paths: DataPaths) -> list[Path]:
    """All but the database, what belongs to this process, and the pointer."""
    database = paths.database.name
    left_out = {*_NOT_MOVED, paths.pointer.name, *(database + ending for ending in ("", "-journal", "-wal", "-shm"))}
    found = (path for path in sorted(paths.root.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in found if path.name not in left_out]


def _check(paths: DataPaths, target: Path, total: int) -> None:
    root = paths.root.absolute().resolve()
    inside = target.resolve()
    if inside == root or root in inside.parents or inside in root.parents:
        raise InputError("The new folder must lie neither in the present one nor around it.")
    if target.exists() and not target.is_dir():
        raise InputError(f"{target} is a file; choose a folder.")
    others = [path.name for path in target.iterdir() if path.name != paths.pointer.name] if target.is_dir() else []
    if others and UNFINISHED not in others:
        raise InputError(f"{target} is not empty; choose an empty folder or a new one.")
    near = next(path for path in (target, *target.parents) if path.exists())
    if shutil.disk_usage(near).free < total + _ROOM:
        raise InputError(f"There is not enough room in {near}: {total // 1_000_000 + 20:,} MB are needed.")


def _begin(target: Path) -> None:
    """An empty folder, marked; what an attempt that broke off has left is taken away."""
    if (target / UNFINISHED).exists():
        shutil.rmtree(target)
    target.mkdir(parents=True, exist_ok=True)
    (target / UNFINISHED).write_bytes(b"")


def _copy(source: Path, target: Path) -> int:
    """Copy one file durably and read it back; how many bytes it has."""
    target.parent.mkdir(parents=True, exist_ok=True)
    wrote, size = hashlib.sha256(), 0
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(_CHUNK):
            wrote.update(chunk)
            writing.write(chunk)
            size += len(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    with target.open("rb") as again:
        if hashlib.file_digest(again, "sha256").digest() != wrote.digest():
            raise StorageError(f"{target} does not hold what was written to it; the disk may be faulty.")
    return size


def _copy_database(source: Path, target: Path) -> None:
    """Through a connection of its own: SQLite waits for ever where the one that holds the lock is copied."""
    with Store.open(source) as store:
        store.backup(target)
    with Store.open(target) as copy:
        faults = copy.check()
    if faults:
        raise StorageError(f"The copy of the database is damaged: {faults[0]}.")


def _point(paths: DataPaths, target: Path) -> None:
    if target == paths.pointer.parent:
        paths.pointer.unlink(missing_ok=True)
    else:
        write_durably(paths.pointer, f"{target}\n".encode())
