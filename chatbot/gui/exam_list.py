"""The exam as a list that fills: what is still to come, what is being asked, and how it went."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from chatbot.gui.labels import Label, set_kind
from chatbot.gui.texts import percent_words
from chatbot.jobs import ExamReport, Progress, Score

QUESTIONS = ("Lessons, as taught", "Small talk it knew before", "Unknown questions refused", "Facts, chats and texts")
TIPS = (
    "Each lesson, asked as it was taught and answered by the network alone",
    "A fixed set of everyday questions that came with the program",
    "A fixed set of questions that it cannot know and should not guess at",
    "A fixed set of facts, of questions about what was said before, and about texts",
)
COMING, ASKING, PASSED, HELD, LOST = "–", "…", "✓", "•", "✕"


class ExamList(QWidget):
    """One line a question; the mark in front says how it stands, also without colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self.marks = [Label(COMING) for _ in QUESTIONS]
        self.lines = [Label(question, wrap=True) for question in QUESTIONS]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label("Exam before it takes over", "strong", wrap=True), 0, 0, 1, 2)
        for row, (mark, line, tip) in enumerate(zip(self.marks, self.lines, TIPS, strict=True), 1):
            mark.setMinimumWidth(14)
            line.setToolTip(tip)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)
        grid.setRowStretch(len(QUESTIONS) + 1, 1)

    def show_coming(self) -> None:
        """Nothing is known yet."""
        for number, question in enumerate(QUESTIONS):
            self._set(number, COMING, question, "mute")

    def show_progress(self, progress: Progress) -> None:
        """What training has measured so far, or how far the exam has come."""
        if progress.stage == "exam":
            asked = f", {progress.step:,} of {progress.steps:,} questions asked"
            for number, question in enumerate(QUESTIONS):
                self._set(number, ASKING, question + (asked if number == 0 else ""), "mute")
        elif progress.recalled is not None:
            self._set(0, COMING, f"{QUESTIONS[0]}: {percent_words(progress.recalled)} so far", "mute")

    def show_report(self, exam: ExamReport) -> None:
        """How it went."""
        for number, score in enumerate((exam.taught, exam.small_talk, exam.refused, exam.other)):
            mark, kind = _verdict(score, exam.passed)
            before = "" if score.before is None else f", before {score.before:,}"
            counted = f"{score.right:,} of {score.total:,}{before}" if score.total else "not asked"
            self._set(number, mark, f"{QUESTIONS[number]}: {counted}", kind)

    def _set(self, number: int, mark: str, words: str, kind: str) -> None:
        self.marks[number].setText(mark)
        self.lines[number].setText(words)
        for label in (self.marks[number], self.lines[number]):
            set_kind(label, kind)


def _verdict(score: Score, passed: bool) -> tuple[str, str]:
    """The mark and its look: as good as before, a little less but within bounds, or lost in a refused version."""
    lost = score.before is not None and score.before > score.right
    if score.total and not lost:
        return PASSED, "good"
    return (HELD, "") if passed or not lost else (LOST, "warning")
