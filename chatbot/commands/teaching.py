"""``chatbot teach`` and ``import``: one lesson, or a file of them with a look at it first and one way back."""

import argparse
import sys
from pathlib import Path

from chatbot.commands.desk import Desk, one_line, opened, put, read_bytes, say
from chatbot.conflicts import Choice, Conflict, TeachingService, describe
from chatbot.domain import Draft, Lesson
from chatbot.errors import CheckpointError, InputError
from chatbot.importing import ON_CONFLICT, Contradiction, ImportService, Plan
from chatbot.interchange import Reading, read_import

CHOICES: dict[str, Choice] = {"r": "replace", "k": "keep", "c": "cancel"}
QUESTION = "[r]eplace its answer, [k]eep both apart, or [c]ancel? "


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of these commands."""
    teach = commands.add_parser("teach", help="teach an answer; it is used from the next question on")
    teach.add_argument("-q", "--question")
    teach.add_argument("-a", "--answer")
    teach.add_argument("--also", metavar="WORDING", action="append", default=[], help="another way to ask it; repeat")
    teach.add_argument(
        "--from",
        dest="file",
        metavar="FILE",
        help="CSV with question,answer header, JSON Lines, a FAQ in Markdown, OpenAI's conversations.json or ShareGPT; "
        "- is stdin",
    )
    teach.add_argument("--undo", action="store_true", help="take the last import back")
    _add_import_options(teach)
    teach.set_defaults(run=run_teach)
    importing = commands.add_parser("import", help="the same as teach --from")
    importing.add_argument("file")
    _add_import_options(importing)
    importing.set_defaults(run=run_import)


def _add_import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preview", action="store_true", help="only say what an import would do")
    parser.add_argument(
        "--on-conflict",
        choices=ON_CONFLICT,
        help="where a lesson has another answer: keep it, replace it, or fail (without this a terminal asks)",
    )


def run_teach(options: argparse.Namespace) -> int:
    """One lesson, a file of them, or the last import taken back."""
    single = options.question is not None or options.answer is not None
    if [single, options.file is not None, options.undo].count(True) != 1:
        raise InputError("Give -q and -a, or --from with a file, or --undo.")
    if options.undo:
        return _undo()
    if options.file is not None:
        return run_import(options)
    if options.question is None or options.answer is None:
        raise InputError("A lesson needs both a question (-q) and an answer (-a).")
    with opened() as desk:
        lesson = _teach(desk, Draft(options.question, options.answer, tuple(options.also)), options.on_conflict)
        if lesson is None:
            say("Nothing was changed.")
        else:
            say(f"Learned as lesson {lesson.id}; it answers from now on.")
    return 0


def _teach(desk: Desk, draft: Draft, on_conflict: str | None) -> Lesson | None:
    """Without a terminal and without a choice the same question gets the new answer, as in a script it should."""
    terminal = sys.stdin.isatty() and sys.stderr.isatty()
    if on_conflict is None and not terminal:
        return desk.store.teach(draft.question, draft.answer, wordings=draft.wordings)
    service = _service(desk)
    conflict = service.conflict(draft)
    if conflict is None:
        return service.teach(draft, None, "keep")
    if on_conflict == "fail":
        raise InputError(one_line(describe(conflict)))
    choice: Choice = "replace" if on_conflict == "replace" else "keep" if on_conflict == "keep" else _ask(conflict)
    return service.teach(draft, conflict, choice)


def _service(desk: Desk) -> TeachingService:
    """Where the network cannot be read, conflicts are found by the questions' words alone."""
    try:
        answerer = desk.answerer()
    except CheckpointError as error:
        say(str(error))
        return TeachingService(desk.store, lambda question: [], lambda features: 0.0)
    return TeachingService(desk.store, answerer.recall, answerer.judge.lesson)


def _ask(conflict: Conflict) -> Choice:
    say(one_line(describe(conflict)))
    while True:
        print(QUESTION, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        letter = line.strip().lower()[:1]
        if not line or letter in CHOICES:
            return CHOICES.get(letter, "cancel")


def run_import(options: argparse.Namespace) -> int:
    """All or nothing."""
    name = "standard input" if options.file == "-" else Path(options.file).name
    reading = read_import(read_bytes(options.file), name)
    with opened() as desk:
        service = ImportService(desk.store)
        if options.preview:
            _show(service.plan(reading, options.on_conflict or "replace"))
        else:
            _import(service, reading, name, options)
    return 0


def _import(service: ImportService, reading: Reading, name: str, options: argparse.Namespace) -> None:
    done = service.apply(reading, name, options.on_conflict or "replace")
    parts = [
        f"Learned {done.added:,} new lessons",
        f"{done.replaced:,} answers were replaced" if done.replaced else "",
        f"{done.extended:,} lessons got other wordings" if done.extended else "",
        f"{done.unchanged:,} were there already" if done.unchanged else "",
        f"{len(reading.skipped):,} entries were skipped (--preview lists them)" if reading.skipped else "",
    ]
    say(f"{'; '.join(part for part in parts if part)}. `chatbot teach --undo` takes it back.")


def _show(plan: Plan) -> None:
    """A line for each row that would do something or cannot, with its place; the sums on stderr."""
    for row in plan.new:
        put("\t".join(("new", row.where, one_line(row.draft.question), one_line(row.draft.answer))))
    for more in plan.additions:
        wordings = "; ".join(map(one_line, (more.row.draft.question, *more.row.draft.wordings)))
        put("\t".join(("wordings", more.row.where, wordings, f"lesson {more.lesson.id}")))
    for kind, clashes in (("conflict", plan.conflicts), ("contradicts itself", plan.repeated)):
        for clash in clashes:
            draft = clash.row.draft
            put("\t".join((kind, clash.row.where, one_line(draft.question), one_line(draft.answer), _known(clash))))
    for skipped in plan.skipped:
        put("\t".join(("skipped", skipped.where, one_line(skipped.reason))))
    say(
        f"New {len(plan.new):,}, other wordings {len(plan.additions):,}, already there {len(plan.same):,}, "
        f"another answer {len(plan.conflicts) + len(plan.repeated):,}, skipped {len(plan.skipped):,}. "
        "Nothing was changed."
    )


def _known(clash: Contradiction) -> str:
    where = f"lesson {clash.known.id}" if isinstance(clash.known, Lesson) else clash.known.where
    return f"{where} says: {one_line(clash.answer)}"


def _undo() -> int:
    with opened() as desk:
        undone = ImportService(desk.store).undo()
    kept = ", ".join(str(lesson.id) for lesson in undone.kept)
    say(
        f"Took back the import of {undone.name}: {len(undone.removed):,} lessons were removed, "
        f"{len(undone.restored):,} are as they were before."
        + (f" Changed since, and therefore left alone: lesson {kept}." if kept else "")
    )
    return 0
