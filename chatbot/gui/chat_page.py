"""The Chat page: list, header, transcript, composer, and what passes between them and the answering thread.

Signals:
    ChatPage.lessons_changed: something was taught.
    ChatPage.ratings_changed: an answer was rated.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from chatbot.domain import Conversation, Message, Source, clean_question
from chatbot.errors import ChatbotError
from chatbot.gui.answer_view import AnswerView, Rated, Teaching
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.composer import Composer
from chatbot.gui.conversation_list import ConversationList, Found, Renamed
from chatbot.gui.dialogs import Confirmation, TeachDialog
from chatbot.gui.header import Header
from chatbot.gui.labels import set_kind
from chatbot.gui.payloads import AnswerSaved, AskFailed, Loaded, PieceCame, QuestionSaved
from chatbot.gui.question_view import QuestionView
from chatbot.gui.services import Preferences, Services
from chatbot.gui.tokens import COLUMN_WIDTH, PAGE_MARGIN
from chatbot.gui.transcript import Transcript
from chatbot.gui.welcome import Welcome

PAGE = 60
SCROLL_BAR = 12
WAITING = "Waiting for the network to load…"
NEW = "New conversation"


@dataclass(slots=True)
class Asked:
    """A question on its way.  The views belong to the transcript and may be gone when it is answered."""

    ticket: int
    conversation_id: int
    question: QuestionView
    answer: AnswerView


class ChatPage(QWidget):
    """Conversations."""

    lessons_changed = Signal()
    ratings_changed = Signal()

    def __init__(
        self, services: Services, thread: AnsweringThread, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._services, self._thread, self._preferences = services, thread, preferences
        self._conversation: Conversation | None = None
        self._asked: Asked | None = None
        self.list = ConversationList()
        self.header = Header(NEW)
        self.fold_button = IconButton("fold", "Show or hide the list (Ctrl+B)")
        self.teach_button = button("Teach…", tip="Teach a question and its answer (Ctrl+T)")
        self.transcript = Transcript()
        self.welcome = Welcome()
        self.composer = Composer()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.stop)
        self._lay_out()
        self._connect()
        self.refresh_list()
        self.new_conversation()

    def _lay_out(self) -> None:
        self.header.add_before(self.fold_button)
        self.header.add_after(self.teach_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(_column(self.welcome))
        self._stack.addWidget(self.transcript)
        foot = _column(self.composer, below=16)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.header)
        main.addWidget(self._stack, 1)
        main.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(main, 1)

    def _connect(self) -> None:
        self.fold_button.clicked.connect(self.fold)
        self.teach_button.clicked.connect(self.teach)
        self.welcome.chosen.connect(self.ask)
        self.composer.sent.connect(self.ask)
        self.composer.stop_wanted.connect(self.stop)
        self.composer.recall_wanted.connect(self._recall)
        self.list.new_wanted.connect(self.new_conversation)
        self.list.opened.connect(self.open_conversation)
        self.list.found.connect(self._show_found)
        self.list.search_wanted.connect(self._search)
        self.list.renamed.connect(self._rename)
        self.list.delete_wanted.connect(self._delete)
        self.transcript.taught.connect(self._teach_message)
        self.transcript.rated.connect(self._rate)
        self.transcript.earlier_wanted.connect(self._show_earlier)
        self._thread.loaded.connect(self._loaded)
        self._thread.question_saved.connect(self._question_saved)
        self._thread.piece_came.connect(self._piece_came)
        self._thread.answer_saved.connect(self._answer_saved)
        self._thread.ask_failed.connect(self._ask_failed)

    # Conversations

    def new_conversation(self) -> None:
        """An empty page; the conversation itself begins with its first question."""
        self._show(None)
        self.transcript.clear()
        self.welcome.set_first(not self._services.store.conversations(limit=1))
        self._stack.setCurrentIndex(0)
        self.composer.field.setFocus()

    def open_conversation(self, number: int) -> None:
        """Show its last messages."""
        try:
            self._show(self._services.store.conversation(number))
        except ChatbotError as error:
            self.composer.show_error(str(error))
            return
        messages = self._services.store.messages(number, PAGE)
        self.transcript.show_messages(messages, self._taught(messages), len(messages) == PAGE)
        self._stack.setCurrentIndex(1)
        if self._asked is not None and self._asked.conversation_id == number:
            self._take_up(self._asked, messages)
        self.composer.field.setFocus()

    def _take_up(self, asked: Asked, messages: list[Message]) -> None:
        """Back in the conversation whose answer is still on its way: show it there again."""
        views = self.transcript.entries
        last = views[-1] if views else None
        asked.question = last if isinstance(last, QuestionView) else self.transcript.add_question("…")
        asked.answer = self.transcript.add_answer()

    def _show(self, conversation: Conversation | None) -> None:
        self._conversation = conversation
        self.header.title.setText(conversation.title if conversation and conversation.title else NEW)
        self.list.mark(conversation.id if conversation else None)
        here = self._asked is not None and conversation is not None and self._asked.conversation_id == conversation.id
        self._set_busy(here)

    def _show_earlier(self) -> None:
        first = next((view for view in self.transcript.entries if self._id_of(view) is not None), None)
        if self._conversation is None or first is None:
            return
        messages = self._services.store.messages(self._conversation.id, PAGE, self._id_of(first))
        self.transcript.prepend_messages(messages, self._taught(messages), len(messages) == PAGE)

    @staticmethod
    def _id_of(view: QuestionView | AnswerView) -> int | None:
        if isinstance(view, QuestionView):
            return view.message_id
        return view.message.id if view.message else None

    def _taught(self, messages: list[Message]) -> set[int]:
        """The refusals among ``messages`` whose question has been taught since."""
        known = {lesson.source_message_id for lesson in self._services.store.lessons()}
        return {message.id for message in messages if message.source is Source.UNKNOWN and message.id in known}

    def refresh_list(self) -> None:
        """Show the list as it is in the store."""
        words = self.list.search.text().strip()
        if words:
            self.list.show_hits(self._services.store.search_messages(words))
        else:
            current = self._conversation.id if self._conversation else None
            self.list.show_conversations(self._services.store.conversations(), current)

    def _search(self, _words: str) -> None:
        self.refresh_list()

    def _show_found(self, found: Found) -> None:
        self.open_conversation(found.conversation_id)
        while self.transcript.answer_to(found.message_id) is None and not self._shows_question(found.message_id):
            before = len(self.transcript.entries)
            self._show_earlier()
            if len(self.transcript.entries) == before:
                break
        self.transcript.scroll_to_message(found.message_id)

    def _shows_question(self, message_id: int) -> bool:
        return any(isinstance(view, QuestionView) and view.message_id == message_id for view in self.transcript.entries)

    def _rename(self, renamed: Renamed) -> None:
        try:
            self._services.store.rename_conversation(renamed.conversation_id, renamed.title)
        except ChatbotError as error:
            self.composer.show_error(str(error))
        self.refresh_list()
        if self._conversation is not None and self._conversation.id == renamed.conversation_id:
            self._show(self._services.store.conversation(renamed.conversation_id))

    def _delete(self, number: int) -> None:
        title = self._services.store.conversation(number).title
        text = f"“{title}” and all its messages will be deleted. What was taught in it stays."
        if not Confirmation.ask("Delete this conversation?", text, "Delete", self):
            return
        if self._asked is not None and self._asked.conversation_id == number:
            self.stop()
        self._services.store.delete_conversation(number)
        if self._conversation is not None and self._conversation.id == number:
            self.new_conversation()
        self.refresh_list()

    # Asking

    def ask(self, text: str) -> None:
        """Put a question on its way; one at a time."""
        if self._asked is not None:
            self.composer.show_error("One question at a time: the answer before this one is still on its way.")
            return
        try:
            question = clean_question(text)
            if self._conversation is None:
                self._show(self._services.store.create_conversation())
        except ChatbotError as error:
            self.composer.show_error(str(error))
            return
        assert self._conversation is not None
        self._stack.setCurrentIndex(1)
        view, answer = self.transcript.add_question(question), self.transcript.add_answer()
        view.set_state("" if self._thread.ready else WAITING)
        ticket = self._thread.ask(self._conversation.id, question, self._preferences.answer_options())
        self._asked = Asked(ticket, self._conversation.id, view, answer)
        self.composer.accepted()
        self._set_busy(True)

    def _set_busy(self, busy: bool) -> None:
        self.composer.set_busy(busy)
        self._escape.setEnabled(busy)

    def stop(self) -> None:
        """Stop the answer that is on its way; what came is kept."""
        if self._asked is not None:
            self._thread.stop(self._asked.ticket)

    def _mine(self, ticket: int) -> Asked | None:
        return self._asked if self._asked is not None and self._asked.ticket == ticket else None

    def _visible(self, asked: Asked) -> bool:
        return self._conversation is not None and self._conversation.id == asked.conversation_id

    def _question_saved(self, saved: QuestionSaved) -> None:
        asked = self._mine(saved.ticket)
        if asked is not None and self._visible(asked):
            asked.question.message_id = saved.message.id
            asked.question.set_state("")
            self._show(self._services.store.conversation(asked.conversation_id))
        self.refresh_list()

    def _piece_came(self, piece: PieceCame) -> None:
        asked = self._mine(piece.ticket)
        if asked is not None and self._visible(asked):
            asked.answer.add_piece(piece.text)

    def _answer_saved(self, saved: AnswerSaved) -> None:
        asked = self._mine(saved.ticket)
        if asked is None:
            return
        self._asked = None
        if self._visible(asked):
            asked.answer.show_message(saved.message)
            self._set_busy(False)

    def _ask_failed(self, failed: AskFailed) -> None:
        asked = self._mine(failed.ticket)
        if asked is None:
            return
        self._asked = None
        if self._visible(asked):
            asked.question.set_state("")
            asked.answer.show_error(failed.sentence)
            self._set_busy(False)

    def _loaded(self, _loaded: Loaded) -> None:
        if self._asked is not None and self._visible(self._asked):
            self._asked.question.set_state("")

    def _recall(self) -> None:
        questions = [view for view in self.transcript.entries if isinstance(view, QuestionView)]
        if questions:
            self.composer.set_text(questions[-1].body.text())

    # Teaching

    def teach(self) -> None:
        """Ask for a question and its answer."""
        pair = TeachDialog.ask(self)
        if pair is not None:
            self._services.store.teach(pair.question, pair.answer)
            self.lessons_changed.emit()

    def _teach_message(self, teaching: Teaching) -> None:
        view = self.transcript.answer_to(teaching.message_id)
        try:
            question = self._services.store.question_of(teaching.message_id)
            self._services.store.teach(question.text, teaching.answer, teaching.message_id)
        except ChatbotError as error:
            if view is not None:
                view.refuse_teaching(str(error))
            return
        if view is not None:
            view.confirm_taught()
        self.lessons_changed.emit()

    def _rate(self, rated: Rated) -> None:
        try:
            self._services.store.rate(rated.message_id, rated.rating)
        except ChatbotError as error:
            self.composer.show_error(str(error))
        self.ratings_changed.emit()

    def fold(self) -> None:
        """Show or hide the list."""
        self.list.setVisible(not self.list.isVisible())


def _column(widget: QWidget, below: int = 0) -> QWidget:
    """In the middle, as wide as the transcript's column."""
    outer = QWidget()
    set_kind(outer, "clear")
    widget.setMaximumWidth(COLUMN_WIDTH)
    row = QHBoxLayout(outer)
    row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN + SCROLL_BAR, below)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return outer
