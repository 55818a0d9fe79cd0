"""The watchdog says what blocked the window; the benchmark takes its figures."""

import time

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chatbot.paths import DataPaths
from tests.benchmarks.window import measure
from tests.gui.watchdog import Watchdog


def spin_for_a_while(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def test_what_blocks_is_named(qtbot: QtBot) -> None:
    with Watchdog(limit=0.1) as watchdog:
        QTest.qWait(50)
        spin_for_a_while(0.4)
        QTest.qWait(50)
    longest = max(watchdog.blocked, key=lambda one: one.seconds)
    assert longest.seconds >= 0.3
    assert any("spin_for_a_while" in place for place in longest.where)
    assert "spin_for_a_while" in str(longest)


def test_a_window_that_rests_is_left_alone(qtbot: QtBot) -> None:
    with Watchdog(limit=5.0) as watchdog:
        QTest.qWait(60)
    assert watchdog.blocked == []


def test_the_benchmark_drives_the_real_window(qtbot: QtBot, paths: DataPaths) -> None:
    figures = measure(paths, messages=60, keys=8, openings=1)
    for name in ("opening_ms", "key_to_paint_ms", "key_to_paint_while_streaming_ms"):
        taken = figures[name]
        assert isinstance(taken, dict)
        assert 0 < taken["median"] <= taken["p99"] <= taken["worst"]
    assert isinstance(figures["characters_streamed"], int)
    assert figures["characters_streamed"] > 20
