"""Retraining in the real window, with the real child process on a tiny network."""

import json
import os
import signal
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot.gui.main_window import TRAINING, MainWindow
from chatbot.gui.training_page import TrainingPage
from tests.gui.steps import ask, click

LONG = 120_000


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child shares the machine with the tests."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


def training_page(window: MainWindow) -> TrainingPage:
    window.show_page(TRAINING)
    assert isinstance(window.retraining.page, TrainingPage)
    return window.retraining.page


def test_nothing_to_learn_is_said(window: MainWindow, qtbot: QtBot) -> None:
    page = training_page(window)
    assert "Nothing is waiting" in page.run.title.text()
    assert not page.run.start_button.isEnabled()
    window.retraining.begin()
    qtbot.waitUntil(window.notice.isVisible, timeout=LONG)
    assert not window.retraining.busy
    assert "nothing to train yet" in window.notice.words.text()


def test_a_retrain_shows_its_progress_and_its_outcome(window: MainWindow, qtbot: QtBot) -> None:
    window._services.store.teach("Where is the key?", "On the second hook.")
    window.chat.lessons_changed.emit()
    click(window.card.retrain_button, qtbot)
    assert window.retraining.busy
    click(window.card.retrain_button, qtbot)  # impatient: it is not begun twice
    qtbot.waitUntil(lambda: window.retraining.process.running, timeout=LONG)
    assert len(list(window._services.paths.runs.iterdir())) == 1
    page = training_page(window)
    qtbot.waitUntil(lambda: len(page.run.plot.steps) > 3, timeout=LONG)
    assert window.card.bar.isVisible() or window.card.show_button.text() == "Show"
    assert page.run.stop_button.isVisible()
    assert "left" in page.run.facts.text() or "pieces/s" in page.run.facts.text()
    with qtbot.waitSignal(window.retraining.process.ended, timeout=LONG) as ended:
        pass
    assert ended.args is not None
    outcome = ended.args[0].outcome
    assert outcome.version is not None, outcome.result.message
    assert "as taught: 1 of 1" in page.run.exam.lines[0].text()
    versions = window._services.registry.versions()
    assert [version.id for version in versions] == ["base", "0001"]
    if outcome.adopted:
        qtbot.waitUntil(lambda: window.thread_.version_id == "0001", timeout=LONG)
        page.versions.use_wanted.emit("base")
        qtbot.waitUntil(lambda: window.thread_.version_id == "base", timeout=LONG)


def test_a_killed_child_leaves_the_window_answering_and_can_be_resumed(window: MainWindow, qtbot: QtBot) -> None:
    window._services.store.teach("Where is the key?", "On the second hook.")
    window.retraining.begin()
    page = training_page(window)
    qtbot.waitUntil(lambda: len(page.run.plot.steps) > 3, timeout=LONG)
    (folder,) = window._services.paths.runs.iterdir()
    with qtbot.waitSignal(window.retraining.process.ended, timeout=LONG) as ended:
        os.kill(json.loads((folder / "child.json").read_text("utf-8"))["pid"], signal.SIGKILL)
    assert ended.args is not None
    assert ended.args[0].outcome.version is None
    assert "can be resumed" in page.run.words.text()
    assert page.run.resume_button.isVisible()
    window.show_page(0)
    assert "Engram" in ask(window, qtbot, "Who are you?").text()
    window.show_page(TRAINING)
    click(page.run.resume_button, qtbot)
    with qtbot.waitSignal(window.retraining.process.ended, timeout=LONG) as again:
        pass
    assert again.args is not None
    assert again.args[0].outcome.version is not None


def test_stop_keeps_the_run(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window._services.store.teach("Where is the key?", "On the second hook.")
    window.retraining.begin()
    page = training_page(window)
    qtbot.waitUntil(lambda: len(page.run.plot.steps) > 1, timeout=LONG)
    with qtbot.waitSignal(window.retraining.process.ended, timeout=LONG):
        click(page.run.stop_button, qtbot)
    assert window._services.learning.unfinished() is not None
    assert window._services.registry.current().id == "base"


def test_a_paused_run_holds_still_and_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    window._services.store.teach("Where is the key?", "On the second hook.")
    window.retraining.begin()
    page = training_page(window)
    qtbot.waitUntil(lambda: len(page.run.plot.steps) > 2, timeout=LONG)
    assert "gradient norm" in page.run.measured.text()
    click(page.run.pause_button, qtbot)
    assert page.run.pause_button.text() == "Continue"
    qtbot.waitUntil(lambda: page.run.facts.text() == "paused", timeout=LONG)
    (folder,) = window._services.paths.runs.iterdir()
    before = (folder / "progress.jsonl").read_bytes()
    qtbot.wait(700)
    assert (folder / "progress.jsonl").read_bytes() == before
    assert (folder / "state" / "trainer.pt").exists()
    click(page.run.pause_button, qtbot)
    with qtbot.waitSignal(window.retraining.process.ended, timeout=LONG) as ended:
        pass
    assert ended.args is not None
    assert ended.args[0].outcome.version is not None


def test_quitting_in_a_pause_is_a_stop(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: window.thread_.ready, timeout=LONG)
    window._services.store.teach("Where is the key?", "On the second hook.")
    window.retraining.begin()
    page = training_page(window)
    qtbot.waitUntil(lambda: len(page.run.plot.steps) > 2, timeout=LONG)
    click(page.run.pause_button, qtbot)
    qtbot.waitUntil(lambda: page.run.facts.text() == "paused", timeout=LONG)
    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.thread_.ready, timeout=LONG)
    resumed = training_page(again)
    assert resumed.run.resume_button.isVisible()
    click(resumed.run.resume_button, qtbot)
    with qtbot.waitSignal(again.retraining.process.ended, timeout=LONG) as ended:
        pass
    assert ended.args is not None
    assert ended.args[0].outcome.version is not None
