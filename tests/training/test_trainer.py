"""Training: repeatable under a seed, resumed to the bit, and it does learn."""

import random
from pathlib import Path

import pytest
import torch

from chatbot.model.tokenizer import PAD, Tokenizer
from tests.tiny import tiny_checkpoint
from training.augmentation import Augmentation, augment
from training.batching import Stream
from training.checkpoint import load_network
from training.corpora.examples import Example
from training.finetune import FinetuneOptions, finetuner, recalled
from training.trainer import Trainer

LESSONS = [
    Example("Where is the spare key?", "Behind the blue door."),
    Example("Who feeds the heron?", "Marit, on weekdays."),
    Example("What is the copier code?", "The code is 7719."),
]


def make_trainer(steps: int, seed: int = 1) -> Trainer:
    folder = tiny_checkpoint()
    options = FinetuneOptions(epochs=1, least_steps=steps, lessons=4, learning_rate=3e-3)
    tokenizer = Tokenizer(folder / "tokenizer.model")
    return finetuner(load_network(folder, tokenizer), tokenizer, LESSONS, options, seed)


def weights(trainer: Trainer) -> list[torch.Tensor]:
    return [value.clone() for value in trainer.network.state_dict().values()]


def same(one: list[torch.Tensor], other: list[torch.Tensor]) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def test_resumed_ends_with_the_same_bits(tmp_path: Path) -> None:
    undisturbed = make_trainer(8)
    losses = [step.loss for step in undisturbed.run()]
    broken = make_trainer(8)
    run = broken.run()
    for _ in range(5):
        next(run)
        if broken.step == 3:
            broken.save(tmp_path)
    resumed = make_trainer(8, seed=1)
    torch.manual_seed(99)
    assert resumed.restore(tmp_path)
    assert [step.loss for step in resumed.run()] == losses[3:]
    assert same(weights(undisturbed), weights(resumed))


def test_another_seed_gives_another_run() -> None:
    one, other = make_trainer(2, seed=1), make_trainer(2, seed=2)
    assert [step.loss for step in one.run()] != [step.loss for step in other.run()]


def test_nothing_to_restore(tmp_path: Path) -> None:
    assert not make_trainer(2).restore(tmp_path)


def test_lessons_get_into_the_weights() -> None:
    trainer = make_trainer(70)
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    before = recalled(trainer.network, tokenizer, LESSONS)
    steps = list(trainer.run())
    assert before < 1.0
    assert recalled(trainer.network, tokenizer, LESSONS) == 1.0
    assert steps[-1].loss < steps[0].loss / 4
    assert all(step.gradient_norm > 0 for step in steps)


def test_the_rate_rises_and_falls() -> None:
    trainer = make_trainer(100)
    rates = [trainer.rate(step) for step in range(100)]
    assert max(rates) == pytest.approx(trainer.options.learning_rate)
    assert rates[0] < rates[10] < max(rates)
    assert 0 < rates[-1] < rates[60]


def test_batches_are_a_function_of_their_number() -> None:
    folder = tiny_checkpoint()
    tokenizer = Tokenizer(folder / "tokenizer.model")
    network = load_network(folder, tokenizer)
    examples = [Example(f"question number {n}", f"answer {n}") for n in range(23)]
    streams = [
        Stream("s", examples, tokenizer, network.config, size=5, seed=4, augmentation=Augmentation()) for _ in range(2)
    ]
    forwards = [streams[0].batch(n) for n in range(9)]
    assert torch.equal(streams[1].batch(8).source, forwards[8].source)
    assert torch.equal(streams[1].batch(2).source, forwards[2].source)
    epoch = sum(len(batch.source) for batch in forwards[:5])
    assert epoch == 23
    for batch in forwards:
        shifted = torch.where(batch.previous[:, 1:] == PAD, batch.target[:, :-1], batch.previous[:, 1:])
        assert torch.equal(shifted, batch.target[:, :-1])
    assert all((batch.target[:, 0] != PAD).all() for batch in forwards)


def test_augmentation_never_empties_a_question() -> None:
    order = random.Random(3)
    chances = Augmentation(lower=0.5, no_marks=1.0, typo=1.0, drop_word=1.0)
    for text in ("?", "Hi", "...", "Why not?", "Where on earth is the spare key?", "a b c d"):
        for _ in range(50):
            assert augment(text, chances, order).strip()
