"""The training child as the window sees it: one `QProcess`, looked at every quarter of a second.

The child writes files into its run folder (`chatbot.jobs`); nothing is read from its output.
"""

import logging
import os
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from chatbot.gui.desk import Desk
from chatbot.gui.sentences import in_words
from chatbot.jobs import Progress, RunDirectory, RunRequest, child_command, child_environment
from chatbot.learning import Outcome

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

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: RunDirectory | None = None
        self._concluding = False
        self._process = QProcess(self)
        self._process.finished.connect(self._conclude)
        self._process.errorOccurred.connect(self._failed_to_start)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)

    @property
    def running(self) -> bool:
        """Whether a run is in progress, up to the last entry about it."""
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
        if self._run is None or self._concluding:
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
        """Take in what came of it; hashing and moving a network's files is the desk's work."""
        if self._run is None or self._concluding:
            return
        self._poll()
        self._timer.stop()
        self._concluding, run = True, self._run
        errand = self._desk.begin(lambda services: [services.learning.conclude(run)], self)
        errand.came.connect(lambda outcome: self._end(RunEnded(outcome, in_words(outcome.result.message))))
        errand.failed.connect(lambda sentence: self._end(RunEnded(None, sentence)))

    def _end(self, ended: RunEnded) -> None:
        self._run, self._concluding = None, False
        self.ended.emit(ended)

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            log.warning("the training could not be started: %s", self._process.errorString())
            self._conclude()


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment()
    for name, value in child_environment(os.environ).items():
        environment.insert(name, value)
    return environment
