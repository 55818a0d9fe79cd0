"""What a file gave: lessons with their places, and what was left out and why."""

from dataclasses import dataclass

from chatbot.domain import Draft, clean_draft
from chatbot.errors import InputError


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson of a file.  ``where`` names its place, e.g. ``lessons.csv, line 3``."""

    draft: Draft
    where: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something at ``where`` that is no lesson; ``reason`` says why in a few words."""

    where: str
    reason: str


def checked(draft: Draft, where: str) -> Row:
    """The lesson, cleaned; raises `InputError` that names the place."""
    try:
        return Row(clean_draft(draft), where)
    except InputError as error:
        raise InputError(f"{where}: {error}") from error


def lenient(draft: Draft, where: str) -> Row | Skipped:
    """The lesson, cleaned, or why it cannot be one: for files that were not written to teach from."""
    try:
        return Row(clean_draft(draft), where)
    except InputError as error:
        return Skipped(where, str(error))
