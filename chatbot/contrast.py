"""What makes two sentences of nearly the same words mean something else: numbers, a "not", opposites.  Pure.

Sentence vectors hardly see these: "open" and "closed" stand in the same places, so do 12 and 14, Monday and Tuesday.
"""

import re
from itertools import permutations

OPPOSITES = (
    "open close shut",
    "opens closes shuts",
    "opening closing",
    "opened closed",
    "start end finish stop",
    "starts ends finishes stops",
    "begin end",
    "begins ends",
    "first last",
    "before after",
    "old new",
    "young old",
    "cheap expensive",
    "cheapest dearest",
    "arrive leave depart",
    "arrival departure",
    "buy sell",
    "lend borrow",
    "up down",
    "left right",
    "hot cold",
    "warm cold",
    "morning afternoon evening night",
    "day night",
    "summer winter spring autumn",
    "inside outside",
    "indoor outdoor",
    "on off",
    "with without",
    "more less fewer",
    "most least",
    "high low",
    "big small",
    "large small",
    "long short",
    "early late",
    "earliest latest",
    "best worst",
    "good bad",
    "increase decrease reduce",
    "lock unlock",
    "mother father",
    "wife husband",
    "sister brother",
    "son daughter",
    "aunt uncle",
    "boys girls",
    "boy girl",
    "men women",
    "man woman",
    "north south east west",
    "push pull",
    "public private",
    "front back",
    "top bottom",
    "upstairs downstairs",
    "ground cellar attic",
    "import export",
    "incoming outgoing",
    "send receive",
    "add remove delete",
    "install uninstall",
    "enter exit",
    "entrance exit",
    "join quit leave",
    "hire fire",
    "win lose",
    "yesterday today tomorrow",
    "weekday weekend",
    "black white",
    "red green blue yellow",
    "sick healthy",
    "dry wet",
    "full empty",
    "clean dirty",
    "allowed forbidden",
    "allow forbid",
    "always never",
    "adults children",
    "adult child",
    "dog cat",
    "dogs cats",
    "monday tuesday wednesday thursday friday saturday sunday",
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "january february march april may june july august september october november december",
    "one two three four five six seven eight nine ten",
)
NEGATIONS = re.compile(r"\b(?:not|no|never|cannot|cant|dont|wont|doesnt|isnt|arent|without|nobody|none|\w+n['’]t)\b")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
PARTNERS: dict[str, frozenset[str]] = {}
for _group in OPPOSITES:
    for _one, _other in permutations(_group.split(), 2):
        PARTNERS[_one] = PARTNERS.get(_one, frozenset()) | {_other}


def contrasts(asked: str, taught: str) -> float:
    """How many kinds of contrast there are between two texts: 0 to 3."""
    ours, theirs = asked.casefold(), taught.casefold()
    return (
        float(_numbers_differ(ours, theirs)) + float(_negated(ours) != _negated(theirs)) + float(_opposed(ours, theirs))
    )


def _numbers_differ(asked: str, taught: str) -> bool:
    """Both name numbers, and one has a number that the other lacks."""
    ours, theirs = set(NUMBER.findall(asked)), set(NUMBER.findall(taught))
    return bool(ours and theirs and ours != theirs)


def _negated(text: str) -> bool:
    return NEGATIONS.search(text) is not None


def _opposed(asked: str, taught: str) -> bool:
    """A word of one text has its opposite in the other, and not itself."""
    ours, theirs = _words(asked), _words(taught)
    return any(PARTNERS.get(word, frozenset()) & (theirs - ours) for word in ours - theirs)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))
