"""``python -m training``: the commands that need torch and no window."""

import os

os.environ.setdefault("GOMP_SPINCOUNT", "10000")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import logging
import sys
from collections import deque
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

from chatbot.answering import Answerer
from chatbot.errors import ChatbotError
from chatbot.manifest import verify
from training.bench import bench, table
from training.corpora.archive import open_corpora
from training.corpora.mix import build
from training.exam import Sitting, compare, load_questions, sit
from training.pretrain import Message, Pretraining
from training.sizes import SIZES
from training.trainer import Step


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 2 with one sentence for bad input."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    parser = argparse.ArgumentParser(prog="python -m training")
    commands = parser.add_subparsers(dest="command", required=True)
    pretrain = commands.add_parser("pretrain", help="train a network from nothing; goes on where it was stopped")
    pretrain.add_argument("--data", type=Path, required=True, help="folder of the sets, or the archive of them")
    pretrain.add_argument("--work", type=Path, required=True, help="folder for everything that is made")
    pretrain.add_argument("--size", choices=sorted(SIZES), default="small")
    pretrain.add_argument("--seed", type=int, default=1)
    pretrain.add_argument("--no-teacher", action="store_true", help="start from random embeddings")
    pretrain.set_defaults(run=_pretrain)
    exam = commands.add_parser("exam", help="what a checkpoint knows, by the same code that people use")
    exam.add_argument("checkpoint", type=Path)
    exam.add_argument("--json", action="store_true")
    exam.set_defaults(run=_exam)
    bench = commands.add_parser("bench", help="how fast it answers and learns, as ratios within one run")
    bench.add_argument("checkpoint", type=Path)
    bench.add_argument("--json", action="store_true")
    bench.set_defaults(run=_bench)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except ChatbotError as error:
        print(error, file=sys.stderr)
        return 2


def _pretrain(options: argparse.Namespace) -> int:
    size = SIZES[options.size]
    root = open_corpora(options.data, options.work / "corpora")
    corpora = build(root, options.seed, size.dialogues)
    run = Pretraining(size, corpora, options.work, options.seed, not options.no_teacher)
    recent: deque[Step] = deque(maxlen=50)
    options.work.mkdir(parents=True, exist_ok=True)
    with (options.work / "log.jsonl").open("a", encoding="utf-8") as log, tqdm(total=size.training.steps) as bar:
        for event in run.run():
            if isinstance(event, Message):
                tqdm.write(event.text, file=sys.stderr)
            elif isinstance(event, Step):
                recent.append(event)
                _show(bar, recent)
                if event.number % 50 == 0:
                    log.write(json.dumps(_summary(recent)) + "\n")
                    log.flush()
            else:
                bar.set_description(f"teacher {event[0]}/{event[1]}")
    return 0


def _exam(options: argparse.Namespace) -> int:
    verify(options.checkpoint)
    questions = load_questions(options.checkpoint)
    answerer = Answerer.load(options.checkpoint, options.checkpoint.name)
    *_, sitting = sit(answerer, (), questions)
    assert isinstance(sitting, Sitting)
    report = compare(None, sitting)
    distinct = len({reply.given for reply in sitting.small_talk})
    wanted = len({answer for question in questions for answer in question.answers})
    if options.json:
        print(json.dumps({**asdict(report), "distinct_answers": distinct, "possible_answers": wanted}))
        return 0
    print(f"small talk        {report.small_talk.right:4} of {report.small_talk.total} ({report.small_talk.share:.1%})")
    print(f"unknown refused   {report.refused.right:4} of {report.refused.total} ({report.refused.share:.1%})")
    print(f"distinct answers  {distinct:4}, {wanted} would be right")
    return 0


def _bench(options: argparse.Namespace) -> int:
    verify(options.checkpoint)
    figures = bench(options.checkpoint)
    print(json.dumps([asdict(one) for one in figures]) if options.json else table(figures))
    return 0


def _show(bar: "tqdm[Any]", recent: deque[Step]) -> None:
    bar.update(recent[-1].number - bar.n)
    if recent[-1].number % 10 == 0:
        summary = _summary(recent)
        bar.set_description(f"loss {summary['loss']:.3f}, {summary['pieces_per_second']:.0f} pieces/s")


def _summary(recent: deque[Step]) -> dict[str, float]:
    pieces = sum(step.pieces for step in recent)
    last = recent[-1]
    return {
        "step": last.number,
        "loss": sum(step.loss * step.pieces for step in recent) / pieces,
        "distance": sum(step.distance for step in recent) / len(recent),
        "gradient_norm": sum(step.gradient_norm for step in recent) / len(recent),
        "learning_rate": last.learning_rate,
        "pieces_per_second": pieces / sum(step.seconds for step in recent),
    }


if __name__ == "__main__":
    sys.exit(main())
