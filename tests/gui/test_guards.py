"""The guards see what they are there to see."""

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import at_work


def test_a_thread_and_a_timer_that_nobody_owns_are_seen(qapp: QApplication) -> None:
    thread, timer = QThread(), QTimer()
    thread.start()
    timer.start(60_000)
    assert {id(thread), id(timer)} <= {id(one) for one in at_work()}
    timer.stop()
    thread.quit()
    thread.wait()
    assert not {id(thread), id(timer)} & {id(one) for one in at_work()}
