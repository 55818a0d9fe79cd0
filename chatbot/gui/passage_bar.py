"""Above the question: a text to answer from.  First it asks whether a pasted or dropped text is meant so.

Signals:
    PassageBar.typed: leave it to the field, as it was pasted.
    PassageBar.import_wanted: the file holds lessons and they are to be imported; carries its `Path`.
    PassageBar.changed: another text, or none.
    PassageBar.settled: the person has said what is to become of it.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from chatbot.domain import MAX_QUESTION_CHARS
from chatbot.gui.announcing import announce
from chatbot.gui.buttons import IconButton, button
from chatbot.gui.labels import ElidedLabel, Label, set_kind
from chatbot.gui.language import translate
from chatbot.gui.texts import count_words, shorten

MOST_QUESTION = 500
MOST_PASSAGE = MAX_QUESTION_CHARS - MOST_QUESTION


class PassageBar(QFrame):
    """Hidden while there is no text."""

    typed = Signal(str)
    import_wanted = Signal(Path)
    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "notice")
        self.passage = ""
        self._offered, self._file = "", Path()
        self.words = Label("", wrap=True)
        self.beginning = ElidedLabel("", "mute")
        self.import_button = button(translate("PassageBar", "Import…"))
        self.use_button = button(translate("PassageBar", "Answer from it"))
        self.type_button = button(translate("PassageBar", "Paste as it is"))
        self.close_button = IconButton("close", translate("PassageBar", "Leave the text out"), glyph=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.beginning, 1)
        for made in (self.import_button, self.use_button, self.type_button, self.close_button):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        self.import_button.clicked.connect(self._import)
        self.use_button.clicked.connect(self._use)
        self.type_button.clicked.connect(self._type)
        self.close_button.clicked.connect(self._close)
        self.hide()

    def offer(self, text: str, name: str = "", lessons: int = 0, file: Path = Path()) -> None:
        """Ask what a text is for: pasted, or from the file ``name``, in which so many lessons were found."""
        self._offered, self._file = text, file
        self._ask(_question(text, name, lessons))
        self.import_button.setVisible(bool(lessons))
        self.use_button.setVisible(bool(text.strip()))
        self.type_button.setVisible(not name and len(text) <= MAX_QUESTION_CHARS)
        first = self.import_button if lessons else self.use_button
        first.setFocus()

    def use(self, text: str) -> None:
        """Answer from this text, or from its beginning where it is too long."""
        self.passage, self._offered = text.strip()[:MOST_PASSAGE], ""
        count = count_words(len(self.passage), "character")
        self.words.hide()
        told = translate("PassageBar", "Answering from a text of {count}: “{beginning}”")
        self.beginning.setText(told.format(count=count, beginning=shorten(self.passage, 120)))
        self.beginning.show()
        for made in (self.import_button, self.use_button, self.type_button):
            made.hide()
        self.show()
        self.changed.emit()

    def clear(self) -> None:
        """No text."""
        if self.isHidden():
            return
        self.passage = self._offered = ""
        self.hide()
        self.changed.emit()

    def _ask(self, sentence: str) -> None:
        self.passage = ""
        self.words.setText(sentence)
        self.words.show()
        self.beginning.hide()
        self.show()
        announce(self, sentence)
        self.changed.emit()

    def _use(self) -> None:
        self.use(self._offered)
        self.settled.emit()

    def _close(self) -> None:
        self.clear()
        self.settled.emit()

    def _type(self) -> None:
        text = self._offered
        self.clear()
        self.typed.emit(text)
        self.settled.emit()

    def _import(self) -> None:
        self._close()
        self.import_wanted.emit(self._file)


def _question(text: str, name: str, lessons: int) -> str:
    if lessons:
        told = translate("PassageBar", "{name} holds {lessons}. Import them?")
        return told.format(name=name, lessons=count_words(lessons, "lesson"))
    count = count_words(len(text), "character")
    if len(text.strip()) > MOST_PASSAGE:
        told = translate("PassageBar", "A text of {count}: too long to be read whole. Answer from its first {most}?")
        return told.format(count=count, most=count_words(MOST_PASSAGE, "character"))
    if name:
        return translate("PassageBar", "{name} is a text of {count}. Answer from it?").format(name=name, count=count)
    return translate("PassageBar", "You pasted a text of {count}. Answer from it?").format(count=count)
