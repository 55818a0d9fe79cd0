"""The exam as a list that fills: what is still to come, what is being asked, and how it went."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from chatbot.gui.labels import Label, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.texts import percent_words
from chatbot.jobs import ExamReport, Progress, Score

COMING, ASKING, PASSED, HELD, LOST = "–", "…", "✓", "•", "✕"
REST: tuple[Score | None, ...] = (None, None)
"""What the last lines show before an exam; not every one asks for it."""


def _questions() -> tuple[tuple[str, str], ...]:
    """Each line with its tooltip."""
    return (
        (
            translate("ExamList", "Lessons, as taught"),
            translate("ExamList", "Each lesson, asked as it was taught and answered by the network alone"),
        ),
        (
            translate("ExamList", "Small talk it knew before"),
            translate("ExamList", "A fixed set of everyday questions that came with the program"),
        ),
        (
            translate("ExamList", "Unknown questions refused"),
            translate("ExamList", "A fixed set of questions that it cannot know and should not guess at"),
        ),
        (
            translate("ExamList", "Facts, chats and texts"),
            translate("ExamList", "A fixed set of facts, of questions about what was said before, and about texts"),
        ),
        (
            translate("ExamList", "Lessons in other words"),
            translate("ExamList", "Lessons with several wordings: each is asked for as if only the others were known"),
        ),
        (
            translate("ExamList", "What you asked to rehearse"),
            translate("ExamList", "Answers that an earlier retrain had lost and this one has trained"),
        ),
    )


class ExamList(QWidget):
    """One line a question; the mark in front says how it stands, also without colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self._questions = [question for question, _ in _questions()]
        self.marks = [Label(COMING) for _ in self._questions]
        self.lines = [Label(question, wrap=True) for question in self._questions]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(translate("ExamList", "Exam before it takes over"), "strong", wrap=True), 0, 0, 1, 2)
        for row, (mark, line, (_, tip)) in enumerate(zip(self.marks, self.lines, _questions(), strict=True), 1):
            mark.setMinimumWidth(14)
            line.setToolTip(tip)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)
        grid.setRowStretch(len(self._questions) + 1, 1)
        self._show_rest(REST)

    def show_coming(self) -> None:
        """Nothing is known yet."""
        self._show_rest(REST)
        for number, question in enumerate(self._questions):
            self._set(number, COMING, question, "mute")

    def show_progress(self, progress: Progress) -> None:
        """What training has measured so far, or how far the exam has come."""
        if progress.stage == "exam":
            told = translate("ExamList", "{question}, {asked} of {all} questions asked")
            counts = {"asked": grouped(progress.step), "all": grouped(progress.steps)}
            for number, question in enumerate(self._questions):
                self._set(number, ASKING, told.format(question=question, **counts) if number == 0 else question, "mute")
        elif progress.recalled is not None:
            told = translate("ExamList", "{question}: {share} so far")
            share = percent_words(progress.recalled)
            self._set(0, COMING, told.format(question=self._questions[0], share=share), "mute")

    def show_report(self, exam: ExamReport) -> None:
        """How it went."""
        rest = exam.reworded, exam.rehearsed
        self._show_rest(rest)
        for number, score in enumerate((exam.taught, exam.small_talk, exam.refused, exam.other, *rest)):
            if score is None:
                continue
            mark, kind = _verdict(score, exam.passed)
            self._set(number, mark, f"{self._questions[number]}: {_counted(score)}", kind)

    def _show_rest(self, rest: Sequence[Score | None]) -> None:
        """The last lines are there only where something was asked."""
        for label, score in zip([*self.marks[-len(REST) :], *self.lines[-len(REST) :]], [*rest, *rest], strict=True):
            label.setVisible(score is not None)

    def _set(self, number: int, mark: str, words: str, kind: str) -> None:
        self.marks[number].setText(mark)
        self.lines[number].setText(words)
        for label in (self.marks[number], self.lines[number]):
            set_kind(label, kind)


def _counted(score: Score) -> str:
    if not score.total:
        return translate("ExamList", "not asked")
    counts = {"right": grouped(score.right), "total": grouped(score.total)}
    if score.before is None:
        return translate("ExamList", "{right} of {total}").format(**counts)
    return translate("ExamList", "{right} of {total}, before {before}").format(before=grouped(score.before), **counts)


def _verdict(score: Score, passed: bool) -> tuple[str, str]:
    """The mark and its look: as good as before, a little less but within bounds, or lost in a refused version."""
    lost = score.before is not None and score.before > score.right
    if score.total and not lost:
        return PASSED, "good"
    return (HELD, "") if passed or not lost else (LOST, "warning")
