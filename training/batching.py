"""Examples to batches: augmentation, lengths, padding; every batch is a pure function of seed and step.

Sources of one batch have the same length wherever there are enough of them, so that nothing is padded and the
encoder runs without packing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from chatbot.model.config import ModelConfig
from chatbot.model.tokenizer import ANSWER, BOS, EOS, PAD, UNKNOWN, Tokenizer
from training.augmentation import Augmentation, augment
from training.corpora.examples import Example

TARGET_BUCKET = 6
KIN = 16
NEIGHBOURS, WORDINGS, LONGEST = 4, 8, 24


@dataclass(frozen=True, slots=True)
class Batch:
    """``source`` (B, S), ``previous`` and ``target`` (B, T), padded with PAD; ``teacher`` (B,) rows of the
    teacher's vectors or -1.  Without a target (T = 0) it is only read.
    """

    source: Tensor
    previous: Tensor
    target: Tensor
    teacher: Tensor

    @property
    def pieces(self) -> int:
        """Target pieces, EOS counted."""
        return int((self.target != PAD).sum())

    def to(self, device: torch.device) -> "Batch":
        """The same on another device."""
        return Batch(*(part.to(device) for part in (self.source, self.previous, self.target, self.teacher)))

    @property
    def is_reading(self) -> bool:
        """Whether there is nothing to answer, only the teacher's vectors to come near to."""
        return self.target.shape[1] == 0


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


def fits(example: Example, tokenizer: Tokenizer, config: ModelConfig) -> bool:
    """Whether nothing of its history or passage is cut, so that what is asked for can be found."""
    whole = tokenizer.source(example.task, example.history, example.question, 10 * config.max_source)
    return len(whole) <= config.max_source


def read_only(text: str, tokenizer: Tokenizer, config: ModelConfig, row: int) -> Encoding:
    """A sentence with the teacher's vector, nothing to answer."""
    return Encoding(tokenizer.source(ANSWER, (), text, config.max_source), [], row)


def fill(encoding: Encoding, multiple: int) -> Encoding:
    """The same, its task marker repeated until the source's length is a multiple: batches need no padding."""
    missing = -len(encoding.source) % multiple
    return Encoding([encoding.source[0]] * missing + encoding.source, encoding.target, encoding.teacher)


def collate(encodings: Sequence[Encoding]) -> Batch:
    """Pad to the longest."""
    return Batch(
        source=_pad([encoding.source for encoding in encodings]),
        previous=_pad([[BOS, *encoding.target[:-1]] if encoding.target else [] for encoding in encodings]),
        target=_pad([encoding.target for encoding in encodings]),
        teacher=torch.tensor([encoding.teacher for encoding in encodings]),
    )


def _pad(rows: Sequence[Sequence[int]]) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (width - len(row))] for row in rows], dtype=torch.long)


class Stream:
    """An endless, seeded, resumable run of batches over one list of examples.

    Each epoch draws an order and an augmentation of its own from (seed, name, epoch); batch ``k`` is always the
    same.  With ``multiple`` sources are filled up to like lengths (see `fill`).
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
        multiple: int = 1,
    ) -> None:
        self._name, self._examples, self._tokenizer, self._config = name, examples, tokenizer, config
        self._size, self._seed, self._augmentation, self._teacher = size, seed, augmentation, teacher or {}
        self._multiple = multiple
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
        encodings = self._encodings(order)
        order.shuffle(encodings)
        batches = list(_buckets(self._arrange(encodings, order), self._size))
        order.shuffle(batches)
        return batches

    def _encodings(self, order: random.Random) -> list[Encoding]:
        """All that an epoch has, in any order."""
        return [self._encode(example, order) for example in self._examples]

    def _arrange(self, encodings: list[Encoding], order: random.Random) -> list[Encoding]:
        return encodings

    def _encode(self, example: Example, order: random.Random) -> Encoding:
        encoding = encode(example, self._tokenizer, self._config, self._augmentation, order)
        row = -1 if example.history else self._teacher.get(" ".join(example.question.split()), -1)
        return fill(Encoding(encoding.source, encoding.target, row), self._multiple)

    def _read(self, text: str, order: random.Random) -> Encoding:
        """A sentence with the teacher's vector, nothing to answer."""
        typed = augment(text, self._augmentation, order) if self._augmentation else text
        row = self._teacher[" ".join(text.split())]
        return fill(read_only(typed, self._tokenizer, self._config, row), self._multiple)


class ReadingStream(Stream):
    """The same over sentences that are only read.

    With ``clusters`` (N,), a number for each of the teacher's rows, sentences on like things come together: telling
    them apart is what is to be learned.
    """

    def __init__(
        self, name: str, texts: Sequence[str], tokenizer: Tokenizer, config: ModelConfig, *, size: int, seed: int,
        teacher: dict[str, int], clusters: NDArray[np.intp] | None = None, augmentation: Augmentation | None = None,
    ) -> None:  # fmt: skip
        self._clusters = clusters
        rows = ((" ".join(text.split()), text) for text in texts)
        examples = [Example(text, None) for key, text in rows if key in teacher]
        super().__init__(
            name, examples, tokenizer, config, size=size, seed=seed, augmentation=augmentation, teacher=teacher
        )

    def _encode(self, example: Example, order: random.Random) -> Encoding:
        return self._read(example.question, order)

    def _arrange(self, encodings: list[Encoding], order: random.Random) -> list[Encoding]:
        """Runs of KIN of one length and cluster, in any order."""
        if self._clusters is None:
            return encodings
        kin: dict[tuple[int, int], list[Encoding]] = {}
        for encoding in encodings:
            kin.setdefault((len(encoding.source), int(self._clusters[encoding.teacher])), []).append(encoding)
        runs = [group[start : start + KIN] for group in kin.values() for start in range(0, len(group), KIN)]
        order.shuffle(runs)
        return [encoding for run in runs for encoding in run]


class GroupedStream(Stream):
    """Sentences that are only read, those of like meaning together in one batch: what belongs together is seen beside
    what is close to it.

    ``groups`` hold texts that mean the same; neighbours among the groups are about like things and stay together,
    NEIGHBOURS of them.  Of each group at most WORDINGS texts are drawn.  All sources have one length, LONGEST.
    """

    def __init__(
        self, name: str, groups: Sequence[Sequence[str]], tokenizer: Tokenizer, config: ModelConfig, *, size: int,
        seed: int, teacher: dict[str, int], augmentation: Augmentation | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            name, (), tokenizer, config, size=size, seed=seed, augmentation=augmentation, teacher=teacher,
            multiple=LONGEST,
        )  # fmt: skip
        known = [[text for text in group if " ".join(text.split()) in teacher] for group in groups]
        self._runs = [known[start : start + NEIGHBOURS] for start in range(0, len(known), NEIGHBOURS)]

    def _draw_epoch(self) -> list[list[Encoding]]:
        order = random.Random(f"{self._seed}/{self._name}/{self._epoch}")
        drawn = [
            self._read(text, order)
            for run in order.sample(self._runs, len(self._runs))
            for group in run
            for text in order.sample(group, min(len(group), WORDINGS))
        ]
        kept = [one for one in drawn if len(one.source) == LONGEST]
        return [kept[start : start + self._size] for start in range(0, len(kept), self._size)]


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
