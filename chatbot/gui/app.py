"""The composition root: puts the window together and runs it.  Loads neither torch nor pyqtgraph."""

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

from chatbot.errors import ChatbotError
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.dialogs import Notice
from chatbot.gui.icons import app_icon
from chatbot.gui.main_window import MainWindow
from chatbot.gui.services import Preferences, Services
from chatbot.gui.theme import Theme
from chatbot.paths import DataPaths, base_checkpoint
from chatbot.settings import load_settings

log = logging.getLogger(__name__)
LOG_BYTES = 1_000_000


def main(paths: DataPaths) -> int:
    """Open the window and stay until it is closed; raises `ChatbotError` when the data cannot be used."""
    paths.ensure()
    _log_to_file(paths)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    window = build(app, paths)
    sys.excepthook = _report(paths)
    window.show()
    return app.exec()


def build(app: QApplication, paths: DataPaths) -> MainWindow:
    """The whole window, its thread running, not yet shown."""
    app.setApplicationName("Engram")
    app.setApplicationDisplayName("Engram")
    app.setDesktopFileName("engram")
    app.setStyle("Fusion")
    app.setWindowIcon(app_icon())
    settings, complaint = load_settings(paths.settings)
    preferences = Preferences(paths.settings, settings, app)
    theme = Theme(app, settings)
    services = Services.open(paths, base_checkpoint(), settings.learn_from_history)
    window = MainWindow(services, preferences, theme, AnsweringThread(paths.database))
    if complaint:
        window.chat.composer.show_error(complaint)
    return window


def _log_to_file(paths: DataPaths) -> None:
    handler = RotatingFileHandler(paths.logs / "window.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    log.info("Qt %s", QLibraryInfo.version().toString())


def _report(paths: DataPaths):  # type: ignore[no-untyped-def]
    """A fault that nobody expected: into the log, one sentence to the person, and on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        log.error("unexpected fault\n%s", "".join(traceback.format_exception(kind, error, trace)))
        if isinstance(error, ChatbotError):
            Notice.ask(str(error))
        else:
            Notice.ask(f"Something went wrong that should not have. The details are in {paths.logs / 'window.log'}.")

    return hook
