"""Says where the window's thread was blocked: a second thread looks whether the first one's heart still beats.

With ``ENGRAM_WATCHDOG=1`` every test of the window prints what blocked it for more than 50 ms.
"""

import sys
import threading
import time
import traceback
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 5
LIMIT_SECONDS = 0.05
LOOK_SECONDS = 0.004


@dataclass(frozen=True, slots=True)
class Blocked:
    """How long (seconds), and the innermost lines of the stack when the limit was passed, outermost first."""

    seconds: float
    where: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.seconds * 1000:.0f} ms in " + " > ".join(self.where[-6:])


class Watchdog(QObject):
    """Watches the thread that enters it, as long as it is entered."""

    def __init__(self, limit: float = LIMIT_SECONDS) -> None:
        super().__init__()
        self.blocked: list[Blocked] = []
        self._limit, self._watched = limit, threading.get_ident()
        self._beat = time.perf_counter()
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        self._looker = threading.Thread(target=self._look, daemon=True)

    def _tick(self) -> None:
        self._beat = time.perf_counter()

    def _look(self) -> None:
        """The stack is taken when the limit is passed, the length when the heart beats again."""
        seen = 0.0
        where: tuple[str, ...] = ()
        while not self._ended.wait(LOOK_SECONDS):
            beat, now = self._beat, time.perf_counter()
            if where and beat != seen:
                self.blocked.append(Blocked(beat - seen, where))
                where = ()
            if not where and now - beat > self._limit:
                seen, where = beat, self._stack()
        if where:
            self.blocked.append(Blocked(time.perf_counter() - seen, where))

    def _stack(self) -> tuple[str, ...]:
        frame = sys._current_frames().get(self._watched)
        summary = traceback.extract_stack(frame) if frame is not None else []
        return tuple(f"{one.filename.rpartition('/')[2]}:{one.lineno} {one.name}" for one in summary)

    def __enter__(self) -> "Watchdog":
        self._tick()
        self._timer.start()
        self._looker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        self._ended.set()
        self._looker.join()
