"""Tells screen readers what has changed without the focus: a finished answer, a notice."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

MOST = 2_000


def announce(widget: QWidget, text: str) -> None:
    """Once, when the reader has time for it; a very long text is cut."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text[:MOST]))
