"""A switch with its words beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from chatbot.gui.tokens import HIT_AREA

WIDE, HIGH, GAP = 36, 20, 12


class Toggle(QCheckBox):
    """A check box drawn as a switch: the knob's side is the second cue beside the colour."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for the switch and the words."""
        metrics = self.fontMetrics()
        return QSize(WIDE + GAP + metrics.horizontalAdvance(self.text()) + 2, max(HIT_AREA, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """The same: the words are not cut."""
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        """The words switch it too."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The switch, then the words."""
        roles, palette = QPalette.ColorRole, self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0.5, (self.height() - HIGH) / 2 + 0.5, WIDE - 1, HIGH - 1)
        on = self.isChecked()
        painter.setPen(QPen(palette.color(roles.Highlight if on else roles.Dark), 1))
        painter.setBrush(palette.color(roles.Highlight if on else roles.Base))
        painter.drawRoundedRect(track, HIGH / 2, HIGH / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(roles.HighlightedText if on else roles.Dark))
        left = track.right() - HIGH + 4 if on else track.left() + 3
        painter.drawEllipse(QRectF(left, track.top() + 3, HIGH - 7, HIGH - 7))
        painter.setPen(palette.color(roles.WindowText))
        words = self.rect().adjusted(WIDE + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
