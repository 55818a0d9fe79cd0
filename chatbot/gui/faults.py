"""Faults that nobody expected: into the log, one sentence to the person, and a report to keep or to pass on by hand."""

import logging
import platform
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from chatbot import __version__
from chatbot.errors import ChatbotError
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog, Notice
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.sentences import in_words

log = logging.getLogger(__name__)
LOG_LINES = 60
SENTENCE = QT_TRANSLATE_NOOP(
    "Faults",
    "Something went wrong that should not have. What you were doing may not have worked; nothing kept is lost.",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """``sentence`` is for the person, ``trace`` for the report; empty where the sentence says it all."""

    sentence: str
    trace: str = ""


class Faults(QObject):
    """The one hook for exceptions that nobody caught, in whatever thread.

    Signals:
        happened: a `Fault`; shown in the window's thread.
    """

    happened = Signal(Fault)

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file, self._showing = log_file, False
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """In place of ``sys.excepthook``."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected fault\n%s", text)
        known = isinstance(error, ChatbotError)
        self.happened.emit(Fault(in_words(error)) if known else Fault(translate("Faults", SENTENCE), text))

    def _show(self, fault: Fault) -> None:
        if self._showing:
            return  # it is in the log; one dialog at a time
        self._showing = True
        try:
            if fault.trace:
                FaultDialog.ask(fault, report(fault, self._log_file), self._log_file.parent)
            else:
                Notice.ask(fault.sentence)
        finally:
            self._showing = False


def report(fault: Fault, log_file: Path) -> str:
    """What a person who wants to mend it has to know."""
    try:
        lines = log_file.read_text("utf-8", "replace").splitlines()[-LOG_LINES:]
    except OSError:
        lines = []
    facts = (
        f"Engram {__version__}",
        f"Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}, {platform.platform()}",
        f"arguments: {len(sys.argv) - 1}",
    )
    return "\n".join([*facts, "", fault.trace, "Last lines of the log:", *lines, ""])


class FaultDialog(Dialog):
    """The sentence, with the details folded, and a report to save."""

    def __init__(self, fault: Fault, text: str, folder: Path, parent: QWidget | None) -> None:
        super().__init__("Engram", parent)
        self.setMinimumWidth(480)
        self._text, self._folder = text, folder
        self.details = QPlainTextEdit(text)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(translate("Faults", "Details"))
        self.details.setMinimumHeight(220)
        set_kind(self.details, "field")
        self.details.hide()
        self.details_button = button(translate("Faults", "Show the details"), "link")
        self.save_button = button(translate("Faults", "Save a report…"))
        close = button(translate("Faults", "Close"), "primary")
        self.details_button.clicked.connect(self._unfold)
        self.save_button.clicked.connect(self._save)
        close.clicked.connect(self.accept)
        about = translate(
            "Faults", "A report stays on this computer. It may quote your texts: read it before you pass it on."
        )
        self._said = Label(about, "small", wrap=True)
        self.body.addWidget(Label(fault.sentence, wrap=True))
        self.body.addWidget(self.details_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.details)
        self.body.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(close)
        self.body.addLayout(row)

    @staticmethod
    def ask(fault: Fault, text: str, folder: Path, parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        FaultDialog(fault, text, folder, parent or QApplication.activeWindow()).accepted_by_person()

    def _unfold(self) -> None:
        self.details.setVisible(not self.details.isVisible())
        hide, show = translate("Faults", "Hide the details"), translate("Faults", "Show the details")
        self.details_button.setText(hide if self.details.isVisible() else show)
        self.details_button.setAccessibleName(self.details_button.text())

    def _save(self) -> None:
        title, kinds = translate("Faults", "Save the report"), translate("Faults", "Text (*.txt)")
        name, _ = QFileDialog.getSaveFileName(self, title, str(self._folder / "report.txt"), kinds)
        if not name:
            return
        try:
            Path(name).write_text(self._text, "utf-8")
        except OSError as error:
            told = translate("Faults", "The report cannot be written ({reason}).")
            self._said.setText(told.format(reason=in_words(error.strerror)))
        else:
            self._said.setText(translate("Faults", "The report is in {name}.").format(name=name))
