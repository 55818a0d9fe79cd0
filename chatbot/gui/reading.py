"""Which part of a conversation the transcript shows: its end, or the surroundings of a message that was searched for.

Signals:
    Reading.failed: one sentence when messages cannot be read.
"""

from PySide6.QtCore import QObject, Signal

from chatbot.domain import Message, Source
from chatbot.errors import ChatbotError
from chatbot.gui.sentences import in_words
from chatbot.gui.transcript import Transcript
from chatbot.store import Store

FIRST, PAGE = 8, 8  # so many can be built at once (some 5 ms each) without stopping the window


class Reading(QObject):
    """Loads messages a page at a time, in both directions."""

    failed = Signal(str)

    def __init__(self, store: Store, transcript: Transcript, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._transcript = store, transcript
        self._conversation_id: int | None = None
        self.at_end = True
        transcript.earlier_wanted.connect(self.show_earlier)
        transcript.later_wanted.connect(self.show_later)

    def close(self) -> None:
        """Show nothing."""
        self._conversation_id, self.at_end = None, True
        self._transcript.clear()

    def open(self, conversation_id: int) -> None:
        """Show its last messages."""
        self._conversation_id, self.at_end = conversation_id, True
        messages = self._page(None, FIRST)
        self._transcript.show_messages(messages, self._taught(messages), len(messages) == FIRST)

    def open_at(self, conversation_id: int, message_id: int) -> None:
        """Show a message with what stands around it."""
        self._conversation_id = conversation_id
        behind = self._store.id_after(message_id, FIRST // 2)
        self.at_end = behind is None
        messages = self._page(behind, FIRST)
        self._transcript.show_messages(messages, self._taught(messages), len(messages) == FIRST, not self.at_end)
        self._transcript.scroll_to_message(message_id)

    def show_earlier(self) -> None:
        """One more page above."""
        ids = self._transcript.message_ids()
        if self._conversation_id is None or not ids:
            return
        messages = self._page(ids[0])
        self._transcript.prepend_messages(messages, self._taught(messages), len(messages) == PAGE)

    def show_later(self) -> None:
        """One more page below."""
        ids = self._transcript.message_ids()
        if self._conversation_id is None or not ids or self.at_end:
            return
        behind = self._store.id_after(ids[-1], PAGE + 1)
        self.at_end = behind is None
        messages = [one for one in self._page(behind) if one.id > ids[-1]]
        self._transcript.append_messages(messages, self._taught(messages), not self.at_end)

    def to_the_end(self) -> None:
        """Make sure that what comes next follows what is shown."""
        if not self.at_end and self._conversation_id is not None:
            self.open(self._conversation_id)

    def _page(self, before: int | None, count: int = PAGE) -> list[Message]:
        assert self._conversation_id is not None
        try:
            return self._store.messages(self._conversation_id, count, before)
        except ChatbotError as error:
            self.failed.emit(in_words(error))
            return []

    def _taught(self, messages: list[Message]) -> set[int]:
        """The refusals among ``messages`` whose question has been taught since, there or elsewhere."""
        asked = {message.id: message.text for message in messages}
        refused = [message for message in messages if message.source is Source.UNKNOWN]
        return {one.id for one in refused if self._store.lesson_of(asked.get(one.reply_to or 0, ""))}
