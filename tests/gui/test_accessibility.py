"""Everything without a mouse: each page is walked by Tab, every control has a name, every colour can be told apart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from chatbot.conversation_store import Trashed
from chatbot.gui.dialogs import TeachDialog, TitleDialog
from chatbot.gui.faults import Fault, FaultDialog
from chatbot.gui.main_window import CHAT, LESSONS, SETTINGS, TRAINING, MainWindow
from chatbot.gui.plain_text import MARK_ALPHA
from chatbot.gui.shortcuts import GROUPS, ShortcutsDialog
from chatbot.gui.theme import palette
from chatbot.gui.tokens import CONTROL_PAIRS, DARK, LIGHT, TEXT_PAIRS, Tokens, contrast
from chatbot.gui.trash_dialog import TrashDialog
from tests.gui.steps import ask

MOST_STEPS = 200


def by_arrow(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab reaches the one that is on, the arrows go on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and not widget.isChecked()  # type: ignore[attr-defined]


def reachable(root: QWidget) -> list[QWidget]:
    """What Tab should reach."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and one.window() is root
        and not by_arrow(one)
    ]


def name_of(widget: QWidget) -> str:
    """As a screen reader would say it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def walk(root: QWidget, app: QApplication, key: Qt.Key) -> list[QWidget]:
    """Press the key until the round is complete."""
    seen: list[QWidget] = []
    for _ in range(MOST_STEPS):
        focused = app.focusWidget()
        assert focused is not None
        if seen and focused is seen[0]:
            return seen
        assert focused not in seen, f"trapped at {name_of(focused)!r}"
        seen.append(focused)
        QTest.keyClick(focused, key)
    raise AssertionError("the round never ends")


def check(root: QWidget, app: QApplication) -> None:
    controls = reachable(root)
    assert controls
    for one in controls:
        assert name_of(one).strip(), f"{type(one).__name__} {one.objectName()} has no name"
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        missed = {name_of(one) for one in controls} - {name_of(one) for one in walk(root, app, key)}
        assert not missed, missed


@pytest.fixture
def busy_window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """With something on every page."""
    ask(window, qtbot, "Who are you?")
    ask(window, qtbot, "What is the president of Nepal?")
    store = window._services.store
    store.teach("Where is it?", "**See** [there](https://example.org/where):\n```sh\nls -l\n```")
    window.chat.lessons_changed.emit()
    ask(window, qtbot, "Where is it?")
    window.chat.actions_.delete(store.add_question(store.create_conversation().id, "gone").conversation_id)
    return window


@pytest.mark.parametrize("page", [CHAT, LESSONS, TRAINING, SETTINGS])
def test_every_page_is_walked_without_a_mouse(busy_window: MainWindow, qapp: QApplication, page: int) -> None:
    busy_window.show_page(page)
    if page == LESSONS:
        busy_window.lessons.rows[0].open()
    QTest.qWait(20)
    check(busy_window, qapp)


def test_versions_and_a_pasted_text_are_part_of_the_round(busy_window: MainWindow, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    view = busy_window.chat.transcript.answer_views()[0]
    before = view.message
    assert view.meta is not None
    qtbot.mouseClick(view.meta.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.message is not before, timeout=60_000)
    assert view.meta.back_button is not None
    qtbot.waitUntil(view.meta.back_button.isVisible)
    bar = busy_window.chat.composer.passage
    bar.offer("A long text. " * 60)
    check(busy_window, app)
    names = {name_of(one) for one in reachable(busy_window)}
    assert {"The answer before this one", "Copy this code", "Answer from it", "Leave the text out"} <= names
    qtbot.mouseClick(bar.use_button, Qt.MouseButton.LeftButton)
    assert busy_window.chat.composer.field.hasFocus()
    check(busy_window, app)


def test_the_explanation_is_part_of_the_round(busy_window: MainWindow, qapp: QApplication) -> None:
    view = busy_window.chat.transcript.answer_views()[-1]
    assert view.message is not None
    busy_window.chat.transcript.why_wanted.emit(view.message.id)
    check(busy_window, qapp)
    assert busy_window.chat.why.close_button in reachable(busy_window)


AT = "2026-01-31T09:15:02.123Z"
DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "teach": TeachDialog,
    "title": lambda parent: TitleDialog(parent, "old"),
    "shortcuts": ShortcutsDialog,
    "fault": lambda parent: FaultDialog(Fault("Sorry.", "trace"), "report", Path(), parent),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_is_walked_without_a_mouse(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    dialog = DIALOGS[name](window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    check(dialog, qapp)
    dialog.close()


def test_the_trash_is_walked_without_a_mouse(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    dialog = TrashDialog(window)
    dialog.show_trash([Trashed(number, f"title {number}", 2, AT, AT) for number in range(3)])
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    check(dialog, qapp)
    assert len({name_of(one) for one in dialog.restore_buttons}) == 3
    dialog.close()


def test_f1_lists_the_shortcuts_that_there_are(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ShortcutsDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    listed = " ".join(keys for _, entries in GROUPS for keys, _ in entries)
    for key in window.shortcuts:
        assert key in listed or key in ("Ctrl+2", "Ctrl+3"), key
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_finished_answer_is_announced_once(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: said.append(event.message())))
    view = ask(window, qtbot, "Who are you?")
    assert said == [f"Engram: {view.text()}"]
    window.chat.actions_.delete(window.chat.conversation_id or 0)
    assert "trash for 30 days" in said[-1]


def test_no_button_is_smaller_than_a_finger(busy_window: MainWindow) -> None:
    for one in busy_window.findChildren(QAbstractButton):
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert one.height() >= 32, name_of(one)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda one: one.name)
def test_contrast_is_aa_in_both_themes(tokens: Tokens) -> None:
    colours = tokens.colours()
    for text, ground in TEXT_PAIRS:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for part, ground in CONTROL_PAIRS:
        assert contrast(colours[part], colours[ground]) >= 3.0, (part, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda one: one.name)
def test_marked_words_and_links_can_be_read(tokens: Tokens) -> None:
    share = MARK_ALPHA / 255
    mark, ink = QColor(tokens.accent), tokens.ink
    for ground in (tokens.bg, tokens.mine, tokens.panel):
        below = QColor(ground)
        mixed = QColor(
            *(
                round(share * above + (1 - share) * under)
                for above, under in zip(mark.getRgb()[:3], below.getRgb()[:3], strict=True)  # type: ignore[index]
            )
        )
        assert contrast(ink, mixed.name()) >= 4.5, ground
        assert contrast(palette(tokens).color(QPalette.ColorRole.Link).name(), ground) >= 4.5, ground
