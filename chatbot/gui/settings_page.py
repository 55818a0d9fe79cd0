"""The Settings page: looks, how sure to be, what is learned, where the data lies, the shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from chatbot import __version__
from chatbot.gui.backups_card import BackupsCard
from chatbot.gui.buttons import button
from chatbot.gui.data_card import DataCard
from chatbot.gui.desk import Desk
from chatbot.gui.header import Header
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.language_choice import LanguageChoice
from chatbot.gui.learning_choices import LearningChoices
from chatbot.gui.pages import scrolling
from chatbot.gui.services import Preferences
from chatbot.gui.shortcuts import shortcut_table
from chatbot.gui.toggle import Toggle
from chatbot.gui.tokens import PAGE_MARGIN
from chatbot.gui.tray import Tray
from chatbot.paths import DataPaths

THEMES = (
    ("system", QT_TRANSLATE_NOOP("SettingsPage", "As the system")),
    ("light", QT_TRANSLATE_NOOP("SettingsPage", "Light")),
    ("dark", QT_TRANSLATE_NOOP("SettingsPage", "Dark")),
)


class SettingsPage(QWidget):
    """Each choice holds at once.  ``busy`` says why the data cannot be exchanged at present."""

    def __init__(
        self,
        paths: DataPaths,
        preferences: Preferences,
        desk: Desk,
        busy: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._preferences = preferences
        settings = preferences.settings
        self.themes = QButtonGroup(self)
        self.text_size = _slider(translate("SettingsPage", "Text size"), 85, 160, 5, round(settings.font_scale * 100))
        sure = translate("SettingsPage", "How often an answer must be right")
        self.sure = _slider(sure, 50, 98, 1, round(settings.precision * 100))
        self.size_words, self.sure_words = Label("", "mute"), Label("", "mute", wrap=True)
        self.learning = LearningChoices(preferences)
        self.still = Toggle(translate("SettingsPage", "Less motion"))
        self.still.setChecked(settings.less_motion)
        self.notify = Toggle(translate("SettingsPage", "Show an icon in the tray and tell when a retrain has ended"))
        self.notify.setChecked(settings.notify)
        self.data = DataCard(paths, desk, busy)
        self.backups = BackupsCard(paths, desk, busy)
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        inner = QWidget()
        set_kind(inner, "clear")
        inner.setMaximumWidth(720)
        column = QVBoxLayout(inner)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(12)
        column.addWidget(
            _card(translate("SettingsPage", "Looks"), self._theme_row(), self._size_row(), self.text_size, self.still)
        )
        column.addWidget(_card(translate("SettingsPage", "Language"), LanguageChoice(self._preferences)))
        column.addWidget(_card(translate("SettingsPage", "Sure or silent"), self.sure_words, self.sure))
        column.addWidget(_card(translate("SettingsPage", "Learning"), self.learning))
        if Tray.available():
            column.addWidget(_card(translate("SettingsPage", "Notifications"), self.notify))
        column.addWidget(self.data)
        column.addWidget(self.backups)
        column.addWidget(_card(translate("SettingsPage", "Keyboard"), shortcut_table()))
        told = translate("SettingsPage", "Engram {version} · nothing leaves this computer")
        column.addWidget(Label(told.format(version=__version__), "small"))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Header(translate("SettingsPage", "Settings")))
        outer.addWidget(scrolling(inner), 1)

    def _theme_row(self) -> QWidget:
        frame = QFrame()
        set_kind(frame, "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for number, (value, words) in enumerate(THEMES):
            made = button(translate("SettingsPage", words), "segment")
            made.setCheckable(True)
            made.setChecked(value == self._preferences.settings.theme)
            self.themes.addButton(made, number)
            row.addWidget(made, 1)
        return frame

    def _size_row(self) -> QWidget:
        holder = QWidget()
        set_kind(holder, "clear")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(Label(translate("SettingsPage", "Text size")), 1)
        row.addWidget(self.size_words)
        return holder

    def _connect(self) -> None:
        self.themes.idClicked.connect(lambda number: self._preferences.change(theme=THEMES[number][0]))
        self.still.toggled.connect(lambda on: self._preferences.change(less_motion=on))
        self.notify.toggled.connect(lambda on: self._preferences.change(notify=on))
        self.text_size.valueChanged.connect(
            lambda value: self._preferences.change(font_scale=round(value / 5) * 5 / 100)
        )
        self.sure.valueChanged.connect(lambda value: self._preferences.change(precision=value / 100))
        self.text_size.sliderMoved.connect(lambda value: self._tell_size(round(value / 5) * 5))
        self.sure.sliderMoved.connect(self._tell_sure)
        self._preferences.changed.connect(self._tell)

    def _tell(self) -> None:
        settings = self._preferences.settings
        self._tell_size(round(settings.font_scale * 100))
        self._tell_sure(round(settings.precision * 100))

    def _tell_size(self, percent: int) -> None:
        self.size_words.setText(f"{percent} %")

    def _tell_sure(self, times: int) -> None:
        told = translate(
            "SettingsPage",
            "An answer should be right {times} times in 100. When I am less sure than that, I say that I do not know.",
        )
        self.sure_words.setText(told.format(times=times))


def _slider(name: str, least: int, most: int, step: int, value: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(least, most)
    slider.setSingleStep(step)
    slider.setPageStep(step * 2)
    slider.setValue(value)
    slider.setAccessibleName(name)
    slider.setTracking(False)  # dressing the whole window anew at every pixel would stutter
    return slider


def _card(title: str, *widgets: QWidget) -> Card:
    card = Card()
    card.setContentsMargins(0, 0, 0, 0)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 14, 16, 16)
    column.setSpacing(8)
    column.addWidget(Label(title, "strong"))
    for widget in widgets:
        grows = not isinstance(widget, Toggle)
        column.addWidget(widget) if grows else column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    return card
