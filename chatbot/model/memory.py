"""What retrains have taught: a key-value memory that is read by the sentence vector, and a decoder that recites.

Each key is the sentence vector of a question that was trained, the value of its answer what the reciter starts from
(key-value memory networks, Miller et al. 2016; for edits that leave all else alone, Hartvigsen et al. 2023).  A
rewording that lies near a key is answered as the question itself is; what lies near none never reaches the reciter, and
is answered by the same weights as before the retrain.  Both are empty in a network that was never retrained.
"""

from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, Ids, sigmoid, softmax
from chatbot.model.cells import LSTMWeights, lstm_step
from chatbot.model.decoder import DecoderState, Source, StepOutput
from chatbot.model.linear import Linear
from chatbot.model.tokenizer import PAD

SAME_KEY = 0.9995
"""Two sentence vectors with this cosine are of one question; float16 keeps so much of it."""


@dataclass(frozen=True, slots=True)
class Memory:
    """``keys`` (M, E) unit; ``values`` (A, E), one an answer, of which ``owners`` (M,) names each key's; ``gate`` (3,):
    how sharply the keys are told apart, and slope and threshold of the chance that a question means what the nearest
    key does, sigma(slope (cos - threshold)).
    """

    keys: Array
    values: Array
    owners: Ids
    gate: Array

    @classmethod
    def of(cls, keys: Array, rows: Array, gate: Array) -> "Memory":
        """From a value for each key, ``rows`` (M, E): equal ones are of one answer."""
        values, owners = np.unique(rows, axis=0, return_inverse=True)
        return cls(keys, values, owners.reshape(-1), gate)

    def __len__(self) -> int:
        """How many keys it has."""
        return len(self.keys)

    def __call__(self, sentence: Array, in_other_words: bool = False) -> tuple[Array, float]:
        """``sentence`` (E,) unit -> the value (E,) that it calls up, and the chance (0 to 1) that it is meant: 1 for
        the very question, less where keys of several answers are about as near.  Needs a key at least.

        ``in_other_words``: as if this very question had not been taught, for exams.
        """
        sharpness, slope, threshold = self.gate
        cosine = self.keys @ sentence
        if in_other_words:
            cosine = np.where(cosine > SAME_KEY, -1.0, cosine)
        elif cosine.max() > SAME_KEY:
            return self.values[self.owners[cosine.argmax()]], 1.0
        attention = np.bincount(self.owners, softmax(sharpness * cosine), len(self.values)).astype(np.float32)
        best = attention.argmax()
        meant = sigmoid(slope * (cosine[self.owners == best].max() - threshold)) * attention[best]
        return attention @ self.values, float(meant)


@dataclass(frozen=True, slots=True)
class Reciter:
    """Two LSTM layers led by a value of the memory; it reads nothing, so it has no attention and copies nothing."""

    embedding: Array
    start_hidden: Linear
    start_cell: Linear
    lower: LSTMWeights
    upper: LSTMWeights
    output: Linear
    output_bias: Array

    @property
    def _scale(self) -> np.float32:
        return np.float32(np.sqrt(self.embedding.shape[1]))

    def start(self, value: Array) -> tuple[Source, DecoderState]:
        """From one value (E,): h0 = tanh(W v), c0 = W' v, split over the two layers."""
        led = value * self._scale
        hidden, cell = np.tanh(self.start_hidden(led[None])), self.start_cell(led[None])
        size = self.lower.hidden
        nothing = np.zeros((0, 0), np.float32)
        source = Source(np.zeros(0, np.int64), nothing, nothing, led)
        before = np.full(1, PAD)
        return source, DecoderState(hidden[:, :size], cell[:, :size], hidden[:, size:], cell[:, size:], before)

    def step(self, source: Source, previous: Ids, state: DecoderState) -> tuple[StepOutput, DecoderState]:
        """As `Decoder.step`; ``attention`` is (K, 0) and everything is generated."""
        embedded = self.embedding[previous] * self._scale
        led = np.concatenate([embedded, np.broadcast_to(source.sentence, embedded.shape)], axis=-1)
        projected = led @ self.lower.input.T + self.lower.bias
        lower_hidden, lower_cell, _ = lstm_step(self.lower, projected, state.lower_hidden, state.lower_cell)
        projected = lower_hidden @ self.upper.input.T + self.upper.bias
        upper_hidden, upper_cell, _ = lstm_step(self.upper, projected, state.upper_hidden, state.upper_cell)
        wanted = self.output(upper_hidden) * np.sqrt(self._scale)
        generated = softmax(wanted @ self.embedding.T + self.output_bias)
        attention, gate = np.zeros((len(previous), 0), np.float32), np.ones(len(previous), np.float32)
        output = StepOutput(np.log(np.maximum(generated, 1e-12)), attention, gate)
        return output, DecoderState(lower_hidden, lower_cell, upper_hidden, upper_cell, previous)
