"""What must be refused when nothing was said before: mashed keys of many kinds, lone words, halves of questions, and
questions about the person's own day, other people, prices, opening hours and news that nobody told.

Only for training: the exam's nonsense is in ``nonsense``.
"""

import random
from collections.abc import Iterator, Sequence

from training.corpora.told import Fact, Family, with_article
from training.corpora.values import WORDS, Values

ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "1234567890",
    "poiuytrewq",
    "lkjhgfdsa",
)
SYLLABLES = (
    "ba be bi bo bu da de di do du fa fe fo ga go gu ka ke ki ko la li lo lu ma mi mo mu na ne ni no pa pe po ra ri"
)
SYLLABLES += " ro sa se si so su ta te ti to tu va ve vo wa we xi xu ya yo za zo zu blo gri sna tro ploo fleb zorp quib"
HALVES = (
    "what about the", "and then?", "and the other one?", "and after that", "what about {n}", "and {n}?", "but the {n}",
    "the {n} of the", "how many", "which one?", "when does the", "where is the", "who is the", "how do I", "is it the",
    "because of the {n}", "the same with {n}", "and for {n}", "if the {n}", "or the {n}?", "what if", "can the {n}",
    "tell me about the", "how much is", "the second one", "what was the", "and how about it", "in the {n}",
    "another one", "the first", "do the {n} and", "why the {n}", "and in {p}?", "what about {f}", "and {f}?",
    "and her?", "and him?", "what did he say", "where did they go", "is that one cheaper", "which of them",
)  # fmt: skip
TIMES = ("yesterday", "this morning", "last night", "on Sunday", "last week", "two days ago", "at noon", "last summer")
DEEDS = (
    "eat",
    "drink",
    "buy",
    "watch",
    "read",
    "dream",
    "cook",
    "wear",
    "forget",
    "lose",
    "say",
    "write",
    "do",
    "pay",
    "see",
)
ASKED = (
    "What did I {d} {t}?", "what did I {d} {t}", "Where was I {t}?", "Who did I meet {t}?", "How did I sleep {t}?",
    "When did I get home {t}?", "What did my {r} {d} {t}?", "Where is my {n}?", "who has my {n}", "Who called me {t}?",
    "How much money do I have?", "What is in my {n}?", "What colour are my {n}s?", "When did I last see my {r}?",
    "What does my {r} think of me?", "Did my {r} call?", "what am I wearing", "Where did {f} go {t}?",
    "What did {f} {d} {t}?", "How much does {f} {s} earn?", "What is {f}'s phone number?", "Where does {f} {s} live?",
    "Is {f} {s} married?", "How old is {f} {s}?", "Does {f} love me?", "What is {f}'s password?", "Who is {f} {s}?",
    "what does {f} want", "Why did {f} leave?", "When will {f} come back?", "Who does {f} work for?",
    "What is the news today?", "what happened in {p} {t}", "Who won the match {t}?", "What's new in {p}?",
    "How much is a {n} in {p}?", "what does a {n} cost",
    "How much is petrol today?", "What is the share price of {c}?", "How much is a ticket to {p}?",
    "When does the next train to {p} leave?", "Which bus goes to {p}?", "How far is it from {p} to {q}?",
    "When does the {w} open?", "Is the {w} open today?", "Where is the nearest {w}?", "Which {w} is the best in {p}?",
    "When does {c} open?", "Is {c} hiring?", "What is the phone number of {c}?", "Who is the head of {c}?",
    "What is on at the cinema in {p}?", "What is on television tonight?", "Where can I eat well in {p}?",
    "Is there a strike today?", "How is the traffic in {p}?", "Who is the mayor of {p}?",
    "Where can I buy a {n}?", "How do I repair a {n}?", "Who invented the {n}?", "How many people live in {p}?",
    "What is the exchange rate today?", "Is my flight on time?", "Has my parcel arrived?", "Where is my order?",
    "What is the meaning of {k}?", "What is {k}?", "Who is {k}?", "What does {k} mean?", "Where is {k}?",
)  # fmt: skip
PLACES = (
    "pharmacy",
    "post office",
    "library",
    "supermarket",
    "museum",
    "pool",
    "dentist",
    "town hall",
    "bakery",
    "zoo",
)


def unanswerable(
    order: random.Random, values: Values, families: Sequence[Family], rare: Sequence[str], count: int
) -> Iterator[str]:
    """``count`` lines drawn from ``order``; ``families`` give questions on what was never told, ``rare`` are words."""
    for _ in range(count):
        draw = order.random()
        if draw < 0.25:
            yield _cased(" ".join(_mash(order) for _ in range(order.choice((1, 1, 1, 2, 3)))), order)
        elif draw < 0.35:
            yield _cased(order.choice(rare), order) + order.choice(("", "", "?", ".", "!"))
        elif draw < 0.47:
            yield _cased(_filled(order.choice(HALVES), order, values), order) + order.choice(("", "", "...", "?"))
        elif draw < 0.75:
            yield _filled(order.choice(ASKED), order, values)
        else:
            yield _never_told(order.choice(families), order, values)


def _mash(order: random.Random) -> str:
    kind, row = order.randrange(7), order.choice(ROWS)
    if kind == 0:
        return "".join(order.choice(row) for _ in range(order.randint(3, 12)))
    if kind == 1:
        return order.choice("abcdefghijklmnopqrstuvwxyz") * order.randint(3, 9)
    if kind == 2:
        return "".join(order.choice(SYLLABLES.split()) for _ in range(order.randint(2, 5)))
    if kind == 3:
        start = order.randrange(len(row) - 3)
        return row[start : start + order.randint(4, 8)] * order.choice((1, 1, 2))
    if kind == 4:
        return "".join(order.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(order.randint(4, 11)))
    if kind == 5:
        pair = order.choice(row) + order.choice(row)
        return pair * order.randint(2, 5)
    return "".join(order.choice("asdfjklghöäü;,.") for _ in range(order.randint(4, 10)))


def _filled(frame: str, order: random.Random, values: Values) -> str:
    text = frame.format(
        n=values.draw("object noun"),
        p=values.draw("place"),
        q=values.draw("place"),
        f=values.draw("first name"),
        s=order.choice(WORDS["surnames"]),
        c=values.draw("company"),
        k=values.draw("brand"),
        r=order.choice(("sister", "brother", "boss", "mother", "father", "neighbour", "wife", "husband", "friend")),
        t=order.choice(TIMES),
        d=order.choice(DEEDS),
        w=order.choice(PLACES),
    )
    return with_article(text)


def _never_told(family: Family, order: random.Random, values: Values) -> str:
    about = order.choice(family.about)
    if about.startswith("@"):
        about = values.draw(about[1:])
    return Fact(family, about, "", family.say[0], verb=order.choice(family.verbs)).filled(order.choice(family.ask))


def _cased(text: str, order: random.Random) -> str:
    draw = order.random()
    return text.upper() if draw < 0.08 else text.capitalize() if draw < 0.2 else text
