"""From lessons to a new version: what waits, the run's request, and what becomes of the candidate.

The run itself is a process of its own (`chatbot.jobs`); this service prepares it and concludes it.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from chatbot.checkpoints import BASE_ID, CheckpointRegistry, Version
from chatbot.domain import Lesson, QaPair, normalise_question, utc_now
from chatbot.errors import ChatbotError, InputError, StorageError
from chatbot.exam_file import exam_questions
from chatbot.jobs import RunDirectory, RunRequest, RunResult, require_training, write_durably
from chatbot.manifest import read_manifest
from chatbot.paths import DataPaths
from chatbot.store import Store

BROKEN_OFF = RunResult("failed", "The training broke off before it was finished. It can be resumed.")
FORGOTTEN = RunResult(
    "failed", "Something was forgotten while the training ran, so its network was thrown away. Please train again."
)
FIRST_GUESS_SECONDS = 45.0
SECONDS_A_LESSON = 0.2


@dataclass(frozen=True, slots=True)
class Waiting:
    """``new`` lessons are not (or not in all their wordings) in the network yet; ``total`` counts all.

    ``approved`` counts the answers with a thumb up; ``seconds`` estimates a retrain; ``forgotten`` counts pairs that
    the network in use has in its weights and should not.
    """

    new: int
    total: int
    approved: int
    seconds: float
    forgotten: int = 0


@dataclass(frozen=True, slots=True)
class Start:
    """The ``version`` that a retrain builds on.

    ``passed_over`` are the ids of newer ones that have something in their weights that was forgotten since.
    """

    version: Version
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended for the program.  ``version`` is None when there was no whole candidate."""

    version: Version | None
    adopted: bool
    result: RunResult


LessonStanding = Literal["waiting", "partly", "trained", "shaky"]


@dataclass(frozen=True, slots=True)
class LessonState:
    """``waiting``: not in the network; ``partly``: not in all its wordings; ``shaky``: trained, but the exam missed it.

    ``since`` is when its question was first trained (ISO-8601 UTC), None where that was never.
    """

    standing: LessonStanding
    since: str | None


