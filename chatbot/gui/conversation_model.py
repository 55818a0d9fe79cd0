"""The rows of the conversation list: headings of days, conversations, and what a search found."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from chatbot.conversation_store import Listed
from chatbot.domain import Message
from chatbot.gui.finding import Hits, around
from chatbot.gui.labels import plain_tooltip
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.texts import day_words, shorten, title_words

NO_HITS = QT_TRANSLATE_NOOP(
    "ConversationModel", "Nothing found. The search looks at titles, messages and lessons, word by word."
)
NONE_YET = QT_TRANSLATE_NOOP("ConversationModel", "Your conversations will be listed here.")
ROW_ROLE = Qt.ItemDataRole.UserRole
CURRENT_ROLE = ROW_ROLE + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A heading or a note has neither id; a message that was found has a ``message_id`` too."""

    title: str
    second: str = ""
    conversation_id: int | None = None
    message_id: int | None = None
    lesson_id: int | None = None
    private: bool = False

    @property
    def heading(self) -> bool:
        """Whether it can only be read."""
        return self.conversation_id is None and self.lesson_id is None


class ConversationModel(QAbstractListModel):
    """What the list shows, replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._current: int | None = None

    @property
    def rows(self) -> list[Row]:
        """All of them, from above."""
        return list(self._rows)

    def show_conversations(self, listed: list[Listed]) -> None:
        """The pinned ones first, then newest first under the day of their last message."""
        rows: list[Row] = []
        heading, pinned = "", translate("ConversationModel", "Pinned")
        for one in listed:
            above = pinned if one.pinned else day_words(one.conversation.updated_at)
            if above != heading:
                heading = above
                rows.append(Row(heading))
            rows.append(_row(one))
        self._replace(rows or [Row(translate("ConversationModel", NONE_YET))])

    def show_hits(self, hits: Hits, words: str = "") -> None:
        """What a search found: conversations by title, messages, lessons."""
        messages = [
            Row(
                around(message.text, words),
                _said(message),
                message.conversation_id,
                message.id,
            )
            for message in hits.messages
        ]
        lessons = [Row(shorten(one.question, 80), shorten(one.answer, 120), lesson_id=one.id) for one in hits.lessons]
        groups = (
            (translate("ConversationModel", "Conversations"), list(map(_row, hits.conversations))),
            (translate("ConversationModel", "Messages"), messages),
            (translate("ConversationModel", "Lessons"), lessons),
        )
        rows = [row for heading, found in groups if found for row in (Row(heading), *found)]
        self._replace(rows or [Row(translate("ConversationModel", NO_HITS))])

    def _replace(self, rows: list[Row]) -> None:
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def mark(self, conversation_id: int | None) -> None:
        """This conversation is the open one."""
        self._current = conversation_id
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [CURRENT_ROLE])

    def row_of(self, conversation_id: int) -> int | None:
        """Where a conversation stands; None when it is not shown."""
        numbers = (number for number, row in enumerate(self._rows) if row.conversation_id == conversation_id)
        return next(numbers, None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """A flat list."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts for readers and tooltips, the `Row` for painting."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: None if row.heading else plain_tooltip(row.title),
            Qt.ItemDataRole.AccessibleTextRole: _read_out(row),
            Qt.ItemDataRole.AccessibleDescriptionRole: row.second,
            ROW_ROLE: row,
            CURRENT_ROLE: row.message_id is None and row.conversation_id == self._current and not row.heading,
        }
        return values.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can neither be selected nor reached by the arrows."""
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _read_out(row: Row) -> str:
    return translate("ConversationModel", "{title}, private").format(title=row.title) if row.private else row.title


def _said(message: Message) -> str:
    """Who said it, and on which day."""
    asked, answered = translate("ConversationModel", "You, {day}"), translate("ConversationModel", "Engram, {day}")
    return (asked if message.reply_to is None else answered).format(day=day_words(message.created_at))


def _row(listed: Listed) -> Row:
    one = listed.conversation
    second = shorten(one.preview, 120) or translate("ConversationModel", "Nothing asked yet")
    return Row(title_words(one.title), second, one.id, private=one.private)
