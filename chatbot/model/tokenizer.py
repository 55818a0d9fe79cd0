"""Text to piece ids and back, by SentencePiece; and how a conversation is laid out as the encoder's source.

The markers are control symbols: no text that a person types can ever produce one.  Never changes in
fine-tuning.
"""

from collections.abc import Sequence
from pathlib import Path

import sentencepiece

from chatbot.domain import Role, Turn
from chatbot.errors import CheckpointError
from chatbot.passages import split_message

PAD, UNK, BOS, EOS = 0, 1, 2, 3
MARKERS = (
    "<answer>",
    "<suggest>",
    "<continue>",
    "<feeling>",
    "<translate>",
    "<user>",
    "<engram>",
    "<text>",
    "<unknown>",
    "<newline>",
)
FIRST_MARKER = EOS + 1
ANSWER, SUGGEST, CONTINUE, FEELING, TRANSLATE, USER, ENGRAM, TEXT, UNKNOWN, NEWLINE = range(
    FIRST_MARKER, FIRST_MARKER + len(MARKERS)
)
FIRST_PIECE = FIRST_MARKER + len(MARKERS)
FILE_NAME = "tokenizer.model"
MOST_OF_A_TURN = 240


class Tokenizer:
    """A SentencePiece model with this program's markers."""

    def __init__(self, path: Path) -> None:
        """Raises `CheckpointError` when the file is missing, damaged or lacks the markers."""
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as error:
            raise CheckpointError(f"The tokenizer {path} is missing or damaged.") from error
        if [self._pieces.id_to_piece(FIRST_MARKER + i) for i in range(len(MARKERS))] != list(MARKERS):
            raise CheckpointError(f"The tokenizer {path} was not made for this program.")

    def __len__(self) -> int:
        """The vocabulary size ``V``."""
        return int(self._pieces.get_piece_size())

    def log_probability(self, piece: int) -> float:
        """Unigram log-probability of a piece, in nats."""
        return float(self._pieces.get_score(piece))

    def piece(self, index: int) -> str:
        """The piece's text as SentencePiece shows it (a leading ``▁`` is a blank)."""
        return str(self._pieces.id_to_piece(index))

    def pieces(self) -> list[str]:
        """All of them, in order."""
        return [self.piece(index) for index in range(len(self))]

    def encode(self, text: str, *, sample: float | None = None) -> list[int]:
        """Ids of ``text``; with ``sample`` (an inverse temperature) a random segmentation (Kudo 2018)."""
        ids: list[int] = []
        for number, line in enumerate(text.split("\n")):
            if number:
                ids.append(NEWLINE)
            ids += self._encode_line(line, sample)
        return ids

    def _encode_line(self, line: str, sample: float | None) -> list[int]:
        if sample is None:
            return list(self._pieces.encode(line))
        return list(self._pieces.encode(line, enable_sampling=True, alpha=sample, nbest_size=-1))

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ``ids``; markers other than the line break give nothing."""
        lines: list[list[int]] = [[]]
        for index in ids:
            if index == NEWLINE:
                lines.append([])
            elif index >= FIRST_PIECE:
                lines[-1].append(int(index))
        return "\n".join(self._pieces.decode(line) for line in lines)

    def source(self, task: int, history: Sequence[Turn], question: str, limit: int) -> list[int]:
        """The encoder's input: task marker, earlier turns each behind its speaker's marker, the question, EOS.

        A passage that a message brings stands behind a marker of its own, before what is asked about it.  At most
        ``limit`` ids: the oldest turns are dropped first, then the passage's end is cut, then the question's.
        """
        passage, asked = self._asked(question, limit - 2)
        turns = [self._turn(turn) for turn in history]
        while turns and 2 + len(passage) + len(asked) + sum(map(len, turns)) > limit:
            turns.pop(0)
        return [task, *(index for turn in turns for index in turn), *passage, *asked, EOS]

    def _turn(self, turn: Turn) -> list[int]:
        if turn.role is Role.ENGRAM:
            return [ENGRAM, *self.encode(turn.text)]
        passage, asked = self._asked(turn.text, MOST_OF_A_TURN)
        return passage + asked

    def _asked(self, message: str, limit: int) -> tuple[list[int], list[int]]:
        """``[<text>, …]`` or nothing, and ``[<user>, …]``: together at most ``limit`` ids."""
        pasted = split_message(message)
        if pasted is None:
            return [], [USER, *self.encode(message)][:limit]
        asked = [USER, *self.encode(pasted.question)][: limit // 2]
        return [TEXT, *self.encode(pasted.passage)][: limit - len(asked)], asked
