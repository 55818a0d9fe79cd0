"""Text of a message: selectable, wrapped, as tall as it needs to be, and plain.

`QTextEdit` is used for its line height and its selection only.  Text is put in as plain text and the document loads
no resources, so that a message such as ``<img src=file:///…>`` is shown letter by letter.
"""

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from chatbot.gui.labels import set_kind

LINE_HEIGHT = 124
NARROWEST = 48


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
        """Replace the text."""
        self.setPlainText(text)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        self._measure_anew()

    def append_text(self, text: str) -> None:
        """Add text at the end."""
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        self._measure_anew()

    def text(self) -> str:
        """What is shown."""
        return self.toPlainText()

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the message."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._document.setDefaultFont(self.font())
            self._measure_anew()
