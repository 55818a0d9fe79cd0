"""Markdown of lesson answers: what is read, how it looks, and that nothing in it is obeyed or loaded."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot.gui.code_colours import LANGUAGES, coloured
from chatbot.gui.links import Link
from chatbot.gui.main_window import MainWindow
from chatbot.gui.markdown import MOST_CHARS, Block, Kind, Span, parse
from chatbot.gui.message_body import MessageBody
from chatbot.gui.rich_text import CodeBlock, CodeText, RichTextView
from chatbot.gui.theme import palette
from chatbot.gui.tokens import DARK, LIGHT
from tests.gui.steps import ask, click

TEXT = """# Guests

The network is **Birch-Guest**, the password *warm-otter-42*.
Ask for `wifi.sh`:

1. open it
2. press **Start**
   - twice

```python
def join(name: str = "Birch"):  # once
    return 42
```

More in [the handbook](https://intranet.example/wifi)."""


def test_the_blocks_of_a_text() -> None:
    heading, words, first, second, deeper, code, more = parse(TEXT)
    assert heading == Block(Kind.HEADING, (Span("Guests"),), 1)
    assert [span.text for span in words.spans if span.bold] == ["Birch-Guest"]
    assert [span.text for span in words.spans if span.italic] == ["warm-otter-42"]
    assert [span.text for span in words.spans if span.code] == ["wifi.sh"]
    assert "\n" in words.text  # a line break is one
    assert (first.kind, first.level, first.number) == (Kind.ITEM, 1, 1)
    assert second.number == 2
    assert (deeper.kind, deeper.level, deeper.number) == (Kind.ITEM, 2, None)
    assert (code.language, code.text) == ("python", 'def join(name: str = "Birch"):  # once\n    return 42')
    assert [span for span in more.spans if span.address] == [
        Span("the handbook", address="https://intranet.example/wifi")
    ]


@pytest.mark.parametrize(
    "plain",
    [
        "Behind the blue door.\n\n\n  indented, with <b>tags</b> &amp; entities",
        r"The folder is \\server\share and 5 * 3 * 2 is 30",
        "A snake_case_name and a file__name__here",
        "> quoted\n---\n| a | b |",
        "[click](javascript:alert(1)) or [this](file:///etc/passwd)",
        "2 + 2 - 1\n+49 30 123",
        "*" * 300,
        "**never closed",
    ],
)
def test_what_is_no_markdown_is_shown_as_it_stands(plain: str) -> None:
    assert parse(plain) == ()


def test_pictures_and_markup_stay_text() -> None:
    blocks = parse("**a** ![x](https://example.org/x.png) <img src=file:///etc/hostname>")
    text = "".join(block.text for block in blocks)
    assert "<img src=file:///etc/hostname>" in text
    assert "!x" in text  # the address of the picture is a link that asks first


@pytest.mark.parametrize("piece", ["[", "*a ", "*", "`a``b", "- ", "- a\n", "[a](b", "*_", "# ", "1. ", "[a](", "  - "])
def test_hostile_texts_are_read_in_no_time(piece: str) -> None:
    began = time.thread_time()
    parse(piece * (MOST_CHARS // len(piece)))
    assert time.thread_time() - began < 2.0  # 0.1 s where it is quiet


def test_a_text_that_is_too_long_is_not_read() -> None:
    assert parse("**bold** " * 3_000) == ()


@given(st.text(alphabet="*_`#-1. [](){}\n\\ab😀<>&~", max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for block in parse(text):
        assert all(span.text for span in block.spans) or block.kind is Kind.CODE


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_its_lexer(language: str) -> None:
    assert coloured('# 1 "a" /* x */ <a href="b"> class if 2', language) is not None


def test_stretches_are_in_order_and_within_the_code() -> None:
    code = 'def f(x):\n    """Say."""\n    return x + 1  # done'
    found = coloured(code, "py")
    assert {code[one.start : one.end]: one.kind for one in found} == {
        "def": "keyword", "f": "name", '"""Say."""': "string", "return": "keyword", "1": "number", "# done": "comment",
    }  # fmt: skip
    assert coloured(code, "nonsense") == []


@pytest.fixture
def body(qtbot: QtBot) -> MessageBody:
    made = MessageBody("Engram answered")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show_markdown(TEXT)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_parts_of_a_message(body: MessageBody) -> None:
    above, code, below = body.parts
    assert isinstance(above, RichTextView)
    assert isinstance(code, CodeBlock)
    assert isinstance(below, RichTextView)
    assert above.toPlainText().startswith("Guests\nThe network is Birch-Guest, the password warm-otter-42.\nAsk for")
    assert below._links == [Link(8, 20, "https://intranet.example/wifi")]
    assert body.text() == TEXT
    body.mark_words(["birch", "handbook"])
    assert body.marks() == ["Birch", "Birch", "handbook"]
    body.set_text("plain **again**")
    assert [view.toPlainText() for view in body.views] == ["plain **again**"]


def test_lists_keep_their_numbers_across_a_code_block(qtbot: QtBot) -> None:
    made = MessageBody("x")
    qtbot.addWidget(made)
    made.show_markdown("3. one\n   ```\n   code\n   ```\n4. two")
    last = made.parts[-1]
    assert isinstance(last, RichTextView)
    assert [view.toPlainText() for view in made.views] == ["3.\tone", "code", "4.\ttwo"]
    assert last.document().lastBlock().blockFormat().leftMargin() >= 22


def test_nothing_is_loaded(body: MessageBody) -> None:
    for view in body.views:
        found = view.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/hostname"))
        assert not found
        assert "<img" not in view.toHtml()


def test_code_wears_the_theme(body: MessageBody, qapp: QApplication) -> None:
    code = next(part.body for part in body.parts if isinstance(part, CodeBlock))
    for theme in (DARK, LIGHT):
        code.setPalette(palette(theme))
        assert colours(code)["def"] == theme.accent.lower()
        assert colours(code)['"Birch"'] == theme.code_string.lower()


def colours(view: CodeText) -> dict[str, str]:
    block, found = view.document().begin(), dict[str, str]()
    while block.isValid():
        for place in block.textFormats():
            words = block.text()[place.start : place.start + place.length]
            found[words.strip()] = QColor(place.format.foreground().color()).name()
        block = block.next()
    return found


def test_a_lesson_is_shown_with_its_looks_and_its_code_copied(window: MainWindow, qtbot: QtBot) -> None:
    window._services.store.teach("How do guests get online?", TEXT)
    window.chat.lessons_changed.emit()
    view = ask(window, qtbot, "How do guests get online?")
    code = next(part for part in view.body.parts if isinstance(part, CodeBlock))
    click(code.copy_button, qtbot)
    assert QGuiApplication.clipboard().text().startswith("def join")
    assert code.copy_button.text() == "Copied"
    assert view.meta is not None
    click(view.meta.copy_button, qtbot)
    assert QGuiApplication.clipboard().text() == TEXT
    code.copy_button.setFocus()
    qtbot.keyClick(code.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text().startswith("def join")


def test_the_networks_own_answers_stay_plain(window: MainWindow, qtbot: QtBot) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert view.message is not None
    assert view.message.source == "network"
    assert [type(part).__name__ for part in view.body.parts] == ["PlainTextView"]


def test_a_megabyte_does_not_stop_the_window(qtbot: QtBot) -> None:
    for text in ("word " * 200_000, "a" * 1_000_000):
        began = time.thread_time()
        made = MessageBody("x")
        qtbot.addWidget(made)
        made.resize(600, 400)
        made.show_markdown(text)
        made.show()
        assert time.thread_time() - began < 0.5
        assert made.text() == text
        assert "980,000 more characters" in made.views[0].toPlainText()


def test_inline_code_has_the_chip_as_its_ground(body: MessageBody) -> None:
    above = body.parts[0]
    assert isinstance(above, RichTextView)
    above.setPalette(palette(DARK))
    assert above.palette().color(QPalette.ColorRole.Midlight).name() == DARK.chip.lower()
    grounds = {
        place.format.background().color().name()
        for place in above.document().findBlockByNumber(1).textFormats()
        if place.format.background().style() != Qt.BrushStyle.NoBrush
    }
    assert grounds == {DARK.chip.lower()}
