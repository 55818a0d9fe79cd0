"""The list of conversations, grouped by day, with search over everything and the card of new lessons below.

Signals:
    ConversationList.opened: a conversation's id.
    ConversationList.found: a `Found`, a message that a search turned up.
    ConversationList.lesson_found: a lesson's id.
    ConversationList.new_wanted, rename_wanted, delete_wanted, undo_wanted, trash_wanted: what to do.
    ConversationList.menu_wanted: a `MenuWanted`.
    ConversationList.more_wanted: the end of what is listed is in sight.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from chatbot.conversation_store import Listed
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.conversation_actions import MenuWanted
from chatbot.gui.conversation_delegate import ConversationDelegate
from chatbot.gui.conversation_model import ROW_ROLE, ConversationModel, Row
from chatbot.gui.finding import Hits
from chatbot.gui.labels import set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.texts import count_words
from chatbot.gui.tokens import LIST_WIDTH

SEARCH_MILLISECONDS = 150
SIDE = 12
NEAR_THE_END = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A message that was searched for."""

    conversation_id: int
    message_id: int


class ConversationRows(QListView):
    """The rows themselves.

    Signals:
        chosen: a `Row`, by click or Enter.
        rename_wanted, delete_wanted: a conversation's id, by F2 and Delete.
        undo_wanted: bring back what was deleted last.
        menu_wanted: a `MenuWanted`.
    """

    chosen = Signal(Row)
    rename_wanted = Signal(int)
    delete_wanted = Signal(int)
    undo_wanted = Signal()
    menu_wanted = Signal(MenuWanted)

    def __init__(self, model: ConversationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = ConversationDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(translate("ConversationList", "Conversations"))
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
        """Enter opens, F2 renames, Delete deletes, Ctrl+Z brings back, the arrows move."""
        row = self.row(self.currentIndex())
        number = row.conversation_id if row is not None and row.message_id is None else None
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(row)
        elif number is not None and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(number)
        elif number is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(number)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the conversation."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.row(index)
        if row is not None and row.message_id is None and row.conversation_id is not None:
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(SIDE, 0))
            self.menu_wanted.emit(MenuWanted(row.conversation_id, below if by_key else event.globalPos()))


class ConversationList(QWidget):
    """Search on top, rows in the middle, room for a card at the foot."""

    opened = Signal(int)
    found = Signal(Found)
    lesson_found = Signal(int)
    new_wanted = Signal()
    search_wanted = Signal(str)
    rename_wanted = Signal(int)
    delete_wanted = Signal(int)
    undo_wanted = Signal()
    trash_wanted = Signal()
    more_wanted = Signal()
    menu_wanted = Signal(MenuWanted)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(LIST_WIDTH)
        self.model = ConversationModel()
        self.view = ConversationRows(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("ConversationList", "Search everything…"))
        self.search.setAccessibleName(translate("ConversationList", "Search titles, messages and lessons"))
        self.search.setClearButtonEnabled(True)
        self.new_button = IconButton("plus", translate("ConversationList", "New conversation"), size=38, primary=True)
        tip = translate("ConversationList", "What was deleted in the last 30 days")
        self.trash_button = button(translate("ConversationList", "Trash"), "quiet", tip=tip)
        self.trash_button.hide()
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
        self._column.addWidget(self.trash_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._timer.timeout.connect(lambda: self.search_wanted.emit(self.search.text()))
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        self.new_button.clicked.connect(self.new_wanted)
        self.view.chosen.connect(self._choose)
        for name in ("rename_wanted", "delete_wanted", "undo_wanted", "menu_wanted"):
            getattr(self.view, name).connect(getattr(self, name))
        self.trash_button.clicked.connect(self.trash_wanted)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field into the list, Esc empties it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self._go_down()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False

    def _go_down(self) -> None:
        numbers = [number for number, row in enumerate(self.model.rows) if not row.heading]
        if numbers:
            self.view.setFocus()
            self.view.setCurrentIndex(self.model.index(numbers[0]))

    def _typed(self, _text: str) -> None:
        self._timer.start()

    @property
    def searching(self) -> bool:
        """Whether what was typed last has not been searched for yet."""
        return self._timer.isActive()

    def add_card(self, card: QWidget) -> None:
        """Put a card at the foot."""
        self._column.addWidget(card)

    def show_conversations(self, listed: list[Listed], current: int | None) -> None:
        """The pinned ones first, then newest first under the day of their last message."""
        scrolled, chosen = self.view.verticalScrollBar().value(), self.view.row(self.view.currentIndex())
        self.model.show_conversations(listed)
        number = self.model.row_of(chosen.conversation_id) if chosen and chosen.conversation_id else None
        if number is not None:
            self.view.setCurrentIndex(self.model.index(number))
        self.view.verticalScrollBar().setValue(scrolled)
        self.mark(current)

    def show_trash(self, count: int) -> None:
        """The way to the trash is there while it holds something."""
        self.trash_button.setText(translate("ConversationList", "Trash · {count}").format(count=grouped(count)))
        named = translate("ConversationList", "Trash, {conversations}")
        self.trash_button.setAccessibleName(named.format(conversations=count_words(count, "conversation")))
        self.trash_button.setVisible(count > 0)

    def _scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if value and value >= bar.maximum() - NEAR_THE_END:
            self.more_wanted.emit()

    def show_hits(self, hits: Hits, words: str) -> None:
        """What a search found; the arrow keys go through it from the search field."""
        self.model.show_hits(hits, words)

    def mark(self, current: int | None) -> None:
        """Mark the open conversation, and let the arrows start from it."""
        self.model.mark(current)
        number = self.model.row_of(current) if current is not None else None
        if number is not None and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(number))

    def _choose(self, row: Row) -> None:
        if row.lesson_id is not None:
            self.lesson_found.emit(row.lesson_id)
        if row.conversation_id is None:
            return
        if row.message_id is None:
            self.opened.emit(row.conversation_id)
        else:
            self.found.emit(Found(row.conversation_id, row.message_id))
