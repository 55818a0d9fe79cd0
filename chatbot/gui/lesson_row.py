"""One lesson in the table; opens in place to be changed.

Signals:
    LessonRow.saved: a `Rewritten`.
    LessonRow.forget_wanted: the lesson's id.
    LessonRow.source_wanted: the id of the message that taught it.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chatbot.domain import Draft, Lesson
from chatbot.gui.buttons import IconButton
from chatbot.gui.labels import ElidedLabel, Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.lesson_editor import LessonEditor, recall_words
from chatbot.gui.texts import count_words, when_words
from chatbot.learning import LessonStanding, LessonState


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A lesson and how it should read now."""

    lesson: Lesson
    draft: Draft


class LessonRow(QWidget):
    """Question over answer; wordings, time, state and two actions on the right."""

    saved = Signal(Rewritten)
    forget_wanted = Signal(int)
    source_wanted = Signal(int)

    def __init__(
        self, lesson: Lesson, state: LessonState, source_message_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self.lesson = lesson
        self.editor: LessonEditor | None = None
        self._state, self._source = state, source_message_id
        change = translate("LessonRow", "Change the lesson “{question}”").format(question=lesson.question)
        forget = translate("LessonRow", "Forget the lesson “{question}”").format(question=lesson.question)
        self.edit_button, self.forget_button = IconButton("pencil", change), IconButton("trash", forget)
        self.state = _chip(state)
        self._closed = QWidget()
        set_kind(self._closed, "clear")
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
        row.setSpacing(12)
        row.addLayout(texts, 1)
        if self.lesson.wordings:
            row.addWidget(Label(count_words(len(self.lesson.questions), "wording"), "small"))
        row.addWidget(Label(when_words(self.lesson.updated_at), "small"))
        row.addWidget(_cell(self.state))
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.forget_button)
        row.addLayout(buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._closed)

    def shows(self, lesson: Lesson, state: LessonState) -> bool:
        """Whether this row is still right; what is being typed into it is not taken away."""
        return self.lesson == lesson and (self.editor is not None or self._state == state)

    def open(self) -> None:
        """Change it here."""
        if self.editor is not None:
            return
        self.editor = editor = LessonEditor(self.lesson, self._state, self._source)
        editor.saved.connect(lambda draft: self.saved.emit(Rewritten(self.lesson, draft)))
        editor.cancelled.connect(self.close_editor)
        editor.source_wanted.connect(self.source_wanted)
        self._column.addWidget(editor)
        self._closed.hide()
        editor.question.setFocus()

    def close_editor(self) -> None:
        """Leave it as it was."""
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self._closed.show()
            self.edit_button.setFocus()

    def show_error(self, sentence: str) -> None:
        """Why it could not be saved."""
        if self.editor is not None:
            self.editor.show_error(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the editor."""
        if event.key() == Qt.Key.Key_Escape and self.editor is not None:
            self.close_editor()
        else:
            super().keyPressEvent(event)


def _standings() -> dict[LessonStanding, str]:
    return {
        "waiting": translate("LessonRow", "answers from memory"),
        "partly": translate("LessonRow", "partly in the network"),
        "trained": translate("LessonRow", "in the network"),
        "shaky": translate("LessonRow", "shaky: rehearse"),
    }


def _cell(chip: Label) -> QWidget:
    """As wide as the widest of the chips, so that the columns keep their places."""
    holder = QWidget()
    set_kind(holder, "clear")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    chip.ensurePolished()
    own = chip.fontMetrics().horizontalAdvance(chip.text())
    widest = max(chip.fontMetrics().horizontalAdvance(words) for words in _standings().values())
    holder.setMinimumWidth(chip.sizeHint().width() + widest - own)
    return holder


def _chip(state: LessonState) -> Label:
    words = _standings()
    chip = Label(words[state.standing], "chip-good" if state.standing == "trained" else "chip-amber")
    chip.setToolTip(recall_words(state))
    return chip
