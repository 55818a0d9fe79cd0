"""``chatbot teach``, ``lessons``, ``forget``, ``import``, ``export`` and ``rate``."""

import argparse
from dataclasses import asdict
from pathlib import Path

from chatbot.commands.desk import Desk, opened, put, put_json, read_bytes, say, write_text
from chatbot.domain import Message
from chatbot.errors import InputError
from chatbot.interchange import read_lessons, write_lessons, write_messages


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of these commands."""
    teach = commands.add_parser("teach", help="teach an answer; it is used from the next question on")
    teach.add_argument("-q", "--question")
    teach.add_argument("-a", "--answer")
    teach.add_argument(
        "--from", dest="file", metavar="FILE", help="CSV with question,answer header, or JSON Lines; - is stdin"
    )
    teach.set_defaults(run=run_teach)
    importing = commands.add_parser("import", help="the same as teach --from")
    importing.add_argument("file")
    importing.set_defaults(run=run_import)
    lessons = commands.add_parser("lessons", help="list what was taught")
    lessons.add_argument("--json", action="store_true", help="one JSON object a line")
    lessons.add_argument("-q", "--words", default="", help="only lessons with these words")
    lessons.set_defaults(run=run_lessons)
    forget = commands.add_parser("forget", help="delete a lesson")
    forget.add_argument("id", type=int)
    forget.set_defaults(run=run_forget)
    export = commands.add_parser("export", help="write lessons or conversations")
    export.add_argument("what", choices=("lessons", "conversations"))
    export.add_argument("--format", choices=("csv", "jsonl"), help="lessons as CSV (else JSON Lines)")
    export.add_argument("-o", "--output", metavar="FILE", help="instead of standard output")
    export.set_defaults(run=run_export)
    rate = commands.add_parser("rate", help="a thumb up or down for a logged answer; up is trained at the next retrain")
    rate.add_argument("id", type=int)
    rate.add_argument("rating", choices=("up", "down", "none"))
    rate.set_defaults(run=run_rate)


def run_teach(options: argparse.Namespace) -> int:
    """One pair, or a file of them."""
    single = options.question is not None or options.answer is not None
    if single == (options.file is not None):
        raise InputError("Give -q and -a, or --from with a file.")
    if options.file is not None:
        return run_import(options)
    if options.question is None or options.answer is None:
        raise InputError("A lesson needs both a question (-q) and an answer (-a).")
    with opened() as desk:
        lesson = desk.store.teach(options.question, options.answer)
        say(f"Learned as lesson {lesson.id}; it answers from now on.")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """All or nothing."""
    name = "standard input" if options.file == "-" else Path(options.file).name
    pairs = read_lessons(read_bytes(options.file), name)
    with opened() as desk:
        before = {lesson.id for lesson in desk.store.lessons()}
        taught = {lesson.id for lesson in desk.store.teach_all(pairs)}
        new = len(taught - before)
        say(f"Learned {new} new lessons; {len(taught) - new} others were brought up to date.")
    return 0


def run_lessons(options: argparse.Namespace) -> int:
    """Id, question and answer, separated by tabs; or JSON."""
    with opened() as desk:
        found = desk.store.search_lessons(options.words) if options.words else desk.store.lessons()
        known = {*desk.registry.current().manifest.lessons}
        for lesson in found:
            trained = lesson.pair.fingerprint in known
            if options.json:
                put_json({**asdict(lesson), "in_network": trained})
            else:
                put("\t".join((str(lesson.id), _line(lesson.question), _line(lesson.answer))))
    return 0


def _line(text: str) -> str:
    return " ".join(text.split())


def run_forget(options: argparse.Namespace) -> int:
    """At once, in the memory; the network follows with the next retrain."""
    with opened() as desk:
        lesson = desk.store.forget(options.id)
        say(f"Forgot lesson {lesson.id}: {_line(lesson.question)}")
        if lesson.pair.fingerprint in desk.registry.current().manifest.lessons:
            say("It is in the network's weights too; to be rid of it there, go back to a version from before it.")
    return 0


def run_export(options: argparse.Namespace) -> int:
    """To a file or standard output."""
    with opened() as desk:
        if options.what == "lessons":
            text = write_lessons(desk.store.lessons(), options.format or _by_name(options.output))
        elif options.format == "csv":
            raise InputError("Conversations are written as JSON Lines only.")
        else:
            text = _conversations(desk)
        write_text(options.output, text)
    return 0


def _by_name(name: str | None) -> str:
    return "csv" if name and name.lower().endswith(".csv") else "jsonl"


def _conversations(desk: Desk) -> str:
    parts = []
    for conversation in desk.store.conversations(limit=1_000_000):
        messages: list[Message] = desk.store.messages(conversation.id, limit=10_000_000)
        parts.append(write_messages(messages, conversation.id))
    return "".join(parts)


def run_rate(options: argparse.Namespace) -> int:
    """By the id that ``chatbot logs --json`` shows for the answer."""
    with opened() as desk:
        desk.store.rate(options.id, {"up": 1, "down": -1, "none": 0}[options.rating])
        say("Noted." if options.rating != "up" else "Noted; the next retrain learns this answer.")
    return 0
