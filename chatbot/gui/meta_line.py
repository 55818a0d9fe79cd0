"""The quiet line below an answer: where it is from, how sure, and what can be done with it.

Signals:
    MetaLine.correct: the person wants to correct the answer.
    MetaLine.rated: 1, -1, or 0 when a rating is taken back.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from chatbot.domain import Message, Source
from chatbot.gui.buttons import IconButton, button, hush
from chatbot.gui.labels import Label, set_kind
from chatbot.gui.texts import confidence_words

COPIED_MILLISECONDS = 1500
_FROM = {Source.LESSON: ("● From a lesson", "chip-good"), Source.NETWORK: ("From the network", "chip")}
_FROM_TIP = {
    Source.LESSON: "You taught this; it is given word for word.",
    Source.NETWORK: "The network (an LSTM) put this answer together from what it was trained on.",
}


class MetaLine(QWidget):
    """Chips on the left, actions on the right; two rows where it is narrow."""

    correct = Signal()
    rated = Signal(int)

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = message.text
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._chips, self._actions = QWidget(), QWidget()
        self._fill_chips(message)
        self._fill_actions(message)
        self._box.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)
        self._box.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignRight)

    def _fill_chips(self, message: Message) -> None:
        row = _row(self._chips, 8)
        if message.stopped:
            row.addWidget(Label("stopped", "chip-amber"), 0, Qt.AlignmentFlag.AlignVCenter)
            return
        if message.source in _FROM:
            words, kind = _FROM[message.source]
            chip = Label(words, kind)
            chip.setToolTip(_FROM_TIP[message.source])
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if message.confidence is not None:
            sure = Label(confidence_words(message.confidence), "chip")
            sure.setToolTip("Of 100 answers that it is this sure of, about so many are right.")
            row.addWidget(sure, 0, Qt.AlignmentFlag.AlignVCenter)

    def _fill_actions(self, message: Message) -> None:
        row = _row(self._actions, 2)
        self.copy_button = button("Copy", "quiet", "Copy this answer")
        self.correct_button = button("Correct", "quiet", "Say what the answer should have been")
        self.up_button = IconButton("thumb-up", "Good answer: keep it in the next retrain", glyph=16)
        self.down_button = IconButton("thumb-down", "Not a good answer", glyph=16)
        self.copy_button.clicked.connect(self._copy)
        self.correct_button.clicked.connect(self.correct)
        for thumb, rating in ((self.up_button, 1), (self.down_button, -1)):
            thumb.setCheckable(True)
            thumb.setChecked(message.rating == rating)
        self.up_button.clicked.connect(self._rate_up)
        self.down_button.clicked.connect(self._rate_down)
        for made in (self.copy_button, self.correct_button, self.up_button, self.down_button):
            row.addWidget(made)
        if message.stopped:
            for thumb in (self.up_button, self.down_button):
                thumb.hide()
            self.copy_button.setEnabled(bool(message.text))

    def reveal(self, shown: bool) -> None:
        """Show the actions, or leave them out of sight (they stay in the Tab order)."""
        for made in (self.copy_button, self.correct_button):
            hush(made, not shown)
        for thumb in (self.up_button, self.down_button):
            thumb.set_hushed(not shown)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy_button.setText("Copied")
        QTimer.singleShot(COPIED_MILLISECONDS, self.copy_button, self._uncopy)

    def _uncopy(self) -> None:
        self.copy_button.setText("Copy")

    def _rate_up(self) -> None:
        self.down_button.setChecked(False)
        self.rated.emit(1 if self.up_button.isChecked() else 0)

    def _rate_down(self) -> None:
        self.up_button.setChecked(False)
        self.rated.emit(-1 if self.down_button.isChecked() else 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two rows."""
        wide = max(self._chips.minimumSizeHint().width(), self._actions.minimumSizeHint().width())
        return QSize(wide, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows when chips and actions do not fit beside each other."""
        needed = self._chips.sizeHint().width() + self._actions.sizeHint().width() + 8
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if needed <= self.width() else directions.TopToBottom)
        super().resizeEvent(event)


def _row(widget: QWidget, spacing: int) -> QHBoxLayout:
    set_kind(widget, "clear")
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    return row
