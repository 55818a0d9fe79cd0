"""Things that are no question at all, which must be refused too: mashed keys, word salad, emoji, numbers."""

import random

KEYS = ("asdfghjkl", "qwertyuiop", "zxcvbnm")
EMOJI = "😀😂🥰😎🤔🙄😴🤯🥳😭👍🙏🔥🎉🚀🌈🍕🐶🐱❤💔✨⭐☀☕⚽🎵📚💡🔑"


def nonsense(words: list[str], order: random.Random, count: int) -> list[str]:
    """``count`` lines, drawn from ``order``; ``words`` feed the salads."""
    return [_line(words, order) for _ in range(count)]


def _line(words: list[str], order: random.Random) -> str:
    kind = order.randrange(5)
    if kind == 0:
        return " ".join(_mash(order) for _ in range(order.randint(1, 4)))
    if kind == 1:
        return " ".join(order.choice(words) for _ in range(order.randint(3, 9)))
    if kind == 2:
        return "".join(order.choice(EMOJI) for _ in range(order.randint(1, 6)))
    if kind == 3:
        return " ".join(str(order.randrange(10 ** order.randint(1, 7))) for _ in range(order.randint(1, 4)))
    letters = [order.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(order.randint(3, 10))]
    return "".join(letters) + order.choice(["", "?", "!", "."])


def _mash(order: random.Random) -> str:
    row = order.choice(KEYS)
    return "".join(order.choice(row) for _ in range(order.randint(3, 9)))
