"""The dimensions of a network; they live in the checkpoint as ``config.json``.  Pure values."""

import json
import math
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from chatbot.errors import CheckpointError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Sizes of an encoder-decoder LSTM.

    ``history_turns`` is how many earlier turns of a conversation the network was trained to read; lengths are in
    pieces.  ``format`` is the version of the folder's layout.
    """

    vocab_size: int = 8000
    embedding: int = 256
    encoder_hidden: int = 256
    encoder_layers: int = 1
    decoder_hidden: int = 384
    attention: int = 256
    history_turns: int = 0
    max_source: int = 160
    max_target: int = 96
    format: int = FORMAT

    @property
    def states(self) -> int:
        """Width of an encoder state, both directions: ``2H``."""
        return 2 * self.encoder_hidden

    @property
    def scale(self) -> float:
        """sqrt(E): piece and sentence vectors of about unit length enter the LSTM layers with unit variance."""
        return math.sqrt(self.embedding)

    @property
    def bridge_input(self) -> int:
        """Width of what starts the decoder: every layer's and direction's last state, and the sentence vector."""
        return self.states * self.encoder_layers + self.embedding

    def save(self, folder: Path) -> None:
        """Write ``config.json``."""
        (folder / "config.json").write_text(json.dumps(asdict(self), indent=1), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "ModelConfig":
        """Read ``config.json``; raises `CheckpointError` when it is missing, damaged or of a newer format."""
        try:
            raw = json.loads((folder / "config.json").read_text("utf-8"))
            names = {field.name for field in fields(cls)}
            if raw["format"] > FORMAT:
                raise CheckpointError(f"The checkpoint in {folder} was made by a newer version of Engram.")
            return cls(**{name: int(raw[name]) for name in names})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CheckpointError(f"The checkpoint in {folder} is damaged: config.json cannot be read.") from error
