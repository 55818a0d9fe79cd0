"""The card at the foot of the list: how many lessons wait, and how a running retrain goes.

Signals:
    LessonsCard.retrain_wanted: begin.
    LessonsCard.opened: show the Training page.
"""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QVBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.labels import Card, Label
from chatbot.gui.language import translate
from chatbot.gui.texts import count_words, duration_words, left_words
from chatbot.gui.tokens import LIST_WIDTH
from chatbot.jobs import Progress
from chatbot.learning import Waiting

ROOM = LIST_WIDTH - 2 * 12 - 2 * 16


class LessonsCard(Card):
    """Hidden while nothing waits and nothing runs."""

    retrain_wanted = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._running = False
        self.title = Label("", "strong")
        self.time = Label("", "small")
        self.words = Label("", "small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("LessonsCard", "Progress of the retrain"))
        tip = translate("LessonsCard", "Put the new lessons into the network's weights")
        self.retrain_button = button(translate("LessonsCard", "Retrain"), "primary", tip=tip)
        tip = translate("LessonsCard", "Open the Training page")
        self.show_button = button(translate("LessonsCard", "Show"), tip=tip)
        self.retrain_button.clicked.connect(self.retrain_wanted)
        self.show_button.clicked.connect(self.opened)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(4)
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addLayout(self._top)
        for widget in (self.words, self.bar, self.retrain_button, self.show_button):
            column.addWidget(widget)
        self.show_waiting(Waiting(0, 0, 0, 0.0))

    def show_waiting(self, waiting: Waiting) -> None:
        """What a retrain would add now."""
        if self._running:
            return
        new = waiting.new + waiting.approved
        self.setVisible(new > 0)
        words = count_words(waiting.new, "new lesson") if waiting.new else count_words(new, "approved answer")
        self.title.setText(words)
        self.time.setText(duration_words(waiting.seconds))
        self.words.setText(_meaning(new))
        self._arrange()

    def show_progress(self, progress: Progress | None) -> None:
        """A retrain is on its way."""
        self._running = True
        self.show()
        self.title.setText(_stage(progress))
        self.words.setText(translate("LessonsCard", "You can go on chatting."))
        if progress is not None:
            self.bar.setMaximum(max(1, progress.steps))
            self.bar.setValue(progress.step)
            self.time.setText(left_words(progress.seconds_left))
        else:
            self.bar.setMaximum(0)
            self.time.setText("")
        self._arrange()

    def show_ended(self) -> None:
        """No retrain runs any more."""
        self._running = False

    def _arrange(self) -> None:
        self.bar.setVisible(self._running)
        self.show_button.setVisible(self._running)
        self.retrain_button.setVisible(not self._running)

        for label in (self.title, self.time):
            label.ensurePolished()
        beside = self.title.sizeHint().width() + self.time.sizeHint().width() + 4
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.LeftToRight if beside <= ROOM else directions.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        """The time goes below the title where the text is large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the running card opens the Training page."""
        if self._running:
            self.opened.emit()
        super().mousePressEvent(event)


def _meaning(new: int) -> str:
    if new == 1:
        return translate("LessonsCard", "It already answers. Retrain to put it into the network.")
    return translate("LessonsCard", "They already answer. Retrain to put them into the network.")


def _stage(progress: Progress | None) -> str:
    if progress is not None and progress.paused:
        return translate("LessonsCard", "Paused")
    if progress is not None and progress.stage == "exam":
        return translate("LessonsCard", "Exam")
    return translate("LessonsCard", "Learning")
