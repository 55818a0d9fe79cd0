"""Lessons in other words: by near words, keywords and frames; the same for one seed."""

import random

import numpy as np

from chatbot.model.words import WordTable
from training.paraphrase import Chances, Paraphraser, near_words

WORDS = ("key", "latch", "spare", "where", "heron", "the", "extra", "lamp", "tree", "sand")
TABLE = WordTable(
    WORDS,
    np.array(
        [[1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 2, 0.2], [-1, 0, 0], [0, -1, 0],
         [0, 0, -1]],
        np.float32,
    ),
    np.eye(3, dtype=np.float32),
)  # fmt: skip
QUESTION = "Where is the spare key?"


def drawn(chances: Chances, words: WordTable | None = TABLE, times: int = 60) -> set[str]:
    paraphraser, order = Paraphraser([QUESTION], words, chances), random.Random(1)
    return {paraphraser(QUESTION, order) for _ in range(times)}


def test_near_words_leave_out_small_ones_and_the_word_itself() -> None:
    assert near_words({"key", "spare", "where", "heron", "absent"}, TABLE) == {"key": ("latch",), "spare": ("extra",)}


def test_words_are_exchanged_and_marks_stay() -> None:
    assert drawn(Chances(0.5, 0, 0)) == {
        f"Where is the {one} {other}?" for one in ("spare", "extra") for other in ("key", "latch")
    }


def test_keywords_and_frames() -> None:
    assert drawn(Chances(0, 1, 0)) == {"spare key?"}
    assert "can you tell me where is the spare key?" in drawn(Chances(0, 0, 1))


def test_without_chances_or_a_table_nothing_changes() -> None:
    assert drawn(Chances(0, 0, 0)) == {QUESTION}
    assert drawn(Chances(1, 0, 0), None) == {QUESTION}


def test_a_question_of_small_words_keeps_them() -> None:
    assert Paraphraser(["Who are you?"], None, Chances(0, 1, 0))("Who are you?", random.Random(1)) == "Who are you?"
