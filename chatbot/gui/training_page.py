"""The Training page: the run, four key figures, the versions.  Loaded when it is first shown (pyqtgraph).

Signals:
    TrainingPage.retrain_wanted, stop_wanted, resume_wanted: what to do with runs.
    TrainingPage.use_wanted: the id of the version to answer with.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from chatbot.checkpoints import BASE_ID, Version
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog
from chatbot.gui.header import Header
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.pages import scrolling
from chatbot.gui.run_card import RunCard
from chatbot.gui.services import Services
from chatbot.gui.texts import percent_words, when_words
from chatbot.gui.tokens import CARD_GAP, PAGE_MARGIN, Tokens
from chatbot.gui.versions_card import VersionsCard
from chatbot.jobs import ChangedAnswer

FIGURES = ("lessons in the network", "recalled as taught", "small talk still known", "unknown questions refused")
WIDEST = 1120


class TrainingPage(QWidget):
    """What the network has learned, and when."""

    retrain_wanted = Signal()
    stop_wanted = Signal()
    resume_wanted = Signal()
    use_wanted = Signal(str)

    def __init__(self, services: Services, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "page")
        self._services = services
        self._running = False
        self.header = Header("Training")
        self.run = RunCard(tokens)
        self.versions = VersionsCard()
        self.figures = [Label("–", "figure") for _ in FIGURES]
        self._lay_out()
        self.run.start_wanted.connect(self.retrain_wanted)
        self.run.stop_wanted.connect(self.stop_wanted)
        self.run.resume_wanted.connect(self.resume_wanted)
        self.versions.use_wanted.connect(self.use_wanted)
        self.versions.changes_wanted.connect(self._show_changes)

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(CARD_GAP)
        for figure, name in zip(self.figures, FIGURES, strict=True):
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
        column.setSpacing(20)
        column.addWidget(self.run)
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
        versions = self._services.registry.versions()
        self.versions.show_versions(versions)
        current = next(version for version in versions if version.current)
        self._show_figures(current)
        if not self._running:
            self.run.show_waiting(self._services.learning.waiting(), resumable)

    def _show_figures(self, current: Version) -> None:
        exam = current.manifest.exam
        scores = (exam.taught, exam.small_talk, exam.refused) if exam else (None, None, None)
        self.figures[0].setText(f"{len(current.manifest.lessons):,}")
        for figure, score in zip(self.figures[1:], scores, strict=True):
            figure.setText(percent_words(score.share) if score and score.total else "–")
        if current.id == BASE_ID:
            self.header.facts.setText("the network as it was shipped is in use")
        else:
            when = when_words(current.manifest.created_at)
            self.header.facts.setText(f"version {int(current.id)} in use · trained {when}")

    def set_running(self, running: bool) -> None:
        """Whether the run card belongs to a run."""
        self._running = running

    def wear(self, tokens: Tokens) -> None:
        """The plot's colours."""
        self.run.plot.wear(tokens)

    def _show_changes(self, version_id: str) -> None:
        version = self._services.registry.get(version_id)
        exam = version.manifest.exam
        if exam is not None:
            ChangesDialog.ask(list(exam.changed), exam.reasons, self)


class ChangesDialog(Dialog):
    """Each answer of the exam that differs from the version before."""

    def __init__(self, changes: list[ChangedAnswer], reasons: tuple[str, ...], parent: QWidget) -> None:
        super().__init__("What changed", parent)
        self.resize(680, 520)
        for reason in reasons:
            self.body.addWidget(Label(reason, "amber", wrap=True))
        better = sum(change.better for change in changes)
        self.body.addWidget(
            Label(f"{len(changes)} answers of the exam changed, {better} of them for the better.", wrap=True)
        )
        self.text = text = QPlainTextEdit(
            "\n\n".join(_told(change) for change in sorted(changes, key=lambda one: one.better))
        )
        text.setReadOnly(True)
        text.setAccessibleName("Changed answers")
        set_kind(text, "field")
        self.body.addWidget(text, 1)
        close = button("Close", "primary")
        close.clicked.connect(self.accept)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    @staticmethod
    def ask(changes: list[ChangedAnswer], reasons: tuple[str, ...], parent: QWidget) -> None:
        """Show them."""
        ChangesDialog(changes, reasons, parent).exec()


def _told(change: ChangedAnswer) -> str:
    mark = "✓ better" if change.better else "• changed"
    before, after = change.before or "(nothing)", change.after or "(nothing)"
    return f"{mark}:  {change.question}\n    before: {before}\n    after:  {after}"
