"""Text of a message: selectable, wrapped, as tall as it needs to be, and plain.

`QTextEdit` is used for its line height and its selection only.  Text is put in as plain text and the document loads
no resources, so that a message such as ``<img src=file:///…>`` is shown letter by letter.  Addresses in it are marked;
Tab goes through them, and a click or Enter asks before one is opened.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from chatbot.gui.labels import set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.links import Link, ask_and_open, find_links

LINE_HEIGHT = 124
NARROWEST = 48
MARK_ALPHA = 70
MOST_MARKS = 100
MOST_SHOWN = 20_000


class PlainDocument(QTextDocument):
    """A document that never opens a file or an address."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing, whatever is asked for."""
        return None


class PlainTextView(QTextEdit):
    """Read-only plain text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._text = ""
        self._links: list[Link] = []
        self._words: tuple[str, ...] = ()
        self._ideal: int | None = None
        self._document = PlainDocument(self)
        self._document.setDocumentMargin(0)
        self.setDocument(self._document)
        set_kind(self, "text")
        self._read_only()
        self.set_text(text)

    def _read_only(self) -> None:
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)

    def set_text(self, text: str) -> None:
        """Replace the text.  Of a very long one the beginning is shown: laying it all out would stop the window."""
        self._text = text
        self.setPlainText(shown(text))
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        self._find_links()
        self._measure_anew()

    def append_text(self, text: str) -> None:
        """Add text at the end."""
        self._text += text
        if len(self._text) > MOST_SHOWN:
            return
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        self._measure_anew()

    def text(self) -> str:
        """The whole text."""
        return self._text

    # Links and marks

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark the words of a search, each at the beginning of a word; none when there are none."""
        self._words = tuple(words)
        self._paint_marks()

    def marks(self) -> list[str]:
        """What is marked, in order."""
        return [one.cursor.selectedText() for one in self.extraSelections() if not one.format.fontUnderline()]

    def links_in(self, text: str) -> list[Link]:
        """The addresses in what is shown."""
        return find_links(text)

    def _find_links(self) -> None:
        self._links = self.links_in(self.toPlainText())
        keyboard = Qt.FocusPolicy.StrongFocus if self._links else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(keyboard)
        self.viewport().setMouseTracking(bool(self._links))
        self._paint_marks()

    def _paint_marks(self) -> None:
        if not self._links and not self._words and not self.extraSelections():
            return
        palette, found = self.palette(), []
        ground = QColor(palette.color(QPalette.ColorRole.Highlight))
        ground.setAlpha(MARK_ALPHA)
        for word in self._words:
            matches = re.finditer(rf"\b{re.escape(word)}", self.toPlainText(), re.IGNORECASE)
            for match in islice(matches, MOST_MARKS):
                found.append(self._selection(match.start(), match.end()))
                found[-1].format.setBackground(ground)
        for link in self._links:
            found.append(self._selection(link.start, link.end))
            found[-1].format.setForeground(palette.color(QPalette.ColorRole.Link))
            found[-1].format.setFontUnderline(True)
        self.setExtraSelections(found)

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._between(start, end)
        selection.format = QTextCharFormat()
        return selection

    def _between(self, start: int, end: int) -> QTextCursor:
        """Places are counted in characters here, in UTF-16 units by Qt."""
        text = self.toPlainText()
        cursor = QTextCursor(self._document)
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _link_under(self, event: QMouseEvent) -> Link | None:
        cursor = self.cursorForPosition(event.position().toPoint())
        for link in self._links:
            place = self._between(link.start, link.end)
            if place.selectionStart() <= cursor.position() < place.selectionEnd():
                return link
        return None

    def _chosen_link(self) -> int | None:
        chosen = self.textCursor().selectionStart(), self.textCursor().selectionEnd()
        places = [self._between(link.start, link.end) for link in self._links]
        return next((at for at, one in enumerate(places) if (one.selectionStart(), one.selectionEnd()) == chosen), None)

    def _choose_link(self, number: int) -> None:
        link = self._links[number]
        self.setTextCursor(self._between(link.start, link.end))

    def heightForWidth(self, width: int) -> int:
        """The height of the text when wrapped at ``width`` pixels."""
        width = max(width, NARROWEST)
        if width not in self._heights:
            now = self._document.textWidth()
            self._document.setTextWidth(width)
            self._heights[width] = round(self._document.size().height() + 0.5)
            self._document.setTextWidth(now)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """As wide as the longest line."""
        if self._ideal is None:
            now = self._document.textWidth()
            self._document.setTextWidth(-1)
            self._ideal = round(self._document.idealWidth() + 1.5)
            self._document.setTextWidth(now)
        return QSize(self._ideal, self.heightForWidth(self._ideal))

    def _measure_anew(self) -> None:
        """Layouts ask for the same few sizes again and again, so they are kept until the text or its font changes."""
        self._heights.clear()
        self._ideal = None
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the text wraps."""
        return QSize(NARROWEST, self.fontMetrics().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab chooses the first link, Shift+Tab the last."""
        super().focusInEvent(event)
        if self._links and event.reason() == Qt.FocusReason.TabFocusReason:
            self._choose_link(0)
        elif self._links and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._choose_link(len(self._links) - 1)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Through the links, then on."""
        at = self._chosen_link()
        if at is not None and 0 <= at + (1 if forward else -1) < len(self._links):
            self._choose_link(at + (1 if forward else -1))
            return True
        if at is not None:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks whether to open the chosen link."""
        at = self._chosen_link()
        if at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            ask_and_open(self._links[at].address, self)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over links."""
        super().mouseMoveEvent(event)
        over = bool(self._links) and self._link_under(event) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link, not the end of a selection, asks whether to open it."""
        super().mouseReleaseEvent(event)
        link = self._link_under(event) if event.button() == Qt.MouseButton.LeftButton else None
        if link is not None and not self.textCursor().hasSelection():
            ask_and_open(link.address, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the message."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._document.setDefaultFont(self.font())
            self._measure_anew()
        elif event.type() == QEvent.Type.PaletteChange:
            self._paint_marks()


def shown(text: str) -> str:
    """A text as it is shown: of a very long one the beginning, and how much more there is."""
    more = len(text) - MOST_SHOWN
    if more <= 0:
        return text
    told = translate("PlainText", "[{count} more characters; Copy takes all of them]")
    return f"{text[:MOST_SHOWN]}…\n{told.format(count=grouped(more))}"


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
