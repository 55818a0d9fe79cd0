"""The copy gate: a mixture of generating a piece and copying one of the source (See et al. 2017)."""

from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, Ids, sigmoid
from chatbot.model.tokenizer import FIRST_PIECE


@dataclass(frozen=True, slots=True)
class Pointer:
    """``weight`` (1, G + 2H + E), ``bias`` (1,)."""

    weight: Array
    bias: Array

    def __call__(self, features: Array, generated: Array, attention: Array, source: Ids) -> tuple[Array, Array]:
        """``features`` (K, G+2H+E), ``generated`` (K, V), ``attention`` (K, S), ``source`` (S,) -> (K, V), gate (K,).

        P(w) = g P_gen(w) + (1 - g) sum_{i: x_i = w} a_i, over the source's pieces that are not markers.
        """
        gate = sigmoid(features @ self.weight.T + self.bias)
        copyable = attention * (source >= FIRST_PIECE)
        total = copyable.sum(axis=-1, keepdims=True)
        gate = np.where(total > 0, gate, np.float32(1.0))
        mixed = gate * generated
        share = (1 - gate) * copyable / np.maximum(total, 1e-9)
        for position, piece in enumerate(source):
            mixed[:, piece] += share[:, position]
        return mixed, gate[:, 0]
