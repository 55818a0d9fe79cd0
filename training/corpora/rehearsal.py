"""Conversations and passages made anew for a retrain to rehearse: they need no room in a checkpoint."""

import random
from collections.abc import Sequence

from chatbot.domain import QaPair
from training.corpora.conversations import Conversations, is_small
from training.corpora.examples import Example
from training.corpora.passages import Passages, load_kinds
from training.corpora.texts import ToldTexts
from training.corpora.told import load_families
from training.corpora.values import WORDS, Values


def made_context(seed: int, base: Sequence[Example], conversations: int = 1200, passages: int = 500) -> list[Example]:
    """Examples with something to read beside the question; ``base`` pairs stand between what is told and asked.

    Empty when ``base`` has no answered pair.
    """
    order = random.Random(f"{seed}/context")
    chatter = [QaPair(one.question, one.answer) for one in base if one.answer and is_small(one.question)]
    if not chatter:
        return []
    refused = [one.question for one in base if one.answer is None and is_small(one.question)]
    values = Values(order, WORDS["things"])
    talks = Conversations(order, values, [one for one in load_families() if not one.held_out], chatter, refused)
    made = [talks.draw() for _ in range(conversations * 3 // 4)]
    made += talks.in_context(base, conversations - len(made))
    kinds = [kind for kind in load_kinds() if not kind.held_out]
    texts = Passages(order, [], kinds, [], values, told=ToldTexts(order, values, load_families()))
    return [*made, *(texts.draw() for _ in range(passages))]
