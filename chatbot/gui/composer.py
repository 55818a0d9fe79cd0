"""Where the person writes.  Grows with the text; takes text at any time, also while the network loads.

A long text that is pasted, and a file that is dropped, are asked about first (`PassageBar`).

Signals:
    Composer.sent: the text, when the person sends it.
    Composer.stop_wanted: stop the answer that is being given.
    Composer.recall_wanted: the last question again, to change it.
    Composer.busy_changed: whether there is an answer to stop.
    Composer.dropped: a `Drop`.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from chatbot.domain import MAX_QUESTION_CHARS
from chatbot.gui.buttons import button
from chatbot.gui.labels import Label, set_kind, set_look
from chatbot.gui.language import grouped, translate
from chatbot.gui.passage_bar import MOST_QUESTION, PassageBar

MOST_LINES = 8
COUNT_FROM = 500
LONG_PASTE_CHARS, LONG_PASTE_LINES = 400, 6


@dataclass(frozen=True, slots=True)
class Drop:
    """Files that were dropped."""

    paths: tuple[Path, ...]


class QuestionField(QPlainTextEdit):
    """Plain text whose height follows its lines.

    Signals:
        enter, escape, up: keys that mean something else than text here.
        focused: whether it has the focus.
        pasted: a text that is long enough to be asked about.
        dropped: a `Drop`.
    """

    enter = Signal()
    escape = Signal()
    up = Signal()
    focused = Signal(bool)
    pasted = Signal(str)
    dropped = Signal(Drop)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "bare")
        self.setPlaceholderText(translate("Composer", "Ask something…"))
        self.setAccessibleName(translate("Composer", "Your question"))
        self.setAcceptDrops(False)  # the composer does, all over
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 4)
        policy = Qt.ScrollBarPolicy
        grown = self.document().size().height() > MOST_LINES
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if grown else policy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc and Up; the rest is text."""
        keys, shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier
        if event.key() in (keys.Key_Return, keys.Key_Enter) and not event.modifiers() & shift:
            self.enter.emit()
        elif event.key() == keys.Key_Escape:
            self.escape.emit()
        elif event.key() == keys.Key_Up and not self.toPlainText():
            self.up.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text and files."""
        return bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files and long texts are asked about first; what is longer than any question never gets in here."""
        files, text = _files(source), source.text()
        if files:
            self.dropped.emit(Drop(files))
        elif len(text) >= LONG_PASTE_CHARS or text.strip().count("\n") >= LONG_PASTE_LINES:
            self.pasted.emit(text)
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        """Fit another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


class Composer(QWidget):
    """The field, the button beside it and the hint below."""

    sent = Signal(str)
    stop_wanted = Signal()
    recall_wanted = Signal()
    busy_changed = Signal(bool)
    dropped = Signal(Drop)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.setAcceptDrops(True)
        self.passage = PassageBar()
        self.field = QuestionField()
        self.send_button = button("", "primary")
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.hint = Label("", "hint", wrap=True)
        self.count = Label("", "hint")
        self.count.hide()
        self._frame = QFrame()
        set_kind(self._frame, "composer")
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(15, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.passage)
        column.addWidget(self._frame)
        column.addWidget(self.error)
        column.addLayout(foot)
        self._connect()

    def _connect(self) -> None:
        self.field.enter.connect(self._send)
        self.field.escape.connect(self.stop_wanted)
        self.field.up.connect(self.recall_wanted)
        self.field.focused.connect(lambda has: set_look(self._frame, "active", has))
        self.field.textChanged.connect(self._typed)
        self.send_button.clicked.connect(self._pressed)
        self.field.pasted.connect(self.passage.offer)
        self.field.dropped.connect(self.dropped)
        self.passage.typed.connect(self.field.insertPlainText)
        self.passage.settled.connect(self.field.setFocus)
        self.passage.changed.connect(self._passage_changed)
        self._frame.installEventFilter(self)
        self.set_busy(False)

    def set_busy(self, busy: bool, words: str = "") -> None:
        """While an answer is on its way the button stops it; ``words`` replace the hint."""
        self._busy = busy
        self.busy_changed.emit(busy)
        named = translate("Composer", "Stop the answer") if busy else translate("Composer", "Send the question")
        self.send_button.setText(translate("Composer", "Stop") if busy else translate("Composer", "Send"))
        self.send_button.setAccessibleName(named)
        set_kind(self.send_button, "" if busy else "primary")
        usual = translate("Composer", "Enter sends · Shift+Enter new line · Up edits the last question")
        self.hint.setText(words or (translate("Composer", "Esc stops the answer") if busy else usual))
        self._typed()

    def text(self) -> str:
        """What would be sent: the text to answer from, if there is one, and the question below it."""
        question = self.field.toPlainText()
        if not self.passage.passage:
            return question
        return f"{self.passage.passage}\n\n{' '.join(question.split())}".rstrip()

    def put(self, text: str) -> None:
        """Put a text in, with the cursor behind it."""
        self.passage.clear()
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def set_text(self, text: str) -> None:
        """Put a text in, ready to be changed."""
        self.put(text)
        self.field.setFocus()

    def show_error(self, sentence: str) -> None:
        """Why it could not be sent; gone with the next key."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def accepted(self) -> None:
        """The question is on its way: make room for the next."""
        self.passage.clear()
        self.field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the text means the text."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.field.setFocus()
        return False

    def _pressed(self) -> None:
        if self._busy:
            self.stop_wanted.emit()
        else:
            self._send()

    def _send(self) -> None:
        if not self._busy and self.field.toPlainText().strip():
            self.sent.emit(self.text())

    def _typed(self) -> None:
        text, most = self.field.toPlainText(), MOST_QUESTION if self.passage.passage else MAX_QUESTION_CHARS
        self.send_button.setEnabled(self._busy or bool(text.strip()))
        self.count.setText(
            translate("Composer", "{length} of {most}").format(length=grouped(len(text)), most=grouped(most))
        )
        self.count.setVisible(len(text) >= min(COUNT_FROM, most))
        set_kind(self.count, "warning-small" if len(text) > most else "hint")
        self.show_error("")

    def _passage_changed(self) -> None:
        asked = translate("Composer", "Ask something about the text…")
        self.field.setPlaceholderText(asked if self.passage.passage else translate("Composer", "Ask something…"))
        self._typed()

    # A file over it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped, and it says so."""
        if self.field.canInsertFromMimeData(event.mimeData()):
            self._take_drags(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on it."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """As if nothing had been."""
        self._take_drags(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what it is."""
        self._take_drags(False)
        event.acceptProposedAction()
        self.field.insertFromMimeData(event.mimeData())

    def _take_drags(self, over: bool) -> None:
        set_look(self._frame, "active", over or self.field.hasFocus())
        told = translate("Composer", "Drop it to import its lessons, or to ask about its text") if over else ""
        self.set_busy(self._busy, told)


def _files(source: QMimeData) -> tuple[Path, ...]:
    """The files on this computer that are dragged or pasted."""
    return tuple(Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())
