"""Delete old versions for good: never the one that shipped, never the one in use."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chatbot.checkpoints import BASE_ID, Version
from chatbot.gui.buttons import button
from chatbot.gui.dialogs import Dialog, scrolling_rows
from chatbot.gui.labels import Label
from chatbot.gui.language import translate
from chatbot.gui.texts import count_words, when_words
from chatbot.gui.toggle import Toggle
from chatbot.gui.version_names import short_name

NEWEST_KEPT = 3
WIDE, HIGH = 460, 280
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Prunable:
    """A version that may go, with its size in bytes; ``old``: suggested."""

    version: Version
    size: int
    old: bool


def prunable(versions: list[Version]) -> list[Prunable]:
    """Newest first; suggested are refused and damaged ones, and all but the newest three."""
    may_go = [one for one in reversed(versions) if one.id != BASE_ID and not one.current]
    return [
        Prunable(one, _size(one), bool(one.damaged) or one.refused or place >= NEWEST_KEPT)
        for place, one in enumerate(may_go)
    ]


def _size(version: Version) -> int:
    try:
        return sum(path.stat().st_size for path in version.path.iterdir() if path.is_file())
    except OSError:
        return 0


class PruneDialog(Dialog):
    """A box for each version that may go."""

    def __init__(self, found: list[Prunable], parent: QWidget) -> None:
        super().__init__(translate("PruneDialog", "Delete old versions"), parent)
        self._found = found
        self.boxes: list[Toggle] = []
        about = translate(
            "PruneDialog",
            "They cannot be brought back. The network as it was shipped and the version in use always stay; lessons "
            "are not touched.",
        )
        self.body.addWidget(Label(about, "mute", wrap=True))
        column, area = scrolling_rows(WIDE, HIGH)
        for place, one in enumerate(found):
            column.insertWidget(place, self._box(one), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(area, 1)
        self.delete_button = button("", "danger")
        self.cancel_button = button(translate("PruneDialog", "Keep all"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.delete_button)
        self.body.addLayout(foot)
        self.delete_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._tell()

    def _box(self, one: Prunable) -> Toggle:
        parts = [short_name(one.version.id)]
        parts += [when_words(one.version.manifest.created_at)] if one.version.manifest.created_at else []
        parts += [translate("PruneDialog", "refused")] if one.version.refused else []
        parts += [translate("PruneDialog", "damaged")] if one.version.damaged else []
        parts.append(translate("PruneDialog", "{size} MB").format(size=f"{one.size / MEGABYTE:.1f}"))
        box = Toggle(" · ".join(parts))
        box.setChecked(one.old)
        box.toggled.connect(self._tell)
        self.boxes.append(box)
        return box

    @property
    def chosen(self) -> list[str]:
        """The ids that are to go."""
        return [one.version.id for one, box in zip(self._found, self.boxes, strict=True) if box.isChecked()]

    def _tell(self) -> None:
        told = translate("PruneDialog", "Delete {versions}")
        self.delete_button.setText(told.format(versions=count_words(len(self.chosen), "version")))
        self.delete_button.setAccessibleName(self.delete_button.text())
        self.delete_button.setEnabled(bool(self.chosen))

    @staticmethod
    def ask(found: list[Prunable], parent: QWidget) -> list[str]:
        """The ids that are to go; none when all stay."""
        dialog = PruneDialog(found, parent)
        return dialog.chosen if dialog.accepted_by_person() else []
