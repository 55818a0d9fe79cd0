"""Backups on the Settings page: made, listed, put back.

Signals:
    BackupsCard.restored: conversations and lessons are those of a backup; everything has to be opened anew.
    BackupsCard.failed: one sentence.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chatbot.backups import back_up, new_backup_path, restore
from chatbot.gui.buttons import button
from chatbot.gui.desk import Desk
from chatbot.gui.dialogs import Confirmation
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.services import Services
from chatbot.gui.texts import when_words
from chatbot.paths import DataPaths

MOST_LISTED = 6


class BackupsCard(Card):
    """``busy`` says why nothing can be put back at present; empty when it can."""

    restored = Signal()
    failed = Signal(str)

    def __init__(self, paths: DataPaths, desk: Desk, busy: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._paths, self._desk, self._busy = paths, desk, busy
        self.make_button = button(translate("BackupsCard", "Back up now"))
        self.make_button.clicked.connect(self._make)
        self.restore_buttons: list[QWidget] = []
        self._rows = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(translate("BackupsCard", "Backups"), "strong"), 1)
        head.addWidget(self.make_button)
        column.addLayout(head)
        told = translate(
            "BackupsCard", "Copies of all conversations and lessons, in the folder “backups” with your other data."
        )
        column.addWidget(Label(told, "mute", wrap=True))
        column.addWidget(self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        """What there is now."""
        super().showEvent(event)
        self.refresh()

    def backups(self) -> list[Path]:
        """The files, newest first."""
        found = [path for path in self._paths.backups.glob("*.db") if path.is_file()]
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)

    def refresh(self) -> None:
        """List them."""
        rows, self.restore_buttons = QWidget(), []
        set_kind(rows, "clear")
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        found = self.backups()
        for path in found[:MOST_LISTED]:
            column.addLayout(self._row(path))
        if len(found) > MOST_LISTED:
            told = translate("BackupsCard", "{count} older ones lie in the folder.")
            column.addWidget(Label(told.format(count=len(found) - MOST_LISTED), "small", wrap=True))
        if not found:
            told = translate("BackupsCard", "There is none yet. One is made before anything is put back.")
            column.addWidget(Label(told, "small", wrap=True))
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _row(self, path: Path) -> QHBoxLayout:
        when, row = _when(path), QHBoxLayout()
        words = Label(translate("BackupsCard", "{when} · {size} MB").format(when=when, size=_megabytes(path)))
        words.setToolTip(path.name)
        named = translate("BackupsCard", "Put back the backup of {when}").format(when=when)
        made = button(translate("BackupsCard", "Put back…"), "link-small", name=named)
        made.clicked.connect(lambda: self._restore(path))
        self.restore_buttons.append(made)
        row.addWidget(words, 1)
        if "-before-" in path.name:
            row.addWidget(Label(translate("BackupsCard", "what was there before"), "small"))
        row.addWidget(made)
        return row

    def _make(self) -> None:
        def work(services: Services) -> Iterator[object]:
            target = new_backup_path(services.paths)
            back_up(services.store, target)
            yield target

        self.make_button.setEnabled(False)
        errand = self._desk.begin(work, self)
        errand.failed.connect(self.failed)
        errand.ended.connect(self._made)

    def _made(self) -> None:
        self.make_button.setEnabled(True)
        self.make_button.setFocus()
        self.refresh()

    def _restore(self, path: Path) -> None:
        if self._busy():
            self.failed.emit(self._busy())
            return
        told = translate(
            "BackupsCard",
            "Conversations and lessons become those of that time. What is there now is kept as another backup. "
            "Versions of the network stay as they are.",
        )
        title = translate("BackupsCard", "Put back the backup of {when}?").format(when=_when(path))
        if not Confirmation.ask(title, told, translate("BackupsCard", "Put back"), self, "primary"):
            return

        def work(services: Services) -> Iterator[object]:
            restore(services.paths, path)
            yield path

        errand = self._desk.begin(work, self)
        errand.came.connect(lambda _path: self.restored.emit())
        errand.failed.connect(self.failed)


def _when(path: Path) -> str:
    return when_words(datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat())


def _megabytes(path: Path) -> str:
    return f"{max(0.1, path.stat().st_size / 1_000_000):.1f}"
