"""The window: the rail, the four pages, and what passes between pages, answering thread and training process."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from chatbot.checkpoints import BASE_ID
from chatbot.errors import ChatbotError
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.chat_page import ChatPage
from chatbot.gui.desk import Desk
from chatbot.gui.focus_ring import FocusRing
from chatbot.gui.forgetter import Forgetter
from chatbot.gui.language import spoken, spoken_now, translate
from chatbot.gui.lessons_card import LessonsCard
from chatbot.gui.lessons_page import LessonsPage
from chatbot.gui.notice_bar import NoticeBar
from chatbot.gui.rail import Rail
from chatbot.gui.retraining import Retraining
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences, Services
from chatbot.gui.settings_page import SettingsPage
from chatbot.gui.shortcuts import ShortcutsDialog
from chatbot.gui.teacher import Teacher
from chatbot.gui.texts import when_words
from chatbot.gui.theme import Theme
from chatbot.gui.tray import Tray
from chatbot.settings import Language, Settings

CHAT, LESSONS, TRAINING, SETTINGS = range(4)
AGAIN = 75
"""The event loop's exit code that asks for another window."""
SMALLEST, USUAL = QSize(900, 600), QSize(1180, 780)


class MainWindow(QMainWindow):
    """Owns the answering thread and the retrains; both end with it."""

    def __init__(self, services: Services, preferences: Preferences, theme: Theme, thread: AnsweringThread) -> None:
        super().__init__()
        self.setWindowTitle("Engram")
        self.setMinimumSize(SMALLEST)
        self._services, self._preferences, self._theme = services, preferences, theme
        self.thread_ = thread
        services.store.drop_transient()  # of a window that did not come to its end
        self.desk = Desk(services, self)
        self.teacher = Teacher(services.store, thread, self)
        self.chat = ChatPage(services, thread, preferences, self.teacher, self.desk)
        self.forgetter = Forgetter(services, self.desk, thread, preferences, self)
        self.lessons = LessonsPage(services, thread, self.desk, self.teacher, self.forgetter)
        self.settings = SettingsPage(services.paths, preferences, self.desk, self._busy)
        self.tray = Tray(preferences, self)
        self.card = LessonsCard()
        self.retraining = Retraining(services, preferences, theme, thread, self.desk, self.card, self)
        self.rail = Rail()
        self.notice = NoticeBar()
        self._lay_out()
        self._connect()
        self._shortcuts()
        FocusRing(self)
        self._restore()
        self._lessons_are_others(tell_thread=False)
        self._say_version()
        thread.use(services.registry.current())

    def _lay_out(self) -> None:
        self.chat.list.add_card(self.card)
        self._stack = QStackedWidget()
        self._holder = QWidget()
        for page in (self.chat, self.lessons, self._holder, self.settings):
            self._stack.addWidget(page)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.chat.lessons_changed.connect(self._lessons_are_others)
        self.teacher.changed.connect(self._lessons_are_others)
        self.teacher.said.connect(self.notice.tell)
        self.chat.ratings_changed.connect(self._count)
        self.chat.lesson_wanted.connect(self._open_lesson)
        self.chat.said.connect(self.notice.tell)
        self.chat.import_wanted.connect(self._import)
        self.lessons.changed.connect(self._lessons_are_others)
        self.lessons.source_wanted.connect(self._open_message)
        self.lessons.said.connect(self.notice.tell)
        self.forgetter.changed.connect(self._something_is_forgotten)
        self.forgetter.leaving.connect(self.chat.leave)
        self.forgetter.said.connect(self.notice.tell)
        self.chat.actions_.more.append((translate("MainWindow", "Forget…"), self.forgetter.conversation))
        self.retraining.page_made.connect(self._take_in_training_page)
        self.retraining.page_wanted.connect(lambda: self.show_page(TRAINING))
        self.retraining.versions_changed.connect(self._versions_are_others)
        self.retraining.ended.connect(self._run_ended)
        self.retraining.said.connect(self.notice.tell)
        self.retraining.failed.connect(self.notice.say)
        self.settings.data.moved.connect(self.start_again)
        self.settings.data.failed.connect(self.notice.say)
        self.settings.backups.restored.connect(self.start_again)
        self.settings.backups.failed.connect(self.notice.say)
        self.tray.clicked.connect(self.come_forward)
        self._preferences.changed.connect(self._preferences_are_others)
        self._preferences.failed.connect(self.notice.say)

    def _shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+N": self.new_conversation,
            "Ctrl+Shift+N": partial(self.new_conversation, private=True),
            "Ctrl+F": self._search,
            "Ctrl+T": self._teach,
            "Ctrl+R": self.retraining.begin,
            "Ctrl+B": self.chat.fold,
            "Ctrl+Q": self.close,
            "Ctrl+E": self.chat.export,
            "Ctrl+P": self.chat.print_out,
            "F1": lambda: ShortcutsDialog(self).open(),
        }
        keys |= {f"Ctrl+{number + 1}": partial(self.show_page, number) for number in range(4)}
        self.shortcuts = tuple(keys)
        for key, action in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def new_conversation(self, private: bool = False) -> None:
        """An empty conversation, on the Chat page."""
        self.show_page(CHAT)
        self.chat.new_conversation(private)

    def _open_message(self, message_id: int) -> None:
        try:
            message = self._services.store.message(message_id)
        except ChatbotError as error:
            self.notice.say(in_words(error))
            return
        self.show_page(CHAT)
        self.chat.open_conversation(message.conversation_id, message_id)

    def _something_is_forgotten(self) -> None:
        self._lessons_are_others()
        self.chat.forget_what_is_gone()
        self.retraining.refresh()

    def _open_lesson(self, lesson_id: int) -> None:
        self.show_page(LESSONS)
        self.lessons.open_lesson(lesson_id)

    def _import(self, path: Path) -> None:
        self.show_page(LESSONS)
        self.lessons.import_file(path)

    def _teach(self) -> None:
        self.show_page(CHAT)
        self.chat.teach()

    def _search(self) -> None:
        field = self.lessons.search if self._stack.currentIndex() == LESSONS else self.chat.list.search
        if field is self.chat.list.search:
            self.show_page(CHAT)
            self.chat.list.show()
        field.setFocus()
        field.selectAll()

    def show_page(self, number: int) -> None:
        """Open one of the four pages; the Training page is made when it is first wanted."""
        self.notice.say("")
        if number == TRAINING:
            self.retraining.make_page()
            self.retraining.refresh()
        if number == LESSONS:
            self.lessons.refresh()
        self._stack.setCurrentIndex(number)
        self.rail.show_page(number)
        focus: dict[int, QWidget] = {CHAT: self.chat.composer.field, LESSONS: self.lessons.search}
        focus.get(number, self.rail.buttons[number]).setFocus()

    def _take_in_training_page(self, page: QWidget) -> None:
        self._stack.removeWidget(self._holder)
        self._stack.insertWidget(TRAINING, page)

    def _versions_are_others(self) -> None:
        self._say_version()
        self._count()

    def _run_ended(self, sentence: str) -> None:
        self.tray.retrain_ended(sentence)
        self.lessons.refresh()

    def _lessons_are_others(self, tell_thread: bool = True) -> None:
        if tell_thread:
            self.thread_.refresh_lessons()
        self._count()

    def _count(self) -> None:
        self.desk.count(lambda services: [services.learning.waiting()], self.card.show_waiting, self)

    def _say_version(self) -> None:
        current = self._services.registry.current()
        when = when_words(current.manifest.created_at) if current.manifest.created_at else ""
        told = (
            translate("MainWindow", "as shipped · nothing leaves this computer")
            if current.id == BASE_ID
            else translate("MainWindow", "version {number} · trained {when} · nothing leaves this computer")
        )
        number = "" if current.id == BASE_ID else int(current.id)
        self.chat.header.facts.setText(told.format(number=number, when=when))

    def _preferences_are_others(self, settings: Settings) -> None:
        self._speak(settings.language)
        self._theme.wear(settings)
        self._services.learning.learn_from_history = settings.learn_from_history
        self._count()

    def _speak(self, language: Language) -> None:
        """Texts are put into widgets when these are made: another language takes another window."""
        if spoken(language) == spoken_now():
            return
        if self.retraining.busy or self.chat.asking.busy:
            self.notice.say(translate("MainWindow", "The language changes when Engram is opened next: it is busy now."))
        else:
            QTimer.singleShot(0, self, self.start_again)  # what was clicked is in this window

    # The window itself

    def _remembered(self) -> QSettings:
        return QSettings(str(self._services.paths.root / "window.ini"), QSettings.Format.IniFormat)

    def _restore(self) -> None:
        remembered = self._remembered()
        if not self.restoreGeometry(remembered.value("geometry") or b""):
            self.resize(USUAL)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        number = str(remembered.value("conversation") or "")
        store = self._services.store
        if number.isdecimal() and any(one.conversation.id == int(number) for one in store.listed()):
            self.chat.open_conversation(int(number))
        page = str(remembered.value("page") or "")
        remembered.remove("page")
        if page.isdecimal() and int(page) < self._stack.count():
            self.show_page(int(page))

    def _busy(self) -> str:
        """Why the data folder cannot be exchanged at present; empty when it can."""
        if self.retraining.busy or self._services.learning.unfinished() is not None:
            return translate("MainWindow", "A retrain is not finished: let it end, or discard it, and try again.")
        return translate("MainWindow", "An answer is on its way: wait for its end.") if self.chat.asking.busy else ""

    def start_again(self) -> None:
        """Close, and open everything anew over the data as it is now (see `app.main`)."""
        QApplication.setQuitOnLastWindowClosed(False)
        self._remembered().setValue("page", self._stack.currentIndex())
        self.close()
        QApplication.exit(AGAIN)

    def come_forward(self) -> None:
        """Show the window that is open already, on top."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ready to type."""
        super().showEvent(event)
        self.chat.composer.field.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the answer, join the thread, ask the training to stop (it can be resumed), close the store."""
        remembered = self._remembered()
        remembered.setValue("geometry", self.saveGeometry())
        remembered.setValue("conversation", self.chat.conversation_id or "")
        self.chat.drafts.keep()
        self.hide()  # a child that stops takes a moment
        self.retraining.shut_down()
        self.desk.shut_down()
        self.thread_.shut_down()
        self._services.store.drop_transient()
        self._services.store.close()
        super().closeEvent(event)
