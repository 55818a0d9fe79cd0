"""The strip on top of every page: its title, a quiet line of facts, and at most a few actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chatbot.gui.labels import ElidedLabel, Label, set_kind
from chatbot.gui.tokens import HEADER_HEIGHT, PAGE_MARGIN

NARROW = 640


class Header(QWidget):
    """Title on the left, facts on the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(HEADER_HEIGHT)
        self.title = ElidedLabel(title, "title")
        self.facts = Label("", "small")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title comes first where it is narrow."""
        super().resizeEvent(event)
        self.facts.setVisible(self.width() >= NARROW)

    def add_before(self, widget: QWidget) -> None:
        """Put a control in front of the title."""
        self._row.insertWidget(0, widget)

    def add_after(self, widget: QWidget) -> None:
        """Put a control behind the facts."""
        self._row.addWidget(widget)
