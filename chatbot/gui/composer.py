"""Where the person writes.  Grows with the text; takes text at any time, also while the network loads.

Signals:
    Composer.sent: the text, when the person sends it.
    Composer.stop_wanted: stop the answer that is being given.
    Composer.recall_wanted: the last question again, to change it.
    Composer.busy_changed: whether there is an answer to stop.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from chatbot.domain import MAX_QUESTION_CHARS
from chatbot.gui.buttons import button
from chatbot.gui.labels import Label, set_kind, set_look

MOST_LINES = 8
COUNT_FROM = 500
HINT = "Enter sends · Shift+Enter new line · Up edits the last question"
HINT_BUSY = "Esc stops the answer"


class QuestionField(QPlainTextEdit):
    """Plain text whose height follows its lines.

    Signals:
        enter, escape, up: keys that mean something else than text here.
        focused: whether it has the focus.
    """

    enter = Signal()
    escape = Signal()
    up = Signal()
    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "bare")
        self.setPlaceholderText("Ask something…")
        self.setAccessibleName("Your question")
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.field = QuestionField()
        self.send_button = button("Send", "primary", name="Send the question")
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.hint = Label(HINT, "hint", wrap=True)
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
        self._frame.installEventFilter(self)
        self._typed()

    def set_busy(self, busy: bool, words: str = "") -> None:
        """While an answer is on its way the button stops it; ``words`` replace the hint."""
        self._busy = busy
        self.busy_changed.emit(busy)
        self.send_button.setText("Stop" if busy else "Send")
        self.send_button.setAccessibleName("Stop the answer" if busy else "Send the question")
        set_kind(self.send_button, "" if busy else "primary")
        self.hint.setText(words or (HINT_BUSY if busy else HINT))
        self._typed()

    def put(self, text: str) -> None:
        """Put a text in, with the cursor behind it."""
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
            self.sent.emit(self.field.toPlainText())

    def _typed(self) -> None:
        text = self.field.toPlainText()
        self.send_button.setEnabled(self._busy or bool(text.strip()))
        self.count.setText(f"{len(text):,} of {MAX_QUESTION_CHARS:,}")
        self.count.setVisible(len(text) >= COUNT_FROM)
        set_kind(self.count, "warning-small" if len(text) > MAX_QUESTION_CHARS else "hint")
        self.show_error("")
