"""What the next retrain would train, and what it leaves out and why."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from chatbot.gui.labels import Card, ElidedLabel, Label, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.texts import count_words
from chatbot.gui.version_names import whole_name
from chatbot.outlook import Outlook, Portion, Reason

LETTERS = 80
INDENT = 16


class OutlookCard(Card):
    """Two columns: goes in, stays out; hidden while nothing was taught."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._holder = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(10)
        self.start = Label("", "warning", wrap=True)
        self._column.addWidget(self.start)
        self._column.addWidget(self._holder)
        self.hide()

    def show_outlook(self, outlook: Outlook) -> None:
        """As things are now."""
        holder = QWidget()
        set_kind(holder, "clear")
        self._row = QBoxLayout(self._row.direction(), holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(_column(translate("OutlookCard", "Goes into the retrain"), _goes_in(outlook)), 1)
        stays_out = [(_reason(reason, portion), portion.samples) for reason, portion in outlook.left_out]
        self._row.addWidget(_column(translate("OutlookCard", "Stays out"), stays_out or [(_nothing(), ())]), 1)
        self._column.replaceWidget(self._holder, holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = holder
        self.start.setText(_start_words(outlook))
        self.start.setVisible(bool(outlook.start.passed_over))
        self.setVisible(outlook.total > 0 or bool(outlook.left_out))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column below the other where it is narrow."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= self.fontMetrics().averageCharWidth() * LETTERS
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


def _goes_in(outlook: Outlook) -> list[tuple[str, tuple[str, ...]]]:
    lines: list[tuple[str, tuple[str, ...]]] = []
    if outlook.new.count:
        lines.append((count_words(outlook.new.count, "new lesson"), outlook.new.samples))
    if outlook.earlier:
        words = count_words(outlook.earlier, "earlier lesson")
        lines.append((translate("OutlookCard", "{lessons}, so that they stay").format(lessons=words), ()))
    if outlook.approved.count:
        lines.append((count_words(outlook.approved.count, "approved answer"), outlook.approved.samples))
    if outlook.rehearse.count:
        words = count_words(outlook.rehearse.count, "answer")
        lines.append(
            (translate("OutlookCard", "{answers} to rehearse").format(answers=words), outlook.rehearse.samples)
        )
    return lines or [(translate("OutlookCard", "Nothing yet"), ())]


def _nothing() -> str:
    return translate("OutlookCard", "Nothing: all that you taught or approved goes in.")


def _reason(reason: Reason, portion: Portion) -> str:
    count = grouped(portion.count)
    words: dict[Reason, str] = {
        "private": translate("OutlookCard", "{count} approved in private conversations: never trained"),
        "rated down": translate("OutlookCard", "{count} with a thumb down: never trained"),
        "contradicted": translate("OutlookCard", "{count} approved, but a lesson says otherwise: the lesson counts"),
        "switched off": translate("OutlookCard", "{count} approved, but learning from answers is off in Settings"),
        "forgotten": translate("OutlookCard", "{count} wordings forgotten: no retrain builds on what saw them"),
    }
    return words[reason].format(count=count)


def _start_words(outlook: Outlook) -> str:
    told = translate(
        "OutlookCard",
        "Something was forgotten that {passed} had learned, so this retrain builds on {start}, which never saw it.",
    )
    passed = ", ".join(whole_name(one) for one in outlook.start.passed_over)
    return told.format(passed=passed, start=whole_name(outlook.start.version.id))


def _column(title: str, lines: list[tuple[str, tuple[str, ...]]]) -> QWidget:
    holder = QWidget()
    set_kind(holder, "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(title, "section"))
    for words, samples in lines:
        column.addWidget(Label(words, wrap=True))
        inside = QVBoxLayout()
        inside.setContentsMargins(INDENT, 0, 0, 4 if samples else 0)
        inside.setSpacing(2)
        for sample in samples:
            inside.addWidget(ElidedLabel(sample, "mute"))
        column.addLayout(inside)
    column.addStretch(1)
    return holder
