"""The few functions on arrays that every part of the network needs."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Ids = NDArray[np.int64]


def sigmoid(x: Array) -> Array:
    """1 / (1 + e^-x), by tanh so that large values do not overflow."""
    return np.asarray(0.5 * np.tanh(0.5 * x) + 0.5, np.float32)


def softmax(x: Array) -> Array:
    """Over the last axis; shape of ``x``."""
    exponents = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=-1, keepdims=True), np.float32)


def unit(x: Array) -> Array:
    """Each vector of the last axis divided by its length (a zero vector stays zero)."""
    return np.asarray(x / np.maximum(np.linalg.norm(x, axis=-1, keepdims=True), 1e-6), np.float32)
