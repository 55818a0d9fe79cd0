"""Forgetting: gone at once, from every file that can be reached, and no retrain builds on what saw it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chatbot.answering import Answerer
from chatbot.checkpoints import CheckpointRegistry
from chatbot.domain import Answer, Lesson, QaPair, Source
from chatbot.errors import InputError
from chatbot.forgetting import ForgettingService
from chatbot.jobs import (
    ChangedAnswer,
    ExamReport,
    RunDirectory,
    RunResult,
    Score,
    child_environment,
)
from chatbot.learning import LearningService
from chatbot.manifest import Manifest, read_manifest, write_manifest
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.tiny import tiny_checkpoint

CHANGES = (
    ChangedAnswer("where is the KEY", "I don't know.", "Under the quibberwock.", True),
    ChangedAnswer("Hm?", "Under the quibberwock", "Hm.", False),
    ChangedAnswer("Hello", "Hi.", "Hello.", False),
)
RETRAIN = (sys.executable, "-m", "training", "finetune", "--run")
QUICKLY = ("--set", "learning_rate=4e-3")
"""A tiny network needs more than the one that ships."""

PASSED = ExamReport(Score(1, 1), Score(1, 1), Score(1, 1), changed=CHANGES)


class Desk:
    """A store, versions over a base without a network, and the services."""

    def __init__(self, paths: DataPaths, base: Path) -> None:
        base.mkdir()
        (base / "config.json").write_text("{}", "utf-8")
        write_manifest(base, Manifest("base", None, "2026-01-01T00:00:00Z", exam=PASSED))
        self.paths = paths
        self.store = Store.open(paths.database)
        self.registry = CheckpointRegistry(paths, base)
        self.learning = LearningService(self.store, self.registry, paths)
        self.forgetting = ForgettingService(self.store, self.learning, self.registry, paths)

    def retrain(self) -> str:
        """A new version with all lessons in it, as if it had been trained; its id."""
        run = self.learning.prepare()
        self.propose(run)
        outcome = self.learning.conclude(run)
        assert outcome.version is not None
        return outcome.version.id

    def propose(self, run: RunDirectory) -> None:
        """What a child leaves behind."""
        request = run.read_request()
        parent = read_manifest(Path(request.parent_path))
        run.candidate.mkdir()
        (run.candidate / "config.json").write_text("{}", "utf-8")
        lessons = {*parent.lessons, *(pair.fingerprint for pair in request.lessons)}
        approved = {*parent.approved, *(pair.fingerprint for pair in request.approved)}
        manifest = Manifest("candidate", request.parent, "2026-01-02T00:00:00Z", tuple(lessons), tuple(approved))
        write_manifest(run.candidate, replace(manifest, exam=PASSED))
        run.write_result(RunResult("finished", "The exam was passed.", exam=PASSED))

    def say(self, question: str, answer: str, *, private: bool = False, rating: int = 0) -> int:
        """A conversation with one answer of the network; the answer's id."""
        asked = self.store.add_question(self.store.create_conversation(private=private).id, question)
        said = self.store.add_answer(asked, Answer(answer, 0.9, Source.NETWORK, "base"))
        self.store.rate(said.id, rating)
        return said.id


@pytest.fixture
def desk(paths: DataPaths, tmp_path: Path) -> Desk:
    return Desk(paths, tmp_path / "base")


def key(desk: Desk) -> Lesson:
    return desk.store.teach("Where is the key?", "Under the quibberwock.", wordings=["Key?"])


def test_the_next_retrain_starts_from_a_version_that_never_saw_it(desk: Desk) -> None:
    desk.store.teach("Where is the broom?", "Behind the door.")
    first = desk.retrain()
    lesson = key(desk)
    second, third = desk.retrain(), desk.retrain()
    assert desk.learning.start().version.id == third
    report = desk.forgetting.lesson(lesson.id)
    assert (report.versions, report.start) == ((second, third), first)
    start = desk.learning.start()
    assert (start.version.id, start.passed_over) == (first, (third, second))
    request = desk.learning.prepare().read_request()
    assert (request.parent, request.lessons) == (first, (QaPair("Where is the broom?", "Behind the door."),))


