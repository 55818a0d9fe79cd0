"""The training child as the window sees it: one `QProcess`, looked at every quarter of a second.

The child writes files into its run folder (`chatbot.jobs`); nothing is read from its output.
"""

import logging
import os
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from chatbot.errors import ChatbotError
from chatbot.gui.sentences import in_words
from chatbot.jobs import Progress, RunDirectory, RunRequest, child_command, child_environment
from chatbot.learning import LearningService, Outcome

log = logging.getLogger(__name__)
POLL_MILLISECONDS = 250
STOP_MILLISECONDS = 10_000


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run began or was resumed."""

    request: RunRequest
    resumed: bool


@dataclass(frozen=True, slots=True)
class RunProgressed:
    """The lines that came since the last look, oldest first; never empty."""

    lines: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class RunEnded:
    """How it ended.  ``outcome`` is None when it could not even be concluded; ``sentence`` is for the person."""

    outcome: Outcome | None
    sentence: str


class TrainingProcess(QObject):
    """Starts, follows, stops and concludes one run at a time.

    Signals:
        started: `RunStarted`.
        progressed: `RunProgressed`, four times a second at most.
        ended: `RunEnded`; the new version, if any, is already the current one.
    """

    started = Signal(RunStarted)
    progressed = Signal(RunProgressed)
    ended = Signal(RunEnded)

    def __init__(self, learning: LearningService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._learning = learning
        self._run: RunDirectory | None = None
        self._process = QProcess(self)
        self._process.finished.connect(self._conclude)
        self._process.errorOccurred.connect(self._failed_to_start)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)

    @property
    def running(self) -> bool:
        """Whether a run is in progress."""
        return self._run is not None

    def start(self, run: RunDirectory, resumed: bool = False) -> None:
        """Begin to train what `run` asks for; raises `StorageError` when the request cannot be read."""
        if self._run is not None:
            return
        request = run.read_request()
        if resumed:
            run.prepare_resume()
        program, *arguments = child_command(run)
        self._run = run
        self._process.setProcessEnvironment(_environment())
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(str(run.log), QProcess.OpenModeFlag.Append)
        self.started.emit(RunStarted(request, resumed))
        self._timer.start()
        self._process.start(program, arguments)

    def stop(self) -> None:
        """Ask the child to end after its present step; the run can be resumed."""
        if self._run is not None:
            self._run.ask_to_stop()

    def pause(self, paused: bool) -> None:
        """Let the child hold still after its present step, with all it has in memory, or go on."""
        if self._run is not None:
            self._run.ask_to_pause(paused)

    def shut_down(self) -> None:
        """At quit: ask the child to stop and give it some seconds; whatever happens, the run can be resumed."""
        self._timer.stop()
        if self._run is None:
            return
        self._process.finished.disconnect(self._conclude)
        self._run.ask_to_stop()
        if not self._process.waitForFinished(STOP_MILLISECONDS):
            self._process.kill()
            self._process.waitForFinished(STOP_MILLISECONDS)
        self._run = None

    def _poll(self) -> None:
        if self._run is None:
            return
        lines = tuple(self._run.new_progress())
        if lines:
            self.progressed.emit(RunProgressed(lines))

    def _conclude(self) -> None:
        if self._run is None:
            return
        self._poll()
        self._timer.stop()
        run, self._run = self._run, None
        try:
            outcome = self._learning.conclude(run)
        except (ChatbotError, OSError) as error:
            log.warning("the run %s could not be concluded: %s", run.path, error)
            self.ended.emit(RunEnded(None, in_words(error)))
        else:
            self.ended.emit(RunEnded(outcome, in_words(outcome.result.message)))

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            log.warning("the training could not be started: %s", self._process.errorString())
            self._conclude()


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment()
    for name, value in child_environment(os.environ).items():
        environment.insert(name, value)
    return environment
