"""``chatbot models`` and ``chatbot rollback``."""

import argparse

from chatbot.checkpoints import Version
from chatbot.commands.desk import opened, put, put_json, say
from chatbot.errors import InputError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parsers of these commands."""
    models = commands.add_parser("models", help="list the versions of the network; `models use ID` takes one")
    models.add_argument("action", nargs="?", choices=("use",))
    models.add_argument("id", nargs="?")
    models.add_argument("--json", action="store_true", help="one JSON object a line")
    models.set_defaults(run=run_models)
    rollback = commands.add_parser("rollback", help="go back to the version before the one in use")
    rollback.set_defaults(run=run_rollback)


def run_models(options: argparse.Namespace) -> int:
    """List, or use one."""
    with opened() as desk:
        if options.action == "use":
            if options.id is None:
                raise InputError("Say which version: chatbot models use ID.")
            say(f"Version {desk.registry.use(options.id).id} is in use now.")
            return 0
        for version in desk.registry.versions():
            if options.json:
                put_json(_as_json(version))
            else:
                mark = "*" if version.current else " "
                put(f"{mark} {version.id}\t{version.manifest.created_at}\t{_state(version)}\t{version.manifest.note}")
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
    }


def run_rollback(_: argparse.Namespace) -> int:
    """To the parent."""
    with opened() as desk:
        say(f"Version {desk.registry.rollback().id} is in use now.")
    return 0
