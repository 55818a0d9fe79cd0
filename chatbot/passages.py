"""A message that brings its own text: a passage, and the question that is asked about it.  Pure.

People paste a paragraph with the question under it, or above it, or end a long message with the question.
"""

import re
from dataclasses import dataclass

LEAST_WORDS = 8
LONG_LINE_WORDS = 24
LONGEST_QUESTION = 30
ENDS = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """``passage`` is the text to answer from."""

    passage: str
    question: str


def split_message(message: str) -> Pasted | None:
    """The two parts of a message, or None when it is a question (or a statement) alone."""
    text = message.strip()
    if "\n" in text:
        return _by_lines(text)
    if len(text.split()) < LONG_LINE_WORDS:
        return None
    first, *middle, last = [*ENDS.split(text), ""][:-1] if ENDS.search(text) else [text, ""]
    if last.endswith("?"):
        return _pasted(" ".join([first, *middle]), last)
    if first.endswith("?"):
        return _pasted(" ".join([*middle, last]), first)
    return None


def _by_lines(text: str) -> Pasted | None:
    above, _, last = text.rpartition("\n")
    first, _, below = text.partition("\n")
    if last.rstrip().endswith("?") or not first.rstrip().endswith("?"):
        return _pasted(above, last)
    return _pasted(below, first)


def _pasted(passage: str, question: str) -> Pasted | None:
    passage, question = " ".join(passage.split()), " ".join(question.split())
    if len(passage.split()) < LEAST_WORDS or not question or len(question.split()) > LONGEST_QUESTION:
        return None
    return Pasted(passage, question)


def sentences(passage: str) -> list[str]:
    """The passage's sentences, in order."""
    return [part for part in ENDS.split(passage.strip()) if part]
