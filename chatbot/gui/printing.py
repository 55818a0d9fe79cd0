"""A conversation on paper.  Loaded only when something is printed."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from chatbot.domain import Message
from chatbot.gui.language import translate
from chatbot.gui.plain_text import PlainDocument
from chatbot.gui.transcript_files import UNTITLED, heading

TITLE_POINTS, TEXT_POINTS, SMALL_POINTS = 16, 10.5, 8.5
GAP_POINTS = 12


class PrintQuestion:
    """The system's question for a printer."""

    @staticmethod
    def ask(parent: QWidget, name: str) -> QPrinter | None:
        """The printer as it was set up; None when the person thought better of it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent)
        chosen = dialog.exec()
        dialog.deleteLater()
        return printer if chosen else None


def paper(title: str, messages: Iterable[Message]) -> PlainDocument:
    """The conversation set for printing; plain text, whatever it looks like."""
    document = PlainDocument()
    cursor = QTextCursor(document)
    _add(cursor, title or translate("Transcript", UNTITLED), TITLE_POINTS, bold=True)
    for message in messages:
        _add(cursor, heading(message), SMALL_POINTS, bold=True, above=GAP_POINTS)
        _add(cursor, message.text, TEXT_POINTS)
    return document


def _add(cursor: QTextCursor, text: str, points: float, bold: bool = False, above: float = 0.0) -> None:
    if cursor.position():
        cursor.insertBlock()
    form, letters = QTextBlockFormat(), QTextCharFormat()
    form.setTopMargin(above)
    letters.setFontPointSize(points)
    letters.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    cursor.setBlockFormat(form)
    cursor.insertText(text, letters)


def print_conversation(title: str, messages: Iterable[Message], printer: QPrinter) -> None:
    """Print it all; may be called in any thread."""
    paper(title, messages).print_(printer)
