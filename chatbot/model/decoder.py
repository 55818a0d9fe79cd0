"""The two-layer decoder: the lower layer is led by the sentence vector and asks the attention, the upper answers."""

from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, Ids, softmax
from chatbot.model.attention import Attention, follows
from chatbot.model.cells import LSTMWeights, lstm_step
from chatbot.model.encoder import Encoded
from chatbot.model.linear import Linear
from chatbot.model.pointer import Pointer
from chatbot.model.tokenizer import PAD


@dataclass(frozen=True, slots=True)
class DecoderState:
    """Hidden and cell of both layers, (K, G) each, and the last piece but one, (K,)."""

    lower_hidden: Array
    lower_cell: Array
    upper_hidden: Array
    upper_cell: Array
    before: Ids

    def select(self, rows: Ids) -> "DecoderState":
        """The state of the given rows, in that order (beams that live on)."""
        return DecoderState(
            self.lower_hidden[rows],
            self.lower_cell[rows],
            self.upper_hidden[rows],
            self.upper_cell[rows],
            self.before[rows],
        )


@dataclass(frozen=True, slots=True)
class Source:
    """One source for the decoder: ``ids`` (S,), ``states`` (S, 2H), ``keys`` (S, A), ``sentence`` (E,), scaled."""

    ids: Ids
    states: Array
    keys: Array
    sentence: Array


@dataclass(frozen=True, slots=True)
class StepOutput:
    """``log_probabilities`` (K, V) in nats; ``attention`` (K, S); ``gate`` (K,), the share that is generated."""

    log_probabilities: Array
    attention: Array
    gate: Array


@dataclass(frozen=True, slots=True)
class Decoder:
    """One step of decoding for K rows over one source."""

    embedding: Array
    start_hidden: Linear
    start_cell: Linear
    lower: LSTMWeights
    attention: Attention
    upper: LSTMWeights
    output: Linear
    output_bias: Array
    pointer: Pointer

    @property
    def _scale(self) -> np.float32:
        return np.float32(np.sqrt(self.embedding.shape[1]))

    def start(self, encoded: Encoded) -> tuple[Source, DecoderState]:
        """From one encoded source (B = 1): h0 = tanh(W [h; s]), c0 = W' [c; s], split over the two layers."""
        sentence = encoded.sentence * self._scale
        hidden = np.tanh(self.start_hidden(np.concatenate([encoded.hidden, sentence], axis=-1)))
        cell = self.start_cell(np.concatenate([encoded.cell, sentence], axis=-1))
        size = self.lower.hidden
        states = encoded.states[0]
        source = Source(encoded.ids[0], states, self.attention.keys(states), sentence[0])
        before = np.full(1, PAD)
        return source, DecoderState(hidden[:, :size], cell[:, :size], hidden[:, size:], cell[:, size:], before)

    def step(self, source: Source, previous: Ids, state: DecoderState) -> tuple[StepOutput, DecoderState]:
        """``previous`` (K,) is the last piece of each row."""
        embedded = self.embedding[previous] * self._scale
        led = np.concatenate([embedded, np.broadcast_to(source.sentence, embedded.shape)], axis=-1)
        projected = led @ self.lower.input.T + self.lower.bias
        lower_hidden, lower_cell, _ = lstm_step(self.lower, projected, state.lower_hidden, state.lower_cell)
        behind = follows(source.ids, previous, state.before)
        context, weights = self.attention(lower_hidden, source.keys, source.states, behind)
        projected = np.concatenate([lower_hidden, context], axis=-1) @ self.upper.input.T + self.upper.bias
        upper_hidden, upper_cell, _ = lstm_step(self.upper, projected, state.upper_hidden, state.upper_cell)
        features = np.concatenate([upper_hidden, context], axis=-1)
        wanted = self.output(features) * np.sqrt(self._scale)
        generated = softmax(wanted @ self.embedding.T + self.output_bias)
        mixed, gate = self.pointer(np.concatenate([features, embedded], axis=-1), generated, weights, source.ids)
        output = StepOutput(np.log(np.maximum(mixed, 1e-12)), weights, gate)
        return output, DecoderState(lower_hidden, lower_cell, upper_hidden, upper_cell, previous)
