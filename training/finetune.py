"""Fold lessons into a network: a key of its memory for each, a value for each answer, and a reciter that learns them.

The weights that everything else is answered by stay as they are, so nothing else can be forgotten; a lesson's key is
the sentence vector of its question, so it is learned by the key alone, without reading.  What other ways cost is in
``training/LOG.md``.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import Tensor

from chatbot.errors import InputError
from chatbot.model.config import ModelConfig
from chatbot.model.tokenizer import ANSWER, PAD, USER, Tokenizer
from training.batching import Batch, Encoding, Stream, collate, encode
from training.corpora.examples import Example
from training.network import Network
from training.trainer import Trainer, TrainingOptions

LIKELY = math.log(0.6)
"""What every piece of a known answer has at least been given, in nats."""

Learning = Literal["all", "values"]


@dataclass(frozen=True, slots=True)
class FinetuneOptions:
    """``epochs`` over the lessons, but at least ``least_steps`` of at most ``lessons`` each.  The memory's values learn
    ``memory_rate`` times as fast as the reciter.  An answer of more than ``short`` pieces is seen oftener, as its
    length to the power ``longer`` is; what is known already in a share ``seldom`` of the epochs.

    ``learning`` may be "values", with the reciter as it is; ``pull`` is the strength of an L2 penalty that pulls the
    reciter towards the parent's: alternatives for the benchmark.
    """

    epochs: int = 17
    least_steps: int = 120
    lessons: int = 64
    short: int = 12
    longer: float = 0.3
    seldom: float = 0.2
    learning_rate: float = 5e-3
    memory_rate: float = 8.0
    warmup: int = 20
    learning: Learning = "all"
    pull: float = 0.0

    def __post_init__(self) -> None:
        if self.learning not in ("all", "values"):
            raise InputError(f"“{self.learning}” cannot learn, only all or values.")

    def times(self, pieces: int) -> float:
        """How often an answer of so many pieces is seen in an epoch, at least 1."""
        return float(max(pieces / self.short, 1.0) ** self.longer)

    def steps(self, answers: Sequence[int]) -> int:
        """For answers of so many pieces each."""
        return max(self.least_steps, round(self.epochs * sum(map(self.times, answers)) / self.lessons))


class LessonStream(Stream):
    """The memory's values with the answers that they are to lead to; nothing is read.

    An answer of which every piece was likely when it was last seen is drawn seldom until it is not.  Batches are asked
    for in rising order.
    """

    def __init__(
        self, answers: Sequence[Sequence[int]], known: Sequence[bool], tokenizer: Tokenizer, config: ModelConfig,
        options: FinetuneOptions, seed: int,
    ) -> None:  # fmt: skip
        super().__init__("lessons", (), tokenizer, config, size=options.lessons, seed=seed)
        self._rows = [Encoding([USER], list(target), row) for row, target in enumerate(answers)]
        self._times = [options.times(len(target)) for target in answers]
        self._seldom = options.seldom
        self._known = list(known)
        self._drawn = list(known)

    def _encodings(self, order: random.Random) -> list[Encoding]:
        self._drawn = list(self._known)
        lessons = zip(self._rows, self._times, self._drawn, strict=True)
        shares = ((row, times * (self._seldom if known else 1.0)) for row, times, known in lessons)
        drawn = [row for row, share in shares for _ in range(int(share + order.random()))]
        return drawn or list(self._rows)

    @property
    def learned(self) -> float:
        """The share (0 to 1) of the lessons that were known when last seen."""
        return sum(self._known) / max(len(self._known), 1)

    def heard(self, place: int, batch: Batch, logs: Tensor) -> None:
        """The only part of a step: ``logs`` (B, T) of the lessons in ``batch``."""
        for row, least in zip(batch.teacher.tolist(), logs.amin(dim=1).tolist(), strict=True):
            self._known[row] = least > LIKELY

    def state(self) -> dict[str, Any]:
        """The epoch with what was known when it was drawn, and what is known now."""
        return {"epoch": self._epoch, "start": self._start, "drawn": self._drawn, "known": list(self._known)}

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to what `state` gave."""
        self._epoch, self._start, self._known = state["epoch"], state["start"], list(state["drawn"])
        self._batches = self._draw_epoch() if self._epoch >= 0 else []
        self._known = list(state["known"])


