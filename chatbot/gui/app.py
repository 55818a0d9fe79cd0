"""The composition root: puts the window together and runs it.  Loads neither torch nor pyqtgraph."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

from chatbot.archive import import_version
from chatbot.checkpoints import CheckpointRegistry
from chatbot.errors import StorageError
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.faults import Faults
from chatbot.gui.icons import app_icon
from chatbot.gui.language import speak
from chatbot.gui.main_window import AGAIN, MainWindow
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences, Services
from chatbot.gui.single_instance import SingleInstance
from chatbot.gui.theme import Theme
from chatbot.paths import DataPaths, base_checkpoint
from chatbot.settings import load_settings

log = logging.getLogger(__name__)
LOG_NAME, LOG_BYTES = "window.log", 1_000_000


def main(paths: DataPaths, file: Path | None = None) -> int:
    """Open the window and stay until it is closed, or raise the one that is open; raises `ChatbotError`.

    ``file`` is a version of the network (``.engram``) to take in.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    while (code := _run(app, paths.ensure(), file)) == AGAIN:
        paths, file = DataPaths.default(), None  # it may have been moved
    return code


def _run(app: QApplication, paths: DataPaths, file: Path | None) -> int:
    app.setQuitOnLastWindowClosed(True)
    instance = SingleInstance(paths.root, app)
    if not instance.claim():
        if file is not None:  # into the same folder; the window that is open shows it
            import_version(file, CheckpointRegistry(paths, base_checkpoint()), paths)
        if instance.call():
            return 0
        raise StorageError(f"Another Engram is at work on {paths.root} and does not answer; close it first.")
    log_file = _log_to_file(paths)
    faults = Faults(paths.logs / LOG_NAME, app)
    window = build(app, paths)
    sys.excepthook = faults.hook
    instance.called.connect(window.come_forward)
    window.show()
    if file is not None:
        window.retraining.open_version(file)
    code = app.exec()
    instance.release()
    window.deleteLater()
    logging.getLogger().removeHandler(log_file)
    log_file.close()
    return code


def build(app: QApplication, paths: DataPaths) -> MainWindow:
    """The whole window, its thread running, not yet shown."""
    app.setApplicationName("Engram")
    app.setApplicationDisplayName("Engram")
    app.setDesktopFileName("engram")
    app.setStyle("Fusion")
    app.setWindowIcon(app_icon())
    settings, complaint = load_settings(paths.settings)
    speak(app, settings.language)
    preferences = Preferences(paths.settings, settings, app)
    theme = Theme(app, settings)
    services = Services.open(paths, base_checkpoint(), settings.learn_from_history)
    window = MainWindow(services, preferences, theme, AnsweringThread(paths.database))
    for owned in (preferences, theme):
        owned.setParent(window)
    if complaint:
        window.chat.composer.show_error(in_words(complaint))
    return window


def _log_to_file(paths: DataPaths) -> logging.Handler:
    handler = RotatingFileHandler(paths.logs / LOG_NAME, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    log.info("Qt %s", QLibraryInfo.version().toString())
    return handler
