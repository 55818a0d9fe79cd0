"""A lesson opened in the table: its question, answer and other wordings, where it is from and how it is remembered.

Signals:
    LessonEditor.saved: a `Draft` as it should read now.
    LessonEditor.cancelled: leave it as it was.
    LessonEditor.source_wanted: the id of the message that taught it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from chatbot.domain import MAX_QUESTION_CHARS, Draft, Lesson
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.texts import when_words
from chatbot.learning import LessonState

ROWS = 4
LINK_PADDING = 4


class LessonEditor(QWidget):
    """Each wording has a line of its own."""

    saved = Signal(Draft)
    cancelled = Signal()
    source_wanted = Signal(int)

    def __init__(
        self, lesson: Lesson, state: LessonState, source_message_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self._lesson, self._state, self._source = lesson, state, source_message_id
        self.wordings: list[QLineEdit] = []
        self.remove_buttons: list[IconButton] = []
        self.question = _line(lesson.question, translate("LessonEditor", "Question"))
        self.answer = QPlainTextEdit(lesson.answer)
        self.answer.setAccessibleName(translate("LessonEditor", "Answer"))
        self.answer.setTabChangesFocus(True)
        self.answer.setFixedHeight(self.answer.fontMetrics().lineSpacing() * ROWS + 20)
        set_kind(self.answer, "field")
        self.add_button = button(translate("LessonEditor", "Add another wording"), "link-small")
        self.source_button = button(translate("LessonEditor", "Show the message that taught it"), "link-small")
        self.source_button.setVisible(source_message_id is not None)
        self.save_button = button(translate("LessonEditor", "Save"), "primary")
        self.cancel_button = button(translate("LessonEditor", "Cancel"))
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self._lay_out()
        self._connect()
        for text in lesson.wordings:
            self._add_wording(text)

    def _lay_out(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 12)
        column.setSpacing(6)
        column.addWidget(Label(translate("LessonEditor", "Question"), "section"))
        column.addWidget(self.question)
        column.addWidget(Label(translate("LessonEditor", "Asked in other words"), "section"))
        column.addLayout(self._list)
        column.addLayout(_at_the_edge(self.add_button))
        column.addWidget(Label(translate("LessonEditor", "Answer"), "section"))
        column.addWidget(self.answer)
        column.addWidget(self.error)
        self.facts = Label(self._facts(), "small", wrap=True)
        column.addWidget(self.facts)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.source_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self._add_wording("").setFocus())
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.cancelled)
        self.source_button.clicked.connect(self._show_source)

    def _add_wording(self, text: str) -> QLineEdit:
        field = _line(text, translate("LessonEditor", "Another wording"))
        field.setPlaceholderText(translate("LessonEditor", "Another way to ask it…"))
        remove = IconButton("cross", translate("LessonEditor", "Remove this wording"))
        holder = QWidget()
        set_kind(holder, "clear")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(field, 1)
        row.addWidget(remove)
        self._list.addWidget(holder)
        self.wordings.append(field)
        self.remove_buttons.append(remove)

        def take_out() -> None:
            self.wordings.remove(field)
            self.remove_buttons.remove(remove)
            holder.hide()
            holder.deleteLater()
            self.add_button.setFocus()

        remove.clicked.connect(take_out)
        return field

    def _facts(self) -> str:
        """Where it is from, when it was trained, what the last exam said."""
        taught = when_words(self._lesson.created_at)
        lines = [translate("LessonEditor", "Taught {when}.").format(when=taught)]
        if self._lesson.updated_at != self._lesson.created_at:
            changed = when_words(self._lesson.updated_at)
            lines.append(translate("LessonEditor", "Changed {when}.").format(when=changed))
        if self._state.since is not None:
            trained = when_words(self._state.since)
            lines.append(translate("LessonEditor", "In the network since {when}.").format(when=trained))
        lines.append(recall_words(self._state))
        return " ".join(lines)

    def _show_source(self) -> None:
        if self._source is not None:
            self.source_wanted.emit(self._source)

    def show_error(self, sentence: str) -> None:
        """Why it could not be saved."""
        self.error.setText(sentence)
        self.error.show()

    def _save(self) -> None:
        others = tuple(field.text() for field in self.wordings if field.text().strip())
        self.saved.emit(Draft(self.question.text(), self.answer.toPlainText(), others))


def recall_words(state: LessonState) -> str:
    """How a lesson is remembered, as a sentence."""
    words = {
        "waiting": translate("LessonEditor", "It answers from the memory; the next retrain puts it into the network."),
        "partly": translate("LessonEditor", "Some wordings are not in the network yet; the next retrain adds them."),
        "trained": translate("LessonEditor", "In the last exam the network alone gave it word for word."),
        "shaky": translate(
            "LessonEditor", "In the last exam the network alone did not give it; the memory answers all the same."
        ),
    }
    return words[state.standing]


def _at_the_edge(link: QWidget) -> QHBoxLayout:
    """A link's words begin where other text begins."""
    row = QHBoxLayout()
    row.setContentsMargins(-LINK_PADDING, 0, 0, 0)
    row.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    return row


def _line(text: str, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(MAX_QUESTION_CHARS)
    field.setText(text)
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    return field
