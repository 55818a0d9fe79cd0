"""``chatbot logs``, ``backup``, ``restore``, ``doctor`` and ``path``."""

import argparse
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from chatbot.answering import Answerer
from chatbot.backups import back_up, new_backup_path, restore
from chatbot.checkpoints import CheckpointRegistry
from chatbot.commands.desk import Desk, opened, put, put_json, say
from chatbot.database import journal_mode
from chatbot.domain import Answer
from chatbot.errors import ChatbotError, InputError
from chatbot.manifest import verify
from chatbot.paths import DataPaths, base_checkpoint

FREE_MIB = 200


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of these commands."""
    logs = commands.add_parser("logs", help="the newest questions and answers")
    logs.add_argument("-n", type=int, default=10, help="how many")
    logs.add_argument("-q", "--words", default="", help="only questions with these words")
    logs.add_argument("--json", action="store_true", help="one JSON object a line")
    logs.set_defaults(run=run_logs)
    backup = commands.add_parser("backup", help="copy the database")
    backup.add_argument("file", nargs="?", help="instead of a dated file in the data folder")
    backup.set_defaults(run=run_backup)
    restoring = commands.add_parser("restore", help="put a backup in the database's place; the present one is kept")
    restoring.add_argument("file")
    restoring.set_defaults(run=run_restore)
    doctor = commands.add_parser("doctor", help="check that everything is in order")
    doctor.set_defaults(run=run_doctor)
    path = commands.add_parser("path", help="where the data lies")
    path.set_defaults(run=run_path)


def run_logs(options: argparse.Namespace) -> int:
    """Newest first."""
    if options.n < 1:
        raise InputError("How many must be at least 1.")
    with opened() as desk:
        for question, answer in desk.store.log(options.n, options.words):
            if options.json:
                put_json(
                    {
                        "question": question.text,
                        "answer": answer.text if answer else None,
                        "asked_at": question.created_at,
                        "source": answer.source.value if answer and answer.source else None,
                        "confidence": answer.confidence if answer else None,
                        "model": answer.model if answer else None,
                        "answer_id": answer.id if answer else None,
                        "conversation_id": question.conversation_id,
                    }
                )
            else:
                put(f"{question.created_at}  {question.text}\n    {answer.text if answer else '(no answer)'}")
    return 0


def run_backup(options: argparse.Namespace) -> int:
    """Prints the file's path."""
    with opened() as desk:
        target = Path(options.file) if options.file else new_backup_path(desk.paths)
        back_up(desk.store, target)
        put(str(target))
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Checks the backup first; the present file goes to the backups."""
    kept = restore(DataPaths.default().ensure(), Path(options.file))
    if kept is not None:
        say(f"The database as it was is kept as {kept}.")
    say("Restored.")
    return 0


def run_doctor(_: argparse.Namespace) -> int:
    """A line a check; 1 when something is wrong."""
    wrong = 0
    for name, fault in _checks():
        put(f"{'ok  ' if fault is None else 'WRONG'} {name}{'' if fault is None else ': ' + fault}")
        wrong += fault is not None
    return 1 if wrong else 0


def _checks() -> Iterator[tuple[str, str | None]]:
    paths = DataPaths.default()
    try:
        paths.ensure()
        yield f"data folder {paths.root}", None
    except ChatbotError as error:
        yield "data folder", str(error)
        return
    free = shutil.disk_usage(paths.root).free // 2**20
    yield f"free space {free:,} MiB", None if free >= FREE_MIB else f"less than {FREE_MIB} MiB are free"
    yield f"SQLite {sqlite3.sqlite_version}, journal mode {journal_mode()}", None
    try:
        with opened() as desk:
            faults = desk.store.check()
            yield "database", faults[0] if faults else None
            yield from _versions(desk)
    except ChatbotError as error:
        yield "database", str(error)
        yield "network that ships", _fault(CheckpointRegistry(paths, base_checkpoint()).current().path)


def _versions(desk: Desk) -> Iterator[tuple[str, str | None]]:
    for version in desk.registry.versions():
        yield f"version {version.id}", _fault(version.path)
    current = desk.registry.current()
    try:
        last = list(Answerer.load(current.path, current.id).answer((), "Hello"))[-1]
        assert isinstance(last, Answer)
        yield f"an answer in {last.milliseconds:.0f} ms from version {current.id}", None
    except ChatbotError as error:
        yield "an answer", str(error)


def _fault(folder: Path) -> str | None:
    try:
        verify(folder)
    except ChatbotError as error:
        return str(error)
    return None


def run_path(_: argparse.Namespace) -> int:
    """The data folder."""
    put(str(DataPaths.default().root))
    return 0
