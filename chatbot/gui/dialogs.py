"""Small questions to the person.  Each has a static ``ask`` that tests replace."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chatbot.domain import QaPair, clean_answer, clean_question
from chatbot.errors import InputError
from chatbot.gui.buttons import button
from chatbot.gui.labels import Label, break_long_words, set_kind
from chatbot.gui.language import translate
from chatbot.gui.pages import SCROLL_BAR, scrolling
from chatbot.gui.sentences import in_words
from chatbot.gui.tokens import CARD_GAP, PAGE_MARGIN


class Dialog(QDialog):
    """A titled dialog with a body and a row of buttons."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        self.body.setSpacing(CARD_GAP)
        self.body.addWidget(Label(title, "title", wrap=True))

    def accepted_by_person(self) -> bool:
        """Show it until it is answered; it is let go of afterwards."""
        answer = self.exec()
        self.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def showEvent(self, event: QShowEvent) -> None:
        """Wide and high enough for its words at any text size, as far as the screen goes."""
        super().showEvent(event)
        room = self.screen().availableGeometry().size()
        wide = min(max(self.width(), self.body.totalMinimumSize().width()), room.width())
        wrapped = self.body.hasHeightForWidth()
        high = self.body.totalHeightForWidth(wide) if wrapped else self.body.totalSizeHint().height()
        self.resize(wide, min(max(self.height(), high), room.height()))

    def add_buttons(self, accept: str, kind: str = "primary", reject: str = "") -> None:
        """The row at the foot; Enter accepts where the focus lets it."""
        yes, no = button(accept, kind), button(reject or translate("Dialog", "Cancel"))
        yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(no)
        row.addWidget(yes)
        self.body.addLayout(row)


def scrolling_rows(wide: int = 0, high: int = 0, spacing: int = 8) -> tuple[QVBoxLayout, QScrollArea]:
    """A column for rows that ends in a stretch, and the area of at least that size (pixels) that scrolls it."""
    inner = QWidget()
    set_kind(inner, "clear")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, SCROLL_BAR, 0)
    column.setSpacing(spacing)
    column.addStretch(1)
    area = scrolling(inner)
    area.setMinimumSize(wide, high)
    return column, area


class Confirmation(Dialog):
    """A yes-or-no question, as a rule about something that cannot be undone."""

    def __init__(self, title: str, text: str, yes: str, parent: QWidget, kind: str = "danger", no: str = "") -> None:
        super().__init__(title, parent)
        self.setMinimumWidth(400)
        self.body.addWidget(Label(break_long_words(text), wrap=True))
        self.add_buttons(yes, kind, no or translate("Dialog", "Keep"))

    @staticmethod
    def ask(title: str, text: str, yes: str, parent: QWidget, kind: str = "danger", no: str = "") -> bool:
        """Whether the person said yes; ``kind`` is the look of that button."""
        return Confirmation(title, text, yes, parent, kind, no).accepted_by_person()


class Notice(Dialog):
    """One sentence."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__("Engram", parent)
        self.setMinimumWidth(400)
        self.body.addWidget(Label(sentence, wrap=True))
        close = button(translate("Dialog", "Close"), "primary")
        close.clicked.connect(self.accept)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    @staticmethod
    def ask(sentence: str, parent: QWidget | None = None) -> None:
        """Show it until it is closed."""
        Notice(sentence, parent or QApplication.activeWindow()).accepted_by_person()


class TitleDialog(Dialog):
    """Another title for a conversation."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(translate("Dialog", "Rename the conversation"), parent)
        self.setMinimumWidth(400)
        self.title = QLineEdit(title)
        self.title.setAccessibleName(translate("Dialog", "Title"))
        self.title.selectAll()
        self.title.returnPressed.connect(self.accept)
        self.body.addWidget(self.title)
        self.add_buttons(translate("Dialog", "Rename"))

    @staticmethod
    def ask(parent: QWidget, title: str) -> str | None:
        """The new title; None when it stays."""
        dialog = TitleDialog(parent, title)
        return dialog.title.text().strip() or None if dialog.accepted_by_person() else None


class TeachDialog(Dialog):
    """A question and the answer it should get."""

    def __init__(self, parent: QWidget, question: str = "", answer: str = "") -> None:
        super().__init__(translate("Dialog", "Teach something new"), parent)
        self.setMinimumWidth(520)
        self.question = _field(translate("Dialog", "Question"), question, 64)
        self.answer = _field(translate("Dialog", "Answer"), answer, 112)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.body.addWidget(
            Label(
                translate("Dialog", "It answers from the very next question on, also when asked in other words."),
                "mute",
                True,
            )
        )
        for name, field in (
            (translate("Dialog", "Question"), self.question),
            (translate("Dialog", "Answer"), self.answer),
        ):
            self.body.addWidget(Label(name, "section"))
            self.body.addWidget(field)
        self.body.addWidget(self.error)
        self.add_buttons(translate("Dialog", "Teach"))

    def pair(self) -> QaPair:
        """What was typed, cleaned; raises `InputError`."""
        return QaPair(clean_question(self.question.toPlainText()), clean_answer(self.answer.toPlainText()))

    def accept(self) -> None:
        """Close only when question and answer can be used."""
        try:
            self.pair()
        except InputError as error:
            self.error.setText(in_words(error))
            self.error.show()
            return
        super().accept()

    @staticmethod
    def ask(parent: QWidget, question: str = "", answer: str = "") -> QaPair | None:
        """The pair, or None when the person thought better of it."""
        dialog = TeachDialog(parent, question, answer)
        return dialog.pair() if dialog.accepted_by_person() else None


def _field(name: str, text: str, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    set_kind(field, "field")
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(height)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return field
