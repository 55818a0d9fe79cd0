"""The list of conversations, grouped by day, with search over all messages and the card of new lessons below.

Signals:
    ConversationList.opened: a conversation's id.
    ConversationList.found: a `Found`, a message that a search turned up.
    ConversationList.new_wanted, renamed, delete_wanted: what to do with conversations.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from chatbot.domain import Conversation, Message
from chatbot.gui.buttons import IconButton
from chatbot.gui.conversation_delegate import ConversationDelegate
from chatbot.gui.conversation_model import ROW_ROLE, ConversationModel, Row
from chatbot.gui.dialogs import TitleDialog
from chatbot.gui.labels import set_kind
from chatbot.gui.tokens import LIST_WIDTH

SEARCH_MILLISECONDS = 150
SIDE = 12


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


class ConversationRows(QListView):
    """The rows themselves.

    Signals:
        chosen: a `Row`, by click or Enter.
        rename_wanted, delete_wanted: a `Row`, from its menu, F2 and Delete.
    """

    chosen = Signal(Row)
    rename_wanted = Signal(Row)
    delete_wanted = Signal(Row)

    def __init__(self, model: ConversationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = ConversationDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Conversations")
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def row(self, index: QModelIndex) -> Row | None:
        """The row at an index; None for headings and beside all rows."""
        row = index.data(ROW_ROLE)
        return row if isinstance(row, Row) and not row.heading else None

    def _choose(self, index: QModelIndex) -> None:
        row = self.row(index)
        if row is not None:
            self.chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 renames, Delete deletes, the arrows move."""
        row = self.row(self.currentIndex())
        whole = row is not None and row.message_id is None
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(row)
        elif whole and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(row)
        elif whole and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Rename and delete."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.row(index)
        if row is not None and row.message_id is None:
            menu = QMenu(self)
            menu.addAction("Rename…", lambda: self.rename_wanted.emit(row))
            menu.addAction("Delete…", lambda: self.delete_wanted.emit(row))
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(SIDE, 0))
            menu.exec(below if by_key else event.globalPos())
            menu.deleteLater()


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
        self.model = ConversationModel()
        self.view = ConversationRows(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search everything…")
        self.search.setAccessibleName("Search all messages")
        self.search.setClearButtonEnabled(True)
        self.new_button = IconButton("plus", "New conversation", size=38, primary=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MILLISECONDS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.new_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, 16, SIDE, 16)
        self._column.setSpacing(10)
        self._column.addLayout(top)
        self._column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(lambda: self.search_wanted.emit(self.search.text()))
        self.search.textChanged.connect(self._typed)
        self.new_button.clicked.connect(self.new_wanted)
        self.view.chosen.connect(self._choose)
        self.view.rename_wanted.connect(self._rename)
        self.view.delete_wanted.connect(lambda row: self.delete_wanted.emit(row.conversation_id))

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def add_card(self, card: QWidget) -> None:
        """Put a card at the foot."""
        self._column.addWidget(card)

    def show_conversations(self, conversations: list[Conversation], current: int | None) -> None:
        """Newest first, under the day of their last message."""
        scrolled = self.view.verticalScrollBar().value()
        self.model.show_conversations(conversations)
        self.view.verticalScrollBar().setValue(scrolled)
        self.mark(current)

    def show_hits(self, messages: list[Message]) -> None:
        """What a search found, best first."""
        self.model.show_hits(messages)

    def mark(self, current: int | None) -> None:
        """Mark the open conversation, and let the arrows start from it."""
        self.model.mark(current)
        number = self.model.row_of(current) if current is not None else None
        if number is not None and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(number))

    def _choose(self, row: Row) -> None:
        if row.conversation_id is None:
            return
        if row.message_id is None:
            self.opened.emit(row.conversation_id)
        else:
            self.found.emit(Found(row.conversation_id, row.message_id))

    def _rename(self, row: Row) -> None:
        if row.conversation_id is not None:
            self.rename(row.conversation_id, row.title)

    def rename(self, conversation_id: int, title: str) -> None:
        """Ask for another title."""
        chosen = TitleDialog.ask(self, title)
        if chosen:
            self.renamed.emit(Renamed(conversation_id, chosen))
