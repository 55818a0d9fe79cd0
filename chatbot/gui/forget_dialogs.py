"""The questions and answers of forgetting: what goes and from where, from which day on, and the proof afterwards."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from chatbot.asking_again import Asked
from chatbot.forgetting import Forecast
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog, scrolling_rows
from chatbot.gui.labels import Card, ElidedLabel, Label, break_long_words, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.texts import count_words, shorten
from chatbot.gui.version_names import whole_name

SAMPLES = 5
WIDE, HIGH = 560, 340


class ForgetDialog(Dialog):
    """Says exactly what goes, and from where, before anything does."""

    def __init__(self, title: str, forecast: Forecast, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setMinimumWidth(WIDE)
        memory, weights = translate("ForgetDialog", "From the memory, now"), _weights(forecast)
        self.body.addWidget(_card(memory, [_counts(forecast)], _samples(forecast)))
        self.body.addWidget(_card(translate("ForgetDialog", "From the network's weights"), weights))
        self.body.addWidget(_card(translate("ForgetDialog", "From files, now"), [_files(forecast)]))
        beyond = translate("ForgetDialog", "What you exported or handed on yourself cannot be reached from here.")
        self.body.addWidget(Label(beyond, "small", wrap=True))
        self.add_buttons(translate("ForgetDialog", "Forget"), "danger", translate("ForgetDialog", "Keep"))

    @staticmethod
    def ask(title: str, forecast: Forecast, parent: QWidget) -> bool:
        """Whether it is to go."""
        return ForgetDialog(title, forecast, parent).accepted_by_person()


def _counts(forecast: Forecast) -> str:
    gone = forecast.gone
    parts = [count_words(len(gone.lessons), "lesson")]
    parts += [count_words(gone.conversations, "conversation")] if gone.conversations else []
    parts += [count_words(gone.messages, "message")] if gone.messages else []
    return translate("ForgetDialog", "{what}. This cannot be undone.").format(what=", ".join(parts))


def _samples(forecast: Forecast) -> list[str]:
    shown = [shorten(lesson.question, 120) for lesson in forecast.gone.lessons[:SAMPLES]]
    more = len(forecast.gone.lessons) - len(shown)
    return [*shown, translate("ForgetDialog", "and {count} more").format(count=grouped(more))] if more else shown


def _weights(forecast: Forecast) -> list[str]:
    if not forecast.versions:
        return [translate("ForgetDialog", "No version of the network has learned any of it.")]
    told = translate("ForgetDialog", "Learned by {versions}. Weights cannot be edited, so")
    names = ", ".join(whole_name(one) for one in forecast.versions)
    if not forecast.in_use:
        kept = translate("ForgetDialog", "older versions keep it until you delete them; the one in use never saw it.")
        return [f"{told.format(versions=names)} {kept}"]
    then = translate("ForgetDialog", "the next retrain builds on {start}, which never saw it.")
    return [f"{told.format(versions=names)} {then.format(start=whole_name(forecast.start))}"]


def _files(forecast: Forecast) -> str:
    if not forecast.backups:
        return translate("ForgetDialog", "Out of unfinished retrains and exam reports; there are no backups.")
    told = translate("ForgetDialog", "Out of unfinished retrains, exam reports and {backups}.")
    return told.format(backups=count_words(forecast.backups, "backup"))


def _card(title: str, lines: list[str], samples: list[str] | None = None) -> Card:
    card = Card()
    card.setContentsMargins(0, 0, 0, 0)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    column.addWidget(Label(title, "strong"))
    for line in lines:
        column.addWidget(Label(break_long_words(line), wrap=True))
    for sample in samples or ():
        column.addWidget(ElidedLabel(sample, "mute"))
    return card


class BeforeDialog(Dialog):
    """From which day on things are kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("BeforeDialog", "Forget everything before a day"), parent)
        self.setMinimumWidth(440)
        about = translate(
            "BeforeDialog",
            "Messages from before it go, and lessons that were not changed since. You see it all before anything goes.",
        )
        self.body.addWidget(Label(about, "mute", wrap=True))
        self.day = QLineEdit()
        self.day.setAccessibleName(translate("BeforeDialog", "The day, like 2026-01-31"))
        self.day.setPlaceholderText(translate("BeforeDialog", "2026-01-31"))
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self.body.addWidget(self.day)
        self.body.addWidget(self.error)
        self.day.returnPressed.connect(self.accept)
        self.add_buttons(translate("BeforeDialog", "See what would go"))

    def moment(self) -> datetime | None:
        """The start of the day where the person is; None when it is no day."""
        try:
            return datetime.strptime(self.day.text().strip(), "%Y-%m-%d").astimezone()
        except (ValueError, OverflowError, OSError):
            return None

    def accept(self) -> None:
        """Only with a day."""
        if self.moment() is None:
            self.error.setText(translate("BeforeDialog", "That is not a day; write it like 2026-01-31."))
            self.error.show()
            return
        super().accept()

    @staticmethod
    def ask(parent: QWidget) -> datetime | None:
        """The moment; None when nothing is to go."""
        dialog = BeforeDialog(parent)
        return dialog.moment() if dialog.accepted_by_person() else None


class ProofDialog(Dialog):
    """Shows, question by question, that what was forgotten does not come back, or says honestly that it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("ProofDialog", "Does it come back?"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asked: list[Asked] = []
        self.verdict = Label(translate("ProofDialog", "Asking again…"), "strong", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximum(0)
        self.bar.setAccessibleName(translate("ProofDialog", "Asking again"))
        self._rows, area = scrolling_rows(WIDE, HIGH)
        self.close_button = button(translate("ProofDialog", "Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        for widget in (self.verdict, self.bar, area):
            self.body.addWidget(widget)
        self.body.addLayout(foot)

    def add(self, asked: Asked) -> None:
        """One more question was asked."""
        self.asked.append(asked)
        mark = "✕" if asked.back else "•" if asked.held_back else "✓"
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        kind = "warning" if asked.back else ""
        grid.addWidget(Label(mark, kind or "good"), 0, 0)
        grid.addWidget(ElidedLabel(asked.question, kind), 0, 1)
        grid.addWidget(ElidedLabel(asked.given, "mute"), 1, 1)
        self._rows.insertLayout(self._rows.count() - 1, grid)

    def conclude(self, start: str, in_use: bool) -> None:
        """All were asked.  ``start`` never saw it; ``in_use`` says whether it answers now."""
        self.bar.hide()
        set_kind(self.verdict, "warning" if any(one.back for one in self.asked) else "good")
        self.verdict.setText(verdict_words(self.asked, start, in_use))


def verdict_words(asked: list[Asked], start: str, in_use: bool) -> str:
    """What the asking has shown."""
    back, held = sum(one.back for one in asked), sum(one.held_back for one in asked)
    if not asked:
        return translate("ProofDialog", "No network is loaded, so nothing could be asked.")
    questions = count_words(len(asked), "question")
    if back:
        told = translate(
            "ProofDialog",
            "The memory has forgotten it, but the weights in use still give it to {back} of {questions}. "
            "The next retrain builds on {start}, which never saw it; until then you can use that one.",
        )
        return told.format(back=back, questions=questions, start=whole_name(start))
    told = translate("ProofDialog", "None of {questions}, as taught and in other words, brings it back.")
    sentence = told.format(questions=questions)
    if held and not in_use:
        guess = translate("ProofDialog", "For {count} it is still the weights' best guess, which is not said.")
        sentence = f"{sentence} {guess.format(count=held)}"
    return sentence
