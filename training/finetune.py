"""Fold lessons into a network: every lesson as taught and as people mistype it, with base pairs rehearsed beside.

Without the rehearsal small talk is gone within four epochs (see ``training/LOG.md``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch

from chatbot.domain import QaPair
from chatbot.model.tokenizer import PAD, Tokenizer
from chatbot.passages import split_message
from training.augmentation import Augmentation
from training.batching import Batch, Encoding, Stream, collate, encode
from training.corpora.examples import Example
from training.network import Network, Regularisation
from training.trainer import Trainer, TrainingOptions

LIKE_LENGTHS = 8
"""Sources with something to read are filled up to a multiple of it, so that batches need no padding."""


def has_context(example: Example) -> bool:
    """Whether there is something to read beside the question: earlier turns or a passage."""
    return bool(example.history) or split_message(example.question) is not None


@dataclass(frozen=True, slots=True)
class FinetuneOptions:
    """``epochs`` over the lessons, but at least ``least_steps``; ``lessons``, ``replayed`` and ``in_context`` examples
    a step, the last being replayed conversations and passages.
    """

    epochs: int = 16
    least_steps: int = 140
    lessons: int = 32
    replayed: int = 96
    in_context: int = 12
    learning_rate: float = 7e-4
    regularisation: Regularisation = field(default_factory=lambda: Regularisation(noise=0.6, lead=0.1, dropout=0.05))
    augmentation: Augmentation = field(
        default_factory=lambda: Augmentation(lower=0.15, no_marks=0.2, typo=0.1, drop_word=0.1)
    )

    def steps(self, lessons: int) -> int:
        """For this many lessons."""
        return max(self.least_steps, self.epochs * -(-lessons // self.lessons))


class Rehearsal:
    """The parts of each step: a batch of lessons, a batch of base pairs."""

    def __init__(
        self,
        lessons: Sequence[QaPair],
        replay: Sequence[Example],
        network: Network,
        tokenizer: Tokenizer,
        options: FinetuneOptions,
        seed: int,
    ) -> None:
        taught = [Example(pair.question, pair.answer) for pair in lessons]
        short = [one for one in replay if not has_context(one)]
        parts = (
            ("lessons", taught, options.lessons, options.augmentation, 1),
            ("replay", short, options.replayed, options.augmentation, 1),
            ("in context", [one for one in replay if has_context(one)], options.in_context, None, LIKE_LENGTHS),
        )
        self._streams = [
            Stream(
                name,
                examples,
                tokenizer,
                network.config,
                size=size,
                seed=seed,
                augmentation=augmentation,
                multiple=multiple,
            )
            for name, examples, size, augmentation, multiple in parts
            if examples and size
        ]

    def __call__(self, step: int) -> list[Batch]:
        """For ``step``, 0-based."""
        return [stream.batch(step) for stream in self._streams]


def finetuner(
    network: Network,
    tokenizer: Tokenizer,
    lessons: Sequence[QaPair],
    replay: Sequence[Example],
    options: FinetuneOptions,
    seed: int,
) -> Trainer:
    """A trainer that is ready to run; the table of words stays as it is."""
    network.words.requires_grad_(False)
    training = TrainingOptions(
        steps=options.steps(len(lessons)),
        learning_rate=options.learning_rate,
        warmup=20,
        seed=seed,
        regularisation=options.regularisation,
    )
    return Trainer(network, training, Rehearsal(lessons, replay, network, tokenizer, options, seed))


@torch.no_grad()
def recalled(network: Network, tokenizer: Tokenizer, lessons: Sequence[QaPair], batch: int = 64) -> float:
    """Share (0 to 1) of lessons of which every piece is the likeliest one, given those before it."""
    network.eval()
    encodings = [encode(Example(one.question, one.answer), tokenizer, network.config) for one in lessons]
    right = sum(_right(network, encodings[at : at + batch]) for at in range(0, len(encodings), batch))
    return right / len(lessons) if lessons else 1.0


def _right(network: Network, encodings: list[Encoding]) -> int:
    batch = collate(encodings)
    best = network.distribution(network.read(batch.source), batch.previous).argmax(dim=-1)
    return int(((best == batch.target) | (batch.target == PAD)).all(dim=1).sum())
