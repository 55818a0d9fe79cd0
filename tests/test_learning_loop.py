"""What the window's learning loop asks of the services: merging, dismissing, forecasts, states, rehearsals, proof."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from chatbot.answering import Answerer
from chatbot.asking_again import Asked, ask_again, rewordings
from chatbot.checkpoints import CheckpointRegistry
from chatbot.conflicts import TeachingService
from chatbot.domain import Answer, Draft, Lesson, QaPair, Source
from chatbot.errors import InputError
from chatbot.exam_file import EXAM
from chatbot.forgetting import ForgettingService
from chatbot.inbox import InboxService
from chatbot.jobs import REHEARSED, ExamReport, RunResult, Score, exam_from_json
from chatbot.learning import LearningService
from chatbot.manifest import Manifest, write_manifest
from chatbot.outlook import look_ahead
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.tiny import tiny_checkpoint

PASSED = ExamReport(Score(1, 1), Score(1, 1), Score(1, 1))
FAILED = replace(PASSED, reasons=("It lost too much.",))


class Loop:
    """A store, versions over a base without a network, and the services."""

    def __init__(self, paths: DataPaths, base: Path) -> None:
        base.mkdir()
        (base / EXAM).write_text('{"question": "Hello"}\n{"question": "Bye"}\n', "utf-8")
        write_manifest(base, Manifest("base", None, "2026-01-01T00:00:00Z", exam=PASSED))
        self.paths, self.store = paths, Store.open(paths.database)
        self.registry = CheckpointRegistry(paths, base)
        self.learning = LearningService(self.store, self.registry, paths)
        self.forgetting = ForgettingService(self.store, self.learning, self.registry, paths)

    def retrain(self, exam: ExamReport = PASSED) -> str:
        """A version with all lessons in it, as if it had been trained."""
        run = self.learning.prepare()
        request = run.read_request()
        run.candidate.mkdir()
        (run.candidate / EXAM).write_text('{"question": "Hello"}\n{"question": "Bye"}\n', "utf-8")
        prints = tuple(pair.fingerprint for pair in request.lessons)
        write_manifest(run.candidate, Manifest("candidate", request.parent, "2026-01-02T00:00:00Z", prints, exam=exam))
        run.write_result(RunResult("finished", "Done.", exam=exam))
        version = self.learning.conclude(run).version
        assert version is not None
        return version.id


@pytest.fixture
def loop(paths: DataPaths, tmp_path: Path) -> Loop:
    return Loop(paths, tmp_path / "base")


def test_a_lesson_takes_another_one_in_and_remembers_what_it_stood_for(loop: Loop) -> None:
    kept = loop.store.teach("Where is the key?", "On the hook.")
    other = loop.store.teach("Which key?", "The brass one.", wordings=["what key"])
    merged = loop.store.merge_lessons(kept.id, other.id, Draft("Where is the key?", "In the drawer."))
    assert merged.questions == ("Where is the key?", "Which key?", "what key")
    assert [one.id for one in loop.store.lessons()] == [kept.id]
    assert loop.store.forgotten() == set()
    loop.store.forget(merged.id)
    assert QaPair("what key", "The brass one.").fingerprint in loop.store.forgotten()


def test_merging_with_a_third_lesson_s_question_changes_nothing(loop: Loop) -> None:
    one, two, three = (loop.store.teach(f"{word}?", word) for word in ("one", "two", "three"))
    before = loop.store.lessons()
    with pytest.raises(InputError, match="three"):
        loop.store.merge_lessons(one.id, two.id, Draft("one?", "1", (three.question,)))
    assert loop.store.lessons() == before


def test_a_lesson_does_not_contradict_itself(loop: Loop) -> None:
    lesson = loop.store.teach("Where is the key?", "On the hook.", wordings=["Key?"])
    service = TeachingService(loop.store, lambda question: [], lambda features: 0.0)
    assert service.conflict(Draft("where is the key", "In the drawer.", ("Key?",)), lesson.id) is None
    loop.store.teach("Which key?", "The brass one.")
    draft = Draft("Where is the key?", "On the hook.", ("which key",))
    conflict = service.conflict(draft, lesson.id)
    assert conflict is not None and conflict.same_question
    assert service.change(lesson.id, draft, conflict, "keep") is None
    assert service.change(lesson.id, draft, conflict, "cancel") is None
    changed = service.change(lesson.id, Draft("Key, where?", "There.", ()), None, "keep")
    assert changed is not None and changed.questions == ("Key, where?",)


def test_what_was_dismissed_stays_so_in_all_its_wordings(loop: Loop) -> None:
    def ask(question: str) -> None:
        asked = loop.store.add_question(loop.store.create_conversation().id, question)
        loop.store.add_answer(asked, Answer("?", 0.1, Source.UNKNOWN, "base"))

    vectors = {True: np.array([1.0, 0.0], np.float32), False: np.array([0.0, 1.0], np.float32)}
    inbox = InboxService(
        loop.store, lambda texts: np.stack([vectors["key" in text.lower()] for text in texts]), lambda word: 1.0
    )
    ask("Where is the key?")
    ask("Who feeds the heron?")
    key = next(one for one in inbox.groups() if "key" in one.question)
    inbox.dismiss(key)
    ask("where's the KEY")
    assert [one.question for one in inbox.groups()] == ["Who feeds the heron?"]
    (dismissed,) = inbox.dismissed()
    assert dismissed.times == 2
    inbox.reopen(dismissed)
    assert len(inbox.groups()) == 2


def test_a_forecast_changes_nothing_and_is_what_happens(loop: Loop) -> None:
    lesson = loop.store.teach("one?", "1", wordings=["uno?"])
    number = loop.retrain()
    before = loop.paths.database.read_bytes()
    forecast = loop.forgetting.lesson_forecast(lesson.id)
    assert loop.paths.database.read_bytes() == before
    assert (forecast.gone.lessons, forecast.versions) == ((lesson,), (number,))
    assert (forecast.start, forecast.in_use, forecast.backups) == ("base", True, 0)
    assert loop.store.forgotten() == set()
    report = loop.forgetting.lesson(lesson.id)
    assert (report.gone, report.versions, report.start) == (forecast.gone, forecast.versions, forecast.start)
    with pytest.raises(InputError):
        loop.forgetting.conversation_forecast(7)


def test_how_lessons_stand_with_the_network(loop: Loop) -> None:
    one, two = loop.store.teach("one?", "1"), loop.store.teach("two?", "2")
    loop.retrain(replace(PASSED, missed=(two.pair.fingerprint,)))
    three = loop.store.teach("three?", "3")
    one = loop.store.update_lesson(one.id, "one?", "1", ["uno?"])
    states = loop.learning.lesson_states([one, two, three])
    assert [states[number].standing for number in (one.id, two.id, three.id)] == ["partly", "shaky", "waiting"]
    assert states[two.id].since == "2026-01-02T00:00:00Z"
    assert states[three.id].since is None


def test_only_the_frozen_exam_is_rehearsed_and_only_until_it_was(loop: Loop) -> None:
    loop.store.teach("my secret?", "1")
    assert loop.learning.rehearse(["Bye", "my secret?"]) == ("Bye",)
    assert loop.learning.rehearse(["Hello", "Bye"]) == ("Bye", "Hello")
    assert "secret" not in loop.paths.rehearsals.read_text("utf-8")
    assert look_ahead(loop.store, loop.learning).rehearse.samples == ("Bye", "Hello")
    loop.retrain(FAILED)
    assert loop.learning.rehearsing() == ("Bye", "Hello")
    loop.retrain()
    assert loop.learning.rehearsing() == ()
    loop.paths.rehearsals.write_bytes(b"{")
    assert loop.learning.rehearsing() == ()


def test_what_the_exam_refused_is_known_as_refused(loop: Loop) -> None:
    loop.store.teach("one?", "1")
    assert not loop.learning.refused_before()
    loop.retrain(FAILED)
    assert loop.learning.refused_before()
    loop.store.teach("two?", "2")
    assert not loop.learning.refused_before()


def test_a_rehearsed_answer_does_not_make_up_for_a_lost_one() -> None:
    exam = replace(PASSED, others=(("facts", Score(3, 9, 9)), (REHEARSED, Score(6, 6, 0))))
    assert (exam.other, exam.rehearsed) == (Score(3, 9, 9), Score(6, 6, 0))
    assert PASSED.rehearsed is None
    raw = {"taught": {"right": 1, "total": 1}, "small_talk": {"right": 1, "total": 1}}
    old = exam_from_json({**raw, "refused": {"right": 1, "total": 1}, "reasons": [], "changed": []})
    assert old.missed == ()


def test_what_is_not_kept_ends_with_the_window(loop: Loop) -> None:
    store = loop.store
    kept, gone, saved = (store.create_conversation(private=True).id for _ in range(3))
    for number in (kept, gone, saved):
        store.add_question(number, f"question {number}")
    store.mark_transient(gone)
    store.mark_transient(saved)
    store.set_private(saved, False)
    assert (store.is_transient(gone), store.is_transient(saved)) == (True, False)
    assert store.drop_transient() == 1
    assert store.drop_transient() == 0
    assert {one.id for one in store.conversations()} == {kept, saved}
    with pytest.raises(InputError):
        store.mark_transient(gone)


def test_rewordings_differ_from_the_question() -> None:
    assert rewordings("Where is the spare key?") == (
        "where is the spare key",
        "Can you tell me: Where is the spare key?",
        "I forgot, Where is the spare key?",
        "where spare",
        "wehre is the spare key",
    )
    assert rewordings("?") == ("Can you tell me: ?", "I forgot, ?")


def test_what_comes_back_and_what_does_not_is_told_apart() -> None:
    answerer = Answerer.load(tiny_checkpoint(), "base")
    store = [Lesson(1, "Where is the quibberwock?", "Under the bridge.", "", ""), Lesson(2, "Who?", "Tom.", "", "")]
    answerer.set_lessons(store)
    known = list(ask_again(answerer, [store[0]], 0.8))
    assert known[0].back and known[0].question == store[0].question
    answerer.set_lessons([])
    after = list(ask_again(answerer, [store[0]], 0.8))
    assert len(after) == len(known)
    assert not any(one.back for one in after)
    assert isinstance(after[0], Asked)
