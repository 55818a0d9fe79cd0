"""The trash: what was deleted in the last 30 days, to be brought back or deleted for good.

Signals:
    TrashDialog.restore_wanted: a conversation's id.
    TrashDialog.empty_wanted: delete all of it for good.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chatbot.conversation_store import TRASH_DAYS, Trashed
from chatbot.domain import utc_now
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog
from chatbot.gui.labels import Card, ElidedLabel, Label, rule, set_kind
from chatbot.gui.pages import scrolling
from chatbot.gui.texts import count_words, local, when_words

UNTITLED = "New conversation"
EMPTY = "The trash is empty."
ABOUT = f"Conversations stay here for {TRASH_DAYS} days. No search finds them, and nothing is trained from them."
WIDE, HIGH = 520, 300


class TrashDialog(Dialog):
    """One row a conversation."""

    restore_wanted = Signal(int)
    empty_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Trash", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.restore_buttons: list[QPushButton] = []
        self._about = Label(ABOUT, "mute", wrap=True)
        self._inner = QWidget()
        set_kind(self._inner, "clear")
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.empty_button = button("Empty the trash…", "danger")
        self.close_button = button("Close", "primary")
        self.empty_button.clicked.connect(self.empty_wanted)
        self.close_button.clicked.connect(self.accept)
        self.area = scrolling(self._inner)
        self.area.setMinimumSize(WIDE, HIGH)
        foot = QHBoxLayout()
        foot.addWidget(self.empty_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self.body.addWidget(self._about)
        self.body.addWidget(self.area, 1)
        self.body.addLayout(foot)

    def show_trash(self, trash: list[Trashed]) -> None:
        """Last deleted first."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.restore_buttons = []
        if trash:
            self._rows.addWidget(self._table(trash))
        else:
            self._rows.addWidget(Label(EMPTY, "mute"))
        self._rows.addStretch(1)
        self.empty_button.setEnabled(bool(trash))
        (self.restore_buttons or [self.close_button])[0].setFocus()

    def _table(self, trash: list[Trashed]) -> Card:
        card = Card()
        card.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        for number, one in enumerate(trash):
            if number:
                column.addWidget(rule())
            column.addLayout(self._row(one))
        return card

    def _row(self, one: Trashed) -> QHBoxLayout:
        title = one.title or UNTITLED
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(title, "strong"))
        left = count_words(max(1, (local(one.gone_at) - local(utc_now())).days + 1), "day")
        facts = f"{count_words(one.messages, 'message')} · deleted {when_words(one.deleted_at)} · {left} left"
        texts.addWidget(ElidedLabel(facts, "small"))
        restore = button("Restore", name=f"Restore “{title}”")
        restore.clicked.connect(lambda: self.restore_wanted.emit(one.conversation_id))
        self.restore_buttons.append(restore)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(restore)
        return row
