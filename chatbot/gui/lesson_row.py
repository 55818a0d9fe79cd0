"""One lesson in the table; opens in place to be changed.

Signals:
    LessonRow.saved: a `Rewritten`.
    LessonRow.forget_wanted: the lesson's id.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from chatbot.domain import Lesson
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.labels import ElidedLabel, Label, set_kind
from chatbot.gui.texts import when_words


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A lesson as it should read now."""

    lesson_id: int
    question: str
    answer: str


class LessonRow(QWidget):
    """Question over answer; state and two actions on the right."""

    saved = Signal(Rewritten)
    forget_wanted = Signal(int)

    def __init__(self, lesson: Lesson, trained: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self.lesson = lesson
        self.edit_button = IconButton("pencil", f"Change the lesson “{lesson.question}”")
        self.forget_button = IconButton("trash", f"Forget the lesson “{lesson.question}”")
        self.state = Label("in the network" if trained else "waiting", "chip-good" if trained else "chip-amber")
        self.state.setToolTip(
            "The network's weights know it."
            if trained
            else "It answers already; the next retrain puts it into the network."
        )
        self._closed = QWidget()
        set_kind(self._closed, "clear")
        self._open: QWidget | None = None
        self._lay_out()
        self.edit_button.clicked.connect(self.open)
        self.forget_button.clicked.connect(lambda: self.forget_wanted.emit(lesson.id))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(self.lesson.question, "strong"))
        texts.addWidget(ElidedLabel(self.lesson.answer, "mute"))
        row = QHBoxLayout(self._closed)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        row.addWidget(Label(when_words(self.lesson.updated_at), "small"))
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.edit_button)
        row.addWidget(self.forget_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._closed)

    def open(self) -> None:
        """Change it here."""
        if self._open is not None:
            return
        self.question = QLineEdit(self.lesson.question)
        self.question.setAccessibleName("Question")
        self.answer = QPlainTextEdit(self.lesson.answer)
        self.answer.setAccessibleName("Answer")
        self.answer.setTabChangesFocus(True)
        self.answer.setFixedHeight(self.answer.fontMetrics().lineSpacing() * 4 + 20)
        set_kind(self.answer, "field")
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.save_button, cancel = button("Save", "primary"), button("Cancel")
        self.save_button.clicked.connect(self._save)
        cancel.clicked.connect(self.close_editor)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        self._open = QWidget()
        set_kind(self._open, "clear")
        column = QVBoxLayout(self._open)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(8)
        for widget in (self.question, self.answer, self.error):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._column.addWidget(self._open)
        self._closed.hide()
        self.question.setFocus()

    def close_editor(self) -> None:
        """Leave it as it was."""
        if self._open is not None:
            self._open.hide()
            self._open.deleteLater()
            self._open = None
            self._closed.show()
            self.edit_button.setFocus()

    def show_error(self, sentence: str) -> None:
        """Why it could not be saved."""
        self.error.setText(sentence)
        self.error.show()

    def _save(self) -> None:
        self.saved.emit(Rewritten(self.lesson.id, self.question.text(), self.answer.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the editor."""
        if event.key() == Qt.Key.Key_Escape and self._open is not None:
            self.close_editor()
        else:
            super().keyPressEvent(event)
