"""*Why this answer?*: a panel on the right that explains one answer.

Signals:
    WhyPanel.closed: the person closed it.
    WhyPanel.lesson_wanted: the id of the lesson to open.
    WhyPanel.teach_wanted: the `Why` whose held-back answer was right after all.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chatbot.gui.buttons import IconButton, button
from chatbot.gui.labels import ElidedLabel, Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.pages import scrolling
from chatbot.gui.payloads import Recalled
from chatbot.gui.plain_text import PlainTextView
from chatbot.gui.tokens import CARD_PADDING, WHY_WIDTH
from chatbot.gui.why import Why


class WhyPanel(QWidget):
    """Shows one `Why` at a time."""

    closed = Signal()
    lesson_wanted = Signal(int)
    teach_wanted = Signal(Why)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "why")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WHY_WIDTH)
        self.why: Why | None = None
        self._body, self._near = QWidget(), QVBoxLayout()
        self.close_button = IconButton("close", translate("WhyPanel", "Close the explanation"))
        self.lesson_button = button(translate("WhyPanel", "Open the lesson"))
        self.teach_button = button(translate("WhyPanel", "That is right: teach it"), "primary")
        self.close_button.clicked.connect(self.close_panel)
        self.lesson_button.clicked.connect(self._open_lesson)
        self.teach_button.clicked.connect(lambda: self.teach_wanted.emit(self.why))
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(translate("WhyPanel", "Why this answer?"), "title"), 1)
        head.addWidget(self.close_button)
        self._holder = QWidget()
        set_kind(self._holder, "clear")
        self._inside = QVBoxLayout(self._holder)
        self._inside.setContentsMargins(0, 0, 4, 0)
        self._inside.addWidget(self._body)
        self._inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, CARD_PADDING)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(scrolling(self._holder), 1)
        for made in (self.lesson_button, self.teach_button):
            column.addWidget(made)

    def explain(self, why: Why) -> None:
        """Show it, with the focus on its way out."""
        self.why = why
        body = QWidget()
        set_kind(body, "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(why.summary, wrap=True))
        for part in why.parts:
            column.addSpacing(8)
            column.addWidget(Label(part.heading, "section"))
            for number, line in enumerate(part.lines):
                text = PlainTextView(line)
                text.setAccessibleName(part.heading)
                set_kind(text, "text" if number == 0 else "text-mute")
                column.addWidget(text)
        self._near = QVBoxLayout()
        self._near.setSpacing(6)
        column.addLayout(self._near)
        self._inside.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self.lesson_button.setVisible(why.lesson_id is not None)
        self.teach_button.setVisible(bool(why.teachable))
        self.show()
        self.close_button.setFocus()

    def show_near(self, recalled: Recalled) -> None:
        """The lessons nearest to the question, below the rest."""
        if self.why is None or recalled.message_id != self.why.message_id or not recalled.lessons or self._near.count():
            return
        heading = Label(translate("WhyPanel", "Nearest lessons now"), "section")
        tip = translate(
            "WhyPanel", "How near their meaning is to the question: the cosine of the sentence vectors, at most 1."
        )
        heading.setToolTip(tip)
        self._near.addSpacing(8)
        self._near.addWidget(heading)
        for number, near in enumerate(recalled.lessons):
            line = ElidedLabel(f"{near.similarity:.2f} · {near.question}", "" if number == 0 else "mute")
            self._near.addWidget(line)

    def close_panel(self) -> None:
        """Away with it."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _open_lesson(self) -> None:
        if self.why is not None and self.why.lesson_id is not None:
            self.lesson_wanted.emit(self.why.lesson_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
