"""Questions and statements of everyday kinds, made of frames and WordNet's common words.

The frames of one family mean the same: what the encoder learns as rewordings.  ``{n}`` and ``{m}`` stand for nouns,
``{v}`` for a verb.  Nothing here has an answer; the families only teach closeness.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FAMILIES: tuple[tuple[str, ...], ...] = (
    (
        "How do I {v} the {n}?",
        "How can I {v} my {n}?",
        "what's the way to {v} a {n}",
        "I want to {v} the {n}, how do I do that?",
        "steps to {v} the {n}",
        "Can you explain how to {v} the {n}?",
        "Help me {v} the {n}.",
    ),
    (
        "Where is the {n}?",
        "where do you keep the {n}",
        "Where can I find the {n}?",
        "I can't find the {n}.",
        "Do you know where the {n} is?",
        "I'm looking for the {n}",
        "whereabouts of the {n}?",
        "In which place is the {n} kept?",
    ),
    (
        "How much does the {n} cost?",
        "What is the price of the {n}?",
        "price of a {n}?",
        "How expensive is the {n}?",
        "what do I have to pay for the {n}",
        "What does a {n} cost?",
        "How much do you charge for the {n}?",
    ),
    (
        "When does the {n} open?",
        "What are the opening hours of the {n}?",
        "at what time can I go to the {n}",
        "{n} opening times",
        "From when is the {n} open?",
        "Until when is the {n} open?",
    ),
    (
        "Who is responsible for the {n}?",
        "Who takes care of the {n}?",
        "whom do I ask about the {n}",
        "Who is in charge of the {n}?",
        "Which person handles the {n}?",
        "contact for the {n}?",
    ),
    (
        "When is the {n} {m}?",
        "What day is the {n} {m}?",
        "date of the {n} {m}",
        "On which date does the {n} {m} take place?",
        "Tell me when the {n} {m} is.",
    ),
    (
        "What is the {n} {m}?",
        "Tell me the {n} {m}.",
        "do you know the {n} {m}",
        "I need the {n} {m}",
        "Could you give me the {n} {m}?",
        "What's our {n} {m}?",
        "{n} {m}?",
    ),
    (
        "Why is the {n} not working?",
        "the {n} doesn't work",
        "My {n} is broken, what can I do?",
        "What should I do when the {n} fails?",
        "there's a problem with the {n}",
        "The {n} has stopped working.",
        "how to fix the {n}",
    ),
    (
        "Can I bring a {n}?",
        "Am I allowed to bring my {n}?",
        "are {n}s permitted",
        "Is it okay to bring a {n}?",
        "Do you allow {n}s?",
        "what is the rule about {n}s",
    ),
    (
        "Do I need a {n}?",
        "Is a {n} required?",
        "is it necessary to have a {n}",
        "Must I have a {n}?",
        "What if I don't have a {n}?",
    ),
    (
        "How long does the {n} take?",
        "what's the duration of the {n}",
        "How many days does the {n} need?",
        "When will the {n} be finished?",
        "How much time should I plan for the {n}?",
    ),
    (
        "What is a {n}?",
        "Explain {n} to me.",
        "what does {n} mean",
        "Define {n}.",
        "meaning of {n}",
        "Can you tell me what a {n} is?",
    ),
    (
        "Can I {v} the {n} later?",
        "Is it possible to {v} the {n} afterwards?",
        "may I {v} my {n} at another time",
        "I'd like to {v} the {n} some other time, is that possible?",
    ),
    (
        "I lost my {n}.",
        "My {n} is gone, what now?",
        "what to do about a missing {n}",
        "What happens if I lose the {n}?",
        "I can't find my {n} any more.",
    ),
    (
        "Do you have {n}s?",
        "Is there a {n} here?",
        "are any {n}s available",
        "Can I get a {n} here?",
        "Do you offer {n}s?",
    ),
    (
        "How many {n}s are there in the {m}?",
        "what is the number of {n}s in the {m}",
        "Count of {n}s in a {m}?",
        "How many {n}s does the {m} have?",
    ),
    (
        "How do I order a {n}?",
        "I want to order a new {n}",
        "Where do we buy {n}s?",
        "how can I get a {n}",
        "What must I do to get a {n}?",
        "ordering {n}s",
    ),
    (
        "Who wrote the {n}?",
        "who is the author of the {n}",
        "The {n} was written by whom?",
        "By whom was the {n} made?",
    ),
    ("I like the {n}.", "The {n} is my favourite.", "i really love {n}s", "{n}s are great"),
    ("I hate the {n}.", "I don't like {n}s.", "{n}s are terrible", "The {n} is awful."),
    ("How often should I {v} the {n}?", "At what interval must I {v} the {n}?", "how many times do we {v} the {n}"),
    ("What colour is the {n}?", "tell me the color of the {n}", "Which colour does the {n} have?"),
    ("How big is the {n}?", "What size is the {n}?", "size of the {n}", "How large is our {n}?"),
    (
        "Is the {n} safe for the {m}?",
        "can a {n} harm the {m}",
        "Does the {n} damage the {m}?",
        "Is it dangerous to use a {n} with the {m}?",
    ),
    (
        "What is the difference between a {n} and a {m}?",
        "how does a {n} differ from a {m}",
        "{n} or {m}: what's the difference?",
        "Compare {n} and {m}.",
    ),
    (
        "Please {v} the {n}.",
        "Could you {v} the {n} for me?",
        "{v} the {n}",
        "I'd like you to {v} the {n}.",
        "go ahead and {v} the {n}",
    ),
    ("Why do people {v} {n}s?", "what is the reason to {v} a {n}", "For what reason would one {v} a {n}?"),
    ("My {n} is in the {m}.", "I put the {n} into the {m}.", "the {n} lies in my {m}"),
    (
        "The {n} costs too much.",
        "I was charged too much for the {n}.",
        "why is the {n} so expensive",
        "That's a lot of money for a {n}.",
    ),
    ("How do I cancel the {n}?", "I want to cancel my {n}", "Can the {n} be cancelled?", "cancelling a {n}"),
    ("How do I change my {n}?", "I need a different {n}", "can the {n} be changed", "Where do I update my {n}?"),
    ("What is the best {n}?", "which {n} would you recommend", "Can you suggest a good {n}?", "Recommend me a {n}."),
)
ROWS = 4


@dataclass(frozen=True, slots=True)
class Family:
    """Texts that mean the same."""

    texts: tuple[str, ...]


def families(nouns: Sequence[str], verbs: Sequence[str], order: random.Random, count: int) -> Iterator[Family]:
    """``count`` families of `ROWS` texts each, commoner words oftener, drawn from ``order``."""
    for _ in range(count):
        frames = order.choice(FAMILIES)
        words = {"n": _common(nouns, order), "m": _common(nouns, order), "v": _common(verbs, order)}
        chosen = order.sample(frames, min(ROWS, len(frames)))
        yield Family(tuple(_grammatical(frame.format(**words)) for frame in chosen))


def _common(words: Sequence[str], order: random.Random) -> str:
    return words[int(len(words) * order.random() ** 1.7)]


def _grammatical(text: str) -> str:
    for vowel in "aeio":
        text = text.replace(f" a {vowel}", f" an {vowel}")
    return text
