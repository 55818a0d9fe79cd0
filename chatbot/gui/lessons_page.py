"""The Lessons page: the inbox, and everything that was taught, to search, change, forget, import and export.

Signals:
    LessonsPage.changed: the lessons in the store are others now.
    LessonsPage.source_wanted: the id of the message that taught a lesson.
    LessonsPage.said: a `Said` for the notice bar.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chatbot.domain import Draft, Lesson
from chatbot.errors import ChatbotError
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.buttons import button
from chatbot.gui.desk import Desk
from chatbot.gui.forgetter import Forgetter
from chatbot.gui.header import Header
from chatbot.gui.inbox_card import Answered, InboxCard
from chatbot.gui.inbox_desk import Inbox, InboxDesk
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.lesson_files import LessonFiles
from chatbot.gui.lesson_row import LessonRow, Rewritten
from chatbot.gui.lesson_table import LessonTable
from chatbot.gui.notice_bar import Said
from chatbot.gui.pages import scrolling
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Services
from chatbot.gui.teacher import Taught, Teacher
from chatbot.gui.texts import count_words
from chatbot.gui.tokens import PAGE_MARGIN
from chatbot.inbox import Group

SHOWN = 30
WIDEST = 1120


@dataclass(frozen=True, slots=True)
class Standings:
    """How many lessons there are, and how many are in the network whole."""

    lessons: int
    trained: int


class LessonsPage(QWidget):
    """A table whose rows open in place."""

    changed = Signal()
    source_wanted = Signal(int)
    said = Signal(Said)

    def __init__(
        self,
        services: Services,
        thread: AnsweringThread,
        desk: Desk,
        teacher: Teacher,
        forgetter: Forgetter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._services, self._thread, self._desk = services, thread, desk
        self._teacher, self._forgetter = teacher, forgetter
        self._inbox_desk = InboxDesk()
        self.files = LessonFiles(desk, self)
        self.header = Header(translate("LessonsPage", "Lessons"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("LessonsPage", "Search lessons…"))
        self.search.setAccessibleName(translate("LessonsPage", "Search lessons"))
        self.search.setClearButtonEnabled(True)
        self._make_buttons()
        self.notice = Label("", "mute", wrap=True)
        self.table = LessonTable()
        self.inbox = InboxCard()
        self._most = SHOWN
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        tip = translate("LessonsPage", "From CSV, JSON Lines, a FAQ in Markdown, or chats of other programs")
        self.new_button = button(translate("LessonsPage", "New lesson"), "primary")
        self.import_button = button(translate("LessonsPage", "Import…"), tip=tip)
        self.export_button = button(
            translate("LessonsPage", "Export…"),
            tip=translate("LessonsPage", "To CSV, JSON Lines, Markdown, ShareGPT or conversations.json"),
        )
        tip = translate("LessonsPage", "Everything from before a day: messages, and lessons not changed since")
        self.forget_button = button(translate("LessonsPage", "Forget…"), tip=tip)
        self.more_button = button("", "link")

    def _connect(self) -> None:
        self._timer.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._typed)
        self.new_button.clicked.connect(self.new)
        self.import_button.clicked.connect(self.files.choose_import)
        self.export_button.clicked.connect(self.files.choose_export)
        self.forget_button.clicked.connect(self._forgetter.before)
        self.more_button.clicked.connect(self._show_more)
        self.inbox.taught.connect(self._teach_group)
        self.inbox.dismissed.connect(self._turn)
        self.inbox.reopened.connect(self._turn)
        self.table.saved.connect(self._save)
        self.table.forget_wanted.connect(self._forgetter.lesson)
        self.table.source_wanted.connect(self.source_wanted)
        self.files.changed.connect(self.changed)
        self.files.said.connect(self.said)
        self._teacher.changed.connect(self._renew)
        self.files.changed.connect(self._renew, Qt.ConnectionType.QueuedConnection)
        self._forgetter.changed.connect(self._renew)
        self._thread.loaded.connect(self._renew)

    def _typed(self, _text: str) -> None:
        self._most = SHOWN
        self._timer.start()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        for made in (self.forget_button, self.import_button, self.export_button, self.new_button):
            bar.addWidget(made)
        inner = QWidget()
        set_kind(inner, "clear")
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(12)
        column.addWidget(self.inbox)
        column.addLayout(bar)
        column.addWidget(self.notice)
        column.addWidget(self.table)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        self._area = scrolling(inner)
        outer.addWidget(self._area, 1)

    @property
    def rows(self) -> list[LessonRow]:
        """The lessons that are shown."""
        return self.table.rows

    def _renew(self) -> None:
        """Only while it is looked at: opening the page shows everything anew."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """The lessons as they are now, newest first; the inbox follows as soon as the network has looked."""
        words, store = self.search.text().strip(), self._services.store
        shown = store.search_lessons(words) if words else store.newest_lessons(self._most)
        self._show(shown[: self._most])
        more = (len(shown) if words else store.lesson_count()) - self._most
        told = translate("LessonsPage", "Show {some} of the other {all}")
        self.more_button.setText(told.format(some=min(more, SHOWN), all=grouped(more)))
        self.more_button.setVisible(more > 0)
        self._say("" if shown else _empty(bool(words)))
        self._desk.count(_standings, self._tell_standings, self)
        self._look_for_questions()

    def _tell_standings(self, standings: Standings) -> None:
        facts = translate("LessonsPage", "{lessons} · {trained} in the network")
        lessons = count_words(standings.lessons, "lesson")
        self.header.facts.setText(facts.format(lessons=lessons, trained=grouped(standings.trained)))

    def _look_for_questions(self) -> None:
        self._thread.consult(self._inbox_desk.look, self).came.connect(self._show_inbox)

    def _show_inbox(self, inbox: Inbox) -> None:
        self.inbox.show_groups(inbox.groups, inbox.dismissed)

    def _turn(self, group: Group) -> None:
        """Out of the inbox, or back into it."""
        work = partial(self._inbox_desk.dismiss, group=group)
        self._thread.consult(work, self).came.connect(self._show_inbox)

    def open_lesson(self, lesson_id: int) -> None:
        """Show one lesson, opened; the search that hides it is emptied."""
        self.search.clear()
        self._timer.stop()
        try:
            lesson = self._services.store.lesson(lesson_id)
        except ChatbotError as error:
            self._say(in_words(error))
            return
        self._most = SHOWN
        self.refresh()
        if self.table.row_of(lesson_id) is None:
            self._show([lesson])
            self.more_button.hide()
        row = self.table.row_of(lesson_id)
        if row is not None:
            row.open()
            self._area.ensureWidgetVisible(row)

    def _show_more(self) -> None:
        self._most += SHOWN
        self.refresh()

    def _show(self, lessons: list[Lesson]) -> None:
        store = self._services.store
        self.table.show_lessons(lessons, self._services.learning.lesson_states(lessons), store.lesson_sources())

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def new(self) -> None:
        """Ask for a question and its answer."""
        self._teacher.ask()

    def _teach_group(self, answered: Answered) -> None:
        group = answered.group
        draft = Draft(group.question, answered.answer, group.wordings[1:])
        self._teacher.teach(draft, lambda taught: self._say(taught.sentence), group.message_id)

    def _save(self, rewritten: Rewritten) -> None:
        def told(taught: Taught) -> None:
            row = self.table.row_of(rewritten.lesson.id)
            if taught.lesson is None and row is not None:
                row.show_error(taught.sentence)
            else:
                self._say(taught.sentence)

        self._teacher.change(rewritten.lesson, rewritten.draft, told)

    def import_file(self, path: Path) -> None:
        """Look at a file of lessons, and take it in if the person says so."""
        self.files.import_file(path)

    def export_file(self, path: Path) -> None:
        """Write all lessons; the ending of the name decides the format."""
        self.files.export_file(path)


def _standings(services: Services) -> Iterator[Standings]:
    states = services.learning.lesson_states(services.store.lessons()).values()
    yield Standings(len(states), sum(state.standing in ("trained", "shaky") for state in states))


def _empty(searched: bool) -> str:
    if searched:
        return translate("LessonsPage", "No lesson holds these words.")
    return translate(
        "LessonsPage", "Nothing has been taught yet. Teach a question and its answer, or import a file of them."
    )
