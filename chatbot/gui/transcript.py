"""The conversation as it reads: questions on the right, answers on the left, in a column that is centred.

Signals:
    Transcript.taught, rated, why_wanted, again_wanted, version_wanted: passed on from the answers.
    Transcript.edit_wanted: a question's text, to be changed and asked anew.
    Transcript.earlier_wanted, Transcript.later_wanted: show older or newer messages.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from chatbot.domain import Message, Role
from chatbot.gui.answer_view import AnswerView, Rated, Teaching, VersionWanted
from chatbot.gui.buttons import button
from chatbot.gui.labels import set_kind, set_look
from chatbot.gui.language import translate
from chatbot.gui.question_view import QuestionView
from chatbot.gui.tokens import COLUMN_WIDTH, MESSAGE_GAP, PAGE_MARGIN

NEAR_THE_END = 48
LOAD_BEFORE = 240


class Transcript(QScrollArea):
    """Messages, oldest first.  Keeps to the end while it grows, unless the person has scrolled up."""

    taught = Signal(Teaching)
    rated = Signal(Rated)
    why_wanted = Signal(int)
    again_wanted = Signal(int)
    version_wanted = Signal(VersionWanted)
    edit_wanted = Signal(str)
    earlier_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the column keeps its place
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("Transcript", "Conversation"))
        self._at_end = True
        self._entries: list[QuestionView | AnswerView] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, PAGE_MARGIN, 0, PAGE_MARGIN)
        self._column.setSpacing(MESSAGE_GAP)
        self._column.addStretch(1)
        self.setWidget(_centred(self._column))
        self._earlier = button(translate("Transcript", "Show earlier messages"), "link")
        self._earlier.clicked.connect(self.earlier_wanted)
        self._earlier.hide()
        self._column.insertWidget(0, self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._later = button(translate("Transcript", "Show later messages"), "link")
        self._later.clicked.connect(self.later_wanted)
        self._later.hide()
        self._column.addWidget(self._later, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words: tuple[str, ...] = ()
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._moved_by_person)
        bar.rangeChanged.connect(self._grown)
        set_look(bar, "idle", True)
        bar.valueChanged.connect(self._scrolled)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @property
    def entries(self) -> list[QuestionView | AnswerView]:
        """What is shown, oldest first."""
        return list(self._entries)

    def show_messages(self, messages: list[Message], taught: set[int], more: bool, more_below: bool = False) -> None:
        """Another conversation.  ``taught`` are the refusals whose question has a lesson by now."""
        self.clear()
        self._earlier.setVisible(more)
        self._later.setVisible(more_below)
        for message in messages:
            self._append_message(message, taught)
        self._mark_latest()
        self.scroll_to_end()
        QTimer.singleShot(0, self, self._fill)

    def prepend_messages(self, messages: list[Message], taught: set[int], more: bool) -> None:
        """Older messages above what is shown; what is in sight stays where it is."""
        self._at_end = False
        bar = self.verticalScrollBar()
        from_end = bar.maximum() - bar.value()
        for message in reversed(messages):
            self._place(self._made(message, taught), 0)
        self._earlier.setVisible(more)
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum() - from_end))

    def append_messages(self, messages: list[Message], taught: set[int], more: bool) -> None:
        """Newer messages below what is shown."""
        self._at_end = False
        for message in messages:
            self._append_message(message, taught)
        self._later.setVisible(more)
        self._mark_latest()

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark these words in all messages, also in those that come."""
        self._words = words
        for entry in self._entries:
            entry.body.mark_words(words)

    def clear(self) -> None:
        """Show nothing."""
        for entry in self._entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = []
        self._earlier.hide()
        self._later.hide()

    def add_question(self, text: str) -> QuestionView:
        """A question at the end."""
        view = self._asked(text)
        self._place(view, len(self._entries))
        self.scroll_to_end()
        return view

    def add_answer(self) -> AnswerView:
        """An answer at the end that is being thought about."""
        view = self._wired(AnswerView())
        self._place(view, len(self._entries))
        self._mark_latest()
        return view

    def answer_views(self) -> list[AnswerView]:
        """The answers, oldest first."""
        return [entry for entry in self._entries if isinstance(entry, AnswerView)]

    def message_ids(self) -> list[int]:
        """The ids of what is shown and stored, oldest first."""
        ids = (_id_of(entry) for entry in self._entries)
        return [number for number in ids if number is not None]

    def answer_to(self, message_id: int) -> AnswerView | None:
        """The view of the answer with this id."""
        found = (view for view in self.answer_views() if view.message and view.message.id == message_id)
        return next(found, None)

    def scroll_to_end(self) -> None:
        """Now, and as the last entries find their height."""
        self._at_end = True
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def scroll_to_message(self, message_id: int) -> None:
        """Bring a message into sight."""
        for entry in self._entries:
            if _id_of(entry) == message_id:
                self._at_end = False
                QTimer.singleShot(0, entry, lambda shown=entry: self.ensureWidgetVisible(shown, 0, 80))

    def _append_message(self, message: Message, taught: set[int]) -> None:
        self._place(self._made(message, taught), len(self._entries))

    def _made(self, message: Message, taught: set[int]) -> QuestionView | AnswerView:
        made: QuestionView | AnswerView
        if message.role is Role.USER:
            made = self._asked(message.text)
            made.message_id = message.id
            made.set_time(message.created_at)
        else:
            made = self._wired(AnswerView())
            made.show_message(message, message.id in taught)
        if self._words:
            made.body.mark_words(self._words)
        return made

    def _asked(self, text: str) -> QuestionView:
        view = QuestionView(text)
        view.edit_wanted.connect(self.edit_wanted)
        return view

    def _wired(self, view: AnswerView) -> AnswerView:
        view.taught.connect(self.taught)
        view.rated.connect(self.rated)
        view.why_wanted.connect(self.why_wanted)
        view.again_wanted.connect(self.again_wanted)
        view.version_wanted.connect(self.version_wanted)
        return view

    def _place(self, entry: QuestionView | AnswerView, at: int) -> None:
        self._entries.insert(at, entry)
        self._column.insertWidget(at + 1, entry)  # the first place is that of "Show earlier"

    def _mark_latest(self) -> None:
        views = self.answer_views()
        for view in views:
            view.set_latest(view is views[-1])

    def _grown(self, _least: int, most: int) -> None:
        set_look(self.verticalScrollBar(), "idle", most == 0)
        if self._at_end:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum() - NEAR_THE_END

    def _fill(self) -> None:
        """On a tall screen the first page may leave room for more."""
        content = self.widget()
        room = content is not None and content.sizeHint().height() < self.viewport().height()
        if room and self._earlier.isVisibleTo(self):
            self.earlier_wanted.emit()
            QTimer.singleShot(0, self, self._fill)

    def _moved_by_person(self) -> None:
        """Load the next page before its end is reached."""
        bar = self.verticalScrollBar()
        if self._earlier.isVisibleTo(self) and bar.sliderPosition() < LOAD_BEFORE:
            self.earlier_wanted.emit()
        elif self._later.isVisibleTo(self) and bar.sliderPosition() > bar.maximum() - LOAD_BEFORE:
            self.later_wanted.emit()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for view in self.answer_views():
            if any(widget is not None and view.isAncestorOf(widget) for widget in (old, new)):
                view.reveal()


def _id_of(entry: QuestionView | AnswerView) -> int | None:
    if isinstance(entry, QuestionView):
        return entry.message_id
    return entry.message.id if entry.message else None


def _centred(column: QVBoxLayout) -> QWidget:
    inner = QWidget()
    inner.setLayout(column)
    inner.setMaximumWidth(COLUMN_WIDTH)
    inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    outer = QWidget()
    for widget in (inner, outer):
        set_kind(widget, "clear")
    row = QHBoxLayout(outer)
    row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
    row.addStretch(1)
    row.addWidget(inner, 1000)
    row.addStretch(1)
    return outer
