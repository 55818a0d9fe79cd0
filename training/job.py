"""The training child: one run directory from request to proposal.  Never opens the database.

Killed at any moment it goes on from its last saved state when started again, and ends with the same weights.
"""

import json
import logging
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from chatbot.answering import Answerer
from chatbot.domain import QaPair, normalise_question, utc_now
from chatbot.errors import ChatbotError, InputError
from chatbot.jobs import ASIDE, REHEARSED, Progress, RunDirectory, RunRequest, RunResult, Stage, write_durably
from chatbot.judge import Judge
from chatbot.manifest import Manifest, verify
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from chatbot.model.tokenizer import Tokenizer
from training.calibration import recalibrated
from training.checkpoint import carry_over, complete, fingerprints, load_network, save_network
from training.corpora.examples import Example
from training.exam import Sitting, compare, load_questions, rejudged, reworded, sample, sit
from training.finetune import FinetuneOptions, finetuner, recalled
from training.network import Network
from training.trainer import Step, Trainer

log = logging.getLogger(__name__)
SAVE_SECONDS = 10.0
LOOK_SECONDS = 0.2
"""How often a paused run looks whether it may go on."""
EXAM_QUESTIONS = 450
ASKED_PER_SECOND = 30.0


class Stopped(Exception):
    """The run was asked to stop; its state is saved."""


def main(path: Path, options: FinetuneOptions | None = None) -> int:
    """Train what ``path`` asks for; 0 when the run came to an end of any kind, 1 when it failed."""
    if not path.is_dir():
        raise InputError(f"There is no training run at {path}.")
    run = RunDirectory(path)
    began = time.monotonic()
    try:
        request = run.read_request()
        write_durably(path / "child.json", json.dumps({"pid": os.getpid()}).encode())
        _be_modest()
        result = Job(run, request, options or FinetuneOptions()).run()
    except Stopped:
        result = RunResult("stopped", "The training was stopped. It can be resumed.")
    except ChatbotError as error:
        result = RunResult("failed", str(error))
    except Exception:
        log.exception("training failed")
        result = RunResult("failed", f"The training broke off unexpectedly; see {run.log}.")
    finished = RunResult(result.status, result.message, time.monotonic() - began, peak_memory(), result.exam)
    run.write_result(finished)
    return 0 if finished.status != "failed" else 1


def _be_modest() -> None:
    if hasattr(os, "nice"):
        os.nice(10)
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    torch.use_deterministic_algorithms(True)


def peak_memory() -> float:
    """Largest resident size of this process so far, in MiB (0 where the system does not tell)."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if os.uname().sysname != "Darwin" else peak / 1024 / 1024


def _right(sitting: Sitting, known: bool) -> int:
    """How many of the questions with an answer were right, or of those without."""
    return sum(one.right for one in sitting.asked if one.known == known)


class Stopwatch:
    """Seconds of work: what was paused does not count."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return time.monotonic() - self._began

    def leave_out(self, seconds: float) -> None:
        """These were no work."""
        self._began += seconds


