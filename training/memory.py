"""What retrains teach, in torch: the memory and its reciter, as in `chatbot.model.memory`."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from chatbot.model.config import ModelConfig
from chatbot.model.memory import SAME_KEY

GATE = (80.0, 30.0, 0.77)
"""Sharpness, slope and threshold, chosen with 1,000 lessons; see `chatbot.model.memory.Memory`."""


class Memory(nn.Module):
    """As `chatbot.model.memory.Memory`."""

    keys: Tensor
    owners: Tensor
    gate: Tensor

    def __init__(self, width: int, rows: int = 0, answers: int = 0) -> None:
        super().__init__()
        self.register_buffer("keys", torch.zeros(rows, width))
        self.register_buffer("owners", torch.zeros(rows, dtype=torch.long))
        self.values = nn.Parameter(torch.zeros(answers, width))
        self.register_buffer("gate", torch.tensor(GATE))

    @torch.no_grad()
    def hold(self, keys: Tensor, owners: Sequence[int], values: Tensor) -> list[bool]:
        """Hold exactly these ``keys`` (M, E) from now on, ``owners`` (M,) naming the answer of each, and tell which of
        the answers had a key that was there: those start from its value, the others from theirs of ``values`` (A, E).
        """
        started, there = values.clone(), [False] * len(values)
        if len(self.keys) and len(keys):
            nearest, places = (keys @ self.keys.T).max(dim=1)
            for key in (nearest > SAME_KEY).nonzero()[:, 0].tolist():
                if not there[owners[key]]:
                    started[owners[key]] = self.values[self.owners[places[key]]]
                    there[owners[key]] = True
        self.keys, self.owners = keys.clone(), torch.tensor(list(owners), device=keys.device)
        self.values = nn.Parameter(started)
        return there


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
