"""Whether a copied answer stands in what was read, on words with vectors made by hand."""

import numpy as np
import pytest

from chatbot.domain import Role, Turn
from chatbot.grounding import NOTHING_READ, Grounding, Grounds, is_question
from chatbot.kinship import Kinship
from chatbot.model.arrays import Array, unit

LIKE = {"called": "name", "named": "name", "gardener": "job", "work": "job"}
WORDS = {word: number for number, word in enumerate(("name", "job", "rex", "dog", "cat", "anna", "tom", "archive"))}
SMALL = {"my", "your", "the", "is", "a", "i", "you", "am", "are", "what", "who", "and", "of", "as", "okay"}


def vector(word: str) -> Array:
    """(10,): words that are alike share a direction; all small words do, and all that are not known."""
    row = np.zeros(len(WORDS) + 2, np.float32)
    row[-1 if word in SMALL else WORDS.get(LIKE.get(word, word), -2)] = 1.0
    return unit(row)


KINSHIP = Kinship(lambda word: 1.0 if word in SMALL else 10.0, vector)


def told(*statements: str) -> list[Turn]:
    return [turn for text in statements for turn in (Turn(Role.USER, text), Turn(Role.ENGRAM, "Okay."))]


def grounding(history: list[Turn], question: str, answer: str, copied: float = 1.0) -> Grounding:
    return Grounds(KINSHIP, history, question).of(answer, copied)


def test_what_was_told_and_is_asked_for_is_grounded() -> None:
    found = grounding(told("My dog is called Rex."), "What is the name of my dog?", "Your dog is called Rex.")
    assert found.features == pytest.approx((0.0, 0.0, 0.0, 0.0), abs=0.01)


def test_who_speaks_makes_no_difference() -> None:
    history = told("I'm Tom.")
    assert grounding(history, "Who am I?", "You're Tom.") == grounding(history, "Who am I?", "You are Tom.")


def test_a_statement_is_noted_by_saying_it_back() -> None:
    for history in ([], told("Anna is a gardener.")):
        found = grounding(history, "My dog is called Rex.", "Okay. Your dog is called Rex.")
        assert found.features == pytest.approx((0.0, 0.0, 0.0, 0.0), abs=0.01)
    assert grounding(told("Anna is a gardener."), "My dog is called Rex.", "Okay. Your cat is called Rex.").alien > 0.3


@pytest.mark.parametrize("text", ["Who am I?", "what did I name my dog", "ok, do you remember my job", "is Rex a dog"])
def test_questions_are_known_without_their_mark(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["My dog is called Rex.", "no, I meant Tom", "the key is on the hook where Anna sits"])
def test_statements_are_none(text: str) -> None:
    assert not is_question(text)


def test_another_subject_is_strange_to_what_was_told() -> None:
    history = told("My dog is called Rex.")
    right = grounding(history, "What is my dog called?", "Your dog is called Rex.")
    other = grounding(history, "What is my cat called?", "Your dog is called Rex.")
    put_in = grounding(history, "What is my cat called?", "Your cat is called Rex.")
    assert other.strange > right.strange + 0.3
    assert other.astray > right.astray + 0.1
    assert put_in.alien > right.alien + 0.3
    assert put_in.unmet > right.unmet + 0.1


def test_two_statements_do_not_make_one_that_was_told() -> None:
    history = told("Anna is a gardener.", "Tom has a dog.")
    mixed = grounding(history, "What does Tom work as?", "Tom is a gardener.")
    assert mixed.alien == pytest.approx(0.0, abs=0.01)
    assert mixed.unmet > 0.1


def test_an_answer_may_come_from_a_passage_or_from_the_message_itself() -> None:
    passage = "The archive is in the old town hall. Anna takes care of the archive and Tom has the key."
    asked = f"{passage}\n\nWho takes care of the archive?"
    assert grounding([], asked, "Anna takes care of the archive").unmet < 0.2
    assert grounding([], asked, "Rex takes care of the archive").alien > 0.3
    at_once = grounding([], "My dog is called Rex. What is the name of my dog?", "Your dog is called Rex.")
    assert at_once.features == pytest.approx((0.0, 0.0, 0.0, 0.0), abs=0.01)


@pytest.mark.parametrize(
    ("history", "question", "answer", "copied"),
    [
        ([], "What is my cat called?", "Rex", 1.0),
        (told("My dog is called Rex."), "How are you?", "Fine, thanks.", 0.0),
        (told("My dog is called Rex."), "What is my dog called?", "...", 1.0),
        ([Turn(Role.USER, "?!")], "", "Rex", 1.0),
    ],
)
def test_where_nothing_was_read_or_copied_there_is_no_evidence(
    history: list[Turn], question: str, answer: str, copied: float
) -> None:
    assert grounding(history, question, answer, copied) == NOTHING_READ


def test_the_evidence_counts_as_far_as_the_answer_was_copied() -> None:
    history = told("My dog is called Rex.")
    whole = grounding(history, "What is my cat called?", "Your cat is called Rex.")
    half = grounding(history, "What is my cat called?", "Your cat is called Rex.", 0.5)
    assert half.features == pytest.approx(tuple(value / 2 for value in whole.features))
