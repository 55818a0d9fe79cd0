"""Paints the rows of the conversation list: a title over a quiet second line, and headings of days."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from chatbot.gui.conversation_model import CURRENT_ROLE, ROW_ROLE, Row
from chatbot.gui.icons import paint_icon
from chatbot.gui.tokens import RADIUS_CONTROL, SMALL_SIZE, TEXT_SIZE

SIDE, ABOVE, BETWEEN, GAP = 10, 8, 2, 2
HEADING_ABOVE, HEADING_BELOW = 12, 5
LOCK = 14
Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole


class ConversationDelegate(QStyledItemDelegate):
    """All measures follow the list's font."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, or one for a heading; a heading that is a sentence wraps."""
        row: Row = index.data(ROW_ROLE)
        small = QFontMetrics(_small(QFont(option.font)))
        if row.heading:
            wide = max(80, _width(option) - 2 * SIDE)
            high = small.boundingRect(QRect(0, 0, wide, 10_000), Qt.TextFlag.TextWordWrap, row.title).height()
            return QSize(80, HEADING_ABOVE + high + HEADING_BELOW)
        title = QFontMetrics(_strong(QFont(option.font)))
        return QSize(80, 2 * ABOVE + title.height() + BETWEEN + small.height() + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, ring and words."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._paint_heading(painter, option, row)
        else:
            self._paint_ground(painter, option, bool(index.data(CURRENT_ROLE)))
            self._paint_lines(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        sentence = row.title.endswith((".", "।"))
        font = _small(QFont(option.font))
        font.setWeight(QFont.Weight.Normal if sentence else QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(Role.PlaceholderText))
        area = option.rect.adjusted(SIDE - 2, HEADING_ABOVE, -SIDE, -HEADING_BELOW)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, row.title)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, current: bool) -> None:
        state, palette = option.state, option.palette
        ground = QRectF(option.rect.adjusted(0, 0, 0, -GAP))
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or hovered:
            painter.setBrush(palette.color(Role.Light if current else Role.Midlight))
            painter.drawRoundedRect(ground, RADIUS_CONTROL, RADIUS_CONTROL)
        keyboard = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if state & keyboard == keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(Role.Highlight), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        area = option.rect.adjusted(SIDE, ABOVE, -SIDE, 0)
        palette = option.palette
        if row.private:
            mark = QRectF(area.right() - LOCK, area.top() + 2, LOCK, LOCK)
            paint_icon(painter, "lock", mark, palette.color(Role.PlaceholderText))
            area.setRight(area.right() - LOCK - BETWEEN * 2)
        for text, font, role in (
            (row.title, _strong(QFont(option.font)), Role.WindowText),
            (row.second, _small(QFont(option.font)), Role.PlaceholderText),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(palette.color(role))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), area.top(), area.width(), metrics.height()), 0, cut)
            area.translate(0, metrics.height() + BETWEEN)


def _width(option: QStyleOptionViewItem) -> int:
    return option.widget.width() if isinstance(option.widget, QWidget) else option.rect.width()


def _strong(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.Medium)
    return font


def _small(font: QFont) -> QFont:
    font.setPixelSize(round(font.pixelSize() * SMALL_SIZE / TEXT_SIZE))
    return font
