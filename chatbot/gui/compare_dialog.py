"""Two versions of the network side by side, on a question of one's own and on the whole exam; lessons are left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QProgressBar, QWidget

from chatbot.answering import Answerer
from chatbot.checkpoints import Version
from chatbot.comparing import Pair, compare
from chatbot.domain import Answer, Source, clean_question
from chatbot.errors import InputError
from chatbot.exam_file import exam_questions
from chatbot.gui.buttons import button
from chatbot.gui.desk import Desk
from chatbot.gui.dialogs import Dialog, scrolling_rows
from chatbot.gui.errands import Errand
from chatbot.gui.labels import Card, Label, break_long_words
from chatbot.gui.language import translate
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Services
from chatbot.gui.texts import confidence_words, count_words, shorten
from chatbot.gui.version_names import VersionButton
from chatbot.manifest import verify

WIDE, HIGH = 720, 360
LETTERS = 300
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Compared:
    """A question of ``total``, the ``number``-th (from 1), with both answers."""

    pair: Pair
    number: int
    total: int


class Loader:
    """Versions as answerers, each loaded once.  Used in the desk's thread only."""

    def __init__(self) -> None:
        self._loaded: dict[str, Answerer] = {}

    def load(self, version: Version) -> Answerer:
        """Without lessons; raises `CheckpointError` when it is damaged."""
        if version.id not in self._loaded:
            verify(version.path)
            self._loaded[version.id] = Answerer.load(version.path, version.id)
        return self._loaded[version.id]


class CompareDialog(Dialog):
    """Choose two, ask both the same."""

    def __init__(self, desk: Desk, versions: list[Version], first: str, second: str, precision: float, parent: QWidget):
        super().__init__(translate("CompareDialog", "Two versions side by side"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._precision, self._loader = desk, precision, Loader()
        self._errand: Errand | None = None
        self.shown: list[Pair] = []
        self.first = VersionButton(translate("CompareDialog", "First version"), versions, first)
        self.second = VersionButton(translate("CompareDialog", "Second version"), versions, second)
        self.question = QLineEdit()
        self.question.setPlaceholderText(translate("CompareDialog", "Ask both a question…"))
        self.question.setAccessibleName(translate("CompareDialog", "A question for both"))
        self.ask_button = button(translate("CompareDialog", "Ask both"), "primary")
        tip = translate("CompareDialog", "Every question of the frozen exam; what they answer differently is shown")
        self.exam_button = button(translate("CompareDialog", "Ask the exam"), tip=tip)
        self.stop_button = button(translate("CompareDialog", "Stop"))
        self.close_button = button(translate("CompareDialog", "Close"))
        self.told = Label(
            translate("CompareDialog", "The networks answer alone, without your lessons."), "mute", wrap=True
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("CompareDialog", "Questions asked"))
        self._lay_out()
        self._connect()
        self._busy(False)

    def _lay_out(self) -> None:
        top, ask, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.first, 1)
        top.addWidget(self.second, 1)
        ask.addWidget(self.question, 1)
        ask.addWidget(self.ask_button)
        ask.addWidget(self.exam_button)
        foot.addWidget(self.stop_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._rows, area = scrolling_rows(WIDE, HIGH)
        self.body.addLayout(top)
        self.body.addLayout(ask)
        self.body.addWidget(self.told)
        self.body.addWidget(self.bar)
        self.body.addWidget(area, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.ask_button.clicked.connect(self._ask_one)
        self.question.returnPressed.connect(self._ask_one)
        self.exam_button.clicked.connect(self._ask_exam)
        self.stop_button.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(self._stop)

    def _ask_one(self) -> None:
        try:
            question = clean_question(self.question.text())
        except InputError as error:
            self.told.setText(in_words(error))
            return
        self._begin([question])

    def _ask_exam(self) -> None:
        self._begin(None)

    def _begin(self, questions: list[str] | None) -> None:
        """``questions`` None: those of the second version's exam."""
        if self._errand is not None:
            return
        first, second, precision, loader = self.first.version_id, self.second.version_id, self._precision, self._loader

        def work(services: Services) -> Iterator[object]:
            one, other = services.registry.get(first), services.registry.get(second)
            asked = exam_questions(other.path) if questions is None else questions
            pairs = compare(loader.load(one), loader.load(other), asked, precision)
            for number, pair in enumerate(pairs, 1):
                yield Compared(pair, number, len(asked))

        self._clear()
        self._busy(True)
        self._errand = errand = self._desk.begin(work, self)
        only_differing = questions is None
        errand.came.connect(lambda compared: self._show(compared, only_differing))
        errand.failed.connect(self.told.setText)
        errand.ended.connect(self._ended)

    def _clear(self) -> None:
        self.shown = []
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show(self, compared: Compared, only_differing: bool) -> None:
        self.bar.setMaximum(compared.total)
        self.bar.setValue(compared.number)
        if compared.pair.differs or not only_differing:
            self.shown.append(compared.pair)
            if len(self.shown) <= SHOWN:
                self._rows.insertWidget(self._rows.count() - 1, _card(compared.pair))
        differing = sum(pair.differs for pair in self.shown)
        told = translate("CompareDialog", "{differing} of {questions} answered differently.")
        self.told.setText(told.format(differing=differing, questions=count_words(compared.number, "question")))

    def _stop(self) -> None:
        if self._errand is not None:
            self._desk.stop(self._errand)

    def _ended(self) -> None:
        self._errand = None
        self._busy(False)

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.bar.setMaximum(0)
        self.stop_button.setVisible(busy)
        for made in (self.ask_button, self.exam_button, self.first, self.second):
            made.setEnabled(not busy)


def _card(pair: Pair) -> Card:
    card = Card()
    card.setContentsMargins(0, 0, 0, 0)
    grid = QGridLayout(card)
    grid.setContentsMargins(14, 10, 14, 10)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label(break_long_words(shorten(pair.question, LETTERS)), "strong", wrap=True), 0, 0, 1, 2)
    for column, answer in enumerate((pair.first, pair.second)):
        refused = answer.source is Source.UNKNOWN
        text = Label(break_long_words(shorten(answer.text, LETTERS)), "mute" if refused else "", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(text, 1, column)
        grid.addWidget(Label(_sure(answer), "small"), 2, column)
    return card


def _sure(answer: Answer) -> str:
    if answer.source is Source.UNKNOWN:
        return translate("CompareDialog", "would rather not answer")
    return confidence_words(answer.confidence)
