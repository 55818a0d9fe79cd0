"""Where the sets lie: an unpacked folder, or the archive of them, unpacked once beside the training's output."""

import hashlib
import tarfile
from importlib import resources
from pathlib import Path

from chatbot.errors import InputError
from training.corpora.wordnet import wordnet_folder

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


def verify(root: Path) -> None:
    """Compare every file that is read with ``hashes.txt``; raises `InputError` for the first that differs.

    WordNet may be the system's.
    """
    for line in resources.files("training.corpora").joinpath("hashes.txt").read_text("utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        path = root / name
        if name.startswith("wordnet/"):
            path = wordnet_folder(root) / path.name
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise InputError(f"The training data lacks {name}; corpora/SOURCES.md says where it lives.") from error
        if found != wanted:
            raise InputError(f"{path} is not the version that the recipe was made for (its SHA-256 is {found}).")
