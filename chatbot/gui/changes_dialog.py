"""Each answer of a version's exam that differs from the version before, and which ones the next retrain rehearses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog, scrolling_rows
from chatbot.gui.labels import Card, Label, break_long_words
from chatbot.gui.language import grouped, translate
from chatbot.gui.sentences import in_words
from chatbot.gui.texts import count_words, shorten
from chatbot.gui.toggle import Toggle
from chatbot.jobs import ChangedAnswer

SHOWN = 200
LETTERS = 220


class ChangesDialog(Dialog):
    """What was lost first; ``may_rehearse`` are the questions that a retrain can be asked to rehearse."""

    def __init__(
        self,
        changes: Sequence[ChangedAnswer],
        reasons: tuple[str, ...],
        may_rehearse: frozenset[str],
        parent: QWidget,
    ) -> None:
        super().__init__(translate("ChangesDialog", "What changed"), parent)
        self.resize(720, 560)
        self.boxes: dict[str, Toggle] = {}
        for reason in reasons:
            self.body.addWidget(Label(in_words(reason), "amber", wrap=True))
        self.body.addWidget(Label(_sums(changes), wrap=True))
        column, area = scrolling_rows()
        for place, change in enumerate(sorted(changes, key=_rank)[:SHOWN]):
            column.insertWidget(place, self._card(change, change.worse and change.question in may_rehearse))
        if len(changes) > SHOWN:
            more = translate("ChangesDialog", "and {count} more").format(count=grouped(len(changes) - SHOWN))
            column.insertWidget(SHOWN, Label(more, "small"))
        self.body.addWidget(area, 1)
        self._add_foot()

    def _add_foot(self) -> None:
        tip = translate("ChangesDialog", "Train them too, with the right answers")
        self.rehearse_button = button("", "primary", tip)
        self.close_button = button(translate("ChangesDialog", "Close"), "" if self.boxes else "primary")
        self.rehearse_button.setVisible(bool(self.boxes))
        self.rehearse_button.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.rehearse_button)
        self.body.addLayout(foot)
        self._tell()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The questions to rehearse."""
        return tuple(question for question, box in self.boxes.items() if box.isChecked())

    def _tell(self) -> None:
        words = count_words(len(self.chosen), "answer")
        self.rehearse_button.setText(translate("ChangesDialog", "Rehearse {answers}").format(answers=words))
        self.rehearse_button.setAccessibleName(self.rehearse_button.text())
        self.rehearse_button.setEnabled(bool(self.chosen))

    def _card(self, change: ChangedAnswer, may_rehearse: bool) -> Card:
        card = Card()
        card.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        column.addWidget(_mark(change))
        column.addWidget(Label(_cut(change.question), "strong", wrap=True))
        nothing = translate("ChangesDialog", "(nothing)")
        before = translate("ChangesDialog", "before: {answer}").format(answer=_cut(change.before) or nothing)
        after = translate("ChangesDialog", "after: {answer}").format(answer=_cut(change.after) or nothing)
        column.addWidget(Label(before, "mute", wrap=True))
        column.addWidget(Label(after, "", wrap=True))
        if may_rehearse:
            box = Toggle(translate("ChangesDialog", "Rehearse this"))
            name = translate("ChangesDialog", "Rehearse “{question}”").format(question=shorten(change.question))
            box.setAccessibleName(name)
            box.setChecked(True)
            box.toggled.connect(lambda _: self._tell())
            self.boxes[change.question] = box
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    @staticmethod
    def ask(
        changes: Sequence[ChangedAnswer], reasons: tuple[str, ...], may_rehearse: frozenset[str], parent: QWidget
    ) -> tuple[str, ...]:
        """The questions to rehearse; none when it was only looked at."""
        dialog = ChangesDialog(changes, reasons, may_rehearse, parent)
        return dialog.chosen if dialog.accepted_by_person() else ()


def _sums(changes: Sequence[ChangedAnswer]) -> str:
    better, worse = sum(one.better for one in changes), sum(one.worse for one in changes)
    told = translate("ChangesDialog", "{answers} of the exam changed: {better} for the better, {worse} for the worse.")
    return told.format(answers=count_words(len(changes), "answer"), better=better, worse=worse)


def _rank(change: ChangedAnswer) -> int:
    return 0 if change.worse else 2 if change.better else 1


def _mark(change: ChangedAnswer) -> Label:
    if change.worse:
        return Label(translate("ChangesDialog", "✕ lost"), "warning")
    if change.better:
        return Label(translate("ChangesDialog", "✓ better"), "good")
    return Label(translate("ChangesDialog", "• changed"), "mute")


def _cut(text: str) -> str:
    return break_long_words(shorten(text, LETTERS))
