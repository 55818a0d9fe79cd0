"""Buttons of the window: with words, with an icon, and quiet ones that show on hover and on focus."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from chatbot.gui.icons import paint_icon
from chatbot.gui.labels import set_kind, set_look
from chatbot.gui.tokens import HIT_AREA, RADIUS_CONTROL

Role = QPalette.ColorRole


def button(text: str, kind: str = "", tip: str = "", name: str = "", parent: QWidget | None = None) -> QPushButton:
    """A push button; ``name`` is what screen readers say when the text alone is not enough."""
    made = QPushButton(text.replace("&", "&&"), parent)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(tip)
    made.setAccessibleName(name or text)
    if tip:
        made.setAccessibleDescription(tip)
    set_kind(made, kind)
    return made


def hush(made: QPushButton, hushed: bool) -> None:
    """Make a quiet button invisible without taking it out of the Tab order."""
    set_look(made, "hushed", hushed)


class IconButton(QAbstractButton):
    """A button that is one line icon.  ``primary`` fills it with the accent colour; it may be checkable."""

    def __init__(
        self, icon: str, name: str, size: int = HIT_AREA, glyph: int = 18, primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._size, self._glyph, self._primary = icon, size, glyph, primary
        self._hushed = False
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(size, size)

    def set_hushed(self, hushed: bool) -> None:
        """Invisible until it has the focus or is checked."""
        self._hushed = hushed
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Fainter where it can do nothing."""
        self.update()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """The hit area."""
        return QSize(self._size, self._size)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover ground."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take it away."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the icon."""
        if self._hushed and not (self.isChecked() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CONTROL, RADIUS_CONTROL)
        inset = (self._size - self._glyph) / 2
        paint_icon(painter, self._icon, QRectF(inset, inset, self._glyph, self._glyph), self._ink())

    def _ground(self) -> QColor | None:
        palette = self.palette()
        if self._primary:
            return palette.color(Role.Highlight if self.isEnabled() else Role.Midlight)
        if self.isChecked():
            return palette.color(Role.Light)
        return palette.color(Role.Midlight) if self.underMouse() and self.isEnabled() else None

    def _ink(self) -> QColor:
        palette = self.palette()
        if self._primary:
            return palette.color(Role.HighlightedText if self.isEnabled() else Role.PlaceholderText)
        if self.isChecked():
            return palette.color(Role.Highlight)
        if not self.isEnabled():
            return palette.color(Role.Mid)
        return palette.color(Role.WindowText if self.underMouse() else Role.PlaceholderText)
