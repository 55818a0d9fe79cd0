"""The desk: one thread beside the answering one for slow work on files and lessons, with services of its own.

Imports, exports, forgetting, and looking into other versions are done here, so that the window stays quick and
answers go on.
"""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from chatbot.gui.errands import Came, Errand, Errands, Job, Over, Work, carry_out
from chatbot.gui.language import translate
from chatbot.gui.services import Services
from chatbot.gui.worker import StopSwitch

JOIN_MILLISECONDS = 20_000
FEW = 300


class DeskWorker(QObject):
    """Does one thing after the other; opens its services with the first one.

    Signals:
        came, over: what comes of a job.
    """

    came = Signal(Came)
    over = Signal(Over)

    def __init__(self, services: Services, switch: StopSwitch) -> None:
        super().__init__()
        self._window_services, self._switch = services, switch
        self._own: Services | None = None

    @Slot(Job)
    def carry_out(self, job: Job) -> None:
        """From the job's first value to its end."""
        if self._switch.stopped(job.ticket):
            self.over.emit(Over(job.ticket, translate("Desk", "It was stopped.")))
            return
        carry_out(Job(job.ticket, self._with_own(job.work)), (), self._switch.stopped, self.came.emit, self.over.emit)

    def _with_own(self, work: Work) -> Work:
        """Opening the services may fail too, and is told like any other fault."""

        def run() -> Iterator[object]:
            if self._own is None:
                self._own = self._window_services.reopened()
            self._own.learning.learn_from_history = self._window_services.learning.learn_from_history
            yield from work(self._own)

        return run

    @Slot()
    def close(self) -> None:
        """Close what is open and end the thread's loop."""
        if self._own is not None:
            self._own.store.close()
        QThread.currentThread().quit()


class Desk(QObject):
    """The window's end of it; the thread starts with the first thing to do."""

    _finish = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._switch = StopSwitch()
        self._worker = DeskWorker(services, self._switch)
        self._errands = Errands(self)
        self._thread = QThread(self)
        self._thread.setObjectName("desk")
        self._worker.moveToThread(self._thread)
        self._errands.wanted.connect(self._worker.carry_out)
        self._worker.came.connect(self._errands.deliver)
        self._worker.over.connect(self._errands.finish)
        self._finish.connect(self._worker.close)

    def begin(self, work: Work, parent: QObject) -> Errand:
        """Call ``work`` with `Services` of the desk's own; its values come by the errand's signals."""
        if not self._thread.isRunning():
            self._thread.start()
        return self._errands.begin(work, parent)

    def count(self, work: Work, came: Callable[[Any], object], parent: QObject) -> None:
        """Something over all lessons: a few are gone through at once, many at the desk.

        Each row that is read lets the other threads go first; over a thousand rows that would be felt.
        """
        if self._services.store.lesson_count() > FEW:
            self.begin(work, parent).came.connect(came)
            return
        for value in work(self._services):
            came(value)

    def stop(self, errand: Errand) -> None:
        """At its next value."""
        self._switch.stop(errand.ticket)

    def shut_down(self) -> None:
        """Stop everything, let the worker close its store, and join the thread."""
        if not self._thread.isRunning():
            return
        self._switch.stop_all()
        self._finish.emit()
        self._thread.wait(JOIN_MILLISECONDS)
