"""Which language the interface speaks: a row of buttons, each language named in itself."""

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.labels import set_kind
from chatbot.gui.language import NAMES, translate
from chatbot.gui.services import Preferences
from chatbot.settings import Language

CHOICES: tuple[Language, ...] = ("system", "en", "hi")


class LanguageChoice(QFrame):
    """The choice is saved at once; the window speaks it when it is made anew."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "segments")
        self.setAccessibleName(translate("Language", "Language of the interface"))
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for number, choice in enumerate(CHOICES):
            words = NAMES.get(choice) or translate("Language", "As the system")
            named = translate("Language", "Language of the interface: {name}").format(name=words)
            made = button(words, "segment", name=named)
            made.setCheckable(True)
            made.setChecked(choice == preferences.settings.language)
            self.group.addButton(made, number)
            row.addWidget(made, 1)
        self.group.idClicked.connect(lambda number: preferences.change(language=CHOICES[number]))
