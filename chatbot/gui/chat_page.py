"""The Chat page: list, header, transcript, composer, and what passes between them and the answering thread.

Signals:
    ChatPage.lessons_changed: something was taught.
    ChatPage.ratings_changed: an answer was rated.
    ChatPage.lesson_wanted: the id of a lesson to open.
    ChatPage.import_wanted: the path of a file of lessons.
    ChatPage.said: a `Said`, for the notice bar.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from chatbot.domain import Conversation, Message, clean_question
from chatbot.errors import ChatbotError
from chatbot.gui.answer_actions import AnswerActions, busy_words
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.asking import Asking
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.composer import Composer
from chatbot.gui.conversation_actions import ConversationActions, MenuWanted
from chatbot.gui.conversation_list import ConversationList, Found
from chatbot.gui.desk import Desk
from chatbot.gui.drafts import Drafts
from chatbot.gui.dropped_files import DroppedFiles
from chatbot.gui.exporting import Exporting
from chatbot.gui.finding import find, marked
from chatbot.gui.header import Header
from chatbot.gui.labels import set_kind
from chatbot.gui.language import translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.pages import SCROLL_BAR, in_column, scrolling
from chatbot.gui.private_strip import PrivateStrip
from chatbot.gui.question_view import QuestionView
from chatbot.gui.reading import Reading
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences, Services
from chatbot.gui.teacher import Teacher
from chatbot.gui.texts import title_words
from chatbot.gui.tokens import COLUMN_WIDTH, PAGE_MARGIN
from chatbot.gui.transcript import Transcript
from chatbot.gui.welcome import Welcome
from chatbot.gui.why_dock import WhyDock
from chatbot.gui.why_panel import WhyPanel
from chatbot.paths import asset

LISTED = 300
SAMPLES = "samples/small-office.csv"


class ChatPage(QWidget):
    """Conversations."""

    lessons_changed = Signal()
    ratings_changed = Signal()
    lesson_wanted = Signal(int)
    said = Signal(Said)
    import_wanted = Signal(Path)

    def __init__(
        self,
        services: Services,
        thread: AnsweringThread,
        preferences: Preferences,
        teacher: Teacher,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._services, self._preferences, self._thread = services, preferences, thread
        self._teacher = teacher
        self._conversation: Conversation | None = None
        self._private, self._listed = False, LISTED
        self.list = ConversationList()
        self.header = Header(title_words(""))
        self.fold_button = IconButton("fold", translate("ChatPage", "Show or hide the list (Ctrl+B)"))
        tip = translate("ChatPage", "Teach a question and its answer (Ctrl+T)")
        self.teach_button = button(translate("ChatPage", "Teach…"), tip=tip)
        self.more_button = IconButton("more", translate("ChatPage", "More about conversations"))
        self.transcript = Transcript()
        self.private_strip = PrivateStrip()
        self.welcome = Welcome(str(services.paths.root))
        self.composer = Composer()
        self.files = DroppedFiles(desk, self.composer.passage, self)
        self.asking = Asking(thread, self.transcript, self.composer, self)
        self.answers = AnswerActions(services, preferences, teacher, self.transcript, self.asking, self)
        self.reading = Reading(services.store, self.transcript, self)
        self.drafts = Drafts(services.store, self.composer, self)
        self.actions_ = ConversationActions(services, self)
        self.exporting = Exporting(services.store, desk, self)
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
        main.addWidget(self.private_strip)
        main.addWidget(self._stack, 1)
        main.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(main, 1)
        self.why_dock = WhyDock(self._services.store, self._preferences, self._thread, self.transcript, self, row)

    def _connect(self) -> None:
        self.fold_button.clicked.connect(self.fold)
        self.teach_button.clicked.connect(self.teach)
        self.more_button.clicked.connect(self._show_menu)
        self.welcome.chosen.connect(self.ask)
        self.welcome.samples_wanted.connect(lambda: self.import_wanted.emit(asset(SAMPLES)))
        self.composer.sent.connect(self.ask)
        self.composer.stop_wanted.connect(self._stop)
        self.composer.busy_changed.connect(self._escape.setEnabled)
        self.composer.dropped.connect(self.files.look_at)
        self.files.failed.connect(self.composer.show_error)
        self.composer.passage.import_wanted.connect(self.import_wanted)
        self.composer.recall_wanted.connect(self._recall)
        self.list.new_wanted.connect(self.new_conversation)
        self.list.opened.connect(self.open_conversation)
        self.list.found.connect(self._show_found)
        self.list.lesson_found.connect(self.lesson_wanted)
        self.list.search_wanted.connect(self._search)
        self.list.more_wanted.connect(self._list_more)
        self._connect_actions()
        self.transcript.edit_wanted.connect(self.composer.set_text)
        self.reading.failed.connect(self.composer.show_error)
        self.why_dock.failed.connect(self.composer.show_error)
        self.why_dock.teaching.connect(self.answers.teach)
        self.answers.rated.connect(self.ratings_changed)
        self.answers.version_shown.connect(self.why.hide)
        self.answers.said.connect(self.said)
        self.answers.failed.connect(self.composer.show_error)
        self.why.lesson_wanted.connect(self.lesson_wanted)
        self.asking.question_saved.connect(self._question_saved)

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.always = [
            (translate("ChatPage", "New private conversation"), lambda: self.new_conversation(private=True)),
            (translate("ChatPage", "Trash…"), actions.show_trash),
        ]
        actions.more = [
            (translate("ChatPage", "Export…"), self.exporting.choose_file),
            (translate("ChatPage", "Print…"), self.exporting.print_out),
        ]
        self.exporting.said.connect(self.said)
        self.list.rename_wanted.connect(actions.rename)
        self.list.delete_wanted.connect(actions.delete)
        self.list.undo_wanted.connect(actions.undo)
        self.list.trash_wanted.connect(actions.show_trash)
        self.list.menu_wanted.connect(actions.open_menu)
        self.private_strip.delete_wanted.connect(lambda: self._with_open(actions.delete))
        self.private_strip.keep_wanted.connect(
            lambda: self._with_open(lambda number: actions.set_private(number, False))
        )
        actions.changed.connect(self._conversations_changed)
        actions.leaving.connect(self.leave)
        actions.restored.connect(self.open_conversation)
        actions.said.connect(self.said)

    # Conversations

    @property
    def why(self) -> WhyPanel:
        """The panel that explains an answer."""
        return self.why_dock.panel

    @property
    def conversation_id(self) -> int | None:
        """The one that is open; None for one that has not begun."""
        return self._conversation.id if self._conversation else None

    def new_conversation(self, private: bool = False) -> None:
        """An empty page; the conversation itself begins with its first question."""
        self._private = private or not self._preferences.settings.keep_history
        self._show(None)
        self.reading.close()
        self.welcome.set_first(not self._services.store.conversations(limit=1))
        self._stack.setCurrentIndex(0)
        self.composer.field.setFocus()

    def open_conversation(self, number: int, message_id: int | None = None) -> None:
        """Show its last messages, or those around one of them."""
        try:
            self._show(self._services.store.conversation(number))
        except ChatbotError as error:
            self.composer.show_error(in_words(error))
            return
        self.transcript.mark_words(marked(self.list.search.text()) if message_id is not None else ())
        if message_id is None:
            self.reading.open(number)
        else:
            self.reading.open_at(number, message_id)
        self._stack.setCurrentIndex(1)
        if self.reading.at_end:
            self.asking.take_up()
        self.composer.field.setFocus()

    def _show(self, conversation: Conversation | None) -> None:
        others = self._conversation is None or conversation is None or self._conversation.id != conversation.id
        self._conversation = conversation
        private = conversation.private if conversation else self._private
        unnamed = translate("ChatPage", "New private conversation") if private else title_words("")
        self.header.title.setText((conversation.title if conversation else "") or unnamed)
        self.private_strip.show_for(private, conversation is not None, self._is_transient(conversation))
        self.list.mark(self.conversation_id)
        self.asking.look_at(self.conversation_id)
        self.drafts.open(self.conversation_id)
        if others:
            self.why.hide()

    def _is_transient(self, conversation: Conversation | None) -> bool:
        """Whether it ends with the window."""
        if conversation is None:
            return not self._preferences.settings.keep_history
        return self._services.store.is_transient(conversation.id)

    def refresh_list(self) -> None:
        """Show the list as it is in the store."""
        store, words = self._services.store, self.list.search.text().strip()
        if words:
            self.list.show_hits(find(store, words), words)
        else:
            self.list.show_conversations(store.listed(self._listed), self.conversation_id)
        self.list.show_trash(len(store.trash()))

    def _list_more(self) -> None:
        if not self.list.search.text().strip() and self.list.model.rowCount() >= self._listed:
            self._listed += LISTED
            self.refresh_list()

    def _search(self, words: str) -> None:
        if not words.strip():
            self.transcript.mark_words(())
        self.refresh_list()

    def _show_found(self, found: Found) -> None:
        self.open_conversation(found.conversation_id, found.message_id)

    def _show_menu(self) -> None:
        below = self.more_button.mapToGlobal(self.more_button.rect().bottomLeft() + QPoint(0, 4))
        self.actions_.open_menu(MenuWanted(self.conversation_id, below, whole=True))

    def export(self) -> None:
        """The open conversation into a file."""
        self._with_open(self.exporting.choose_file)

    def print_out(self) -> None:
        """The open conversation onto paper."""
        self._with_open(self.exporting.print_out)

    def _with_open(self, act: Callable[[int], object]) -> None:
        if self._conversation is not None:
            act(self._conversation.id)

    def _conversations_changed(self) -> None:
        self.refresh_list()
        if self._conversation is not None:
            self._show(self._services.store.conversation(self._conversation.id))

    def leave(self, number: int) -> None:
        """It is about to be deleted: stop its answer and look at something else."""
        self.asking.stop_in(number)
        if self.conversation_id == number:
            self.new_conversation()

    def forget_what_is_gone(self) -> None:
        """Messages or whole conversations were forgotten: show what is left."""
        number = self.conversation_id
        if number is not None and not self._services.store.messages(number, limit=1):
            self.new_conversation()
        elif number is not None and not self.asking.busy:
            self.reading.open(number)
        self.refresh_list()

    # Asking

    def ask(self, text: str) -> None:
        """Put a question on its way; one at a time."""
        if self.asking.busy:
            self.composer.show_error(busy_words())
            return
        try:
            question = clean_question(text)
            if self._conversation is None:
                begun = self._services.store.create_conversation(private=self._private)
                if not self._preferences.settings.keep_history:
                    self._services.store.mark_transient(begun.id)
                self.drafts.begin(begun.id)
                self._show(begun)
        except ChatbotError as error:
            self.composer.show_error(in_words(error))
            return
        assert self._conversation is not None
        self._stack.setCurrentIndex(1)
        self.reading.to_the_end()
        self.asking.begin(self._conversation.id, question, self._preferences.answer_options())

    def _stop(self) -> None:
        """Esc in the composer: the answer, or else the explanation that is open."""
        if self.asking.busy:
            self.asking.stop()
        else:
            self.why.close_panel()

    def _question_saved(self, message: Message) -> None:
        if self._conversation is not None and self._conversation.id == message.conversation_id:
            self._show(self._services.store.conversation(message.conversation_id))
        self.refresh_list()

    def _recall(self) -> None:
        questions = [view for view in self.transcript.entries if isinstance(view, QuestionView)]
        if questions:
            self.composer.set_text(questions[-1].body.text())

    def teach(self) -> None:
        """Ask for a question and its answer."""
        self._teacher.ask()

    def fold(self) -> None:
        """Show or hide the list."""
        self.list.setVisible(not self.list.isVisible())
