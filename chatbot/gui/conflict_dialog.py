"""A lesson contradicts another one: replace its answer, keep both apart, or leave all as it is."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chatbot.conflicts import Choice, Conflict, Difference
from chatbot.domain import Draft
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog
from chatbot.gui.labels import Card, Label, break_long_words
from chatbot.gui.language import translate
from chatbot.gui.texts import shorten

LETTERS = 240
WIDE = 520


class ConflictDialog(Dialog):
    """Both questions with their answers, what tells them apart, and three ways to go on."""

    def __init__(self, conflict: Conflict, draft: Draft, parent: QWidget | None) -> None:
        same = conflict.same_question
        title = (
            translate("ConflictDialog", "This question has another answer already")
            if same
            else translate("ConflictDialog", "You have taught something close to this")
        )
        super().__init__(title, parent)
        self.choice: Choice = "cancel"
        self.setMinimumWidth(WIDE)
        known, new = translate("ConflictDialog", "Known"), translate("ConflictDialog", "New")
        self.body.addWidget(_pair(known, conflict.known, conflict.lesson.answer))
        self.body.addWidget(_pair(new, conflict.asked, draft.answer))
        self.told = Label(_told(conflict), "mute", wrap=True)
        self.body.addWidget(self.told)
        self.replace_button = button(translate("ConflictDialog", "Replace the answer"), "primary" if same else "")
        self.keep_button = button(translate("ConflictDialog", "Keep both apart"), "primary")
        self.cancel_button = button(translate("ConflictDialog", "Cancel"))
        self._lay_out_buttons()
        self.keep_button.setVisible(not same)
        (self.replace_button if same else self.keep_button).setFocus()

    def _lay_out_buttons(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.replace_button)
        row.addWidget(self.keep_button)
        self.body.addLayout(row)
        self.cancel_button.clicked.connect(self.reject)
        self.replace_button.clicked.connect(lambda: self._choose("replace"))
        self.keep_button.clicked.connect(lambda: self._choose("keep"))

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.done(QDialog.DialogCode.Accepted)

    @staticmethod
    def ask(conflict: Conflict, draft: Draft, parent: QWidget | None) -> Choice:
        """What to do; ``cancel`` also when the dialog is closed."""
        dialog = ConflictDialog(conflict, draft, parent)
        dialog.accepted_by_person()
        return dialog.choice


def _pair(name: str, question: str, answer: str) -> Card:
    card = Card()
    card.setContentsMargins(0, 0, 0, 0)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    column.addWidget(Label(name, "section"))
    column.addWidget(Label(break_long_words(shorten(question, LETTERS)), "strong", wrap=True))
    column.addWidget(Label(break_long_words(shorten(answer, LETTERS)), wrap=True))
    return card


def _told(conflict: Conflict) -> str:
    if conflict.same_question:
        return translate("ConflictDialog", "It is the same question, so only one of the two answers can hold.")
    told = "\n".join(difference_words(conflict.difference))
    return translate("ConflictDialog", "What tells them apart:\n{told}").format(told=told)


def difference_words(apart: Difference) -> list[str]:
    """What tells two questions apart, a sentence each; never empty."""
    lines = []
    if apart.only_new:
        lines.append(translate("ConflictDialog", "• only the new one says {words}").format(words=_list(apart.only_new)))
    if apart.only_known:
        words = _list(apart.only_known)
        lines.append(translate("ConflictDialog", "• only the known one says {words}").format(words=words))
    if apart.aims:
        told = translate("ConflictDialog", "• the new one asks “{new}”, the known one “{known}”")
        lines.append(told.format(new=apart.aims[0], known=apart.aims[1]))
    if apart.numbers:
        lines.append(translate("ConflictDialog", "• they name different numbers"))
    if apart.negation:
        lines.append(translate("ConflictDialog", "• one of them denies what the other asks"))
    return lines or [translate("ConflictDialog", "• only the order of the words")]


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
