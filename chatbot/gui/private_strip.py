"""The strip below the header that marks a private conversation, and lets the person delete or keep it.

Signals:
    PrivateStrip.delete_wanted: delete it for good.
    PrivateStrip.keep_wanted: make it an ordinary one.
"""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.icons import paint_icon
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.tokens import PAGE_MARGIN

GLYPH, HIGH = 16, 41


class LockMark(QWidget):
    """The lock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(GLYPH, GLYPH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in the colour of second text."""
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        paint_icon(QPainter(self), "lock", QRectF(self.rect()), colour)


class PrivateStrip(QFrame):
    """Hidden while the conversation is an ordinary one."""

    delete_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "strip")
        self.keep_button = button(translate("PrivateStrip", "Keep as an ordinary one"), "link-small")
        named = translate("PrivateStrip", "Delete this private conversation")
        self.delete_button = button(translate("PrivateStrip", "Delete…"), "link-small", name=named)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 4)
        row.setSpacing(10)
        row.addWidget(LockMark(), 0, Qt.AlignmentFlag.AlignVCenter)
        told = translate("PrivateStrip", "Private: not searched, not trained. Teaching in it asks first.")
        self._words, self._told = Label(told, "small", wrap=True), told
        row.addWidget(self._words, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.delete_button)
        self.setMinimumHeight(HIGH)
        self.hide()

    def show_for(self, private: bool, begun: bool, transient: bool = False) -> None:
        """One that has not begun has nothing to keep or to delete; a ``transient`` one ends with the window."""
        self.setVisible(private)
        ending = translate("PrivateStrip", "Not kept: deleted for good when the window closes, as Settings say.")
        self._words.setText(ending if transient else self._told)
        self.keep_button.setVisible(begun)
        self.delete_button.setVisible(begun)
