"""``chatbot inbox``: what was asked and not known, and its answers."""

import argparse
from collections.abc import Sequence

from chatbot.commands.desk import Desk, load, one_line, opened, put, put_json, say
from chatbot.errors import InputError
from chatbot.inbox import Group, InboxService


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parser of this command."""
    inbox = commands.add_parser("inbox", help="questions that were refused or got a thumb down, grouped by meaning")
    inbox.add_argument("--json", action="store_true", help="one JSON object a line")
    inbox.add_argument("--dismissed", action="store_true", help="those that were dismissed")
    inbox.set_defaults(run=run_inbox)
    actions = inbox.add_subparsers(metavar="ACTION")
    answer = actions.add_parser("answer", help="answer all questions of a group")
    answer.add_argument("-a", "--answer", required=True)
    answer.set_defaults(run=run_answer)
    dismiss = actions.add_parser("dismiss", help="do not list a group any more, however often it is asked")
    dismiss.set_defaults(run=run_dismiss)
    reopen = actions.add_parser("reopen", help="list a dismissed group again")
    reopen.set_defaults(run=run_reopen)
    for action in (answer, dismiss, reopen):
        listed = "`chatbot inbox --dismissed`" if action is reopen else "`chatbot inbox`"
        action.add_argument("number", type=int, metavar="N", help=f"as {listed} numbers them")


def _service(desk: Desk) -> InboxService:
    answerer = load(desk.registry.current())
    return InboxService(desk.store, answerer.sentence_vectors, answerer.rarity)


def run_inbox(options: argparse.Namespace) -> int:
    """The most asked first: number, how often, and the questions."""
    with opened() as desk:
        service = _service(desk)
        groups = service.dismissed() if options.dismissed else service.groups()
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
        lesson = service.answer(_chosen(service.groups(), options.number, "in the inbox; it has"), options.answer)
    wordings = f" in {len(lesson.questions)} wordings" if lesson.wordings else ""
    say(f"Learned as lesson {lesson.id}{wordings}; it answers from now on.")
    return 0


def run_dismiss(options: argparse.Namespace) -> int:
    """A group that the person does not want to answer."""
    with opened() as desk:
        service = _service(desk)
        group = _chosen(service.groups(), options.number, "in the inbox; it has")
        service.dismiss(group)
    say(f"“{one_line(group.question)}” is dismissed; `chatbot inbox reopen` brings it back.")
    return 0


def run_reopen(options: argparse.Namespace) -> int:
    """One that was dismissed waits for an answer again."""
    with opened() as desk:
        service = _service(desk)
        group = _chosen(service.dismissed(), options.number, "among the dismissed; there are")
        service.reopen(group)
    say(f"“{one_line(group.question)}” is in the inbox again.")
    return 0


def _chosen(groups: Sequence[Group], number: int, where: str) -> Group:
    """The group of this number; raises `InputError`."""
    if not 1 <= number <= len(groups):
        raise InputError(f"There is no number {number} {where} {len(groups)}.")
    return groups[number - 1]
