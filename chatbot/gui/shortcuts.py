"""Every shortcut of the window in one place: what the keys are, and the dialog that lists them (F1)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.pages import scrolling

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Asking",
        (
            ("Enter, Shift+Enter", "send, new line"),
            ("Up in an empty field", "the last question again"),
            ("Esc", "stop the answer, close an explanation"),
            ("Ctrl+T", "teach"),
        ),
    ),
    (
        "Conversations",
        (
            ("Ctrl+N, Ctrl+Shift+N", "new conversation, new private one"),
            ("Ctrl+F, then Down", "search, then into what was found"),
            ("Enter, F2, Delete in the list", "open, rename, delete"),
            ("Ctrl+Z in the list", "bring back what was deleted"),
            ("Shift+F10 or Menu in the list", "pin, make private, export, print"),
            ("Ctrl+E, Ctrl+P", "export, print"),
            ("Ctrl+B", "show or hide the list"),
        ),
    ),
    (
        "The window",
        (
            ("Ctrl+1 to Ctrl+4", "Chat, Lessons, Training, Settings"),
            ("Tab, Shift+Tab", "to the next control, to the one before"),
            ("Ctrl+R", "retrain"),
            ("F1", "this list"),
            ("Ctrl+Q", "quit"),
        ),
    ),
)
WIDE, HIGH, GAP = 520, 440, 12


def shortcut_table() -> QWidget:
    """All of them, under their headings."""
    holder = QWidget()
    set_kind(holder, "clear")
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    row = 0
    for heading, entries in GROUPS:
        if row:
            grid.setRowMinimumHeight(row, GAP)
        grid.addWidget(Label(heading, "section"), row + 1, 0, 1, 2)
        for number, (keys, what) in enumerate(entries, row + 2):
            grid.addWidget(Label(keys), number, 0)
            grid.addWidget(Label(what, "mute", wrap=True), number, 1)
        row += len(entries) + 2
    return holder


class ShortcutsDialog(Dialog):
    """The list, closed by Esc or Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Keyboard shortcuts", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        area = scrolling(shortcut_table(), right=8)
        area.setMinimumSize(WIDE, HIGH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = button("Close", "primary")
        close.clicked.connect(self.accept)
        self.body.addWidget(area, 1)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