class LearningService:
    """Prepares and concludes retrains."""

    def __init__(
        self, store: Store, registry: CheckpointRegistry, paths: DataPaths, learn_from_history: bool = True
    ) -> None:
        self._store, self._registry, self._paths = store, registry, paths
        self.learn_from_history = learn_from_history

    def waiting(self) -> Waiting:
        """What a retrain would add now."""
        lessons = self._store.lessons()
        approved = self.approved_pairs(lessons)
        known = set(self._registry.current().manifest.trained)
        new = sum(any(pair.fingerprint not in known for pair in lesson.pairs) for lesson in lessons)
        fresh = sum(pair.fingerprint not in known for pair in approved)
        pairs = sum(len(lesson.pairs) for lesson in lessons) + len(approved)
        return Waiting(new, len(lessons), fresh, self._estimate(pairs), len(self._barred() & known))

    def approved_pairs(self, lessons: Iterable[Lesson]) -> tuple[QaPair, ...]:
        """The approved answers to questions that no lesson answers otherwise."""
        taught = {normalise_question(question) for lesson in lessons for question in lesson.questions}
        approved = self._store.approved() if self.learn_from_history else []
        return tuple(pair for pair in approved if normalise_question(pair.question) not in taught)

    def _estimate(self, pairs: int) -> float:
        """Seconds: the last run's, scaled to the number of pairs; a guess before the first."""
        done = [version.manifest for version in self._registry.versions() if version.manifest.seconds > 0]
        done = [manifest for manifest in done if manifest.parent is not None]
        if not done:
            return FIRST_GUESS_SECONDS + SECONDS_A_LESSON * pairs
        last = done[-1]
        trained = len(last.lessons) + len(last.approved)
        return last.seconds * max(1.0, pairs / max(trained, 100))

    def start(self, also: set[str] | None = None) -> Start:
        """The newest version, from the one in use upwards, that never saw what was forgotten.

        ``also`` are fingerprints of what might be forgotten beside it.
        """
        barred, version, passed = self._barred() | (also or set()), self._registry.current(), list[str]()
        while version.id != BASE_ID and barred & set(version.manifest.trained):
            passed.append(version.id)
            version = self._registry.ancestor(version)
        return Start(version, tuple(passed))

    def _barred(self) -> set[str]:
        """Fingerprints of what was forgotten and is not taught or approved now."""
        forgotten = self._store.forgotten()
        if not forgotten:
            return forgotten
        lessons = self._store.lessons()
        wanted = {pair.fingerprint for lesson in lessons for pair in lesson.pairs}
        return forgotten - wanted - {pair.fingerprint for pair in self.approved_pairs(lessons)}

    def prepare(self, seed: int = 1) -> RunDirectory:
        """Write down what to train, and on top of which version (see `start`).

        Raises `InputError` when there is nothing (or no training in this package), `StorageError` on a full disk.
        """
        require_training()
        taught = self._store.lessons()
        lessons, approved = tuple(pair for lesson in taught for pair in lesson.pairs), self.approved_pairs(taught)
        if any(child_alive(RunDirectory(folder)) for folder in self._folders()):
            raise InputError("A training is running already; wait for it or stop it first.")
        start = self.start()
        parent = start.version
        if not lessons and not approved and start.passed_over:
            raise InputError(f"There is nothing left to train; version {parent.id} never saw what was forgotten.")
        if not lessons and not approved:
            raise InputError("There is nothing to train yet: teach something or give an answer a thumb up.")
        request = RunRequest(parent.id, str(parent.path), utc_now(), lessons, approved, seed, self.rehearsing())
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

    def refused_before(self) -> bool:
        """Whether all that would be trained was trained once and refused by the exam: another try would end so too."""
        lessons = self._store.lessons()
        wanted = {pair.fingerprint for lesson in lessons for pair in lesson.pairs}
        wanted |= {pair.fingerprint for pair in self.approved_pairs(lessons)}
        parent = self.start().version.id
        tried = (one for one in self._registry.versions() if one.refused and one.manifest.parent == parent)
        return any(wanted <= set(one.manifest.trained) for one in tried)

    def rehearse(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Train these questions of the frozen exam too at the next retrain; gives all that are to be rehearsed then.

        Nothing that a person taught is noted here: lessons are rehearsed at every retrain.  Raises `StorageError`.
        """
        frozen = set(exam_questions(self._registry.current().path))
        wanted = dict.fromkeys((*self.rehearsing(), *(one for one in questions if one in frozen)))
        self._note_rehearsals(wanted)
        return tuple(wanted)

    def rehearsing(self) -> tuple[str, ...]:
        """What `rehearse` was asked for since the last version that was adopted."""
        try:
            return tuple(map(str, json.loads(self._paths.rehearsals.read_text("utf-8"))))
        except (OSError, ValueError, TypeError, RecursionError):
            return ()

    def _note_rehearsals(self, questions: Iterable[str]) -> None:
        try:
            write_durably(self._paths.rehearsals, json.dumps(list(questions), ensure_ascii=False).encode())
        except OSError as error:
            raise StorageError(f"What to rehearse could not be noted ({error.strerror}).") from error

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
        if child_alive(run):
            return None
        if self._holds_forgotten(run):
            discard(run)
            return None
        stopped = result is None or result.status == "stopped" or run.candidate.is_dir()
        return run if stopped and request.parent == self.start().version.id else None

    def _holds_forgotten(self, run: RunDirectory) -> bool:
        """Whether what it was to learn, or what its candidate learned, was forgotten in the meantime."""
        known: set[str] = set()
        with suppress(ChatbotError):
            request = run.read_request()
            known |= {pair.fingerprint for pair in (*request.lessons, *request.approved)}
        with suppress(ChatbotError):
            known |= set(read_manifest(run.candidate).trained)
        return bool(self._barred() & known)

    def trained_at(self) -> dict[str, str]:
        """When each fingerprint that the network in use has learned was first trained (ISO-8601 UTC)."""
        known: dict[str, str] = {}
        version = self._registry.current()
        while version.id != BASE_ID:
            known |= dict.fromkeys(version.manifest.trained, version.manifest.created_at)
            version = self._registry.ancestor(version)
        return {one: known[one] for one in self._registry.current().manifest.trained if one in known}

    def lesson_states(self, lessons: Iterable[Lesson]) -> dict[int, LessonState]:
        """How each lesson stands with the network in use, by its id."""
        since = self.trained_at()
        manifest = self._registry.current().manifest
        known, missed = set(manifest.trained), set(manifest.exam.missed if manifest.exam else ())
        return {lesson.id: _state(lesson, known, missed, since) for lesson in lessons}

    def _folders(self) -> list[Path]:
        return sorted(path for path in self._paths.runs.glob("*") if re.fullmatch(r"\d{8}T\d{6}-\d+", path.name))

    def conclude(self, run: RunDirectory) -> Outcome:
        """After the child has ended: keep the candidate as a version, and use it if it passed its exam.

        The request goes when the run is over: it holds the lessons as text, and a forgotten one must be gone.
        """
        result = run.read_result() or BROKEN_OFF
        if self._holds_forgotten(run):
            discard(run)
            return Outcome(None, False, FORGOTTEN)
        if result.status != "finished" or not run.candidate.is_dir():
            return Outcome(None, False, result)
        version = self._registry.adopt(run.candidate)
        adopted = result.exam is not None and result.exam.passed
        if adopted:
            version = self._registry.use(version.id)
            self._note_rehearsals(())
        self._store.record_version(version.manifest, adopted)
        discard(run)
        return Outcome(version, adopted, result)


def _state(lesson: Lesson, known: set[str], missed: set[str], since: Mapping[str, str]) -> LessonState:
    prints = [pair.fingerprint for pair in lesson.pairs]
    inside = sum(one in known for one in prints)
    standing: LessonStanding = "trained"
    if inside < len(prints):
        standing = "partly" if inside else "waiting"
    elif missed & set(prints):
        standing = "shaky"
    return LessonState(standing, since.get(prints[0]))


def discard(run: RunDirectory) -> None:
    """Delete all of a run that holds lessons: its request, the trainer's state, the candidate."""
    for folder in (run.state, run.candidate):
        shutil.rmtree(folder, ignore_errors=True)
    (run.path / "request.json").unlink(missing_ok=True)


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