def test_without_such_a_version_the_base_qualifies(desk: Desk) -> None:
    lesson = key(desk)
    desk.retrain()
    desk.store.teach("Where is the broom?", "Behind the door.")
    desk.retrain()
    assert desk.forgetting.lesson(lesson.id).start == "base"
    desk.retrain()
    assert desk.registry.current().manifest.parent == "base"
    assert desk.learning.start().passed_over == ()


def test_what_a_lesson_once_said_is_forgotten_with_it(desk: Desk) -> None:
    lesson = key(desk)
    desk.retrain()
    desk.store.update_lesson(lesson.id, "Where is the old key?", "Lost.", [])
    second = desk.retrain()
    assert desk.learning.start().version.id == second
    assert desk.forgetting.lesson(lesson.id).start == "base"


def test_what_is_taught_again_is_not_forgotten(desk: Desk) -> None:
    lesson = key(desk)
    version = desk.retrain()
    desk.forgetting.lesson(lesson.id)
    assert desk.learning.start().version.id == "base"
    key(desk)
    assert desk.store.forgotten() == set()
    assert desk.learning.start().version.id == version


def test_exam_reports_do_not_quote_it_any_more(desk: Desk) -> None:
    lesson = key(desk)
    desk.store.teach("Where is the broom?", "Behind the door.")
    removed, version = desk.retrain(), desk.retrain()
    desk.registry.remove(removed)
    desk.store.backup(desk.paths.backups / "chatbot-1.db")
    runs = [path.read_bytes() for path in desk.paths.runs.rglob("*") if path.is_file()]
    assert any(b"quibberwock" in data for data in runs)
    assert desk.forgetting.lesson(lesson.id).left == ()
    exam = desk.registry.get(version).manifest.exam
    assert exam is not None
    assert exam.changed == CHANGES[2:]
    assert exam.passed
    desk.store.close()
    found = [path for path in desk.paths.root.rglob("*") if path.is_file() and b"quibberwock" in path.read_bytes()]
    assert found == []
    for path in desk.paths.runs.iterdir():
        result = RunDirectory(path).read_result()
        assert result is not None
        assert result.exam == exam


def test_a_run_that_is_not_over_is_thrown_away(desk: Desk) -> None:
    lesson = key(desk)
    run = desk.learning.prepare()
    run.state.mkdir()
    (run.state / "weights").write_bytes(b"quibberwock")
    run.write_result(RunResult("stopped", "Stopped."))
    assert desk.learning.unfinished() is not None
    desk.forgetting.lesson(lesson.id)
    assert desk.learning.unfinished() is None
    assert sorted(path.name for path in run.path.iterdir()) == ["result.json"]


def test_when_only_forgetting_is_left_to_do(desk: Desk) -> None:
    lesson = key(desk)
    desk.retrain()
    assert desk.learning.waiting().forgotten == 0
    desk.forgetting.lesson(lesson.id)
    assert desk.learning.waiting().forgotten == 2
    with pytest.raises(InputError, match="nothing left to train; version base never saw"):
        desk.learning.prepare()
    desk.registry.use("base")
    assert desk.learning.waiting().forgotten == 0


def test_when_a_lesson_was_trained(desk: Desk) -> None:
    lesson = key(desk)
    first = desk.retrain()
    desk.store.teach("Where is the broom?", "Behind the door.")
    desk.retrain()
    trained = desk.learning.trained_at()
    assert len(trained) == 3
    assert trained[lesson.pair.fingerprint] == desk.registry.get(first).manifest.created_at


def test_a_run_without_it_stays(desk: Desk) -> None:
    desk.store.teach("Where is the broom?", "Behind the door.")
    run = desk.learning.prepare()
    run.write_result(RunResult("stopped", "Stopped."))
    desk.forgetting.lesson(key(desk).id)
    found = desk.learning.unfinished()
    assert found is not None
    assert found.path == run.path


