"""Retraining by itself, and the switches of what is kept and learned."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chatbot.gui.main_window import SETTINGS, MainWindow
from chatbot.gui.schedule import IDLE_SECONDS, Schedule
from chatbot.settings import load_settings
from chatbot.store import Store
from tests.gui.steps import PATIENCE, ask, click, conversations


class Outside:
    """The time, the load, and whether a retrain runs, as the test says."""

    def __init__(self) -> None:
        self.now, self.load, self.busy = 1000.0, 0.1, False


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def schedule(window: MainWindow, outside: Outside) -> Schedule:
    """Its own, beside the window's, which never looks in the time of a test."""
    window._preferences.change(retrain_when_idle=True, retrain_after=2)
    made = Schedule(
        window._services,
        window._preferences,
        lambda: outside.busy,
        window,
        lambda: outside.now,
        lambda: outside.load,
    )
    made.look()
    return made


def due(schedule: Schedule, qtbot: QtBot) -> bool:
    came: list[bool] = []
    schedule.due.connect(lambda: came.append(True))
    schedule.look()
    schedule.due.disconnect()
    return bool(came)


def test_it_is_off_by_default(window: MainWindow) -> None:
    assert not window._preferences.settings.retrain_when_idle
    assert not window.retraining.schedule._timer.isActive()


def test_enough_lessons_and_quiet_begin_a_retrain(
    window: MainWindow, qtbot: QtBot, schedule: Schedule, outside: Outside
) -> None:
    store = window._services.store
    store.teach("one?", "1")
    outside.now += IDLE_SECONDS + 1
    assert not due(schedule, qtbot)  # one lesson is not enough
    store.teach("two?", "2")
    assert due(schedule, qtbot)
    outside.load = 0.9
    assert not due(schedule, qtbot)
    outside.load, outside.busy = 0.1, True
    assert not due(schedule, qtbot)
    outside.busy = False
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    assert not due(schedule, qtbot)  # somebody is there
    outside.now += IDLE_SECONDS + 1
    assert due(schedule, qtbot)


def test_the_window_retrains_and_says_so(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    window._services.store.teach("Where is the key?", "On the hook.")
    window.retraining.schedule.due.emit()
    qtbot.waitUntil(lambda: window.retraining.process.running, timeout=int(PATIENCE))
    assert "by itself" in window.notice.words.text()
    with qtbot.waitSignal(window.retraining.process.ended, timeout=PATIENCE):
        window.retraining.process.stop()


def test_what_was_refused_is_not_tried_over_and_over(
    window: MainWindow, qtbot: QtBot, schedule: Schedule, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    window._services.store.teach("one?", "1")
    window._services.store.teach("two?", "2")
    outside.now += IDLE_SECONDS + 1
    monkeypatch.setattr(type(window._services.learning), "refused_before", lambda _: True)
    assert not due(schedule, qtbot)


def test_the_switches_hold_at_once_and_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(SETTINGS)
    choices = window.settings.learning
    assert not choices.after.isVisible()
    click(choices.alone, qtbot)
    assert choices.after.isVisible()
    choices.after.setValue(7)
    assert "7 new lessons" in choices.alone_words.text()
    click(choices.learn, qtbot)
    click(choices.keep, qtbot)
    kept, _ = load_settings(window._services.paths.settings)
    assert (kept.retrain_when_idle, kept.retrain_after) == (True, 7)
    assert (kept.learn_from_history, kept.keep_history) == (False, False)
    assert window.retraining.schedule._timer.isActive()
    assert not window._services.learning.learn_from_history


def test_without_history_a_conversation_ends_with_the_window(
    open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    first = open_window()
    qtbot.waitUntil(lambda: first.thread_.ready, timeout=PATIENCE)
    ask(first, qtbot, "Who are you?")
    first._preferences.change(keep_history=False)
    first.new_conversation()
    assert "Not kept" in first.chat.private_strip._words.text()
    ask(first, qtbot, "Thanks!")
    first.new_conversation()
    ask(first, qtbot, "Hello there")
    click(first.chat.private_strip.keep_button, qtbot)
    assert len(conversations(first)) == 3
    database = first._services.paths.database
    first.close()
    with Store.open(database) as store:
        kept = [one.title for one in store.conversations()]
        assert sorted(kept) == ["Hello there", "Who are you?"]
        assert not [message for message, _ in store.log() if message.text == "Thanks!"]
    again = open_window()
    qtbot.waitUntil(lambda: again.thread_.ready, timeout=PATIENCE)
    assert len(conversations(again)) == 2
