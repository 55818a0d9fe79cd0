"""Which retrain broke an answer: walks back from the version in use to one that still gives it.

Signals:
    BisectDialog.use_wanted: the id of a version to answer with.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QProgressBar, QWidget

from chatbot.comparing import Search, find_break, lineage
from chatbot.domain import clean_answer, clean_question
from chatbot.errors import InputError
from chatbot.gui.buttons import button
from chatbot.gui.compare_dialog import Loader
from chatbot.gui.desk import Desk
from chatbot.gui.dialogs import Dialog
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Services
from chatbot.gui.version_names import short_name

WIDE = 520


class BisectDialog(Dialog):
    """A question, the answer that it used to get, and what was found."""

    use_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("BisectDialog", "Which retrain broke an answer?"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDE)
        self._desk, self._good = desk, ""
        about = translate(
            "BisectDialog", "The versions are asked alone, without your lessons, from the one in use back to the first."
        )
        self.question = QLineEdit()
        self.question.setAccessibleName(translate("BisectDialog", "Question"))
        self.answer = QPlainTextEdit()
        set_kind(self.answer, "field")
        self.answer.setAccessibleName(translate("BisectDialog", "The answer that it used to give"))
        self.answer.setTabChangesFocus(True)
        self.answer.setFixedHeight(72)
        self.told = Label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximum(0)
        self.bar.setAccessibleName(translate("BisectDialog", "Asking the versions"))
        self.bar.hide()
        self.find_button = button(translate("BisectDialog", "Find it"), "primary")
        self.use_button = button("")
        self.use_button.hide()
        self.close_button = button(translate("BisectDialog", "Close"))
        self.body.addWidget(Label(about, "mute", wrap=True))
        for name, field in (
            (translate("BisectDialog", "Question"), self.question),
            (translate("BisectDialog", "The answer that it used to give"), self.answer),
        ):
            self.body.addWidget(Label(name, "section"))
            self.body.addWidget(field)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.told)
        foot = QHBoxLayout()
        foot.addWidget(self.use_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.find_button)
        self.body.addLayout(foot)
        self.find_button.clicked.connect(self._find)
        self.use_button.clicked.connect(self._use)
        self.close_button.clicked.connect(self.accept)

    def _find(self) -> None:
        try:
            question, answer = clean_question(self.question.text()), clean_answer(self.answer.toPlainText())
        except InputError as error:
            self.told.setText(in_words(error))
            return

        def work(services: Services) -> Iterator[object]:
            yield find_break(lineage(services.registry), Loader().load, question, answer)

        self.bar.show()
        self.find_button.setEnabled(False)
        errand = self._desk.begin(work, self)
        errand.came.connect(self._show)
        errand.failed.connect(self.told.setText)
        errand.ended.connect(self._ended)

    def _show(self, found: Search) -> None:
        self.told.setText(found_words(found))
        self._good = found.last_good.id if found.broken and found.last_good else ""
        use = translate("BisectDialog", "Use {version}").format(version=short_name(self._good) if self._good else "")
        self.use_button.setText(use)
        self.use_button.setVisible(bool(self._good))

    def _ended(self) -> None:
        self.bar.hide()
        self.find_button.setEnabled(True)

    def _use(self) -> None:
        self.use_wanted.emit(self._good)
        self.accept()


def found_words(found: Search) -> str:
    """What the walk has found, in a sentence."""
    asked = ", ".join(map(short_name, found.asked))
    if found.broken is None:
        return translate("BisectDialog", "The network in use gives this answer; nothing is broken.")
    if found.last_good is None:
        return translate("BisectDialog", "None of them ever gave this answer ({asked}).").format(asked=asked)
    told = translate("BisectDialog", "Broken by {broken}: {good} still gave it. Asked: {asked}.")
    return told.format(broken=short_name(found.broken.id), good=short_name(found.last_good.id), asked=asked)
