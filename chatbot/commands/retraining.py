"""``chatbot train``: prepare a run, start its child, follow it, conclude."""

import argparse
import os
import signal
import subprocess
import time
from dataclasses import asdict
from typing import Any

from tqdm import tqdm

from chatbot.commands.desk import opened, put_json, say
from chatbot.errors import InputError
from chatbot.jobs import Progress, RunDirectory, child_command, child_environment
from chatbot.learning import Outcome

POLL_SECONDS = 0.2
STAGES = {"load": "loading", "train": "learning", "save": "saving", "exam": "exam"}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parser of this command."""
    train = commands.add_parser("train", help="put what was taught into the network")
    train.add_argument("--json", action="store_true", help="print the exam's report")
    train.add_argument("--resume", action="store_true", help="go on with a run that was stopped or broke off")
    train.add_argument("--seed", type=int, default=1)
    train.add_argument("--run", dest="child", metavar="DIR", help=argparse.SUPPRESS)
    train.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 adopted, 3 refused by the exam, 1 stopped or failed."""
    with opened() as desk:
        learning = desk.learning
        job = learning.unfinished() if options.resume else learning.prepare(options.seed)
        if job is None:
            raise InputError("There is no unfinished training to resume.")
        job.prepare_resume()
        if passed := learning.start().passed_over:
            parent = job.read_request().parent
            say(f"Version {', '.join(passed)} has forgotten lessons in its weights: this starts from {parent}.")
        follow(job)
        outcome = learning.conclude(job)
    if options.json:
        put_json(report(outcome))
    say(sentence(outcome))
    if outcome.adopted:
        return 0
    return 3 if outcome.version is not None else 1


def follow(job: RunDirectory) -> None:
    """Run the child with a bar on stderr; Ctrl-C asks it to stop and waits for it."""
    with job.log.open("ab") as log:
        child = subprocess.Popen(
            child_command(job),
            env=child_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=os.name != "nt",
        )
    with tqdm(bar_format="{desc} {percentage:3.0f}% |{bar}| {postfix}") as bar:
        before = signal.signal(signal.SIGINT, lambda *_: job.ask_to_stop())
        try:
            while child.poll() is None:
                _show(bar, job.new_progress())
                time.sleep(POLL_SECONDS)
            _show(bar, job.new_progress())
        finally:
            signal.signal(signal.SIGINT, before)


def _show(bar: "tqdm[Any]", news: list[Progress]) -> None:
    if not news:
        return
    last = news[-1]
    bar.total, bar.n = last.steps, last.step
    bar.set_description_str(STAGES[last.stage], refresh=False)
    parts = []
    if last.loss is not None:
        parts.append(f"loss {last.loss:.3f}")
    if last.recalled is not None:
        parts.append(f"recalled {last.recalled:.0%}")
    if last.seconds_left is not None:
        parts.append(f"{last.seconds_left:.0f} s left")
    bar.set_postfix_str(", ".join(parts))


def report(outcome: Outcome) -> dict[str, Any]:
    """The outcome for scripts."""
    result = outcome.result
    return {
        "adopted": outcome.adopted,
        "version": outcome.version.id if outcome.version else None,
        "status": result.status,
        "message": result.message,
        "seconds": round(result.seconds, 1),
        "peak_mib": round(result.peak_mib, 1),
        "exam": asdict(result.exam) if result.exam else None,
    }


def sentence(outcome: Outcome) -> str:
    """The outcome for the person."""
    if outcome.version is None:
        return outcome.result.message
    exam = outcome.result.exam
    assert exam is not None
    scores = (
        f"as taught {exam.taught.right}/{exam.taught.total}, small talk {exam.small_talk.right}/"
        f"{exam.small_talk.total}, unknown refused {exam.refused.right}/{exam.refused.total}, "
        f"facts, chats and texts {exam.other.right}/{exam.other.total}"
    )
    if exam.reworded is not None:
        scores += f", in other words {exam.reworded.right}/{exam.reworded.total}"
    if outcome.adopted:
        return f"Version {outcome.version.id} is in use now ({scores})."
    return f"Version {outcome.version.id} is kept but not used ({scores}). {outcome.result.message}"
