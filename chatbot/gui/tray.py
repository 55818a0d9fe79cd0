"""The icon in the system's tray, and its word when a retrain has ended.  Only where there is a tray, and if wanted.

Signals:
    Tray.clicked: the icon or its word was clicked.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from chatbot.gui.icons import app_icon
from chatbot.gui.language import translate
from chatbot.gui.services import Preferences
from chatbot.settings import Settings


class Tray(QObject):
    """Follows the setting at once."""

    clicked = Signal()

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        preferences.changed.connect(self._follow)
        self._follow(preferences.settings)

    @staticmethod
    def available() -> bool:
        """Whether the system has a place for it."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def _follow(self, settings: Settings) -> None:
        wanted = settings.notify and self.available()
        if wanted and self._icon is None:
            self._icon = QSystemTrayIcon(app_icon(), self)
            self._icon.setToolTip("Engram")
            self._icon.activated.connect(self.clicked)
            self._icon.messageClicked.connect(self.clicked)
            self._icon.show()
        elif not wanted and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def retrain_ended(self, sentence: str) -> None:
        """Say so, whatever is on the screen."""
        if self._icon is not None:
            self._icon.showMessage(translate("Tray", "Engram: the retrain has ended"), sentence, app_icon())
