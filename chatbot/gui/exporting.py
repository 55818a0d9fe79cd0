"""Take a conversation out of the window: into a file, or onto paper.  Read and written beside the window.

Signals:
    Exporting.said: a `Said`, what was written or why it was not.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from chatbot.domain import Message
from chatbot.errors import StorageError
from chatbot.gui.desk import Desk
from chatbot.gui.errands import Work
from chatbot.gui.language import translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.services import Services
from chatbot.gui.texts import count_words
from chatbot.gui.transcript_files import KINDS, conversation_parts, file_name, kind_of
from chatbot.store import Store


class Exporting(QObject):
    """Asks where to, has it written, and says so."""

    said = Signal(Said)

    def __init__(self, store: Store, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._desk, self._window = store, desk, parent

    def choose_file(self, number: int) -> None:
        """Ask for a place; its ending decides the form."""
        title = file_name(self._store.conversation(number).title)
        kinds = {kind: translate("Transcript", words) for kind, words in KINDS.items()}
        filters = ";;".join(kinds.values())
        caption = translate("Exporting", "Export the conversation")
        name, chosen = QFileDialog.getSaveFileName(self._window, caption, f"{title}.md", filters)
        if name:
            path = Path(name)
            ending = next((kind for kind, words in kinds.items() if words == chosen), "md")
            self.write(number, path if path.suffix else path.with_suffix(f".{ending}"))

    def write(self, number: int, path: Path) -> None:
        """Write the whole conversation."""

        def work(services: Services) -> Iterator[object]:
            count = write_file(services.store, number, path)
            told = translate("Exporting", "Wrote {messages} to {path}.")
            yield told.format(messages=count_words(count, "message"), path=path)

        self._begin(work)

    def print_out(self, number: int) -> None:
        """Ask for a printer and print."""
        from chatbot.gui.printing import PrintQuestion, print_conversation

        title = self._store.conversation(number).title
        printer = PrintQuestion.ask(self._window, file_name(title))
        if printer is None:
            return

        def work(services: Services) -> Iterator[object]:
            messages = list(services.store.whole_conversation(number))
            print_conversation(title, messages, printer)
            told = translate("Exporting", "Sent {messages} to the printer.")
            yield told.format(messages=count_words(len(messages), "message"))

        self._begin(work)

    def _begin(self, work: Work) -> None:
        errand = self._desk.begin(work, self)
        errand.came.connect(lambda sentence: self.said.emit(Said(sentence)))
        errand.failed.connect(lambda sentence: self.said.emit(Said(sentence)))


def write_file(store: Store, number: int, path: Path) -> int:
    """Write a conversation, whole or not at all; how many messages it has.  Raises `StorageError`."""
    conversation, count = store.conversation(number), 0
    part = path.with_name(path.name + ".part")

    def counted() -> Iterator[Message]:
        nonlocal count
        for message in store.whole_conversation(number):
            count += 1
            yield message

    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(conversation_parts(conversation, counted(), kind_of(path)))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        told = translate("Exporting", "{name} cannot be written ({reason}).")
        raise StorageError(told.format(name=path.name, reason=error.strerror)) from error
    return count
