"""The amber card: what is not known yet, with the box to teach it right there.

Signals:
    RefusalCard.taught: the answer that the person typed.
    RefusalCard.why: the person wants to know what was held back.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chatbot.domain import MAX_ANSWER_CHARS, OFFER_TO_TEACH, REFUSAL
from chatbot.gui.buttons import button
from chatbot.gui.labels import Card, Label, set_kind

LATER = "Not taught yet. It stays here until you want to."


class RefusalCard(Card):
    """Teach now, or later."""

    taught = Signal(str)
    why = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber-card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._offer = Label(OFFER_TO_TEACH, "mute", wrap=True)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.box = QLineEdit()
        self.box.setPlaceholderText("The answer…")
        self.box.setAccessibleName("The answer to teach")
        self.box.setMaxLength(MAX_ANSWER_CHARS)
        self.teach_button = button("Teach", "primary", name="Teach this answer")
        self.later_button = button("Later", name="Teach later")
        self.again_button = button("Teach", "link", name="Teach the answer now")
        self.why_button = button("Why not?", "link-small", "What it would have said, and how sure it was")
        self._form = self._make_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(REFUSAL, "amber"), 1)
        head.addWidget(self.why_button)
        column.addLayout(head)
        column.addWidget(self._offer)
        column.addWidget(self._form)
        column.addWidget(self.again_button)
        column.addWidget(self.error)
        self._connect()
        self.open(True)

    def _make_form(self) -> QWidget:
        form = QWidget()
        set_kind(form, "clear")
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.teach_button)
        row.addWidget(self.later_button)
        return form

    def _connect(self) -> None:
        self.box.returnPressed.connect(self._teach)
        self.teach_button.clicked.connect(self._teach)
        self.later_button.clicked.connect(self._put_off)
        self.again_button.clicked.connect(self._take_up)
        self.why_button.clicked.connect(self.why)

    def open(self, opened: bool) -> None:
        """With the box, or put off."""
        self._form.setVisible(opened)
        self.again_button.setVisible(not opened)
        self._offer.setText(OFFER_TO_TEACH if opened else LATER)

    def show_error(self, sentence: str) -> None:
        """Why it could not be taught."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _teach(self) -> None:
        if self.box.text().strip():
            self.taught.emit(self.box.text())
        else:
            self.show_error("Type the answer first.")
            self.box.setFocus()

    def _put_off(self) -> None:
        self.show_error("")
        self.open(False)
        self.again_button.setFocus()

    def _take_up(self) -> None:
        self.open(True)
        self.box.setFocus()
