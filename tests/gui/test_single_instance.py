"""One window a data folder, and faults that nobody expected."""

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from chatbot.errors import InputError
from chatbot.gui import faults as module
from chatbot.gui.dialogs import Notice
from chatbot.gui.faults import SENTENCE, Fault, FaultDialog, Faults
from chatbot.gui.main_window import MainWindow
from chatbot.gui.single_instance import SingleInstance
from chatbot.paths import DataPaths
from tests.gui.steps import PATIENCE, click
from tests.terminal import ROOT

DIES = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from chatbot.gui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim(), flush=True)
os._exit(9)
"""


def test_the_second_one_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    assert not second.claim()
    with qtbot.waitSignal(first.called, timeout=PATIENCE):
        assert second.call()
    other = tmp_path / "other"
    other.mkdir()
    elsewhere = SingleInstance(other)
    assert elsewhere.claim()
    first.release()
    assert not second.call()
    assert second.claim()
    for one in (second, elsewhere):
        one.release()


def test_a_crash_leaves_no_claim(qtbot: QtBot, tmp_path: Path) -> None:
    process = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", str(ROOT))
    process.setProcessEnvironment(environment)
    with qtbot.waitSignal(process.finished, timeout=PATIENCE):
        process.start(sys.executable, ["-c", DIES, str(tmp_path)])
    assert bytes(process.readAllStandardOutput().data()).strip() == b"True"
    assert (tmp_path / "window.lock").exists()
    again = SingleInstance(tmp_path)
    assert again.claim()
    again.release()


def test_a_call_brings_the_window_forward(window: MainWindow, qtbot: QtBot) -> None:
    window.showMinimized()
    window.come_forward()
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()


@pytest.fixture
def caught(paths: DataPaths, qtbot: QtBot) -> Faults:
    return Faults(paths.logs / "window.log")


def throw(faults: Faults, error: BaseException) -> None:
    try:
        raise error
    except type(error):
        faults.hook(*sys.exc_info())


def test_a_fault_is_logged_and_shown_once(
    caught: Faults, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(FaultDialog, "ask", staticmethod(lambda fault, text, folder: shown.append(text)))
    with caplog.at_level(logging.ERROR):
        throw(caught, ZeroDivisionError("nothing to divide by"))
    assert shown == []  # never from within the fault
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=PATIENCE)
    assert "ZeroDivisionError: nothing to divide by" in shown[0]
    assert "ZeroDivisionError" in caplog.text
    thread = threading.Thread(target=throw, args=(caught, KeyError("elsewhere")))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=PATIENCE)


def test_a_known_error_is_its_own_sentence(
    caught: Faults, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Notice, "ask", staticmethod(shown.append))
    throw(caught, InputError("The title is empty."))
    qtbot.waitUntil(lambda: shown == ["The title is empty."], timeout=PATIENCE)


def test_the_report_is_saved_where_the_person_wants(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "window.log").write_text("\n".join(f"line {number}" for number in range(500)), "utf-8")
    fault = Fault(SENTENCE, "Traceback: here")
    text = module.report(fault, tmp_path / "window.log")
    assert "line 499" in text
    assert "line 1\n" not in text
    dialog = FaultDialog(fault, text, tmp_path, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.details.isVisible()
    click(dialog.details_button, qtbot)
    assert dialog.details.isVisible()
    target = tmp_path / "mine.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(target), "")))
    click(dialog.save_button, qtbot)
    assert "Traceback: here" in target.read_text("utf-8")
