"""The teach-me inbox on top of the Lessons page: what was not known, grouped by meaning, each group with a box.

Signals:
    InboxCard.taught: an `Answered`.
    InboxCard.dismissed: a `Group` that is not to be shown any more.
    InboxCard.reopened: a dismissed `Group` that is to be shown again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from chatbot.domain import MAX_ANSWER_CHARS
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.labels import Card, ElidedLabel, Label, plain_tooltip, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.texts import count_words
from chatbot.inbox import Group

SHOWN = 3
LINK_PADDING = 4


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that all questions of a group should get."""

    group: Group
    answer: str


class InboxCard(Card):
    """Hidden while there is nothing to teach and nothing was dismissed."""

    taught = Signal(Answered)
    dismissed = Signal(Group)
    reopened = Signal(Group)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber-card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.boxes: list[QLineEdit] = []
        self.teach_buttons: list[QPushButton] = []
        self.dismiss_buttons: list[IconButton] = []
        self.reopen_buttons: list[QPushButton] = []
        self._most, self._groups, self._gone = SHOWN, list[Group](), list[Group]()
        self._form = QWidget()
        self.title = Label("", "amber")
        self.more_button = button("", "link-small")
        self.gone_button = button("", "link-small")
        self.gone_button.setCheckable(True)
        self._lay_out()
        self.more_button.clicked.connect(self._show_more)
        self.gone_button.toggled.connect(lambda _: self._show())
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(Label(translate("InboxCard", "grouped by meaning, most asked first"), "small"))
        foot = QHBoxLayout()
        foot.setContentsMargins(-LINK_PADDING, 0, 0, 0)
        foot.setSpacing(16)
        foot.addWidget(self.more_button)
        foot.addWidget(self.gone_button)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 10)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._form)
        self._column.addLayout(foot)

    def show_groups(self, groups: Sequence[Group], dismissed: Sequence[Group]) -> None:
        """What waits, and what was dismissed; what was typed already stays with its question."""
        self._groups, self._gone = list(groups), list(dismissed)
        if not dismissed:
            self.gone_button.setChecked(False)
        self._show()

    def _show_more(self) -> None:
        self._most += 10
        self._show()

    def _show(self) -> None:
        typed = {box.accessibleName(): box.text() for box in self.boxes}
        form = QWidget()
        set_kind(form, "clear")
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.boxes, self.teach_buttons, self.dismiss_buttons, self.reopen_buttons = [], [], [], []
        shown = self._groups[: self._most]
        for row, group in enumerate(shown):
            self._add(grid, row, group, typed)
        if self.gone_button.isChecked():
            for row, group in enumerate(self._gone, len(shown)):
                self._add_dismissed(grid, row, group)
        self._column.replaceWidget(self._form, form)
        self._form.hide()
        self._form.deleteLater()
        self._form = form
        self._tell()

    def _tell(self) -> None:
        """What the card is about, and what is not shown."""
        asked = translate("InboxCard", "Teach me: asked, but not known")
        self.title.setText(asked if self._groups else translate("InboxCard", "Nothing waits for an answer"))
        more = len(self._groups) - self._most
        words = count_words(max(0, min(more, 10)), "more question")
        self.more_button.setText(translate("InboxCard", "Show {questions}").format(questions=words))
        self.more_button.setVisible(more > 0)
        told = translate("InboxCard", "Hide the dismissed") if self.gone_button.isChecked() else self._gone_words()
        self.gone_button.setText(told)
        self.gone_button.setAccessibleName(told)
        self.gone_button.setVisible(bool(self._gone))
        self.setVisible(bool(self._groups or self._gone))

    def _gone_words(self) -> str:
        return translate("InboxCard", "Show {count} dismissed").format(count=grouped(len(self._gone)))

    def _add(self, grid: QGridLayout, row: int, group: Group, typed: dict[str, str]) -> None:
        box = QLineEdit()
        box.setPlaceholderText(translate("InboxCard", "Answer…"))
        name = translate("InboxCard", "Answer to “{question}”").format(question=group.question)
        box.setAccessibleName(name)
        box.setMaxLength(MAX_ANSWER_CHARS)
        box.setText(typed.get(name, ""))
        name = translate("InboxCard", "Teach the answer to “{question}”").format(question=group.question)
        teach = button(translate("InboxCard", "Teach"), "primary", name=name)
        name = translate("InboxCard", "Dismiss “{question}”").format(question=group.question)
        dismiss = IconButton("cross", name)

        def tell() -> None:
            if box.text().strip():
                self.taught.emit(Answered(group, box.text()))
            else:
                box.setFocus()

        box.returnPressed.connect(tell)
        teach.clicked.connect(tell)
        dismiss.clicked.connect(lambda: self.dismissed.emit(group))
        self.boxes.append(box)
        self.teach_buttons.append(teach)
        self.dismiss_buttons.append(dismiss)
        grid.addLayout(_words(group), row, 0)
        for column, widget in enumerate((box, teach, dismiss), 1):
            grid.addWidget(widget, row, column)

    def _add_dismissed(self, grid: QGridLayout, row: int, group: Group) -> None:
        name = translate("InboxCard", "Ask again for the answer to “{question}”").format(question=group.question)
        reopen = button(translate("InboxCard", "Reopen"), name=name)
        reopen.clicked.connect(lambda: self.reopened.emit(group))
        self.reopen_buttons.append(reopen)
        grid.addLayout(_words(group), row, 0)
        grid.addWidget(Label(translate("InboxCard", "dismissed"), "small"), row, 1)
        grid.addWidget(reopen, row, 2, 1, 2)


def _words(group: Group) -> QVBoxLayout:
    """The question, and below it what stands behind it."""
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(ElidedLabel(group.question))
    facts = []
    if len(group.wordings) > 1:
        words = count_words(len(group.wordings) - 1, "more wording")
        facts.append(translate("InboxCard", "and {wordings}").format(wordings=words))
    if group.times == 2:
        facts.append(translate("InboxCard", "asked twice"))
    elif group.times > 2:
        facts.append(translate("InboxCard", "asked {count} times").format(count=grouped(group.times)))
    if facts:
        told = Label(" · ".join(facts), "small")
        told.setToolTip(plain_tooltip("\n".join(group.wordings)))
        texts.addWidget(told)
    return texts
