"""The run-directory protocol: what one side writes the other reads, and halves of files surprise nobody."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatbot.domain import QaPair
from chatbot.errors import StorageError
from chatbot.jobs import (
    ChangedAnswer,
    ExamReport,
    Progress,
    RunDirectory,
    RunRequest,
    RunResult,
    Score,
    child_command,
    child_environment,
    write_durably,
)

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
PAIRS = st.lists(st.builds(QaPair, TEXT, TEXT), max_size=4).map(tuple)
REQUESTS = st.builds(RunRequest, TEXT, TEXT, TEXT, PAIRS, PAIRS, st.integers(0, 2**31))
SCORES = st.builds(Score, st.integers(0, 99), st.integers(0, 99), st.none() | st.integers(0, 99))
CHANGES = st.lists(st.builds(ChangedAnswer, TEXT, TEXT, TEXT, st.booleans()), max_size=3).map(tuple)
EXAMS = st.builds(ExamReport, SCORES, SCORES, SCORES, st.lists(TEXT, max_size=2).map(tuple), CHANGES)
SECONDS = st.floats(0, 1e6)
STATUS = st.sampled_from(["finished", "stopped", "failed"])
RESULTS = st.builds(RunResult, STATUS, TEXT, SECONDS, SECONDS, st.none() | EXAMS)
STEP = Progress("train", 1, 10, 0.5, loss=2.0)
ROUND_TRIP = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    (tmp_path / "run").mkdir()
    return RunDirectory(tmp_path / "run")


@ROUND_TRIP
@given(request=REQUESTS)
def test_a_request_comes_back_as_it_was(run: RunDirectory, request: RunRequest) -> None:
    run.write_request(request)
    assert run.read_request() == request


@ROUND_TRIP
@given(result=RESULTS)
def test_a_result_comes_back_as_it_was(run: RunDirectory, result: RunResult) -> None:
    run.write_result(result)
    assert run.read_result() == result


def test_without_a_result_the_run_goes_on(run: RunDirectory) -> None:
    assert run.read_result() is None
    with pytest.raises(StorageError, match="no training request"):
        run.read_request()


@pytest.mark.parametrize("content", ["", "{", "null", "[]", "5", "{}", '{"exam": 5}', '{"lessons": [1]}', "[" * 99_999])
def test_a_damaged_file_is_one_sentence(run: RunDirectory, content: str) -> None:
    for name in ("request.json", "result.json"):
        (run.path / name).write_text(content, "utf-8")
    with pytest.raises(StorageError):
        run.read_request()
    with pytest.raises(StorageError):
        run.read_result()


def test_progress_is_handed_out_once_and_in_whole_lines(run: RunDirectory) -> None:
    assert run.new_progress() == []
    run.append_progress(STEP)
    run.append_progress(replace(STEP, step=2))
    assert [progress.step for progress in run.new_progress()] == [1, 2]
    line = '{"stage": "exam", "step": 3, "steps": 10, "seconds": 1.0}\n'
    with (run.path / "progress.jsonl").open("a", encoding="utf-8") as file:
        file.write(line[:20])
        file.flush()
        assert run.new_progress() == []
        file.write(line[20:])
    assert [progress.stage for progress in run.new_progress()] == ["exam"]
    assert len(RunDirectory(run.path).new_progress()) == 3


@pytest.mark.parametrize("half", [b'{"stage": "tr', b"5\n", b"\xff\xfe\n", b"{}\n", b"\n"])
def test_a_line_cut_by_a_kill_does_not_stop_the_rest(run: RunDirectory, half: bytes) -> None:
    (run.path / "progress.jsonl").write_bytes(half)
    run.append_progress(STEP)  # the resumed child; its first line may be joined to the half one
    run.append_progress(replace(STEP, step=2))
    assert run.new_progress()[-1].step == 2


def test_stopping_and_resuming(run: RunDirectory) -> None:
    assert not run.stop_asked()
    run.ask_to_stop()
    assert run.stop_asked()
    run.write_result(RunResult("stopped", "Stopped."))
    run.prepare_resume()
    assert not run.stop_asked()
    assert run.read_result() is None
    run.prepare_resume()


def test_a_write_that_fails_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_durably(path, b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"


def test_an_exam_without_reasons_is_passed() -> None:
    score = Score(3, 4, before=4)
    assert score.share == 0.75
    assert Score(0, 0).share == 1.0
    exam = ExamReport(score, score, score)
    assert exam.passed
    assert not replace(exam, reasons=("It forgot.",)).passed


def test_the_child_is_this_program(run: RunDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command(run)[:3] == [sys.executable, "-m", "chatbot"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command(run) == [sys.executable, "train", "--run", str(run.path)]


def test_the_child_does_not_spin_at_its_barriers() -> None:
    environment = child_environment({"CHATBOT_HOME": "here", "OMP_WAIT_POLICY": "ACTIVE"})
    assert environment["CHATBOT_HOME"] == "here"
    assert environment["OMP_WAIT_POLICY"] == "PASSIVE"
    assert environment["GOMP_SPINCOUNT"] == "10000"
