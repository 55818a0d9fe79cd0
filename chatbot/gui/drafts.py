"""What was typed and not sent: kept for each conversation, also over a restart."""

from PySide6.QtCore import QObject, QTimer

from chatbot.gui.composer import Composer
from chatbot.store import Store

IDLE_MILLISECONDS = 600


class Drafts(QObject):
    """Puts the text of the conversation that is open into the composer, and stores it when the typing pauses."""

    def __init__(self, store: Store, composer: Composer, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._composer = store, composer
        self._open: int | None = None
        self._kept = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MILLISECONDS)
        self._timer.timeout.connect(self.keep)
        self._show(None)
        composer.field.textChanged.connect(self._timer.start)
        composer.passage.changed.connect(self._timer.start)

    def open(self, conversation_id: int | None) -> None:
        """Another conversation: its own text takes the place of what is there."""
        if conversation_id != self._open:
            self.keep()
            self._show(conversation_id)

    def begin(self, conversation_id: int) -> None:
        """The new conversation has begun with what was typed: that is no draft any more."""
        self._store.keep_draft(None, "")
        self._open, self._kept = conversation_id, ""

    def _show(self, conversation_id: int | None) -> None:
        self._open, self._kept = conversation_id, self._store.draft(conversation_id)
        self._composer.put(self._kept)
        self._timer.stop()

    def keep(self) -> None:
        """Store it now, if it changed."""
        self._timer.stop()
        text = self._composer.text()
        if text != self._kept:
            self._store.keep_draft(self._open, text)
            self._kept = text
