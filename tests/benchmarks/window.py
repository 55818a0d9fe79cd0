"""How quick the real window is, in milliseconds: ``python -m tests.benchmarks.window [--messages N] [--retrain]``.

Key to paint is the time from the key press until the composer has painted the letter.  The network is the one that
ships (or ``--network FOLDER``); the data lies in a folder that is thrown away.  With ``--retrain`` one types also
while a real training child runs.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from chatbot.domain import Answer, Source
from chatbot.gui import app as composition
from chatbot.gui.main_window import MainWindow
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.gui.watchdog import Watchdog

PATIENCE_SECONDS = 60.0
LETTERS = "the quick brown fox "
ENDLESS = "Tell me everything"


class Painted(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let it pass."""
        self.times += event.type() == QEvent.Type.Paint
        return False


def wait(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Let the window live until the condition holds; raises `TimeoutError`."""
    end = time.perf_counter() + seconds
    while not condition():
        QApplication.processEvents()
        if time.perf_counter() > end:
            raise TimeoutError


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * len(ordered)))]


def fill(path: Path, messages: int) -> int:
    """A conversation of so many messages, and another short one; gives the long one's number."""
    with Store.open(path) as store, store._transaction():
        store.teach(ENDLESS, "word after word " * 1_000)
        long = store.create_conversation("A long one")
        for number in range(messages // 2):
            question = store.add_question(long.id, f"Question {number}: where does the heron number {number} sleep?")
            text = f"In the **alder**, at `place {number}`. " * (1 + number % 4)
            source = Source.LESSON if number % 3 == 0 else Source.NETWORK
            store.add_answer(question, Answer(text, 0.9, source, "base"))
        short = store.create_conversation("A short one")
        store.add_question(short.id, "Hello?")
    return long.id


@contextmanager
def retraining(window: MainWindow) -> Iterator[None]:
    """A real child at work, stopped at the end."""
    window.retraining.begin()
    wait(
        lambda: window.retraining.process.running and bool(list(window._services.paths.runs.glob("*/progress.jsonl"))),
        300,
    )
    yield
    window.retraining.process.shut_down()


class Clock:
    """Milliseconds since it was made: on the wall, and of work in the window's own thread."""

    def __init__(self) -> None:
        self._wall, self._own = time.perf_counter(), time.thread_time()

    def read(self) -> tuple[float, float]:
        """Both."""
        return (time.perf_counter() - self._wall) * 1000, (time.thread_time() - self._own) * 1000


def opening(window: MainWindow, number: int) -> tuple[float, float]:
    """From the request to the first paint of the transcript."""
    window.new_conversation()
    QApplication.processEvents()
    painted = Painted(window.chat.transcript.viewport())
    clock = Clock()
    window.chat.open_conversation(number)
    wait(lambda: painted.times > 0)
    return clock.read()


def typing(window: MainWindow, keys: int, pause_milliseconds: int = 15) -> list[tuple[float, float]]:
    """Key to paint, for each key."""
    field = window.chat.composer.field
    field.clear()
    field.setFocus()
    painted, taken = Painted(field.viewport()), []
    for number in range(keys):
        QTest.qWait(pause_milliseconds)  # people pause between keys
        before, clock = painted.times, Clock()
        QTest.keyClicks(field, LETTERS[number % len(LETTERS)])
        wait(lambda before=before: painted.times > before)  # type: ignore[misc]
        taken.append(clock.read())
        if number % 60 == 59:
            field.clear()
    return taken


@contextmanager
def streaming(window: MainWindow) -> Iterator[None]:
    """A very long answer that comes in pieces."""
    chat = window.chat
    chat.ask(ENDLESS)
    wait(lambda: len(chat.transcript.answer_views()[-1].text()) > 20)
    yield
    chat.asking.stop()
    wait(lambda: not chat.asking.busy)


def figures(taken: list[tuple[float, float]]) -> dict[str, float]:
    """The middle, the 99th percentile and the worst on the wall; the own work apart from what else the machine does."""
    values, own = [wall for wall, _ in taken], [work for _, work in taken]
    return {
        "own_median": round(percentile(own, 0.5), 1),
        "own_p99": round(percentile(own, 0.99), 1),
        "median": round(percentile(values, 0.5), 1),
        "p99": round(percentile(values, 0.99), 1),
        "worst": round(max(values), 1),
    }


def measure(paths: DataPaths, messages: int, keys: int, openings: int = 5, retrain: bool = False) -> dict[str, object]:
    """Build the window over a filled data folder and take all figures."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    number = fill(paths.database, messages)
    window = composition.build(app, paths)
    window.show()
    wait(lambda: window.thread_.ready)
    with Watchdog() as watchdog:
        opened = [opening(window, number) for _ in range(openings)]
        still = typing(window, keys)
        with streaming(window):
            streamed = typing(window, keys)
            length = len(window.chat.transcript.answer_views()[-1].text())
        trained: dict[str, object] = {}
        if retrain:
            with retraining(window):
                trained["key_to_paint_while_retraining_ms"] = figures(typing(window, keys))
                trained["opening_while_retraining_ms"] = figures([opening(window, number) for _ in range(openings)])
    window.close()
    window.deleteLater()
    return {
        "messages": messages,
        "opening_ms": figures(opened),
        "key_to_paint_ms": figures(still),
        "key_to_paint_while_streaming_ms": figures(streamed),
        "characters_streamed": length,
        **trained,
        "blocked_over_50_ms": [str(one) for one in watchdog.blocked],
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--network", type=Path)
    parser.add_argument("--retrain", action="store_true")
    options = parser.parse_args()
    if options.network:
        composition.base_checkpoint = lambda: options.network  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as home:
        taken = measure(DataPaths(Path(home)).ensure(), options.messages, options.keys, retrain=options.retrain)
    sys.stdout.write(json.dumps(taken, indent=2) + "\n")


if __name__ == "__main__":
    main()
