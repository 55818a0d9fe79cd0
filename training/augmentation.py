"""Questions as people also type them: other casing, no marks, typos, dropped words.  Pure functions of a seed."""

import random
from dataclasses import dataclass

SWAPPABLE = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Augmentation:
    """Chances, 0 to 1, of each change to a question."""

    lower: float = 0.25
    no_marks: float = 0.25
    typo: float = 0.12
    drop_word: float = 0.12


def augment(text: str, chances: Augmentation, order: random.Random) -> str:
    """``text`` with changes drawn from ``order``; never empty."""
    if order.random() < chances.lower:
        text = text.lower()
    if order.random() < chances.no_marks:
        text = text.rstrip("?!. ") or text
    if order.random() < chances.drop_word:
        text = _drop_word(text, order)
    if order.random() < chances.typo:
        text = _typo(text, order)
    return text


def _drop_word(text: str, order: random.Random) -> str:
    words = text.split(" ")
    if len(words) < 4:
        return text
    del words[order.randrange(len(words))]
    return " ".join(words)


def _typo(text: str, order: random.Random) -> str:
    """One letter swapped with the next, left out, doubled or replaced."""
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if len(places) < 3:
        return text
    i = order.choice(places)
    kind = order.randrange(4)
    if kind == 0:
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    if kind == 1:
        return text[:i] + text[i + 1 :]
    if kind == 2:
        return text[:i] + text[i] + text[i:]
    return text[:i] + order.choice(SWAPPABLE) + text[i + 1 :]
