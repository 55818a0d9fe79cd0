"""Lessons' vectors between two starts: used again, never trusted when damaged or stale, gone with what is forgotten."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from chatbot import vector_cache
from chatbot.answering import Answerer
from chatbot.checkpoints import CheckpointRegistry
from chatbot.domain import Lesson
from chatbot.forgetting import ForgettingService
from chatbot.learning import LearningService
from chatbot.model.arrays import Array
from chatbot.paths import DataPaths
from chatbot.store import Store
from chatbot.vector_cache import VectorCache, fingerprint, forget_vectors, key
from tests.tiny import tiny_checkpoint

LESSONS = [Lesson(n, f"Where is the {thing}?", f"Place {n}.", "", "") for n, thing in enumerate(("key", "hook", "cup"))]


@pytest.fixture(autouse=True)
def every_wording_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_cache, "FEW", 1)


class Counting(Answerer):
    """Counts the questions that it has to encode."""

    encoded: list[str]

    def sentence_vectors(self, questions: Sequence[str]) -> Array:
        self.__dict__.setdefault("encoded", []).extend(questions)
        return super().sentence_vectors(questions)


def started(folder: Path, lessons: Sequence[Lesson]) -> Counting:
    answerer = Counting.load(tiny_checkpoint(), "base")
    assert isinstance(answerer, Counting)
    answerer.encoded = []
    answerer.keep_vectors(folder)
    answerer.set_lessons(lessons)
    return answerer


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_second_start_encodes_nothing_and_finds_the_same(tmp_path: Path) -> None:
    first = started(tmp_path, LESSONS)
    assert len(first.encoded) == 2 * len(LESSONS)  # questions and answers
    second = started(tmp_path, LESSONS)
    assert second.encoded == []
    assert second.recall("where is my cup") == first.recall("where is my cup")


def test_only_new_wordings_are_encoded(tmp_path: Path) -> None:
    started(tmp_path, LESSONS[:2])
    assert started(tmp_path, LESSONS).encoded == [LESSONS[2].question, LESSONS[2].answer]
    assert started(tmp_path, LESSONS).encoded == []


def test_a_few_new_wordings_do_not_write_the_file_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started(tmp_path, LESSONS[:2])
    monkeypatch.setattr(vector_cache, "FEW", 3)
    (path,) = files(tmp_path)
    before = path.read_bytes()
    started(tmp_path, LESSONS)
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "folder"])
def test_a_damaged_file_is_computed_again(tmp_path: Path, damage: str) -> None:
    started(tmp_path, LESSONS)
    (path,) = files(tmp_path)
    data = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        flipped = data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]
        path.write_bytes({"flipped": flipped, "cut": data[: len(data) // 2], "empty": b""}[damage])
    again = started(tmp_path, LESSONS)
    assert len(again.encoded) == 2 * len(LESSONS)
    assert again.recall(LESSONS[0].question)[0].exact


def test_another_encoder_has_a_file_of_its_own_and_old_ones_go(tmp_path: Path) -> None:
    for number in range(5):
        cache = VectorCache(tmp_path, partial(fingerprint, np.full(3, number)))
        assert cache.read() == {}
        cache.keep({"A question?": np.ones(4, np.float32)})
    assert len(files(tmp_path)) == vector_cache.ENCODERS
    assert list(cache.read()) == [key("A question?")]


def test_what_is_forgotten_leaves_the_file(tmp_path: Path) -> None:
    answerer = started(tmp_path, LESSONS)
    answerer.set_lessons(LESSONS[1:])
    (path,) = files(tmp_path)
    data = path.read_bytes()
    assert key(LESSONS[0].question) not in data
    assert key(LESSONS[1].question) in data
    assert not any(lesson.question.encode() in data for lesson in LESSONS)
    answerer.set_lessons([])
    assert files(tmp_path) == []
    started(tmp_path, LESSONS)
    forget_vectors(tmp_path)
    assert files(tmp_path) == []


def test_a_few_lessons_leave_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started(tmp_path, LESSONS)
    monkeypatch.setattr(vector_cache, "FEW", 10)
    assert started(tmp_path, LESSONS[:2]).recall("where is the hook?")
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written_to_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert started(tmp_path / "file", LESSONS).recall("where is the hook?")


def test_a_fingerprint_tells_weights_apart(tmp_path: Path) -> None:
    one, other = np.arange(6, dtype=np.float32), np.arange(6, dtype=np.float32).reshape(2, 3)
    assert fingerprint(one, (other, "word")) == fingerprint(one.copy(), (other, "word"))
    assert len({fingerprint(one), fingerprint(other), fingerprint(one + 1), fingerprint(one, other)}) == 4


def test_forgetting_a_lesson_deletes_all_kept_vectors(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "data").ensure()
    with Store.open(paths.database) as store:
        lesson = store.teach(LESSONS[0].question, LESSONS[0].answer)
        started(paths.vectors, store.lessons())
        assert len(files(paths.vectors)) == 1
        registry = CheckpointRegistry(paths, tiny_checkpoint())
        ForgettingService(store, LearningService(store, registry, paths), registry, paths).lesson(lesson.id)
        assert files(paths.vectors) == []
