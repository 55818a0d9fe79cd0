"""A conversation that has not begun: what Engram is, in three lines, and three questions to begin with.

Signals:
    Welcome.chosen: the question that was clicked.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.labels import Label, set_kind

EXAMPLES = ("Who are you?", "How do I teach you?", "Can you go online?")
FIRST = (
    "I answer questions, and I learn the answers from you. When I do not know something I say so, and you can "
    "teach me right there. Nothing leaves this computer."
)
AGAIN = "Ask me something, or begin with one of these."


class Welcome(QWidget):
    """Shown instead of the transcript."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        mark = Label("E", "mark")
        mark.setFixedSize(44, 44)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label("", "welcome", wrap=True)
        self._words = Label("", "mute", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (mark, self._title, self._words):
            column.addWidget(widget)
        column.addSpacing(8)
        self.examples = [button(text, "example") for text in EXAMPLES]
        for text, example in zip(EXAMPLES, self.examples, strict=True):
            example.clicked.connect(lambda _checked=False, chosen=text: self.chosen.emit(chosen))
            column.addWidget(example)
        column.addStretch(3)
        self.set_first(True)

    def set_first(self, first: bool) -> None:
        """The longer words on the first start, a short one later."""
        self._title.setText("Hello, I am Engram." if first else "A new conversation")
        self._words.setText(FIRST if first else AGAIN)
