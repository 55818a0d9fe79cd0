"""A table of whole words' meanings beside the encoder: rare words keep their sense where pieces lose it.

Trained with the encoder frozen (``training.words``), the same in every version.  Meaning of a question:
unit( unit( sum_i W[word_i] ) + s A ), s the encoder's sentence vector.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from chatbot.errors import CheckpointError
from chatbot.model.arrays import Array, unit
from chatbot.model.files import Precision, load_weights, save_weights

FILE_NAME = "words.safetensors"
LIST_NAME = "words.txt"
WORD = re.compile(r"\w+(?:['’]\w+)?")


def words_of(text: str) -> list[str]:
    """The words as the table knows them: case folded, marks left out."""
    return [word.replace("’", "'") for word in WORD.findall(text.casefold())]


@dataclass(frozen=True, slots=True)
class WordTable:
    """``words`` names the rows of ``vectors`` (N, E); a row's length is the word's weight.  ``mix`` (E, E) is A."""

    words: tuple[str, ...]
    vectors: Array
    mix: Array
    _rows: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows.update((word, row) for row, word in enumerate(self.words))

    @classmethod
    def load(cls, folder: Path) -> "WordTable | None":
        """None where a checkpoint has no table; raises `CheckpointError` when it is damaged."""
        if not (folder / LIST_NAME).exists():
            return None
        try:
            words = tuple((folder / LIST_NAME).read_text("utf-8").splitlines())
            weights = load_weights(folder, FILE_NAME)
            table = cls(words, weights["vectors"], weights["mix"])
        except (OSError, UnicodeDecodeError, KeyError) as error:
            raise CheckpointError(f"The checkpoint in {folder} is damaged: {LIST_NAME} cannot be read.") from error
        if len(words) != len(table.vectors):
            raise CheckpointError(f"The checkpoint in {folder} is damaged: {LIST_NAME} does not fit {FILE_NAME}.")
        return table

    def save(self, folder: Path, precision: Precision = "int8") -> None:
        """Write both files."""
        (folder / LIST_NAME).write_text("\n".join(self.words) + "\n", "utf-8")
        save_weights(folder, {"vectors": self.vectors, "mix": self.mix}, precision, FILE_NAME)

    def rows(self, text: str) -> list[int]:
        """The rows of a text's known words, in order."""
        return [self._rows[word] for word in words_of(text) if word in self._rows]

    def vector(self, word: str) -> Array | None:
        """(E,) unit vector of one word, None when it is not in the table."""
        row = self._rows.get(word.casefold())
        return None if row is None else unit(self.vectors[row])

    def meanings(self, texts: Sequence[str], sentences: Array) -> Array:
        """(N, E) unit vectors of ``texts`` whose sentence vectors are ``sentences`` (N, E)."""
        sums = np.zeros_like(sentences)
        for number, text in enumerate(texts):
            rows = self.rows(text)
            if rows:
                sums[number] = self.vectors[rows].sum(axis=0)
        return unit(unit(sums) + sentences @ self.mix)
