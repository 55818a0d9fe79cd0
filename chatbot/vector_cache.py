"""Lessons' sentence vectors kept between two starts, so that a large memory is ready at once.

A convenience: whatever is missing, damaged or of another encoder is computed again.  A file holds no text, only
hashes and vectors of the questions that are in the memory now; `forget_vectors` removes all files.
"""

import dataclasses
import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from chatbot.jobs import write_durably
from chatbot.model.arrays import Array

log = logging.getLogger(__name__)
SUFFIX = ".vectors"
KEY_BYTES = 16
DIGEST_BYTES = 32
ENCODERS = 3
"""How many encoders' files stay, the newest: rolling back to an earlier version is quick too."""

FEW = 256
"""Fewer wordings are computed sooner than looked up; so many new ones are not worth writing the file again."""


class VectorCache:
    """The file of one encoder in ``folder``; ``encoder`` gives its `fingerprint`, asked for when it is needed."""

    def __init__(self, folder: Path, encoder: Callable[[], str]) -> None:
        self._folder, self._encoder = folder, encoder
        self._stored: frozenset[bytes] = frozenset()

    @cached_property
    def _path(self) -> Path:
        return self._folder / (self._encoder()[:32] + SUFFIX)

    def read(self) -> dict[bytes, Array]:
        """(E,) vectors by `key`; empty when there is no file or it cannot be used."""
        if not self._folder.is_dir():
            return {}
        try:
            data = self._path.read_bytes()
            if hashlib.sha256(data[DIGEST_BYTES:]).digest() != data[:DIGEST_BYTES]:
                raise ValueError("its checksum does not fit")
            tensors = load(data[DIGEST_BYTES:])
            keys, vectors = tensors["keys"], tensors["vectors"]
            if keys.shape != (len(vectors), KEY_BYTES) or keys.dtype != np.uint8 or vectors.dtype != np.float32:
                raise ValueError("its arrays do not fit")
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            log.info("the lessons' vectors in %s are computed again: %s", self._path, error)
            return {}
        known = {row.tobytes(): vector for row, vector in zip(keys, vectors, strict=True)}
        self._stored = frozenset(known)
        return known

    def keep(self, vectors: Mapping[str, Array]) -> None:
        """Hold the vectors of exactly these texts; where only a few are new the file stays as it is."""
        if len(vectors) < FEW:
            self._drop()
            return
        wanted = {key(text): vector for text, vector in vectors.items()}
        if self._stored <= wanted.keys() and len(wanted) - len(self._stored) < FEW:
            return
        try:
            self._write(wanted)
        except OSError as error:
            log.info("the lessons' vectors could not be kept: %s", error)
            self._drop()
            wanted = {}
        self._stored = frozenset(wanted)

    def _drop(self) -> None:
        self._stored = frozenset()
        with suppress(OSError):
            forget_vectors(self._folder)

    def _write(self, wanted: Mapping[bytes, Array]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        keys = np.frombuffer(b"".join(wanted), np.uint8).reshape(-1, KEY_BYTES)
        payload = save({"keys": keys, "vectors": np.stack(list(wanted.values()))})
        write_durably(self._path, hashlib.sha256(payload).digest() + payload)
        files = sorted(self._folder.glob("*" + SUFFIX), key=lambda path: -path.stat().st_mtime_ns)
        for path in files[ENCODERS:]:
            path.unlink(missing_ok=True)


def key(text: str) -> bytes:
    """Of a question, as it was taught."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=KEY_BYTES).digest()


def fingerprint(*parts: object) -> str:
    """Hex SHA-256 over all arrays, numbers and texts in ``parts``: dataclasses, sequences and mappings are entered."""
    digest = hashlib.sha256()
    for part in _flat(parts):
        digest.update(part)
    return digest.hexdigest()


def _flat(part: object) -> Iterator[bytes]:
    if isinstance(part, np.ndarray):
        yield f"{part.dtype}{part.shape}".encode()
        yield part.tobytes()
    elif dataclasses.is_dataclass(part):
        yield from _flat([getattr(part, one.name) for one in dataclasses.fields(part)])
    elif isinstance(part, Mapping):
        yield from _flat([*part.items()])
    elif isinstance(part, Sequence) and not isinstance(part, str | bytes):
        for one in part:
            yield from _flat(one)
    else:
        yield repr(part).encode()


def forget_vectors(folder: Path) -> None:
    """Remove every file: what was forgotten leaves no trace here.  Raises `OSError` where one stays."""
    for path in [*folder.glob("*" + SUFFIX), *folder.glob("*" + SUFFIX + ".part")]:
        path.unlink()
