"""The Chat page: list, header, transcript, composer, and what passes between them and the answering thread.

Signals:
    ChatPage.lessons_changed: something was taught.
    ChatPage.ratings_changed: an answer was rated.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from chatbot.domain import Conversation, Message, Source, clean_question, normalise_question
from chatbot.errors import ChatbotError
from chatbot.gui.answer_view import Rated, Teaching
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.asking import Asking
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.composer import Composer
from chatbot.gui.conversation_list import ConversationList, Found, Renamed
from chatbot.gui.dialogs import Confirmation, TeachDialog
from chatbot.gui.header import Header
from chatbot.gui.labels import set_kind
from chatbot.gui.pages import SCROLL_BAR, in_column, scrolling
from chatbot.gui.question_view import QuestionView
from chatbot.gui.services import Preferences, Services
from chatbot.gui.tokens import COLUMN_WIDTH, PAGE_MARGIN
from chatbot.gui.transcript import Transcript
from chatbot.gui.welcome import Welcome

PAGE = 40
BUSY = "One question at a time: the answer before this one is still on its way."
NEW = "New conversation"


class ChatPage(QWidget):
    """Conversations."""

    lessons_changed = Signal()
    ratings_changed = Signal()

    def __init__(
        self, services: Services, thread: AnsweringThread, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._services, self._preferences = services, preferences
        self._conversation: Conversation | None = None
        self.list = ConversationList()
        self.header = Header(NEW)
        self.fold_button = IconButton("fold", "Show or hide the list (Ctrl+B)")
        self.teach_button = button("Teach…", tip="Teach a question and its answer (Ctrl+T)")
        self.more_button = IconButton("more", "Rename or delete this conversation")
        self.transcript = Transcript()
        self.welcome = Welcome()
        self.composer = Composer()
        self.asking = Asking(thread, self.transcript, self.composer, self)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.asking.stop)
        self._escape.setEnabled(False)
        self._lay_out()
        self._connect()
        self.refresh_list()
        self.new_conversation()

    def _lay_out(self) -> None:
        self.header.add_before(self.fold_button)
        self.header.add_after(self.teach_button)
        self.header.add_after(self.more_button)
        self._stack = QStackedWidget()
        self.welcome.setMaximumWidth(COLUMN_WIDTH)
        self._stack.addWidget(scrolling(self.welcome, PAGE_MARGIN, PAGE_MARGIN + SCROLL_BAR))
        self._stack.addWidget(self.transcript)
        foot = in_column(self.composer, below=16)
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
        self.more_button.clicked.connect(self._show_menu)
        self.welcome.chosen.connect(self.ask)
        self.composer.sent.connect(self.ask)
        self.composer.stop_wanted.connect(self.asking.stop)
        self.composer.busy_changed.connect(self._escape.setEnabled)
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
        self.asking.question_saved.connect(self._question_saved)

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
        self.asking.take_up()
        self.composer.field.setFocus()

    def _show(self, conversation: Conversation | None) -> None:
        self._conversation = conversation
        self.header.title.setText(conversation.title if conversation and conversation.title else NEW)
        self.list.mark(conversation.id if conversation else None)
        self.more_button.setEnabled(conversation is not None)
        self.asking.look_at(conversation.id if conversation else None)

    def _show_earlier(self) -> None:
        ids = self.transcript.message_ids()
        if self._conversation is None or not ids:
            return
        messages = self._services.store.messages(self._conversation.id, PAGE, ids[0])
        self.transcript.prepend_messages(messages, self._taught(messages), len(messages) == PAGE)

    def _taught(self, messages: list[Message]) -> set[int]:
        """The refusals among ``messages`` whose question has been taught since, there or elsewhere."""
        asked = {message.id: message.text for message in messages}
        refused = [message for message in messages if message.source is Source.UNKNOWN]
        lessons = self._services.store.lessons() if refused else []
        known = {normalise_question(lesson.question) for lesson in lessons}
        return {one.id for one in refused if normalise_question(asked.get(one.reply_to or 0, "")) in known}

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
        before: list[int] = []
        while found.message_id not in (ids := self.transcript.message_ids()) and ids != before:
            before = ids
            self._show_earlier()
        self.transcript.scroll_to_message(found.message_id)

    def _show_menu(self) -> None:
        if self._conversation is None:
            return
        number, title = self._conversation.id, self._conversation.title
        menu = QMenu(self)
        menu.addAction("Rename…", lambda: self.list.rename(number, title))
        menu.addAction("Delete…", lambda: self._delete(number))
        menu.exec(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        menu.deleteLater()

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
        self.asking.stop_in(number)
        self._services.store.delete_conversation(number)
        if self._conversation is not None and self._conversation.id == number:
            self.new_conversation()
        self.refresh_list()

    # Asking

    def ask(self, text: str) -> None:
        """Put a question on its way; one at a time."""
        if self.asking.busy:
            self.composer.show_error(BUSY)
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
        self.asking.begin(self._conversation.id, question, self._preferences.answer_options())

    def _question_saved(self, message: Message) -> None:
        if self._conversation is not None and self._conversation.id == message.conversation_id:
            self._show(self._services.store.conversation(message.conversation_id))
        self.refresh_list()

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
