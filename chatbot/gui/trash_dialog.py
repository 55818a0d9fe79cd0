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
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.pages import scrolling
from chatbot.gui.texts import count_words, local, title_words, when_words

EMPTY = QT_TRANSLATE_NOOP("TrashDialog", "The trash is empty.")
WIDE, HIGH = 520, 300


class TrashDialog(Dialog):
    """One row a conversation."""

    restore_wanted = Signal(int)
    empty_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("TrashDialog", "Trash"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.restore_buttons: list[QPushButton] = []
        told = translate(
            "TrashDialog",
            "Conversations stay here for {days}. No search finds them, and nothing is trained from them.",
        )
        self._about = Label(told.format(days=count_words(TRASH_DAYS, "day")), "mute", wrap=True)
        self._inner = QWidget()
        set_kind(self._inner, "clear")
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.empty_button = button(translate("TrashDialog", "Empty the trash…"), "danger")
        self.close_button = button(translate("TrashDialog", "Close"), "primary")
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
            self._rows.addWidget(Label(translate("TrashDialog", EMPTY), "mute"))
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
        title = title_words(one.title)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(title, "strong"))
        left = count_words(max(1, (local(one.gone_at) - local(utc_now())).days + 1), "day")
        messages, deleted = count_words(one.messages, "message"), when_words(one.deleted_at)
        facts = translate("TrashDialog", "{messages} · deleted {when} · {days} left")
        texts.addWidget(ElidedLabel(facts.format(messages=messages, when=deleted, days=left), "small"))
        named = translate("TrashDialog", "Restore “{title}”").format(title=title)
        restore = button(translate("TrashDialog", "Restore"), name=named)
        restore.clicked.connect(lambda: self.restore_wanted.emit(one.conversation_id))
        self.restore_buttons.append(restore)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(restore)
        return row
