"""The person's own message: a bubble on the right, its actions beside it, and below it what it waits for.

Signals:
    QuestionView.edit_wanted: the text, to be changed and asked anew.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from chatbot.gui.buttons import IconButton
from chatbot.gui.labels import Label, set_kind, set_look
from chatbot.gui.language import translate
from chatbot.gui.plain_text import PlainTextView
from chatbot.gui.texts import when_words

WIDEST = 0.82


class QuestionView(QWidget):
    """One question."""

    edit_wanted = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message_id: int | None = None
        self.body = PlainTextView(text)
        self.body.setAccessibleName(translate("QuestionView", "You asked"))
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
        row.setSpacing(2)
        self.time = Label("", "time")
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        self.copy_button = IconButton("copy", translate("QuestionView", "Copy this question"), glyph=16)
        change = translate("QuestionView", "Change this question and ask it anew")
        self.edit_button = IconButton("pencil", change, glyph=16)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.body.text()))
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self.body.text()))
        for made in (self.copy_button, self.edit_button):
            made.set_hushed(True)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addWidget(self._bubble)
        set_look(self.time, "hushed", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignRight)

    def set_state(self, words: str) -> None:
        """What the question waits for; empty when for nothing."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def set_time(self, moment: str) -> None:
        """When it was asked (ISO-8601 UTC)."""
        self.time.setText(when_words(moment))

    def reveal(self) -> None:
        """Show the actions where the mouse is; a focused one shows itself."""
        for made in (self.copy_button, self.edit_button):
            made.set_hushed(not self.underMouse())
        set_look(self.time, "hushed", not self.underMouse())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the actions."""
        self.reveal()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide them again."""
        self.reveal()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bubble leaves some room on its left."""
        self._bubble.setMaximumWidth(round(self.width() * WIDEST))
        super().resizeEvent(event)
