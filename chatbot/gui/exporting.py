"""Take a conversation out of the window: into a file, or onto paper.

Signals:
    Exporting.said: a `Said`, what was written or why it was not.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from chatbot.domain import Conversation, Message
from chatbot.errors import ChatbotError
from chatbot.gui.notice_bar import Said
from chatbot.gui.texts import count_words
from chatbot.gui.transcript_files import KINDS, file_name, kind_of, write_conversation
from chatbot.store import Store

ALL = 10_000_000


class Exporting(QObject):
    """Asks where to, writes, and says so."""

    said = Signal(Said)

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._window = store, parent

    def choose_file(self, number: int) -> None:
        """Ask for a place; its ending decides the form."""
        title = file_name(self._store.conversation(number).title)
        filters = ";;".join(KINDS.values())
        name, chosen = QFileDialog.getSaveFileName(self._window, "Export the conversation", f"{title}.md", filters)
        if name:
            path = Path(name)
            ending = next((kind for kind, words in KINDS.items() if words == chosen), "md")
            self.write(number, path if path.suffix else path.with_suffix(f".{ending}"))

    def write(self, number: int, path: Path) -> None:
        """Write the whole conversation."""
        try:
            conversation, messages = self._whole(number)
            path.write_text(write_conversation(conversation, messages, kind_of(path)), "utf-8", newline="\n")
        except OSError as error:
            self.said.emit(Said(f"{path.name} cannot be written ({error.strerror})."))
        except ChatbotError as error:
            self.said.emit(Said(str(error)))
        else:
            self.said.emit(Said(f"Wrote {count_words(len(messages), 'message')} to {path}."))

    def print_out(self, number: int) -> None:
        """Ask for a printer and print."""
        from chatbot.gui.printing import PrintQuestion, print_conversation

        conversation, messages = self._whole(number)
        printer = PrintQuestion.ask(self._window, file_name(conversation.title))
        if printer is not None:
            print_conversation(conversation.title, messages, printer)
            self.said.emit(Said(f"Sent {count_words(len(messages), 'message')} to the printer."))

    def _whole(self, number: int) -> tuple[Conversation, list[Message]]:
        return self._store.conversation(number), self._store.messages(number, ALL)
