"""``chatbot inbox``: what was asked and not known, and its answers."""

import argparse

from chatbot.commands.desk import Desk, load, one_line, opened, put, put_json, say
from chatbot.errors import InputError
from chatbot.inbox import InboxService


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parser of this command."""
    inbox = commands.add_parser("inbox", help="questions that were refused or got a thumb down, grouped by meaning")
    inbox.add_argument("--json", action="store_true", help="one JSON object a line")
    inbox.set_defaults(run=run_inbox)
    answer = inbox.add_subparsers(metavar="ACTION").add_parser("answer", help="answer all questions of a group")
    answer.add_argument("number", type=int, metavar="N", help="as `chatbot inbox` numbers them")
    answer.add_argument("-a", "--answer", required=True)
    answer.set_defaults(run=run_answer)


def _service(desk: Desk) -> InboxService:
    answerer = load(desk.registry.current())
    return InboxService(desk.store, answerer.sentence_vectors, answerer.rarity)


def run_inbox(options: argparse.Namespace) -> int:
    """The most asked first: number, how often, and the questions."""
    with opened() as desk:
        groups = _service(desk).groups()
    for number, group in enumerate(groups, 1):
        if options.json:
            wordings = list(group.wordings)
            put_json({"number": number, "question": group.question, "times": group.times, "wordings": wordings})
        else:
            put(f"{number}\t{group.times}\t{' / '.join(map(one_line, group.wordings))}")
    return 0


def run_answer(options: argparse.Namespace) -> int:
    """One lesson with all their wordings."""
    with opened() as desk:
        service = _service(desk)
        groups = service.groups()
        if not 1 <= options.number <= len(groups):
            raise InputError(f"There is no number {options.number} in the inbox; it has {len(groups)}.")
        lesson = service.answer(groups[options.number - 1], options.answer)
    wordings = f" in {len(lesson.questions)} wordings" if lesson.wordings else ""
    say(f"Learned as lesson {lesson.id}{wordings}; it answers from now on.")
    return 0
