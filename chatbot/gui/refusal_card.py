"""The amber card: what is not known yet, with the box to teach it right there.

Signals:
    RefusalCard.taught: the answer that the person typed.
    RefusalCard.why: the person wants to know what was held back.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chatbot.domain import MAX_ANSWER_CHARS
from chatbot.gui.buttons import button
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.language import translate


class RefusalCard(Card):
    """Teach now, or later."""

    taught = Signal(str)
    why = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber-card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._offer = Label(_offer(), "mute", wrap=True)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.box = QLineEdit()
        self.box.setPlaceholderText(translate("RefusalCard", "The answer…"))
        self.box.setAccessibleName(translate("RefusalCard", "The answer to teach"))
        self.box.setMaxLength(MAX_ANSWER_CHARS)
        self._make_buttons()
        self._form = self._make_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(translate("RefusalCard", "I don't know that yet."), "amber"), 1)
        head.addWidget(self.why_button)
        column.addLayout(head)
        column.addWidget(self._offer)
        column.addWidget(self._form)
        column.addWidget(self.again_button)
        column.addWidget(self.error)
        self._connect()
        self.open(True)

    def _make_buttons(self) -> None:
        teach = translate("RefusalCard", "Teach")
        self.teach_button = button(teach, "primary", name=translate("RefusalCard", "Teach this answer"))
        self.later_button = button(translate("RefusalCard", "Later"), name=translate("RefusalCard", "Teach later"))
        self.again_button = button(teach, "link", name=translate("RefusalCard", "Teach the answer now"))
        tip = translate("RefusalCard", "What it would have said, and how sure it was")
        self.why_button = button(translate("RefusalCard", "Why not?"), "link-small", tip)

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
        self._offer.setText(_offer() if opened else _later())

    def show_error(self, sentence: str) -> None:
        """Why it could not be taught."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _teach(self) -> None:
        if self.box.text().strip():
            self.taught.emit(self.box.text())
        else:
            self.show_error(translate("RefusalCard", "Type the answer first."))
            self.box.setFocus()

    def _put_off(self) -> None:
        self.show_error("")
        self.open(False)
        self.again_button.setFocus()

    def _take_up(self) -> None:
        self.open(True)
        self.box.setFocus()


def _offer() -> str:
    return translate(
        "RefusalCard", "Tell me once and I will answer it from now on, also when it is asked in other words."
    )


def _later() -> str:
    return translate("RefusalCard", "Not taught yet. It stays here until you want to.")
