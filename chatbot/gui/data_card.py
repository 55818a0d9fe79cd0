"""Where the data lies, on the Settings page: shown, opened, moved; and the old copy after it was moved.

Signals:
    DataCard.moved: the data lies elsewhere now; everything has to be opened anew.
    DataCard.failed: one sentence.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from chatbot.errors import ChatbotError
from chatbot.gui.buttons import button
from chatbot.gui.desk import Desk
from chatbot.gui.dialogs import Confirmation, Dialog
from chatbot.gui.errands import Errand
from chatbot.gui.labels import Card, Label, break_long_words
from chatbot.gui.language import translate
from chatbot.gui.plain_text import PlainTextView
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Services
from chatbot.moving import delete_left_behind, left_behind, move
from chatbot.paths import DataPaths


class FolderQuestion:
    """The system's question for a folder."""

    @staticmethod
    def ask(parent: QWidget) -> Path | None:
        """An empty or a new folder; None when the person thought better of it."""
        title = translate("DataCard", "An empty folder for your data")
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None


class MovingDialog(Dialog):
    """How far it is; nothing else can be done meanwhile, so that nothing is written to the old folder."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("DataCard", "Moving your data"), parent)
        self.setMinimumWidth(400)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("DataCard", "How much is copied"))
        told = translate("DataCard", "It is copied and compared. The old folder stays as it is until that is done.")
        self.body.addWidget(Label(told, "mute", wrap=True))
        self.body.addWidget(self.bar)
        cancel = button(translate("DataCard", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.body.addWidget(cancel)

    def show_share(self, share: object) -> None:
        """0 to 1."""
        assert isinstance(share, float)
        self.bar.setValue(round(share * 100))


class DataCard(Card):
    """``busy`` says why the data cannot be moved at present; empty when it can."""

    moved = Signal()
    failed = Signal(str)

    def __init__(self, paths: DataPaths, desk: Desk, busy: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._paths, self._desk, self._busy = paths, desk, busy
        self._done = False
        self.where = PlainTextView(str(paths.root))
        self.where.setAccessibleName(translate("DataCard", "The data folder"))
        tip = translate("DataCard", "In the system's file manager")
        self.open_button = button(translate("DataCard", "Open the folder"), tip=tip)
        self.move_button = button(translate("DataCard", "Move…"), name=translate("DataCard", "Move the data folder"))
        self.delete_button = button(translate("DataCard", "Delete the old copy…"), "danger")
        self.open_button.clicked.connect(self._open)
        self.move_button.clicked.connect(self._choose)
        self.delete_button.clicked.connect(self._delete)
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for made in (self.open_button, self.move_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        self._old = Label("", "small", wrap=True)
        old = QHBoxLayout()
        old.addWidget(self._old, 1)
        old.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(Label(translate("DataCard", "Your data"), "strong"))
        told = translate("DataCard", "Conversations, lessons and versions of the network lie in")
        column.addWidget(Label(told, "mute", wrap=True))
        column.addWidget(self.where)
        column.addLayout(buttons)
        column.addLayout(old)

    def _tell(self) -> None:
        old = left_behind(self._paths)
        told = translate("DataCard", "It was moved here from {folder}, where the old copy still lies.")
        self._old.setText(break_long_words(told.format(folder=old)) if old else "")
        self._old.setVisible(old is not None)
        self.delete_button.setVisible(old is not None)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.root)))

    def _choose(self) -> None:
        if self._busy():
            self.failed.emit(self._busy())
            return
        target = FolderQuestion.ask(self)
        if target is not None:
            self.move_to(target)

    def move_to(self, target: Path) -> None:
        """Copy, compare, and then use the new folder."""
        paths = self._paths

        def work(_services: Services) -> Iterator[object]:
            yield from move(paths, target)

        dialog = MovingDialog(self)
        errand = self._desk.begin(work, self)
        errand.came.connect(dialog.show_share)
        errand.came.connect(self._note)
        errand.failed.connect(self.failed)
        errand.ended.connect(lambda: self._ended(dialog))
        dialog.rejected.connect(lambda: self._cancel(errand))
        dialog.open()

    def _note(self, share: object) -> None:
        self._done = share == 1.0

    def _cancel(self, errand: Errand) -> None:
        if not self._done:
            self._desk.stop(errand)

    def _ended(self, dialog: MovingDialog) -> None:
        dialog.accept()
        dialog.deleteLater()
        if self._done:
            self.moved.emit()

    def _delete(self) -> None:
        told = translate("DataCard", "{folder}\n\nWhat is in use lies elsewhere and is not touched.")
        title, yes = translate("DataCard", "Delete the old copy of your data?"), translate("DataCard", "Delete")
        if Confirmation.ask(title, told.format(folder=left_behind(self._paths)), yes, self):
            try:
                delete_left_behind(self._paths)
            except ChatbotError as error:
                self.failed.emit(in_words(error))
            self._tell()
            self.move_button.setFocus()
