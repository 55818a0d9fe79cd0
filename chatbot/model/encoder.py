"""The bidirectional encoder and its sentence vector."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, Ids, unit
from chatbot.model.cells import LSTMWeights, lstm_sequence
from chatbot.model.linear import Linear
from chatbot.model.tokenizer import USER


@dataclass(frozen=True, slots=True)
class Encoded:
    """A batch of sources read.

    ``states`` (B, S, 2H); ``sentence`` (B, E), unit length; ``hidden`` and ``cell`` (B, 2HL): every layer's last
    state, forward then backward.  ``ids`` (B, S).
    """

    ids: Ids
    states: Array
    sentence: Array
    hidden: Array
    cell: Array


@dataclass(frozen=True, slots=True)
class Encoder:
    """Reads pieces.  ``layers`` holds (forward, backward) weights; ``piece_weight`` (V,) is a/(a+p), the weight
    of a piece in the sentence vector (Arora et al. 2017), 0 for markers.
    """

    embedding: Array
    piece_weight: Array
    layers: Sequence[tuple[LSTMWeights, LSTMWeights]]
    pool: Linear

    def __call__(self, ids: Ids) -> Encoded:
        """``ids`` (B, S) without padding: put sources of one length together."""
        embedded = self.embedding[ids]
        states: Array = embedded * np.float32(np.sqrt(embedded.shape[-1]))
        hiddens: list[Array] = []
        cells: list[Array] = []
        for forward, backward in self.layers:
            ahead, hidden_ahead, cell_ahead = lstm_sequence(forward, states)
            back, hidden_back, cell_back = lstm_sequence(backward, states, reverse=True)
            states = np.concatenate([ahead, back], axis=-1)
            hiddens += [hidden_ahead, hidden_back]
            cells += [cell_ahead, cell_back]
        return Encoded(
            ids=ids,
            states=states,
            sentence=self._sentence(ids, embedded, states),
            hidden=np.concatenate(hiddens, axis=-1),
            cell=np.concatenate(cells, axis=-1),
        )

    def _sentence(self, ids: Ids, embedded: Array, states: Array) -> Array:
        """unit( sum_i w_i e_i / sum_i w_i + pool(mean_i s_i) ) over the last turn alone, (B, E)."""
        last = last_turn(ids)[..., None]
        weights = self.piece_weight[ids][..., None] * last
        words = (weights * embedded).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-6)
        return unit(words + self.pool((states * last).sum(axis=1) / last.sum(axis=1)))


def last_turn(ids: Ids) -> Array:
    """(B, S), 1 from the last speaker's marker on and 0 before: what is asked now, without what went before."""
    users = ids == USER
    start = ids.shape[1] - 1 - users[:, ::-1].argmax(axis=1)
    start = np.where(users.any(axis=1), start, 0)
    return (np.arange(ids.shape[1]) >= start[:, None]).astype(np.float32)
