"""Ways of not forgetting other than rehearsal, for comparison: parts of the network frozen, weights pulled back.

Measured against replay in ``training/LOG.md``.
"""

from collections.abc import Sequence
from typing import Literal

import torch
from torch import Tensor

from chatbot.errors import InputError
from training.batching import Batch
from training.network import Network

Frozen = Literal["nothing", "encoder", "all but the upper layers"]
ENCODER = ("encoder.", "embedding.", "words.")
LOWER = (*ENCODER, "decoder.start", "decoder.lower", "decoder.attention")


def freeze(network: Network, frozen: Frozen) -> None:
    """Leave these weights as they are.

    With the encoder (and the embeddings, which it shares with the output) every sentence vector stays what it was.
    Raises `InputError` for other names.
    """
    parts: dict[str, tuple[str, ...]] = {"nothing": (), "encoder": ENCODER, "all but the upper layers": LOWER}
    if frozen not in parts:
        raise InputError(f"“{frozen}” cannot be frozen, only {', '.join(parts)}.")
    names = parts[frozen]
    for name, weight in network.named_parameters():
        weight.requires_grad_(not name.startswith(names or ("-",)))


class Anchor:
    """Adds the gradient of 1/2 strength sum_i F_i (w_i - w0_i)^2, w0 being the weights when it was made.

    F is 1 (L2 towards the parent) or the ``importance`` of each weight (EWC, Kirkpatrick et al. 2017).
    """

    def __init__(self, network: Network, strength: float, importance: Sequence[Tensor] | None = None) -> None:
        self._weights = [one for one in network.parameters() if one.requires_grad]
        self._start = [one.detach().clone() for one in self._weights]
        self._importance = importance or [torch.ones(()) for _ in self._weights]
        self._strength = strength

    @torch.no_grad()
    def __call__(self) -> None:
        """Change the gradients; a weight without one has none to change."""
        for weight, start, importance in zip(self._weights, self._start, self._importance, strict=True):
            if weight.grad is not None:
                weight.grad += self._strength * importance * (weight - start)


def importance(network: Network, batches: Sequence[Batch]) -> list[Tensor]:
    """The diagonal of the Fisher information, by the squared gradients of whole batches, scaled to a mean of 1.

    The gradients of batches, not of examples: the same order of weights at a small part of the work.
    """
    weights = [one for one in network.parameters() if one.requires_grad]
    sums = [torch.zeros_like(one) for one in weights]
    network.eval()
    for batch in batches:
        logs = network.log_probabilities(network.read(batch.source), batch.previous, batch.target)
        gradients = torch.autograd.grad(-logs.sum() / max(batch.pieces, 1), weights, allow_unused=True)
        for total, gradient in zip(sums, gradients, strict=True):
            if gradient is not None:
                total += gradient**2
    mean = sum(float(one.sum()) for one in sums) / sum(one.numel() for one in sums)
    return [one / max(mean, 1e-20) for one in sums]
