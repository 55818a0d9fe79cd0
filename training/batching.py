"""Examples to batches: augmentation, lengths, padding; every batch is a pure function of seed and step.

Sources of one batch have the same length wherever there are enough of them, so that nothing is padded and the
encoder runs without packing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from chatbot.model.config import ModelConfig
from chatbot.model.tokenizer import BOS, EOS, PAD, UNKNOWN, Tokenizer
from training.augmentation import Augmentation, augment
from training.corpora.examples import Example

TARGET_BUCKET = 6


@dataclass(frozen=True, slots=True)
class Batch:
    """``source`` (B, S), ``previous`` and ``target`` (B, T), padded with PAD; ``teacher`` (B,) rows of the
    teacher's vectors or -1.
    """

    source: Tensor
    previous: Tensor
    target: Tensor
    teacher: Tensor

    @property
    def pieces(self) -> int:
        """Target pieces, EOS counted."""
        return int((self.target != PAD).sum())


@dataclass(frozen=True, slots=True)
class Encoding:
    """One example as ids."""

    source: list[int]
    target: list[int]
    teacher: int = -1


def encode(
    example: Example,
    tokenizer: Tokenizer,
    config: ModelConfig,
    augmentation: Augmentation | None = None,
    order: random.Random | None = None,
) -> Encoding:
    """Ids of an example; with ``augmentation`` its question is reworded by chance, drawn from ``order``."""
    question = example.question
    if augmentation and order:
        question = augment(question, augmentation, order)
    source = tokenizer.source(example.task, example.history, question, config.max_source)
    answer = [UNKNOWN] if example.answer is None else tokenizer.encode(example.answer)
    return Encoding(source, [*answer[: config.max_target - 1], EOS])


def collate(encodings: Sequence[Encoding]) -> Batch:
    """Pad to the longest."""
    return Batch(
        source=_pad([encoding.source for encoding in encodings]),
        previous=_pad([[BOS, *encoding.target[:-1]] for encoding in encodings]),
        target=_pad([encoding.target for encoding in encodings]),
        teacher=torch.tensor([encoding.teacher for encoding in encodings]),
    )


def _pad(rows: Sequence[Sequence[int]]) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (width - len(row))] for row in rows])


class Stream:
    """An endless, seeded, resumable run of batches over one list of examples.

    Each epoch draws an order and an augmentation of its own from (seed, name, epoch); batch ``k`` is always the
    same.
    """

    def __init__(
        self,
        name: str,
        examples: Sequence[Example],
        tokenizer: Tokenizer,
        config: ModelConfig,
        *,
        size: int,
        seed: int,
        augmentation: Augmentation | None = None,
        teacher: dict[str, int] | None = None,
    ) -> None:
        self._name, self._examples, self._tokenizer, self._config = name, examples, tokenizer, config
        self._size, self._seed, self._augmentation, self._teacher = size, seed, augmentation, teacher or {}
        self._epoch, self._start, self._batches = -1, 0, list[list[Encoding]]()

    def batch(self, number: int) -> Batch:
        """Batch ``number``, 0-based; asking in rising order is quick."""
        if number < self._start:
            self._epoch, self._start, self._batches = -1, 0, []
        while number >= self._start + len(self._batches):
            self._start += len(self._batches)
            self._epoch += 1
            self._batches = self._draw_epoch()
        return collate(self._batches[number - self._start])

    def _draw_epoch(self) -> list[list[Encoding]]:
        order = random.Random(f"{self._seed}/{self._name}/{self._epoch}")
        encodings = [self._encode(example, order) for example in self._examples]
        order.shuffle(encodings)
        batches = list(_buckets(encodings, self._size))
        order.shuffle(batches)
        return batches

    def _encode(self, example: Example, order: random.Random) -> Encoding:
        encoding = encode(example, self._tokenizer, self._config, self._augmentation, order)
        row = self._teacher.get(" ".join(example.question.split()), -1)
        return Encoding(encoding.source, encoding.target, row)


def _buckets(encodings: list[Encoding], size: int) -> Iterator[list[Encoding]]:
    """Full batches of one source length and like target lengths; what is left over is put together by length."""
    waiting: dict[tuple[int, int], list[Encoding]] = {}
    for encoding in encodings:
        key = len(encoding.source), -(-len(encoding.target) // TARGET_BUCKET)
        bucket = waiting.setdefault(key, [])
        bucket.append(encoding)
        if len(bucket) == size:
            yield waiting.pop(key)
    rest = [encoding for key in sorted(waiting) for encoding in waiting[key]]
    for start in range(0, len(rest), size):
        yield rest[start : start + size]
