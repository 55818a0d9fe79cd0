"""The run-directory protocol between the program and its training child.

The program writes ``request.json``; the child writes ``progress.jsonl``, ``state/``, ``candidate/`` and at
last ``result.json`` (the job proposes); the program adopts or keeps the candidate (the app disposes).
Neither side needs the other's memory, so either may be killed at any moment.  Standard library only.
"""

import importlib.util
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from chatbot.domain import QaPair
from chatbot.errors import InputError, StorageError

RunStatus = Literal["finished", "stopped", "failed"]
Stage = Literal["load", "train", "exam", "save"]
REHEARSED = "rehearsed"
"""The kind of exam questions that were trained because the person asked for it."""
REWORDED = "reworded"
"""The kind of those that ask for a lesson in one of its wordings as if only the others had been taught."""
ASIDE = (REHEARSED, REWORDED)
"""Kinds that say nothing about what the shipped network knew."""


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What to train, on top of which version.  ``parent`` is the id, ``parent_path`` its checkpoint folder.

    ``rehearse`` are questions of the frozen exam that are to be trained too, with the answers that count as right.
    """

    parent: str
    parent_path: str
    created_at: str
    lessons: tuple[QaPair, ...]
    approved: tuple[QaPair, ...] = ()
    seed: int = 1
    rehearse: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of ``progress.jsonl``.

    ``loss`` is in nats a piece, ``recalled`` the share (0 to 1) of lessons that the network now gives as taught
    (None until first measured), ``seconds_left`` an estimate for the stages still to come.  ``paused``: it does not
    compute until it may go on; ``seconds`` leaves such times out.
    """

    stage: Stage
    step: int
    steps: int
    seconds: float
    seconds_left: float | None = None
    loss: float | None = None
    gradient_norm: float | None = None
    learning_rate: float | None = None
    pieces_per_second: float | None = None
    recalled: float | None = None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A question of the exam whose answer differs from the parent's; ``worse``: it was right before."""

    question: str
    before: str
    after: str
    better: bool
    worse: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """``right`` of ``total`` questions; ``before`` is what the parent version had right."""

    right: int
    total: int
    before: int | None = None

    @property
    def share(self) -> float:
        """0 to 1; 1 for an empty exam."""
        return self.right / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class ExamReport:
    """What the candidate knows.  ``reasons`` says in whole sentences why it did not pass; empty if it passed.

    ``others`` are further capabilities (facts, conversations, passages) by name; ``missed`` the fingerprints of
    the lessons that did not come back word for word.
    """

    taught: Score
    small_talk: Score
    refused: Score
    reasons: tuple[str, ...] = ()
    changed: tuple[ChangedAnswer, ...] = ()
    others: tuple[tuple[str, Score], ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def rehearsed(self) -> Score | None:
        """The questions that the person asked to rehearse; None where there were none."""
        return dict(self.others).get(REHEARSED)

    @property
    def reworded(self) -> Score | None:
        """Lessons that have several wordings, each asked for by one as if only the others had been taught; None where
        there were none.
        """
        return dict(self.others).get(REWORDED)

    @property
    def other(self) -> Score:
        """All further capabilities of the shipped network together."""
        scores = [score for name, score in self.others if name not in ASIDE]
        before = [score.before for score in scores if score.before is not None]
        whole = sum(before) if scores and len(before) == len(scores) else None
        return Score(sum(score.right for score in scores), sum(score.total for score in scores), whole)

    @property
    def passed(self) -> bool:
        """Whether the candidate may take over."""
        return not self.reasons


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended.  ``message`` is one sentence for the person; ``peak_mib`` is resident memory in MiB."""

    status: RunStatus
    message: str
    seconds: float = 0.0
    peak_mib: float = 0.0
    exam: ExamReport | None = None


@dataclass(frozen=True)
class RunDirectory:
    """A folder ``runs/<id>`` as both sides see it."""

    path: Path
    _cursor: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def candidate(self) -> Path:
        """The proposed checkpoint folder; whole once ``result.json`` exists."""
        return self.path / "candidate"

    @property
    def state(self) -> Path:
        """The trainer's own checkpoints, for resuming."""
        return self.path / "state"

    @property
    def log(self) -> Path:
        """What the child wrote on standard error."""
        return self.path / "log.txt"

    def write_request(self, request: RunRequest) -> None:
        """Create the folder and the request, durably."""
        self.path.mkdir(parents=True, exist_ok=True)
        write_durably(self.path / "request.json", _dump(request))

    def read_request(self) -> RunRequest:
        """Raises `StorageError` when there is none or it cannot be read."""
        raw = self._read("request.json")
        if raw is None:
            raise StorageError(f"There is no training request in {self.path}.")
        try:
            lessons = tuple(QaPair(**pair) for pair in raw.pop("lessons"))
            approved = tuple(QaPair(**pair) for pair in raw.pop("approved"))
            rehearse = tuple(map(str, raw.pop("rehearse", ())))
            return RunRequest(lessons=lessons, approved=approved, rehearse=rehearse, **raw)
        except (AttributeError, KeyError, TypeError) as error:
            raise StorageError(f"The training request in {self.path} is damaged.") from error

    def append_progress(self, progress: Progress) -> None:
        """Add one line."""
        with (self.path / "progress.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(progress)) + "\n")

    def new_progress(self) -> list[Progress]:
        """The whole lines added since this object last asked (all of them at first)."""
        try:
            with (self.path / "progress.jsonl").open("rb") as file:
                file.seek(self._cursor.get("progress", 0))
                data = file.read()
        except FileNotFoundError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._cursor["progress"] = self._cursor.get("progress", 0) + len(whole)
        return [progress for line in whole.splitlines() if (progress := _progress(line))]

    def write_result(self, result: RunResult) -> None:
        """The child's last act; its presence means that the run is over."""
        write_durably(self.path / "result.json", _dump(result))

    def read_result(self) -> RunResult | None:
        """None while the run is not over.  Raises `StorageError` when it cannot be read."""
        raw = self._read("result.json")
        if raw is None:
            return None
        try:
            exam = raw.pop("exam")
            return RunResult(exam=exam_from_json(exam) if exam else None, **raw)
        except (AttributeError, KeyError, TypeError) as error:
            raise StorageError(f"The training result in {self.path} is damaged.") from error

    def ask_to_stop(self) -> None:
        """The child sees this between two steps and ends with status ``stopped``."""
        (self.path / "stop").touch()

    def stop_asked(self) -> bool:
        """Whether `ask_to_stop` was called."""
        return (self.path / "stop").exists()

    def ask_to_pause(self, paused: bool) -> None:
        """The child sees this between two steps: it keeps its memory and stops computing, or goes on."""
        if paused:
            (self.path / "pause").touch()
        else:
            (self.path / "pause").unlink(missing_ok=True)

    def pause_asked(self) -> bool:
        """Whether it is to hold still."""
        return (self.path / "pause").exists()

    def prepare_resume(self) -> None:
        """Take back a stop, a pause and an earlier unfinished result; the child then goes on from ``state/``."""
        self.ask_to_pause(False)
        (self.path / "stop").unlink(missing_ok=True)
        (self.path / "result.json").unlink(missing_ok=True)

    def _read(self, name: str) -> dict[str, Any] | None:
        try:
            raw = json.loads((self.path / name).read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            raise StorageError(f"The file {self.path / name} cannot be read.") from error
        if not isinstance(raw, dict):
            raise StorageError(f"The file {self.path / name} is damaged.")
        return raw


def _progress(line: bytes) -> Progress | None:
    """None for a line that a power cut left in halves; progress is for looking at only."""
    try:
        return Progress(**json.loads(line))
    except (ValueError, TypeError):
        return None


def require_training() -> None:
    """Raises `InputError` in a program that was packaged without what only training needs."""
    if importlib.util.find_spec("torch") is None:
        raise InputError(
            "This Engram is packaged without training: install the full package (engram) in its place to retrain; "
            "what was taught is kept."
        )


def child_command(run: RunDirectory) -> list[str]:
    """The command that trains ``run`` in a process of its own, also in a frozen program.

    Raises `InputError` where there is no training.
    """
    require_training()
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "chatbot"]
    return [*program, "train", "--run", str(run.path)]


def child_environment(parent: Mapping[str, str]) -> dict[str, str]:
    """The child's environment: OpenMP must not spin at its barriers (27 times slower when cores are shared)."""
    return {**parent, "GOMP_SPINCOUNT": "10000", "OMP_WAIT_POLICY": "PASSIVE", "PYTHONUTF8": "1"}


def exam_from_json(raw: dict[str, Any]) -> ExamReport:
    """The inverse of ``asdict`` for an `ExamReport`."""
    return ExamReport(
        taught=Score(**raw["taught"]),
        small_talk=Score(**raw["small_talk"]),
        refused=Score(**raw["refused"]),
        reasons=tuple(raw["reasons"]),
        changed=tuple(ChangedAnswer(**change) for change in raw["changed"]),
        others=tuple((str(name), Score(**score)) for name, score in raw.get("others", ())),
        missed=tuple(map(str, raw.get("missed", ()))),
    )


def write_durably(path: Path, data: bytes) -> None:
    """Replace ``path`` so that after a power cut it holds the old or the new content, never half of it."""
    temporary = path.with_name(path.name + ".part")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make a rename in ``path`` durable where the system can (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _dump(value: Any) -> bytes:
    return json.dumps(asdict(value), ensure_ascii=False, indent=1).encode("utf-8")
