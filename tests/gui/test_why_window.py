"""Why this answer?, and what else can be done with a question and an answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot.domain import Answer, Candidate, Source
from chatbot.gui.labels import ElidedLabel
from chatbot.gui.main_window import LESSONS, MainWindow
from chatbot.gui.question_view import QuestionView
from chatbot.gui.why import NOTHING, explain
from tests.gui.steps import PATIENCE, ask, click


def words(window: MainWindow) -> str:
    why = window.chat.why.why
    assert why is not None
    return "\n".join([why.summary, *(line for part in why.parts for line in (part.heading, *part.lines))])


def test_a_lesson_explains_itself_and_opens(window: MainWindow, qtbot: QtBot) -> None:
    lesson = window._services.store.teach("What is the capital of France?", "Paris.")
    window.chat.lessons_changed.emit()
    view = ask(window, qtbot, "What is the capital of France?")
    assert view.meta is not None
    assert view.meta.why_button is not None
    click(view.meta.why_button, qtbot)
    panel = window.chat.why
    assert panel.isVisible()
    assert panel.close_button.hasFocus()
    for part in (f"lesson {lesson.id}", "as it was taught", "Paris.", "of 100", "as shipped"):
        assert part in words(window)
    near = f"1.00 · {lesson.question}"
    qtbot.waitUntil(lambda: near in [one.text() for one in panel.findChildren(ElidedLabel)])
    click(panel.lesson_button, qtbot)
    assert window._stack.currentIndex() == LESSONS
    editor = window.lessons.rows[0].editor
    assert editor is not None
    assert editor.question.text() == "What is the capital of France?"
    window._services.store.forget(lesson.id)
    assert view.message is not None
    assert "forgotten since" in explain(window._services.store, view.message.id, 0.8).summary


def test_the_network_s_answer_is_explained_and_escape_goes_back(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert view.meta is not None
    assert view.meta.why_button is not None
    click(view.meta.why_button, qtbot)
    assert "trained on" in words(window)
    assert not window.chat.why.lesson_button.isVisible()
    qtbot.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Escape)
    assert not window.chat.why.isVisible()
    assert view.meta.why_button.hasFocus()
    click(view.meta.why_button, qtbot)
    qtbot.keyClick(window.chat.composer.field, Qt.Key.Key_Escape)
    assert not window.chat.why.isVisible()


def test_what_a_retrain_taught_the_network_leads_to_its_lesson(window: MainWindow, qtbot: QtBot) -> None:
    store = window._services.store
    lesson = store.teach("Who feeds the heron?", "Marit, on weekdays.", None, ("Heron food, who?",))
    conversation = store.create_conversation()
    for version, said in (("0001", "trained on lesson"), ("base", "what it was trained on")):
        asked = store.add_question(conversation.id, "Who gives the heron its food?")
        answer = store.add_answer(asked, Answer(lesson.answer, 0.9, Source.NETWORK, version))
        why = explain(store, answer.id, 0.8)
        assert said in why.summary
        assert (why.lesson_id == lesson.id) == (version == "0001")
    assert store.lesson_with("Marit") is None


def test_a_refusal_says_what_it_would_have_said_and_learns_it(window: MainWindow, qtbot: QtBot) -> None:
    window._preferences.change(precision=0.98)
    view = ask(window, qtbot, "What is the president of Nepal?")
    assert view.refusal is not None
    assert view.message is not None
    store = window._services.store
    kept = store.candidate(view.message.id)
    click(view.refusal.why_button, qtbot)
    if kept is None:
        assert NOTHING in words(window)
        store.keep_candidate(view.message.id, Candidate("A person.", 0.3, Source.NETWORK))
        click(view.refusal.why_button, qtbot)
        kept = store.candidate(view.message.id)
    assert kept is not None
    assert kept.text in words(window)
    assert "98 times in 100" in words(window)
    click(window.chat.why.teach_button, qtbot)
    qtbot.waitUntil(lambda: [lesson.answer for lesson in store.lessons()] == [kept.text], timeout=PATIENCE)
    assert not window.chat.why.isVisible()


def test_the_explanation_lies_over_the_transcript_where_it_is_narrow(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert view.meta is not None
    assert view.meta.why_button is not None
    wide = window.chat.transcript.width()
    click(view.meta.why_button, qtbot)
    QTest.qWait(0)
    assert window.chat.transcript.width() < wide
    window.resize(window.minimumSize())
    QTest.qWait(0)
    panel = window.chat.why
    assert panel.geometry().right() == window.chat.rect().right()
    assert (
        panel.geometry().left()
        < window.chat.transcript.mapTo(window.chat, window.chat.transcript.rect().topRight()).x()
    )
    window.new_conversation()
    assert not panel.isVisible()


def test_a_question_is_copied_and_edited(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot, "Who are you?")
    ask(window, qtbot, "Thanks!")
    question = window.chat.transcript.entries[0]
    assert isinstance(question, QuestionView)
    click(question.copy_button, qtbot)
    assert QGuiApplication.clipboard().text() == "Who are you?"
    click(question.edit_button, qtbot)
    field = window.chat.composer.field
    assert field.toPlainText() == "Who are you?"
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.chat.transcript.entries) == 6)
    qtbot.waitUntil(lambda: window.chat.transcript.answer_views()[-1].message is not None)


def test_a_long_text_is_counted(window: MainWindow, qtbot: QtBot) -> None:
    composer = window.chat.composer
    composer.set_text("short")
    assert not composer.count.isVisible()
    composer.set_text("a" * 7_900)
    assert composer.count.isVisible()
    assert composer.count.text() == "7,900 of 8,000"
    composer.set_text("a" * 8_001)
    qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert "at most 8,000" in composer.error.text()
    assert len(composer.field.toPlainText()) == 8_001
