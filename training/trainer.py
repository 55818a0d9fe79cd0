"""Gradient steps, resumable to the bit: the same generator drives pre-training and fine-tuning."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn import functional

from chatbot.jobs import sync_folder
from chatbot.model.tokenizer import PAD
from training.batching import Batch
from training.distributed import Group
from training.network import Network, Read, Regularisation

STATE = "trainer.pt"


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """``learning_rate`` is the peak: linear warm-up over ``warmup`` steps, then linear decay to 0 at ``steps``.

    ``clip`` is the largest gradient norm; ``distillation`` the weight of the teacher's part of the loss.  The memory's
    values learn ``memory_rate`` times as fast as all else.
    """

    steps: int
    learning_rate: float
    memory_rate: float = 1.0
    warmup: int = 100
    clip: float = 1.0
    distillation: float = 0.0
    temperature: float = 0.05
    seed: int = 1
    regularisation: Regularisation = field(default_factory=Regularisation)


@dataclass(frozen=True, slots=True)
class Step:
    """One gradient step.  ``loss`` in nats a piece, ``distance`` the teacher's part, ``pieces`` of the target."""

    number: int
    loss: float
    distance: float
    gradient_norm: float
    learning_rate: float
    pieces: int
    seconds: float


class Follower(Protocol):
    """Draws batches by how the ones before went; part of a run's saved state."""

    @property
    def learned(self) -> float:
        """The share (0 to 1) of what is to be learned that was right when it was last seen."""

    def heard(self, place: int, batch: Batch, logs: Tensor) -> None:
        """What part ``place`` of a step came to: log P of each target piece, (B, T), in nats, 0 on padding."""

    def state(self) -> dict[str, Any]:
        """All that the next batch depends on."""

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to what `state` gave."""


class Trainer:
    """A network with its optimiser and its place in the run.

    ``batches`` gives the parts of step ``n`` (0-based), always the same ones for one ``n``.  The network's device
    is where the work is done; ``group`` are the processes that share it.  ``score`` gives log P of a batch's targets
    where it is not read by the network; a ``follower`` hears how each part of a step went; ``pull`` changes the
    gradients before each step.
    """

    def __init__(
        self,
        network: Network,
        options: TrainingOptions,
        batches: Callable[[int], Sequence[Batch]],
        teacher: Tensor | None = None,
        group: Group = Group(),
        pull: Callable[[], None] | None = None,
        score: Callable[[Batch], Tensor] | None = None,
        follower: Follower | None = None,
    ) -> None:
        self.network, self.options, self.step = network, options, 0
        self._pull, self._score, self._follower = pull, score, follower
        self._device = network.embedding.weight.device
        self._batches, self._group = batches, group
        self._teacher = None if teacher is None else teacher.to(self._device)
        values = network.memory.values
        shared = [one for one in network.parameters() if one.requires_grad and one is not values]
        self._learning = [*shared, values] if values.numel() else shared
        self._factors = (1.0, options.memory_rate) if values.numel() else (1.0,)
        groups = [{"params": shared}, {"params": [values]}][: len(self._factors)]
        self._optimiser = torch.optim.Adam(groups, lr=options.learning_rate, betas=(0.9, 0.98), fused=True)
        torch.manual_seed(options.seed + 1000 * group.rank)

    def run(self) -> Iterator[Step]:
        """Go on to the last step; each yield is a place to save or to stop."""
        while self.step < self.options.steps:
            yield self._one()

    @property
    def learned(self) -> float | None:
        """As the follower has heard it, None without one."""
        return None if self._follower is None else self._follower.learned

    def rate(self, step: int) -> float:
        """The learning rate of ``step`` (0-based)."""
        options = self.options
        rising = (step + 1) / max(options.warmup, 1)
        falling = (options.steps - step) / max(options.steps - options.warmup, 1)
        return options.learning_rate * min(1.0, rising, falling)

    def _one(self) -> Step:
        began = time.perf_counter()
        self.network.train()
        rate = self.rate(self.step)
        for group, factor in zip(self._optimiser.param_groups, self._factors, strict=True):
            group["lr"] = rate * factor
        self._optimiser.zero_grad(set_to_none=True)
        loss, distance, pieces = self._accumulate(self._batches(self.step))
        self._group.sum_gradients(self._learning)
        if self._pull is not None:
            self._pull()
        norm = torch.nn.utils.clip_grad_norm_(self._learning, self.options.clip)
        self._optimiser.step()
        self.step += 1
        return Step(self.step, loss, distance, float(norm), rate, pieces, time.perf_counter() - began)

    def _accumulate(self, batches: Sequence[Batch]) -> tuple[float, float, int]:
        """Gradients of all parts of one step, each weighing by its target pieces; one that is only read weighs 1."""
        total = sum(batch.pieces for batch in batches)
        sums = torch.zeros(2)
        for place, whole in enumerate(batches):
            batch = self._group.rows(whole)
            if not len(batch.source):
                continue  # fewer examples than processes
            loss, distance = self._losses(batch.to(self._device), place)
            share = batch.pieces / total if total else 0.0
            weight = self._part(batch, whole, total)
            torch.autograd.backward(share * loss + self.options.distillation * weight * distance)
            sums += torch.stack([share * loss.detach(), weight * distance.detach()]).cpu()
        loss, distance = self._group.total(sums).tolist()
        return loss, distance, total

    @staticmethod
    def _part(batch: Batch, whole: Batch, total: int) -> float:
        """What this process's rows weigh in the teacher's part of the loss."""
        rows = batch.source.shape[0] / whole.source.shape[0]
        return rows if batch.is_reading else rows * whole.pieces / total

    def _losses(self, batch: Batch, place: int) -> tuple[Tensor, Tensor]:
        nothing = torch.zeros((), device=self._device)
        if self._score is not None:
            return self._loss(self._score(batch), place, batch), nothing
        regularisation = self.options.regularisation
        read = self.network.read(batch.source, regularisation.dropout)
        if batch.is_reading:
            return nothing, self._distance(read, batch)
        logs = self.network.log_probabilities(read, batch.previous, batch.target, regularisation)
        return self._loss(logs, place, batch), self._distance(read, batch)

    def _loss(self, logs: Tensor, place: int, batch: Batch) -> Tensor:
        if self._follower is not None:
            self._follower.heard(place, batch, logs.detach())
        return -logs.sum() / (batch.target != PAD).sum()

    def _distance(self, read: Read, batch: Batch) -> Tensor:
        """How far the sentence vectors are from the teacher's, where it has one."""
        rows = (batch.teacher >= 0).nonzero()[:, 0]
        if self._teacher is None or len(rows) < 2:
            return torch.zeros((), device=self._device)
        return teacher_distance(read.sentence[rows], self._teacher[batch.teacher[rows]], self.options.temperature)

    def save(self, folder: Path) -> None:
        """Write all that the next step depends on, durably: after a power cut the old or the new state is there."""
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / (STATE + ".part")
        state = {
            "network": self.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "random": torch.get_rng_state(),
            "step": self.step,
            "follower": None if self._follower is None else self._follower.state(),
        }
        with temporary.open("wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / STATE)
        sync_folder(folder)

    def restore(self, folder: Path) -> bool:
        """Go back to the saved state; False when there is none."""
        path = folder / STATE
        if not path.exists():
            return False
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])
        self.step = int(state["step"])
        if self._follower is not None:
            self._follower.restore(state["follower"])
        return True


def teacher_distance(ours: Tensor, theirs: Tensor, temperature: float) -> Tensor:
    """1 - cosine of unit vectors (B, E) to the teacher's, and the KL of the similarities within the batch."""
    cosine = (1 - (ours * theirs).sum(dim=-1)).mean()
    diagonal = torch.eye(len(ours), dtype=torch.bool, device=ours.device)
    wanted = (theirs @ theirs.T / temperature).masked_fill(diagonal, -1e4)
    found = (ours @ ours.T / temperature).masked_fill(diagonal, -1e4)
    divergence = functional.kl_div(
        found.log_softmax(dim=-1), wanted.log_softmax(dim=-1), log_target=True, reduction="batchmean"
    )
    return cosine + 0.2 * divergence
