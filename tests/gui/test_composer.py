"""The composer: pasted and dropped texts, files of lessons, what is too long."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot.domain import MAX_QUESTION_CHARS
from chatbot.gui.main_window import CHAT, LESSONS, MainWindow
from chatbot.gui.passage_bar import MOST_PASSAGE, PassageBar
from chatbot.interchange import read_import
from chatbot.paths import DataPaths
from tests.gui.steps import PATIENCE, ask, click

PASSAGE = "The archive is on floor minus two. " + "Marit looks after it on weekdays from nine to five. " * 9


@pytest.fixture
def clipboard() -> Iterator[Callable[[str], None]]:
    board = QGuiApplication.clipboard()
    yield board.setText
    board.clear()


def paste(window: MainWindow, qtbot: QtBot) -> None:
    window.chat.composer.field.setFocus()
    qtbot.keyClick(window.chat.composer.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def drop(window: MainWindow, *paths: Path, text: str = "") -> None:
    """Drag over the composer and let go."""
    data, composer = QMimeData(), window.chat.composer
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 20), copy, data, left, none)
    QApplication.sendEvent(composer, enter)
    assert enter.isAccepted()
    assert "Drop it" in composer.hint.text()
    QApplication.sendEvent(composer, QDropEvent(QPointF(40, 20), copy, data, left, none))
    assert "Enter sends" in composer.hint.text()


def bar(window: MainWindow) -> PassageBar:
    return window.chat.composer.passage


def test_a_long_text_is_asked_about_and_answered_from(
    window: MainWindow, qtbot: QtBot, clipboard: Callable[[str], None]
) -> None:
    clipboard(PASSAGE)
    paste(window, qtbot)
    field = window.chat.composer.field
    assert field.toPlainText() == ""
    assert "You pasted a text of" in bar(window).words.text()
    assert bar(window).use_button.hasFocus()
    qtbot.keyClick(bar(window).use_button, Qt.Key.Key_Space)
    assert field.hasFocus()
    assert "floor minus two" in bar(window).beginning.text()
    assert not window.chat.composer.send_button.isEnabled()  # there is no question yet
    qtbot.keyClicks(field, "Where is the archive?")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    question = window.chat.transcript.entries[0]
    assert question.body.text() == f"{PASSAGE.strip()}\n\nWhere is the archive?"
    assert not bar(window).isVisible()
    qtbot.waitUntil(lambda: not window.chat.asking.busy, timeout=PATIENCE)


def test_a_long_text_can_be_pasted_as_it_is_or_left_out(
    window: MainWindow, qtbot: QtBot, clipboard: Callable[[str], None]
) -> None:
    clipboard(PASSAGE)
    paste(window, qtbot)
    click(bar(window).type_button, qtbot)
    assert window.chat.composer.field.toPlainText() == PASSAGE
    assert window.chat.composer.count.isVisible()
    paste(window, qtbot)
    click(bar(window).close_button, qtbot)
    assert window.chat.composer.field.toPlainText() == PASSAGE
    assert not bar(window).isVisible()


def test_short_texts_are_pasted_at_once(window: MainWindow, qtbot: QtBot, clipboard: Callable[[str], None]) -> None:
    clipboard("Where is it?")
    paste(window, qtbot)
    assert window.chat.composer.field.toPlainText() == "Where is it?"
    assert not bar(window).isVisible()


def test_a_megabyte_on_the_clipboard(window: MainWindow, qtbot: QtBot, clipboard: Callable[[str], None]) -> None:
    clipboard("a" * 1_000_000)
    paste(window, qtbot)
    assert "1,000,000 characters: too long" in bar(window).words.text()
    assert not bar(window).type_button.isVisible()
    click(bar(window).use_button, qtbot)
    qtbot.keyClicks(window.chat.composer.field, "What is it?")
    assert MOST_PASSAGE < len(window.chat.composer.text()) <= MAX_QUESTION_CHARS


def test_the_question_about_a_text_is_counted(window: MainWindow, qtbot: QtBot) -> None:
    bar(window).use(PASSAGE)
    window.chat.composer.field.setPlainText("x" * 501)
    assert window.chat.composer.count.text() == "501 of 500"
    assert window.chat.composer.count.property("kind") == "warning-small"
    bar(window).clear()
    assert window.chat.composer.count.text() == "501 of 8,000"


def test_a_text_to_answer_from_is_part_of_the_draft(window: MainWindow, qtbot: QtBot) -> None:
    bar(window).use(PASSAGE)
    qtbot.keyClicks(window.chat.composer.field, "Where?")
    window.chat.drafts.keep()
    assert window._services.store.draft(None) == f"{PASSAGE.strip()}\n\nWhere?"


def test_a_text_file_is_offered_to_be_answered_from(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("\ufeff" + PASSAGE, "utf-8")
    drop(window, file)
    qtbot.waitUntil(bar(window).isVisible, timeout=PATIENCE)
    assert bar(window).words.text().startswith("notes.txt is a text of ")
    assert not bar(window).import_button.isVisible()
    click(bar(window).use_button, qtbot)
    assert bar(window).passage == PASSAGE.strip()


def test_a_file_of_lessons_is_offered_for_import(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lessons.csv"
    file.write_text("question,answer\nWhere is the key?,Behind the door.\nWho?,Marit.\n", "utf-8")
    wanted: list[Path] = []
    monkeypatch.setattr(window.lessons, "import_file", wanted.append)
    drop(window, file)
    qtbot.waitUntil(bar(window).isVisible, timeout=PATIENCE)
    assert bar(window).words.text() == "lessons.csv holds 2 lessons. Import them?"
    assert bar(window).import_button.hasFocus()
    click(bar(window).import_button, qtbot)
    assert wanted == [file]
    assert window._stack.currentIndex() == LESSONS


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00", "photo.png holds neither lessons nor a text"),
        ("empty.txt", b"", "empty.txt holds neither"),
        ("gone.txt", None, "gone.txt cannot be read"),
    ],
)
def test_files_of_no_use(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, data: bytes | None, sentence: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    window.chat.composer.field.setPlainText("typed before")
    drop(window, tmp_path / name)
    qtbot.waitUntil(lambda: sentence in window.chat.composer.error.text(), timeout=PATIENCE)
    assert window.chat.composer.field.toPlainText() == "typed before"


def test_one_file_at_a_time_and_no_folders(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    drop(window, tmp_path, tmp_path)
    assert window.chat.composer.error.text() == "Please drop one file at a time."
    drop(window, tmp_path)
    qtbot.waitUntil(lambda: "it is a folder" in window.chat.composer.error.text(), timeout=PATIENCE)


def test_dropped_text_is_typed(window: MainWindow) -> None:
    drop(window, text="Where is it?")
    assert window.chat.composer.field.toPlainText() == "Where is it?"


def test_dragging_away_again(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x.txt")])
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(4, 4), copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window.chat.composer, enter)
    QApplication.sendEvent(window.chat.composer, QDragLeaveEvent())
    assert "Enter sends" in window.chat.composer.hint.text()


def test_the_sample_lessons_are_offered_on_the_first_start(
    window: MainWindow, qtbot: QtBot, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[Path] = []
    monkeypatch.setattr(window.lessons, "import_file", wanted.append)
    welcome = window.chat.welcome
    assert str(paths.root) in welcome._where.text().replace("\u200b", "")
    click(welcome.samples_button, qtbot)
    assert window._stack.currentIndex() == LESSONS
    assert len(read_import(wanted[0].read_bytes(), wanted[0].name).rows) == 8
    window.show_page(CHAT)
    ask(window, qtbot, "Who are you?")
    window.new_conversation()
    assert not welcome.samples_button.isVisible()
