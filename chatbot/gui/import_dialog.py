"""What an import would do, before it does anything: counts, samples, what contradicts, what is left out and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from chatbot.domain import Lesson
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog, scrolling_rows
from chatbot.gui.labels import Card, ElidedLabel, Label, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.sentences import in_words
from chatbot.gui.texts import count_words, shorten
from chatbot.importing import Contradiction, OnConflict, Plan

SAMPLES = 4
WIDE, HIGH = 640, 420
LETTERS = 160


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of entry: how many, what becomes of them, and the first ones as (line, second line)."""

    title: str
    meaning: str
    count: int
    samples: tuple[tuple[str, str], ...]
    kind: str = "strong"


class ImportDialog(Dialog):
    """All or nothing: import, or leave everything as it is."""

    def __init__(self, plan: Plan, name: str, parent: QWidget) -> None:
        super().__init__(translate("ImportDialog", "Import {name}?").format(name=shorten(name)), parent)
        self._plan = plan
        self.sections = _sections(plan)
        column, area = scrolling_rows(WIDE, HIGH, spacing=12)
        for place, section in enumerate(self.sections):
            column.insertWidget(place, _card(section))
        told = translate(
            "ImportDialog", "Nothing is changed yet. Import takes in all of it or nothing, and can be undone."
        )
        self.body.addWidget(Label(told, "mute", wrap=True))
        self.body.addWidget(area, 1)
        self.choices = QButtonGroup(self)
        if plan.conflicts or plan.repeated:
            self.body.addWidget(self._choice())
        self.import_button = button("", "primary")
        self.cancel_button = button(translate("ImportDialog", "Cancel"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.import_button)
        self.body.addLayout(foot)
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._tell()

    def _choice(self) -> QFrame:
        """Which answer holds where two contradict each other."""
        frame = QFrame()
        set_kind(frame, "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        words = (
            translate("ImportDialog", "Keep the answers I have"),
            translate("ImportDialog", "Take the answers of the file"),
        )
        for number, text in enumerate(words):
            made = button(text, "segment")
            made.setCheckable(True)
            made.setChecked(number == 0)
            self.choices.addButton(made, number)
            row.addWidget(made, 1)
        self.choices.idClicked.connect(self._tell)
        return frame

    @property
    def on_conflict(self) -> OnConflict:
        """What the person chose."""
        return "replace" if self.choices.checkedId() == 1 else "keep"

    def _tell(self) -> None:
        count = len(self._plan.new) + len(self._plan.additions)
        count += len(self._plan.conflicts) if self.on_conflict == "replace" else 0
        words = count_words(count, "lesson")
        self.import_button.setText(translate("ImportDialog", "Import {lessons}").format(lessons=words))
        self.import_button.setAccessibleName(self.import_button.text())
        self.import_button.setEnabled(count > 0)

    @staticmethod
    def ask(plan: Plan, name: str, parent: QWidget) -> OnConflict | None:
        """How to import; None when nothing is to be changed."""
        dialog = ImportDialog(plan, name, parent)
        answer = dialog.exec()
        choice = dialog.on_conflict
        dialog.deleteLater()
        return choice if answer == QDialog.DialogCode.Accepted else None


def _sections(plan: Plan) -> list[Section]:
    """Those that have something in them."""
    made = (
        Section(
            translate("ImportDialog", "New lessons"),
            translate("ImportDialog", "They answer from the next question on."),
            len(plan.new),
            _some((row.draft.question, row.draft.answer) for row in plan.new[:SAMPLES]),
        ),
        Section(
            translate("ImportDialog", "Other wordings"),
            translate("ImportDialog", "The answer is there already; these ways to ask for it are new."),
            len(plan.additions),
            _some((more.row.draft.question, more.lesson.question) for more in plan.additions[:SAMPLES]),
        ),
        Section(
            translate("ImportDialog", "Another answer than yours"),
            translate("ImportDialog", "Choose below which answer holds."),
            len(plan.conflicts),
            _some(map(_clash, plan.conflicts[:SAMPLES])),
            "amber",
        ),
        Section(
            translate("ImportDialog", "Contradicted within the file"),
            translate("ImportDialog", "The first counts if you keep your answers, else the last."),
            len(plan.repeated),
            _some(map(_clash, plan.repeated[:SAMPLES])),
            "amber",
        ),
        Section(
            translate("ImportDialog", "There already"),
            translate("ImportDialog", "Question and answer are the same; nothing changes."),
            len(plan.same),
            _some((row.draft.question, row.draft.answer) for row in plan.same[:SAMPLES]),
        ),
        Section(
            translate("ImportDialog", "Left out"),
            translate("ImportDialog", "These are no lessons:"),
            len(plan.skipped),
            _some((in_words(one.where), in_words(one.reason)) for one in plan.skipped[:SAMPLES]),
        ),
    )
    return [section for section in made if section.count]


def _some(samples: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((shorten(one, LETTERS), shorten(other, LETTERS)) for one, other in samples)


def _clash(clash: Contradiction) -> tuple[str, str]:
    known = translate("ImportDialog", "yours") if isinstance(clash.known, Lesson) else in_words(clash.known.where)
    told = translate("ImportDialog", "file: {new}  ·  {place}: {known}")
    answer = told.format(new=shorten(clash.row.draft.answer), place=known, known=shorten(clash.answer))
    return clash.row.draft.question, answer


def _card(section: Section) -> Card:
    card = Card()
    card.setContentsMargins(0, 0, 0, 0)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.addWidget(Label(section.title, section.kind), 1)
    head.addWidget(Label(grouped(section.count), section.kind))
    column.addLayout(head)
    column.addWidget(Label(section.meaning, "small", wrap=True))
    for line, second in section.samples:
        column.addSpacing(4)
        column.addWidget(ElidedLabel(line))
        column.addWidget(ElidedLabel(second, "mute"))
    more = section.count - len(section.samples)
    if more > 0:
        column.addWidget(Label(translate("ImportDialog", "and {count} more").format(count=grouped(more)), "small"))
    return card
