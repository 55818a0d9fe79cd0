"""Retrains in a child process of their own, as the program starts them, and what they cost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random
from typing import Any

from chatbot.domain import QaPair, utc_now
from chatbot.errors import InputError
from chatbot.jobs import ExamReport, RunDirectory, RunRequest, child_command, child_environment
from chatbot.manifest import read_manifest, sha256_of
from chatbot.model.files import FILE_NAME as WEIGHTS
from training.finetune import FinetuneOptions


@dataclass(frozen=True, slots=True)
class Retrained:
    """The candidate's folder with its exam.

    ``seconds`` and ``cpu_seconds`` are the child's, of which ``training`` seconds were gradient steps; ``pieces`` of
    targets were seen; ``peak_mib`` is its largest resident size.
    """

    folder: Path
    exam: ExamReport
    seconds: float
    cpu_seconds: float
    training: float
    pieces: int
    peak_mib: float


def options_with(settings: Sequence[str], options: FinetuneOptions = FinetuneOptions()) -> FinetuneOptions:
    """With each ``name=value``.  Raises `InputError`."""
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise InputError(f"“{setting}” is no setting: name=value is wanted.")
        if name not in {one.name for one in fields(options)}:
            raise InputError(f"There is no setting {name}.")
        try:
            chosen: dict[str, Any] = {name: type(getattr(options, name))(value)}
            options = replace(options, **chosen)
        except ValueError as error:
            raise InputError(f"The setting {name} cannot be {value}.") from error
    return options


def prepare(work: Path, parent: Path, lessons: Sequence[QaPair], seed: int = 1) -> RunDirectory:
    """A run on top of the checkpoint in ``parent``, not yet started."""
    run = RunDirectory(work)
    run.write_request(RunRequest(parent.name, str(parent.resolve()), utc_now(), tuple(lessons), seed=seed))
    return run


def command(run: RunDirectory, settings: Sequence[str] = ()) -> list[str]:
    """What ``chatbot train`` starts; with settings the same job by this package's own command."""
    if not settings:
        return child_command(run)
    chosen = [part for setting in settings for part in ("--set", setting)]
    return [sys.executable, "-m", "training", "finetune", "--run", str(run.path), *chosen]


def start(run: RunDirectory, settings: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
    """The child; what it says goes into the run's log."""
    with run.log.open("ab") as log:
        return subprocess.Popen(
            command(run, settings),
            env=child_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def retrain(
    work: Path, parent: Path, lessons: Sequence[QaPair], settings: Sequence[str] = (), seed: int = 1
) -> Retrained:
    """Train, sit the exam, propose.  Raises `InputError` when the child did not come to that."""
    run = prepare(work, parent, lessons, seed)
    began, before = time.monotonic(), os.times()
    start(run, settings).wait()
    seconds, after = time.monotonic() - began, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return _outcome(run, seconds, cpu)


def _outcome(run: RunDirectory, seconds: float, cpu: float) -> Retrained:
    result = run.read_result()
    if result is None or result.exam is None:
        raise InputError(f"The retrain in {run.path} did not end: {result.message if result else 'see its log'}.")
    trained = [one.seconds for one in run.new_progress() if one.stage == "train"]
    manifest = read_manifest(run.candidate)
    training = trained[-1] - trained[0] if trained else 0.0
    return Retrained(run.candidate, result.exam, seconds, cpu, training, manifest.pieces, result.peak_mib)


@dataclass(frozen=True, slots=True)
class Killed:
    """A run that was killed so many times; ``same``: it ended with the weights of the undisturbed one."""

    kills: int
    same: bool


def kill_and_resume(
    work: Path, parent: Path, lessons: Sequence[QaPair], kills: int, settings: Sequence[str] = (), seed: int = 1
) -> Killed:
    """Run once undisturbed, once with ``kills`` times ``kill -9`` at random points, each followed by a resume.

    A point is drawn anew where the child had ended before it; the run then starts from nothing again.
    """
    whole = retrain(work / "whole", parent, lessons, settings, seed)
    order, done, number = Random(seed), 0, 0
    run = prepare(work / f"killed-{number}", parent, lessons, seed)
    while done < kills:
        child = start(run, settings)
        try:
            child.wait(order.uniform(0.1, 1.0) * max(whole.seconds, 1.0))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
            done += 1
        else:
            if sha256_of(run.candidate / WEIGHTS) != sha256_of(whole.folder / WEIGHTS):
                return Killed(done, False)
            number += 1
            run = prepare(work / f"killed-{number}", parent, lessons, seed)
    start(run, settings).wait()
    return Killed(done, sha256_of(run.candidate / WEIGHTS) == sha256_of(whole.folder / WEIGHTS))
