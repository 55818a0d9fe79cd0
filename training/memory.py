"""What retrains teach, in torch: the memory and its reciter, as in `chatbot.model.memory`."""

import torch
from torch import Tensor, nn

from chatbot.model.config import ModelConfig
from chatbot.model.memory import SAME_KEY

GATE = (80.0, 30.0, 0.77)
"""Sharpness, slope and threshold, chosen with 1,000 lessons; see `chatbot.model.memory.Memory`."""


class Memory(nn.Module):
    """As `chatbot.model.memory.Memory`."""

    keys: Tensor
    gate: Tensor

    def __init__(self, width: int, rows: int = 0) -> None:
        super().__init__()
        self.register_buffer("keys", torch.zeros(rows, width))
        self.values = nn.Parameter(torch.zeros(rows, width))
        self.register_buffer("gate", torch.tensor(GATE))

    @torch.no_grad()
    def hold(self, keys: Tensor, values: Tensor) -> list[bool]:
        """Hold exactly these ``keys`` (M, E) from now on, and tell which of them were there: those keep their value,
        the others get theirs of ``values`` (M, E).
        """
        there = torch.zeros(len(keys), dtype=torch.bool)
        if len(self.keys) and len(keys):
            cosine = keys @ self.keys.T
            there = cosine.amax(dim=1) > SAME_KEY
            values = torch.where(there[:, None], self.values[cosine.argmax(dim=1)], values)
        self.keys = keys.clone()
        self.values = nn.Parameter(values.clone())
        return [bool(one) for one in there]


class Reciter(nn.Module):
    """As `chatbot.model.memory.Reciter`; it starts out as the decoder without its attention."""

    def __init__(self, config: ModelConfig, decoder: nn.Module | None = None) -> None:
        super().__init__()
        size, width = config.decoder_hidden, config.embedding
        self.start_hidden, self.start_cell = nn.Linear(width, 2 * size), nn.Linear(width, 2 * size)
        self.lower = nn.LSTM(2 * width, size, batch_first=True)
        self.upper = nn.LSTM(size, size, batch_first=True)
        self.output = nn.Linear(size, width)
        self.output_bias = nn.Parameter(torch.zeros(config.vocab_size))
        if decoder is not None:
            self._imitate(decoder)

    @torch.no_grad()
    def _imitate(self, decoder: nn.Module) -> None:
        weights = decoder.state_dict()
        for name, own in self.state_dict().items():
            given = weights[name]
            if own.dim() < 2:
                own.copy_(given)
            else:  # the sentence stands last in the starts, the attention's context last elsewhere
                own.copy_(given[:, -own.shape[1] :] if name.startswith("start") else given[:, : own.shape[1]])
