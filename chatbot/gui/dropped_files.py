"""Files that are dropped on the composer: looked at beside the window, then offered for what they hold.

Signals:
    DroppedFiles.failed: one sentence when a file is of no use.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from chatbot.errors import ChatbotError, InputError
from chatbot.gui.composer import Drop
from chatbot.gui.desk import Desk
from chatbot.gui.language import translate
from chatbot.gui.passage_bar import PassageBar
from chatbot.gui.services import Services
from chatbot.interchange import read_import

MOST_BYTES, MOST_TEXT_BYTES = 64_000_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a file holds: ``lessons`` that can be imported, a ``text`` that can be answered from, or both."""

    path: Path
    lessons: int
    text: str


class DroppedFiles(QObject):
    """One file at a time."""

    failed = Signal(str)

    def __init__(self, desk: Desk, bar: PassageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar = desk, bar

    def look_at(self, drop: Drop) -> None:
        """Offer what the file is good for."""
        if len(drop.paths) != 1:
            self.failed.emit(translate("DroppedFiles", "Please drop one file at a time."))
            return

        def work(_services: Services) -> Iterator[object]:
            yield look(drop.paths[0])

        errand = self._desk.begin(work, self)
        errand.came.connect(self._offer)
        errand.failed.connect(self.failed)

    def _offer(self, found: Dropped) -> None:
        self._bar.offer(found.text, found.path.name, found.lessons, found.path)


def look(path: Path) -> Dropped:
    """Read it; raises `InputError` with one sentence when it holds neither lessons nor text."""
    try:
        if path.is_dir() or path.stat().st_size > MOST_BYTES:
            told = translate("DroppedFiles", "{name} cannot be used: it is a folder, or larger than 64 MB.")
            raise InputError(told.format(name=path.name))
        data = path.read_bytes()
    except OSError as error:
        told = translate("DroppedFiles", "{name} cannot be read ({reason}).")
        raise InputError(told.format(name=path.name, reason=error.strerror)) from error
    try:
        lessons = len(read_import(data, path.name).rows)
    except ChatbotError:
        lessons = 0
    text = _text(data) if len(data) <= MOST_TEXT_BYTES else ""
    if not lessons and not text.strip():
        told = translate("DroppedFiles", "{name} holds neither lessons nor a text that could be answered from.")
        raise InputError(told.format(name=path.name))
    return Dropped(path, lessons, text)


def _text(data: bytes) -> str:
    """The text of a file in UTF-8; empty when it is something else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text else text
