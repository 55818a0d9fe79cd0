"""Which examples train, which are held out, and the frozen exam made of the latter."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path

from chatbot.domain import QaPair
from chatbot.model.tokenizer import CONTINUE
from training.corpora.conversation_exam import exam_conversations
from training.corpora.conversations import Conversations, is_small
from training.corpora.examples import Example, ExamQuestion, Group
from training.corpora.facts import Fact, follow_ups, unknown_like
from training.corpora.facts import facts as all_facts
from training.corpora.frames import Family
from training.corpora.nonsense import nonsense
from training.corpora.passages import passage_sets
from training.corpora.readers import (
    Dialogue,
    banking77,
    hotel_questions,
    hwu64,
    self_dialogue,
    student_chats,
    trivia_questions,
    web_questions,
)
from training.corpora.sentences import wide_sentences
from training.corpora.small_talk import adopt, own_intents, same_letters, small_talk
from training.corpora.told import exam_families, load_families
from training.corpora.unanswerable import unanswerable
from training.corpora.values import Values
from training.corpora.wordings import COMMON_KNOWLEDGE, wordings
from training.corpora.wordnet import nouns, verbs

HELD_OUT_PHRASINGS = 0.1
ALWAYS_SHOWN = 5
COMMON_NOUNS, COMMON_VERBS = 8000, 2500
OWN_WEIGHT = 4
SAME_MEANING = "banking77/"
CHATTY = ("hwu64/general_", "hwu64/lists_", "hwu64/social_")


@dataclass(frozen=True, slots=True)
class Corpora:
    """What trains: ``known``, ``unknown``, ``facts``, ``conversations`` and ``passages`` the answers, ``dialogue`` the
    language, ``sentences`` and ``same`` (texts that mean the same) the encoder, ``wordings`` and ``intents`` besides;
    ``words`` are common ones that the word table should have.

    What examines: ``exam`` and, disjoint from it, ``calibration`` for the judge; ``held_out_intents`` are phrasings of
    intents never shown, each of one meaning to the last name and number, for the judge of lessons.
    """

    known: tuple[Example, ...]
    unknown: tuple[Example, ...]
    facts: tuple[Example, ...]
    conversations: tuple[Example, ...]
    passages: tuple[Example, ...]
    dialogue: tuple[Example, ...]
    sentences: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    wordings: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    intents: tuple[Group, ...]
    held_out_intents: tuple[Group, ...]
    exam: tuple[ExamQuestion, ...]
    calibration: tuple[ExamQuestion, ...]


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many made examples of each kind."""

    dialogues: int = 8000
    conversations: int = 80_000
    in_context: int = 10_000
    follow_ups: int = 4000
    passages: int = 60_000
    made_unknown: int = 8000
    unanswerable: int = 16_000
    exam: int = 150
    sentences: int = 450_000


