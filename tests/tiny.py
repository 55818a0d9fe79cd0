"""A tiny real checkpoint, trained in seconds on the project's own sentences; made once a test run."""

import atexit
import random
import shutil
import tempfile
from functools import cache
from pathlib import Path

from chatbot.model.config import ModelConfig
from training.corpora.examples import Example, ExamQuestion, Group
from training.corpora.mix import Corpora, split_phrasings
from training.corpora.nonsense import nonsense
from training.corpora.small_talk import own_intents
from training.network import Regularisation
from training.pretrain import Pretraining
from training.sizes import Size
from training.trainer import TrainingOptions

TINY = Size(
    model=ModelConfig(
        vocab_size=700,
        embedding=64,
        encoder_hidden=64,
        decoder_hidden=128,
        attention=64,
        history_turns=24,
        max_source=160,
        max_target=64,
    ),
    training=TrainingOptions(
        steps=260, learning_rate=4e-3, warmup=20, regularisation=Regularisation(noise=0.2, lead=0.1, dropout=0.0)
    ),
    shares={"known": 0.75, "unknown": 0.25},
    batch=32,
    words=0,
)
ASKED = ("capital", "currency", "population", "president", "highest mountain", "longest river", "national dish")
PLACES = ("France", "Peru", "Kenya", "Norway", "Japan", "Chile", "Egypt", "Nepal", "Ghana", "Cuba", "Iran", "Laos")


def tiny_corpora(seed: int = 1) -> Corpora:
    """Engram's own intents as what is known; countries and mashed keys as what is not."""
    order = random.Random(seed)
    known, held_out = split_phrasings(own_intents(), order)
    facts = [f"What is the {thing} of {place}?" for thing in ASKED for place in PLACES]
    order.shuffle(facts)
    noise = nonsense(" ".join(facts).split(), order, 60)
    groups = [Group(place, tuple(f"{start} {place}" for start in ASKED)) for place in PLACES]
    hidden = [ExamQuestion(text, (), kind="unknown") for text in [*facts[:20], *noise[:20]]]
    return Corpora(
        known=tuple(known),
        unknown=tuple(Example(text, None) for text in [*facts[20:], *noise[20:]]),
        facts=(),
        conversations=(),
        passages=(),
        dialogue=(),
        sentences=(),
        same=(),
        words=(),
        wordings=(),
        intents=tuple(groups),
        held_out_intents=tuple(groups),
        exam=(*held_out[::2], *hidden[::2]),
        calibration=(*held_out[1::2], *hidden[1::2]),
    )


def train_tiny(work: Path, seed: int = 1) -> Path:
    """Train into ``work``; the checkpoint's folder."""
    for _ in Pretraining(TINY, tiny_corpora(seed), work, seed, with_teacher=False).run():
        pass
    return work / "checkpoint"


@cache
def tiny_checkpoint() -> Path:
    """The folder of a tiny trained checkpoint.  Copy it before changing it."""
    work = Path(tempfile.mkdtemp(prefix="engram-tiny-"))
    atexit.register(shutil.rmtree, work, ignore_errors=True)
    return train_tiny(work)
