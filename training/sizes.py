"""The sizes that are trained: dimensions of the network, length and regularisation of the run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chatbot.model.config import ModelConfig
from training.corpora.mix import Amounts
from training.network import Regularisation
from training.trainer import TrainingOptions

SHARES = {"known": 0.20, "unknown": 0.14, "facts": 0.15, "conversations": 0.30, "passages": 0.18, "dialogue": 0.03}


@dataclass(frozen=True, slots=True)
class Size:
    """``reading`` steps come first, on ``read`` sentences each without anything to answer, every second one on
    ``grouped`` in groups that mean the same; in the other steps ``beside`` sentences, or ``grouped_beside``, are read
    beside a batch of one kind, drawn by ``shares``.  ``batch`` and ``long_batch`` (for
    sources with a history or a passage) are in examples.  ``words`` is how many the table has.
    """

    model: ModelConfig
    training: TrainingOptions
    amounts: Amounts = field(default_factory=Amounts)
    shares: Mapping[str, float] = field(default_factory=lambda: SHARES)
    batch: int = 64
    long_batch: int = 48
    reading: int = 0
    read: int = 512
    beside: int = 96
    grouped: int = 320
    grouped_beside: int = 96
    words: int = 24_000


SMALL = Size(
    model=ModelConfig(encoder_hidden=320, history_turns=24, max_source=320, max_target=160),
    training=TrainingOptions(
        steps=8500,
        learning_rate=2.5e-3,
        warmup=200,
        distillation=2.0,
        regularisation=Regularisation(noise=0.4, lead=0.2, dropout=0.1),
    ),
    amounts=Amounts(sentences=200_000),
    reading=2100,
)
BASE = Size(
    model=ModelConfig(
        embedding=320,
        encoder_hidden=512,
        decoder_hidden=512,
        attention=320,
        history_turns=24,
        max_source=320,
        max_target=160,
    ),
    training=replace(SMALL.training, steps=60_000, learning_rate=1.5e-3),
    batch=128,
    long_batch=128,
    reading=15_000,
)
TINY = Size(
    model=ModelConfig(
        vocab_size=1000,
        embedding=48,
        encoder_hidden=48,
        decoder_hidden=96,
        attention=48,
        history_turns=24,
        max_source=160,
        max_target=64,
    ),
    training=replace(SMALL.training, steps=400, learning_rate=4e-3, warmup=40, distillation=0.0),
    amounts=Amounts(
        dialogues=0,
        conversations=600,
        in_context=200,
        follow_ups=100,
        passages=400,
        made_unknown=100,
        unanswerable=100,
        exam=30,
    ),
    shares={"known": 0.7, "unknown": 0.2, "conversations": 0.1},
    batch=32,
    long_batch=32,
    words=1000,
)
SIZES = {"tiny": TINY, "small": SMALL, "base": BASE}
