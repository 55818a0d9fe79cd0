"""Lessons in other words: by near words, keywords and frames; the same for one seed."""

import random

import numpy as np

from chatbot.model.words import Lexicon
from training.paraphrase import Chances, Paraphraser, near_words

WORDS = ("key", "latch", "spare", "where", "heron", "the", "extra", "lamp", "tree", "sand")
VECTORS = np.array(
    [[0, 0, 0], [1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 2, 0.2], [-1, 0, 0],
     [0, -1, 0], [0, 0, -1]],
    np.float32,
)  # fmt: skip
LEXICON, NO_WORDS = Lexicon(WORDS, ()), Lexicon((), ())
QUESTION = "Where is the spare key?"


def drawn(chances: Chances, lexicon: Lexicon = LEXICON, times: int = 60) -> set[str]:
    paraphraser, order = Paraphraser([QUESTION], lexicon, VECTORS[: len(lexicon)], chances), random.Random(1)
    return {paraphraser(QUESTION, order) for _ in range(times)}


def test_near_words_leave_out_small_ones_and_the_word_itself() -> None:
    assert near_words({"key", "spare", "where", "heron", "absent"}, LEXICON, VECTORS) == {
        "key": ("latch",),
        "spare": ("extra",),
    }


def test_words_are_exchanged_and_marks_stay() -> None:
    assert drawn(Chances(0.5, 0, 0)) == {
        f"Where is the {one} {other}?" for one in ("spare", "extra") for other in ("key", "latch")
    }


def test_keywords_and_frames() -> None:
    assert drawn(Chances(0, 1, 0)) == {"spare key?"}
    assert "can you tell me where is the spare key?" in drawn(Chances(0, 0, 1))


def test_without_chances_or_a_table_nothing_changes() -> None:
    assert drawn(Chances(0, 0, 0)) == {QUESTION}
    assert drawn(Chances(1, 0, 0), NO_WORDS) == {QUESTION}


def test_a_question_of_small_words_keeps_them() -> None:
    paraphraser = Paraphraser(["Who are you?"], NO_WORDS, VECTORS[:1], Chances(0, 1, 0))
    assert paraphraser("Who are you?", random.Random(1)) == "Who are you?"
