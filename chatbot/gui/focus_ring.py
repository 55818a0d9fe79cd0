"""One focus ring for the whole window: 2 px, accent, offset 2, round whatever the keyboard has reached."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QTextEdit, QWidget

from chatbot.gui.tokens import RADIUS_CONTROL

OFFSET, WIDTH = 2, 2
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """A pane over the window that takes no clicks and draws the ring."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in step with the window and with what has the focus."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside and not isinstance(new, QTextEdit | QPlainTextEdit) else None
        self._watched = [*_up(self._target, self._window)] if self._target else []
        for widget in self._watched:
            widget.destroyed.connect(self._forget)
            widget.installEventFilter(self)
        self._place()

    def _forget(self) -> None:
        self._target, self._watched = None, []
        self.update()

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, cut at the edges of the scrolling area that the target lies in."""
        target = self._target
        if target is None or not target.isVisible():
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        ring = QRectF(QRect(corner, target.size()).adjusted(-OFFSET, -OFFSET, OFFSET, OFFSET))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for widget in self._watched:
            if isinstance(widget.parentWidget(), QAbstractScrollArea):
                view = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
                painter.setClipRect(view.adjusted(-4, -4, 4, 4), Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDTH))
        radius = RADIUS_CONTROL + OFFSET
        painter.drawRoundedRect(ring, radius, radius)


def _up(widget: QWidget, window: QWidget) -> list[QWidget]:
    found = []
    step: QWidget | None = widget
    while step is not None and step is not window:
        found.append(step)
        step = step.parentWidget()
    return found
