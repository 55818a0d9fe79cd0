"""Which examples train, which are held out, and the frozen exam made of the latter."""

import random
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from chatbot.model.tokenizer import CONTINUE
from training.corpora.examples import Example, ExamQuestion, Group
from training.corpora.nonsense import nonsense
from training.corpora.readers import (
    banking77,
    hotel_questions,
    hwu64,
    self_dialogue,
    student_chats,
    trivia_questions,
    web_questions,
)
from training.corpora.small_talk import own_intents, same_letters, small_talk

HELD_OUT_PHRASINGS = 0.1
HELD_OUT_INTENTS = 0.2
ALWAYS_SHOWN = 5
OWN_WEIGHT = 4
SAME_MEANING = "banking77/"
CHATTY = ("hwu64/general_", "hwu64/lists_", "hwu64/social_")


@dataclass(frozen=True, slots=True)
class Corpora:
    """``known`` and ``unknown`` train the answers, ``dialogue`` the language.

    ``held_out`` holds known questions in other words; ``held_out_unknown`` questions of intents never shown;
    ``intents`` are phrasings of one intent each; ``held_out_intents`` are others, each of one meaning to the last
    name and number, for the judge of lessons.
    """

    known: tuple[Example, ...]
    unknown: tuple[Example, ...]
    dialogue: tuple[Example, ...]
    held_out: tuple[ExamQuestion, ...]
    held_out_unknown: tuple[ExamQuestion, ...]
    intents: tuple[Group, ...]
    held_out_intents: tuple[Group, ...]


def build(root: Path, seed: int = 1, dialogues: int = 24_000) -> Corpora:
    """Read and split all sets, the same way each time for one ``seed``."""
    order = random.Random(seed)
    groups = small_talk(root)
    known, held_out = split_phrasings(groups, order)
    own = {group.name for group in own_intents()}
    known += [one for one in known if one.group in own] * (OWN_WEIGHT - 1)
    shown, hidden = _split_intents([*banking77(root), *hwu64(root)], order)
    questions = [*web_questions(root), *trivia_questions(root), *dict.fromkeys(q for q, _ in hotel_questions(root))]
    order.shuffle(questions)
    cut = len(questions) // 20
    asked_of_shown = [phrasing for group in shown if _is_request(group) for phrasing in group.phrasings]
    asked_of_hidden = [phrasing for group in hidden if _is_request(group) for phrasing in group.phrasings]
    order.shuffle(asked_of_hidden)
    words = sorted({word for text in questions for word in text.split()})
    answered = {same_letters(one.question) for one in known}
    return Corpora(
        known=tuple(known),
        unknown=tuple(
            Example(text, None)
            for text in [*asked_of_shown, *questions[cut:], *nonsense(words, order, 3000)]
            if not _greets(text, answered)
        ),
        dialogue=tuple(_continuations(root, order, dialogues)),
        held_out=tuple(held_out),
        held_out_unknown=tuple(
            ExamQuestion(text, ()) for text in [*asked_of_hidden[:1000], *questions[:cut], *nonsense(words, order, 200)]
        ),
        intents=tuple(shown),
        held_out_intents=tuple(group for group in hidden if group.name.startswith(SAME_MEANING)),
    )


def _greets(text: str, answered: set[str]) -> bool:
    """Whether a question "to be refused" is, or begins with, one that has an answer: it would teach to refuse that."""
    return same_letters(text) in answered or "how are you" in text.casefold()


def _is_request(group: Group) -> bool:
    return not group.name.startswith(CHATTY)


def split_phrasings(groups: list[Group], order: random.Random) -> tuple[list[Example], list[ExamQuestion]]:
    """Training examples, and a tenth of each group's phrasings (at least one, none of the first five) held out."""
    by_answer: dict[str, str] = {}
    train: list[Example] = []
    test: list[ExamQuestion] = []
    for group in groups:
        answer = group.answer or ""
        by_answer.setdefault(answer, group.name)
        always, phrasings = list(group.phrasings[:ALWAYS_SHOWN]), list(group.phrasings[ALWAYS_SHOWN:])
        order.shuffle(phrasings)
        cut = max(1, round(len(group.phrasings) * HELD_OUT_PHRASINGS))
        test += [ExamQuestion(text, (answer,), group.name) for text in phrasings[:cut]]
        train += [Example(text, answer, by_answer[answer]) for text in [*always, *phrasings[cut:]]]
    return train, test


def _split_intents(groups: list[Group], order: random.Random) -> tuple[list[Group], list[Group]]:
    shuffled = sorted(groups, key=lambda group: group.name)
    order.shuffle(shuffled)
    cut = round(len(shuffled) * HELD_OUT_INTENTS)
    return shuffled[cut:], shuffled[:cut]


def _continuations(root: Path, order: random.Random, dialogues: int) -> list[Example]:
    chats = [*self_dialogue(root), *student_chats(root)]
    order.shuffle(chats)
    return [
        Example(before, after, task=CONTINUE)
        for chat in chats[:dialogues]
        for before, after in pairwise(chat)
        if 2 <= len(before) <= 160 and 2 <= len(after) <= 160
    ]
