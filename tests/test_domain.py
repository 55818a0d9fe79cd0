"""The values that the program speaks in: what counts as a question, when two are the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.domain import (
    MAX_ANSWER_CHARS,
    MAX_QUESTION_CHARS,
    QaPair,
    clean_answer,
    clean_question,
    normalise_question,
    utc_now,
)
from chatbot.errors import InputError

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)


@pytest.mark.parametrize(
    "other", ["where is the key", "Where is the key?", "  WHERE is\n\tthe key ?!", "Ｗｈｅｒｅ is the key."]
)
def test_the_same_question_in_another_dress(other: str) -> None:
    assert normalise_question(other) == "where is the key"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Where is the key?", "Where is a key?"), ("1.5", "15"), ("?", "!"), ("Genesis 1:1", "Exodus 1:1")],
)
def test_different_questions_stay_different(one: str, other: str) -> None:
    assert normalise_question(one) != normalise_question(other)


@given(ANY_TEXT)
def test_normalising_gives_something_for_whatever_is_a_question(text: str) -> None:
    try:
        question = clean_question(text)
    except InputError:
        return
    assert normalise_question(question)


@given(ANY_TEXT)
def test_what_is_cleaned_can_be_stored_and_is_clean_already(text: str) -> None:
    try:
        cleaned = clean_question(text)
    except InputError as error:
        assert len(str(error).splitlines()) == 1
        return
    assert cleaned.encode("utf-8")
    assert "\0" not in cleaned
    assert clean_question(cleaned) == cleaned


@pytest.mark.parametrize("text", ["", "  \n\t ", "\0\0", "\u2003"])
def test_nothing_is_no_question(text: str) -> None:
    with pytest.raises(InputError, match="The question is empty"):
        clean_question(text)


def test_the_longest_that_is_taken() -> None:
    assert len(clean_question("x" * MAX_QUESTION_CHARS)) == MAX_QUESTION_CHARS
    assert len(clean_answer("x" * MAX_ANSWER_CHARS)) == MAX_ANSWER_CHARS
    with pytest.raises(InputError, match="8,001 characters; at most 8,000"):
        clean_question("x" * (MAX_QUESTION_CHARS + 1))
    with pytest.raises(InputError, match="The answer has 20,001"):
        clean_answer("x" * (MAX_ANSWER_CHARS + 1))


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(InputError, match="not valid text"):
        clean_answer("half \ud83d")


def test_a_fingerprint_tells_pairs_apart_and_never_changes() -> None:
    assert QaPair("a", "b").fingerprint == QaPair("a", "b").fingerprint
    assert QaPair("ab", "c").fingerprint != QaPair("a", "bc").fingerprint
    assert re.fullmatch(r"[0-9a-f]{32}", QaPair("Grüße", "🔑").fingerprint)
    assert QaPair("a", "b").fingerprint == "59b271ae1bbcb1d31d41929817f4b16f"  # manifests on disk hold these


def test_times_are_utc_and_sort_as_text() -> None:
    first, second = utc_now(), utc_now()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first)
    assert first <= second
