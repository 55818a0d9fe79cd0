"""What every test gets: a data folder of its own, one thread for arithmetic, no network, no unexpected warnings."""

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path

for name, value in (("OPENBLAS_NUM_THREADS", "1"), ("GOMP_SPINCOUNT", "10000"), ("OMP_NUM_THREADS", "1")):
    os.environ.setdefault(name, value)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest  # noqa: E402  (NumPy and torch read their threads when they load)
from hypothesis import settings  # noqa: E402

from chatbot.paths import DataPaths  # noqa: E402
from tests.terminal import terminal  # noqa: E402, F401  (a fixture)

settings.register_profile("engram", deadline=None)
settings.load_profile("engram")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CHATBOT_HOME", str(folder))
    return folder


@pytest.fixture
def paths(home: Path) -> DataPaths:
    """The data folder's paths, made."""
    return DataPaths(home).ensure()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test opens an internet socket."""
    real = socket.socket.__init__

    def refuse(self: socket.socket, family: int = -1, *rest: int, **named: object) -> None:
        if family in (-1, socket.AF_INET, socket.AF_INET6):
            raise AssertionError("a socket was opened")
        real(self, family, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "__init__", refuse)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember it."""
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless the test reads the log itself (``caplog``)."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if "caplog" not in request.fixturenames:
        assert not collector.records, [record.getMessage() for record in collector.records]
