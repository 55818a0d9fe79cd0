"""``chatbot``: the window, or one command.  The only module that sees both the window and training."""

import os

# Before NumPy and torch load: one thread is quickest for single steps, and barriers must not spin.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("GOMP_SPINCOUNT", "10000")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import io
import logging
import sys
from pathlib import Path

from chatbot import __version__
from chatbot.errors import ChatbotError, StorageError


def main(arguments: list[str] | None = None) -> int:
    """The process's exit code: 0 done, 1 failed, 2 bad input (one sentence on stderr), 3 refused by the exam."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    _speak_utf8()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        file = _version_file(words)
        return _command(words) if words and file is None else _window(file)
    except ChatbotError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _speak_utf8() -> None:
    """Whatever the system's code page; a windowed program on Windows has no streams at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _version_file(words: list[str]) -> Path | None:
    """The file that the system opens with this program, if it is that and no command."""
    named = len(words) == 1 and words[0].lower().endswith(".engram")
    return Path(words[0]).absolute() if named else None


def _window(file: Path | None) -> int:
    from chatbot.paths import DataPaths

    try:
        from chatbot.gui.app import main as window
    except ImportError as error:
        if error.name is not None and error.name.partition(".")[0] in ("chatbot", "training"):
            raise
        raise StorageError(
            f"The window cannot be opened ({error}); the README's section on system libraries tells what is needed."
        ) from error
    return window(DataPaths.default(), file)


def _command(words: list[str]) -> int:
    options = _parser().parse_args(words)
    if getattr(options, "child", None):
        from training.job import main as train

        return train(Path(options.child))
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    from chatbot.commands import asking, inbox, keeping, retraining, teaching, upkeep, versions

    parser = argparse.ArgumentParser(
        prog="chatbot", description="Engram: a chatbot that learns from you. Without a command it opens the window."
    )
    parser.add_argument("--version", action="version", version=f"Engram {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in (asking, teaching, inbox, keeping, retraining, versions, upkeep):
        group.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
