"""Which words the table has, and where their vectors start from.

A word starts from the teacher's own vector of it, weighted a / (a + p) (Arora et al. 2017): a common word counts
little in a sentence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from chatbot.model.arrays import Array
from chatbot.model.words import words_of

SMOOTHING = 1e-3
LONGEST = 24


def frequencies(texts: Iterable[str]) -> dict[str, float]:
    """Each word's share of all words."""
    counts = Counter(word for text in texts for word in words_of(text))
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def vocabulary(shares: Mapping[str, float], always: Iterable[str], count: int) -> list[str]:
    """The ``count`` commonest words, those of ``always`` that occur at all before others."""
    first = {word for one in always for word in words_of(one) if word in shares}
    order = sorted(shares, key=lambda word: (word not in first, -shares[word], word))
    return [word for word in order if len(word) <= LONGEST][:count]


def start_vectors(words: Sequence[str], shares: Mapping[str, float], vectors: Array) -> Array:
    """(W + 1, E): the weighted ``vectors`` (W, E) of the words behind a row of zeros for no word."""
    weights = np.array([SMOOTHING / (SMOOTHING + shares.get(word, 0.0)) for word in words], np.float32)
    return np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors * weights[:, None]])
