"""The run on the Training page: what it learns, how far it is, its plot, and the exam as a list that fills.

Signals:
    RunCard.start_wanted, stop_wanted, resume_wanted.
    RunCard.pause_wanted: whether the run is to hold still (True) or go on.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.exam_list import ExamList
from chatbot.gui.labels import Card, Label, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.plot import LossPlot
from chatbot.gui.texts import count_words, duration_words, left_words, percent_words
from chatbot.gui.tokens import CARD_GAP, Tokens
from chatbot.jobs import ExamReport, Progress, RunRequest
from chatbot.learning import Waiting

LETTERS = 84


class RunCard(Card):
    """Idle, running, or with the outcome of the last run; ``turn`` counts its beginnings and ends."""

    start_wanted = Signal()
    stop_wanted = Signal()
    resume_wanted = Signal()
    pause_wanted = Signal(bool)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.title = Label("", "strong", wrap=True)
        self.facts = Label("", "small")
        self.words = Label("", "mute", wrap=True)
        self.measured = Label("", "small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("RunCard", "Progress of the retrain"))
        self._make_buttons()
        self._paused = False
        self.turn = 0
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
        self.pause_button.clicked.connect(self._turn_pause)
        self._arrange(running=False)

    def _make_buttons(self) -> None:
        tip = translate("RunCard", "Put what was taught into the network's weights")
        self.start_button = button(translate("RunCard", "Retrain"), "primary", tip=tip)
        tip = translate("RunCard", "Go on with the run that was stopped or broke off")
        self.resume_button = button(translate("RunCard", "Resume"), "primary", tip=tip)
        tip = translate("RunCard", "Hold still: it keeps what it has and leaves the processor to others")
        self.pause_button = button(translate("RunCard", "Pause"), tip=tip)
        tip = translate("RunCard", "Stop after this step; the run can be resumed")
        self.stop_button = button(translate("RunCard", "Stop"), tip=tip)

    def _turn_pause(self) -> None:
        self.show_paused(not self._paused)
        self.pause_wanted.emit(self._paused)

    def show_paused(self, paused: bool) -> None:
        """Whether the run is to hold still; it does so after its present step."""
        self._paused = paused
        words = translate("RunCard", "Continue") if paused else translate("RunCard", "Pause")
        self.pause_button.setText(words)
        self.pause_button.setAccessibleName(words)
        if paused:
            self.facts.setText(translate("RunCard", "pausing after this step"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(CARD_GAP)
        top.addWidget(self.title, 1)
        top.addWidget(self.facts)
        for made in (self.pause_button, self.stop_button, self.resume_button, self.start_button):
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
        for widget in (self.words, self.bar, self.measured, self._below):
            column.addWidget(widget)

    def show_waiting(self, waiting: Waiting, resumable: bool) -> None:
        """Idle: what a retrain would do."""
        new = waiting.new + waiting.approved
        parts = [count_words(waiting.new, "new lesson")] if waiting.new else []
        parts += [count_words(waiting.approved, "approved answer")] if waiting.approved else []
        self.title.setText(_to_learn(parts, waiting.forgotten))
        self.facts.setText(duration_words(waiting.seconds) if new else "")
        idle = _leave_behind() if waiting.forgotten else _teach_first()
        self.words.setText(_beside(waiting.total - waiting.new) if new else idle)
        if resumable:
            self.words.setText(
                translate("RunCard", "A retrain was stopped or broke off before its end. It can go on where it was.")
            )
        self.start_button.setEnabled(waiting.total + waiting.approved > 0)
        self._arrange(running=False)
        self.resume_button.setVisible(resumable)
        set_kind(self.start_button, "" if resumable else "primary")

    def show_started(self, request: RunRequest, resumed: bool) -> None:
        """A run begins."""
        self.turn += 1
        parts = [count_words(len(request.lessons), "lesson")]
        if request.approved:
            parts.append(count_words(len(request.approved), "approved answer"))
        told = (
            translate("RunCard", "Resuming with {what}") if resumed else translate("RunCard", "Retraining with {what}")
        )
        self.title.setText(told.format(what=_and(parts)))
        self.words.setText(
            translate(
                "RunCard", "You can go on chatting. The version in use answers until the new one has passed its exam."
            )
        )
        self.measured.setText("")
        self.show_paused(False)
        self.facts.setText(translate("RunCard", "getting ready"))
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
        self.facts.setText(self._facts(last))
        if last.loss is not None:
            self.measured.setText(_measured(last))
        self.exam.show_progress(last)

    def _facts(self, last: Progress) -> str:
        """Time left and speed, or that it holds still."""
        if last.paused:
            return translate("RunCard", "paused")
        if self._paused:
            return translate("RunCard", "pausing after this step")
        facts = [left_words(last.seconds_left)]
        if last.pieces_per_second is not None:
            speed = translate("RunCard", "{speed} pieces/s")
            facts.append(speed.format(speed=grouped(round(last.pieces_per_second))))
        return " · ".join(fact for fact in facts if fact)

    def show_ended(self, exam: ExamReport | None, sentence: str, adopted: bool) -> None:
        """The outcome."""
        self.turn += 1
        self._arrange(running=False)
        self._below.show()
        self.facts.setText("")
        if exam is None:
            self.title.setText(translate("RunCard", "The retrain did not come to its end"))
        else:
            kept = translate("RunCard", "The new version is kept, but not used")
            self.title.setText(translate("RunCard", "The new version is in use") if adopted else kept)
        self.words.setText(sentence)
        if exam is not None:
            self.exam.show_report(exam)

    def _arrange(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.measured.setVisible(running)
        self.stop_button.setVisible(running)
        self.pause_button.setVisible(running)
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


def _measured(last: Progress) -> str:
    """The newest measurements, in words that have their technical term beside them."""
    parts = [translate("RunCard", "step {step} of {steps}").format(step=grouped(last.step), steps=grouped(last.steps))]
    if last.loss is not None:
        parts.append(translate("RunCard", "loss {loss} nats a piece").format(loss=f"{last.loss:.3f}"))
    if last.gradient_norm is not None:
        parts.append(translate("RunCard", "gradient norm {norm}").format(norm=f"{last.gradient_norm:.2f}"))
    if last.recalled is not None:
        parts.append(translate("RunCard", "{share} recalled so far").format(share=percent_words(last.recalled)))
    return " · ".join(parts)


def _and(parts: list[str]) -> str:
    return translate("RunCard", "{one} and {other}").format(one=parts[0], other=parts[1]) if parts[1:] else parts[0]


def _leave_behind() -> str:
    return translate("RunCard", "A retrain leaves it behind: it builds on a version that never saw it.")


def _to_learn(parts: list[str], forgotten: int) -> str:
    if not parts and forgotten:
        return translate("RunCard", "Something that was forgotten is still in the network's weights")
    if not parts:
        return translate("RunCard", "Nothing is waiting to be learned")
    return translate("RunCard", "{what} to learn").format(what=_and(parts))


def _teach_first() -> str:
    return translate("RunCard", "Teach something or correct an answer; then it can be put into the network here.")


def _beside(trained: int) -> str:
    """What a retrain does beside learning the new."""
    if not trained:
        return translate("RunCard", "What it knew stays as it is; then an exam decides whether it takes over.")
    told = translate("RunCard", "It goes over {lessons} too; then an exam decides whether it takes over.")
    return told.format(lessons=count_words(trained, "earlier lesson"))
