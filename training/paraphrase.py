"""Questions in other words: near words from the word table, keywords alone, other ways to begin.

Pure functions of a seed.  Knows no lesson's answer and no exam.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.model.arrays import Array, unit
from chatbot.model.words import Lexicon, words_of

FRAMES = (
    "can you tell me {}",
    "please tell me {}",
    "I'd like to know {}",
    "do you know {}",
    "{} please",
    "quick question: {}",
    "I was wondering, {}",
    "{}, do you know?",
)
SMALL_WORDS = frozenset(
    words_of(
        "a an and are at be by can could did do does for from had has have how i if in is it may me must my of on or "
        "our shall should that the their there they this to us was we were what when where which who why will with "
        "would you your"
    )
)
MARKS = '?.,!;:"()'
NEAR, NEAREST = 0.55, 6
"""A word of like meaning has at least this cosine, and is among so many nearest."""


@dataclass(frozen=True, slots=True)
class Chances:
    """0 to 1: of each word to be exchanged for a near one, and of a question to be cut to its keywords or framed."""

    near: float = 0.2
    keywords: float = 0.15
    framed: float = 0.15


class Paraphraser:
    """Rewords questions of one set; ``vectors`` (W + 1, E) are those of the lexicon's words."""

    def __init__(self, questions: Sequence[str], lexicon: Lexicon, vectors: Array, chances: Chances) -> None:
        self._chances = chances
        wanted = {word for text in questions for word in words_of(text)} if chances.near else set[str]()
        self._near = near_words(wanted, lexicon, vectors)

    def __call__(self, text: str, order: random.Random) -> str:
        """``text`` in other words, drawn from ``order``; never empty."""
        chances = self._chances
        parts = [self._exchanged(part, order) for part in text.split(" ")] if self._near else text.split(" ")
        if chances.keywords and order.random() < chances.keywords:
            parts = _keywords(parts)
        reworded = " ".join(parts)
        if chances.framed and order.random() < chances.framed:
            reworded = order.choice(FRAMES).format(reworded[:1].lower() + reworded[1:])
        return reworded

    def _exchanged(self, part: str, order: random.Random) -> str:
        core = part.strip(MARKS)
        near = self._near.get(core.casefold())
        if not near or order.random() >= self._chances.near:
            return part
        return part.replace(core, order.choice(near))


def near_words(wanted: set[str], lexicon: Lexicon, vectors: Array) -> dict[str, tuple[str, ...]]:
    """For each of ``wanted`` that has any, its words of like meaning; small words keep theirs."""
    known = sorted(word for word in wanted - SMALL_WORDS if lexicon.row(word))
    if not known:
        return {}
    table = unit(vectors[1:])
    near: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(known), 512):
        chunk = known[start : start + 512]
        cosines = table[[lexicon.row(word) - 1 for word in chunk]] @ table.T
        best = np.argpartition(-cosines, NEAREST + 1, axis=1)[:, : NEAREST + 1] if len(table) > NEAREST + 1 else None
        for row, word in enumerate(chunk):
            rows = range(len(table)) if best is None else sorted(int(place) for place in best[row])
            found = tuple(
                lexicon.words[n]
                for n in rows
                if cosines[row, n] >= NEAR and lexicon.words[n] != word and lexicon.words[n] not in SMALL_WORDS
            )
            if found:
                near[word] = found
    return near


def _keywords(parts: list[str]) -> list[str]:
    """Without its small words, where two others are left."""
    kept = [part for part in parts if part.strip(MARKS).casefold() not in SMALL_WORDS]
    return kept if len(kept) >= 2 else parts
