"""The sizes that are trained: dimensions of the network, length and regularisation of the run."""

from dataclasses import dataclass, replace

from chatbot.model.config import ModelConfig
from training.network import Regularisation
from training.trainer import TrainingOptions


@dataclass(frozen=True, slots=True)
class Size:
    """``batch`` in examples, ``dialogues`` read for the language part, ``answers`` the share of steps on questions."""

    model: ModelConfig
    training: TrainingOptions
    batch: int = 64
    dialogues: int = 8000
    answers: float = 0.75
    taught_sentences: int = 60_000


SMALL = Size(
    model=ModelConfig(),
    training=TrainingOptions(
        steps=7500,
        learning_rate=2e-3,
        warmup=200,
        distillation=2.0,
        regularisation=Regularisation(noise=0.4, lead=0.2, dropout=0.1),
    ),
)
TINY = Size(
    model=ModelConfig(vocab_size=1000, embedding=48, encoder_hidden=48, decoder_hidden=96, attention=48, max_target=64),
    training=replace(SMALL.training, steps=400, learning_rate=4e-3, warmup=40, distillation=0.0),
    batch=32,
    dialogues=0,
    answers=1.0,
    taught_sentences=0,
)
SIZES = {"tiny": TINY, "small": SMALL}