class Job:
    """Fine-tuning, exam and proposal for one request."""

    def __init__(self, run: RunDirectory, request: RunRequest, options: FinetuneOptions) -> None:
        self._run, self._request, self._options = run, request, options
        self._parent = Path(request.parent_path)
        self._pairs: list[QaPair] = list(dict.fromkeys([*request.lessons, *request.approved]))
        frozen, wanted = load_questions(self._parent), set(request.rehearse)
        self._rehearsed = [one for one in frozen if one.question in wanted]
        asked = [one for one in sample(frozen, EXAM_QUESTIONS) if one.question not in wanted]
        self._questions = [*asked, *(replace(one, kind=REHEARSED) for one in self._rehearsed if one.answers)]
        self._each = len(self._pairs) + len(reworded(self._pairs)) + len(self._questions)
        self._watch, self._last = Stopwatch(), Progress("load", 0, 1, 0.0)

    def run(self) -> RunResult:
        """Raises `ChatbotError` when the parent cannot be used, `Stopped` when asked to."""
        self._report("load", 0, 1)
        parent = verify(self._parent)
        tokenizer = Tokenizer(self._parent / TOKENIZER)
        network = load_network(self._parent, tokenizer)
        lessons = [*(Example(pair.question, pair.answer) for pair in self._pairs), *self._wanted()]
        trainer = finetuner(network, tokenizer, lessons, self._options, self._request.seed)
        pieces = self._train(trainer, network, tokenizer, lessons)
        return self._propose(parent, network, pieces)

    def _wanted(self) -> list[Example]:
        """What the person asked to rehearse, with the first of the right answers; a lesson's question goes first, and
        what has something before it is not for the memory.
        """
        taught = {normalise_question(pair.question) for pair in self._pairs}
        return [
            Example(one.question, one.answers[0] if one.answers else None)
            for one in self._rehearsed
            if not one.history and normalise_question(one.question) not in taught
        ]

    def _train(self, trainer: Trainer, network: Network, tokenizer: Tokenizer, lessons: Sequence[Example]) -> int:
        if trainer.restore(self._run.state):
            log.info("resuming at step %d", trainer.step)
        saved, pieces, started = time.monotonic(), 0, self._watch.seconds
        first = trainer.step
        for step in trainer.run():
            pieces += step.pieces
            share = recalled(network, tokenizer, lessons) if step.number == trainer.options.steps else trainer.learned
            self._report_step(step, trainer.options.steps, first, started, share)
            if time.monotonic() - saved > SAVE_SECONDS or self._run.stop_asked() or self._run.pause_asked():
                trainer.save(self._run.state)
                saved = time.monotonic()
            self._check_stop()
        trainer.save(self._run.state)
        return pieces

    def _propose(self, parent: Manifest, network: Network, pieces: int) -> RunResult:
        self._report("save", 0, 1)
        folder = self._run.candidate
        save_network(folder, network, "float16")
        carry_over(self._parent, folder)
        judge = Judge.load(self._parent)
        judge.save(folder)
        before, sat = self._examine(parent)
        judge, after = self._refitted(judge, sat)
        exam = replace(compare(before, after), missed=self._missed(after))
        manifest = Manifest(
            id="candidate",
            parent=self._request.parent,
            created_at=utc_now(),
            lessons=tuple(sorted({*parent.lessons, *fingerprints(self._request.lessons)})),
            approved=tuple(sorted({*parent.approved, *fingerprints(self._request.approved)})),
            exam=exam,
            note=self._note(),
            seconds=self._watch.seconds,
            pieces=pieces,
        )
        complete(folder, judge, manifest)
        message = "The exam was passed." if exam.passed else " ".join(exam.reasons)
        return RunResult("finished", message, exam=exam)

    @staticmethod
    def _refitted(judge: Judge, sat: Sitting) -> tuple[Judge, Sitting]:
        """The parent's judge fitted to this sitting, with what the sitting comes to then; the judge as it is where that
        would give up refusals for answers, or answers for refusals.
        """
        fresh = [one for one in sat.asked if one.candidate and one.kind not in ASIDE]
        fitted = recalibrated(judge, [(one.confidence, one.found) for one in fresh])
        after = rejudged(sat, judge, fitted)
        loses = any(_right(after, known) < _right(sat, known) for known in (True, False))
        return (judge, sat) if loses else (fitted, after)

    def _examine(self, parent: Manifest) -> tuple[Sitting, Sitting]:
        """The parent is not asked for lessons that it never saw."""
        fresh = frozenset(fingerprints(self._pairs)) - set(parent.trained)
        each = self._each
        return self._sit(self._parent, 0, each, fresh), self._sit(self._run.candidate, each, each, frozenset())

    def _sit(self, folder: Path, before: int, each: int, never_seen: frozenset[str]) -> Sitting:
        answerer = Answerer.load(folder, folder.name)
        for event in sit(answerer, self._pairs, self._questions, never_seen):
            if isinstance(event, Sitting):
                return event
            if event % 10 == 0:
                asked = before + event
                self._report("exam", asked, 2 * each, (2 * each - asked) / ASKED_PER_SECOND)
                self._check_stop()
        raise AssertionError("an exam ends with its sitting")

    def _note(self) -> str:
        counts = f"{len(self._request.lessons)} lessons, {len(self._request.approved)} approved answers"
        return f"{counts}, {len(self._rehearsed)} rehearsed" if self._rehearsed else counts

    def _missed(self, sitting: Sitting) -> tuple[str, ...]:
        """Fingerprints of what did not come back as taught."""
        asked = zip(self._pairs, sitting.taught, strict=True)
        return tuple(sorted(pair.fingerprint for pair, reply in asked if not reply.right))

    def _check_stop(self) -> None:
        """Hold still as long as that is asked for; raises `Stopped`, also when nobody is there to end a pause."""
        began, parent = time.monotonic(), os.getppid()
        if self._run.pause_asked():
            self._run.append_progress(replace(self._last, paused=True))
        while self._run.pause_asked() and not self._run.stop_asked():
            if os.name != "nt" and os.getppid() != parent:
                raise Stopped
            time.sleep(LOOK_SECONDS)
        self._watch.leave_out(time.monotonic() - began)
        if self._run.stop_asked():
            raise Stopped

    def _report(self, stage: Stage, step: int, steps: int, left: float | None = None) -> None:
        self._tell(Progress(stage, step, steps, self._watch.seconds, left))

    def _tell(self, progress: Progress) -> None:
        self._last = progress
        self._run.append_progress(progress)

    def _report_step(self, step: Step, steps: int, first: int, started: float, share: float | None) -> None:
        each = (self._watch.seconds - started) / (step.number - first)
        exam = (self._each + len(self._questions)) / ASKED_PER_SECOND
        self._tell(
            Progress(
                stage="train",
                step=step.number,
                steps=steps,
                seconds=self._watch.seconds,
                seconds_left=each * (steps - step.number) + exam,
                loss=step.loss,
                gradient_norm=step.gradient_norm,
                learning_rate=step.learning_rate,
                pieces_per_second=step.pieces / step.seconds,
                recalled=share,
            )
        )
