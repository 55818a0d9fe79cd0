"""The learning switches of the Settings page: keep history, learn from it, and retrain by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.services import Preferences
from chatbot.gui.texts import count_words
from chatbot.gui.toggle import Toggle
from chatbot.settings import MOST_WAITING


class LearningChoices(QWidget):
    """Each switch says in plain words what it means."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self._preferences = preferences
        settings = preferences.settings
        self.keep = Toggle(translate("LearningChoices", "Keep history"))
        self.keep.setChecked(settings.keep_history)
        self.learn = Toggle(translate("LearningChoices", "Learn from history"))
        self.learn.setChecked(settings.learn_from_history)
        self.alone = Toggle(translate("LearningChoices", "Retrain by itself when nobody is there"))
        self.alone.setChecked(settings.retrain_when_idle)
        self.after = QSlider(Qt.Orientation.Horizontal)
        self.after.setRange(1, MOST_WAITING)
        self.after.setValue(settings.retrain_after)
        self.after.setAccessibleName(translate("LearningChoices", "How many new lessons a retrain waits for"))
        self.kept, self.learned, self.alone_words = (Label("", "small", wrap=True) for _ in range(3))
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for switch, words in (
            (self.keep, self.kept),
            (self.learn, self.learned),
            (self.alone, self.alone_words),
        ):
            column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(words)
            column.addSpacing(8)
        column.addWidget(self.after)

    def _connect(self) -> None:
        self.keep.toggled.connect(lambda on: self._change(keep_history=on))
        self.learn.toggled.connect(lambda on: self._change(learn_from_history=on))
        self.alone.toggled.connect(lambda on: self._change(retrain_when_idle=on))
        self.after.valueChanged.connect(lambda count: self._change(retrain_after=count))

    def _change(self, **values: object) -> None:
        self._preferences.change(**values)
        self._tell()

    def _tell(self) -> None:
        settings = self._preferences.settings
        self.kept.setText(
            translate("LearningChoices", "Conversations stay on this computer until you delete or forget them.")
            if settings.keep_history
            else translate(
                "LearningChoices", "New conversations are private and are deleted for good when the window closes."
            )
        )
        self.learned.setText(
            translate("LearningChoices", "A thumb up makes a lesson. What you teach yourself is always a lesson.")
            if settings.learn_from_history
            else translate("LearningChoices", "A thumb up is only noted. What you teach yourself is still a lesson.")
        )
        words = translate("LearningChoices", "Off: a retrain begins when you say so.")
        if settings.retrain_when_idle:
            told = translate(
                "LearningChoices",
                "As soon as {lessons} wait, the window was not touched for five minutes and the computer has little "
                "else to do. The exam decides as always.",
            )
            words = told.format(lessons=count_words(settings.retrain_after, "new lesson"))
        self.alone_words.setText(words)
        self.after.setVisible(settings.retrain_when_idle)
