"""Another answer to the same question, versions to flip through, times on hover: by real clicks and keys."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chatbot.gui.answer_view import AnswerView
from chatbot.gui.labels import Label
from chatbot.gui.main_window import MainWindow
from chatbot.gui.meta_line import MetaLine
from chatbot.gui.question_view import QuestionView
from tests.gui.steps import PATIENCE, ask, click, conversations, open_conversation


def meta(view: AnswerView) -> MetaLine:
    assert view.meta is not None
    return view.meta


def try_again(view: AnswerView, qtbot: QtBot) -> None:
    """Click the button and wait for another version."""
    before = view.message
    click(meta(view).again_button, qtbot)
    qtbot.waitUntil(lambda: view.message is not before, timeout=PATIENCE)


def flipper(view: AnswerView) -> str:
    """What stands between the arrows."""
    holder = meta(view)._chips[0]
    return next(label.text() for label in holder.findChildren(type(meta(view).time)))


def test_another_answer_is_a_version_to_flip_through(
    window: MainWindow, qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    view = ask(window, qtbot, "Who are you?")
    first = view.text()
    try_again(view, qtbot)
    second = view.text()
    try_again(view, qtbot)
    assert len({first, second, view.text()}) == 3
    assert flipper(view) == "3 of 3"
    assert len(window.chat.transcript.answer_views()) == 1
    assert not meta(view).forth_button.isEnabled()  # type: ignore[union-attr]
    for text, words in ((second, "2 of 3"), (first, "1 of 3")):
        back = meta(view).back_button
        assert back is not None
        click(back, qtbot)
        assert (view.text(), flipper(view)) == (text, words)
    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.thread_.ready, timeout=PATIENCE)
    shown = again.chat.transcript.answer_views()[0]
    assert (shown.text(), flipper(shown)) == (first, "1 of 3")
    forth = meta(shown).forth_button
    assert forth is not None
    forth.setFocus()
    qtbot.keyClick(forth, Qt.Key.Key_Space)
    assert (shown.text(), flipper(shown)) == (second, "2 of 3")
    assert QApplication.focusWidget() is meta(shown).forth_button  # goes on from there by the same key


def test_an_older_answer_can_be_tried_again(window: MainWindow, qtbot: QtBot) -> None:
    old = ask(window, qtbot, "Who are you?")
    ask(window, qtbot, "Hello there")
    before = [entry.body.text() for entry in window.chat.transcript.entries]
    try_again(old, qtbot)
    after = [entry.body.text() for entry in window.chat.transcript.entries]
    assert len(after) == len(before)
    assert [number for number in range(len(after)) if after[number] != before[number]] == [1]


def test_nothing_else_comes_to_mind(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    for _ in range(40):
        text = view.text()
        click(meta(view).again_button, qtbot)
        qtbot.waitUntil(lambda: not window.chat.asking.busy, timeout=PATIENCE)
        if view.note.isVisible():
            break
    assert "Nothing else comes to mind" in view.note.text()
    assert view.text() == text
    assert window.chat.composer.send_button.text() == "Send"


def test_a_version_is_rated_and_copied_for_itself(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    click(meta(view).up_button, qtbot)
    qtbot.waitUntil(lambda: window._services.store.approved() != [], timeout=PATIENCE)
    try_again(view, qtbot)
    assert not meta(view).up_button.isChecked()
    click(meta(view).copy_button, qtbot)
    assert QApplication.clipboard().text() == view.text()
    back = meta(view).back_button
    assert back is not None
    click(back, qtbot)
    assert meta(view).up_button.isChecked()


def test_going_away_while_it_tries_again(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    number = conversations(window)[0]
    click(meta(view).again_button, qtbot)
    window.new_conversation()
    open_conversation(window, qtbot, number)
    qtbot.waitUntil(lambda: not window.chat.asking.busy, timeout=PATIENCE)
    shown = window.chat.transcript.answer_views()
    assert [flipper(one) for one in shown] == ["2 of 2"]


def test_the_time_shows_on_hover(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    question = window.chat.transcript.entries[0]
    assert isinstance(question, QuestionView)
    hovering(window, qtbot, question, question.time)
    hovering(window, qtbot, view, meta(view).time)


def hovering(window: MainWindow, qtbot: QtBot, entry: QWidget, time: Label) -> None:
    assert time.text().startswith("today ")
    assert time.property("hushed")
    QTest.mouseMove(entry, QPoint(5, 5))
    qtbot.waitUntil(lambda: not time.property("hushed"))
    QTest.mouseMove(window, QPoint(5, 5))
    qtbot.waitUntil(lambda: bool(time.property("hushed")))
