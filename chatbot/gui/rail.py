"""The rail on the left: the mark and the four pages.

Signals:
    Rail.chosen: the index of the page.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from chatbot.gui.buttons import IconButton
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.tokens import RAIL_WIDTH

PAGES = (
    ("chat", QT_TRANSLATE_NOOP("Rail", "Chat")),
    ("lessons", QT_TRANSLATE_NOOP("Rail", "Lessons")),
    ("training", QT_TRANSLATE_NOOP("Rail", "Training")),
    ("settings", QT_TRANSLATE_NOOP("Rail", "Settings")),
)
BUTTON = 40


class Rail(QWidget):
    """One button a page; Ctrl+1 to Ctrl+4 do the same."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(RAIL_WIDTH)
        mark = Label("E", "mark")
        mark.setFixedSize(36, 36)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setAccessibleName("Engram")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 14)
        column.setSpacing(8)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        self._group = QButtonGroup(self)
        self.buttons: list[IconButton] = []
        for number, (icon, name) in enumerate(PAGES):
            shown = translate("Rail", name)
            made = IconButton(icon, shown, size=BUTTON, glyph=20)
            made.setCheckable(True)
            made.setToolTip(translate("Rail", "{page} (Ctrl+{number})").format(page=shown, number=number + 1))
            self._group.addButton(made, number)
            self.buttons.append(made)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._group.idClicked.connect(self.chosen)
        self.buttons[0].setChecked(True)

    def show_page(self, number: int) -> None:
        """Mark a page as the one that is open."""
        self.buttons[number].setChecked(True)
