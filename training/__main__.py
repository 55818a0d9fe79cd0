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
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from chatbot.answering import Answerer
from chatbot.errors import ChatbotError
from chatbot.manifest import verify
from training import bench_command
from training.corpora.archive import open_corpora
from training.corpora.archive import verify as verify_corpora
from training.corpora.mix import build
from training.corpora.question_sets import held_out_wordings, office
from training.distributed import join
from training.exam import Sitting, load_questions, sit
from training.figures import figures_of, perplexity
from training.pretrain import Message, Pretraining
from training.rewording import examine
from training.rewording import table as table_of_rewording
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
    pretrain.add_argument("--steps", type=int, metavar="N", help="fewer or more steps than the size has")
    pretrain.add_argument("--device", default="cpu", help="cpu, cuda, cuda:0 …")
    pretrain.add_argument("--no-teacher", action="store_true", help="start from random embeddings")
    pretrain.set_defaults(run=_pretrain)
    exam = commands.add_parser("exam", help="what a checkpoint knows, by the same code that people use")
    exam.add_argument("checkpoint", type=Path)
    exam.add_argument("--json", action="store_true")
    exam.add_argument("--no-rewording", action="store_true", help="leave out the comparison on reworded lessons")
    exam.set_defaults(run=_exam)
    bench_command.add(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except ChatbotError as error:
        print(error, file=sys.stderr)
        return 2


def _pretrain(options: argparse.Namespace) -> int:
    size = SIZES[options.size]
    if options.steps is not None:
        reading = size.reading * options.steps // size.training.steps
        size = replace(size, reading=reading, training=replace(size.training, steps=options.steps))
    torch.set_float32_matmul_precision("high")
    group = join(options.device)
    if group.leads:
        verify_corpora(open_corpora(options.data, options.work / "corpora"))
    group.wait()
    corpora = build(open_corpora(options.data, options.work / "corpora"), options.seed, size.amounts)
    options.work.mkdir(parents=True, exist_ok=True)
    events = Pretraining(size, corpora, options.work, options.seed, not options.no_teacher, options.device, group).run()
    if not group.leads:
        for _ in events:
            pass
        return 0
    recent: deque[Step] = deque(maxlen=50)
    with (options.work / "log.jsonl").open("a", encoding="utf-8") as log, tqdm(total=size.training.steps) as bar:
        for event in events:
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
    with tqdm(total=len(questions), disable=options.json) as bar:
        for event in sit(answerer, (), questions):
            if isinstance(event, int):
                bar.update(event - bar.n)
    assert isinstance(event, Sitting)
    figures = figures_of(event, questions, perplexity(options.checkpoint, questions))
    report = None if options.no_rewording else examine(answerer, [office(1), held_out_wordings(1)])
    if options.json:
        rewording = None if report is None else json.loads(report.as_json())
        print(json.dumps({**asdict(figures), "rewording": rewording}))
    else:
        print(figures.table())
        print("" if report is None else "\n" + table_of_rewording(report))
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
        "loss": sum(step.loss * step.pieces for step in recent) / max(pieces, 1),
        "distance": sum(step.distance for step in recent) / len(recent),
        "gradient_norm": sum(step.gradient_norm for step in recent) / len(recent),
        "learning_rate": last.learning_rate,
        "pieces_per_second": pieces / sum(step.seconds for step in recent),
    }


if __name__ == "__main__":
    sys.exit(main())
