"""Train the word table: whole words' vectors and the mixing matrix, to the teacher, the encoder frozen.

The words start from the teacher's own vectors of them, weighted a / (a + p) (Arora et al. 2017); then sentences draw
them to where their sum, with the encoder's vector, comes nearest to the teacher's vector of the sentence.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from chatbot.model.arrays import Array
from chatbot.model.words import WordTable, words_of
from training.augmentation import Augmentation, augment
from training.network import Network
from training.trainer import teacher_distance

SMOOTHING = 1e-3
TYPED = Augmentation(lower=0.0, no_marks=0.0, typo=0.1, drop_word=0.15)


@dataclass(frozen=True, slots=True)
class WordOptions:
    """``count`` words; ``steps`` of ``batch`` of ``texts`` sentences; Adam's ``learning_rate`` decays linearly to 0."""

    count: int = 16_000
    texts: int = 300_000
    steps: int = 2500
    batch: int = 512
    learning_rate: float = 2e-3
    temperature: float = 0.05
    seed: int = 1


def vocabulary(texts: Iterable[str], always: Iterable[str], count: int) -> list[tuple[str, float]]:
    """The ``count`` commonest words of ``texts`` with their frequencies, those of ``always`` before others."""
    counts = Counter(word for text in texts for word in words_of(text))
    total = sum(counts.values())
    first = {word for one in always for word in words_of(one) if word in counts}
    order = sorted(counts, key=lambda word: (word not in first, -counts[word], word))
    return [(word, counts[word] / total) for word in order[:count] if len(word) <= 24]


class TableTrainer:
    """``vectors`` (N, E) are the teacher's of the sentences, ``encoded`` (N, E) the encoder's, ``words`` (V, E) the
    teacher's of the words.
    """

    def __init__(
        self,
        texts: Sequence[str],
        vectors: Array,
        encoded: Array,
        known: Sequence[tuple[str, float]],
        words: Array,
        options: WordOptions = WordOptions(),
    ) -> None:
        self._texts, self._options = texts, options
        self._vectors, self._encoded = torch.from_numpy(vectors), torch.from_numpy(encoded)
        self._words = tuple(word for word, _ in known)
        self._rows = {word: row for row, word in enumerate(self._words)}
        weights = np.array([SMOOTHING / (SMOOTHING + share) for _, share in known], np.float32)
        self._table = torch.nn.EmbeddingBag.from_pretrained(
            torch.from_numpy(words * weights[:, None]), freeze=False, mode="sum"
        )
        self._mix = torch.nn.Parameter(0.7 * torch.eye(vectors.shape[1]))
        self._optimiser = torch.optim.Adam([self._table.weight, self._mix], lr=options.learning_rate)

    def run(self) -> Iterator[float]:
        """Yields the loss of each step."""
        order, options = random.Random(self._options.seed), self._options
        rows = list(range(len(self._texts)))
        place = len(rows)
        for step in range(options.steps):
            if place + options.batch > len(rows):
                order.shuffle(rows)
                place = 0
            chosen = rows[place : place + options.batch]
            place += options.batch
            for group in self._optimiser.param_groups:
                group["lr"] = options.learning_rate * (1 - step / options.steps)
            self._optimiser.zero_grad()
            loss = teacher_distance(self._meanings(chosen, order), self._vectors[chosen], options.temperature)
            torch.autograd.backward(loss)
            self._optimiser.step()
            yield loss.item()

    def _meanings(self, chosen: list[int], order: random.Random) -> Tensor:
        flat, offsets = list[int](), list[int]()
        for row in chosen:
            offsets.append(len(flat))
            text = augment(self._texts[row], TYPED, order)
            flat += [self._rows[word] for word in words_of(text) if word in self._rows]
        sums = self._table(torch.tensor(flat, dtype=torch.long), torch.tensor(offsets))
        mixed = functional.normalize(sums, dim=-1, eps=1e-6) + self._encoded[chosen] @ self._mix
        return functional.normalize(mixed, dim=-1, eps=1e-6)

    def table(self) -> WordTable:
        """What was learned so far."""
        return WordTable(self._words, self._table.weight.detach().numpy().copy(), self._mix.detach().numpy().copy())


@torch.no_grad()
def sentence_vectors(network: Network, sources: Sequence[Sequence[int]], batch: int = 512) -> Array:
    """(N, E): the encoder's vectors, sources of one length together."""
    vectors = np.zeros((len(sources), network.config.embedding), np.float32)
    by_length: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        by_length.setdefault(len(source), []).append(number)
    for numbers in by_length.values():
        for start in range(0, len(numbers), batch):
            chunk = numbers[start : start + batch]
            vectors[chunk] = network.read(torch.tensor([sources[number] for number in chunk])).sentence.numpy()
    return vectors
