"""How sure to be: a small logistic calibration over the evidence, stored with the checkpoint as ``judge.json``.

One probability that an answer is right for each candidate, from a lesson or from the network; and the threshold
that follows from how often the person wants it to be right.  Fitted by ``training.calibration``.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from chatbot.errors import CheckpointError

FILE_NAME = "judge.json"
NETWORK_FEATURES = (
    "mean_log_probability",
    "least_log_probability",
    "unknown_odds",
    "copied",
    "passage",
    "history",
    "unmet",
    "alien",
    "strange",
    "astray",
)
LESSON_FEATURES = (
    "similarity",
    "words",
    "letters",
    "margin",
    "strange_asked",
    "strange_taught",
    "ahead",
    "aligned_asked",
    "aligned_taught",
    "contrast",
    "answered",
)


@dataclass(frozen=True, slots=True)
class Logistic:
    """P = sigma(w x + b)."""

    weights: tuple[float, ...]
    bias: float

    def score(self, features: Sequence[float]) -> float:
        """w x + b, in nats of odds."""
        return sum(w * x for w, x in zip(self.weights, features, strict=True)) + self.bias

    def __call__(self, features: Sequence[float]) -> float:
        """A probability, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, self.score(features)))))


@dataclass(frozen=True, slots=True)
class Judge:
    """``thresholds`` holds (precision, threshold) pairs in rising order, measured on held-out questions."""

    network: Logistic
    lesson: Logistic
    thresholds: tuple[tuple[float, float], ...]

    def threshold(self, precision: float) -> float:
        """The confidence from which answers were right at least ``precision`` of the time."""
        known = [(0.0, 0.0), *self.thresholds, (1.0, 1.0)]
        for (low, at_low), (high, at_high) in pairwise(known):
            if low <= precision <= high:
                return at_low + (at_high - at_low) * (precision - low) / max(high - low, 1e-9)
        return 1.0

    def save(self, folder: Path) -> None:
        """Write ``judge.json``."""
        (folder / FILE_NAME).write_text(json.dumps(asdict(self), indent=1), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Judge":
        """Raises `CheckpointError` when the file is missing or damaged."""
        try:
            raw = json.loads((folder / FILE_NAME).read_text("utf-8"))
            return cls(
                network=_logistic(raw["network"], len(NETWORK_FEATURES)),
                lesson=_logistic(raw["lesson"], len(LESSON_FEATURES)),
                thresholds=tuple((float(p), float(t)) for p, t in raw["thresholds"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CheckpointError(f"The checkpoint in {folder} is damaged: {FILE_NAME} cannot be read.") from error


def _logistic(raw: dict[str, object], size: int) -> Logistic:
    weights, bias = raw["weights"], raw["bias"]
    if not isinstance(weights, list) or len(weights) != size or not isinstance(bias, int | float):
        raise ValueError("wrong number of weights")
    return Logistic(tuple(float(w) for w in weights), float(bias))
