"""The person's own message: a bubble on the right, and below it what it waits for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from chatbot.gui.labels import Label, set_kind
from chatbot.gui.plain_text import PlainTextView

WIDEST = 0.82


class QuestionView(QWidget):
    """One question."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message_id: int | None = None
        self.body = PlainTextView(text)
        self.body.setAccessibleName("You asked")
        self._bubble = QFrame()
        set_kind(self._bubble, "mine")
        inside = QHBoxLayout(self._bubble)
        inside.setContentsMargins(14, 10, 14, 7)  # a line has its own room below
        inside.addWidget(self.body)
        self.state = Label("", "small")
        self.state.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._bubble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignRight)

    def set_state(self, words: str) -> None:
        """What the question waits for; empty when for nothing."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bubble leaves some room on its left."""
        self._bubble.setMaximumWidth(round(self.width() * WIDEST))
        super().resizeEvent(event)
