"""A screen without a monitor (Xvfb) beside the empty root, with somebody at its keyboard (xdotool)."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0
"""Seconds that a window may take to appear on a busy machine."""


class Screen:
    """One display."""

    def __init__(self, number: int) -> None:
        self.name = f":{number}"

    def window(self, title: str) -> str:
        """The id of the window with this title, once it is visible."""
        return self._tool("search", "--sync", "--onlyvisible", "--name", title).split()[0]

    def type(self, window: str, text: str) -> None:
        """Letter by letter into the window, then Return."""
        self._tool("windowfocus", "--sync", window)
        self._tool("type", "--delay", "40", text)
        self._tool("key", "Return")

    def key(self, *keys: str) -> None:
        """Shortcuts."""
        self._tool("key", *keys)

    def shot(self, target: Path) -> None:
        """What is to be seen, as PNG."""
        subprocess.run(["import", "-display", self.name, "-window", "root", target], check=True)

    def _tool(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return done.stdout


@contextmanager
def screen(number: int) -> Iterator[Screen]:
    """A display for as long as it is needed."""
    command = ["Xvfb", f":{number}", "-screen", "0", "1280x860x24", "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while not Path(f"/tmp/.X11-unix/X{number}").exists():
            if server.poll() is not None or time.monotonic() > end:
                raise AssertionError("Xvfb did not start")
            time.sleep(0.05)
        yield Screen(number)
    finally:
        server.terminate()
        server.wait()
