"""The person's choices, in ``settings.toml``.  A file that cannot be read is put aside, never obeyed by halves."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import tomli_w

from chatbot.jobs import write_durably

MOST_WAITING = 100
Theme = Literal["system", "light", "dark"]
Language = Literal["system", "en", "hi"]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """``font_scale`` is a factor; ``precision`` how often an answer should be right, 0 to 1; ``retrain_after``
    how many new lessons must wait before a retrain begins by itself.  ``notify`` shows a tray icon that tells when a
    retrain has ended; ``less_motion`` stills what moves.
    """

    theme: Theme = "system"
    language: Language = "system"
    font_scale: Annotated[float, msgspec.Meta(ge=0.85, le=1.6)] = 1.0
    precision: Annotated[float, msgspec.Meta(ge=0.5, le=0.99)] = 0.8
    beams: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4
    keep_history: bool = True
    learn_from_history: bool = True
    notify: bool = False
    less_motion: bool = False
    retrain_when_idle: bool = False
    retrain_after: Annotated[int, msgspec.Meta(ge=1, le=MOST_WAITING)] = 20


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """The settings, and a sentence to show once when the file was broken (it is kept as ``.bad``)."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(raw, Settings), None
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:
        return Settings(), f"The settings could not be read ({error}); {_put_aside(path)}."


def _put_aside(path: Path) -> str:
    aside = path.with_name(path.name + ".bad")
    try:
        path.replace(aside)
    except OSError:
        return "the usual ones are used"
    return f"they were put aside as {aside.name}"


def save_settings(path: Path, settings: Settings) -> None:
    """Write all of them, durably."""
    write_durably(path, tomli_w.dumps(msgspec.to_builtins(settings)).encode("utf-8"))