def build(root: Path, seed: int = 1, amounts: Amounts = Amounts()) -> Corpora:
    """Read, make and split everything, the same way each time for one ``seed``."""
    order = random.Random(seed)
    adopted, requests = adopt([*banking77(root), *hwu64(root)])
    known, held_out = split_phrasings([*small_talk(root), *adopted], order)
    own = {group.name for group in own_intents()}
    weighted = known + [one for one in known if one.group in own] * (OWN_WEIGHT - 1)
    shown, hidden = _split_intents(requests)
    worded, _ = wordings()
    sentences, families = wide_sentences(root, random.Random(f"{seed}/sentences"))
    facts = all_facts(root)
    fact_examples = [Example(form, fact.answer, fact.answer) for fact in facts for form in fact.asked]
    needs = [group for group in worded if not group.name.startswith(COMMON_KNOWLEDGE)]
    unknown, held_out_unknown = _unknown(
        root, order, [*known, *fact_examples], [*shown, *needs], hidden, families, facts, amounts
    )
    chatter = [QaPair(one.question, one.answer or "") for one in known if is_small(one.question)]
    refused = [one.question for one in unknown[:4000] if is_small(one.question)]
    common = [noun.word for noun in nouns(root)[:2500] if " " not in noun.word]
    talks = Conversations(
        order, Values(order, common), [one for one in load_families() if not one.held_out], chatter, refused
    )
    conversations = [talks.draw() for _ in range(amounts.conversations)]
    conversations += talks.in_context([*known, *unknown[:6000], *fact_examples[::3]], amounts.in_context)
    conversations += follow_ups(facts, order, amounts.follow_ups)
    drawn, examined = passage_sets(root, random.Random(f"{seed}/texts"), common)
    passages = [drawn.draw() for _ in range(amounts.passages)]
    exam, calibration = list[ExamQuestion](), list[ExamQuestion]()
    kept = [ExamQuestion(form, (fact.answer,), fact.kind, "facts") for fact in facts for form in fact.kept]
    asked = exam_conversations(random.Random(f"{seed}/exam"), common, chatter, refused, 2 * amounts.exam)
    read = [examined.draw() for _ in range(2 * amounts.exam)]
    texts = [ExamQuestion(one.question, (one.answer or "",), "passage", "passages", one.history) for one in read]
    for pool, share in (
        (held_out, 2 * amounts.exam),
        (held_out_unknown, amounts.exam),
        (kept, amounts.exam),
        (texts, amounts.exam),
    ):
        order.shuffle(pool)
        cut = min(share, len(pool) // 2)
        exam += pool[:cut]
        calibration += pool[cut : 4 * cut]
    for number, question in enumerate(asked):
        (exam if number % 2 else calibration).append(question)
    dialogue, heard = _dialogues(root, order, amounts.dialogues)
    exam += [ExamQuestion(one.question, (one.answer or "",), kind="dialogue") for one in heard[: amounts.exam]]
    return Corpora(
        known=tuple(weighted),
        unknown=tuple(unknown),
        facts=tuple(fact_examples),
        conversations=tuple(conversations),
        passages=tuple(passages),
        dialogue=tuple(dialogue),
        sentences=tuple(sentences[: amounts.sentences]),
        same=(
            *(family.texts for family in families),
            *(group.phrasings for group in shown),
            *_by_answer([*known, *fact_examples]),
        ),
        wordings=tuple(group.phrasings for group in worded),
        words=(
            *(noun.word for noun in nouns(root)[:COMMON_NOUNS]),
            *verbs(root)[:COMMON_VERBS],
            *(text for group in worded for text in group.phrasings),
        ),
        intents=(*shown, *worded),
        held_out_intents=tuple(group for group in hidden if group.name.startswith(SAME_MEANING)),
        exam=tuple(exam),
        calibration=tuple(calibration),
    )


def _by_answer(known: Sequence[Example]) -> list[tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for one in known:
        groups.setdefault(one.group, []).append(one.question)
    return [tuple(texts) for texts in groups.values()]


def _unknown(
    root: Path, order: random.Random, answered: Sequence[Example], shown: Sequence[Group], hidden: Sequence[Group],
    families: Sequence[Family], facts: Sequence[Fact], amounts: Amounts,
) -> tuple[list[Example], list[ExamQuestion]]:  # fmt: skip
    """Questions to be refused, for training and, of other intents and sources, held out."""
    questions = [*web_questions(root), *trivia_questions(root), *dict.fromkeys(q for q, _ in hotel_questions(root))]
    questions += unknown_like(root, facts)
    questions += [
        text for family in families[: amounts.made_unknown] for text in family.texts[:1] if text.endswith("?")
    ]
    order.shuffle(questions)
    cut = len(questions) // 20
    asked_of_shown = [phrasing for group in shown if _is_request(group) for phrasing in group.phrasings]
    asked_of_hidden = [phrasing for group in hidden if _is_request(group) for phrasing in group.phrasings]
    order.shuffle(asked_of_hidden)
    words = sorted({word for text in questions for word in text.split()})
    letters = {same_letters(one.question) for one in answered}
    letters |= {same_letters(form) for fact in facts for form in fact.kept}
    training = [*asked_of_shown, *questions[cut:], *nonsense(words, order, 3000), *_unanswerable(root, amounts)]
    order.shuffle(training)
    held_out = [*asked_of_hidden[: len(questions[:cut])], *questions[:cut], *nonsense(words, order, 200)]
    return (
        [Example(text, None) for text in training if not _greets(text, letters)],
        [ExamQuestion(text, (), kind="unknown") for text in held_out if not _greets(text, letters)],
    )


def _unanswerable(root: Path, amounts: Amounts) -> list[str]:
    order, known = random.Random("unanswerable"), {one.name for one in exam_families()}
    rare = [noun.word for noun in nouns(root)[6000:] if " " not in noun.word]
    families = [one for one in load_families() if one.name not in known]
    return list(dict.fromkeys(unanswerable(order, Values(order, rare), families, rare, amounts.unanswerable)))


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


def _split_intents(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """Shown and never shown: the intents that ``held_out.txt`` names, the same for every seed."""
    names = set(resources.files("training.corpora").joinpath("held_out.txt").read_text("utf-8").split())
    shown = [group for group in groups if group.name not in names]
    return shown, [group for group in groups if group.name in names]


def _dialogues(root: Path, order: random.Random, count: int) -> tuple[list[Example], list[Example]]:
    """Continuations of ``count`` dialogues, and of a hundred others that are never trained."""
    chats = [*self_dialogue(root), *student_chats(root)]
    order.shuffle(chats)
    return _continuations(chats[:count]), _continuations(chats[count : count + 100])


def _continuations(chats: Sequence[Dialogue]) -> list[Example]:
    return [
        Example(before, after, task=CONTINUE)
        for chat in chats
        for before, after in pairwise(chat)
        if 2 <= len(before) <= 160 and 2 <= len(after) <= 160
    ]
