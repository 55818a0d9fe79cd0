"""What the window is given to work with, and the person's settings as something that can be watched."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from chatbot.answering import AnswerOptions
from chatbot.checkpoints import BASE_ID, CheckpointRegistry
from chatbot.forgetting import ForgettingService
from chatbot.gui.language import translate
from chatbot.gui.sentences import in_words
from chatbot.learning import LearningService
from chatbot.paths import DataPaths
from chatbot.settings import Settings, save_settings
from chatbot.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Services:
    """The window's own store and the services on it; used from the window's thread only."""

    paths: DataPaths
    store: Store
    registry: CheckpointRegistry
    learning: LearningService

    @classmethod
    def open(cls, paths: DataPaths, base: Path, learn_from_history: bool) -> "Services":
        """Raises `StorageError` when the data folder or the database cannot be used."""
        paths.ensure()
        store = Store.open(paths.database)
        registry = CheckpointRegistry(paths, base)
        return cls(paths, store, registry, LearningService(store, registry, paths, learn_from_history))

    def reopened(self) -> "Services":
        """Others over the same folder, for another thread; raises `StorageError`."""
        base = self.registry.get(BASE_ID).path
        return Services.open(self.paths, base, self.learning.learn_from_history)

    @property
    def forgetting(self) -> ForgettingService:
        """Over the same store, versions and files."""
        return ForgettingService(self.store, self.learning, self.registry, self.paths)


class Preferences(QObject):
    """The settings in force.

    Signals:
        changed: the new `Settings`.
        failed: one sentence when they could not be saved.
    """

    changed = Signal(Settings)
    failed = Signal(str)

    def __init__(self, path: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self.settings = path, settings

    def change(self, **values: Any) -> None:
        """Change some of them, tell the window at once, and save."""
        self.settings = msgspec.structs.replace(self.settings, **values)
        self.changed.emit(self.settings)
        try:
            save_settings(self._path, self.settings)
        except OSError as error:
            log.warning("the settings could not be saved: %s", error)
            told = translate("Preferences", "The settings could not be saved ({reason}).")
            self.failed.emit(told.format(reason=in_words(error.strerror or error)))

    def answer_options(self) -> AnswerOptions:
        """How answers are to be given."""
        return AnswerOptions(precision=self.settings.precision, beams=self.settings.beams)
