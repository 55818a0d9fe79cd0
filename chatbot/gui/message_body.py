"""What a message says: one text, or the texts and code cards of its Markdown below each other."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatbot.gui.labels import set_kind
from chatbot.gui.markdown import Block, Kind, parse
from chatbot.gui.plain_text import PlainTextView
from chatbot.gui.rich_text import CodeBlock, RichTextView

GAP = 10


class MessageBody(QWidget):
    """Plain while it is written; Markdown only where `show_markdown` is asked for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self.setAccessibleName(name)
        self._text, self._words = "", tuple[str, ...]()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.parts: list[PlainTextView | CodeBlock] = []
        self._show([PlainTextView()])

    @property
    def views(self) -> list[PlainTextView]:
        """The texts, those of code cards too, from above."""
        return [part.body if isinstance(part, CodeBlock) else part for part in self.parts]

    def text(self) -> str:
        """The whole text as it was written."""
        return self._text

    def set_text(self, text: str) -> None:
        """Replace the text, shown letter by letter."""
        self._text = text
        if len(self.parts) != 1 or type(self.parts[0]) is not PlainTextView:
            self._show([PlainTextView()])
        self.views[0].set_text(text)

    def append_text(self, text: str) -> None:
        """Add plain text at the end."""
        self._text += text
        self.views[-1].append_text(text)

    def show_markdown(self, text: str) -> None:
        """Replace the text; bold and the like are shown where it has any."""
        blocks = parse(text)
        if not blocks:
            self.set_text(text)
            return
        self._text = text
        self._show(_parts(blocks))

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark the words of a search."""
        self._words = tuple(words)
        for view in self.views:
            view.mark_words(words)

    def marks(self) -> list[str]:
        """What is marked, in order."""
        return [word for view in self.views for word in view.marks()]

    def _show(self, parts: Sequence[PlainTextView | CodeBlock]) -> None:
        for part in self.parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = list(parts)
        for part in self.parts:
            self._column.addWidget(part)
            if isinstance(part, PlainTextView):
                part.setAccessibleName(self.accessibleName())
        if self._words:
            self.mark_words(self._words)


def _parts(blocks: Sequence[Block]) -> list[PlainTextView | CodeBlock]:
    parts: list[PlainTextView | CodeBlock] = []
    for code, run in groupby(blocks, key=lambda block: block.kind is Kind.CODE):
        together = list(run)
        if code:
            parts += [CodeBlock(block.text, block.language) for block in together]
        else:
            parts.append(RichTextView(together))
    return parts
