"""The versions of the network: when, with what, how they did in their exam, and one action a row.

Signals:
    VersionsCard.use_wanted: the id of a version.
    VersionsCard.changes_wanted: the id of a version whose changed answers are to be shown.
    VersionsCard.menu_wanted: a `VersionMenu`: what else can be done with a version.
    VersionsCard.roll_back_wanted, bisect_wanted, prune_wanted, open_wanted: what can be done with all of them.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chatbot.checkpoints import BASE_ID, Version
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.labels import Card, Label, rule, set_kind
from chatbot.gui.language import grouped, translate
from chatbot.gui.sentences import in_words
from chatbot.gui.texts import percent_words, when_words
from chatbot.gui.version_names import short_name
from chatbot.jobs import Score


@dataclass(frozen=True, slots=True)
class VersionMenu:
    """A version's menu, at a place on the screen."""

    version_id: str
    at: QPoint


def _columns() -> tuple[tuple[str, str], ...]:
    """Each heading with its tooltip; the last one is for what can be done."""
    return (
        (translate("VersionsCard", "Version"), ""),
        (translate("VersionsCard", "When"), ""),
        (translate("VersionsCard", "Parent"), translate("VersionsCard", "The version that it was trained from")),
        (
            translate("VersionsCard", "Lessons"),
            translate("VersionsCard", "How many lessons are in this version's weights"),
        ),
        (
            translate("VersionsCard", "As taught"),
            translate("VersionsCard", "Of the lessons, how many the network alone gives word for word"),
        ),
        (
            translate("VersionsCard", "Small talk"),
            translate("VersionsCard", "Of a fixed set of everyday questions, how many it answers right"),
        ),
        (
            translate("VersionsCard", "Refusals"),
            translate("VersionsCard", "Of a fixed set of questions it cannot know, how many it refuses to answer"),
        ),
        ("", ""),
    )


class VersionsCard(Card):
    """Newest first, the shipped base last."""

    use_wanted = Signal(str)
    changes_wanted = Signal(str)
    menu_wanted = Signal(VersionMenu)
    roll_back_wanted = Signal()
    bisect_wanted = Signal()
    prune_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._column.addLayout(self._head())
        self._scroll = QScrollArea()  # of its own: the page stays in place when the text is large
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self._scroll)

    def _head(self) -> QHBoxLayout:
        """The title, and what concerns all versions."""
        tip = translate("VersionsCard", "Answer with the version that the one in use was trained from")
        self.roll_back_button = button(translate("VersionsCard", "Roll back"), "link-small", tip)
        tip = translate("VersionsCard", "Find the retrain after which an answer was lost")
        self.bisect_button = button(translate("VersionsCard", "What broke an answer?"), "link-small", tip)
        self.prune_button = button(translate("VersionsCard", "Delete old ones…"), "link-small")
        tip = translate("VersionsCard", "A .engram file that was saved here or elsewhere")
        self.open_button = button(translate("VersionsCard", "Open a file…"), "link-small", tip)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(translate("VersionsCard", "Versions"), "strong"), 1)
        for made, signal in (
            (self.roll_back_button, self.roll_back_wanted),
            (self.bisect_button, self.bisect_wanted),
            (self.prune_button, self.prune_wanted),
            (self.open_button, self.open_wanted),
        ):
            made.clicked.connect(signal)
            row.addWidget(made)
        return row

    def show_versions(self, versions: list[Version]) -> None:
        """All of them."""
        self.roll_back_button.setEnabled(any(one.current and one.id != BASE_ID for one in versions))
        self.bisect_button.setEnabled(len(versions) > 1)
        self.prune_button.setEnabled(any(one.id != BASE_ID and not one.current for one in versions))
        table = QWidget()
        set_kind(table, "clear")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        columns = _columns()
        for column, (name, tip) in enumerate(columns):
            head = Label(name, "small", wrap=" " in name)
            head.setToolTip(tip)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 1 if name else 2)
        for number, version in enumerate(reversed(versions)):
            grid.addWidget(rule(), 2 * number + 1, 0, 1, len(columns))
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
            _parent(version),
            grouped(len(manifest.lessons)),
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
        exam, shown = version.manifest.exam, short_name(version.id)
        if exam is not None and exam.changed:
            what = button(
                translate("VersionsCard", "What changed?"),
                "link-small",
                name=translate("VersionsCard", "What changed in {version}?").format(version=shown),
            )
            what.clicked.connect(lambda: self.changes_wanted.emit(version.id))
            actions.addWidget(what)
        if not version.current and not version.damaged:
            use = button(
                translate("VersionsCard", "Use this"),
                "link-small",
                name=translate("VersionsCard", "Use {version}").format(version=shown),
            )
            use.clicked.connect(lambda: self.use_wanted.emit(version.id))
            actions.addWidget(use)
        more = IconButton("more", translate("VersionsCard", "More about {version}").format(version=shown))
        more.clicked.connect(lambda: self._open_menu(version.id, more))
        actions.addWidget(more)
        return holder

    def _open_menu(self, version_id: str, below: QWidget) -> None:
        at = below.mapToGlobal(below.rect().bottomLeft() + QPoint(0, 4))
        self.menu_wanted.emit(VersionMenu(version_id, at))


def _parent(version: Version) -> str:
    if version.manifest.parent is None:
        return "–"
    return short_name(version.manifest.parent)


def _name(version: Version) -> QWidget:
    holder = QWidget()
    set_kind(holder, "clear")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(
        Label(translate("VersionsCard", "As shipped") if version.id == BASE_ID else str(int(version.id)), "strong")
    )
    states = (
        (version.current, translate("VersionsCard", "in use"), "chip-good"),
        (version.refused, translate("VersionsCard", "refused"), "chip-amber"),
        (version.damaged is not None, translate("VersionsCard", "damaged"), "chip-danger"),
    )
    for applies, words, kind in states:
        if applies:
            chip = Label(words, kind)
            chip.setToolTip(in_words(version.damaged or ""))
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder


def _share(score: Score | None) -> str:
    return percent_words(score.share) if score is not None and score.total else "–"
