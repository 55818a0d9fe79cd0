"""``chatbot``: the window, or one command.  The only module that sees both the window and training."""

import os

# Before NumPy and torch load: one thread is quickest for single steps, and barriers must not spin.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("GOMP_SPINCOUNT", "10000")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse  # noqa: E402
import logging  # noqa: E402
import sys  # noqa: E402

from chatbot import __version__  # noqa: E402
from chatbot.errors import ChatbotError  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """The process's exit code: 0 done, 1 failed, 2 bad input (one sentence on stderr), 3 refused by the exam."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    words = sys.argv[1:] if arguments is None else arguments
    try:
        return _window() if not words else _command(words)
    except ChatbotError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _window() -> int:
    from chatbot.gui.app import main as window
    from chatbot.paths import DataPaths

    return window(DataPaths.default())


def _command(words: list[str]) -> int:
    options = _parser().parse_args(words)
    if getattr(options, "child", None):
        from chatbot.commands.retraining import run_child

        return run_child(options.child)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    from chatbot.commands import asking, retraining, teaching, upkeep, versions

    parser = argparse.ArgumentParser(
        prog="chatbot", description="Engram: a chatbot that learns from you. Without a command it opens the window."
    )
    parser.add_argument("--version", action="version", version=f"Engram {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in (asking, teaching, retraining, versions, upkeep):
        group.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
