"""The Training page: the run, what goes into it, four key figures, the versions.  Loaded when first shown (pyqtgraph).

Signals:
    TrainingPage.retrain_wanted, stop_wanted, resume_wanted: what to do with runs.
    TrainingPage.pause_wanted: whether the run is to hold still (True) or go on.
    TrainingPage.use_wanted: the id of the version to answer with.
    TrainingPage.said: a `Said` for the notice bar.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chatbot.checkpoints import BASE_ID, Version
from chatbot.errors import ChatbotError
from chatbot.exam_file import exam_questions
from chatbot.gui.changes_dialog import ChangesDialog
from chatbot.gui.desk import Desk
from chatbot.gui.header import Header
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.outlook_card import OutlookCard
from chatbot.gui.pages import scrolling
from chatbot.gui.run_card import RunCard
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences, Services
from chatbot.gui.texts import count_words, percent_words, when_words
from chatbot.gui.tokens import CARD_GAP, PAGE_MARGIN, Tokens
from chatbot.gui.version_actions import VersionActions
from chatbot.gui.version_names import short_name
from chatbot.gui.versions_card import VersionsCard
from chatbot.learning import Waiting
from chatbot.outlook import Outlook, look_ahead

WIDEST = 1120


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the next retrain would be."""

    waiting: Waiting
    outlook: Outlook


class TrainingPage(QWidget):
    """What the network has learned, and when."""

    retrain_wanted = Signal()
    stop_wanted = Signal()
    resume_wanted = Signal()
    pause_wanted = Signal(bool)
    use_wanted = Signal(str)
    said = Signal(Said)

    def __init__(
        self,
        services: Services,
        tokens: Tokens,
        desk: Desk,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._services, self._desk = services, desk
        self._running = self._resumable = False
        self.header = Header(translate("TrainingPage", "Training"))
        self.run = RunCard(tokens)
        self.outlook = OutlookCard()
        self.versions = VersionsCard()
        self.actions_ = VersionActions(services, desk, preferences, self)
        names = _figure_names()
        self.figures = [Label("–", "figure") for _ in names]
        self._lay_out(names)
        self._connect()

    def _connect(self) -> None:
        self.run.start_wanted.connect(self.retrain_wanted)
        self.run.stop_wanted.connect(self.stop_wanted)
        self.run.resume_wanted.connect(self.resume_wanted)
        self.run.pause_wanted.connect(self.pause_wanted)
        self.versions.use_wanted.connect(self.use_wanted)
        self.versions.changes_wanted.connect(self._show_changes)
        self.versions.menu_wanted.connect(lambda menu: self.actions_.open_menu(menu.version_id, menu.at))
        self.versions.roll_back_wanted.connect(self.actions_.roll_back)
        self.versions.bisect_wanted.connect(self.actions_.bisect)
        self.versions.prune_wanted.connect(self.actions_.prune)
        self.versions.open_wanted.connect(self.actions_.choose_import)
        self.actions_.use_wanted.connect(self.use_wanted)
        self.actions_.changed.connect(lambda: self.refresh(self._resumable))
        self.actions_.said.connect(self.said)

    def _lay_out(self, names: tuple[str, ...]) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(CARD_GAP)
        for figure, name in zip(self.figures, names, strict=True):
            card = Card()
            card.setContentsMargins(0, 0, 0, 0)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 14, 16, 14)
            inside.setSpacing(4)
            inside.addWidget(figure)
            inside.addWidget(Label(name, "small", wrap=True))
            inside.addStretch(1)
            figures.addWidget(card, 1)
        inner = QWidget()
        set_kind(inner, "clear")
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(CARD_GAP)
        column.addWidget(self.run)
        column.addWidget(self.outlook)
        column.addLayout(figures)
        column.addWidget(self.versions)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(scrolling(inner), 1)

    def refresh(self, resumable: bool) -> None:
        """Everything as it is now."""
        self._resumable = resumable
        versions = self._services.registry.versions()
        self.versions.show_versions(versions)
        current = next(version for version in versions if version.current)
        self._show_figures(current)
        if self._running:
            self.outlook.hide()
            return
        turn = self.run.turn
        self._desk.count(_looking_ahead, lambda ahead: self._show_ahead(ahead, turn), self)

    def _show_ahead(self, ahead: Ahead, turn: int) -> None:
        """A run that began or ended in the meantime has the card."""
        if self._running:
            return
        self.outlook.show_outlook(ahead.outlook)
        if turn == self.run.turn:
            self.run.show_waiting(ahead.waiting, self._resumable)

    def _show_figures(self, current: Version) -> None:
        exam = current.manifest.exam
        scores = (exam.taught, exam.small_talk, exam.refused) if exam else (None, None, None)
        self.figures[0].setText(grouped(len(current.manifest.lessons)))
        for figure, score in zip(self.figures[1:], scores, strict=True):
            figure.setText(percent_words(score.share) if score and score.total else "–")
        if current.id == BASE_ID:
            self.header.facts.setText(translate("TrainingPage", "the network as it was shipped is in use"))
        else:
            when = when_words(current.manifest.created_at)
            told = translate("TrainingPage", "{version} in use · trained {when}")
            self.header.facts.setText(told.format(version=short_name(current.id), when=when))

    def set_running(self, running: bool) -> None:
        """Whether the run card belongs to a run."""
        self._running = running

    def wear(self, tokens: Tokens) -> None:
        """The plot's colours."""
        self.run.plot.wear(tokens)

    def _show_changes(self, version_id: str) -> None:
        version = self._services.registry.get(version_id)
        exam = version.manifest.exam
        if exam is None:
            return
        try:
            frozen = frozenset(exam_questions(version.path))
            wanted = ChangesDialog.ask(exam.changed, exam.reasons, frozen, self)
            if wanted:
                self._rehearse(wanted)
        except ChatbotError as error:
            self.said.emit(Said(in_words(error)))

    def _rehearse(self, questions: tuple[str, ...]) -> None:
        count = len(self._services.learning.rehearse(questions))
        told = translate("TrainingPage", "The next retrain rehearses {answers}.")
        self.refresh(self._resumable)
        self.said.emit(Said(told.format(answers=count_words(count, "answer"))))


def _looking_ahead(services: Services) -> Iterator[Ahead]:
    yield Ahead(services.learning.waiting(), look_ahead(services.store, services.learning))


def _figure_names() -> tuple[str, ...]:
    return (
        translate("TrainingPage", "lessons in the network"),
        translate("TrainingPage", "recalled as taught"),
        translate("TrainingPage", "small talk still known"),
        translate("TrainingPage", "unknown questions refused"),
    )
