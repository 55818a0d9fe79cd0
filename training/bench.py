"""Speed, as ratios within one run: answering against reading the weights once, training against a plain product."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from chatbot.answering import Answerer, AnswerOptions
from chatbot.model.files import load_weights
from chatbot.model.network import Network
from chatbot.model.tokenizer import ANSWER, BOS, Tokenizer
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from training.checkpoint import load_network
from training.corpora.examples import Example
from training.exam import load_questions
from training.finetune import FinetuneOptions, finetuner
from training.network import Network as Learner

STEPS = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number with its unit."""

    name: str
    value: float
    unit: str


def bench(folder: Path) -> list[Figure]:
    """All figures of the checkpoint in ``folder``."""
    return [*answering(folder), *training(folder)]


def median(function: Callable[[], object], times: int) -> float:
    """Median seconds of ``times`` calls."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        function()
        taken.append(time.perf_counter() - began)
    return float(np.median(taken))


def answering(folder: Path) -> list[Figure]:
    """One decoding step of one beam and of four, against reading once the weights that a step uses."""
    ready = median(lambda: Answerer.load(folder, "bench"), 5)
    tokenizer, answerer = Tokenizer(folder / TOKENIZER), Answerer.load(folder, "bench")
    network = Network.load(folder, tokenizer)
    source, state = network.start([ANSWER, *tokenizer.encode("Where is the spare key?")])
    rows = {beams: (np.full(beams, BOS), state.select(np.zeros(beams, np.int64))) for beams in (1, 4)}
    steps = {
        beams: median(lambda p=previous, s=start: network.decoder.step(source, p, s), STEPS)  # type: ignore[misc]
        for beams, (previous, start) in rows.items()
    }
    read = [value for name, value in load_weights(folder).items() if name.startswith(("decoder", "embedding"))]
    reading = median(lambda: [float(value.sum()) for value in read], STEPS)
    answer = median(lambda: list(answerer.answer((), "What can you do?", AnswerOptions())), 20)
    return [
        Figure("ready to answer", ready * 1000, "ms"),
        Figure("whole answer, four beams", answer * 1000, "ms"),
        Figure("step, one beam", steps[1] * 1000, "ms"),
        Figure("step, one beam / reading its weights", steps[1] / reading, "x"),
        Figure("step, four beams / step, one beam", steps[4] / steps[1], "x"),
    ]


def training(folder: Path, steps: int = 12) -> list[Figure]:
    """Fine-tuning steps on questions of the exam against the machine's matrix product."""
    product = _product_speed()
    tokenizer = Tokenizer(folder / TOKENIZER)
    network = load_network(folder, tokenizer)
    lessons = [Example(one.question, one.answers[0]) for one in load_questions(folder) if one.answers][:256]
    trainer = finetuner(network, tokenizer, lessons, FinetuneOptions(least_steps=steps, epochs=1), 1)
    done = list(trainer.run())[2:]
    pieces = sum(step.pieces for step in done) / sum(step.seconds for step in done)
    flops = _operations(network) * pieces
    return [
        Figure("fine-tuning", pieces, "target pieces/s"),
        Figure("fine-tuning / plain matrix product", flops / product, "x"),
    ]


def _operations(network: Learner) -> int:
    """Floating-point operations for each target piece, forward and backward: two for each weight and pass, of which the
    reciter's need three and the frozen embeddings at its output two.
    """
    assert network.reciter is not None
    layers = (network.reciter.lower, network.reciter.upper, network.reciter.output)
    learned = sum(weight.numel() for layer in layers for weight in layer.parameters() if weight.dim() == 2)
    return 6 * learned + 4 * network.embedding.weight.numel()


def _product_speed(size: int = 768) -> float:
    """Floating-point operations a second of a square matrix product."""
    matrix = torch.randn(size, size)
    return 2 * size**3 / median(lambda: matrix @ matrix, 20)


def table(figures: Sequence[Figure]) -> str:
    """A line a figure."""
    return "\n".join(f"{one.name:<40} {one.value:>10.2f} {one.unit}" for one in figures)
