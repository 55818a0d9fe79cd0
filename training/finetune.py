"""Fold lessons into a network: every lesson as taught, as people mistype and reword it, base pairs rehearsed beside.

Without the rehearsal small talk is gone within four epochs (see ``training/LOG.md``).
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import torch

from chatbot.domain import QaPair
from chatbot.model.config import ModelConfig
from chatbot.model.tokenizer import PAD, Tokenizer
from chatbot.passages import split_message
from training.anchoring import Anchor, Frozen, freeze, importance
from training.augmentation import Augmentation
from training.batching import Batch, Encoding, Stream, collate, encode
from training.corpora.examples import Example
from training.drift import Drift, differences
from training.network import Network, Regularisation
from training.paraphrase import Chances, Paraphraser
from training.trainer import Trainer, TrainingOptions

LIKE_LENGTHS = 8
"""Sources with something to read are filled up to a multiple of it, so that batches need no padding."""

FISHER_BATCHES = 20
FAST, SELDOM = 4e-3, 20.0


def has_context(example: Example) -> bool:
    """Whether there is something to read beside the question: earlier turns or a passage."""
    return bool(example.history) or split_message(example.question) is not None


@dataclass(frozen=True, slots=True)
class FinetuneOptions:
    """``epochs`` over the lessons, but at least ``least_steps``; ``lessons``, ``replayed`` and ``in_context`` examples
    a step, the last being replayed conversations and passages.  Without a ``learning_rate`` it follows from how often
    each lesson is seen.

    ``on_lessons``, ``rewording`` and ``drift`` (how far `training.drift` moves them) are for the lessons,
    ``regularisation`` for all else.  ``towards_parent`` and ``ewc`` are strengths of the alternatives in
    `training.anchoring`; 0 leaves them out.
    """

    epochs: int = 16
    least_steps: int = 140
    lessons: int = 32
    replayed: int = 96
    in_context: int = 12
    learning_rate: float | None = None
    warmup: int = 20
    regularisation: Regularisation = field(default_factory=lambda: Regularisation(noise=0.4, lead=0.2, dropout=0.05))
    on_lessons: Regularisation = field(default_factory=lambda: Regularisation(noise=0.3, lead=0.3, dropout=0.05))
    augmentation: Augmentation = field(
        default_factory=lambda: Augmentation(lower=0.15, no_marks=0.2, typo=0.1, drop_word=0.1)
    )
    rewording: Chances = field(default_factory=Chances)
    drift: float = 1.0
    frozen: Frozen = "encoder"
    towards_parent: float = 0.0
    ewc: float = 0.0

    def steps(self, lessons: int) -> int:
        """For this many lessons."""
        return max(self.least_steps, self.epochs * -(-lessons // self.lessons))

    def rate(self, lessons: int) -> float:
        """The peak for this many lessons: FAST where each is seen SELDOM, less in proportion where more often."""
        if self.learning_rate is not None:
            return self.learning_rate
        seen = self.steps(lessons) * min(self.lessons / max(lessons, 1), 1.0)
        return FAST * min(1.0, SELDOM / seen)


class LessonStream(Stream):
    """Lessons, each time in other words."""

    def __init__(
        self, examples: Sequence[Example], tokenizer: Tokenizer, config: ModelConfig, options: FinetuneOptions,
        seed: int, paraphraser: Paraphraser,
    ) -> None:  # fmt: skip
        super().__init__(
            "lessons", examples, tokenizer, config, size=options.lessons, seed=seed, augmentation=options.augmentation
        )
        self._paraphraser = paraphraser

    def _encode(self, example: Example, order: random.Random) -> Encoding:
        return super()._encode(replace(example, question=self._paraphraser(example.question, order)), order)


class Rehearsal:
    """The parts of each step: a batch of lessons, a batch of base pairs.

    ``regularisations`` has one for each part.
    """

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
        reads = [one for one in replay if has_context(one)]
        self._streams: list[Stream] = []
        self.regularisations: list[Regularisation] = []
        config = network.config
        if taught:
            paraphraser = Paraphraser(
                [pair.question for pair in lessons],
                network.lexicon,
                network.words.weight.detach().numpy(),
                options.rewording,
            )
            self._add(LessonStream(taught, tokenizer, config, options, seed, paraphraser), options.on_lessons)
        if short and options.replayed:
            size, chances = options.replayed, options.augmentation
            stream = Stream("replay", short, tokenizer, config, size=size, seed=seed, augmentation=chances)
            self._add(stream, options.regularisation)
        if reads and options.in_context:
            size = options.in_context
            stream = Stream("in context", reads, tokenizer, config, size=size, seed=seed, multiple=LIKE_LENGTHS)
            self._add(stream, options.regularisation)

    def _add(self, stream: Stream, regularisation: Regularisation) -> None:
        self._streams.append(stream)
        self.regularisations.append(regularisation)

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
    training = TrainingOptions(
        steps=options.steps(len(lessons)),
        learning_rate=options.rate(len(lessons)),
        warmup=options.warmup,
        seed=seed,
        regularisation=options.regularisation,
    )
    freeze(network, options.frozen)
    network.words.requires_grad_(False)
    rehearsal = Rehearsal(lessons, replay, network, tokenizer, options, seed)
    moved = differences(network, tokenizer, replay, seed) if lessons and options.drift else None
    return Trainer(
        network,
        training,
        rehearsal,
        parts=rehearsal.regularisations,
        pull=_pull(network, tokenizer, replay, options, seed),
        alter=None if moved is None else Drift(moved, options.drift),
    )


def _pull(
    network: Network, tokenizer: Tokenizer, replay: Sequence[Example], options: FinetuneOptions, seed: int
) -> Callable[[], None] | None:
    if options.ewc:
        short = [one for one in replay if not has_context(one)]
        stream = Stream("fisher", short, tokenizer, network.config, size=32, seed=seed)
        return Anchor(network, options.ewc, importance(network, [stream.batch(n) for n in range(FISHER_BATCHES)]))
    return Anchor(network, options.towards_parent) if options.towards_parent else None


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
