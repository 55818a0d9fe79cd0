"""A run that holds still, and questions of the exam that the person asked to rehearse."""

import threading
import time
from pathlib import Path

import pytest

from chatbot.domain import QaPair
from chatbot.exam_file import exam_questions
from chatbot.jobs import Progress, RunDirectory, RunRequest
from chatbot.manifest import verify
from tests.tiny import tiny_checkpoint
from training.finetune import FinetuneOptions
from training.job import Job, main

LESSONS = (QaPair("Where is the spare key?", "Behind the blue door."),)
QUICK = FinetuneOptions(epochs=1, least_steps=40, lessons=4)


def make_run(folder: Path, rehearse: tuple[str, ...] = ()) -> RunDirectory:
    run = RunDirectory(folder)
    base = str(tiny_checkpoint())
    run.write_request(RunRequest("base", base, "2026-01-01T00:00:00Z", LESSONS, rehearse=rehearse))
    return run


def test_a_paused_run_computes_nothing_and_ends_with_the_same_weights(tmp_path: Path) -> None:
    whole, halted = make_run(tmp_path / "whole"), make_run(tmp_path / "halted")
    main(whole.path, QUICK)
    halted.ask_to_pause(True)
    worker = threading.Thread(target=main, args=(halted.path, QUICK))
    started = time.monotonic()
    worker.start()
    lines: list[Progress] = []
    while not any(line.paused for line in lines):
        lines += halted.new_progress()
        assert worker.is_alive()
    began = time.monotonic()
    assert (halted.state / "trainer.pt").exists()
    while time.monotonic() - began < 1.0:
        assert halted.new_progress() == []
    halted.ask_to_pause(False)
    worker.join()
    wall = time.monotonic() - started
    result = halted.read_result()
    assert result is not None and result.status == "finished"
    assert halted.new_progress()[-1].seconds < wall - 0.9  # what was paused does not count
    weights = "model.safetensors"
    assert verify(whole.candidate).files[weights] == verify(halted.candidate).files[weights]


def test_a_stop_ends_a_pause(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run")
    run.ask_to_pause(True)
    threading.Timer(0.5, run.ask_to_stop).start()
    assert main(run.path, QUICK) == 0
    result = run.read_result()
    assert result is not None and result.status == "stopped"
    run.prepare_resume()
    assert not run.pause_asked()


def test_a_pause_that_nobody_can_end_is_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = make_run(tmp_path / "run")
    run.ask_to_pause(True)
    parents = iter([7, 1])  # the program that started it is gone
    monkeypatch.setattr("os.getppid", lambda: next(parents, 1))
    main(run.path, QUICK)
    result = run.read_result()
    assert result is not None and result.status == "stopped"


def test_what_is_to_be_rehearsed_is_trained_and_asked_apart(tmp_path: Path) -> None:
    wanted = exam_questions(tiny_checkpoint())[0]
    run = make_run(tmp_path / "run", (wanted, "not of the exam"))
    made = Job(run, run.read_request(), QUICK)
    examples = made._wanted()
    assert [example.question for example in examples] == [wanted]
    kinds = {question.question: question.kind for question in made._questions}
    assert kinds[wanted] == "rehearsed"
    assert list(kinds.values()).count("rehearsed") == 1
    assert main(run.path, QUICK) == 0
    result = run.read_result()
    assert result is not None and result.exam is not None
    assert result.exam.rehearsed is not None and result.exam.rehearsed.total == 1
    manifest = verify(run.candidate)
    assert "1 rehearsed" in manifest.note
    assert set(manifest.lessons) == {pair.fingerprint for pair in LESSONS}
    missed = {pair.fingerprint for pair in LESSONS} if result.exam.taught.right == 0 else set()
    assert set(result.exam.missed) == missed
