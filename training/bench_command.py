"""``python -m training bench`` and ``finetune``: their arguments, and their figures as a table or as JSON."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from chatbot.manifest import verify
from training.bench import bench, table
from training.bench_finetune import bench_finetune
from training.bench_series import Round, forgetting, kills, poisoned, series, table_of_rounds, ways
from training.corpora.archive import open_corpora
from training.job import main as train
from training.runs import options_with

WHAT = "a checkpoint's folder: how fast it answers and learns; or what a retrain is worth: "


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of both commands."""
    parser = commands.add_parser("bench", help="how fast it answers and learns, and how well")
    parser.add_argument("what", help=WHAT + ", ".join(RUNS))
    parser.add_argument("--network", type=Path, default=Path("assets/base"), help="the checkpoint to retrain")
    sets = "folder of the public sets, or the archive of them; without it there are fewer lessons"
    parser.add_argument("--data", type=Path, help=sets)
    parser.add_argument("--work", type=Path, help="folder for what is made; a temporary one is thrown away")
    parser.add_argument("--lessons", type=int, default=1000, metavar="N", help="taught at once, or in each round")
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="retrains of a series")
    parser.add_argument("--forget", type=int, default=50, metavar="N", help="lessons to forget")
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="settings")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_bench)
    job = commands.add_parser("finetune", help="one retrain, as the window starts it, with settings of one's own")
    job.add_argument("--run", type=Path, required=True, metavar="DIR", dest="folder")
    job.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="settings")
    job.set_defaults(run=_finetune)


def _finetune(options: argparse.Namespace) -> int:
    return train(options.folder, options_with(options.settings))


def _bench(options: argparse.Namespace) -> int:
    if options.what not in RUNS:
        verify(Path(options.what))
        figures = bench(Path(options.what))
        _say(json.dumps([asdict(one) for one in figures]) if options.json else table(figures))
        return 0
    verify(options.network)
    options_with(options.settings)
    with _folder(options.work) as work:
        if options.data is not None:
            options.data = open_corpora(options.data, work / "corpora")
        RUNS[options.what](options, work)
    return 0


@contextmanager
def _folder(wanted: Path | None) -> Iterator[Path]:
    if wanted is not None:
        yield wanted
        return
    with tempfile.TemporaryDirectory(prefix="engram-bench-") as folder:
        yield Path(folder)


def _put(options: argparse.Namespace, value: Any, text: str) -> None:
    _say(json.dumps(asdict(value), ensure_ascii=False) if options.json else text)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _run_finetune(options: argparse.Namespace, work: Path) -> None:
    figures = bench_finetune(options.network, work, options.data, options.lessons, settings=options.settings)
    _put(options, figures, figures.table())


def _run_series(options: argparse.Namespace, work: Path) -> None:
    rounds = series(options.network, work, options.data, options.rounds, options.lessons, options.settings)
    _put_rounds(options, rounds)


def _run_ways(options: argparse.Namespace, work: Path) -> None:
    _put_rounds(options, ways(options.network, work, options.data, options.lessons, options.settings))


def _put_rounds(options: argparse.Namespace, rounds: Iterator[Round]) -> None:
    done: list[Round] = []
    for one in rounds:
        done.append(one)
        lines: Sequence[str] = table_of_rounds([one]).split("\n")
        _put(options, one, "\n".join(lines if len(done) == 1 else lines[1:]))


def _run_poisoned(options: argparse.Namespace, work: Path) -> None:
    found = poisoned(options.network, work, options.lessons, options.settings)
    said = "passed, and should not have" if found.passed else f"refused: {' '.join(found.reasons)}"
    _put(options, found, f"{found.lessons} wrong lessons: {said}")


def _run_forgetting(options: argparse.Namespace, work: Path) -> None:
    found = forgetting(options.network, work, options.data, options.lessons, options.forget, options.settings)
    before = f"{found.known} of {found.forgotten} were known before"
    text = f"{before}, {found.came_back} came back, by {found.wordings} wordings each; kept: {found.kept}"
    _put(options, found, text)


def _run_kills(options: argparse.Namespace, work: Path) -> None:
    found = kills(options.network, work, options.data, options.lessons, options.kills, options.settings)
    _put(options, found, f"{found.kills} kills: the end weights are {'the same' if found.same else 'OTHERS'}")


RUNS: dict[str, Callable[[argparse.Namespace, Path], None]] = {
    "finetune": _run_finetune,
    "series": _run_series,
    "ways": _run_ways,
    "poisoned": _run_poisoned,
    "forgetting": _run_forgetting,
    "kills": _run_kills,
}
