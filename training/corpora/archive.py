"""Where the sets lie: an unpacked folder, or the archive of them, unpacked once beside the training's output."""

import tarfile
from pathlib import Path

from chatbot.errors import InputError

MARK = ".unpacked"


def open_corpora(source: Path, cache: Path) -> Path:
    """The folder with one folder a set.  ``source`` is that folder or a ``.tar.xz`` of it, unpacked to ``cache``.

    Raises `InputError` when ``source`` is neither.
    """
    if source.is_dir():
        archive = source / "train.tar.xz"
        if not archive.is_file():
            return source
        source = archive
    if not source.is_file():
        raise InputError(f"There is no training data at {source}.")
    if not (cache / MARK).exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tarfile.open(source) as archive_file:
            archive_file.extractall(cache, filter="data")
        (cache / MARK).touch()
    return cache
