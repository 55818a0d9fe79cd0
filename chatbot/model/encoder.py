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
    """Reads pieces and the words that they belong to.

    ``layers`` holds (forward, backward) weights; ``piece_weight`` (V,) is a/(a+p), the weight of a piece in the
    sentence vector (Arora et al. 2017), 0 for markers.  ``words`` (W, E) is the table of words, row 0 zero and each
    row as long as the word is telling; ``word_input`` (E, E) projects it beside the piece embeddings, ``word_share``
    (2,) weighs the table's words and the pieces of other words in the sentence vector.
    """

    embedding: Array
    piece_weight: Array
    words: Array
    word_input: Array
    word_share: Array
    layers: Sequence[tuple[LSTMWeights, LSTMWeights]]
    pool: Linear

    def __call__(self, ids: Ids, rows: Ids) -> Encoded:
        """``ids`` (B, S) without padding: put sources of one length together; ``rows`` (B, S) of the words' table."""
        embedded, meant = self.embedding[ids], self.words[rows]
        states: Array = (embedded + meant @ self.word_input.T) * np.float32(np.sqrt(embedded.shape[-1]))
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
            sentence=self._sentence(ids, rows, embedded, states),
            hidden=np.concatenate(hiddens, axis=-1),
            cell=np.concatenate(cells, axis=-1),
        )

    def _sentence(self, ids: Ids, rows: Ids, embedded: Array, states: Array) -> Array:
        """unit( a unit(sum of words) + b (weighted mean of other words' pieces) + pool(mean_i s_i) ) over the last
        turn alone, (B, E); a and b are ``word_share``.
        """
        last = last_turn(ids)
        words = unit((self.words[rows] * (last * new_words(rows))[..., None]).sum(axis=1))
        weights = (self.piece_weight[ids] * (rows == 0) * last)[..., None]
        others = (weights * embedded).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-6)
        mean = (states * last[..., None]).sum(axis=1) / last.sum(axis=1, keepdims=True)
        return unit(self.word_share[0] * words + self.word_share[1] * others + self.pool(mean))


def new_words(rows: Ids) -> Array:
    """(B, S), 1 on the first piece of each word of the table, 0 elsewhere."""
    before = np.pad(rows[:, :-1], ((0, 0), (1, 0)))
    return np.asarray((rows != before) & (rows != 0), np.float32)


def last_turn(ids: Ids) -> Array:
    """(B, S), 1 from the last speaker's marker on and 0 before: what is asked now, without what went before."""
    users = ids == USER
    start = ids.shape[1] - 1 - users[:, ::-1].argmax(axis=1)
    start = np.where(users.any(axis=1), start, 0)
    return (np.arange(ids.shape[1]) >= start[:, None]).astype(np.float32)
