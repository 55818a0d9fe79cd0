"""Lessons, settings, looks, and what every page owes to keyboards and screen readers."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from chatbot.domain import QaPair
from chatbot.gui.conflict_dialog import ConflictDialog
from chatbot.gui.forget_dialogs import ForgetDialog
from chatbot.gui.import_dialog import ImportDialog
from chatbot.gui.main_window import LESSONS, SETTINGS, MainWindow
from chatbot.gui.tokens import CONTROL_PAIRS, DARK, LIGHT, TEXT_PAIRS, Tokens, contrast
from chatbot.settings import load_settings
from tests.gui.steps import PATIENCE, click, with_dialog

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QSlider)


def test_lessons_are_listed_changed_and_forgotten(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window._services.store.teach_all([QaPair("one?", "1"), QaPair("two?", "2")])
    window.show_page(LESSONS)
    page = window.lessons
    assert [row.lesson.question for row in page.rows] == ["two?", "one?"]
    click(page.rows[0].edit_button, qtbot)
    editor = page.rows[0].editor
    assert editor is not None
    editor.answer.setPlainText("zwei")
    click(editor.save_button, qtbot)
    qtbot.waitUntil(lambda: page.rows[0].lesson.answer == "zwei", timeout=PATIENCE)
    monkeypatch.setattr(ForgetDialog, "ask", staticmethod(lambda *_: True))
    click(page.rows[1].forget_button, qtbot)
    qtbot.waitUntil(lambda: [row.lesson.question for row in page.rows] == ["two?"], timeout=PATIENCE)


def test_a_lesson_cannot_take_another_s_question(window: MainWindow, qtbot: QtBot) -> None:
    window._services.store.teach_all([QaPair("one?", "1"), QaPair("two?", "2")])
    window.show_page(LESSONS)
    row = window.lessons.rows[0]
    click(row.edit_button, qtbot)
    assert row.editor is not None
    row.editor.question.setText("ONE")
    with_dialog(ConflictDialog, lambda dialog: click(dialog.cancel_button, qtbot))
    click(row.editor.save_button, qtbot)
    error = row.editor.error
    qtbot.waitUntil(lambda: "Nothing was changed" in error.text(), timeout=PATIENCE)
    assert [one.question for one in window._services.store.lessons()] == ["one?", "two?"]


def test_lessons_go_out_and_come_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    store = window._services.store
    store.teach_all([QaPair("one?", "=1+1"), QaPair("two?", "a\nb")])
    before = [lesson.pair for lesson in store.lessons()]
    window.lessons.export_file(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: "Wrote 2 lessons" in window.notice.words.text(), timeout=PATIENCE)
    for lesson in store.lessons():
        store.forget(lesson.id)
    with_dialog(ImportDialog, lambda dialog: click(dialog.import_button, qtbot))
    window.lessons.import_file(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: [lesson.pair for lesson in store.lessons()] == before, timeout=PATIENCE)
    (tmp_path / "bad.csv").write_bytes(b"question,answer\n\xff,1\n")
    window.lessons.import_file(tmp_path / "bad.csv")
    qtbot.waitUntil(lambda: "line 2" in window.notice.words.text(), timeout=PATIENCE)


def test_settings_hold_at_once_and_are_kept(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.show_page(SETTINGS)
    dark = window.settings.themes.button(2)
    click(dark, qtbot)
    assert qapp.palette().window().color().name().upper() == DARK.bg
    window.settings.sure.setValue(95)
    window.settings.text_size.setValue(120)
    kept, complaint = load_settings(window._services.paths.settings)
    assert complaint is None
    assert (kept.theme, kept.precision, kept.font_scale) == ("dark", 0.95, 1.2)
    click(window.settings.themes.button(1), qtbot)
    window.settings.text_size.setValue(100)
    assert qapp.palette().window().color().name().upper() == LIGHT.bg


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_enough(tokens: Tokens) -> None:
    colours = tokens.colours()
    for text, ground in TEXT_PAIRS:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for part, ground in CONTROL_PAIRS:
        assert contrast(colours[part], colours[ground]) >= 3.0, (part, ground)


def test_every_control_has_a_name_and_room(window: MainWindow) -> None:
    window._services.store.teach("one?", "1")
    for page in range(4):
        window.show_page(page)
        for control in controls(window):
            label = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            assert label, f"{control} on page {page} has no name"
            if isinstance(control, QAbstractButton) and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert control.height() >= 32, label


def test_tab_walks_round_every_page_and_gets_out(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    for page in range(4):
        window.show_page(page)
        seen: list[QObject] = []
        for _ in range(60):
            qtbot.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Tab)
            focused = qapp.focusWidget()
            assert focused is not None
            if focused in seen:
                break
            seen.append(focused)
        assert any(button in seen for button in window.rail.buttons)  # one stop; arrows move along it


def controls(window: MainWindow) -> list[QWidget]:
    return [
        control
        for control in window.findChildren(QWidget)
        if isinstance(control, CONTROLS)
        and control.isVisible()
        and not control.objectName().startswith("qt_")
        and type(control).__name__ != "QToolButton"
    ]


def test_qt_calls_lose_no_reference_to_none(window: MainWindow) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one a call, and died (PYSIDE-3474)."""
    label = window.chat.header.facts
    before = sys.getrefcount(None)
    for number in range(20_000):
        label.setVisible(number % 2 == 0)
        label.update()
    assert abs(sys.getrefcount(None) - before) < 2_000
    label.setVisible(True)


def test_the_window_loads_neither_torch_nor_the_plot() -> None:
    program = (
        "import sys; import chatbot.gui.app\n"
        "loaded = {'torch', 'pyqtgraph', 'transformers'} & set(sys.modules)\n"
        "sys.exit(str(loaded) if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
