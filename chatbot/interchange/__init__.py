"""Lessons and conversations as files: read by their kind, written so that reading gives them back exactly.

Knows neither the store nor the window; faults are `InputError` with the place in the file.
"""

from chatbot.interchange.messages import write_messages
from chatbot.interchange.reading import Reading, read_import, read_lessons
from chatbot.interchange.rows import Row, Skipped
from chatbot.interchange.strict_json import json_lines
from chatbot.interchange.table import guard
from chatbot.interchange.text import FILE_BYTES, LINE_BYTES, decode
from chatbot.interchange.writing import KINDS, Kind, kind_of, write_lessons

__all__ = [
    "FILE_BYTES",
    "KINDS",
    "LINE_BYTES",
    "Kind",
    "Reading",
    "Row",
    "Skipped",
    "decode",
    "guard",
    "json_lines",
    "kind_of",
    "read_import",
    "read_lessons",
    "write_lessons",
    "write_messages",
]
