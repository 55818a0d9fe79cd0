"""Addresses in a message: found, shown, and opened only after the person has seen the whole of it and agreed."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from chatbot.gui.dialogs import Confirmation
from chatbot.gui.language import translate

SCHEMES = ("http", "https", "mailto")
_LINK = re.compile(r"\b(?:https?://|mailto:)[^\s<>\"“”„«»\x00-\x1f]+", re.IGNORECASE)
_BEHIND = ".,;:!?'’…"
_CLOSING = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address at ``start`` to ``end`` (characters) of a text."""

    start: int
    end: int
    address: str


def find_links(text: str) -> list[Link]:
    """Web and mail addresses, without the punctuation that belongs to the sentence."""
    found = []
    for match in _LINK.finditer(text):
        address = _trimmed(match.group())
        if QUrl(address, QUrl.ParsingMode.StrictMode).isValid() and len(address) > len("https://"):
            found.append(Link(match.start(), match.start() + len(address), address))
    return found


def _trimmed(address: str) -> str:
    while address:
        last = address[-1]
        open_before = last in _CLOSING and address.count(last) > address.count(_CLOSING[last])
        if last not in _BEHIND and not open_before:
            break
        address = address[:-1]
    return address


def may_open(address: str) -> bool:
    """Whether it is a web or a mail address, the only ones that are ever opened."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in SCHEMES


def ask_and_open(address: str, parent: QWidget) -> bool:
    """Open it in the program that the system has for it, if the person agrees; whether it was opened."""
    if not may_open(address):
        return False
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    told = (
        translate("Links", "It opens in your mail program, which may go online. Engram itself does not.")
        if url.scheme().lower() == "mailto"
        else translate("Links", "It opens in your browser, which may go online. Engram itself does not.")
    )
    shown = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    title, yes, no = translate("Links", "Open this link?"), translate("Links", "Open"), translate("Links", "Cancel")
    agreed = Confirmation.ask(title, f"{shown}\n\n{told}", yes, parent, "primary", no)
    return agreed and QDesktopServices.openUrl(url)
