"""Numbers, negation and opposites tell near-twins apart; other wordings do not."""

import pytest

from chatbot.contrast import contrasts


@pytest.mark.parametrize(
    ("asked", "taught"),
    [
        ("Who has the key of room 14?", "Who has the key of room 12?"),
        ("When does the shop close on Monday?", "When does the shop close on Tuesday?"),
        ("When does the shop open?", "When does the shop close?"),
        ("May I park here?", "May I not park here?"),
        ("Which guests don't pay?", "Which guests pay?"),
        ("Where does my brother live?", "Where does my sister live?"),
        ("What is Genesis 1:1?", "What is Genesis 1:2?"),
    ],
)
def test_twins_contrast(asked: str, taught: str) -> None:
    assert contrasts(asked, taught) == contrasts(taught, asked) == 1.0


@pytest.mark.parametrize(
    ("asked", "taught"),
    [
        ("where's the spare key", "Where is the spare key?"),
        ("How do I reset my password?", "I want to reset my password"),
        ("opening hours of room 12", "From when to when can I use room 12?"),
        ("Is room 12 free?", "Can I use the meeting room?"),
        ("I want the rent paid", "Who pays the rent?"),
        ("from start to end", "from the end to the start"),
    ],
)
def test_other_wordings_do_not(asked: str, taught: str) -> None:
    assert contrasts(asked, taught) == 0.0


def test_kinds_add_up() -> None:
    assert contrasts("May I not open window 3?", "May I close window 4?") == 3.0
