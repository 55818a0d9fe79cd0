"""Retraining by itself: when enough new lessons wait, nobody is at the window and the machine has nothing else to do.

Signals:
    Schedule.due: begin a retrain now.
"""

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from chatbot.gui.services import Preferences, Services
from chatbot.settings import Settings

LOOK_MILLISECONDS = 30_000
IDLE_SECONDS = 300.0
LOW_LOAD = 0.5
TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


def load_share() -> float:
    """How busy the processors are, 0 to 1 and more, over the last minute; 0 where the system does not tell."""
    if not hasattr(os, "getloadavg"):
        return 0.0
    return os.getloadavg()[0] / (os.cpu_count() or 1)


class Schedule(QObject):
    """Looks twice a minute while it is switched on.

    ``busy`` says whether a retrain runs; ``clock`` gives seconds, ``load`` the share of the processors in use.
    """

    due = Signal()

    def __init__(
        self,
        services: Services,
        preferences: Preferences,
        busy: Callable[[], bool],
        window: QWidget,
        clock: Callable[[], float] = time.monotonic,
        load: Callable[[], float] = load_share,
    ) -> None:
        super().__init__(window)
        self._services, self._preferences, self._busy, self._window = services, preferences, busy, window
        self._clock, self._load = clock, load
        self._touched = clock()
        self._watching = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        preferences.changed.connect(self._obey)
        self._obey(preferences.settings)

    def _obey(self, settings: Settings) -> None:
        """Nothing is watched while it is switched off."""
        if settings.retrain_when_idle and not self._timer.isActive():
            self._touched = self._clock()
            self._timer.start()
        elif not settings.retrain_when_idle:
            self._timer.stop()

    def stop(self) -> None:
        """At the end of the window."""
        self._timer.stop()

    def look(self) -> None:
        """Begin a retrain if everything speaks for it."""
        self._watch()
        if self._idle() and self._enough():
            self.due.emit()

    def _watch(self) -> None:
        """All keys and all movements come through the window's handle, which there is once it is shown."""
        handle = self._window.windowHandle()
        if not self._watching and handle is not None:
            self._watching = True
            self._touched = self._clock()
            handle.installEventFilter(self)

    def _idle(self) -> bool:
        quiet = self._clock() - self._touched >= IDLE_SECONDS
        return quiet and not self._busy() and QApplication.activeModalWidget() is None and self._load() < LOW_LOAD

    def _enough(self) -> bool:
        """Not again with what the exam has refused."""
        learning = self._services.learning
        waiting = learning.waiting()
        enough = waiting.new + waiting.approved >= self._preferences.settings.retrain_after
        return enough and not learning.refused_before() and learning.unfinished() is None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there."""
        if event.type() in TOUCHES:
            self._touched = self._clock()
        return super().eventFilter(watched, event)
