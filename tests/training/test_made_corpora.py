"""The made conversations and passages: what is asked for was said, exam names are never trained."""

import random

import pytest

from chatbot.domain import QaPair, Role
from chatbot.model.tokenizer import Tokenizer
from chatbot.passages import split_message
from tests.tiny import TINY, tiny_checkpoint
from training.batching import Stream, fits
from training.corpora.conversations import KINDS, Conversations, exam_conversations, load_families, said_back
from training.corpora.examples import Example
from training.corpora.passages import NOT_THERE, Document, Passages, load_kinds, made_document
from training.corpora.values import Values, is_held_out

NOUNS = ["lamp", "river", "engine", "coat", "island", "bell"]
CHATTER = [QaPair("hi", "Hello!"), QaPair("thanks", "You're welcome.")]


def conversations(seed: int = 1, held_out: bool = False) -> Conversations:
    order = random.Random(seed)
    families = [one for one in load_families() if one.held_out == held_out]
    return Conversations(order, Values(order, NOUNS, held_out), families, CHATTER, ["Where is the moon?"])


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("My dog is called Rex.", "Your dog is called Rex."),
        ("I am 40 years old.", "You are 40 years old."),
        ("I was born on 3 May.", "You were born on 3 May."),
        ("My train is at 10:45 am.", "Your train is at 10:45 am."),
        ("i'm a nurse", "You're a nurse."),
        ("We call our cat Tom.", "You call your cat Tom."),
    ],
)
def test_statements_are_said_back(said: str, back: str) -> None:
    assert said_back(said) == back


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"never told", "at once", "note"}))
def test_what_is_asked_for_was_told(kind: str) -> None:
    talks = conversations()
    for _ in range(40):
        example = talks.draw(kind=kind)
        assert example.answer is not None
        said = " ".join(turn.text for turn in example.history if turn.role is Role.USER).casefold()
        own = {word.strip(".,").casefold() for word in example.answer.split()}
        spoken = {word.strip(".,").casefold() for word in said.split()} | {
            "you",
            "your",
            "you're",
            "are",
            "were",
            "you've",
        }
        assert own <= spoken


def test_what_was_never_told_has_no_answer() -> None:
    assert all(conversations(seed).draw(kind="never told").answer is None for seed in range(20))


def test_roles_alternate() -> None:
    for seed in range(20):
        roles = [turn.role for turn in conversations(seed).draw().history]
        assert roles == [Role.USER, Role.ENGRAM] * (len(roles) // 2)


def test_exam_families_are_disjoint_and_up_to_ten_exchanges_apart() -> None:
    families = load_families()
    assert {one.name for one in families if one.held_out}.isdisjoint(one.name for one in families if not one.held_out)
    questions = exam_conversations(random.Random(1), NOUNS, CHATTER, ["Where is the moon?"], 60)
    assert max(len(one.history) for one in questions) >= 2 * 10
    assert {one.kind for one in questions} == {
        "conversation, new names",
        "conversation, new families",
        "conversation, never told",
    }


@pytest.mark.parametrize("kind", ["name", "place"])
def test_names_of_the_exam_are_kept_apart(kind: str) -> None:
    train, exam = Values(random.Random(1), NOUNS), Values(random.Random(1), NOUNS, held_out=True)
    assert not any(is_held_out(train.draw(kind)) for _ in range(100))
    assert all(is_held_out(exam.draw(kind)) for _ in range(100))


def test_passages_hold_the_answer_or_say_that_they_do_not() -> None:
    order = random.Random(1)
    told = ("Breakfast starts at seven.", "Pets stay for free.", "Parking costs 9 euros.", "Rooms have a kettle.")
    hotel = Document("Swan", tuple((text, (f"{text.split()[0]}?",)) for text in told))
    kinds = [kind for kind in load_kinds() if not kind.held_out]
    draws = Passages(order, [hotel], kinds, [], Values(order, NOUNS))
    answers = set()
    for _ in range(200):
        example = draws.draw()
        text = example.history[0].text if example.history else example.question
        pasted = split_message(text)
        assert pasted is not None
        assert example.answer is not None
        there = example.answer in pasted.passage
        assert there or example.answer == NOT_THERE
        answers.add(there)
    assert answers == {True, False}


def test_documents_answer_their_questions() -> None:
    order = random.Random(2)
    for kind in load_kinds():
        document = made_document(kind, Values(order, NOUNS), order)
        assert 3 <= len(document.sentences) <= 7
        assert all(questions and "{" not in sentence + "".join(questions) for sentence, questions in document.sentences)


def test_filled_sources_need_no_padding_and_keep_the_question() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    talks = conversations()
    examples = [one for one in (talks.draw() for _ in range(120)) if fits(one, tokenizer, TINY.model)]
    stream = Stream("talk", examples, tokenizer, TINY.model, size=8, seed=1, multiple=8)
    for number in range(6):
        source = stream.batch(number).source
        assert source.shape[1] % 8 == 0
    short = Example("hi", "Hello!")
    assert fits(short, tokenizer, TINY.model)
    assert not fits(Example("word " * 400, "no"), tokenizer, TINY.model)
