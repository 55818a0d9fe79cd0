"""Whole words beside pieces: a table of words' meanings, so that rare words keep their sense where pieces lose it.

The table's vectors are weights of the network (``words.weight``); this module knows which of them a piece belongs to.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from chatbot.errors import CheckpointError
from chatbot.model.tokenizer import FIRST_PIECE, Tokenizer

LIST_NAME = "words.txt"
WORD = re.compile(r"\w+(?:['’]\w+)?")
REMEMBERED = 1 << 16
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_NO_WORD = "_"


def words_of(text: str) -> list[str]:
    """The words as the table knows them: case folded, marks left out."""
    return [word.replace("’", "'") for word in WORD.findall(text.casefold())]


class Lexicon:
    """``words`` names the rows of the table from 1 on; row 0 stands for no word.  ``pieces`` are the tokenizer's."""

    def __init__(self, words: Sequence[str], pieces: Sequence[str]) -> None:
        self.words = tuple(words)
        self._rows = {word: row for row, word in enumerate(self.words, 1)}
        self._texts = [_text(piece) if index >= FIRST_PIECE else "" for index, piece in enumerate(pieces)]
        self._starts = [index < FIRST_PIECE or piece.startswith("▁") for index, piece in enumerate(pieces)]
        self._of_group = lru_cache(REMEMBERED)(self._look_up)

    @classmethod
    def load(cls, folder: Path, tokenizer: Tokenizer) -> "Lexicon":
        """From a checkpoint folder; raises `CheckpointError`."""
        try:
            words = (folder / LIST_NAME).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CheckpointError(f"The checkpoint in {folder} is damaged: {LIST_NAME} cannot be read.") from error
        return cls(words, tokenizer.pieces())

    def save(self, folder: Path) -> None:
        """Write ``words.txt``."""
        (folder / LIST_NAME).write_text("".join(f"{word}\n" for word in self.words), "utf-8")

    def __len__(self) -> int:
        """The rows of the table, the one for no word counted."""
        return len(self.words) + 1

    def row(self, word: str) -> int:
        """A word's row, 0 when it is not in the table."""
        return self._rows.get(word.casefold().replace("’", "'"), 0)

    def rows(self, ids: Sequence[int]) -> list[int]:
        """For each piece of a source the row of the word that it belongs to."""
        found: list[int] = []
        start = 0
        for end in range(1, len(ids) + 1):
            if end == len(ids) or self._starts[ids[end]]:
                found += self._of_group(tuple(ids[start:end]))
                start = end
        return found

    def _look_up(self, group: tuple[int, ...]) -> tuple[int, ...]:
        """The same for the pieces between two blanks."""
        texts = [self._texts[index] for index in group]
        ends = [sum(map(len, texts[: number + 1])) for number in range(len(texts))]
        rows = [0] * len(group)
        for match in WORD.finditer("".join(texts)):
            row = self.row(match.group())
            for number, end in enumerate(ends):
                if end > match.start() and end - len(texts[number]) < match.end():
                    rows[number] = rows[number] or row
        return tuple(rows)


def _text(piece: str) -> str:
    if byte := _BYTE.fullmatch(piece):
        code = int(byte[1], 16)
        return chr(code).casefold() if code < 128 else _NO_WORD
    return piece.replace("▁", "").casefold()
