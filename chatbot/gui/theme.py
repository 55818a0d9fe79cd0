"""Turns tokens into what Qt paints with: palette, style sheet and font; follows the system's light or dark live.

Signals:
    Theme.changed: another theme or text size is in force; carries the `Tokens`.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from chatbot.gui.language import spoken_now
from chatbot.gui.stylesheet import stylesheet
from chatbot.gui.thinking import LESS_MOTION
from chatbot.gui.tokens import DARK, LIGHT, TEXT_SIZE, Tokens
from chatbot.settings import Settings

Role = QPalette.ColorRole
DEVANAGARI = ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", "Lohit Devanagari", "Mangal")
"""Fonts for Hindi on Linux, Windows and macOS, the best first."""


class Theme(QObject):
    """Dresses the application.

    Signals:
        changed: the `Tokens` now in force.
    """

    changed = Signal(Tokens)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings
        self.tokens = LIGHT
        self._worn: tuple[str, float] | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.wear(settings)

    def wear(self, settings: Settings) -> None:
        """Put on the theme and the text size that the person chose."""
        self._settings = settings
        self._app.setProperty(LESS_MOTION, settings.less_motion)
        self.tokens = self._wanted()
        if self._worn == (self.tokens.name, settings.font_scale):
            return
        self._worn = (self.tokens.name, settings.font_scale)
        self._app.setFont(font(settings.font_scale))
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(stylesheet(self.tokens, settings.font_scale))
        self.changed.emit(self.tokens)

    def _wanted(self) -> Tokens:
        if self._settings.theme == "system":
            return DARK if self.system_is_dark() else LIGHT
        return DARK if self._settings.theme == "dark" else LIGHT

    def system_is_dark(self) -> bool:
        """Whether the system asks for dark; light where it does not say."""
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _follow(self) -> None:
        self.wear(self._settings)


def font(scale: float) -> QFont:
    """Inter where it is there, else the system's font; in pixels, so that the text size setting is exact.

    Where the interface speaks Hindi, a font that has its letters leads, so that lines are as high as these need.
    """
    system, families = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), QFontDatabase.families()
    latin = "Inter" if "Inter" in families else system.family()
    devanagari = [name for name in DEVANAGARI if name in families]
    first = devanagari[:1] if spoken_now() == "hi" else []
    chosen = QFont([*first, latin, *devanagari])
    chosen.setPixelSize(round(TEXT_SIZE * scale))
    return chosen


def palette(tokens: Tokens) -> QPalette:
    """The tokens under the roles that own-painted widgets read.

    Roles with a meaning of our own: Mid is a line, Dark the edge of a control, Midlight a chip, Light a selected
    row, PlaceholderText second text, BrightText danger.
    """
    colours = {
        Role.Window: tokens.bg,
        Role.WindowText: tokens.ink,
        Role.Base: tokens.panel,
        Role.AlternateBase: tokens.side,
        Role.Text: tokens.ink,
        Role.Button: tokens.panel,
        Role.ButtonText: tokens.ink,
        Role.PlaceholderText: tokens.mute,
        Role.Highlight: tokens.accent,
        Role.HighlightedText: tokens.on_accent,
        Role.Link: tokens.accent,
        Role.Accent: tokens.accent,
        Role.Mid: tokens.line,
        Role.Dark: tokens.control,
        Role.Midlight: tokens.chip,
        Role.Light: tokens.selected,
        Role.BrightText: tokens.danger,
        Role.ToolTipBase: tokens.ink,
        Role.ToolTipText: tokens.panel,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.mute))
    return result
