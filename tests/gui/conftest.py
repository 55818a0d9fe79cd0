"""The real window on a tiny network; leaked threads and timers fail the test that started them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot.gui import app as composition
from chatbot.gui.main_window import MainWindow
from chatbot.paths import DataPaths
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
    before = set(map(id, qapp.findChildren(QTimer)))
    yield
    for widget in qapp.topLevelWidgets():
        for thread in widget.findChildren(QThread):
            assert not thread.isRunning(), f"{thread.objectName() or thread} was left running"
    ticking = [timer for timer in qapp.findChildren(QTimer) if timer.isActive() and id(timer) not in before]
    assert not ticking


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
