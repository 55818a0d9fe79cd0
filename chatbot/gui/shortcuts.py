"""Every shortcut of the window in one place: what the keys are, and the dialog that lists them (F1)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.pages import scrolling

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Asking"),
        (
            ("Enter, Shift+Enter", QT_TRANSLATE_NOOP("Shortcuts", "send, new line")),
            (
                QT_TRANSLATE_NOOP("Shortcuts", "Up in an empty field"),
                QT_TRANSLATE_NOOP("Shortcuts", "the last question again"),
            ),
            ("Esc", QT_TRANSLATE_NOOP("Shortcuts", "stop the answer, close an explanation")),
            ("Ctrl+T", QT_TRANSLATE_NOOP("Shortcuts", "teach")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Conversations"),
        (
            ("Ctrl+N, Ctrl+Shift+N", QT_TRANSLATE_NOOP("Shortcuts", "new conversation, new private one")),
            (
                QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+F, then Down"),
                QT_TRANSLATE_NOOP("Shortcuts", "search, then into what was found"),
            ),
            (
                QT_TRANSLATE_NOOP("Shortcuts", "Enter, F2, Delete in the list"),
                QT_TRANSLATE_NOOP("Shortcuts", "open, rename, delete"),
            ),
            (
                QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+Z in the list"),
                QT_TRANSLATE_NOOP("Shortcuts", "bring back what was deleted"),
            ),
            (
                QT_TRANSLATE_NOOP("Shortcuts", "Shift+F10 or Menu in the list"),
                QT_TRANSLATE_NOOP("Shortcuts", "pin, make private, export, print"),
            ),
            ("Ctrl+E, Ctrl+P", QT_TRANSLATE_NOOP("Shortcuts", "export, print")),
            ("Ctrl+B", QT_TRANSLATE_NOOP("Shortcuts", "show or hide the list")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "The window"),
        (
            (
                QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+1 to Ctrl+4"),
                QT_TRANSLATE_NOOP("Shortcuts", "Chat, Lessons, Training, Settings"),
            ),
            ("Tab, Shift+Tab", QT_TRANSLATE_NOOP("Shortcuts", "to the next control, to the one before")),
            ("Ctrl+R", QT_TRANSLATE_NOOP("Shortcuts", "retrain")),
            ("F1", QT_TRANSLATE_NOOP("Shortcuts", "this list")),
            ("Ctrl+Q", QT_TRANSLATE_NOOP("Shortcuts", "quit")),
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
        grid.addWidget(Label(translate("Shortcuts", heading), "section"), row + 1, 0, 1, 2)
        for number, (keys, what) in enumerate(entries, row + 2):
            grid.addWidget(Label(translate("Shortcuts", keys)), number, 0)
            grid.addWidget(Label(translate("Shortcuts", what), "mute", wrap=True), number, 1)
        row += len(entries) + 2
    return holder


class ShortcutsDialog(Dialog):
    """The list, closed by Esc or Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("Shortcuts", "Keyboard shortcuts"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        area = scrolling(shortcut_table(), right=8)
        area.setMinimumSize(WIDE, HIGH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = button(translate("Shortcuts", "Close"), "primary")
        close.clicked.connect(self.accept)
        self.body.addWidget(area, 1)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
