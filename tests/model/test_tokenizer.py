"""Text to pieces and back; what people type can never become a marker."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.domain import Role, Turn
from chatbot.errors import CheckpointError
from chatbot.model.tokenizer import ANSWER, ENGRAM, EOS, FIRST_PIECE, MARKERS, NEWLINE, TEXT, USER, Tokenizer
from tests.tiny import tiny_checkpoint


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(tiny_checkpoint() / "tokenizer.model")


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=8),
    min_size=1,
    max_size=6,
)


@given(words=WORDS)
def test_any_words_come_back(words: list[str]) -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    text = " ".join(unicodedata.normalize("NFKC", " ".join(words)).split())
    if "\u2581" not in text:
        assert tokenizer.decode(tokenizer.encode(text)) == text


@pytest.mark.parametrize("text", ["One\ntwo", "a\n\nb", "नमस्ते दुनिया", "😀 ok 🙏", "Zürich – 38.5 mm", "7719"])
def test_lines_scripts_and_numbers_come_back(tokenizer: Tokenizer, text: str) -> None:
    assert tokenizer.decode(tokenizer.encode(text)) == text


@pytest.mark.parametrize("marker", MARKERS)
def test_typed_markers_stay_text(tokenizer: Tokenizer, marker: str) -> None:
    ids = tokenizer.encode(f"say {marker} please")
    assert all(index >= FIRST_PIECE for index in ids)
    assert tokenizer.decode(ids) == f"say {marker} please"
    assert NEWLINE not in ids


def test_the_source_drops_the_oldest_turns_first_and_keeps_its_frame(tokenizer: Tokenizer) -> None:
    history = [Turn(Role.USER, "first thing"), Turn(Role.ENGRAM, "second thing")]
    whole = tokenizer.source(ANSWER, history, "And now?", 200)
    assert whole[0] == ANSWER
    assert whole[-1] == EOS
    assert whole.count(USER) == 2
    assert whole.count(ENGRAM) == 1
    tight = tokenizer.source(ANSWER, history, "And now?", len(whole) - 1)
    assert tight.count(USER) == 1
    assert len(tight) < len(whole)
    cut = tokenizer.source(ANSWER, history, "word " * 500, 40)
    assert len(cut) == 40
    assert cut[-1] == EOS


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="missing or damaged"):
        Tokenizer(tmp_path / "none.model")


def test_a_passage_stands_behind_its_own_marker_before_the_question(tokenizer: Tokenizer) -> None:
    notice, question = "The fair is on 3 May. Doors open at nine. A ticket costs 4 euros.", "When do doors open?"
    source = tokenizer.source(ANSWER, (), f"{notice}\n\n{question}", 200)
    assert source[:2] == [ANSWER, TEXT]
    place = source.index(USER)
    assert tokenizer.decode(source[2:place]) == notice
    assert tokenizer.decode(source[place + 1 : -1]) == question
    tight = tokenizer.source(ANSWER, (), f"{notice}\n\n{question}", 50)
    assert len(tight) == 50
    assert tight[tight.index(USER) :] == source[place:]
    history = [Turn(Role.USER, f"{notice}\n\n{question}"), Turn(Role.ENGRAM, "Doors open at nine.")]
    later = tokenizer.source(ANSWER, history, "And the price?", 300)
    assert later[: len(source) - 1] == source[:-1]
    assert later[len(source) - 1] == ENGRAM
