"""Markdown on the screen: a text view whose looks come from `Block` values, and the card of a code block.

The document is built by cursor, never from markup, so nothing in a message can be obeyed or loaded.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from chatbot.gui.code_colours import Stretch, coloured
from chatbot.gui.copying import copy_button
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.links import Link, find_links
from chatbot.gui.markdown import Block, Kind, Span
from chatbot.gui.plain_text import LINE_HEIGHT, PlainTextView, units
from chatbot.gui.tokens import CODE_FONTS, Tokens, worn

INDENT = 22
PARAGRAPH_GAP, ITEM_GAP = 8, 3
LINE_BREAK = "\u2028"  # a new line in the same paragraph
BULLETS = "•◦▪"


class RichTextView(PlainTextView):
    """Read-only text with headings, lists, bold, italic, inline code and named links."""

    def __init__(self, blocks: Sequence[Block], parent: QWidget | None = None) -> None:
        self._blocks = tuple(blocks)
        self._named: list[Link] = []
        super().__init__("", parent)
        self._fill()

    def _fill(self) -> None:
        self.document().clear()
        self._named = []
        cursor, at = QTextCursor(self.document()), 0
        indent = self._indent()
        for number, block in enumerate(self._blocks):
            if number:
                cursor.insertBlock()
                at += 1
            cursor.setBlockFormat(_block_format(block, indent, first=number == 0))
            marker = f"{_marker(block)}\t" if block.kind is Kind.ITEM else ""
            cursor.insertText(marker, QTextCharFormat())
            at = self._add_spans(cursor, block, at + len(marker))
        self._text = self.toPlainText()
        self._find_links()
        self._measure_anew()

    def _indent(self) -> int:
        """Room for the widest number, in pixels."""
        markers = [_marker(block) for block in self._blocks if block.kind is Kind.ITEM]
        return max([INDENT, *(self.fontMetrics().horizontalAdvance(f"{marker} ") + 2 for marker in markers)])

    def _add_spans(self, cursor: QTextCursor, block: Block, at: int) -> int:
        for span in block.spans:
            cursor.insertText(span.text.replace("\n", LINE_BREAK), self._letters(block, span))
            if span.address:
                self._named.append(Link(at, at + len(span.text), span.address))
            at += len(span.text)
        return at

    def _letters(self, block: Block, span: Span) -> QTextCharFormat:
        letters = QTextCharFormat()
        if span.bold or block.kind is Kind.HEADING:
            letters.setFontWeight(QFont.Weight.DemiBold)
        if block.kind is Kind.HEADING and block.level == 1:
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
        letters.setFontItalic(span.italic)
        if span.code:
            letters.setFontFamilies(list(CODE_FONTS))
            letters.setBackground(self.palette().color(QPalette.ColorRole.Midlight))
        return letters

    def links_in(self, text: str) -> list[Link]:
        """The named links, and the addresses that stand in the text itself."""
        bare = (one for one in find_links(text) if not any(_overlap(one, named) for named in self._named))
        return sorted([*self._named, *bare], key=lambda link: link.start)

    def changeEvent(self, event: QEvent) -> None:
        """Colours of another theme, the measures of another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fill()


class CodeText(PlainTextView):
    """A piece of code in its colours."""

    def __init__(self, code: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(code, parent)
        set_kind(self, "code")
        self._stretches = coloured(code, language)
        self._colour()

    def _colour(self) -> None:
        theme, text = worn(self.palette().color(QPalette.ColorRole.Midlight).name()), self.toPlainText()
        for start, end, kind in _in_units(text, self._stretches):
            cursor, letters = QTextCursor(self.document()), QTextCharFormat()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            letters.setForeground(QColor(colour_of(kind, theme)))
            letters.setFontItalic(kind == "comment")
            cursor.mergeCharFormat(letters)

    def changeEvent(self, event: QEvent) -> None:
        """Colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()


class CodeBlock(QFrame):
    """The code on a card, its language and a button that copies it above."""

    def __init__(self, code: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "code-card")
        self.body = CodeText(code, language)
        self.body.setAccessibleName(translate("CodeBlock", "Code"))
        self.copy_button = copy_button(lambda: code, translate("CodeBlock", "Copy this code"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 4, 0)
        head.addWidget(Label(language[:24] or translate("CodeBlock", "code"), "small"), 1)
        head.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        column.addLayout(head)
        inside = QHBoxLayout()
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self.body)
        column.addLayout(inside)


def colour_of(kind: str, theme: Tokens) -> str:
    """The colour of a kind of stretch (`code_colours.Stretch`)."""
    own = {"comment": theme.mute, "keyword": theme.accent}
    return own.get(kind) or theme.colours()[f"code_{kind}"]


def _in_units(text: str, stretches: Iterable[Stretch]) -> Iterable[tuple[int, int, str]]:
    """Places are counted in characters by `Stretch`, in UTF-16 units by Qt."""
    wide = not text.isascii()
    for one in stretches:
        start = units(text[: one.start]) if wide else one.start
        yield start, start + units(text[one.start : one.end]), one.kind


def _block_format(block: Block, indent: int, first: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if not first:
        form.setTopMargin(ITEM_GAP if block.kind is Kind.ITEM else PARAGRAPH_GAP)
    if block.kind is not Kind.HEADING:
        form.setLeftMargin(indent * block.level)
    if block.kind is Kind.ITEM:
        form.setTextIndent(-indent)
        form.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
    return form


def _marker(block: Block) -> str:
    """What stands in front of an item, in the text itself, so that it is copied and read out too."""
    return f"{block.number}." if block.number is not None else BULLETS[(block.level - 1) % len(BULLETS)]


def _overlap(one: Link, other: Link) -> bool:
    return one.start < other.end and other.start < one.end
