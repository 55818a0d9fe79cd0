"""Search as one types: titles, messages and lessons; a hit opens where it is and marks the words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chatbot.domain import Answer, Source
from chatbot.gui.conversation_model import NO_HITS
from chatbot.gui.finding import around, marked
from chatbot.gui.main_window import LESSONS, MainWindow
from chatbot.gui.question_view import QuestionView
from chatbot.gui.reading import FIRST, PAGE
from tests.gui.steps import PATIENCE, ask, choose_row, conversations, search


def fill(window: MainWindow, count: int) -> int:
    """A conversation of ``count`` questions and answers, numbered."""
    store = window._services.store
    conversation = store.create_conversation("A long one")
    for number in range(count):
        question = store.add_question(conversation.id, f"question number{number} about herons")
        store.add_answer(question, Answer(f"answer {number}", 0.9, Source.NETWORK, "base"))
    window.chat.refresh_list()
    return conversation.id


def headings(window: MainWindow) -> list[str]:
    return [row.title for row in window.chat.list.model.rows if row.heading]


def test_titles_messages_and_lessons_are_found(window: MainWindow, qtbot: QtBot) -> None:
    fill(window, 2)
    window._services.store.teach("Where do the herons sleep?", "In the alder.")
    search(window, qtbot, "heron")
    assert headings(window) == ["Messages", "Lessons"]
    search(window, qtbot, "long")
    assert headings(window) == ["Conversations"]
    search(window, qtbot, "zebra")
    assert headings(window) == [NO_HITS]
    qtbot.keyClick(window.chat.list.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(conversations(window)) == 1, timeout=PATIENCE)


def test_a_hit_far_back_is_shown_in_place_and_marked(window: MainWindow, qtbot: QtBot) -> None:
    number = fill(window, 150)
    search(window, qtbot, "number3 herons")
    hit = next(at for at, row in enumerate(window.chat.list.model.rows) if "number3 " in row.title)
    choose_row(window, qtbot, hit)
    transcript = window.chat.transcript
    assert window.chat.conversation_id == number
    assert len(transcript.entries) <= FIRST
    found = next(view for view in transcript.entries if "number3 " in view.body.text())
    assert found.body.marks() == ["number3", "herons"]
    qtbot.waitUntil(lambda: not found.visibleRegion().isEmpty(), timeout=PATIENCE)
    assert not window.chat.reading.at_end
    transcript.later_wanted.emit()
    ids = transcript.message_ids()
    assert ids == sorted(set(ids))
    while not window.chat.reading.at_end:
        transcript.later_wanted.emit()
    assert "answer 149" in transcript.entries[-1].body.text()
    assert ids[0] == transcript.message_ids()[0]


def test_asking_from_the_middle_goes_to_the_end(window: MainWindow, qtbot: QtBot) -> None:
    fill(window, 100)
    search(window, qtbot, "number2")
    choose_row(window, qtbot, 1)
    assert not window.chat.reading.at_end
    ask(window, qtbot, "Who are you?")
    texts = [view.body.text() for view in window.chat.transcript.entries if isinstance(view, QuestionView)]
    assert texts[-2:] == ["question number99 about herons", "Who are you?"]


def test_scrolling_up_loads_what_is_earlier(window: MainWindow, qtbot: QtBot) -> None:
    number = fill(window, 100)
    window.chat.open_conversation(number)
    transcript = window.chat.transcript
    assert len(transcript.entries) == FIRST
    QTest.qWait(50)
    bar = transcript.verticalScrollBar()
    for _ in range(100):
        bar.triggerAction(bar.SliderAction.SliderPageStepSub)
        QTest.qWait(1)
        if len(transcript.entries) > FIRST:
            break
    assert len(transcript.entries) == FIRST + PAGE
    assert transcript.message_ids() == sorted(transcript.message_ids())


def test_a_lesson_that_was_found_opens_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    window._services.store.teach_all([])
    for number in range(60):
        window._services.store.teach(f"question {number}?", "yes")
    lesson = window._services.store.lessons()[0]
    search(window, qtbot, "question 0")
    field = window.chat.list.search
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(window.chat.list.view, Qt.Key.Key_Return)
    assert window._stack.currentIndex() == LESSONS
    row = next(row for row in window.lessons.rows if row.lesson.id == lesson.id)
    assert row.editor is not None
    assert row.editor.question.text() == "question 0?"


def test_the_words_around_a_hit() -> None:
    long = "word " * 60 + "heron at last"
    assert around(long, "heron").startswith("…")
    assert "heron at last" in around(long, "heron")
    assert around("a heron", "HER") == "a heron"
    assert marked("Two two WORDS, one.") == ("two", "words", "one")
    assert around("nothing here", "heron") == "nothing here"
