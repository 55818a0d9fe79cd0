"""Scaled dot-product attention of the decoder over the encoder's states (Luong et al. 2015, "general").

To copy a name of many pieces, the decoder must find its place in the source again after each of them.  What comes
next is where the source went on after the pieces just written: two numbers say how much that weighs.
"""

from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, Ids, softmax
from chatbot.model.tokenizer import FIRST_PIECE


@dataclass(frozen=True, slots=True)
class Attention:
    """``query`` (A, G) and ``key`` (A, 2H) project decoder and encoder states into one space; ``follow`` (2,) is added
    to the scores of places behind the last piece, and behind the last two.
    """

    query: Array
    key: Array
    follow: Array

    def keys(self, states: Array) -> Array:
        """Projected once a source: (S, 2H) -> (S, A)."""
        return states @ self.key.T

    def __call__(self, hidden: Array, keys: Array, states: Array, follows: Array) -> tuple[Array, Array]:
        """``hidden`` (K, G), ``keys`` (S, A), ``states`` (S, 2H), ``follows`` (K, S, 2) as `follows` gives them
        -> context (K, 2H), weights (K, S).

        a = softmax(q k^T / sqrt(A) + follows w).
        """
        scores = (hidden @ self.query.T) @ keys.T / np.sqrt(keys.shape[-1]) + follows @ self.follow
        weights = softmax(np.asarray(scores, np.float32))
        return weights @ states, weights


def follows(source: Ids, last: Ids, before: Ids) -> Array:
    """(K, S, 2), 1 where a place of ``source`` (S,) stands right behind the ``last`` piece (K,) of a row, and where
    behind that and the one ``before`` it; markers do not count.
    """
    shifted = np.concatenate([[-1, -1], source])
    one = (shifted[1:-1] == last[:, None]) & (last >= FIRST_PIECE)[:, None]
    two = one & (shifted[:-2] == before[:, None]) & (before >= FIRST_PIECE)[:, None]
    return np.stack([one, two], axis=-1).astype(np.float32)
