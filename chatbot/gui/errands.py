"""Work that is done in another thread and reports back to who asked for it, in the window's thread.

A piece of work is a function that gives values one by one: each is progress or a result, and a place to stop.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from chatbot.errors import ChatbotError
from chatbot.gui.language import translate
from chatbot.gui.sentences import in_words

log = logging.getLogger(__name__)
Work = Callable[..., Iterable[object]]
"""Is called in the other thread with what that thread owns."""


@dataclass(frozen=True, slots=True)
class Job:
    """What travels to the other thread."""

    ticket: int
    work: Work


@dataclass(frozen=True, slots=True)
class Came:
    """A value that the work gave."""

    ticket: int
    value: object


@dataclass(frozen=True, slots=True)
class Over:
    """The work has ended; ``sentence`` says what went wrong, empty when nothing did."""

    ticket: int
    sentence: str = ""


def carry_out(
    job: Job,
    owned: tuple[Any, ...],
    stopped: Callable[[int], bool],
    came: Callable[[Came], object],
    over: Callable[[Over], object],
) -> None:
    """Do it here and now, value by value, until its end or until it is stopped."""
    try:
        for value in job.work(*owned):
            if stopped(job.ticket):
                break
            came(Came(job.ticket, value))
    except ChatbotError as error:
        over(Over(job.ticket, in_words(error)))
    except Exception:
        log.exception("work in another thread failed")
        over(Over(job.ticket, translate("Errand", "Something went wrong. The log in the data folder has the details.")))
    else:
        over(Over(job.ticket))


class Errand(QObject):
    """One piece of work as the one who asked sees it; dies with its parent, and then nobody is told.

    Signals:
        came: a value.
        failed: one sentence for the person.
        ended: it is over, well or not.
    """

    came = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, ticket: int, parent: QObject) -> None:
        super().__init__(parent)
        self.ticket = ticket


class Errands(QObject):
    """The window's end: hands out tickets and passes on what comes back.

    Signals:
        wanted: a `Job`, for the other thread.
    """

    wanted = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = count(1)
        self._open: dict[int, Errand] = {}

    def begin(self, work: Work, parent: QObject) -> Errand:
        """Send it off; what comes back comes after this call has returned."""
        errand = Errand(next(self._tickets), parent)
        self._open[errand.ticket] = errand
        self.wanted.emit(Job(errand.ticket, work))
        return errand

    @Slot(Came)
    def deliver(self, came: Came) -> None:
        """A value has come."""
        errand = self._open.get(came.ticket)
        if errand is not None and isValid(errand):
            errand.came.emit(came.value)

    @Slot(Over)
    def finish(self, over: Over) -> None:
        """The work has ended."""
        errand = self._open.pop(over.ticket, None)
        if errand is None or not isValid(errand):
            return
        if over.sentence:
            errand.failed.emit(over.sentence)
        errand.ended.emit()
        errand.deleteLater()
