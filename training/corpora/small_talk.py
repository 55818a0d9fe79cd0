"""Engram's small talk: the public intents in its own voice, and what it says of itself."""

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from training.corpora.examples import Group
from training.corpora.readers import personality_chat


def small_talk(root: Path) -> list[Group]:
    """All intents.  A phrasing that stands in several belongs to Engram's own, else to the first."""
    voice: dict[str, str] = _read()["voice"]
    public = [
        Group(group.name, group.phrasings, voice.get(group.name, group.answer)) for group in personality_chat(root)
    ]
    unknown = set(voice) - {group.name for group in public}
    if unknown:
        raise ValueError(f"engram.toml names intents that the set does not have: {sorted(unknown)}")
    return _without_repeats(own_intents() + public)


def own_intents() -> list[Group]:
    """What is written for this project: Engram speaking of itself, and the commonest greetings."""
    return [Group(intent["questions"][0], tuple(intent["questions"]), intent["answer"]) for intent in _read()["intent"]]


def adopt(groups: list[Group], most: int = 120) -> tuple[list[Group], list[Group]]:
    """Requests that have an answer here after all, with it, ``most`` phrasings each; and the others."""
    answers: dict[str, str] = _read()["adopted"]
    own = [Group(group.name, group.phrasings[:most], answers[group.name]) for group in groups if group.name in answers]
    return own, [group for group in groups if group.name not in answers]


def _read() -> dict[str, Any]:
    return tomllib.loads(resources.files("training.corpora").joinpath("engram.toml").read_text("utf-8"))


def same_letters(text: str) -> str:
    """The letters and digits of a text, for telling whether two are the same but for marks and case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _without_repeats(groups: list[Group]) -> list[Group]:
    seen: set[str] = set()
    unique: list[Group] = []
    for group in groups:
        kept = []
        for phrasing in group.phrasings:
            if same_letters(phrasing) not in seen:
                seen.add(same_letters(phrasing))
                kept.append(phrasing)
        unique.append(Group(group.name, tuple(kept), group.answer))
    return unique
