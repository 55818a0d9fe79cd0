"""Chatting in the real window, with the real thread and a tiny real network."""

import sqlite3
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot.gui.main_window import CHAT, LESSONS, MainWindow
from chatbot.gui.question_view import QuestionView
from chatbot.paths import DataPaths
from tests.gui.steps import PATIENCE, ask, click, conversations, open_conversation, send


def test_a_question_is_answered_and_kept(window: MainWindow, qtbot: QtBot, paths: DataPaths) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert "Engram" in view.text()
    assert view.meta is not None
    rows = sqlite3.connect(paths.database).execute("SELECT role, text FROM messages").fetchall()
    assert rows == [("user", "Who are you?"), ("engram", view.text())]
    assert window.chat.header.title.text() == "Who are you?"
    assert len(conversations(window)) == 1
    assert window.chat.composer.field.toPlainText() == ""


def test_one_can_type_and_send_before_the_network_is_loaded(
    open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    assert not window.thread_.ready
    send(window, qtbot, "Who are you?")
    question = window.chat.transcript.entries[0]
    assert isinstance(question, QuestionView)
    qtbot.waitUntil(lambda: bool(window.chat.transcript.answer_views()[0].text()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.chat.transcript.answer_views()[0].message is not None, timeout=PATIENCE)


def test_shift_enter_breaks_the_line_and_up_brings_the_question_back(window: MainWindow, qtbot: QtBot) -> None:
    field = window.chat.composer.field
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "two")
    assert field.toPlainText() == "one\ntwo"
    field.clear()
    ask(window, qtbot, "Who are you?")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.toPlainText() == "Who are you?"


def test_escape_stops_and_keeps_what_came(window: MainWindow, qtbot: QtBot) -> None:
    store = window._services.store
    store.teach("Tell me all", "word " * 400)
    window.chat.lessons_changed.emit()
    send(window, qtbot, "Tell me all")
    qtbot.waitUntil(lambda: window.chat.transcript.answer_views()[0].text().count("word") > 3, timeout=PATIENCE)
    qtbot.keyClick(window.chat.composer.field, Qt.Key.Key_Escape)
    view = window.chat.transcript.answer_views()[0]
    qtbot.waitUntil(lambda: view.message is not None, timeout=PATIENCE)
    assert view.message is not None
    assert view.message.stopped
    assert 3 < view.message.text.count("word") < 400
    assert ask(window, qtbot, "Who are you?").message is not None


def test_teaching_a_refusal_answers_the_next_question(window: MainWindow, qtbot: QtBot) -> None:
    refused = ask(window, qtbot, "What is the president of Nepal?")
    assert refused.refusal is not None
    qtbot.keyClicks(refused.refusal.box, "A person.")
    qtbot.keyClick(refused.refusal.box, Qt.Key.Key_Return)
    store = window._services.store
    qtbot.waitUntil(lambda: [lesson.answer for lesson in store.lessons()] == ["A person."], timeout=PATIENCE)
    assert window.card.isVisible()
    right = ask(window, qtbot, "what is the president of nepal")
    assert right.text() == "A person."
    assert right.message is not None
    assert right.message.source == "lesson"


def test_correcting_an_answer_in_place(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert view.meta is not None
    click(view.meta.correct_button, qtbot)
    assert view.correction is not None
    qtbot.keyClicks(view.correction.editor, "Your memory.")
    click(view.correction.save_button, qtbot)
    qtbot.waitUntil(lambda: view.correction is None, timeout=PATIENCE)
    assert ask(window, qtbot, "Who are you?").text() == "Your memory."
    lesson = window._services.store.lessons()[0]
    assert view.message is not None
    assert lesson.source_message_id == view.message.id


def test_an_empty_correction_is_refused_in_place(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    view.open_correction()
    assert view.correction is not None
    view.correction.editor.clear()
    click(view.correction.save_button, qtbot)
    assert view.correction is not None
    assert "empty" in view.correction.error.text()
    assert window._services.store.lessons() == []


def test_a_thumb_is_kept_and_may_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert view.meta is not None
    assert view.message is not None
    store = window._services.store
    click(view.meta.up_button, qtbot)
    qtbot.waitUntil(lambda: len(store.lessons()) == 1, timeout=PATIENCE)
    assert store.message(view.message.id).rating == 1
    assert store.lessons()[0].source_message_id == view.message.id
    assert "among your lessons" in view.note.text()
    click(view.meta.up_button, qtbot)
    assert store.message(view.message.id).rating == 0
    assert store.lessons() == []


def test_conversations_are_switched_and_searched(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot, "Who are you?")
    click(window.chat.list.new_button, qtbot)
    ask(window, qtbot, "Thanks!")
    assert len(conversations(window)) == 2
    open_conversation(window, qtbot, min(conversations(window)))
    assert next(view.text() for view in window.chat.transcript.answer_views()).startswith("I'm Engram")
    qtbot.keyClicks(window.chat.list.search, "thank")
    qtbot.waitUntil(lambda: window.chat.list.model.rows[0].title == "Conversations", timeout=PATIENCE)
    titles = [row.title for row in window.chat.list.model.rows]
    assert "Messages" in titles
    assert titles.count("Thanks!") == 2  # by its title and by its question


def test_a_message_is_never_markup(window: MainWindow, qtbot: QtBot) -> None:
    hostile = '<img src="file:///etc/hostname"><b>bold</b>'
    window._services.store.teach("show me", hostile)
    window.chat.lessons_changed.emit()
    view = ask(window, qtbot, "show me")
    assert view.text() == hostile
    assert [part.toPlainText() for part in view.body.views] == [hostile]
    question = ask(window, qtbot, hostile)
    assert question.message is not None
    shown = [entry.body.text() for entry in window.chat.transcript.entries if isinstance(entry, QuestionView)]
    assert shown[-1] == hostile


def test_what_was_said_is_there_after_a_restart(
    open_window: Callable[[], MainWindow], qtbot: QtBot, qapp: QApplication
) -> None:
    first = open_window()
    qtbot.waitUntil(lambda: first.thread_.ready, timeout=PATIENCE)
    ask(first, qtbot, "Who are you?")
    first.close()
    again = open_window()
    open_conversation(again, qtbot, 1)
    texts = [view.text() for view in again.chat.transcript.answer_views()]
    assert len(texts) == 1
    assert "Engram" in texts[0]
    qtbot.waitUntil(lambda: again.thread_.ready, timeout=PATIENCE)


def test_every_page_opens_by_key(window: MainWindow, qtbot: QtBot) -> None:
    for number, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window._stack.currentIndex() == number
    window.show_page(CHAT)
    assert window._stack.currentIndex() != LESSONS