def test_a_training_that_runs_is_stopped_and_not_used(desk: Desk) -> None:
    lesson = key(desk)
    desk.store.teach("Where is the broom?", "Behind the door.")
    run = desk.learning.prepare()
    code = "import sys; sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code, str(run.path)], stdin=subprocess.PIPE) as child:
        (run.path / "child.json").write_text(json.dumps({"pid": child.pid}), "utf-8")
        (sentence,) = desk.forgetting.lesson(lesson.id).left
        child.communicate()
    assert "being stopped" in sentence
    assert run.stop_asked()
    desk.propose(run)
    outcome = desk.learning.conclude(run)
    assert (outcome.version, outcome.adopted) == (None, False)
    assert "forgotten while the training ran" in outcome.result.message
    assert not run.candidate.exists()
    assert [version.id for version in desk.registry.versions()] == ["base"]


def test_backups_forget_too(desk: Desk) -> None:
    lesson = key(desk)
    desk.store.teach("Where is the broom?", "Behind the door.")
    backup = desk.paths.backups / "chatbot-1.db"
    desk.store.backup(backup)
    (desk.paths.backups / "broken.db").write_bytes(b"no database at all" * 20)
    (sentence,) = desk.forgetting.lesson(lesson.id).left
    assert "broken.db could not be cleaned" in sentence
    with Store.open(backup) as copy:
        assert [one.question for one in copy.lessons()] == ["Where is the broom?"]
    assert b"quibberwock" not in backup.read_bytes()


def test_what_conversations_still_say_is_counted(desk: Desk) -> None:
    lesson = key(desk)
    desk.say("where is the key", "Under the quibberwock.")
    (sentence,) = desk.forgetting.lesson(lesson.id).left
    assert sentence.startswith("2 messages in conversations still say it")


def test_what_a_refusal_held_back_is_forgotten_with_its_lesson(desk: Desk) -> None:
    lesson = key(desk)
    refused = desk.say("Hm?", "I don't know that yet.")
    held = {"message_id": refused, "text": lesson.answer, "confidence": 0.3, "source": "lesson"}
    desk.store._insert("candidates", {**held, "lesson_id": lesson.id})
    assert desk.forgetting.lesson(lesson.id).left == ()
    desk.store.close()
    assert b"quibberwock" not in desk.paths.database.read_bytes()


def test_a_conversation_goes_with_what_it_taught(desk: Desk) -> None:
    said = desk.say("Where is the xylozone?", "Lost.", rating=1)
    other = desk.say("Hello", "Hi.", rating=1)
    desk.store.teach("Where is the xylozone?", "Here.", said)
    desk.store.teach("Hello", "Good day.", other)
    backup = desk.paths.backups / "chatbot-1.db"
    desk.store.backup(backup)
    version = desk.retrain()
    conversation = desk.store.message(said).conversation_id
    report = desk.forgetting.conversation(conversation)
    assert (len(report.gone.lessons), report.gone.conversations, report.gone.messages) == (1, 1, 2)
    assert (report.versions, report.start) == ((version,), "base")
    assert QaPair("Where is the xylozone?", "Lost.").fingerprint in desk.store.forgotten()
    assert [one.question for one in desk.store.lessons()] == ["Hello"]
    desk.store.close()
    for path in (desk.paths.database, backup):
        assert b"xylozone" not in path.read_bytes().lower()
        assert b"good day" in path.read_bytes().lower()
    with pytest.raises(InputError, match="no conversation 99"):
        Desk(desk.paths, desk.paths.root / "other").forgetting.conversation(99)


def test_an_approved_answer_of_a_forgotten_conversation_is_not_built_on(desk: Desk) -> None:
    said = desk.say("Hello", "Hi.", rating=1)
    desk.store.teach("Where is the broom?", "Behind the door.")
    version = desk.retrain()
    assert desk.registry.get(version).manifest.approved
    assert desk.forgetting.conversation(desk.store.message(said).conversation_id).start == "base"


