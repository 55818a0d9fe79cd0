"""What a sitting says in numbers: scores by capability, calibration, how varied the answers are, perplexity."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from chatbot.model.tokenizer import CONTINUE, Tokenizer
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from training.batching import collate, encode
from training.calibration import auroc, calibration_error
from training.checkpoint import load_network
from training.corpora.examples import Example, ExamQuestion
from training.exam import DIALOGUE, SMALL_TALK, Sitting


@dataclass(frozen=True, slots=True)
class Line:
    """``right`` of ``total`` questions of a kind."""

    kind: str
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class Figures:
    """``area`` is the chance that a right answer is trusted more than a wrong one; ``calibration_error`` the mean
    distance of confidence and truth; ``distinct`` of ``possible`` answers were given to small talk; ``perplexity`` is
    per word on held-out dialogue (nan without any).
    """

    lines: tuple[Line, ...]
    area: float
    calibration_error: float
    distinct: int
    possible: int
    perplexity: float

    def table(self) -> str:
        """For people."""
        rows = [f"{one.kind:<28}{one.right:5} of {one.total:4}  {one.right / one.total:6.1%}" for one in self.lines]
        rows += [
            f"{'right over wrong (AUROC)':<28}{self.area:10.3f}",
            f"{'calibration error':<28}{self.calibration_error:10.3f}",
            f"{'distinct answers':<28}{self.distinct:5} of {self.possible:4}",
            f"{'perplexity per word':<28}{self.perplexity:10.1f}",
        ]
        return "\n".join(rows)


def figures_of(sitting: Sitting, questions: Sequence[ExamQuestion], perplexity: float) -> Figures:
    """Count a sitting on ``questions``."""
    parts = [(kind, sitting.of(kind)) for kind in sitting.kinds]
    hidden = dict.fromkeys(reply.kind for reply in sitting.refused)
    parts += [(f"{kind}: refused", tuple(r for r in sitting.refused if r.kind == kind)) for kind in hidden]
    confidences = [reply.confidence for reply in sitting.asked]
    found = [reply.found for reply in sitting.asked]
    talk = sitting.of(SMALL_TALK)
    return Figures(
        lines=tuple(Line(kind, sum(reply.right for reply in replies), len(replies)) for kind, replies in parts),
        area=auroc(confidences, found),
        calibration_error=calibration_error(confidences, found),
        distinct=len({reply.given for reply in talk}),
        possible=len({answer for one in questions if one.kind == SMALL_TALK for answer in one.answers}),
        perplexity=perplexity,
    )


@torch.no_grad()
def perplexity(folder: Path, questions: Sequence[ExamQuestion], batch: int = 32) -> float:
    """exp of the mean negative log-likelihood a word of the held-out dialogue turns; nan when there are none."""
    heard = [one for one in questions if one.kind == DIALOGUE]
    if not heard:
        return math.nan
    tokenizer = Tokenizer(folder / TOKENIZER)
    network = load_network(folder, tokenizer).eval()
    examples = [Example(one.question, one.answers[0], task=CONTINUE) for one in heard]
    nats = 0.0
    for start in range(0, len(examples), batch):
        chunk = collate([encode(one, tokenizer, network.config) for one in examples[start : start + batch]])
        nats -= float(network.log_probabilities(network.read(chunk.source), chunk.previous, chunk.target).sum())
    return math.exp(nats / sum(len(one.answers[0].split()) for one in heard))