class Pull:
    """Adds the gradient of strength/2 |w - w0|^2 to the reciter's weights, w0 being what they are now."""

    def __init__(self, network: Network, strength: float) -> None:
        assert network.reciter is not None
        self._weights = list(network.reciter.parameters())
        self._start = [one.detach().clone() for one in self._weights]
        self._strength = strength

    @torch.no_grad()
    def __call__(self) -> None:
        """Change the gradients."""
        for weight, start in zip(self._weights, self._start, strict=True):
            if weight.grad is not None:
                weight.grad += self._strength * (weight - start)


def finetuner(
    network: Network, tokenizer: Tokenizer, lessons: Sequence[Example], options: FinetuneOptions, seed: int
) -> Trainer:
    """A trainer that is ready to run; the memory holds exactly the ``lessons``, of which there is one at least.

    What an example has before its question is left out: the memory knows questions.
    """
    answers, owners = _answers(network, tokenizer, lessons)
    texts = {owner: one.answer or "" for owner, one in zip(owners, lessons, strict=True)}
    there = network.teach(
        sentence_vectors(network, tokenizer, [one.question for one in lessons]),
        owners,
        sentence_vectors(network, tokenizer, [texts[owner] for owner in range(len(answers))]),
    )
    known = [old and right for old, right in zip(there, _recalled(network, answers), strict=True)]
    _learn(network, options.learning)
    training = TrainingOptions(
        steps=options.steps(list(map(len, answers))),
        learning_rate=options.learning_rate,
        memory_rate=options.memory_rate,
        warmup=options.warmup,
        seed=seed,
    )
    stream = LessonStream(answers, known, tokenizer, network.config, options, seed)
    return Trainer(
        network,
        training,
        lambda step: [stream.batch(step)],
        pull=Pull(network, options.pull) if options.pull else None,
        score=lambda batch: network.recited(batch.teacher, batch.previous, batch.target),
        follower=stream,
    )


def _answers(network: Network, tokenizer: Tokenizer, lessons: Sequence[Example]) -> tuple[list[list[int]], list[int]]:
    """The different answers as ids, in order of appearance, and the number of each lesson's."""
    numbers: dict[tuple[int, ...], int] = {}
    owners = [numbers.setdefault(tuple(encode(one, tokenizer, network.config).target), len(numbers)) for one in lessons]
    return list(map(list, numbers)), owners


def _learn(network: Network, learning: Learning) -> None:
    for name, weight in network.named_parameters():
        weight.requires_grad_(name == "memory.values" or (learning == "all" and name.startswith("reciter.")))


@torch.no_grad()
def sentence_vectors(network: Network, tokenizer: Tokenizer, texts: Sequence[str], batch: int = 256) -> Tensor:
    """(N, E), sources of one length together; a text that is too long is cut."""
    network.eval()
    sources = [tokenizer.source(ANSWER, (), text, network.config.max_source) for text in texts]
    vectors = torch.zeros(len(sources), network.config.embedding)
    by_length: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        by_length.setdefault(len(source), []).append(number)
    for numbers in by_length.values():
        for start in range(0, len(numbers), batch):
            chunk = numbers[start : start + batch]
            vectors[chunk] = network.read(torch.tensor([sources[number] for number in chunk])).sentence
    return vectors


def recalled(network: Network, tokenizer: Tokenizer, lessons: Sequence[Example]) -> float:
    """Share (0 to 1) of ``lessons``, all that the memory holds, of which every piece is the likeliest one, given those
    before it.
    """
    answers, owners = _answers(network, tokenizer, lessons)
    right = _recalled(network, answers)
    return sum(right[owner] for owner in owners) / len(owners) if owners else 1.0


@torch.no_grad()
def _recalled(network: Network, answers: Sequence[Sequence[int]], size: int = 64) -> list[bool]:
    network.eval()
    rows = [Encoding([USER], list(target), row) for row, target in enumerate(answers)]
    right: list[bool] = []
    for start in range(0, len(rows), size):
        batch = collate(rows[start : start + size])
        best = network.recitation(batch.teacher, batch.previous).argmax(dim=-1)
        right += [bool(one) for one in ((best == batch.target) | (batch.target == PAD)).all(dim=1)]
    return right
