"""How far a rewording's sentence vector lies from its question's, learned from the base's own groups of wordings.

Lessons have one wording as a rule.  Moved by a difference that another group's wordings have, their vectors are where
their rewordings may well lie; Gaussian noise of the same length mostly points where no sentence lies.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor
from torch.nn import functional

from chatbot.model.tokenizer import Tokenizer
from training.batching import encode
from training.corpora.examples import Example
from training.network import Network, Read

PAIRS = 2000


class Drift:
    """Moves the sentence vectors of one part of a step; draws from torch's random numbers, so that runs resume.

    ``differences`` (N, E) of two wordings' vectors each, multiplied by ``scale``.
    """

    def __init__(self, differences: Tensor, scale: float, part: int = 0) -> None:
        self._differences, self._scale, self._part = differences, scale, part

    def __call__(self, place: int, read: Read) -> Read:
        """``read`` with other sentence vectors, of unit length too, if ``place`` is the part."""
        if place != self._part:
            return read
        rows = torch.randint(len(self._differences), (len(read.sentence),))
        moved = read.sentence + self._scale * self._differences[rows].to(read.sentence.device)
        return replace(read, sentence=functional.normalize(moved, dim=-1, eps=1e-6))


def differences(
    network: Network, tokenizer: Tokenizer, base: Sequence[Example], seed: int, pairs: int = PAIRS
) -> Tensor | None:
    """(N, E) between random wordings of random groups; None where no group has two.

    A group are the pairs without history that have both their name and their answer in common.
    """
    groups: dict[tuple[str, str], list[Example]] = {}
    for one in base:
        if one.answer is not None and one.group and not one.history:
            groups.setdefault((one.group, one.answer), []).append(one)
    several = [group for group in groups.values() if len(group) > 1]
    if not several:
        return None
    order = random.Random(f"{seed}/drift")
    chosen = [order.sample(order.choice(several), 2) for _ in range(pairs)]
    ones, others = ([encode(pair[side], tokenizer, network.config).source for pair in chosen] for side in (0, 1))
    return _sentence_vectors(network, others) - _sentence_vectors(network, ones)


@torch.no_grad()
def _sentence_vectors(network: Network, sources: Sequence[Sequence[int]], batch: int = 512) -> Tensor:
    """(N, E), sources of one length together."""
    vectors = torch.zeros(len(sources), network.config.embedding)
    by_length: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        by_length.setdefault(len(source), []).append(number)
    for numbers in by_length.values():
        for start in range(0, len(numbers), batch):
            chunk = numbers[start : start + batch]
            vectors[chunk] = network.read(torch.tensor([sources[number] for number in chunk])).sentence
    return vectors
