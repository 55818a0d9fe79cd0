"""Correct an answer where it stands.

Signals:
    Correction.saved: the right answer, as typed.
    Correction.cancelled: leave it as it was.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.language import translate

ROWS = 3


class Correction(Card):
    """An editor that starts with the old answer."""

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self, old_answer: str, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.editor = QPlainTextEdit(old_answer)
        set_kind(self.editor, "field")
        self.editor.setAccessibleName(translate("Correction", "The right answer"))
        self.editor.setTabChangesFocus(True)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.save_button = button(
            translate("Correction", "Save"),
            "primary",
            name=translate("Correction", "Save the right answer as a lesson"),
        )
        self.cancel_button = button(
            translate("Correction", "Cancel"), name=translate("Correction", "Cancel the correction")
        )
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.cancelled)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(translate("Correction", "Ctrl+Enter saves · Esc cancels"), "hint", wrap=True), 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(translate("Correction", "What should the answer have been?"), "strong"))
        column.addWidget(self.editor)
        column.addWidget(self.error)
        column.addLayout(row)
        self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * ROWS + 22)

    def show_error(self, sentence: str) -> None:
        """Why it could not be saved."""
        self.error.setText(sentence)
        self.error.show()

    def begin(self) -> None:
        """Take the focus with the old answer selected."""
        self.editor.setFocus()
        self.editor.selectAll()

    def _save(self) -> None:
        self.saved.emit(self.editor.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
