"""The button that copies a text and says for a moment that it has."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from chatbot.gui.buttons import button
from chatbot.gui.language import translate

COPIED_MILLISECONDS = 1500


def copy_button(text: Callable[[], str], name: str) -> QPushButton:
    """``text`` is asked when it is pressed; ``name`` is for screen readers."""
    made = button(translate("CopyButton", "Copy"), "quiet", name=name)
    timer = QTimer(made)
    timer.setSingleShot(True)
    timer.setInterval(COPIED_MILLISECONDS)

    def copy() -> None:
        QGuiApplication.clipboard().setText(text())
        made.setText(translate("CopyButton", "Copied"))
        timer.start()

    made.clicked.connect(copy)
    timer.timeout.connect(lambda: made.setText(translate("CopyButton", "Copy")))
    return made
