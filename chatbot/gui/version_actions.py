"""What can be done with versions: compare, find what broke, hand on as a file and take in, delete.

Signals:
    VersionActions.changed: the list of versions is another one.
    VersionActions.use_wanted: the id of the version to answer with.
    VersionActions.said: a `Said` for the notice bar.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from chatbot.archive import export_version, import_version
from chatbot.checkpoints import BASE_ID, Version
from chatbot.gui.bisect_dialog import BisectDialog
from chatbot.gui.compare_dialog import CompareDialog
from chatbot.gui.desk import Desk
from chatbot.gui.dialogs import Confirmation
from chatbot.gui.errands import Work
from chatbot.gui.language import translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.prune_dialog import PruneDialog, prunable
from chatbot.gui.services import Preferences, Services
from chatbot.gui.texts import count_words
from chatbot.gui.version_names import short_name


class VersionActions(QObject):
    """Slow ones are done at the desk."""

    changed = Signal()
    use_wanted = Signal(str)
    said = Signal(Said)

    def __init__(self, services: Services, desk: Desk, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._desk, self._preferences, self._window = services, desk, preferences, window

    def open_menu(self, version_id: str, at: QPoint) -> None:
        """What can be done with one version."""
        version = self._services.registry.get(version_id)
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        if not version.damaged:
            menu.addAction(translate("VersionActions", "Compare…"), lambda: self.compare(version_id))
            menu.addAction(translate("VersionActions", "Save as a file…"), lambda: self.choose_export(version_id))
        if version.id != BASE_ID and not version.current:
            menu.addSeparator()
            menu.addAction(translate("VersionActions", "Delete…"), lambda: self.remove(version_id))
        menu.popup(at)

    def compare(self, version_id: str) -> None:
        """Side by side with the version in use, or the one in use with its parent."""
        versions = [one for one in self._services.registry.versions() if not one.damaged]
        current = next((one for one in versions if one.current), versions[0])
        other = version_id if version_id != current.id else current.manifest.parent or BASE_ID
        known = {one.id for one in versions}
        precision = self._preferences.settings.precision
        first = other if other in known else BASE_ID
        CompareDialog(self._desk, versions, first, current.id, precision, self._window).open()

    def bisect(self) -> None:
        """Which retrain broke an answer."""
        dialog = BisectDialog(self._desk, self._window)
        dialog.use_wanted.connect(self.use_wanted)
        dialog.open()

    def roll_back(self) -> None:
        """To the version that the one in use was trained from."""
        current = self._services.registry.current()
        if current.id != BASE_ID:
            self.use_wanted.emit(self._services.registry.ancestor(current).id)

    def prune(self) -> None:
        """Several at once."""
        chosen = PruneDialog.ask(prunable(self._services.registry.versions()), self._window)
        if chosen:
            self._remove(chosen)

    def remove(self, version_id: str) -> None:
        """One, after a question."""
        text = translate("VersionActions", "It cannot be brought back. Lessons are not touched.")
        title = translate("VersionActions", "Delete {version}?").format(version=short_name(version_id))
        if Confirmation.ask(title, text, translate("VersionActions", "Delete"), self._window):
            self._remove([version_id])

    def _remove(self, numbers: list[str]) -> None:
        def work(services: Services) -> Iterator[object]:
            for number in numbers:
                services.registry.remove(number)
            yield count_words(len(numbers), "version")

        told = translate("VersionActions", "Deleted {what}.")
        self._do(work, lambda words: self._change(told.format(what=words)))

    def choose_export(self, version_id: str) -> None:
        """Ask for a place for the file."""
        name = f"{short_name(version_id).replace(' ', '-')}.engram"
        title = translate("VersionActions", "Save {version} as a file").format(version=short_name(version_id))
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name, "Engram (*.engram)")
        if chosen:
            path = Path(chosen)
            self.export_file(version_id, path if path.suffix else path.with_suffix(".engram"))

    def export_file(self, version_id: str, path: Path) -> None:
        """Write it as one file that can be handed on."""

        def work(services: Services) -> Iterator[object]:
            version = services.registry.get(version_id)
            export_version(version, path)
            yield version

        self._do(work, lambda version: self._say(_handed_on(version, path)))

    def choose_import(self) -> None:
        """Ask for a file."""
        title = translate("VersionActions", "Open a version of Engram")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", "Engram (*.engram)")
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Take it in, after all checks; it is not used yet."""

        def work(services: Services) -> Iterator[object]:
            yield import_version(path, services.registry, services.paths)

        self._say(translate("VersionActions", "Checking {name}…").format(name=path.name))
        self._do(work, self._taken_in)

    def _taken_in(self, version: Version) -> None:
        told = translate("VersionActions", "Taken in as {version}; it is not used yet.")
        use = translate("VersionActions", "Use it")
        self.changed.emit()
        sentence = told.format(version=short_name(version.id))
        self.said.emit(Said(sentence, use, lambda: self.use_wanted.emit(version.id)))

    def _do(self, work: Work, came: Callable[..., object]) -> None:
        errand = self._desk.begin(work, self)
        errand.came.connect(came)
        errand.failed.connect(self._failed)

    def _failed(self, sentence: str) -> None:
        self.changed.emit()
        self._say(sentence)

    def _change(self, sentence: str) -> None:
        self.changed.emit()
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.said.emit(Said(sentence))


def _handed_on(version: Version, path: Path) -> str:
    sentence = translate("VersionActions", "Wrote {version} to {name}.")
    told = sentence.format(version=short_name(version.id), name=path.name)
    learned = len(version.manifest.trained)
    if not learned:
        return told
    warning = translate("VersionActions", "Its weights have learned {pairs} of yours by heart.")
    return f"{told} {warning.format(pairs=count_words(learned, 'pair'))}"
