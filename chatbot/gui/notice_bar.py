"""One sentence on top of whatever page is open: what could not be done, and why.

Gone when it is closed or when another page is opened.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from chatbot.gui.buttons import IconButton
from chatbot.gui.labels import Label, set_kind


class NoticeBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "notice-bar")
        self.words = Label("", "", wrap=True)
        self.close_button = IconButton("close", "Close this message")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))
