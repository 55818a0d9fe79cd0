"""Scaled dot-product attention of the decoder over the encoder's states (Luong et al. 2015, "general")."""

from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, softmax


@dataclass(frozen=True, slots=True)
class Attention:
    """``query`` (A, G) and ``key`` (A, 2H) project decoder and encoder states into one space."""

    query: Array
    key: Array

    def keys(self, states: Array) -> Array:
        """Projected once a source: (S, 2H) -> (S, A)."""
        return states @ self.key.T

    def __call__(self, hidden: Array, keys: Array, states: Array) -> tuple[Array, Array]:
        """``hidden`` (K, G), ``keys`` (S, A), ``states`` (S, 2H) -> context (K, 2H), weights (K, S).

        a = softmax(q k^T / sqrt(A)).
        """
        scores = (hidden @ self.query.T) @ keys.T / np.sqrt(keys.shape[-1])
        weights = softmax(np.asarray(scores, np.float32))
        return weights @ states, weights
