"""The lessons as a table whose rows open in place; many rows are made a few at a time, so that nothing stutters.

Signals:
    LessonTable.saved: a `Rewritten`.
    LessonTable.forget_wanted: a lesson's id.
    LessonTable.source_wanted: the id of the message that taught a lesson.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatbot.domain import Lesson
from chatbot.gui.labels import Card, rule
from chatbot.gui.lesson_row import LessonRow, Rewritten
from chatbot.learning import LessonState

AT_ONCE = 4


class LessonTable(Card):
    """Hidden while it is empty."""

    saved = Signal(Rewritten)
    forget_wanted = Signal(int)
    source_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.rows: list[LessonRow] = []
        self._rest: list[Lesson] = []
        self._states: Mapping[int, LessonState] = {}
        self._sources: Mapping[int, int] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(0)

    def show_lessons(
        self, lessons: Sequence[Lesson], states: Mapping[int, LessonState], sources: Mapping[int, int]
    ) -> None:
        """Rows of lessons that are as they were stay, with what is typed into them."""
        kept = {row.lesson.id: row for row in self.rows}
        self._take_out()
        self._states, self._sources = states, sources
        made = 0
        for place, lesson in enumerate(lessons):
            row = kept.get(lesson.id)
            if row is not None and row.shows(lesson, states[lesson.id]):
                self._add(kept.pop(lesson.id))
            elif made < AT_ONCE:
                made += 1
                self._add(self._made(lesson))
            else:
                self._rest = list(lessons[place:])
                break
        for row in kept.values():
            row.hide()
            row.deleteLater()
        self.setVisible(bool(lessons))
        if self._rest:
            QTimer.singleShot(0, self, self._go_on)

    def _take_out(self) -> None:
        """Everything but the rows goes."""
        self._rest, self.rows = [], []
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and not isinstance(widget, LessonRow):
                widget.hide()
                widget.deleteLater()

    def _go_on(self) -> None:
        for lesson in self._rest[:AT_ONCE]:
            self._add(self._made(lesson))
        self._rest = self._rest[AT_ONCE:]
        if self._rest:
            QTimer.singleShot(0, self, self._go_on)

    def row_of(self, lesson_id: int) -> LessonRow | None:
        """The row of a lesson, made now if it is still to come; None where it is not shown."""
        while self._rest and any(one.id == lesson_id for one in self._rest):
            self._go_on()
        return next((row for row in self.rows if row.lesson.id == lesson_id), None)

    def _add(self, row: LessonRow) -> None:
        if self.rows:
            self._column.addWidget(rule())
        self.rows.append(row)
        self._column.addWidget(row)

    def _made(self, lesson: Lesson) -> LessonRow:
        row = LessonRow(lesson, self._states[lesson.id], self._sources.get(lesson.id))
        row.saved.connect(self.saved)
        row.forget_wanted.connect(self.forget_wanted)
        row.source_wanted.connect(self.source_wanted)
        return row
