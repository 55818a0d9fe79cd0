"""The list of conversations, grouped by day, with search over all messages and the card of new lessons below.

Signals:
    ConversationList.opened: a conversation's id.
    ConversationList.found: a `Found`, a message that a search turned up.
    ConversationList.new_wanted, renamed, delete_wanted: what to do with conversations.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from chatbot.domain import Conversation, Message
from chatbot.gui.buttons import IconButton
from chatbot.gui.labels import ElidedLabel, Label, set_kind, set_look
from chatbot.gui.texts import day_words, shorten
from chatbot.gui.tokens import LIST_WIDTH

SEARCH_MILLISECONDS = 150
NO_HITS = "Nothing found. The search looks at all messages, word by word."
NONE_YET = "Your conversations will be listed here."


@dataclass(frozen=True, slots=True)
class Found:
    """A message that was searched for."""

    conversation_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A conversation's new title."""

    conversation_id: int
    title: str


class Row(QPushButton):
    """A title over a quiet second line.

    Signals:
        rename_wanted, delete_wanted: from its menu, F2 and Delete.
    """

    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, title: str, second: str, editable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        set_kind(self, "row")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self._lines = column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        for text, kind in ((title, "row-title"), (second, "small")):
            label = ElidedLabel(text, kind)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        """As high as its two lines."""
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same height; any width."""
        return QSize(40, self.sizeHint().height())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Rename and delete."""
        if self._editable:
            menu = QMenu(self)
            menu.addAction("Rename…", self.rename_wanted.emit)
            menu.addAction("Delete…", self.delete_wanted.emit)
            menu.exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Delete deletes, the arrows move."""
        if event.key() == Qt.Key.Key_F2 and self._editable:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self._editable:
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ConversationList(QWidget):
    """Search on top, rows in the middle, room for a card at the foot."""

    opened = Signal(int)
    found = Signal(Found)
    new_wanted = Signal()
    search_wanted = Signal(str)
    renamed = Signal(Renamed)
    delete_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(LIST_WIDTH)
        self._current: int | None = None
        self.rows: dict[int, Row] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search everything…")
        self.search.setAccessibleName("Search all messages")
        self.search.setClearButtonEnabled(True)
        self.new_button = IconButton("plus", "New conversation", size=38, primary=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MILLISECONDS)
        self._timer.timeout.connect(lambda: self.search_wanted.emit(self.search.text()))
        self.search.textChanged.connect(self._typed)
        self.new_button.clicked.connect(self.new_wanted)
        self._lay_out()

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.new_button)
        inner = QWidget()
        set_kind(inner, "clear")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 16, 12, 16)
        self._column.setSpacing(10)
        self._column.addLayout(top)
        self._column.addWidget(scroll, 1)

    def add_card(self, card: QWidget) -> None:
        """Put a card at the foot."""
        self._column.addWidget(card)

    def show_conversations(self, conversations: list[Conversation], current: int | None) -> None:
        """Newest first, under the day of their last message."""
        self._clear()
        self._current = current
        day = ""
        for conversation in conversations:
            if day_words(conversation.updated_at) != day:
                day = day_words(conversation.updated_at)
                self._add(_section(day))
            row = Row(conversation.title or "New conversation", conversation.preview or "Nothing asked yet")
            self._wire(row, conversation)
            self.rows[conversation.id] = row
            self._add(row)
        if not conversations:
            self._add(Label(NONE_YET, "small", wrap=True))
        self.mark(current)

    def _wire(self, row: Row, conversation: Conversation) -> None:
        number = conversation.id
        row.clicked.connect(lambda: self.opened.emit(number))
        row.delete_wanted.connect(lambda: self.delete_wanted.emit(number))
        row.rename_wanted.connect(lambda: self._rename(conversation))

    def _rename(self, conversation: Conversation) -> None:
        title, sure = QInputDialog.getText(self, "Rename", "Title", text=conversation.title)
        if sure:
            self.renamed.emit(Renamed(conversation.id, title))

    def show_hits(self, messages: list[Message]) -> None:
        """What a search found, best first."""
        self._clear()
        self._add(_section("Found"))
        for message in messages:
            who = "You" if message.reply_to is None else "Engram"
            row = Row(shorten(message.text, 80), f"{who}, {day_words(message.created_at)}", editable=False)
            place = Found(message.conversation_id, message.id)
            row.clicked.connect(lambda _checked=False, place=place: self.found.emit(place))
            self._add(row)
        if not messages:
            self._add(Label(NO_HITS, "small", wrap=True))

    def mark(self, current: int | None) -> None:
        """Mark the open conversation."""
        self._current = current
        for number, row in self.rows.items():
            set_look(row, "selected", number == current)

    def _add(self, widget: QWidget) -> None:
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def _clear(self) -> None:
        self.rows = {}
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _section(text: str) -> Label:
    label = Label(text, "section")
    label.setContentsMargins(8, 10, 0, 4)
    return label
