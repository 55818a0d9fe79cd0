"""Two processes do the run that one would do."""

import json
import os
import subprocess
import sys

import pytest

from tests.tiny import tiny_checkpoint

RUN = ["-m", "tests.training.two_processes"]
TWO = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "--no-python", sys.executable, *RUN]


def losses(arguments: list[str]) -> list[list[float]]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "GOMP_SPINCOUNT": "10000"}
    command = [sys.executable, *arguments, str(tiny_checkpoint() / "tokenizer.model")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    printed: list[list[float]] = json.loads(done.stdout.strip().splitlines()[-1])
    return printed


def test_loss_curve_and_gradients_agree() -> None:
    alone, together = losses(RUN), losses(TWO)
    assert len(alone) == len(together) == 8
    for one, two in zip(alone, together, strict=True):
        assert two == pytest.approx(one, rel=2e-3)
    assert alone[-1][0] < alone[0][0]
