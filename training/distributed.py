"""Several processes, one run: each takes its rows of every batch, gradients are summed (``torchrun -m training``).

Every process draws the same batches, so the run is the one that a single process would do; only the similarities
within a batch (the teacher's part of the loss) are taken over a process's own rows.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.batching import Batch


@dataclass(frozen=True, slots=True)
class Group:
    """``rank`` (0-based) of ``size`` processes."""

    rank: int = 0
    size: int = 1

    @property
    def leads(self) -> bool:
        """Whether this process writes files and speaks."""
        return self.rank == 0

    def rows(self, batch: Batch) -> Batch:
        """This process's part of a batch: every ``size``-th example."""
        if self.size == 1:
            return batch
        mine = slice(self.rank, None, self.size)
        return Batch(batch.source[mine], batch.previous[mine], batch.target[mine], batch.teacher[mine])

    def sum_gradients(self, parameters: Iterable[nn.Parameter]) -> None:
        """Add up the gradients of all processes; one that has none counts as 0."""
        if self.size == 1:
            return
        for parameter in parameters:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
            torch.distributed.all_reduce(parameter.grad)

    def total(self, values: Tensor) -> Tensor:
        """The sum of ``values`` over all processes."""
        if self.size > 1:
            torch.distributed.all_reduce(values)
        return values

    def wait(self) -> None:
        """Until all processes are here."""
        if self.size > 1:
            torch.distributed.barrier()


def join(device: str) -> Group:
    """The group that ``torchrun`` started, or a group of one."""
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        return Group()
    torch.distributed.init_process_group("nccl" if device.startswith("cuda") else "gloo")
    return Group(torch.distributed.get_rank(), size)
