"""One answer in the transcript, from the first dot of thought to the line of actions below it.

Signals:
    AnswerView.taught: a `Teaching`, from a refusal or a correction.
    AnswerView.rated: a `Rated`.
    AnswerView.why_wanted: the id of the answer that is to be explained.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from chatbot.domain import Message, Source
from chatbot.gui.correction import Correction
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.meta_line import MetaLine
from chatbot.gui.plain_text import PlainTextView
from chatbot.gui.refusal_card import RefusalCard
from chatbot.gui.thinking import ThinkingDots

MARK = 28
TAUGHT = "Learned. It answers this from the next question on; Retrain puts it into the network."


@dataclass(frozen=True, slots=True)
class Teaching:
    """What the answer to the question behind message ``message_id`` should be."""

    message_id: int
    answer: str


@dataclass(frozen=True, slots=True)
class Rated:
    """A thumb up (1), down (-1) or taken back (0)."""

    message_id: int
    rating: int


class AnswerView(QWidget):
    """The E mark and what it says."""

    taught = Signal(Teaching)
    rated = Signal(Rated)
    why_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message: Message | None = None
        self.meta: MetaLine | None = None
        self.refusal: RefusalCard | None = None
        self.correction: Correction | None = None
        self._latest = False
        self.dots = ThinkingDots()
        self.body = PlainTextView()
        self.body.setAccessibleName("Engram answered")
        self.body.hide()
        self._note = Label("", "good", wrap=True)
        self._note.hide()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 3, 0, 0)
        self._column.setSpacing(5)
        for widget in (self.dots, self.body, self._note):
            self._column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_mark(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)

    def text(self) -> str:
        """What has been said so far."""
        return self.body.text()

    def add_piece(self, text: str) -> None:
        """The next stretch of the answer."""
        self.dots.hide()
        self.body.show()
        self.body.append_text(text)

    def show_message(self, message: Message, taught: bool = False) -> None:
        """The finished answer; ``taught`` when a refused question has a lesson by now."""
        self.message = message
        self.dots.hide()
        if message.source is Source.UNKNOWN and not message.stopped:
            self._show_refusal(taught)
            return
        self.body.set_text(message.text)
        self.body.setVisible(bool(message.text))
        self.meta = MetaLine(message)
        self.meta.correct.connect(self.open_correction)
        self.meta.rated.connect(self._rate)
        self.meta.why.connect(self._ask_why)
        self._column.insertWidget(2, self.meta)
        self.reveal()

    def _show_refusal(self, taught: bool) -> None:
        self.body.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self.refusal = RefusalCard()
        self.refusal.taught.connect(self._teach)
        self.refusal.why.connect(self._ask_why)
        self._column.insertWidget(2, self.refusal)
        self.refusal.open(self._latest)
        if taught:
            self.confirm_taught("You have taught this since then.")

    def show_error(self, sentence: str) -> None:
        """There is no answer; say why."""
        self.dots.hide()
        self._say(sentence, "error")

    def confirm_taught(self, sentence: str = TAUGHT) -> None:
        """The lesson is stored: close what was open and say so."""
        if self.refusal is not None:
            self.refusal.hide()
            self.body.set_text(self.refusal.box.text() or "I did not know that yet.")
            self.body.show()
        self._close_correction()
        self._say(sentence, "good")

    def refuse_teaching(self, sentence: str) -> None:
        """It could not be stored: say why, keep what was typed."""
        opened = self.correction or self.refusal
        if opened is not None:
            opened.show_error(sentence)

    def open_correction(self) -> None:
        """Open the editor below the answer."""
        if self.correction is None and self.message is not None:
            self.correction = Correction(self.message.text)
            self.correction.saved.connect(self._teach)
            self.correction.cancelled.connect(self._close_correction)
            self._column.insertWidget(self._column.indexOf(self._note), self.correction)
            self._note.hide()
        if self.correction is not None:
            self.correction.begin()

    def set_latest(self, latest: bool) -> None:
        """The latest answer shows its actions all the time; only the latest refusal has its box open."""
        self._latest = latest
        if self.refusal is not None and not self.refusal.box.text():
            self.refusal.open(latest)
        self.reveal()

    def _close_correction(self) -> None:
        if self.correction is not None:
            self.correction.hide()
            self.correction.deleteLater()
            self.correction = None
            if self.meta is not None:
                self.meta.correct_button.setFocus()

    def _teach(self, answer: str) -> None:
        assert self.message is not None
        self.taught.emit(Teaching(self.message.id, answer))

    def _ask_why(self) -> None:
        assert self.message is not None
        self.why_wanted.emit(self.message.id)

    def focus_why(self) -> None:
        """Back to where the explanation was asked for."""
        if self.meta is not None and self.meta.why_button is not None:
            self.meta.why_button.setFocus()
        elif self.refusal is not None:
            self.refusal.why_button.setFocus()

    def _rate(self, rating: int) -> None:
        assert self.message is not None
        words = {1: "Noted: it goes into the next retrain.", -1: "Noted. Correct it, and it learns the right answer."}
        self._say(words.get(rating, ""), "small")
        self.rated.emit(Rated(self.message.id, rating))

    def _say(self, sentence: str, kind: str) -> None:
        set_kind(self._note, kind)
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def reveal(self) -> None:
        """Show the actions where the mouse or the focus is, and on the latest answer; else leave them out of sight."""
        if self.meta is not None:
            focus = QApplication.focusWidget()
            inside = focus is not None and self.isAncestorOf(focus)
            self.meta.reveal(self._latest or self.underMouse() or inside)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the actions."""
        self.reveal()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide them again."""
        self.reveal()
        super().leaveEvent(event)


def _mark() -> Label:
    mark = Label("E", "mark")
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    mark.setFixedSize(MARK, MARK)
    mark.setAccessibleName("Engram")
    return mark
