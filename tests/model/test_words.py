"""The word table: meaning of known words, on disk and back, and learned from a teacher."""

from pathlib import Path

import numpy as np
import pytest

from chatbot.errors import CheckpointError
from chatbot.model.arrays import unit
from chatbot.model.words import LIST_NAME, WordTable, words_of
from training.words import TableTrainer, WordOptions, vocabulary

RANDOM = np.random.default_rng(1)
WORDS = ("key", "door", "dog", "don't")


def table(width: int = 8) -> WordTable:
    vectors = RANDOM.normal(size=(len(WORDS), width)).astype(np.float32)
    return WordTable(WORDS, vectors, np.eye(width, dtype=np.float32))


def test_words_are_folded_and_marks_left_out() -> None:
    assert words_of("The KEY — don’t, 7:30!") == ["the", "key", "don't", "7", "30"]


def test_meaning_is_the_words_sum_and_the_mixed_sentence_vector() -> None:
    made = table()
    sentences = unit(RANDOM.normal(size=(2, 8)).astype(np.float32))
    meanings = made.meanings(["Key of the DOOR?", "nothing known"], sentences)
    wanted = unit(unit(made.vectors[0] + made.vectors[1]) + sentences[0])
    np.testing.assert_allclose(meanings[0], wanted, atol=1e-6)
    np.testing.assert_allclose(meanings[1], sentences[1], atol=1e-6)
    known = made.vector("Dog")
    assert known is not None
    np.testing.assert_allclose(np.linalg.norm(known), 1.0, atol=1e-6)
    assert made.vector("cat") is None


def test_it_comes_back_from_disk(tmp_path: Path) -> None:
    made = table()
    made.save(tmp_path)
    loaded = WordTable.load(tmp_path)
    assert loaded is not None
    assert loaded.words == made.words
    np.testing.assert_allclose(loaded.vectors, made.vectors, atol=0.03)
    (tmp_path / LIST_NAME).write_text("key\n", "utf-8")
    with pytest.raises(CheckpointError, match="does not fit"):
        WordTable.load(tmp_path)


def test_no_table_is_no_error(tmp_path: Path) -> None:
    assert WordTable.load(tmp_path) is None


def test_the_vocabulary_puts_wanted_words_first_and_counts_the_rest() -> None:
    chosen = vocabulary(["a a a b b c", "d"], ["d", "never seen"], 3)
    assert [word for word, _ in chosen] == ["d", "a", "b"]
    assert chosen[1][1] == pytest.approx(3 / 7)


def test_learning_draws_sentences_to_the_teacher() -> None:
    texts = [f"{one} {other} {third}" for one in WORDS for other in WORDS for third in WORDS]
    truth = {word: RANDOM.normal(size=8).astype(np.float32) for word in WORDS}
    teacher = unit(np.stack([sum(truth[word] for word in text.split()) for text in texts]))
    silent = np.zeros_like(teacher)
    start = unit(RANDOM.normal(size=(len(WORDS), 8)).astype(np.float32))
    options = WordOptions(steps=300, batch=32, learning_rate=0.05)
    trainer = TableTrainer(texts, teacher, silent, [(word, 0.001) for word in WORDS], start, options)
    before = (trainer.table().meanings(texts, silent) * teacher).sum(axis=1).mean()
    losses = list(trainer.run())
    after = (trainer.table().meanings(texts, silent) * teacher).sum(axis=1).mean()
    assert losses[-1] < losses[0]
    assert after > max(0.9, before)
