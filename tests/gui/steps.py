"""What a person does in the window, by real clicks and keys."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from chatbot.gui.answer_view import AnswerView
from chatbot.gui.main_window import MainWindow

PATIENCE = 60_000
LOOK_MILLISECONDS = 20
D = TypeVar("D", bound=QDialog)


def send(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type a question and press Enter."""
    qtbot.keyClicks(window.chat.composer.field, text)
    qtbot.keyClick(window.chat.composer.field, Qt.Key.Key_Return)


def ask(window: MainWindow, qtbot: QtBot, text: str) -> AnswerView:
    """Send a question and wait for its answer."""
    before = len(window.chat.transcript.answer_views())
    send(window, qtbot, text)
    qtbot.waitUntil(lambda: len(window.chat.transcript.answer_views()) > before, timeout=PATIENCE)
    view = window.chat.transcript.answer_views()[-1]
    qtbot.waitUntil(lambda: view.message is not None, timeout=PATIENCE)
    return view


def click(button: QAbstractButton, qtbot: QtBot) -> None:
    """With the left mouse button."""
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def conversations(window: MainWindow) -> list[int]:
    """The ids of the conversations that the list shows, from above."""
    return [row.conversation_id for row in window.chat.list.model.rows if row.conversation_id is not None]


def open_conversation(window: MainWindow, qtbot: QtBot, number: int) -> None:
    """Click on a conversation in the list."""
    rows = window.chat.list.view
    row = window.chat.list.model.row_of(number)
    assert row is not None
    at = rows.visualRect(window.chat.list.model.index(row)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)


def with_dialog(kind: type[D], act: Callable[[D], object]) -> None:
    """Do something in a dialog of this kind as soon as it is open; call it before what opens the dialog."""
    left = PATIENCE // LOOK_MILLISECONDS

    def look() -> None:
        nonlocal left
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif left := left - 1:
            QTimer.singleShot(LOOK_MILLISECONDS, look)

    QTimer.singleShot(0, look)


def choose(words: str, qtbot: QtBot) -> None:
    """Choose an entry of the menu that is open, by the keyboard."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(one for one in menu.actions() if one.text() == words)
    menu.setActiveAction(entry)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def search(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Type into the search field and wait for what it finds."""
    window.chat.list.search.clear()
    qtbot.keyClicks(window.chat.list.search, words)
    qtbot.waitUntil(lambda: not window.chat.list.searching, timeout=PATIENCE)


def choose_row(window: MainWindow, qtbot: QtBot, number: int) -> None:
    """Click on a row of the list."""
    rows = window.chat.list.view
    at = rows.visualRect(window.chat.list.model.index(number)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
