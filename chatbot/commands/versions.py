"""``chatbot models`` and ``chatbot rollback``."""

import argparse
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from chatbot.archive import export_version, import_version
from chatbot.checkpoints import Version
from chatbot.commands.asking import as_json
from chatbot.commands.desk import Desk, load, one_line, opened, put, put_json, say
from chatbot.comparing import Pair, compare, find_break, lineage
from chatbot.domain import clean_answer, clean_question
from chatbot.errors import InputError
from chatbot.exam_file import exam_questions


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of these commands."""
    models = commands.add_parser("models", help="list the versions of the network, use, compare or hand on one")
    models.add_argument("--json", action="store_true", help="one JSON object a line")
    models.set_defaults(run=run_models)
    _add_actions(models.add_subparsers(metavar="ACTION"))
    rollback = commands.add_parser("rollback", help="go back to the version before the one in use")
    rollback.set_defaults(run=run_rollback)


def _add_actions(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    use = actions.add_parser("use", help="answer from this version")
    use.add_argument("id", nargs="?")
    use.set_defaults(run=run_use)
    remove = actions.add_parser("remove", help="delete a version for good")
    remove.add_argument("id")
    remove.set_defaults(run=run_remove)
    export = actions.add_parser("export", help="write a version as one file")
    export.add_argument("id")
    export.add_argument("file", metavar="FILE.engram")
    export.set_defaults(run=run_export)
    importing = actions.add_parser("import", help="take in a version from a file; it is not used yet")
    importing.add_argument("file", metavar="FILE.engram")
    importing.set_defaults(run=run_import)
    comparing = actions.add_parser(
        "compare", help="ask two versions the same, without lessons; the exam's questions where they differ, or one"
    )
    comparing.add_argument("first", metavar="A")
    comparing.add_argument("second", metavar="B")
    comparing.add_argument("-q", "--question")
    comparing.add_argument("--json", action="store_true", help="one JSON object a line")
    comparing.set_defaults(run=run_compare)
    bisect = actions.add_parser("bisect", help="find the retrain after which the network no longer gives an answer")
    bisect.add_argument("-q", "--question", required=True)
    bisect.add_argument("-a", "--answer", required=True)
    bisect.set_defaults(run=run_bisect)


def run_models(options: argparse.Namespace) -> int:
    """List."""
    with opened() as desk:
        for version in desk.registry.versions():
            if options.json:
                put_json(_as_json(version))
            else:
                mark, note = "*" if version.current else " ", one_line(version.manifest.note)
                put(f"{mark} {version.id}\t{version.manifest.created_at}\t{_state(version)}\t{note}")
    return 0


def _state(version: Version) -> str:
    if version.damaged:
        return "damaged"
    return "refused" if version.refused else "in use" if version.current else "kept"


def _as_json(version: Version) -> dict[str, object]:
    manifest = version.manifest
    return {
        "id": version.id,
        "parent": manifest.parent,
        "created_at": manifest.created_at,
        "state": _state(version),
        "lessons": len(manifest.lessons),
        "note": manifest.note,
        "exam": asdict(replace(manifest.exam, changed=())) if manifest.exam else None,
    }


def run_use(options: argparse.Namespace) -> int:
    """Answer from another version."""
    if options.id is None:
        raise InputError("Say which version: chatbot models use ID.")
    with opened() as desk:
        say(f"Version {desk.registry.use(options.id).id} is in use now.")
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Not the one that shipped, nor the one in use."""
    with opened() as desk:
        desk.registry.remove(options.id)
    say(f"Removed version {options.id}.")
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Into one file."""
    with opened() as desk:
        version = desk.registry.get(options.id)
        export_version(version, Path(options.file))
        learned = len(version.manifest.trained)
    say(f"Wrote version {version.id}." + (f" It has learned {learned:,} pairs of yours by heart." if learned else ""))
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Out of one file."""
    with opened() as desk:
        version = import_version(Path(options.file), desk.registry, desk.paths)
    say(f"Taken in as version {version.id}; `chatbot models use {version.id}` answers from it.")
    return 0


def run_compare(options: argparse.Namespace) -> int:
    """One question side by side, or all of the exam that they answer differently."""
    question = clean_question(options.question) if options.question is not None else None
    with opened() as desk:
        first, second = (load(desk.registry.get(number)) for number in (options.first, options.second))
        questions = [question] if question else exam_questions(desk.registry.get(options.second).path)
        pairs = compare(first, second, questions, desk.settings.precision)
        if question:
            differing = list(pairs)
        else:
            differing = [pair for pair in tqdm(pairs, "comparing", len(questions), leave=False) if pair.differs]
    for pair in differing:
        if options.json:
            put_json(_pair_as_json(pair))
        else:
            put(f"{one_line(pair.question)}\n    {_side(pair, 0)}\n    {_side(pair, 1)}")
    if question is None:
        say(f"{len(differing):,} of {len(questions):,} answers differ.")
    return 0


def _pair_as_json(pair: Pair) -> dict[str, Any]:
    first, second = as_json(pair.question, pair.first), as_json(pair.question, pair.second)
    return {"question": pair.question, "differs": pair.differs, "first": first, "second": second}


def _side(pair: Pair, which: int) -> str:
    answer = (pair.first, pair.second)[which]
    return f"{answer.model} ({answer.confidence:.0%}): {one_line(answer.text)}"


def run_bisect(options: argparse.Namespace) -> int:
    """Names the version, or says that the one in use still knows the answer."""
    question, answer = clean_question(options.question), clean_answer(options.answer)
    with opened() as desk:
        return _bisect(desk, question, answer)


def _bisect(desk: Desk, question: str, answer: str) -> int:
    line = lineage(desk.registry)
    found = find_break(line, load, question, answer)
    if found.broken is None:
        say(f"Version {line[0].id}, which is in use, gives this answer.")
    elif found.last_good is None:
        say(f"None of the versions {', '.join(found.asked)} gives this answer.")
    else:
        put(found.broken.id)
        say(f"Version {found.broken.id} is the first that no longer gives it; {found.last_good.id} did.")
    return 0


def run_rollback(_: argparse.Namespace) -> int:
    """To the parent."""
    with opened() as desk:
        say(f"Version {desk.registry.rollback().id} is in use now.")
    return 0
