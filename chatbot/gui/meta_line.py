"""The quiet line below an answer: where it is from, how sure, and what can be done with it.

Signals:
    MetaLine.correct: the person wants to correct the answer.
    MetaLine.why: the person wants to know where it is from.
    MetaLine.again: the person wants another answer.
    MetaLine.version_wanted: the number of the version to show.
    MetaLine.rated: 1, -1, or 0 when a rating is taken back.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from chatbot.domain import Message, Source
from chatbot.gui.buttons import IconButton, button, hush
from chatbot.gui.copying import copy_button
from chatbot.gui.labels import Label, set_kind, set_look
from chatbot.gui.language import translate
from chatbot.gui.texts import confidence_words, when_words

GAP = 8


class MetaLine(QWidget):
    """Chips on the left, actions on the right; two rows where it is narrow."""

    correct = Signal()
    why = Signal()
    again = Signal()
    version_wanted = Signal(int)
    rated = Signal(int)

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why_button: QPushButton | None = None
        self.back_button: IconButton | None = None
        self.forth_button: IconButton | None = None
        self._chips: list[QWidget] = []
        self._actions = QWidget(self)
        self._fill_chips(message)
        self._fill_actions(message)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fill_chips(self, message: Message) -> None:
        if message.versions > 1:
            self._add(self._versions(message.version, message.versions))
        if message.stopped:
            self._add(Label(translate("MetaLine", "stopped"), "chip-amber"))
            return
        if message.source is not None and message.source is not Source.UNKNOWN:
            words, kind, tip = _origin(message.source)
            self._add(Label(words, kind)).setToolTip(tip)
        if message.confidence is not None:
            sure = self._add(Label(confidence_words(message.confidence), "chip"))
            sure.setToolTip(translate("MetaLine", "Of 100 answers that it is this sure of, about so many are right."))
        tip = translate("MetaLine", "Where it is from, and how sure it was")
        self.why_button = button(translate("MetaLine", "Why this answer?"), "link-small", tip)
        self.why_button.clicked.connect(self.why)
        self._add(self.why_button)

    def _add(self, widget: QWidget) -> QWidget:
        widget.setParent(self)
        self._chips.append(widget)
        return widget

    def _versions(self, number: int, count: int) -> QWidget:
        holder = QWidget()
        row = _row(holder, 0)
        self.back_button = IconButton("back", translate("MetaLine", "The answer before this one"), glyph=16)
        self.forth_button = IconButton("forth", translate("MetaLine", "The answer after this one"), glyph=16)
        self.back_button.setEnabled(number > 1)
        self.forth_button.setEnabled(number < count)
        self.back_button.clicked.connect(lambda: self.version_wanted.emit(number - 1))
        self.forth_button.clicked.connect(lambda: self.version_wanted.emit(number + 1))
        row.addWidget(self.back_button)
        row.addWidget(Label(translate("MetaLine", "{number} of {count}").format(number=number, count=count), "small"))
        row.addWidget(self.forth_button)
        return holder

    def _fill_actions(self, message: Message) -> None:
        row = _row(self._actions, 2)
        self.time = Label(when_words(message.created_at), "time")
        self.copy_button = copy_button(lambda: message.text, translate("MetaLine", "Copy this answer"))
        tip = translate("MetaLine", "Say what the answer should have been")
        self.correct_button = button(translate("MetaLine", "Correct"), "quiet", tip)
        self.again_button = IconButton("again", translate("MetaLine", "Try again: another answer"), glyph=16)
        up = translate("MetaLine", "Good answer: keep it in the next retrain")
        self.up_button = IconButton("thumb-up", up, glyph=16)
        self.down_button = IconButton("thumb-down", translate("MetaLine", "Not a good answer"), glyph=16)
        self.correct_button.clicked.connect(self.correct)
        self.again_button.clicked.connect(self.again)
        for thumb, rating in ((self.up_button, 1), (self.down_button, -1)):
            thumb.setCheckable(True)
            thumb.setChecked(message.rating == rating)
        self.up_button.clicked.connect(self._rate_up)
        self.down_button.clicked.connect(self._rate_down)
        row.addWidget(self.time)
        row.addSpacing(4)
        for made in (self.copy_button, self.correct_button, self.up_button, self.down_button, self.again_button):
            row.addWidget(made)
        if message.stopped:
            for thumb in (self.up_button, self.down_button):
                thumb.hide()
            self.copy_button.setEnabled(bool(message.text))

    def reveal(self, shown: bool, time_too: bool = False) -> None:
        """Show the actions, or leave them out of sight (they stay in the Tab order)."""
        for made in (self.copy_button, self.correct_button):
            hush(made, not shown)
        for icon in (self.up_button, self.down_button, self.again_button):
            icon.set_hushed(not shown)
        set_look(self.time, "hushed", not time_too)

    def _rate_up(self) -> None:
        self.down_button.setChecked(False)
        self.rated.emit(1 if self.up_button.isChecked() else 0)

    def _rate_down(self) -> None:
        self.up_button.setChecked(False)
        self.rated.emit(-1 if self.down_button.isChecked() else 0)

    # Placed by hand: a layout that turned round in a resize would have told its height too late

    def _places(self, width: int) -> list[QRect]:
        """Chips from the left, wrapped; the actions on the right of the last row where they fit, else below."""
        at, places, row = QPoint(0, 0), [], self._row_height()
        for size in (chip.sizeHint() for chip in self._chips):
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, at.y() + row)
            places.append(QRect(at + QPoint(0, (row - size.height()) // 2), size))
            at += QPoint(size.width() + GAP, 0)
        size = self._actions.sizeHint()
        top = at.y() if at.x() + size.width() <= width else at.y() + row
        places.append(QRect(QPoint(max(0, width - size.width()), top), QSize(min(size.width(), width), row)))
        return places

    def _row_height(self) -> int:
        return max(one.sizeHint().height() for one in (*self._chips, self._actions))

    def sizeHint(self) -> QSize:
        """All beside each other."""
        wide = sum(chip.sizeHint().width() + GAP for chip in self._chips) + self._actions.sizeHint().width()
        return QSize(wide, self._row_height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part."""
        wide = max(one.sizeHint().width() for one in (*self._chips, self._actions))
        return QSize(wide, self._row_height())

    def heightForWidth(self, width: int) -> int:
        """As many rows as are needed."""
        return self._places(width)[-1].bottom() + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put all in their places."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A chip or a button has another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        for widget, place in zip((*self._chips, self._actions), self._places(self.width()), strict=True):
            widget.setGeometry(place)


def _origin(source: Source) -> tuple[str, str, str]:
    """The chip's words, its look, and what they mean."""
    if source is Source.LESSON:
        tip = translate("MetaLine", "You taught this; it is given word for word.")
        return translate("MetaLine", "● From a lesson"), "chip-good", tip
    tip = translate("MetaLine", "The network (an LSTM) put this answer together from what it was trained on.")
    return translate("MetaLine", "From the network"), "chip", tip


def _row(widget: QWidget, spacing: int) -> QHBoxLayout:
    set_kind(widget, "clear")
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    return row
