"""A conversation that has not begun: what Engram is, where its data lies, three questions to begin with, some lessons.

Signals:
    Welcome.chosen: the question that was clicked.
    Welcome.samples_wanted: look at the sample lessons.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.labels import Label, break_long_words, set_kind
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate

EXAMPLES = ("Who are you?", "How do I teach you?", "Can you go online?")
FIRST = QT_TRANSLATE_NOOP(
    "Welcome",
    "I answer questions, and I learn the answers from you. When I do not know something I say so, and you can "
    "teach me right there. Nothing leaves this computer.",
)
AGAIN = QT_TRANSLATE_NOOP("Welcome", "Ask me something, or begin with one of these.")


class Welcome(QWidget):
    """Shown instead of the transcript."""

    chosen = Signal(str)
    samples_wanted = Signal()

    def __init__(self, folder: str = "", parent: QWidget | None = None) -> None:
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
        told = translate("Welcome", "Everything is kept in {folder}; Settings can move it.")
        self._where = Label(break_long_words(told.format(folder=folder)), "small", wrap=True)
        for widget in (mark, self._title, self._words, self._where):
            column.addWidget(widget)
        column.addSpacing(8)
        self.examples = [button(text, "example") for text in EXAMPLES]
        for text, example in zip(EXAMPLES, self.examples, strict=True):
            example.clicked.connect(lambda _checked=False, chosen=text: self.chosen.emit(chosen))
            column.addWidget(example)
        self.samples_button = button(translate("Welcome", "Or look at eight sample lessons of a small office…"), "link")
        self.samples_button.clicked.connect(self.samples_wanted)
        column.addWidget(self.samples_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        self.set_first(True)

    def set_first(self, first: bool) -> None:
        """The longer words on the first start, a short one later."""
        title = translate("Welcome", "Hello, I am Engram.") if first else translate("Welcome", "A new conversation")
        self._title.setText(title)
        self._words.setText(translate("Welcome", FIRST if first else AGAIN))
        self._where.setVisible(first)
        self.samples_button.setVisible(first)
