"""What versions are called in the window, and a button to choose one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from chatbot.checkpoints import BASE_ID, Version
from chatbot.gui.language import translate
from chatbot.gui.texts import when_words


def short_name(version_id: str) -> str:
    """``as shipped`` or ``version 4``."""
    return translate("Versions", "as shipped") if version_id == BASE_ID else _numbered(version_id)


def whole_name(version_id: str) -> str:
    """``the network as it was shipped`` or ``version 4``: for use in a sentence."""
    return translate("Versions", "the network as it was shipped") if version_id == BASE_ID else _numbered(version_id)


def _numbered(version_id: str) -> str:
    number = version_id.lstrip("0") if version_id.isdigit() else version_id
    return translate("Versions", "version {number}").format(number=number)


def long_name(version: Version) -> str:
    """With its day, and whether it is in use."""
    parts = [short_name(version.id)]
    if version.id != BASE_ID and version.manifest.created_at:
        parts.append(when_words(version.manifest.created_at))
    if version.current:
        parts.append(translate("Versions", "in use"))
    return " · ".join(parts)


class VersionButton(QPushButton):
    """Shows the chosen version; opens a menu of all.

    Signals:
        chosen: the id of another one.
    """

    chosen = Signal(str)

    def __init__(self, name: str, versions: Sequence[Version], version_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.version_id = version_id
        self._name, self._names = name, {version.id: long_name(version) for version in versions}
        menu = QMenu(self)
        for number, words in self._names.items():
            menu.addAction(words, partial(self.choose, number))
        self.setMenu(menu)
        self._tell()

    def choose(self, version_id: str) -> None:
        """Take this one."""
        self.version_id = version_id
        self._tell()
        self.chosen.emit(version_id)

    def _tell(self) -> None:
        words = self._names.get(self.version_id, self.version_id)
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
