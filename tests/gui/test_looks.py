"""Theme, text size, focus and room: how the window shows itself."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from chatbot.gui.focus_ring import FocusRing
from chatbot.gui.labels import plain_tooltip
from chatbot.gui.main_window import CHAT, LESSONS, SETTINGS, TRAINING, MainWindow
from chatbot.gui.theme import Theme
from chatbot.gui.tokens import DARK, LIGHT
from chatbot.gui.versions_card import VersionsCard
from chatbot.jobs import ChangedAnswer, ExamReport, Score
from chatbot.manifest import read_manifest, write_manifest
from tests.gui.steps import ask, click
from tests.tiny import tiny_checkpoint


def ground(app: QApplication) -> str:
    return app.palette().window().color().name().upper()


def test_the_system_s_dark_is_followed_while_the_window_is_open(
    window: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = qapp.styleHints().colorSchemeChanged
    monkeypatch.setattr(Theme, "system_is_dark", lambda _: True)
    scheme.emit(Qt.ColorScheme.Dark)
    assert ground(qapp) == DARK.bg
    monkeypatch.setattr(Theme, "system_is_dark", lambda _: False)
    scheme.emit(Qt.ColorScheme.Light)
    assert ground(qapp) == LIGHT.bg
    window._preferences.change(theme="dark")
    scheme.emit(Qt.ColorScheme.Light)
    assert ground(qapp) == DARK.bg


@pytest.mark.parametrize("scale", [0.85, 1.0, 1.6])
def test_nothing_is_wider_than_the_smallest_window(window: MainWindow, qtbot: QtBot, scale: float) -> None:
    window._preferences.change(font_scale=scale)
    window.resize(window.minimumSize())
    ask(window, qtbot, "Who are you?").open_correction()
    ask(window, qtbot, "What is the president of Nepal?")
    window._services.store.teach("a" * 300, "b" * 3000)
    window.chat.lessons_changed.emit()
    name_two_versions(window)
    for page in (CHAT, LESSONS, TRAINING, SETTINGS):
        window.show_page(page)
        QTest.qWait(0)
        for area in window.findChildren(QScrollArea):
            inner = area.widget()
            if area.isVisible() and inner is not None and not isinstance(area.parent(), VersionsCard):
                assert inner.minimumSizeHint().width() <= area.viewport().width(), (page, area)
    assert (window.width(), window.height()) == (900, 600)


def name_two_versions(window: MainWindow) -> None:
    exam = ExamReport(Score(1, 1), Score(9, 9), Score(9, 9), ("no",), (ChangedAnswer("q", "a", "b", better=False),))
    for number in range(2):
        folder = window._services.paths.root / f"candidate{number}"
        shutil.copytree(tiny_checkpoint(), folder)
        write_manifest(folder, replace(read_manifest(folder), parent="base", exam=exam))
        window._services.registry.adopt(folder)


def test_the_ring_shows_for_keys_and_not_for_the_mouse(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    ring = window.findChild(FocusRing)
    assert ring is not None
    click(window.rail.buttons[3], qtbot)
    assert not ring.isVisible()
    qtbot.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Tab)
    focused = qapp.focusWidget()
    assert focused is not None
    assert ring.isVisible()
    assert ring.geometry().contains(focused.mapTo(window, focused.rect().center()))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=window.rect().center())
    assert not ring.isVisible()


def test_no_label_and_no_tooltip_is_markup(window: MainWindow) -> None:
    window._services.store.teach("<b>bold</b>", "<img src=file:///etc/hostname>")
    window.show_page(LESSONS)
    for label in window.findChildren(QLabel):
        if not label.objectName().startswith("qt_"):
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    assert plain_tooltip("plain") == "plain"
    assert plain_tooltip("<b>x</b>") == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"
