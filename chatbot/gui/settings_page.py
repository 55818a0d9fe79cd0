"""The Settings page: looks, how sure to be, what is learned, where the data lies, the shortcuts."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from chatbot import __version__
from chatbot.gui.buttons import button
from chatbot.gui.header import Header
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.pages import scrolling
from chatbot.gui.plain_text import PlainTextView
from chatbot.gui.services import Preferences
from chatbot.gui.shortcuts import shortcut_table
from chatbot.gui.toggle import Toggle
from chatbot.gui.tokens import PAGE_MARGIN
from chatbot.paths import DataPaths

THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))


class SettingsPage(QWidget):
    """Each choice holds at once."""

    def __init__(self, paths: DataPaths, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._preferences, self._paths = preferences, paths
        settings = preferences.settings
        self.themes = QButtonGroup(self)
        self.text_size = _slider("Text size", 85, 160, 5, round(settings.font_scale * 100))
        self.sure = _slider("How often an answer must be right", 50, 98, 1, round(settings.precision * 100))
        self.size_words, self.sure_words = Label("", "mute"), Label("", "mute", wrap=True)
        self.learn = Toggle("Learn from answers with a thumb up")
        self.learn.setChecked(settings.learn_from_history)
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
        column.addWidget(_card("Looks", self._theme_row(), self._size_row(), self.text_size))
        column.addWidget(_card("Sure or silent", self.sure_words, self.sure))
        kept = "Lessons are always learned. Conversations are kept on this computer and trained only where you say so."
        column.addWidget(_card("Learning", self.learn, Label(kept, "small", wrap=True)))
        column.addWidget(_card("Your data", *self._data_rows()))
        column.addWidget(_card("Keyboard", shortcut_table()))
        column.addWidget(Label(f"Engram {__version__} · nothing leaves this computer", "small"))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Header("Settings"))
        outer.addWidget(scrolling(inner), 1)

    def _theme_row(self) -> QWidget:
        frame = QFrame()
        set_kind(frame, "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for number, (value, words) in enumerate(THEMES):
            made = button(words, "segment")
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
        row.addWidget(Label("Text size"), 1)
        row.addWidget(self.size_words)
        return holder

    def _data_rows(self) -> list[QWidget]:
        where = PlainTextView(str(self._paths.root))
        where.setAccessibleName("The data folder")
        self.open_button = button("Open the folder", tip="In the system's file manager")
        self.open_button.clicked.connect(self._open_folder)
        return [
            Label("Conversations, lessons and versions of the network lie in", "mute", wrap=True),
            where,
            self.open_button,
        ]

    def _connect(self) -> None:
        self.themes.idClicked.connect(lambda number: self._preferences.change(theme=THEMES[number][0]))
        self.text_size.valueChanged.connect(
            lambda value: self._preferences.change(font_scale=round(value / 5) * 5 / 100)
        )
        self.sure.valueChanged.connect(lambda value: self._preferences.change(precision=value / 100))
        self.learn.toggled.connect(lambda on: self._preferences.change(learn_from_history=on))
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
        self.sure_words.setText(
            f"An answer should be right {times} times in 100. When I am less sure than that, I say that I do not know."
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.root)))


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
        grows = not isinstance(widget, Toggle) and widget.accessibleName() != "Open the folder"
        column.addWidget(widget) if grows else column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    return card
