"""From lessons to a new version: what waits, the run's request, and what becomes of the candidate.

The run itself is a process of its own (`chatbot.jobs`); this service prepares it and concludes it.
"""

import json
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from chatbot.checkpoints import CheckpointRegistry, Version
from chatbot.domain import QaPair, normalise_question, utc_now
from chatbot.errors import ChatbotError, InputError, StorageError
from chatbot.jobs import RunDirectory, RunRequest, RunResult
from chatbot.paths import DataPaths
from chatbot.store import Store

BROKEN_OFF = RunResult("failed", "The training broke off before it was finished. It can be resumed.")
FIRST_GUESS_SECONDS = 60.0
SECONDS_A_LESSON = 0.15


@dataclass(frozen=True, slots=True)
class Waiting:
    """``new`` lessons are not in the network yet; ``total`` counts all, ``approved`` the answers with a thumb up.

    ``seconds`` estimates a retrain.
    """

    new: int
    total: int
    approved: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended for the program.  ``version`` is None when there was no whole candidate."""

    version: Version | None
    adopted: bool
    result: RunResult


class LearningService:
    """Prepares and concludes retrains."""

    def __init__(
        self, store: Store, registry: CheckpointRegistry, paths: DataPaths, learn_from_history: bool = True
    ) -> None:
        self._store, self._registry, self._paths = store, registry, paths
        self.learn_from_history = learn_from_history

    def waiting(self) -> Waiting:
        """What a retrain would add now."""
        lessons, approved = self._trainable()
        manifest = self._registry.current().manifest
        known = {*manifest.lessons, *manifest.approved}
        new = sum(pair.fingerprint not in known for pair in lessons)
        fresh = sum(pair.fingerprint not in known for pair in approved)
        return Waiting(new, len(lessons), fresh, self._estimate(len(lessons) + len(approved)))

    def _trainable(self) -> tuple[tuple[QaPair, ...], tuple[QaPair, ...]]:
        """The lessons, and the approved answers to questions that no lesson answers otherwise."""
        lessons = tuple(lesson.pair for lesson in self._store.lessons())
        taught = {normalise_question(pair.question) for pair in lessons}
        approved = self._store.approved() if self.learn_from_history else []
        return lessons, tuple(pair for pair in approved if normalise_question(pair.question) not in taught)

    def _estimate(self, pairs: int) -> float:
        """Seconds: the last run's, scaled to the number of pairs; a guess before the first."""
        done = [version.manifest for version in self._registry.versions() if version.manifest.seconds > 0]
        done = [manifest for manifest in done if manifest.parent is not None]
        if not done:
            return FIRST_GUESS_SECONDS + SECONDS_A_LESSON * pairs
        last = done[-1]
        trained = len(last.lessons) + len(last.approved)
        return last.seconds * max(1.0, pairs / max(trained, 100))

    def prepare(self, seed: int = 1) -> RunDirectory:
        """Write down what to train; raises `InputError` when there is nothing, `StorageError` on a full disk."""
        lessons, approved = self._trainable()
        if any(child_alive(RunDirectory(folder)) for folder in self._folders()):
            raise InputError("A training is running already; wait for it or stop it first.")
        if not lessons and not approved:
            raise InputError("There is nothing to train yet: teach something or give an answer a thumb up.")
        parent = self._registry.current()
        request = RunRequest(parent.id, str(parent.path), utc_now(), lessons, approved, seed)
        run = RunDirectory(self._new_folder())
        try:
            run.write_request(request)
        except OSError as error:
            raise StorageError(f"The training cannot be prepared in {run.path} ({error.strerror}).") from error
        return run

    def _new_folder(self) -> Path:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        for number in range(1, 1000):
            folder = self._paths.runs / f"{stamp}-{number}"
            if not folder.exists():
                return folder
        raise InputError("Too many runs were started in one second.")

    def unfinished(self) -> RunDirectory | None:
        """The newest run that was stopped, broke off or was never concluded; None when the newest run is over."""
        folders = self._folders()
        if not folders:
            return None
        run = RunDirectory(folders[-1])
        try:
            request, result = run.read_request(), run.read_result()
        except ChatbotError:
            return None
        stopped = result is None or result.status == "stopped" or run.candidate.is_dir()
        same_parent = request.parent == self._registry.current().id
        return run if stopped and same_parent and not child_alive(run) else None

    def _folders(self) -> list[Path]:
        return sorted(path for path in self._paths.runs.glob("*") if re.fullmatch(r"\d{8}T\d{6}-\d+", path.name))

    def conclude(self, run: RunDirectory) -> Outcome:
        """After the child has ended: keep the candidate as a version, and use it if it passed its exam.

        The request goes when the run is over: it holds the lessons as text, and a forgotten one must be gone.
        """
        result = run.read_result() or BROKEN_OFF
        if result.status != "finished" or not run.candidate.is_dir():
            return Outcome(None, False, result)
        version = self._registry.adopt(run.candidate)
        adopted = result.exam is not None and result.exam.passed
        if adopted:
            version = self._registry.use(version.id)
        self._store.record_version(version.manifest, adopted)
        shutil.rmtree(run.state, ignore_errors=True)
        (run.path / "request.json").unlink(missing_ok=True)
        return Outcome(version, adopted, result)


def child_alive(run: RunDirectory) -> bool:
    """Whether the process that trains ``run`` still lives: by its number and, where that can be seen, its command."""
    try:
        pid = int(json.loads((run.path / "child.json").read_text("utf-8"))["pid"])
        command = Path(f"/proc/{pid}/cmdline")
        if command.exists():
            return run.path.name.encode() in command.read_bytes()
        if os.name == "nt":
            return False
        os.kill(pid, 0)
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return False
    return True
