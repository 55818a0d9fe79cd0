"""What can be done with a conversation from the list and from its header: rename, pin, keep private, delete, restore.

Signals:
    ConversationActions.changed: the list has to be shown anew.
    ConversationActions.leaving: the id of a conversation that is about to go to the trash or for good.
    ConversationActions.restored: the id of one that came back.
    ConversationActions.said: a `Said`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from chatbot.conversation_store import TRASH_DAYS
from chatbot.errors import ChatbotError
from chatbot.gui.dialogs import Confirmation, TitleDialog
from chatbot.gui.language import translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Services
from chatbot.gui.texts import count_words, shorten, title_words
from chatbot.gui.trash_dialog import TrashDialog


@dataclass(frozen=True, slots=True)
class MenuWanted:
    """A conversation's menu, at a place on the screen; ``whole`` with what concerns no single one."""

    conversation_id: int | None
    at: QPoint
    whole: bool = False


class ConversationActions(QObject):
    """Acts on the store and says what it did."""

    changed = Signal()
    leaving = Signal(int)
    restored = Signal(int)
    said = Signal(Said)

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._window = services.store, parent
        self._last_deleted: int | None = None
        self.more: list[tuple[str, Callable[[int], object]]] = []
        self.always: list[tuple[str, Callable[[], object]]] = []
        self._store.purge_trash()

    def open_menu(self, wanted: MenuWanted) -> None:
        """Show what can be done."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        if wanted.conversation_id is not None:
            self._add_own(menu, wanted.conversation_id)
            menu.addSeparator()
        for words, act in self.always if wanted.whole else ():
            menu.addAction(words, act)
        menu.popup(wanted.at)

    def _add_own(self, menu: QMenu, number: int) -> None:
        try:
            pinned, private = self._store.is_pinned(number), self._store.conversation(number).private
        except ChatbotError as error:
            self.said.emit(Said(in_words(error)))
            return
        pin = translate("Conversation", "Unpin") if pinned else translate("Conversation", "Pin")
        menu.addAction(pin, lambda: self.pin(number, not pinned))
        menu.addAction(translate("Conversation", "Rename…"), lambda: self.rename(number))
        words = (
            translate("Conversation", "Make it an ordinary one")
            if private
            else translate("Conversation", "Make it private")
        )
        menu.addAction(words, lambda: self.set_private(number, not private))
        for name, act in self.more:
            menu.addAction(name, partial(act, number))
        menu.addSeparator()
        delete = translate("Conversation", "Delete for good…") if private else translate("Conversation", "Delete")
        menu.addAction(delete, lambda: self.delete(number))

    def rename(self, number: int) -> None:
        """Ask for another title."""
        chosen = TitleDialog.ask(self._window, self._store.conversation(number).title)
        if chosen:
            self._try(lambda: self._store.rename_conversation(number, chosen))

    def pin(self, number: int, pinned: bool) -> None:
        """On top of the list, or back among its day."""
        self._try(lambda: self._store.pin(number, pinned))

    def set_private(self, number: int, private: bool) -> None:
        """Out of search and training, or back."""
        self._try(lambda: self._store.set_private(number, private))

    def delete(self, number: int) -> None:
        """Into the trash, with a way back; a private one for good, after a question."""
        try:
            conversation = self._store.conversation(number)
            if conversation.private:
                self._delete_for_good(number, conversation.title)
                return
            self.leaving.emit(number)
            self._store.move_to_trash(number)
        except ChatbotError as error:
            self.said.emit(Said(in_words(error)))
            return
        self._last_deleted = number
        self.changed.emit()
        told = translate("Conversation", "“{title}” is in the trash for {days}.")
        days = count_words(TRASH_DAYS, "day")
        sentence = told.format(title=shorten(title_words(conversation.title)), days=days)
        self.said.emit(Said(sentence, translate("Conversation", "Undo"), self.undo))

    def _delete_for_good(self, number: int, title: str) -> None:
        text = translate(
            "Conversation",
            "“{title}” is private: it does not go to the trash, and cannot be brought back. "
            "What you taught in it stays.",
        ).format(title=shorten(title_words(title)))
        question = translate("Conversation", "Delete this private conversation?")
        if Confirmation.ask(question, text, translate("Conversation", "Delete for good"), self._window):
            self.leaving.emit(number)
            self._store.delete_conversation(number)
            self.changed.emit()
            self.said.emit(Said(translate("Conversation", "The private conversation is deleted.")))

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if self._last_deleted is not None:
            self.restore(self._last_deleted)
            self._last_deleted = None

    def restore(self, number: int) -> None:
        """Out of the trash, as it was."""
        self._try(lambda: self._store.restore(number))
        self.said.emit(Said(""))
        self.restored.emit(number)

    def empty_trash(self) -> None:
        """Delete everything in it for good, after a question."""
        count = len(self._store.trash())
        text = translate("Conversation", "They cannot be brought back afterwards. What you taught in them stays.")
        question, yes = translate("Conversation", "Empty the trash?"), translate("Conversation", "Delete for good")
        if count and Confirmation.ask(question, text, yes, self._window):
            self._try(self._store.empty_trash)

    def show_trash(self) -> None:
        """What was deleted in the last 30 days."""
        dialog = TrashDialog(self._window)
        dialog.show_trash(self._store.trash())
        dialog.restore_wanted.connect(self.restore)
        dialog.empty_wanted.connect(self.empty_trash)
        for changed in (dialog.restore_wanted, dialog.empty_wanted):
            changed.connect(lambda: dialog.show_trash(self._store.trash()))
        dialog.open()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ChatbotError as error:
            self.said.emit(Said(in_words(error)))
        self.changed.emit()
