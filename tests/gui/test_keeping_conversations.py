"""Pin, delete and undo, the trash, private conversations, drafts, and what a restart brings back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chatbot.gui import dialogs
from chatbot.gui.chat_page import LISTED
from chatbot.gui.main_window import MainWindow
from chatbot.gui.reading import FIRST
from chatbot.gui.trash_dialog import EMPTY, TrashDialog
from chatbot.store import Store
from tests.gui.steps import PATIENCE, ask, choose, click, conversations, open_conversation, search

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def two(window: MainWindow, qtbot: QtBot) -> tuple[int, int]:
    """Two conversations, the newer one first and open."""
    ask(window, qtbot, "Who are you?")
    window.new_conversation()
    ask(window, qtbot, "Thanks!")
    newer, older = conversations(window)
    return newer, older


def headings(window: MainWindow) -> list[str]:
    return [row.title for row in window.chat.list.model.rows if row.heading]


def trash_dialog(window: MainWindow, qtbot: QtBot) -> TrashDialog:
    click(window.chat.list.trash_button, qtbot)
    dialog = window.chat.findChild(TrashDialog)
    assert dialog is not None
    return dialog


def test_a_conversation_is_pinned_on_top(window: MainWindow, qtbot: QtBot, two: tuple[int, int]) -> None:
    newer, older = two
    open_conversation(window, qtbot, older)
    click(window.chat.more_button, qtbot)
    choose("Pin", qtbot)
    assert conversations(window) == [older, newer]
    assert headings(window) == ["Pinned", "Today"]
    click(window.chat.more_button, qtbot)
    choose("Unpin", qtbot)
    assert conversations(window) == [newer, older]


def test_deleting_can_be_undone_by_the_notice_and_by_key(
    window: MainWindow, qtbot: QtBot, two: tuple[int, int]
) -> None:
    newer, older = two
    click(window.chat.more_button, qtbot)
    choose("Delete", qtbot)
    assert conversations(window) == [older]
    assert window.chat.header.title.text() == "New conversation"
    assert "trash for 30 days" in window.notice.words.text()
    click(window.notice.action_button, qtbot)
    assert conversations(window) == [newer, older]
    assert window.chat.conversation_id == newer
    assert not window.notice.isVisible()
    rows = window.chat.list.view
    rows.setFocus()
    rows.setCurrentIndex(window.chat.list.model.index(window.chat.list.model.row_of(older) or 0))
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert conversations(window) == [newer]
    qtbot.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert conversations(window) == [newer, older]


def test_the_trash_gives_back_and_is_emptied(
    window: MainWindow, qtbot: QtBot, two: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer, older = two
    assert not window.chat.list.trash_button.isVisible()
    for number in two:
        window.chat.actions_.delete(number)
    assert window.chat.list.trash_button.text() == "Trash · 2"
    dialog = trash_dialog(window, qtbot)
    restore = next(one for one in dialog.restore_buttons if "Thanks!" in one.accessibleName())
    click(restore, qtbot)
    assert conversations(window) == [newer]
    assert len(dialog.restore_buttons) == 1
    asked: list[str] = []

    def agree(title: str, *_: object) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr(dialogs.Confirmation, "ask", staticmethod(agree))
    click(dialog.empty_button, qtbot)
    assert asked == ["Empty the trash?"]
    qtbot.waitUntil(lambda: EMPTY in [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()])
    assert window._services.store.conversations(include_empty=True) != []
    assert older not in [one.id for one in window._services.store.conversations()]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_private_conversation_is_marked_and_not_found(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, SHIFT_CTRL)
    assert window.chat.private_strip.isVisible()
    assert not window.chat.private_strip.keep_button.isVisible()
    view = ask(window, qtbot, "Who are you?")
    assert view.meta is not None
    click(view.meta.up_button, qtbot)
    assert window._services.learning.waiting().approved == 0
    [number] = conversations(window)
    assert window._services.store.conversation(number).private
    search(window, qtbot, "who")
    assert conversations(window) == []
    window.chat.list.search.clear()
    qtbot.waitUntil(lambda: conversations(window) == [number], timeout=PATIENCE)
    click(window.chat.private_strip.keep_button, qtbot)
    assert not window.chat.private_strip.isVisible()
    assert window._services.learning.waiting().approved == 1
    search(window, qtbot, "who")
    assert number in conversations(window)


def test_a_private_conversation_is_deleted_for_good(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.new_conversation(private=True)
    ask(window, qtbot, "Who are you?")
    answers = iter([False, True])
    monkeypatch.setattr(dialogs.Confirmation, "ask", staticmethod(lambda *_: next(answers)))
    click(window.chat.private_strip.delete_button, qtbot)
    assert len(conversations(window)) == 1
    click(window.chat.private_strip.delete_button, qtbot)
    assert conversations(window) == []
    assert window._services.store.trash() == []
    assert window._services.store.conversations() == []
    assert not window.chat.private_strip.isVisible()


def test_the_private_strip_fits_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(window.minimumSize())
    window.new_conversation(private=True)
    ask(window, qtbot, "Who are you?")
    QTest.qWait(0)
    strip = window.chat.private_strip
    assert strip.rect().contains(strip.delete_button.geometry())


def test_drafts_stay_with_their_conversation_and_over_a_restart(
    open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: window.thread_.ready, timeout=PATIENCE)
    ask(window, qtbot, "Who are you?")
    field = window.chat.composer.field
    qtbot.keyClicks(field, "a thought")
    click(window.chat.list.new_button, qtbot)
    assert field.toPlainText() == ""
    qtbot.keyClicks(field, "another")
    [number] = conversations(window)
    open_conversation(window, qtbot, number)
    assert field.toPlainText() == "a thought"
    window.close()
    again = open_window()
    assert again.chat.composer.field.toPlainText() == "a thought"
    again.new_conversation()
    assert again.chat.composer.field.toPlainText() == "another"
    qtbot.waitUntil(lambda: again.thread_.ready, timeout=PATIENCE)
    qtbot.keyClick(again.chat.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(conversations(again)) == 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: again.chat.transcript.answer_views()[0].message is not None, timeout=PATIENCE)
    again.new_conversation()
    assert again.chat.composer.field.toPlainText() == ""  # it was sent


def test_a_draft_is_stored_while_typing_pauses(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.chat.composer.field, "half a question")

    def stored() -> bool:
        with Store.open(window._services.paths.database) as store:
            return store.draft(None) == "half a question"

    qtbot.waitUntil(stored, timeout=PATIENCE)


def test_a_restart_opens_what_was_open(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: window.thread_.ready, timeout=PATIENCE)
    ask(window, qtbot, "Who are you?")
    number = window.chat.conversation_id
    window.resize(1000, 700)
    window.close()
    again = open_window()
    assert again.chat.conversation_id == number
    assert again.chat.header.title.text() == "Who are you?"
    assert len(again.chat.transcript.entries) == 2
    qtbot.waitUntil(lambda: again.thread_.ready, timeout=PATIENCE)
    again.chat.actions_.delete(number or 0)
    again.close()
    third = open_window()
    assert third.chat.conversation_id is None
    qtbot.waitUntil(lambda: third.thread_.ready, timeout=PATIENCE)


def test_many_conversations_are_listed_as_one_scrolls(window: MainWindow, qtbot: QtBot) -> None:
    store = window._services.store
    with store._transaction():
        for number in range(2 * LISTED):
            store.add_question(store.create_conversation().id, f"question {number}")
    window.chat.refresh_list()
    assert len(conversations(window)) == LISTED
    bar = window.chat.list.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=PATIENCE)
    at = bar.maximum()
    bar.setValue(at)
    assert len(conversations(window)) == 2 * LISTED
    qtbot.waitUntil(lambda: bar.maximum() > at, timeout=PATIENCE)
    assert bar.value() == at  # it stays where it was


def test_a_tall_window_is_filled(window: MainWindow, qtbot: QtBot) -> None:
    store = window._services.store
    conversation = store.create_conversation()
    for number in range(60):
        store.add_question(conversation.id, f"question {number}")
    window.resize(1200, 2000)
    window.chat.open_conversation(conversation.id)
    transcript = window.chat.transcript
    qtbot.waitUntil(lambda: transcript.verticalScrollBar().maximum() > 0, timeout=PATIENCE)
    assert FIRST < len(transcript.entries) <= 60
