"""One answer in the transcript, from the first dot of thought to the line of actions below it.

Signals:
    AnswerView.taught: a `Teaching`, from a refusal or a correction.
    AnswerView.rated: a `Rated`.
    AnswerView.why_wanted: the id of the answer that is to be explained.
    AnswerView.again_wanted: the id of the answer that is to get another version.
    AnswerView.version_wanted: a `VersionWanted`.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from chatbot.domain import Message, Source
from chatbot.gui.correction import Correction
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.message_body import MessageBody
from chatbot.gui.meta_line import MetaLine
from chatbot.gui.refusal_card import RefusalCard
from chatbot.gui.thinking import ThinkingDots

MARK = 28
TAUGHT = QT_TRANSLATE_NOOP(
    "AnswerView", "Learned. It answers this from the next question on; Retrain puts it into the network."
)


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


@dataclass(frozen=True, slots=True)
class VersionWanted:
    """Show version ``number`` of the answer ``message_id``."""

    message_id: int
    number: int


class AnswerView(QWidget):
    """The E mark and what it says."""

    taught = Signal(Teaching)
    rated = Signal(Rated)
    why_wanted = Signal(int)
    again_wanted = Signal(int)
    version_wanted = Signal(VersionWanted)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message: Message | None = None
        self.meta: MetaLine | None = None
        self.refusal: RefusalCard | None = None
        self.correction: Correction | None = None
        self._latest = self._focus_again = False
        self.dots = ThinkingDots()
        self.body = MessageBody(translate("AnswerView", "Engram answered"))
        self.body.hide()
        self.note = Label("", "good", wrap=True)
        self.note.hide()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 3, 0, 0)
        self._column.setSpacing(5)
        for widget in (self.dots, self.body, self.note):
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
        self._clear()
        self.message = message
        if message.source is Source.UNKNOWN and not message.stopped:
            self._show_refusal(taught)
            return
        if message.source is Source.LESSON:
            self.body.show_markdown(message.text)
        else:
            self.body.set_text(message.text)
        self.body.setVisible(bool(message.text))
        self.meta = MetaLine(message)
        self.meta.correct.connect(self.open_correction)
        self.meta.rated.connect(self._rate)
        self.meta.why.connect(self._ask_why)
        self.meta.again.connect(lambda: self.again_wanted.emit(message.id))
        self.meta.version_wanted.connect(lambda number: self.version_wanted.emit(VersionWanted(message.id, number)))
        self._column.insertWidget(2, self.meta)
        if self._focus_again:
            self._focus_again = False
            self.meta.again_button.setFocus()
        self.reveal()

    def begin_again(self) -> None:
        """Another version of the answer is being thought about."""
        focus = QApplication.focusWidget()
        self._focus_again = focus is not None and self.isAncestorOf(focus)
        self._clear()
        self.body.hide()
        self.dots.show()

    def show_version(self, message: Message) -> None:
        """Another version, the focus where it can be flipped on from."""
        forth = message.version > (self.message.version if self.message else 1)
        self.show_message(message)
        if self.meta is not None:
            chosen = (self.meta.forth_button, self.meta.back_button)[:: 1 if forth else -1]
            next(made for made in (*chosen, self.meta.again_button) if made is not None and made.isEnabled()).setFocus()

    def _clear(self) -> None:
        """Away with the answer that was, and with what was said about it."""
        self.dots.hide()
        self.note.hide()
        self._close_correction()
        self.body.set_text("")
        for old in (self.meta, self.refusal):
            if old is not None:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.meta = self.refusal = None

    def _show_refusal(self, taught: bool) -> None:
        self.body.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self.refusal = RefusalCard()
        self.refusal.taught.connect(self._teach)
        self.refusal.why.connect(self._ask_why)
        self._column.insertWidget(2, self.refusal)
        self.refusal.open(self._latest)
        if taught:
            self.confirm_taught(translate("AnswerView", "You have taught this since then."))

    def show_error(self, sentence: str) -> None:
        """There is no answer; say why."""
        self.dots.hide()
        self._say(sentence, "error")

    def confirm_taught(self, sentence: str = "") -> None:
        """The lesson is stored: close what was open and say so."""
        if self.refusal is not None:
            self.refusal.hide()
            self.body.show_markdown(self.refusal.box.text() or translate("AnswerView", "I did not know that yet."))
            self.body.show()
        self._close_correction()
        self._say(sentence or translate("AnswerView", TAUGHT), "good")

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
            self._column.insertWidget(self._column.indexOf(self.note), self.correction)
            self.note.hide()
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
        self.rated.emit(Rated(self.message.id, rating))

    def show_rating(self, rating: int, sentence: str) -> None:
        """The thumb as it holds now, and where it went."""
        if self.meta is not None:
            self.meta.up_button.setChecked(rating == 1)
            self.meta.down_button.setChecked(rating == -1)
        self._say(sentence, "small")

    def _say(self, sentence: str, kind: str) -> None:
        set_kind(self.note, kind)
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def reveal(self) -> None:
        """Show the actions where the mouse or the focus is, and on the latest answer; else leave them out of sight."""
        if self.meta is not None:
            focus = QApplication.focusWidget()
            inside = focus is not None and self.isAncestorOf(focus)
            near = self.underMouse() or inside
            self.meta.reveal(self._latest or near, near)

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
