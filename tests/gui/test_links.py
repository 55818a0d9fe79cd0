"""Links in messages: found, reached by mouse and keyboard, opened only after a yes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chatbot.gui import dialogs
from chatbot.gui.links import ask_and_open, find_links
from chatbot.gui.plain_text import PlainTextView


class Asked:
    """What was asked and opened."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.opened: list[str] = []
        self.answer = True


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    seen = Asked()

    def ask(title: str, text: str, *_: object) -> bool:
        seen.texts.append(text)
        return seen.answer

    def open_url(url: QUrl) -> bool:
        seen.opened.append(url.toString())
        return True

    monkeypatch.setattr(dialogs.Confirmation, "ask", staticmethod(ask))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(open_url))
    return seen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org/a_(b)?c=1, please.", ["https://example.org/a_(b)?c=1"]),
        ("(http://example.org/x)", ["http://example.org/x"]),
        ("write to mailto:me@example.org!", ["mailto:me@example.org"]),
        ("HTTPS://EXAMPLE.ORG", ["HTTPS://EXAMPLE.ORG"]),
        ("file:///etc/passwd javascript:alert(1) ftp://x.org data:text/html,x", []),
        ("https:// and http", []),
        ("xhttps://no.org", []),
    ],
)
def test_what_counts_as_a_link(text: str, found: list[str]) -> None:
    links = find_links(text)
    assert [link.address for link in links] == found
    assert [text[link.start : link.end] for link in links] == found


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_is_looked_through(text: str) -> None:
    for link in find_links(f"{text} https://example.org/{text}"):
        assert link.address.lower().startswith(("http://", "https://", "mailto:"))


def test_a_click_asks_first(qtbot: QtBot, asked: Asked) -> None:
    view = PlainTextView("🔑 see https://example.org/key now")
    qtbot.addWidget(view)
    view.resize(500, 60)
    view.show()
    at = view.cursorRect(view._between(10, 10)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.opened == ["https://example.org/key"]
    assert "https://example.org/key" in asked.texts[0]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 5))
    assert len(asked.texts) == 1
    asked.answer = False
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(asked.texts) == 2
    assert len(asked.opened) == 1


def test_the_keyboard_goes_through_the_links_and_on(qtbot: QtBot, asked: Asked) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    before = QPushButton("before", holder)
    view = PlainTextView("one https://a.example/ two https://b.example/", holder)
    plain = PlainTextView("no link", holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert view.textCursor().selectedText() == "https://a.example/"
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.opened == ["https://b.example/"]
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.textCursor().selectedText() == ""
    assert plain.focusPolicy() == Qt.FocusPolicy.ClickFocus


def test_other_schemes_are_never_opened(qtbot: QtBot, asked: Asked) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    for address in ("file:///etc/passwd", "javascript:alert(1)", "ssh://host", "http://[bad"):
        assert not ask_and_open(address, holder)
    assert asked.texts == []
    assert asked.opened == []
