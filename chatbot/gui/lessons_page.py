"""The Lessons page: everything that was taught, to search, change, forget, import and export.

Signals:
    LessonsPage.changed: the lessons in the store are others now.
"""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chatbot.domain import Lesson
from chatbot.errors import ChatbotError
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Confirmation, TeachDialog
from chatbot.gui.header import Header
from chatbot.gui.inbox_card import InboxCard, Taught, unknown_questions
from chatbot.gui.labels import Card, Label, rule, set_kind
from chatbot.gui.lesson_row import LessonRow, Rewritten
from chatbot.gui.pages import scrolling
from chatbot.gui.services import Services
from chatbot.gui.texts import count_words
from chatbot.gui.tokens import PAGE_MARGIN
from chatbot.interchange import read_lessons, write_lessons

SHOWN = 50
LOOKED_BACK = 200
WIDEST = 1120
FILES = "Lessons (*.csv *.jsonl)"
EMPTY = "Nothing has been taught yet. Teach a question and its answer, or import a file of them (CSV or JSON Lines)."
NO_HITS = "No lesson holds these words."


class LessonsPage(QWidget):
    """A table whose rows open in place."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._services = services
        self.header = Header("Lessons")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search lessons…")
        self.search.setAccessibleName("Search lessons")
        self.search.setClearButtonEnabled(True)
        self.new_button = button("New lesson", "primary")
        self.import_button = button("Import…", tip="From CSV with a question,answer header, or JSON Lines")
        self.export_button = button("Export…", tip="To CSV or JSON Lines")
        self.notice = Label("", "mute", wrap=True)
        self.rows: list[LessonRow] = []
        self.inbox = InboxCard()
        self.more_button = button("Show more", "link")
        self._most = SHOWN
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._lay_out()
        self._timer.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._typed)
        self.new_button.clicked.connect(self.new)
        self.more_button.clicked.connect(self._show_more)
        self.inbox.taught.connect(self._teach_unknown)
        self.import_button.clicked.connect(self._choose_import)
        self.export_button.clicked.connect(self._choose_export)

    def _typed(self, _text: str) -> None:
        self._most = SHOWN
        self._timer.start()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        for made in (self.import_button, self.export_button, self.new_button):
            bar.addWidget(made)
        self._card = Card()
        self._card.setContentsMargins(0, 0, 0, 0)
        self._table = QVBoxLayout(self._card)
        self._table.setContentsMargins(8, 8, 8, 8)
        self._table.setSpacing(0)
        inner = QWidget()
        set_kind(inner, "clear")
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(12)
        column.addWidget(self.inbox)
        column.addLayout(bar)
        column.addWidget(self.notice)
        column.addWidget(self._card)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        self._area = scrolling(inner)
        outer.addWidget(self._area, 1)

    def refresh(self) -> None:
        """The lessons as they are now, newest first."""
        words = self.search.text().strip()
        lessons = self._services.store.lessons()
        known = set(self._services.registry.current().manifest.lessons)
        shown = self._services.store.search_lessons(words) if words else list(reversed(lessons))
        trained = sum(lesson.pair.fingerprint in known for lesson in lessons)
        self.header.facts.setText(f"{count_words(len(lessons), 'lesson')} · {trained:,} in the network")
        self._show(shown[: self._most], known)
        more = len(shown) - self._most
        self.more_button.setText(f"Show {min(more, SHOWN)} of the other {more:,}")
        self.more_button.setVisible(more > 0)
        self._say("" if shown else NO_HITS if words else EMPTY)
        self.inbox.show_unknown(unknown_questions(self._services.store.unanswered(LOOKED_BACK), lessons))

    def open_lesson(self, lesson_id: int) -> None:
        """Show one lesson, opened; the search that hides it is emptied."""
        self.search.clear()
        self._timer.stop()
        try:
            lesson = self._services.store.lesson(lesson_id)
        except ChatbotError as error:
            self._say(str(error))
            return
        self._most = SHOWN
        self.refresh()
        if all(row.lesson.id != lesson_id for row in self.rows):
            known = set(self._services.registry.current().manifest.lessons)
            self._show([lesson], known)
            self.more_button.hide()
        row = next(row for row in self.rows if row.lesson.id == lesson_id)
        row.open()
        self._area.ensureWidgetVisible(row)

    def _show_more(self) -> None:
        self._most += SHOWN
        self.refresh()

    def _teach_unknown(self, taught: Taught) -> None:
        try:
            self._services.store.teach(taught.unknown.question, taught.answer, taught.unknown.message_id)
        except ChatbotError as error:
            self._say(str(error))
            return
        self._change("Learned. It answers from the next question on.")

    def _show(self, lessons: list[Lesson], known: set[str]) -> None:
        while self._table.count():
            item = self._table.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for number, lesson in enumerate(lessons):
            if number:
                self._table.addWidget(rule())
            row = LessonRow(lesson, lesson.pair.fingerprint in known)
            row.saved.connect(self._save)
            row.forget_wanted.connect(self._forget)
            self.rows.append(row)
            self._table.addWidget(row)
        self._card.setVisible(bool(lessons))

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def new(self) -> None:
        """Ask for a question and its answer."""
        pair = TeachDialog.ask(self)
        if pair is not None:
            self._services.store.teach(pair.question, pair.answer)
            self._change("Learned. It answers from the next question on.")

    def _save(self, rewritten: Rewritten) -> None:
        row = next(row for row in self.rows if row.lesson.id == rewritten.lesson_id)
        try:
            self._services.store.update_lesson(rewritten.lesson_id, rewritten.question, rewritten.answer)
        except ChatbotError as error:
            row.show_error(str(error))
            return
        self._change("Changed. The new answer holds from the next question on.")

    def _forget(self, lesson_id: int) -> None:
        lesson = self._services.store.lesson(lesson_id)
        text = f"“{lesson.question}” will not be answered from this lesson any more."
        if lesson.pair.fingerprint in self._services.registry.current().manifest.lessons:
            text += " It is in the network's weights too; an earlier version on the Training page does not have it."
        if Confirmation.ask("Forget this lesson?", text, "Forget", self):
            self._services.store.forget(lesson_id)
            self._change("Forgotten.")

    def _change(self, sentence: str) -> None:
        self.refresh()
        self._say(sentence)
        self.changed.emit()

    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import lessons", "", FILES)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Teach all of a file's lessons, or none."""
        try:
            pairs = read_lessons(path.read_bytes(), path.name)
            before = {lesson.id for lesson in self._services.store.lessons()}
            taught = {lesson.id for lesson in self._services.store.teach_all(pairs)}
        except OSError as error:
            self._say(f"{path.name} cannot be read ({error.strerror}).")
            return
        except ChatbotError as error:
            self._say(str(error))
            return
        new = len(taught - before)
        self._change(f"{count_words(new, 'new lesson')}, {len(taught) - new:,} brought up to date.")

    def _choose_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export lessons", "lessons.csv", FILES)
        if name:
            self.export_file(Path(name))

    def export_file(self, path: Path) -> None:
        """Write all lessons; the ending of the name decides the format."""
        lessons = self._services.store.lessons()
        kind = "csv" if path.suffix.lower() == ".csv" else "jsonl"
        try:
            path.write_text(write_lessons(lessons, kind), "utf-8", newline="")
        except OSError as error:
            self._say(f"{path.name} cannot be written ({error.strerror}).")
            return
        self._say(f"Wrote {count_words(len(lessons), 'lesson')} to {path.name}.")
