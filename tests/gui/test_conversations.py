"""The list of conversations: its model, its keys, and an answer that goes on while another one is looked at."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from chatbot.conversation_store import Listed
from chatbot.domain import Conversation, Message, Role
from chatbot.gui import dialogs
from chatbot.gui.asking import WAITING
from chatbot.gui.conversation_model import NO_HITS, NONE_YET, ConversationModel
from chatbot.gui.finding import Hits
from chatbot.gui.main_window import MainWindow
from chatbot.gui.question_view import QuestionView
from tests.gui.steps import PATIENCE, ask, click, conversations, open_conversation, send

LAST_YEAR = "2024-05-04T10:00:00.000Z"
THE_YEAR_BEFORE = "2023-05-04T10:00:00.000Z"


def test_the_model_groups_by_day_and_keeps_headings_apart(qtmodeltester: ModelTester) -> None:
    model = ConversationModel()
    model.show_conversations(
        [
            Listed(Conversation(3, "c", LAST_YEAR, LAST_YEAR, preview="<b>third</b>")),
            Listed(Conversation(2, "", LAST_YEAR, LAST_YEAR)),
            Listed(Conversation(1, "a", THE_YEAR_BEFORE, THE_YEAR_BEFORE)),
        ]
    )
    assert [row.title for row in model.rows] == ["4 May 2024", "c", "New conversation", "4 May 2023", "a"]
    assert [row.conversation_id for row in model.rows] == [None, 3, 2, None, 1]
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    qtmodeltester.check(model)
    model.show_hits(Hits(messages=(Message(5, 1, Role.USER, "found\nme", LAST_YEAR),)))
    assert [(row.title, row.message_id) for row in model.rows] == [("Messages", None), ("found me", 5)]
    model.show_hits(Hits())
    assert [row.title for row in model.rows] == [NO_HITS]
    model.show_conversations([])
    assert [row.title for row in model.rows] == [NONE_YET]
    qtmodeltester.check(model)


def test_the_list_answers_to_keys(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(window, qtbot, "Who are you?")
    window.new_conversation()
    ask(window, qtbot, "Thanks!")
    newest, oldest = conversations(window)
    rows = window.chat.list.view
    rows.setFocus()
    rows.setCurrentIndex(window.chat.list.model.index(window.chat.list.model.row_of(newest) or 0))
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert window.chat.header.title.text() == "Who are you?"
    monkeypatch.setattr(dialogs.TitleDialog, "ask", staticmethod(lambda *_: "Getting to know you"))
    qtbot.keyClick(rows, Qt.Key.Key_F2)
    assert window.chat.header.title.text() == "Getting to know you"
    assert window._services.store.conversation(oldest).title == "Getting to know you"
    rows.setCurrentIndex(window.chat.list.model.index(window.chat.list.model.row_of(oldest) or 0))
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert conversations(window) == [newest]
    assert window.chat.header.title.text() == "New conversation"


def test_a_found_message_opens_its_conversation(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot, "Who are you?")
    window.new_conversation()
    ask(window, qtbot, "Thanks!")
    qtbot.keyClicks(window.chat.list.search, "who are")
    model = window.chat.list.model
    qtbot.waitUntil(lambda: any(row.message_id for row in model.rows), timeout=PATIENCE)
    first = next(number for number, row in enumerate(model.rows) if row.message_id)
    hit = window.chat.list.view.visualRect(model.index(first)).center()
    qtbot.mouseClick(window.chat.list.view.viewport(), Qt.MouseButton.LeftButton, pos=hit)
    assert window.chat.header.title.text() == "Who are you?"


def test_an_answer_goes_on_while_another_conversation_is_read(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot, "Thanks!")
    first = conversations(window)[0]
    window._services.store.teach("Tell me all", "word " * 300)
    window.chat.lessons_changed.emit()
    window.new_conversation()
    send(window, qtbot, "Tell me all")
    qtbot.waitUntil(lambda: window.chat.transcript.answer_views()[0].text().count("word") > 3, timeout=PATIENCE)
    second = conversations(window)[0]
    open_conversation(window, qtbot, first)
    assert window.chat.composer.send_button.text() == "Send"
    send(window, qtbot, "Who are you?")
    assert "One question at a time" in window.chat.composer.error.text()
    assert window.chat.composer.field.toPlainText() == "Who are you?"
    open_conversation(window, qtbot, second)
    view = window.chat.transcript.answer_views()[0]
    assert view.text().startswith("word word")
    assert len(window.chat.transcript.entries) == 2
    qtbot.keyClick(window.chat.composer.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.message is not None, timeout=PATIENCE)
    assert window._services.store.messages(second)[-1].stopped


def test_a_question_waits_for_the_network_and_says_so(
    open_window: Callable[[], MainWindow], qtbot: QtBot, qapp: QApplication
) -> None:
    window = open_window()
    assert not window.thread_.ready
    send(window, qtbot, "Who are you?")
    question = window.chat.transcript.entries[0]
    assert isinstance(question, QuestionView)
    assert question.state.text() == WAITING
    assert window.chat.composer.send_button.text() == "Stop"
    qtbot.keyClicks(window.chat.composer.field, "already typing")
    qtbot.waitUntil(lambda: question.message_id is not None, timeout=PATIENCE)
    assert question.state.text() == ""
    qtbot.waitUntil(lambda: window.chat.transcript.answer_views()[0].message is not None, timeout=PATIENCE)
    assert window.chat.composer.field.toPlainText() == "already typing"


def test_a_question_stopped_before_its_first_piece_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    send(window, qtbot, "Who are you?")
    click(window.chat.composer.send_button, qtbot)  # it says Stop now
    view = window.chat.transcript.answer_views()[0]
    qtbot.waitUntil(lambda: view.message is not None, timeout=PATIENCE)
    stored = window._services.store.messages(1)
    assert stored[0].text == "Who are you?"
    assert stored[1].stopped
    assert view.meta is not None


def test_only_the_latest_refusal_has_its_box_open(window: MainWindow, qtbot: QtBot) -> None:
    first = ask(window, qtbot, "What is the president of Nepal?")
    second = ask(window, qtbot, "What is the currency of Laos?")
    assert first.refusal is not None
    assert second.refusal is not None
    assert not first.refusal.box.isVisible()
    qtbot.waitUntil(second.refusal.box.isVisible, timeout=PATIENCE)
    click(first.refusal.again_button, qtbot)
    assert first.refusal.box.hasFocus()
    click(first.refusal.later_button, qtbot)
    assert not first.refusal.box.isVisible()
