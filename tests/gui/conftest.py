"""The real window on a tiny network; leaked threads and timers fail the test that started them."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chatbot.gui import app as composition
from chatbot.gui.language import speak
from chatbot.gui.main_window import MainWindow
from chatbot.paths import DataPaths
from tests.gui.watchdog import Watchdog
from tests.tiny import tiny_checkpoint

PATIENCE = 60_000


@pytest.fixture(autouse=True)
def tiny_base(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The window starts on the tiny checkpoint."""
    monkeypatch.setattr(composition, "base_checkpoint", tiny_checkpoint)
    return tiny_checkpoint()


@pytest.fixture(autouse=True)
def no_leaks(qapp: QApplication) -> Iterator[None]:
    """No thread runs and no timer ticks that the test left behind."""
    before = {id(one) for one in at_work()}
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [one for one in at_work() if id(one) not in before]
    assert not left, left


@pytest.fixture(autouse=True)
def blocked(qapp: QApplication) -> Iterator[None]:
    """With ``ENGRAM_WATCHDOG=1``, what blocked the window is printed."""
    if not os.environ.get("ENGRAM_WATCHDOG"):
        yield
        return
    with Watchdog() as watchdog:
        yield
    sys.stdout.writelines(f"{one}\n" for one in watchdog.blocked)


def at_work() -> list[QThread | QTimer]:
    """Running threads and active timers, wherever they are held."""
    alive = [one for one in gc.get_objects() if type(one) in (QThread, QTimer) and isValid(one)]
    return [one for one in alive if (one.isRunning() if isinstance(one, QThread) else one.isActive())]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, paths: DataPaths) -> Iterator[Callable[[], MainWindow]]:
    """Opens the window over the test's data folder; closed again at the end."""
    opened: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = composition.build(qapp, paths)
        opened.append(window)
        window.resize(1180, 780)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_one
    for window in opened:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """An open window whose network is loaded."""
    opened = open_window()
    qtbot.waitUntil(lambda: opened.thread_.ready, timeout=PATIENCE)
    return opened


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[list[int]]:
    """Asks for another window are noted instead of ending the tests' own loop."""
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    yield codes
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def hindi(qapp: QApplication) -> Iterator[None]:
    """The interface speaks Hindi."""
    speak(qapp, "hi")
    yield
    speak(qapp, "en")