def test_an_answer_that_is_approved_elsewhere_too_is_still_wanted(desk: Desk) -> None:
    first = desk.say("Hello", "Hi.", rating=1)
    desk.say("Hello", "Hi.", rating=1)
    desk.store.teach("Where is the broom?", "Behind the door.")
    version = desk.retrain()
    assert desk.forgetting.conversation(desk.store.message(first).conversation_id).start == version


def test_everything_before_a_date(desk: Desk) -> None:
    now = datetime.now(UTC)
    key(desk)
    desk.say("Where is the xylozone?", "Lost.")
    going_on = desk.store.create_conversation()
    desk.store.add_question(going_on.id, "An old zwickelbrot?")
    empty = desk.store.create_conversation("new and empty")
    long_ago = (now - timedelta(days=40)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with desk.store._transaction():
        for table, columns in (("lessons", 2), ("messages", 1), ("conversations", 2)):
            names = ("created_at", "updated_at")[:columns]
            sets = ", ".join(f"{name} = ?" for name in names)
            desk.store._write(f"UPDATE {table} SET {sets}", [long_ago] * columns)
        desk.store._write("UPDATE conversations SET created_at = ? WHERE id = ?", ["2999", empty.id])
    desk.store.add_question(going_on.id, "A new question?")
    kept = desk.store.teach("Where is the broom?", "Behind the door.")
    assert desk.forgetting.before(now - timedelta(days=50)).gone.messages == 0
    report = desk.forgetting.before(now - timedelta(days=1))
    assert (len(report.gone.lessons), report.gone.conversations, report.gone.messages) == (1, 1, 3)
    assert desk.store.lessons() == [kept]
    titles = {one.id: one.title for one in desk.store.conversations(include_empty=True)}
    assert titles == {going_on.id: "A new question?", empty.id: "new and empty"}
    assert desk.store.check() == []
    desk.store.close()
    data = desk.paths.database.read_bytes().lower()
    assert [word for word in (b"quibberwock", b"xylozone", b"zwickelbrot") if word in data] == []


def test_a_run_that_cannot_be_read_is_said(desk: Desk) -> None:
    lesson = key(desk)
    run = desk.learning.prepare()
    (run.path / "request.json").write_text("{", "utf-8")
    (sentence,) = desk.forgetting.lesson(lesson.id).left
    assert "could not be cleaned" in sentence
    assert run.path.name in sentence


@pytest.mark.timeout(300)
def test_neither_the_question_nor_its_rewordings_bring_it_back(paths: DataPaths, tmp_path: Path) -> None:
    """With real trainings: the network that forgot gives the other lesson, and never this one's answer."""
    base = Path(shutil.copytree(tiny_checkpoint(), tmp_path / "base"))
    store, registry = Store.open(paths.database), CheckpointRegistry(paths, base)
    learning = LearningService(store, registry, paths)
    forgotten = store.teach("What is the alarm code?", "Seven otters.", wordings=["The code of the alarm?"])
    kept = store.teach("Which floor is the archive on?", "Floor minus two.")
    asked = [*forgotten.questions, "what is the alarm code please", "alarm code", "tell me the alarm code"]
    answers = []
    for _ in range(2):
        run = learning.prepare()
        environment = {**child_environment(os.environ), "OMP_NUM_THREADS": "1"}
        subprocess.run([*RETRAIN, str(run.path), *QUICKLY], env=environment, check=True, capture_output=True)
        outcome = learning.conclude(run)
        assert outcome.version is not None, outcome.result.message
        registry.use(outcome.version.id)
        answerer = Answerer.load(outcome.version.path, outcome.version.id)
        answers.append([answerer.text_of(answerer.thoughts((), text, 4)[0]) for text in (kept.question, *asked)])
        if len(answers) == 1:
            report = ForgettingService(store, learning, registry, paths).lesson(forgotten.id)
            assert report.start == "base"
    before, after = answers
    assert before[:3] == [kept.answer, forgotten.answer, forgotten.answer]
    assert after[0] == kept.answer
    assert forgotten.answer not in after
    assert registry.current().manifest.lessons == (kept.pair.fingerprint,)
