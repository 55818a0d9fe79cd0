"""What pages have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from chatbot.gui.labels import set_kind
from chatbot.gui.tokens import COLUMN_WIDTH, PAGE_MARGIN

SCROLL_BAR = 12


def scrolling(inner: QWidget, left: int = 0, right: int = 0) -> QScrollArea:
    """A page's body that scrolls and stays in the middle, with room on its sides."""
    holder = QWidget()
    set_kind(holder, "clear")
    row = QHBoxLayout(holder)
    row.setContentsMargins(left, 0, right, 0)
    row.addStretch(1)
    row.addWidget(inner, 1000)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area


def in_column(widget: QWidget, below: int = 0) -> QWidget:
    """In the middle, as wide as the transcript's column."""
    outer = QWidget()
    set_kind(outer, "clear")
    widget.setMaximumWidth(COLUMN_WIDTH)
    row = QHBoxLayout(outer)
    row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN + SCROLL_BAR, below)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return outer
