"""A conversation as Markdown, text, HTML and JSON Lines, and on paper."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from chatbot.domain import Conversation, Message, Role, Source
from chatbot.gui.main_window import MainWindow
from chatbot.gui.printing import PrintQuestion, paper
from chatbot.gui.transcript_files import KINDS, file_name, kind_of, write_conversation
from tests.gui.steps import PATIENCE, ask, choose, click

HOSTILE = '<script>alert(1)</script>\n# not a title\n*not bold* [no link](file:///etc) 1. & "q"'
AT = "2026-01-31T09:15:02.123Z"
TALK = Conversation(3, "A <b>title</b>", AT, AT)


def said(text: str) -> list[Message]:
    return [
        Message(1, 3, Role.USER, text, AT),
        Message(2, 3, Role.ENGRAM, text, AT, 1, Source.NETWORK, 0.9, stopped=True),
    ]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60) | st.just(HOSTILE))
def test_html_shows_every_text_and_obeys_none(text: str) -> None:
    parser = Tags()
    parser.feed(write_conversation(TALK, said(text), "html"))
    assert set(parser.tags) == {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p"}
    assert parser.tags.count("p") == 2
    assert parser.text.count(text) >= 2


def test_markdown_shows_the_text_and_no_markup(qtbot: QtBot) -> None:
    document = QTextDocument()
    document.setMarkdown(write_conversation(TALK, said(HOSTILE), "md"))
    shown = document.toPlainText().replace("\u2060", "")
    for part in ("<script>alert(1)</script>", "# not a title", "*not bold* [no link](file:///etc) 1. & "):
        assert shown.count(part) == 2, part
    assert "A <b>title</b>" in shown
    headings = [block.text() for block in blocks(document) if block.blockFormat().headingLevel()]
    assert headings == ["A <b>title</b>"]


def blocks(document: QTextDocument):  # type: ignore[no-untyped-def]
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_json_lines_and_text_hold_everything() -> None:
    rows = [json.loads(line) for line in write_conversation(TALK, said(HOSTILE), "jsonl").splitlines()]
    assert [(row["role"], row["text"], row["stopped"]) for row in rows] == [
        ("user", HOSTILE, False),
        ("engram", HOSTILE, True),
    ]
    plain = write_conversation(TALK, said(HOSTILE), "txt")
    assert plain.startswith("A <b>title</b>\n\nYou, 31 January 2026")
    assert plain.count(HOSTILE) == 2
    assert ", stopped\n" in plain


@pytest.mark.parametrize(("title", "name"), [("a/b:c?", "a b c"), ("..", "Conversation"), ("", "Conversation")])
def test_names_of_files(title: str, name: str) -> None:
    assert file_name(title) == name
    assert kind_of(Path("x.HTM")) == "html"
    assert kind_of(Path("x.doc")) == "md"
    assert all(kind_of(Path(f"x.{kind}")) == kind for kind in KINDS)


def test_exporting_by_menu_and_by_key(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, qtbot, "Who are you?")
    names = iter([(str(tmp_path / "talk"), KINDS["html"]), (str(tmp_path / "none" / "talk.md"), KINDS["md"])])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: next(names)))
    click(window.chat.more_button, qtbot)
    choose("Export…", qtbot)
    qtbot.waitUntil(lambda: "Wrote 2 messages" in window.notice.words.text(), timeout=PATIENCE)
    assert "Who are you?" in (tmp_path / "talk.html").read_text("utf-8")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "cannot be written" in window.notice.words.text(), timeout=PATIENCE)


def test_printing(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(window, qtbot, "Who are you?")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "talk.pdf"))
    answers = iter([None, printer])
    monkeypatch.setattr(PrintQuestion, "ask", staticmethod(lambda *_: next(answers)))
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "printer" in window.notice.words.text(), timeout=PATIENCE)
    assert (tmp_path / "talk.pdf").read_bytes().startswith(b"%PDF")


def test_a_long_conversation_is_written_beside_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = window._services.store
    number = store.create_conversation("long").id
    with store._transaction():
        for at in range(1_200):
            store.add_question(number, f"question {at}")
    monkeypatch.setattr(store, "messages", None)  # the window's own connection reads none of it
    path = tmp_path / "long.jsonl"
    window.chat.exporting.write(number, path)
    qtbot.waitUntil(lambda: "Wrote 1,200 messages" in window.notice.words.text(), timeout=PATIENCE)
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    assert texts == [f"question {at}" for at in range(1_200)]
    assert list(tmp_path.glob("*.part")) == []


def test_paper_takes_nothing_for_markup() -> None:
    document = paper("<b>title</b>", said(HOSTILE))
    assert document.toPlainText().count(HOSTILE) == 2
    assert document.toPlainText().startswith("<b>title</b>")
