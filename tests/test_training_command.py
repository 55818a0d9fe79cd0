"""``chatbot train``: a real child process trains the tiny network, the exam decides, and all can be taken back."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from chatbot.commands import retraining
from chatbot.jobs import ExamReport, RunDirectory, RunResult, Score
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.terminal import Terminal
from tests.tiny import tiny_checkpoint

QUESTION, ANSWER = "What is the password of the guest network?", "warm-otter-42"


def test_there_must_be_something_to_train(terminal: Terminal) -> None:
    assert "nothing to train" in terminal("train").sentence
    assert "no unfinished training" in terminal("train", "--resume").sentence


def test_a_lesson_goes_into_the_network_and_out_again(terminal: Terminal, paths: DataPaths) -> None:
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    reply = terminal("train", "--json")
    (row,) = reply.rows
    assert (row["status"], row["version"]) == ("finished", "0001")
    assert row["exam"]["taught"]["total"] == 1
    assert (reply.code, row["adopted"]) in {(0, True), (3, False)}
    assert "0001" in reply.err
    assert [one["id"] for one in terminal("models", "--json").rows] == ["base", "0001"]
    assert terminal("models", "use", "1").code == 0
    assert terminal("lessons", "--json").rows[0]["in_network"]
    assert "weights too" in terminal("forget", "1").err
    assert terminal("rollback").code == 0
    assert terminal("models", "--json").rows[0]["state"] == "in use"


def fake_child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Stand in for the training child: ``code`` runs with ``run``, the run's directory."""
    start = "import sys; from pathlib import Path; from chatbot.jobs import *; run = RunDirectory(Path(sys.argv[1]))\n"
    monkeypatch.setattr(retraining, "child_command", lambda run: [sys.executable, "-c", start + code, str(run.path)])


def test_a_broken_child_is_reported_in_a_sentence(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    fake_child(monkeypatch, "raise SystemExit(9)")
    reply = terminal("train")
    assert reply.code == 1
    assert "broke off" in reply.err


def test_control_c_stops_the_child_and_resume_goes_on(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, paths: DataPaths
) -> None:
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    waiting = (
        "import time\nwhile not run.stop_asked(): time.sleep(0.02)\nrun.write_result(RunResult('stopped', 'Stopped.'))"
    )
    fake_child(monkeypatch, waiting)
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    stopped = terminal("train")
    assert (stopped.code, "Stopped." in stopped.err) == (1, True)
    fake_child(monkeypatch, "run.write_result(RunResult('failed', 'Resumed ' + str(run.stop_asked())))")
    assert "Resumed False" in terminal("train", "--resume").err
    assert len(list(paths.runs.iterdir())) == 1


def test_a_candidate_that_failed_its_exam_is_kept_but_not_used(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, paths: DataPaths
) -> None:
    exam = ExamReport(Score(0, 1), Score(3, 9, 9), Score(9, 9, 9), ("It forgot too much small talk.",))
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    code = f"""
import shutil
from dataclasses import replace
from chatbot.manifest import read_manifest, rewrite_manifest
exam = {exam!r}
shutil.copytree({str(tiny_checkpoint())!r}, run.candidate)
rewrite_manifest(run.candidate, replace(read_manifest(run.candidate), parent="base", exam=exam))
run.write_result(RunResult("finished", exam.reasons[0], exam=exam))
"""
    fake_child(monkeypatch, code)
    reply = terminal("train")
    assert reply.code == 3
    assert "kept but not used" in reply.err
    assert "It forgot too much small talk." in reply.err
    assert [one["state"] for one in terminal("models", "--json").rows] == ["in use", "refused"]
    with Store.open(paths.database) as store:
        assert len(store.lessons()) == 1


def test_the_child_needs_no_database(tmp_path: Path, home: Path) -> None:
    """A folder without a request ends with a result that says so, not with a traceback."""
    run = tmp_path / "run"
    run.mkdir()
    done = subprocess.run([sys.executable, "-m", "chatbot", "train", "--run", str(run)], check=False, timeout=100)
    assert done.returncode == 1
    result = RunDirectory(run).read_result()
    assert isinstance(result, RunResult)
    assert "no training request" in result.message
    assert not home.exists()
