"""A version of the network as one file, ``NAME.engram``: handed on and opened elsewhere.

It is a zip with the checkpoint's own files and nothing else.  What comes in is not trusted: names are compared with a
list, sizes are bounded while they are read, hashes are checked, and the network must answer before it gets a number.
"""

import json
import os
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from chatbot.answering import Answerer
from chatbot.checkpoints import BASE_ID, CheckpointRegistry, Version
from chatbot.domain import Answer, Lesson
from chatbot.errors import ChatbotError, CheckpointError, InputError, StorageError
from chatbot.interchange import decode, json_lines
from chatbot.manifest import MANIFEST_NAME, Manifest, rewrite_manifest, verify
from chatbot.model.config import ModelConfig
from chatbot.model.files import load_weights
from chatbot.paths import DataPaths

MIB = 2**20
LARGEST = {
    "config.json": MIB,
    "judge.json": MIB,
    "tokenizer.model": 16 * MIB,
    "words.txt": 16 * MIB,
    "model.safetensors": 1024 * MIB,
    "exam.jsonl": 64 * MIB,
    MANIFEST_NAME: 64 * MIB,
}
"""The files that make a version, with the bytes that each may have at most."""
OPTIONAL = {"README.md": MIB}
LINES = ("exam.jsonl",)
LONGEST = 4096
CHUNK = MIB
UNREADABLE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError),
)
WHEN = (1980, 1, 1, 0, 0, 0)


def export_version(version: Version, target: Path) -> None:
    """Write ``version`` to ``target``, which is replaced.

    The exam report goes without the answers that changed: they quote what the person taught.  Raises
    `CheckpointError` when the version is damaged, `InputError` or `StorageError` when it cannot be written.
    """
    manifest = verify(version.path)
    foreign = set(manifest.files) - set(LARGEST) - set(OPTIONAL)
    if foreign:
        raise CheckpointError(f"Version {version.id} holds a file that is not handed on: {min(foreign)}.")
    if target.is_dir():
        raise InputError(f"{target} is a folder.")
    part = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(part, "w") as file:
            file.writestr(_entry(MANIFEST_NAME), _without_quotes(manifest))
            for name in sorted(manifest.files):
                with file.open(_entry(name), "w") as inside, (version.path / name).open("rb") as outside:
                    shutil.copyfileobj(outside, inside, CHUNK)
        part.replace(target)
    except OSError as error:
        raise StorageError(f"{target} cannot be written ({error.strerror}).") from error
    finally:
        part.unlink(missing_ok=True)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, WHEN)
    entry.compress_type = zipfile.ZIP_STORED if name == "model.safetensors" else zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _without_quotes(manifest: Manifest) -> bytes:
    exam = replace(manifest.exam, changed=()) if manifest.exam else None
    return json.dumps(asdict(replace(manifest, exam=exam)), ensure_ascii=False, indent=1).encode()


def import_version(source: Path, registry: CheckpointRegistry, paths: DataPaths) -> Version:
    """Take a version in under the next number; it is not used yet.  It descends from the base, as far as is known.

    Raises `InputError` for a file that is no whole and harmless version, `StorageError`; then nothing is left of it.
    """
    if not source.is_file():
        raise InputError(f"There is no file {source}.")
    folder = paths.checkpoints / "import.part"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir()
        with _faults_as_sentences(source, folder):
            _unpack(source, folder)
            manifest = _checked(folder)
        note = f"{_plain(manifest.note)} (version {_plain(manifest.id)[:20]} of {_plain(source.name)})"
        rewrite_manifest(folder, replace(manifest, parent=BASE_ID, note=note))
        return registry.adopt(folder)
    except OSError as error:
        raise StorageError(f"{source.name} cannot be taken in ({error.strerror}).") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _faults_as_sentences(source: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except ChatbotError as error:
        reason = str(error).replace(f" in {folder}", "").replace(f"{folder}{os.sep}", "").rstrip(".")
        raise InputError(f"{source.name} cannot be taken in: {reason}.") from error
    except UNREADABLE as error:
        raise InputError(f"{source.name} is damaged or is no version of Engram ({error}).") from error


def _unpack(source: Path, folder: Path) -> None:
    """Write the listed files, and refuse everything else before anything is written."""
    with zipfile.ZipFile(source) as file:
        bounds = {**LARGEST, **OPTIONAL}
        entries = file.infolist()
        names = [entry.filename for entry in entries]
        if len(set(names)) != len(names) or not set(LARGEST) <= set(names) <= set(bounds):
            raise InputError("it does not hold exactly the files of a version")
        for entry in entries:
            kind = stat.S_IFMT(entry.external_attr >> 16)
            if kind not in (0, stat.S_IFREG) or entry.is_dir() or entry.flag_bits & 1:
                raise InputError(f"{entry.filename} is not a plain file")
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise InputError(f"{entry.filename} is packed in a way that is not allowed")
            if entry.file_size > bounds[entry.filename]:
                raise InputError(f"{entry.filename} is too large")
        for entry in entries:
            _unpack_one(file, entry, folder / entry.filename, bounds[entry.filename])


def _unpack_one(file: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int) -> None:
    """No more than ``most`` bytes, whatever the entry says of itself."""
    written = 0
    with file.open(entry) as inside, target.open("xb") as outside:
        while data := inside.read(CHUNK):
            written += len(data)
            if written > most:
                raise InputError(f"{entry.filename} is too large")
            outside.write(data)


def _checked(folder: Path) -> Manifest:
    """The manifest of a folder that is whole and from which an answer comes; raises `ChatbotError` or `ValueError`."""
    manifest = verify(folder)
    present = {path.name for path in folder.iterdir()} - {MANIFEST_NAME}
    if set(manifest.files) != present:
        raise InputError("its manifest does not list exactly its files")
    config = ModelConfig.load(folder)
    sizes = config.max_source, config.max_target, config.history_turns, config.encoder_layers
    if not all(0 <= size <= LONGEST for size in sizes):
        raise InputError("its configuration asks for too much")
    for name in LINES:
        for row, where in json_lines(decode((folder / name).read_bytes(), name), name):
            if not isinstance(row.get("question"), str):
                raise InputError(f"{where} has no question")
    _prove(folder)
    return manifest


def _prove(folder: Path) -> None:
    """Ask it something, with a lesson at hand; raises `CheckpointError` when that does not work."""
    try:
        if not all(np.isfinite(weight).all() for weight in load_weights(folder).values()):
            raise ValueError("not a number")
        answerer = Answerer.load(folder, "import")
        answerer.set_lessons([Lesson(1, "Where is the key?", "On the hook.", "", "")])
        last = list(answerer.answer((), "Hello"))[-1]
        if not isinstance(last, Answer) or not 0 <= last.confidence <= 1:
            raise ValueError("not an answer")
        if not np.isfinite(answerer.recall("Hello")[0].features).all():
            raise ValueError("not a number")
    except (ArithmeticError, AttributeError, IndexError, KeyError, MemoryError, TypeError, ValueError) as error:
        raise CheckpointError("no answer comes from its network") from error


def _plain(text: str) -> str:
    """At most 100 printable characters on one line: it will stand in lists."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:100].strip()
