"""The memory alone, on hand-made vectors: every wording counts, none hides another lesson."""

from collections.abc import Sequence

import numpy as np
import pytest

from chatbot.domain import Lesson
from chatbot.memory import SHORTLIST, UNRELATED, LessonMemory
from chatbot.model.arrays import Array, unit

TOPICS = ("key", "hook", "broom", "door", "train", "paper", "lamp", "mouse")


def vector(text: str) -> Array:
    """(9,) a direction for each topic named, and one for any text."""
    return unit(np.array([0.3, *(float(topic in text.lower()) for topic in TOPICS)], np.float32))


class Encoder:
    """Counts what it is asked to encode."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Array:
        self.encoded += texts
        return np.stack([vector(text) for text in texts])


@pytest.fixture
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture
def memory(encoder: Encoder) -> LessonMemory:
    return LessonMemory(encoder, lambda word: float(len(word)) + 3, vector)


def lesson(number: int, question: str, answer: str, *wordings: str) -> Lesson:
    return Lesson(number, question, answer, "", "", wordings=wordings)


KEY = lesson(1, "Where is the key?", "On the hook.", "Who took the thing that opens the door?", "KEY, please")
BROOM = lesson(2, "Where is the broom?", "Behind the door.")


def test_each_wording_is_an_exact_match_of_its_lesson(memory: LessonMemory) -> None:
    memory.replace([KEY, BROOM])
    for text in ("where is the KEY", "who took the thing that opens the door", "key, please!"):
        best, *others = memory.find(text, vector(text))
        assert (best.lesson, best.exact) == (KEY, True)
        assert [one.lesson for one in others] == [BROOM]


def test_a_wording_is_found_by_meaning(memory: LessonMemory) -> None:
    memory.replace([lesson(1, "Where is the lamp?", "Here."), lesson(2, "Where is the mouse?", "There.")])
    text = "paper train"
    assert memory.find(text, vector(text))[0].similarity < 0.5
    memory.replace([lesson(1, "Where is the lamp?", "Here.", "train of paper"), BROOM])
    best = memory.find(text, vector(text))[0]
    assert (best.lesson.id, best.exact) == (1, False)
    assert best.similarity > 0.99


def test_the_margin_ignores_the_lessons_own_wordings(memory: LessonMemory) -> None:
    text = "where would the key be"
    memory.replace([lesson(1, "Where is the key?", "On the hook.")])
    alone = memory.find(text, vector(text))[0]
    memory.replace([lesson(1, "Where is the key?", "On the hook.", "where could the key be", "where might the key be")])
    best, *others = memory.find(text, vector(text))
    assert others == []
    assert best.margin >= alone.margin
    scores = best.similarity + best.words + best.letters
    assert best.margin == pytest.approx(min((scores - UNRELATED) / 3, 0.5))


def test_many_wordings_do_not_crowd_out_a_rival(memory: LessonMemory) -> None:
    crowd = lesson(1, "Where is the key?", "On the hook.", *(f"Where is the key {n}?" for n in range(4 * SHORTLIST)))
    memory.replace([crowd, lesson(2, "Where is the key ring?", "In the drawer.")])
    found = memory.find("where is the key now", vector("where is the key now"))
    assert {one.lesson.id for one in found} == {1, 2}
    assert found[0].margin < 0.2


def test_only_new_wordings_are_encoded(memory: LessonMemory, encoder: Encoder) -> None:
    memory.replace([KEY, BROOM])
    assert len(memory) == 4
    assert encoder.encoded == [*KEY.questions, *BROOM.questions, BROOM.answer, KEY.answer]
    encoder.encoded.clear()
    memory.replace([lesson(1, KEY.question, "In the drawer.", "KEY, please", "keys?")])
    assert encoder.encoded == ["keys?", "In the drawer."]
    assert len(memory) == 3
    best = memory.find("key, please", vector("key, please"))[0]
    assert (best.lesson.answer, best.exact) == ("In the drawer.", True)
    assert memory.find("where is the broom", vector("broom"))[0].lesson.id == 1
    memory.replace([])
    assert memory.find("key, please", vector("key, please")) == []
