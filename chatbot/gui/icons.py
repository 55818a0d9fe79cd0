"""Line icons from ``assets/icons``, tinted at the moment they are painted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from chatbot.paths import asset


def paint_icon(painter: QPainter, name: str, area: QRectF, colour: QColor) -> None:
    """Draw the icon ``name`` into ``area``; the current colour of the drawing becomes ``colour``."""
    renderer(name, colour.name()).render(painter, area)


@lru_cache(maxsize=128)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """The tinted drawing, kept because pages repaint it often."""
    drawing = asset(f"icons/{name}.svg").read_bytes().replace(b"currentColor", colour.encode("ascii"))
    return QSvgRenderer(QByteArray(drawing))


def app_icon() -> QIcon:
    """The program's icon in the sizes that systems ask for."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, "app", QRectF(0, 0, size, size), QColor(0, 0, 0))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
