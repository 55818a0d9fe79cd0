"""What a retrain shows, from progress and results written by hand."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chatbot.gui.changes_dialog import ChangesDialog
from chatbot.gui.labels import Label
from chatbot.gui.lessons_card import LessonsCard
from chatbot.gui.main_window import LESSONS, TRAINING, MainWindow
from chatbot.gui.run_card import RunCard
from chatbot.gui.texts import confidence_words, duration_words, left_words, percent_words
from chatbot.gui.tokens import LIGHT
from chatbot.gui.training_page import TrainingPage
from chatbot.jobs import REHEARSED, REWORDED, ChangedAnswer, ExamReport, Progress, RunRequest, Score
from tests.gui.steps import PATIENCE, ask

REFUSED = ExamReport(Score(3, 4, 0), Score(80, 100, 90), Score(50, 50, 50), ("Only 3 of 4 came back.",))
PASSED = ExamReport(Score(4, 4, 0), Score(90, 100, 91), Score(50, 50, 50), others=(("facts", Score(9, 10, 9)),))


def line(step: int, stage: str = "train", **more: float) -> Progress:
    return Progress(stage, step, 100, seconds=1.0, **more)  # type: ignore[arg-type]


@pytest.fixture
def card(qtbot: QtBot) -> RunCard:
    made = RunCard(LIGHT)
    qtbot.addWidget(made)
    made.show_started(RunRequest("base", "", "2026-01-01T00:00:00.000Z", ()), resumed=False)
    return made


def test_the_run_fills_bar_plot_and_exam(card: RunCard) -> None:
    assert card.bar.maximum() == 0
    card.show_progress((line(1, loss=3.0), line(2, loss=2.0, recalled=0.5, seconds_left=23.0, pieces_per_second=5100)))
    assert (card.bar.value(), card.bar.maximum()) == (2, 100)
    assert card.facts.text() == "23 s left · 5,100 pieces/s"
    assert card.plot.steps == [1, 2]
    assert card.exam.lines[0].text() == "Lessons, as taught: 50.0% so far"
    card.show_progress((line(2, loss=1.5),))
    assert (card.plot.steps, card.plot.losses) == ([1, 2], [3.0, 1.5])
    card.show_progress((line(30, "exam"),))
    assert "30 of 100 questions asked" in card.exam.lines[0].text()
    card.show_ended(PASSED, "The exam was passed.", adopted=True)
    assert [mark.text() for mark in card.exam.marks][:4] == ["✓", "•", "✓", "✓"]
    assert card.exam.marks[4].isHidden() and card.exam.marks[5].isHidden()
    rehearsed = replace(PASSED, others=(("facts", Score(9, 10, 9)), (REHEARSED, Score(2, 3, 1))))
    card.show_ended(rehearsed, "The exam was passed.", adopted=True)
    assert card.exam.marks[4].isHidden() and not card.exam.marks[5].isHidden()
    assert card.exam.lines[5].text() == "What you asked to rehearse: 2 of 3, before 1"
    reworded = replace(PASSED, others=(("facts", Score(9, 10, 9)), (REWORDED, Score(5, 6, 2))))
    card.show_ended(reworded, "The exam was passed.", adopted=True)
    assert not card.exam.marks[4].isHidden() and card.exam.marks[5].isHidden()
    assert card.exam.lines[4].text() == "Lessons in other words: 5 of 6, before 2"
    assert card.exam.lines[3].text() == "Facts, chats and texts: 9 of 10, before 9"
    assert card.exam.lines[1].text() == "Small talk it knew before: 90 of 100, before 91"
    assert card.title.text() == "The new version is in use"


def test_a_refused_version_says_what_it_lost(card: RunCard) -> None:
    card.show_ended(REFUSED, " ".join(REFUSED.reasons), adopted=False)
    assert card.title.text() == "The new version is kept, but not used"
    assert [mark.text() for mark in card.exam.marks][1] == "✕"
    assert "Only 3 of 4" in card.words.text()


def test_the_small_card_follows_the_run(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    card = LessonsCard(holder)
    assert card.isHidden()
    card.show_progress(line(40, seconds_left=61))
    assert not card.isHidden()
    assert (card.bar.value(), card.time.text()) == (40, "61 s left")
    assert card.title.text() == "Learning"
    card.show_progress(line(40, paused=True))
    assert card.title.text() == "Paused"
    with qtbot.waitSignal(card.opened):
        card.show_button.click()


def test_changed_answers_are_shown_worst_first(window: MainWindow) -> None:
    changes = [
        ChangedAnswer("q1", "a", "b", better=True),
        ChangedAnswer("q2", "<b>c</b>", "", better=False, worse=True),
        ChangedAnswer("q3", "d", "e", better=False, worse=True),
    ]
    dialog = ChangesDialog(changes, REFUSED.reasons, frozenset({"q1", "q2"}), window)
    shown = [label.text() for label in dialog.findChildren(Label)]
    assert shown.index("q2") < shown.index("q1")
    assert "before: <b>c</b>" in shown
    assert "3 answers of the exam changed: 1 for the better, 2 for the worse." in shown
    assert list(dialog.boxes) == ["q2"]  # q1 is better, q3 is a lesson: those are rehearsed anyway
    assert dialog.chosen == ("q2",)
    dialog.boxes["q2"].setChecked(False)
    assert not dialog.rehearse_button.isEnabled()
    dialog.deleteLater()


def test_a_run_that_was_cut_off_is_offered_again_at_the_next_start(window: MainWindow) -> None:
    window._services.store.teach("one?", "1")
    window._services.learning.prepare()
    window.show_page(TRAINING)
    assert isinstance(window.retraining.page, TrainingPage)
    assert window.retraining.page.run.resume_button.isVisible()
    assert "can go on" in window.retraining.page.run.words.text()


def test_the_inbox_teaches(window: MainWindow, qtbot: QtBot) -> None:
    refused = ask(window, qtbot, "What is the president of Nepal?")
    window.show_page(LESSONS)
    inbox = window.lessons.inbox
    qtbot.waitUntil(inbox.isVisible, timeout=PATIENCE)
    qtbot.keyClicks(inbox.boxes[0], "A person.")
    inbox.boxes[0].returnPressed.emit()
    qtbot.waitUntil(lambda: not inbox.isVisible(), timeout=PATIENCE)
    assert [row.lesson.answer for row in window.lessons.rows] == ["A person."]
    assert refused.message is not None
    assert window.lessons.rows[0].lesson.source_message_id == refused.message.id
    window.show_page(0)
    assert ask(window, qtbot, "what is the president of nepal").text() == "A person."


def test_numbers_in_words() -> None:
    assert confidence_words(0.97) == "Sure, 97 of 100"
    assert confidence_words(0.999) == "Sure, 99 of 100"
    assert confidence_words(0.2) == "Not sure, 20 of 100"
    assert (percent_words(1.0), percent_words(0.9999), percent_words(0.5)) == ("100%", "99.9%", "50.0%")
    assert duration_words(42) == "about 40 s"
    assert duration_words(4200) == "about 1 h 10 min"
    assert (left_words(None), left_words(0.2), left_words(300)) == ("", "nearly done", "5 min left")
