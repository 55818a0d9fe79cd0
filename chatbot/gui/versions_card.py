"""The versions of the network: when, with what, how they did in their exam, and one action a row.

Signals:
    VersionsCard.use_wanted: the id of a version.
    VersionsCard.changes_wanted: the id of a version whose changed answers are to be shown.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chatbot.checkpoints import BASE_ID, Version
from chatbot.gui.buttons import button
from chatbot.gui.labels import Card, Label, rule, set_kind
from chatbot.gui.texts import percent_words, when_words
from chatbot.jobs import Score

COLUMNS = ("Version", "When", "Lessons", "As taught", "Small talk", "Refusals", "")
TIPS = {
    "Lessons": "How many lessons are in this version's weights",
    "As taught": "Of the lessons, how many the network alone gives word for word",
    "Small talk": "Of a fixed set of everyday questions, how many it answers right",
    "Refusals": "Of a fixed set of questions it cannot know, how many it refuses to answer",
}


class VersionsCard(Card):
    """Newest first, the shipped base last."""

    use_wanted = Signal(str)
    changes_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._column.addWidget(Label("Versions", "strong"))
        self._scroll = QScrollArea()  # of its own: the page stays in place when the text is large
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self._scroll)

    def show_versions(self, versions: list[Version]) -> None:
        """All of them."""
        table = QWidget()
        set_kind(table, "clear")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(len(COLUMNS) - 1, 1)
        for column, name in enumerate(COLUMNS):
            head = Label(name, "small", wrap=" " in name)
            head.setToolTip(TIPS.get(name, ""))
            grid.addWidget(head, 0, column)
        for number, version in enumerate(reversed(versions)):
            grid.addWidget(rule(), 2 * number + 1, 0, 1, len(COLUMNS))
            self._add_row(grid, 2 * number + 2, version)
        self._scroll.setWidget(table)
        self._fit()

    def _fit(self) -> None:
        table = self._scroll.widget()
        if table is not None:
            wide = table.minimumSizeHint().width() > self._scroll.viewport().width()
            bar = self._scroll.horizontalScrollBar().sizeHint().height() if wide else 0
            self._scroll.setFixedHeight(table.sizeHint().height() + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the scroll bar where the table does not fit."""
        super().resizeEvent(event)
        self._fit()

    def _add_row(self, grid: QGridLayout, row: int, version: Version) -> None:
        manifest, exam = version.manifest, version.manifest.exam
        cells = [
            when_words(manifest.created_at) if manifest.created_at else "–",
            f"{len(manifest.lessons):,}",
            _share(exam.taught if exam and version.id != BASE_ID else None),
            _share(exam.small_talk if exam else None),
            _share(exam.refused if exam else None),
        ]
        grid.addWidget(_name(version), row, 0)
        for column, text in enumerate(cells, 1):
            grid.addWidget(Label(text), row, column)
        grid.addWidget(self._actions(version), row, len(cells) + 1)

    def _actions(self, version: Version) -> QWidget:
        holder = QWidget()
        set_kind(holder, "clear")
        actions = QHBoxLayout(holder)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.addStretch(1)
        exam, shown = version.manifest.exam, _title(version)
        if exam is not None and exam.changed:
            what = button("What changed?", "link-small", name=f"What changed in {shown}?")
            what.clicked.connect(lambda: self.changes_wanted.emit(version.id))
            actions.addWidget(what)
        if not version.current and not version.damaged:
            use = button("Use this", "link-small", name=f"Use {shown}")
            use.clicked.connect(lambda: self.use_wanted.emit(version.id))
            actions.addWidget(use)
        return holder


def _title(version: Version) -> str:
    return "as shipped" if version.id == BASE_ID else f"version {int(version.id)}"


def _name(version: Version) -> QWidget:
    holder = QWidget()
    set_kind(holder, "clear")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Label("As shipped" if version.id == BASE_ID else str(int(version.id)), "strong"))
    states = (
        (version.current, "in use", "chip-good"),
        (version.refused, "refused", "chip-amber"),
        (version.damaged is not None, "damaged", "chip-danger"),
    )
    for applies, words, kind in states:
        if applies:
            chip = Label(words, kind)
            chip.setToolTip(version.damaged or "")
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder


def _share(score: Score | None) -> str:
    return percent_words(score.share) if score is not None and score.total else "–"
