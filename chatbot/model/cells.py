"""The LSTM cell (Hochreiter & Schmidhuber 1997; forget gate by Gers 2000) in NumPy, gates in torch's order."""

from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, sigmoid


@dataclass(frozen=True, slots=True)
class LSTMWeights:
    """One direction of one layer.  ``input`` (4H, I), ``recurrent`` (4H, H), ``bias`` (4H); rows i, f, g, o."""

    input: Array
    recurrent: Array
    bias: Array

    @property
    def hidden(self) -> int:
        """``H``."""
        return int(self.recurrent.shape[1])


@dataclass(frozen=True, slots=True)
class Gates:
    """What a step computed, each (B, H): for looking inside."""

    input: Array
    forget: Array
    candidate: Array
    output: Array


def lstm_step(weights: LSTMWeights, projected: Array, hidden: Array, cell: Array) -> tuple[Array, Array, Gates]:
    """One step.  ``projected`` (B, 4H) is ``x W_ih^T + b``; returns the new h and c, (B, H) each, and the gates.

    i, f, o = sigma(...), g = tanh(...); c' = f c + i g; h' = o tanh(c').
    """
    sums = projected + hidden @ weights.recurrent.T
    size = weights.hidden
    gates = Gates(
        input=sigmoid(sums[:, :size]),
        forget=sigmoid(sums[:, size : 2 * size]),
        candidate=np.tanh(sums[:, 2 * size : 3 * size]),
        output=sigmoid(sums[:, 3 * size :]),
    )
    new_cell = gates.forget * cell + gates.input * gates.candidate
    return gates.output * np.tanh(new_cell), new_cell, gates


def lstm_sequence(weights: LSTMWeights, inputs: Array, *, reverse: bool = False) -> tuple[Array, Array, Array]:
    """A whole layer in one direction over ``inputs`` (B, S, I), no padding.

    Returns all states (B, S, H) in the order of the inputs, and the last h and c (B, H).
    """
    batch, length, _ = inputs.shape
    projected = inputs @ weights.input.T + weights.bias
    hidden = np.zeros((batch, weights.hidden), np.float32)
    cell = np.zeros_like(hidden)
    states = np.empty((batch, length, weights.hidden), np.float32)
    for step in reversed(range(length)) if reverse else range(length):
        hidden, cell, _ = lstm_step(weights, projected[:, step], hidden, cell)
        states[:, step] = hidden
    return states, hidden, cell
