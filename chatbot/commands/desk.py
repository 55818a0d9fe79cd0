"""What most commands need: the data folder, the store, the versions, and how text is put out."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.answering import Answerer
from chatbot.checkpoints import CheckpointRegistry, Version
from chatbot.errors import InputError
from chatbot.forgetting import ForgettingService
from chatbot.interchange import FILE_BYTES
from chatbot.learning import LearningService
from chatbot.manifest import verify
from chatbot.paths import DataPaths, base_checkpoint
from chatbot.settings import Settings, load_settings
from chatbot.store import Store

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything opened for one command."""

    paths: DataPaths
    store: Store
    registry: CheckpointRegistry
    settings: Settings

    @property
    def learning(self) -> LearningService:
        """Over the same store and versions."""
        return LearningService(self.store, self.registry, self.paths, self.settings.learn_from_history)

    @property
    def forgetting(self) -> ForgettingService:
        """Over the same store, versions and files."""
        return ForgettingService(self.store, self.learning, self.registry, self.paths)

    def answerer(self, version_id: str | None = None) -> Answerer:
        """The version in use, or the named one, with the lessons beside it; raises `CheckpointError`."""
        answerer = load(self.registry.get(version_id) if version_id else self.registry.current())
        answerer.keep_vectors(self.paths.vectors)
        answerer.set_lessons(self.store.lessons())
        return answerer


def load(version: Version) -> Answerer:
    """A version alone, without lessons; raises `CheckpointError` when it is damaged."""
    verify(version.path)
    return Answerer.load(version.path, version.id)


@contextmanager
def opened() -> Iterator[Desk]:
    """Open the data folder; raises `StorageError` when that is not possible."""
    paths = DataPaths.default().ensure()
    settings, complaint = load_settings(paths.settings)
    if complaint:
        say(complaint)
    with Store.open(paths.database) as store:
        yield Desk(paths, store, CheckpointRegistry(paths, base_checkpoint()), settings)


def say(text: str) -> None:
    """A message for the person, on stderr."""
    print(text, file=sys.stderr)


def put(text: str) -> None:
    """A line of data, on stdout, without characters that would steer a terminal."""
    print(CONTROL.sub("", text))


def one_line(text: str) -> str:
    """Blanks of any kind as one, so that a line of output stays a line, and nothing that would steer a terminal."""
    return CONTROL.sub("", " ".join(text.split()))


def put_json(value: Any) -> None:
    """A line of JSON, on stdout."""
    print(json.dumps(value, ensure_ascii=False))


def read_bytes(name: str) -> bytes:
    """A file's bytes, or those of stdin for ``-``; raises `InputError`."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        if Path(name).stat().st_size > FILE_BYTES:
            raise InputError(f"{name} is larger than {FILE_BYTES // 1_000_000} MB.")
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name} cannot be read ({error.strerror}).") from error


def write_text(name: str | None, text: str) -> None:
    """To a file, or to stdout when ``name`` is None; raises `InputError`."""
    if name is None:
        sys.stdout.write(text)
        return
    try:
        Path(name).write_text(text, "utf-8", newline="")
    except OSError as error:
        raise InputError(f"{name} cannot be written ({error.strerror}).") from error
