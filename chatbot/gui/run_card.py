"""The run on the Training page: what it learns, how far it is, its plot, and the exam as a list that fills.

Signals:
    RunCard.start_wanted, stop_wanted, resume_wanted.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.exam_list import ExamList
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.plot import LossPlot
from chatbot.gui.texts import count_words, duration_words, left_words
from chatbot.gui.tokens import CARD_GAP, Tokens
from chatbot.jobs import ExamReport, Progress, RunRequest
from chatbot.learning import Waiting

LETTERS = 84
NOTHING = "Nothing is waiting to be learned"
TEACH_FIRST = "Teach something or correct an answer; then it can be put into the network here."


class RunCard(Card):
    """Idle, running, or with the outcome of the last run."""

    start_wanted = Signal()
    stop_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.title = Label("", "strong", wrap=True)
        self.facts = Label("", "small")
        self.words = Label("", "mute", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the retrain")
        self.start_button = button("Retrain", "primary", tip="Put what was taught into the network's weights")
        self.resume_button = button("Resume", "primary", tip="Go on with the run that was stopped or broke off")
        self.stop_button = button("Stop", tip="Stop after this step; the run can be resumed")
        self.plot = LossPlot(tokens)
        self.exam = ExamList()
        self._below = QWidget()
        self._lay_out()
        for made, signal in (
            (self.start_button, self.start_wanted),
            (self.resume_button, self.resume_wanted),
            (self.stop_button, self.stop_wanted),
        ):
            made.clicked.connect(signal)
        self._arrange(running=False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(CARD_GAP)
        top.addWidget(self.title, 1)
        top.addWidget(self.facts)
        for made in (self.stop_button, self.resume_button, self.start_button):
            top.addWidget(made)
        set_kind(self._below, "clear")
        below = self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._below)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(24)
        below.addWidget(self.plot, 3)
        below.addWidget(self.exam, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(top)
        for widget in (self.words, self.bar, self._below):
            column.addWidget(widget)

    def show_waiting(self, waiting: Waiting, resumable: bool) -> None:
        """Idle: what a retrain would do."""
        new = waiting.new + waiting.approved
        parts = [count_words(waiting.new, "new lesson")] if waiting.new else []
        parts += [count_words(waiting.approved, "approved answer")] if waiting.approved else []
        self.title.setText(f"{' and '.join(parts)} to learn" if new else NOTHING)
        self.facts.setText(duration_words(waiting.seconds) if new else "")
        trained = waiting.total - waiting.new
        beside = f"{count_words(trained, 'earlier lesson')} and its base knowledge" if trained else "its base knowledge"
        rehearse = f"It rehearses {beside} beside them, then sits an exam before it takes over."
        self.words.setText(rehearse if new else TEACH_FIRST)
        if resumable:
            self.words.setText("A retrain was stopped or broke off before its end. It can go on where it was.")
        self.start_button.setEnabled(waiting.total + waiting.approved > 0)
        self._arrange(running=False)
        self.resume_button.setVisible(resumable)
        set_kind(self.start_button, "" if resumable else "primary")

    def show_started(self, request: RunRequest, resumed: bool) -> None:
        """A run begins."""
        parts = [count_words(len(request.lessons), "lesson")]
        if request.approved:
            parts.append(count_words(len(request.approved), "approved answer"))
        self.title.setText(f"{'Resuming' if resumed else 'Retraining'} with {' and '.join(parts)}")
        self.words.setText("You can go on chatting. The version in use answers until the new one has passed its exam.")
        self.facts.setText("getting ready")
        self.bar.setMaximum(0)
        if not resumed:
            self.plot.clear()
        self.exam.show_coming()
        self._arrange(running=True)

    def show_progress(self, lines: tuple[Progress, ...]) -> None:
        """Further on."""
        self.plot.add(lines)
        last = lines[-1]
        self.bar.setMaximum(max(1, last.steps))
        self.bar.setValue(last.step)
        facts = [left_words(last.seconds_left)]
        if last.pieces_per_second is not None:
            facts.append(f"{last.pieces_per_second:,.0f} pieces/s")
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.exam.show_progress(last)

    def show_ended(self, exam: ExamReport | None, sentence: str, adopted: bool) -> None:
        """The outcome."""
        self._arrange(running=False)
        self._below.show()
        self.facts.setText("")
        if exam is None:
            self.title.setText("The retrain did not come to its end")
        else:
            self.title.setText("The new version is in use" if adopted else "The new version is kept, but not used")
        self.words.setText(sentence)
        if exam is not None:
            self.exam.show_report(exam)

    def _arrange(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.stop_button.setVisible(running)
        self.start_button.setVisible(not running)
        self.resume_button.setVisible(False)
        self._below.setVisible(running or bool(self.plot.steps))
        self.facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The exam goes below the plot where there is no room beside it."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= self.fontMetrics().averageCharWidth() * LETTERS
        self._beside.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
