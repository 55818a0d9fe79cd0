"""Three soft dots while an answer is thought about; the word instead, where the system asks for less motion."""

import math

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from chatbot.gui.language import translate

DOT, GAP, FRAME, PERIOD = 7, 6, 60, 1200
LESS_MOTION = "less-motion"
"""The application's property that says so."""


class ThinkingDots(QWidget):
    """Animated only while it can be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Thinking", "Engram is thinking"))
        self._word = translate("Thinking", "Thinking…")
        self._time = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._advance)

    @property
    def still(self) -> bool:
        """Whether motion is unwanted, by the settings or by the system."""
        app = QApplication.instance()
        if app is not None and app.property(LESS_MOTION):
            return True
        return self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) == 0

    def sizeHint(self) -> QSize:
        """Room for the dots or for the word."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._word) + 4, max(28, metrics.height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        if not self.still:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        self._timer.stop()

    def _advance(self) -> None:
        if self.still:
            self._timer.stop()
        self._time = (self._time + FRAME) % PERIOD
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots, one after the other a little stronger."""
        colour = QColor(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.still:
            painter.setPen(colour)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._word)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(3):
            phase = 2 * math.pi * (self._time / PERIOD - number / 5)
            colour.setAlphaF(0.35 + 0.5 * max(0.0, math.sin(phase)))
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(number * (DOT + GAP), (self.height() - DOT) / 2, DOT, DOT))
