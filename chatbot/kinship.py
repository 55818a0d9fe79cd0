"""How well the words of one text are met by the words of another: the rarer a word, the more it counts."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from chatbot.domain import normalise_question
from chatbot.model.arrays import Array

WORD = re.compile(r"\w+(?:[-':.]\w+)*")
COMMON = 4.0
LEAST = 0.3

Rarity = Callable[[str], float]
WordVector = Callable[[str], Array]


@dataclass(frozen=True, slots=True)
class Met:
    """Two texts, word by word, both ways.

    ``strange`` is how rare (about 0 to 1) the strangest word of a text is to the other: max_w rarity(w) (1 - max_v
    cos(w, v)); ``met`` the rarity-weighted mean of the best cosines.  First of ours to theirs, then of theirs to ours.
    """

    strange: tuple[float, float]
    met: tuple[float, float]


NOTHING = Met((1.0, 1.0), (0.0, 0.0))


def words_of(text: str) -> list[str]:
    """The different words of a text, in the form in which they are compared."""
    return list(dict.fromkeys(WORD.findall(normalise_question(text))))


class Kinship:
    """Compares words; ``rarity`` gives a word's -log p in nats, ``word_vector`` its (E,) unit vector."""

    def __init__(self, rarity: Rarity, word_vector: WordVector) -> None:
        self._rarity, self._word_vector = rarity, word_vector
        self._vectors: dict[str, Array] = {}

    def weight(self, word: str) -> float:
        """What a word counts: its rarity in nats above that of a common one."""
        return max(self._rarity(word) - COMMON, LEAST)

    def met(self, ours: Collection[str], theirs: Collection[str]) -> Met:
        """The evidence between two texts, given by their words."""
        if not ours or not theirs:
            return NOTHING
        own, other = list(ours), list(theirs)
        kinship = np.stack([self._vector(word) for word in own]) @ np.stack([self._vector(word) for word in other]).T
        places = {word: column for column, word in enumerate(other)}
        for row, word in enumerate(own):
            if word in places:
                kinship[row, places[word]] = 1.0
        rarity = [np.array([self.weight(word) for word in words]) / 10 for words in (own, other)]
        best = kinship.max(axis=1), kinship.max(axis=0)
        strange = [float((weight * (1 - near)).max()) for weight, near in zip(rarity, best, strict=True)]
        met = [float((weight * near).sum() / weight.sum()) for weight, near in zip(rarity, best, strict=True)]
        return Met((strange[0], strange[1]), (met[0], met[1]))

    def _vector(self, word: str) -> Array:
        if word not in self._vectors:
            self._vectors[word] = self._word_vector(word)
        return self._vectors[word]
