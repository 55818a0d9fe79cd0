"""Lessons out of files and into files: read, looked at first, taken in at the desk, and one way back.

Signals:
    LessonFiles.changed: the lessons in the store are others now.
    LessonFiles.said: a `Said` for the notice bar.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from chatbot.errors import InputError
from chatbot.gui.desk import Desk
from chatbot.gui.errands import Errand
from chatbot.gui.import_dialog import ImportDialog
from chatbot.gui.language import grouped, translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.services import Services
from chatbot.gui.texts import count_words
from chatbot.import_store import Undone
from chatbot.importing import Imported, ImportService, OnConflict, Plan
from chatbot.interchange import FILE_BYTES, Reading, kind_of, read_import, write_lessons

FILTERS = (
    "CSV (*.csv)",
    "JSON Lines (*.jsonl)",
    "Markdown (*.md)",
    "ShareGPT (*.json)",
    "OpenAI (conversations.json)",
)


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was read, and what importing it would do."""

    name: str
    reading: Reading
    plan: Plan


class LessonFiles(QObject):
    """Import, undo, export."""

    changed = Signal()
    said = Signal(Said)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def choose_import(self) -> None:
        """Ask for a file, then look at it."""
        title = translate("LessonFiles", "Import lessons")
        kinds = translate("LessonFiles", "Lessons, FAQs and chats (*.csv *.jsonl *.ndjson *.json *.md *.markdown)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Read it at the desk, show what it would do, and do it if the person says so."""

        def work(services: Services) -> Iterator[object]:
            reading = read_import(_read(path), path.name)
            yield Looked(path.name, reading, ImportService(services.store).plan(reading, "keep"))

        self._say(translate("LessonFiles", "Reading {name}…").format(name=path.name))
        self._passing_on_faults(self._desk.begin(work, self)).came.connect(self._ask)

    def _ask(self, looked: Looked) -> None:
        self._say("")
        choice = ImportDialog.ask(looked.plan, looked.name, self._window)
        if choice is not None:
            self._take_in(looked, choice)

    def _take_in(self, looked: Looked, choice: OnConflict) -> None:
        def work(services: Services) -> Iterator[object]:
            yield ImportService(services.store).apply(looked.reading, looked.name, choice)

        self._say(translate("LessonFiles", "Importing {name}…").format(name=looked.name))
        self._passing_on_faults(self._desk.begin(work, self)).came.connect(self._taken_in)

    def _taken_in(self, done: Imported) -> None:
        parts = [translate("LessonFiles", "Learned {lessons}.").format(lessons=count_words(done.added, "new lesson"))]
        if done.replaced:
            words = count_words(done.replaced, "answer")
            parts.append(translate("LessonFiles", "Replaced {answers}.").format(answers=words))
        if done.extended:
            words = count_words(done.extended, "lesson")
            parts.append(translate("LessonFiles", "Other wordings for {lessons}.").format(lessons=words))
        if done.unchanged:
            parts.append(translate("LessonFiles", "{count} were there already.").format(count=grouped(done.unchanged)))
        self.changed.emit()
        self.said.emit(Said(" ".join(parts), translate("LessonFiles", "Undo the import"), self.undo))

    def undo(self) -> None:
        """Take the last import back."""

        def work(services: Services) -> Iterator[object]:
            yield ImportService(services.store).undo()

        self._passing_on_faults(self._desk.begin(work, self)).came.connect(self._undone)

    def _undone(self, undone: Undone) -> None:
        told = translate("LessonFiles", "Took the import of {name} back: {removed} removed, {restored} as before.")
        removed, restored = count_words(len(undone.removed), "lesson"), count_words(len(undone.restored), "lesson")
        sentence = told.format(name=undone.name, removed=removed, restored=restored)
        if undone.kept:
            kept = translate("LessonFiles", "{lessons} changed since were left alone.")
            sentence += " " + kept.format(lessons=count_words(len(undone.kept), "lesson"))
        self.changed.emit()
        self._say(sentence)

    def choose_export(self) -> None:
        """Ask for a place; the name's ending decides the format."""
        title = translate("LessonFiles", "Export lessons")
        name, _ = QFileDialog.getSaveFileName(self._window, title, "lessons.csv", ";;".join(FILTERS))
        if name:
            self.export_file(Path(name))

    def export_file(self, path: Path) -> None:
        """Write all lessons, so that importing the file gives them back exactly."""

        def work(services: Services) -> Iterator[object]:
            lessons = services.store.lessons()
            try:
                path.write_text(write_lessons(lessons, kind_of(path.name)), "utf-8", newline="")
            except OSError as error:
                raise InputError(f"{path.name} cannot be written ({error.strerror}).") from error
            yield len(lessons)

        def wrote(count: int) -> None:
            words = count_words(count, "lesson")
            self._say(translate("LessonFiles", "Wrote {lessons} to {name}.").format(lessons=words, name=path.name))

        self._passing_on_faults(self._desk.begin(work, self)).came.connect(wrote)

    def _passing_on_faults(self, errand: Errand) -> Errand:
        errand.failed.connect(self._say)
        return errand

    def _say(self, sentence: str) -> None:
        self.said.emit(Said(sentence))


def _read(path: Path) -> bytes:
    """Raises `InputError` for a file that is too large or cannot be read."""
    try:
        if path.stat().st_size > FILE_BYTES:
            raise InputError(f"{path.name} is larger than {FILE_BYTES // 1_000_000} MB.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path.name} cannot be read ({error.strerror}).") from error
