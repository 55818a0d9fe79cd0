"""The table of words: which piece belongs to which word, on disk and back, and where its vectors start."""

from pathlib import Path

import numpy as np
import pytest

from chatbot.errors import CheckpointError
from chatbot.model.tokenizer import ANSWER, EOS, FIRST_PIECE, MARKERS, NEWLINE, USER, Tokenizer
from chatbot.model.words import LIST_NAME, Lexicon, words_of
from tests.tiny import tiny_checkpoint
from training.words import SMOOTHING, frequencies, start_vectors, vocabulary

PIECES = ["<pad>", "<unk>", "<s>", "</s>", *MARKERS]
PIECES += ["▁the", "▁k", "ey", "▁Key", "?", "s", "▁", "-", "▁don", "’", "t", "user", "<0xE2>", "<0x27>"]
THE, K, EY, KEY, ASKED, S, BLANK, DASH, DON, MARK, T, SAID, BYTE, QUOTE = range(FIRST_PIECE, FIRST_PIECE + 14)
WORDS = ("the", "key", "don't", "keys", "user")


def lexicon() -> Lexicon:
    return Lexicon(WORDS, PIECES)


def test_words_are_folded_and_marks_left_out() -> None:
    assert words_of("The KEY — don’t, 7:30!") == ["the", "key", "don't", "7", "30"]


def test_each_piece_of_a_word_has_its_row() -> None:
    assert lexicon().rows([ANSWER, USER, THE, K, EY, ASKED, EOS]) == [0, 0, 1, 2, 2, 0, 0]
    assert lexicon().rows([KEY, S, THE]) == [4, 4, 1]
    assert lexicon().rows([DON, MARK, T]) == [3, 3, 3]
    assert lexicon().rows([]) == []


def test_a_word_ends_at_a_blank_a_mark_and_a_marker() -> None:
    assert lexicon().rows([K, NEWLINE, EY]) == [0, 0, 0]
    assert lexicon().rows([BLANK, EY, K, DASH, EY]) == [0, 0, 0, 0, 0]
    assert lexicon().rows([KEY, DASH, S]) == [2, 0, 0]


def test_a_marker_is_no_word_and_bytes_make_another_word() -> None:
    assert lexicon().rows([USER]) == [0]
    assert lexicon().rows([BLANK, SAID]) == [0, 5]
    assert lexicon().rows([KEY, BYTE]) == [0, 0]
    assert lexicon().rows([DON, QUOTE, T]) == [3, 3, 3]


def test_rows_are_those_of_the_words_in_the_text() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    made = Lexicon(("where", "are", "my", "chats", "stored", "don't"), tokenizer.pieces())
    text = "Where are MY chats (don't) stored?"
    rows = made.rows(tokenizer.encode(text))
    assert list(dict.fromkeys(row for row in rows if row)) == [made.row(word) for word in words_of(text)]


def test_it_comes_back_from_disk(tmp_path: Path) -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    lexicon().save(tmp_path)
    loaded = Lexicon.load(tmp_path, tokenizer)
    assert loaded.words == WORDS
    assert (len(loaded), loaded.row("KEY"), loaded.row("cat")) == (6, 2, 0)
    (tmp_path / LIST_NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(CheckpointError, match="damaged"):
        Lexicon.load(tmp_path, tokenizer)
    with pytest.raises(CheckpointError, match="damaged"):
        Lexicon.load(tmp_path / "nowhere", tokenizer)


def test_the_vocabulary_puts_wanted_words_first_and_counts_the_rest() -> None:
    shares = frequencies(["a a a b b c", "d"])
    assert shares["a"] == pytest.approx(3 / 7)
    assert vocabulary(shares, ["d", "never seen"], 3) == ["d", "a", "b"]


def test_common_words_start_short() -> None:
    vectors = np.eye(2, dtype=np.float32)
    started = start_vectors(["the", "key"], {"the": 3 * SMOOTHING}, vectors)
    np.testing.assert_allclose(started, np.array([[0, 0], [0.25, 0], [0, 1]], np.float32))
