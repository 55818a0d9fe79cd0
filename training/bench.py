"""Speed, as ratios within one run: answering against reading the weights once, training against a plain product."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from chatbot.answering import Answerer, AnswerOptions
from chatbot.domain import QaPair
from chatbot.model.files import load_weights
from chatbot.model.network import Network
from chatbot.model.tokenizer import ANSWER, BOS, Tokenizer
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from training.checkpoint import load_network, load_replay
from training.finetune import FinetuneOptions, finetuner

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
    """Fine-tuning steps on replayed pairs against the machine's matrix product."""
    product = _product_speed()
    tokenizer, replay = Tokenizer(folder / TOKENIZER), load_replay(folder)
    network = load_network(folder, tokenizer)
    lessons = [QaPair(one.question, one.answer) for one in replay if one.answer][:64]
    trainer = finetuner(network, tokenizer, lessons, replay, FinetuneOptions(least_steps=steps, epochs=1), 1)
    done = list(trainer.run())[2:]
    pieces = sum(step.pieces for step in done) / sum(step.seconds for step in done)
    flops = 6 * _multiplied(network) * pieces
    return [
        Figure("fine-tuning", pieces, "target pieces/s"),
        Figure("fine-tuning / plain matrix product", flops / product, "x"),
    ]


def _multiplied(network: torch.nn.Module) -> int:
    """Weights that take part in a product for each target piece (the encoder's count once a source piece)."""
    return sum(value.numel() for name, value in network.named_parameters() if value.dim() == 2)


def _product_speed(size: int = 768) -> float:
    """Floating-point operations a second of a square matrix product."""
    matrix = torch.randn(size, size)
    return 2 * size**3 / median(lambda: matrix @ matrix, 20)


def table(figures: Sequence[Figure]) -> str:
    """A line a figure."""
    return "\n".join(f"{one.name:<40} {one.value:>10.2f} {one.unit}" for one in figures)
