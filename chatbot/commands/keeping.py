"""``chatbot lessons``, ``forget``, ``export`` and ``rate``."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from chatbot.commands.desk import Desk, one_line, opened, put, put_json, say, write_text
from chatbot.domain import Lesson, Message
from chatbot.errors import InputError
from chatbot.forgetting import Report
from chatbot.interchange import KINDS, kind_of, write_lessons, write_messages


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of these commands."""
    lessons = commands.add_parser("lessons", help="list what was taught")
    lessons.add_argument("--json", action="store_true", help="one JSON object a line")
    lessons.add_argument("-q", "--words", default="", help="only lessons with these words")
    lessons.set_defaults(run=run_lessons)
    forget = commands.add_parser("forget", help="delete a lesson, a conversation, or all from before a date")
    forget.add_argument("id", type=int, nargs="?", help="of the lesson")
    forget.add_argument(
        "--conversation", type=int, metavar="ID", help="a conversation, and the lessons that were taught from it"
    )
    forget.add_argument(
        "--before", metavar="DATE", help="messages from before this day, and lessons not changed since: 2026-01-31"
    )
    forget.set_defaults(run=run_forget)
    export = commands.add_parser("export", help="write lessons or conversations")
    export.add_argument("what", choices=("lessons", "conversations"))
    export.add_argument("--format", choices=KINDS, help="of lessons; json is ShareGPT's (else by the file's name)")
    export.add_argument("-o", "--output", metavar="FILE", help="instead of standard output")
    export.set_defaults(run=run_export)
    rate = commands.add_parser("rate", help="a thumb up or down for a logged answer; up is trained at the next retrain")
    rate.add_argument("id", type=int)
    rate.add_argument("rating", choices=("up", "down", "none"))
    rate.set_defaults(run=run_rate)


def run_lessons(options: argparse.Namespace) -> int:
    """Id, question and answer, separated by tabs; or JSON, where a private conversation is not named as the source."""
    with opened() as desk:
        found = desk.store.search_lessons(options.words) if options.words else desk.store.lessons()
        known, sources = desk.learning.trained_at(), desk.store.lesson_sources()
        for lesson in found:
            if options.json:
                put_json(_as_json(lesson, sources.get(lesson.id), known))
            else:
                put("\t".join((str(lesson.id), one_line(lesson.question), one_line(lesson.answer))))
    return 0


def _as_json(lesson: Lesson, source: int | None, known: Mapping[str, str]) -> dict[str, Any]:
    """``in_network`` is whether every wording was trained, ``trained_at`` when the question first was."""
    trained = all(pair.fingerprint in known for pair in lesson.pairs)
    since = known.get(lesson.pair.fingerprint)
    return {**asdict(lesson), "source_message_id": source, "in_network": trained, "trained_at": since}


def run_forget(options: argparse.Namespace) -> int:
    """At once, in the memory; the network follows with the next retrain."""
    if [options.id, options.conversation, options.before].count(None) != 2:
        raise InputError("Say what to forget: the number of a lesson, --conversation ID or --before DATE.")
    moment = _midnight(options.before) if options.before is not None else None
    with opened() as desk:
        if moment is not None:
            report = desk.forgetting.before(moment)
        elif options.conversation is not None:
            report = desk.forgetting.conversation(options.conversation)
        else:
            report = desk.forgetting.lesson(options.id)
    for lesson in report.gone.lessons:
        say(f"Forgot lesson {lesson.id}: {one_line(lesson.question)}")
    if options.id is None:
        counts = len(report.gone.lessons), report.gone.conversations, report.gone.messages
        say("Forgot {:,} lessons, {:,} conversations and {:,} messages.".format(*counts))
    _tell_what_is_left(report)
    return 0


def _midnight(day: str) -> datetime:
    """The start of a day where the person is, in UTC."""
    try:
        return datetime.strptime(day, "%Y-%m-%d").astimezone().astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"{day} is not a day; write it like 2026-01-31.") from error


def _tell_what_is_left(report: Report) -> None:
    if report.versions:
        say(
            f"It is in the network's weights too, in version {', '.join(report.versions)}; the next retrain starts "
            f"from version {report.start}, which never saw it."
        )
    for sentence in report.left:
        say(one_line(sentence))


def run_export(options: argparse.Namespace) -> int:
    """To a file or standard output."""
    with opened() as desk:
        if options.what == "lessons":
            text = write_lessons(desk.store.lessons(), options.format or kind_of(options.output))
        elif options.format not in (None, "jsonl"):
            raise InputError("Conversations are written as JSON Lines only.")
        else:
            text = _conversations(desk)
        write_text(options.output, text)
    return 0


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
