"""The project's own groups of wordings: needs of everyday and working life, each asked for in some eight ways.

``wordings/*.txt``: one wording a line, the plainest first, groups apart by an empty line; written for this, without
answers.  They teach the encoder what means the same, and the network what it cannot know unless it is taught.
"""

from importlib import resources

from chatbot.domain import normalise_question
from training.corpora.examples import Group

FOLDER = "wordings"
BLOCK, BLOCKS = 20, 10
"""Of every BLOCKS blocks of BLOCK groups the last is held out: blocks, since neighbours are about like things."""
COMMON_KNOWLEDGE = f"{FOLDER}/knowledge/"
"""Some of these questions have answers in other corpora."""


def wordings() -> tuple[list[Group], list[Group]]:
    """The groups that train, and those held out.

    What shares a wording with one that is held out is neither.
    """
    shown: list[Group] = []
    hidden: list[Group] = []
    apart: set[str] = set()
    for file in sorted(resources.files("training.corpora").joinpath(FOLDER).iterdir(), key=lambda one: one.name):
        area = file.name.removesuffix(".txt")
        for number, group in enumerate(read_groups(file.read_text("utf-8"), f"{FOLDER}/{area}")):
            if number // BLOCK % BLOCKS < BLOCKS - 1:
                shown.append(group)
            elif not apart & _forms(group):
                hidden.append(group)
                apart |= _forms(group)
    return [group for group in shown if not apart & _forms(group)], hidden


def _forms(group: Group) -> set[str]:
    return {normalise_question(text) for text in group.phrasings}


def read_groups(text: str, area: str) -> list[Group]:
    """The groups of one file, named by its ``area`` and their number; those of one wording are left out."""
    blocks = [
        tuple(dict.fromkeys(" ".join(line.split()) for line in block.splitlines() if line.strip()))
        for block in _blocks(text)
    ]
    return [Group(f"{area}/{number}", block) for number, block in enumerate(blocks) if len(block) > 1]


def _blocks(text: str) -> list[str]:
    lines = ["" if not line.strip() else line for line in text.splitlines()]
    return [block for block in "\n".join(lines).split("\n\n") if block.strip()]
