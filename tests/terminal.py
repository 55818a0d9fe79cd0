"""The command line as a person or a script meets it: in a process of its own, or within the test's."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chatbot.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
Terminal = Callable[..., "Reply"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def sentence(self) -> str:
        """What standard error says, which must be one line for a person."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in lines[0]
        return lines[0]


def spawn(*words: str, stdin: bytes = b"", code: str | None = None) -> Reply:
    """Run ``chatbot`` (or Python ``code`` instead) as a process of its own."""
    program = ["-m", "chatbot"] if code is None else ["-c", code]
    done = subprocess.run(
        [sys.executable, *program, *words],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=100,
        check=False,
    )
    return Reply(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """The command line on the tiny network, within this process."""
    from tests.tiny import tiny_checkpoint  # imports torch

    for module in ("desk", "upkeep"):
        monkeypatch.setattr(f"chatbot.commands.{module}.base_checkpoint", tiny_checkpoint)

    def run(*words: str) -> Reply:
        capsys.readouterr()
        code = main(list(words))
        return Reply(code, *capsys.readouterr())

    return run
