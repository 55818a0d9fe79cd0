"""A checkpoint folder's manifest: who it descends from, what went into its weights, the hash of each file.

A folder without a manifest, or whose files do not match it, is not used.  Knows nothing of models or of the
registry.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from chatbot.errors import CheckpointError
from chatbot.jobs import ExamReport, exam_from_json, sync_folder, write_durably

MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a version.

    ``lessons`` and ``approved`` are the fingerprints (`QaPair.fingerprint`) of all that is in the weights, the
    parent's included.  ``files`` maps each file's name to its SHA-256.  ``seconds`` and ``pieces`` tell how long
    the training took and how many target pieces it saw.
    """

    id: str
    parent: str | None
    created_at: str
    lessons: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    exam: ExamReport | None = None
    note: str = ""
    seconds: float = 0.0
    pieces: int = 0

    @property
    def trained(self) -> tuple[str, ...]:
        """The fingerprints of lessons and approved answers together."""
        return (*self.lessons, *self.approved)


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The manifest in ``folder``; raises `CheckpointError` when it is missing or damaged."""
    path = folder / MANIFEST_NAME
    try:
        raw = json.loads(path.read_text("utf-8"))
        exam = raw.pop("exam", None)
        lessons, approved = tuple(raw.pop("lessons", ())), tuple(raw.pop("approved", ()))
        parsed = exam_from_json(exam) if exam else None
        return _checked(Manifest(lessons=lessons, approved=approved, exam=parsed, **raw))
    except FileNotFoundError as error:
        raise CheckpointError(f"The folder {folder} holds no checkpoint: {MANIFEST_NAME} is missing.") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CheckpointError(f"The checkpoint in {folder} is damaged: {MANIFEST_NAME} cannot be read.") from error


def _checked(manifest: Manifest) -> Manifest:
    """The manifest itself; raises `ValueError` for values of another kind than the rest of the program expects."""
    texts = (manifest.id, manifest.created_at, manifest.note, manifest.parent or "")
    names = (*manifest.lessons, *manifest.approved, *manifest.files, *manifest.files.values())
    if not all(isinstance(text, str) for text in (*texts, *names)):
        raise ValueError("text expected")
    if not all(isinstance(number, int | float) for number in (manifest.seconds, manifest.pieces)):
        raise ValueError("number expected")
    return manifest


def verify(folder: Path) -> Manifest:
    """Read the manifest and compare each file's SHA-256; raises `CheckpointError` naming the first bad file."""
    manifest = read_manifest(folder)
    for name, expected in manifest.files.items():
        path = folder / name
        if Path(name).name != name or not path.is_file():
            raise CheckpointError(f"The checkpoint in {folder} is damaged: {name} is missing.")
        try:
            same = sha256_of(path) == expected
        except OSError as error:
            raise CheckpointError(f"The checkpoint in {folder} is damaged: {name} cannot be read.") from error
        if not same:
            raise CheckpointError(f"The checkpoint in {folder} is damaged: {name} is not the file that was saved.")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> Manifest:
    """Hash every file of ``folder``, make them durable, and write the manifest last."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != MANIFEST_NAME)
    for name in names:
        _sync_file(folder / name)
    complete = replace(manifest, files={name: sha256_of(folder / name) for name in names})
    rewrite_manifest(folder, complete)
    return complete


def rewrite_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest as it is, durably; the files stay as they were hashed."""
    write_durably(folder / MANIFEST_NAME, json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())
    sync_folder(folder)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
