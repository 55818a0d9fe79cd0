"""Questions that were asked and not known, on top of the Lessons page, each with a box for its answer.

Signals:
    InboxCard.taught: a `Taught`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from chatbot.domain import MAX_ANSWER_CHARS, Lesson, normalise_question
from chatbot.gui.buttons import button
from chatbot.gui.labels import Card, ElidedLabel, Label, set_kind
from chatbot.gui.texts import count_words
from chatbot.store import Unanswered

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question that got a refusal.  ``message_id`` is its last refusal, ``times`` how often it was asked."""

    question: str
    message_id: int
    times: int


@dataclass(frozen=True, slots=True)
class Taught:
    """The answer that an unknown question should get."""

    unknown: Unknown
    answer: str


def unknown_questions(unanswered: Iterable[Unanswered], lessons: Iterable[Lesson]) -> list[Unknown]:
    """The refused questions (newest first) that no lesson answers by now, each once."""
    known = {normalise_question(question) for lesson in lessons for question in lesson.questions}
    found: dict[str, Unknown] = {}
    for one in unanswered:
        key = normalise_question(one.question)
        if one.refused and key not in known:
            first = found.get(key) or Unknown(one.question, one.message_id, 0)
            found[key] = Unknown(first.question, first.message_id, first.times + 1)
    return list(found.values())


class InboxCard(Card):
    """Hidden while there is nothing to teach."""

    taught = Signal(Taught)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber-card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.boxes: list[QLineEdit] = []
        self._form = QWidget()
        self._more = Label("", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._column.addWidget(Label("Teach me: asked, but not known", "amber"))
        self._column.addWidget(self._form)
        self._column.addWidget(self._more)
        self.hide()

    def show_unknown(self, unknown: list[Unknown]) -> None:
        """The newest ones; what was typed already stays with its question."""
        typed = {box.accessibleName(): box.text() for box in self.boxes}
        form = QWidget()
        set_kind(form, "clear")
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.boxes = []
        for row, one in enumerate(unknown[:SHOWN]):
            self._add(grid, row, one, typed)
        self._column.replaceWidget(self._form, form)
        self._form.hide()
        self._form.deleteLater()
        self._form = form
        more = len(unknown) - SHOWN
        self._more.setText(f"and {count_words(more, 'more question')}" if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(unknown))

    def _add(self, grid: QGridLayout, row: int, one: Unknown, typed: dict[str, str]) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(one.question))
        if one.times > 1:
            texts.addWidget(Label(f"asked {'twice' if one.times == 2 else f'{one.times} times'}", "small"))
        box = QLineEdit()
        box.setPlaceholderText("Answer…")
        box.setAccessibleName(f"Answer to “{one.question}”")
        box.setMaxLength(MAX_ANSWER_CHARS)
        box.setText(typed.get(box.accessibleName(), ""))
        teach = button("Teach", "primary", name=f"Teach the answer to “{one.question}”")

        def tell() -> None:
            if box.text().strip():
                self.taught.emit(Taught(one, box.text()))
            else:
                box.setFocus()

        box.returnPressed.connect(tell)
        teach.clicked.connect(tell)
        self.boxes.append(box)
        grid.addLayout(texts, row, 0)
        grid.addWidget(box, row, 1)
        grid.addWidget(teach, row, 2)
