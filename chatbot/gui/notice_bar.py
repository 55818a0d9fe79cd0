"""One sentence on top of whatever page is open: what could not be done and why, or what was done and can be undone.

Gone when it is closed or when another page is opened.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from chatbot.gui.announcing import announce
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.labels import Label, set_kind, set_look
from chatbot.gui.language import translate


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, perhaps with one thing to do about it: the button's words and what it does."""

    sentence: str
    action: str = ""
    act: Callable[[], object] | None = None


class NoticeBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "notice-bar")
        self._act: Callable[[], object] | None = None
        self.words = Label("", "", wrap=True)
        self.action_button = button("", "link")
        self.close_button = IconButton("close", translate("NoticeBar", "Close this message"))
        self.action_button.clicked.connect(self._do)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence about something that went wrong; none when it is empty."""
        self.tell(Said(sentence))

    def tell(self, said: Said) -> None:
        """Show a sentence; calm where it comes with something to do about it."""
        self._act = said.act
        set_look(self, "calm", said.act is not None)
        self.words.setText(said.sentence)
        self.action_button.setText(said.action)
        self.action_button.setAccessibleName(said.action or translate("NoticeBar", "Nothing to do"))
        self.action_button.setVisible(said.act is not None)
        self.setVisible(bool(said.sentence))
        announce(self, said.sentence)

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
