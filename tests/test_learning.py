"""From lessons to a new version, with the training child as a real process on a tiny network."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.answering import Answerer
from chatbot.checkpoints import CheckpointRegistry
from chatbot.domain import Answer, QaPair, Source
from chatbot.errors import InputError
from chatbot.jobs import ExamReport, RunDirectory, RunResult, Score, child_command, child_environment
from chatbot.learning import LearningService, child_alive
from chatbot.manifest import Manifest, read_manifest, write_manifest
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.tiny import tiny_checkpoint

PASSED = ExamReport(Score(1, 1), Score(1, 1), Score(1, 1))


class Desk:
    """A store, the versions over a tiny base, and the service."""

    def __init__(self, paths: DataPaths, base: Path) -> None:
        self.store = Store.open(paths.database)
        self.registry = CheckpointRegistry(paths, base)
        self.learning = LearningService(self.store, self.registry, paths)


@pytest.fixture
def desk(paths: DataPaths, tmp_path: Path) -> Desk:
    return Desk(paths, Path(shutil.copytree(tiny_checkpoint(), tmp_path / "base")))


def propose(run: RunDirectory, exam: ExamReport) -> None:
    """What a child leaves behind, without the training."""
    request = run.read_request()
    run.candidate.mkdir()
    (run.candidate / "config.json").write_text("{}", "utf-8")
    lessons = tuple(pair.fingerprint for pair in request.lessons)
    write_manifest(run.candidate, Manifest("candidate", request.parent, "2026-01-01T00:00:00Z", lessons, exam=exam))
    run.write_result(RunResult("finished", " ".join(exam.reasons) or "The exam was passed.", exam=exam))


def test_nothing_taught_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(InputError, match="nothing to train yet"):
        desk.learning.prepare()
    assert desk.learning.waiting().new == 0


def test_the_request_is_a_snapshot_of_what_may_be_trained(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    for private in (False, True):
        conversation = desk.store.create_conversation(private=private)
        question = desk.store.add_question(conversation.id, f"hello {private}")
        desk.store.rate(desk.store.add_answer(question, Answer("hi", 0.9, Source.NETWORK, "base")).id, 1)
    request = desk.learning.prepare().read_request()
    assert request.lessons == (QaPair("Where is the key?", "On the hook."),)
    assert request.approved == (QaPair("hello False", "hi"),)
    assert request.parent == "base"
    desk.learning.learn_from_history = False
    assert desk.learning.prepare().read_request().approved == ()


def test_every_wording_is_trained_with_its_answer(desk: Desk) -> None:
    lesson = desk.store.teach("Where is the key?", "On the hook.", wordings=["Key?", "The key, please"])
    request = desk.learning.prepare().read_request()
    assert request.lessons == lesson.pairs
    assert [pair.question for pair in request.lessons] == ["Where is the key?", "Key?", "The key, please"]
    waiting = desk.learning.waiting()
    assert (waiting.new, waiting.total) == (1, 1)


def test_a_new_wording_of_a_trained_lesson_waits_again(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    run = desk.learning.prepare()
    propose(run, PASSED)
    desk.learning.conclude(run)
    desk.store.teach("Where is the key?", "On the hook.", wordings=["Key?"])
    assert desk.learning.waiting().new == 1


def test_a_thumb_up_is_not_trained_where_a_lesson_has_that_wording(desk: Desk) -> None:
    conversation = desk.store.create_conversation()
    question = desk.store.add_question(conversation.id, "KEY")
    desk.store.rate(desk.store.add_answer(question, Answer("Lost.", 0.9, Source.NETWORK, "base")).id, 1)
    desk.store.teach("Where is the key?", "On the hook.", wordings=["Key?"])
    assert desk.learning.waiting().approved == 0
    assert desk.learning.prepare().read_request().approved == ()


def test_a_passed_candidate_takes_over_and_its_lessons_wait_no_more(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    assert desk.learning.waiting().new == 1
    run = desk.learning.prepare()
    propose(run, PASSED)
    outcome = desk.learning.conclude(run)
    assert outcome.adopted
    assert desk.registry.current().id == "0001"
    assert desk.learning.waiting().new == 0
    assert desk.learning.unfinished() is None
    desk.store.teach("Where is the key?", "In the drawer.")
    assert desk.learning.waiting().new == 1


def test_a_failed_candidate_is_kept_but_not_used(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    run = desk.learning.prepare()
    propose(run, replace(PASSED, reasons=("It lost too much.",)))
    outcome = desk.learning.conclude(run)
    assert not outcome.adopted
    assert outcome.version is not None
    assert outcome.version.refused
    assert desk.registry.current().id == "base"


def test_a_run_that_broke_off_is_found_again(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    run = desk.learning.prepare()
    (run.path / "child.json").write_text(json.dumps({"pid": 2**22 + 1}), "utf-8")
    found = desk.learning.unfinished()
    assert found is not None
    assert found.path == run.path
    outcome = desk.learning.conclude(run)
    assert outcome.version is None
    assert "can be resumed" in outcome.result.message


def test_a_finished_run_that_nobody_concluded_is_found_again(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    run = desk.learning.prepare()
    propose(run, PASSED)
    found = desk.learning.unfinished()
    assert found is not None
    assert found.path == run.path


def test_a_number_that_another_process_has_now_is_not_the_child(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    run = desk.learning.prepare()
    (run.path / "child.json").write_text(json.dumps({"pid": os.getpid()}), "utf-8")
    assert not child_alive(run)


def test_a_real_retrain_puts_the_lesson_into_the_weights(desk: Desk, paths: DataPaths) -> None:
    pairs = [QaPair("Where is the key?", "On the second hook."), QaPair("Who feeds the heron?", "Marit.")]
    desk.store.teach_all(pairs)
    run = desk.learning.prepare()
    before = paths.database.read_bytes()
    environment = {**child_environment(os.environ), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(child_command(run), env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert paths.database.read_bytes() == before
    outcome = desk.learning.conclude(run)
    result = outcome.result
    assert outcome.version is not None, result.message
    assert result.exam is not None
    assert result.exam.taught.right == 2
    assert result.seconds > 0
    assert result.peak_mib > 50
    answerer = Answerer.load(outcome.version.path, outcome.version.id)
    assert answerer.text_of(answerer.thoughts((), pairs[0].question, 4)[0]) == pairs[0].answer
    manifest = read_manifest(outcome.version.path)
    assert set(manifest.lessons) == {pair.fingerprint for pair in pairs}
    assert not run.state.exists()


def test_an_answer_that_a_lesson_replaced_is_not_trained(desk: Desk) -> None:
    conversation = desk.store.create_conversation()
    question = desk.store.add_question(conversation.id, "WHERE is the key")
    desk.store.rate(desk.store.add_answer(question, Answer("Lost.", 0.9, Source.NETWORK, "base")).id, 1)
    assert desk.learning.waiting().approved == 1
    desk.store.teach("Where is the key?", "On the hook.")
    assert desk.learning.waiting().approved == 0
    request = desk.learning.prepare().read_request()
    assert (request.lessons, request.approved) == ((QaPair("Where is the key?", "On the hook."),), ())


def test_a_run_that_is_over_keeps_no_copy_of_the_lessons(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "Under the quibberwock.")
    run = desk.learning.prepare()
    propose(run, PASSED)
    desk.learning.conclude(run)
    left = [path for path in run.path.rglob("*") if path.is_file() and b"quibberwock" in path.read_bytes()]
    assert left == []
    assert desk.learning.unfinished() is None


def test_a_stopped_run_can_be_resumed(desk: Desk) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    run = desk.learning.prepare()
    run.write_result(RunResult("stopped", "Stopped."))
    assert desk.learning.conclude(run).version is None
    found = desk.learning.unfinished()
    assert found is not None
    assert found.read_request().lessons == (QaPair("Where is the key?", "On the hook."),)


@pytest.mark.parametrize("content", ["{}", "null", "{", '{"exam": 1}'])
def test_a_damaged_result_is_no_unfinished_run(desk: Desk, content: str) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    (desk.learning.prepare().path / "result.json").write_text(content, "utf-8")
    assert desk.learning.unfinished() is None


@pytest.mark.parametrize("content", ["", "[]", '{"pid": "x"}', '{"pid": 1e999}', '{"pid": 99999999999999999999999}'])
def test_a_damaged_process_number_is_no_living_child(desk: Desk, content: str) -> None:
    desk.store.teach("Where is the key?", "On the hook.")
    run = desk.learning.prepare()
    (run.path / "child.json").write_text(content, "utf-8")
    assert not child_alive(run)
