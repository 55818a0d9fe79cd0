"""One focus ring for the whole window: 2 px, accent, offset 2, round whatever the keyboard has reached.

Shown only while the keyboard leads; a click of the mouse takes it away.  Text fields show a strong edge instead
(style sheet), and a list rings its row by itself.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from chatbot.gui.tokens import RADIUS_CONTROL

OFFSET, WIDTH = 2, 2
REACH = OFFSET + WIDTH
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_OWN_CUE = (QTextEdit, QPlainTextEdit, QLineEdit, QAbstractItemView)


class FocusRing(QWidget):
    """A small pane above the target that takes no clicks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in step with the window, the mouse, and what has the focus."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
            self._place()
        elif event.type() in _MOVES:
            if event.type() == QEvent.Type.Show and self._window.windowHandle() is not None:
                self._window.windowHandle().installEventFilter(self)
            self._place()
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside and not isinstance(new, _OWN_CUE) else None
        self._watched = _up(self._target, self._window) if self._target else []
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        if not isValid(self._window):
            return  # it is being taken down
        target = self._target
        if target is not None and not isValid(target):
            self._target, self._watched, target = None, [], None
        keyboard = self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if target is None or not keyboard or not target.isVisible():
            self.hide()
            return
        self.setGeometry(self._in_sight(self._round(target)))
        self.raise_()
        self.setVisible(not self.size().isEmpty())
        self.update()

    def _round(self, target: QWidget) -> QRect:
        corner = target.mapTo(self._window, QPoint(0, 0))
        return QRect(corner, target.size()).adjusted(-REACH, -REACH, REACH, REACH)

    def _in_sight(self, ring: QRect) -> QRect:
        """What the scrolling areas round the target leave of it."""
        for widget in self._watched:
            if isinstance(widget.parentWidget(), QAbstractScrollArea):
                view = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
                ring = ring.intersected(view.adjusted(-REACH, -REACH, REACH, REACH))
        return ring

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, moved to where this pane lies."""
        if self._target is None or not isValid(self._target):
            return
        half = WIDTH / 2
        ring = QRectF(self._round(self._target).translated(-self.pos())).adjusted(half, half, -half, -half)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDTH))
        painter.drawRoundedRect(ring, RADIUS_CONTROL + OFFSET, RADIUS_CONTROL + OFFSET)


def _up(widget: QWidget, window: QWidget) -> list[QWidget]:
    found = []
    step: QWidget | None = widget
    while step is not None and step is not window:
        found.append(step)
        step = step.parentWidget()
    return found
