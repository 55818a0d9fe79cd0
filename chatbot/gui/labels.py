"""Labels that show text as it is: plain text only, so that nothing a person or a model wrote is ever obeyed."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from chatbot.gui.tokens import CARD_PADDING


class Label(QLabel):
    """A plain-text label of a ``kind`` that the style sheet knows."""

    def __init__(self, text: str = "", kind: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        set_kind(self, kind)
        self.setText(text)


class ElidedLabel(QWidget):
    """One line that ends in an ellipsis where there is no room; the whole text is in the tooltip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(text, kind, parent=self)
        self._label.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """The whole text."""
        return self._label.text()

    def setText(self, text: str) -> None:
        """Show another text."""
        self._label.setText(" ".join(text.split()))
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the whole text on one line."""
        self._label.ensurePolished()
        metrics = self._label.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._label.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, cut."""
        self._label.ensurePolished()
        painter = QPainter(self)
        painter.setFont(self._label.font())
        painter.setPen(self._label.palette().color(self._label.foregroundRole()))
        cut = self._label.fontMetrics().elidedText(self._label.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew for another font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)


class Card(QFrame):
    """A rounded panel with a thin line round it."""

    def __init__(self, kind: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, kind)
        self.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin horizontal line."""
    line = QFrame(parent)
    set_kind(line, "rule")
    return line


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget one of the looks that the style sheet knows; may be called again."""
    set_look(widget, "kind", kind)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet asks for, and dress the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be dressed when it is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def might_be_rich(text: str) -> bool:
    """Whether Qt could take a text for markup (it looks at the first tag); asked too often rather than too seldom."""
    return "<" in text or "&" in text


def plain_tooltip(text: str) -> str:
    """A tooltip that is never taken for rich text: a text that could be is escaped."""
    if not might_be_rich(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").join(("<qt>", "</qt>"))


def break_long_words(text: str) -> str:
    """Places to break (zero width) in what is too long for a line, such as an address."""
    return re.sub(r"(\S{24})(?=\S)", "\\1\u200b", text)
