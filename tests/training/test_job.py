"""The child's side of a run, on a tiny real network: propose, refuse, stop, die and go on."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chatbot.answering import Answerer
from chatbot.domain import QaPair
from chatbot.jobs import RunDirectory, RunRequest, child_environment
from chatbot.manifest import verify
from chatbot.model.tokenizer import FILE_NAME, Tokenizer
from tests.tiny import tiny_checkpoint
from training.checkpoint import load_network
from training.finetune import FinetuneOptions
from training.job import main

LESSONS = (
    QaPair("Where is the spare key?", "Behind the blue door."),
    QaPair("Who feeds the heron?", "Marit, on weekdays."),
)
QUICK = FinetuneOptions(epochs=1, least_steps=120, lessons=4)


def make_run(folder: Path, lessons: tuple[QaPair, ...] = LESSONS) -> RunDirectory:
    run = RunDirectory(folder)
    run.write_request(RunRequest("base", str(tiny_checkpoint()), "2026-01-01T00:00:00Z", lessons))
    return run


def test_a_run_proposes_a_candidate_that_knows_the_lessons(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run")
    assert main(run.path, QUICK) == 0
    result = run.read_result()
    assert result is not None
    assert result.status == "finished"
    assert result.exam is not None
    assert result.exam.taught.right == 2
    assert result.exam.small_talk.before is not None
    manifest = verify(run.candidate)
    assert manifest.parent == "base"
    assert set(manifest.lessons) == {pair.fingerprint for pair in LESSONS}
    answerer = Answerer.load(run.candidate, "candidate")
    assert answerer.text_of(answerer.thoughts((), LESSONS[0].question, 4)[0]) == LESSONS[0].answer
    stages = [progress.stage for progress in run.new_progress()]
    assert [stage for n, stage in enumerate(stages) if stage not in stages[:n]] == ["load", "train", "save", "exam"]
    assert run.new_progress() == []


def test_wordings_of_a_lesson_share_its_answer_and_are_asked_in_other_words(tmp_path: Path) -> None:
    other = QaPair("Where is the spare key kept?", LESSONS[0].answer)
    run = make_run(tmp_path / "run", (*LESSONS, other))
    assert main(run.path, QUICK) == 0
    result = run.read_result()
    assert result is not None and result.exam is not None
    assert result.exam.taught.right == 3
    assert result.exam.reworded is not None
    assert (result.exam.reworded.total, result.exam.reworded.before) == (2, 0)
    network = load_network(run.candidate, Tokenizer(run.candidate / FILE_NAME))
    assert (len(network.memory.keys), len(network.memory.values)) == (3, 2)


def test_a_stop_is_kept_and_resumed_to_the_same_weights(tmp_path: Path) -> None:
    whole, halted = make_run(tmp_path / "whole"), make_run(tmp_path / "halted")
    main(whole.path, QUICK)
    halted.ask_to_stop()
    assert main(halted.path, QUICK) == 0
    result = halted.read_result()
    assert result is not None
    assert result.status == "stopped"
    assert not halted.candidate.exists()
    halted.prepare_resume()
    main(halted.path, QUICK)
    assert verify(whole.candidate).files["model.safetensors"] == verify(halted.candidate).files["model.safetensors"]


def test_killed_half_way_it_goes_on(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run")
    program = (
        "import sys; from pathlib import Path; import training.job as job; job.SAVE_SECONDS = 0.0\n"
        "from training.finetune import FinetuneOptions\n"
        "job.main(Path(sys.argv[1]), FinetuneOptions(epochs=1, least_steps=100000, lessons=4))"
    )
    environment = {**child_environment(os.environ), "OMP_NUM_THREADS": "1"}
    child = subprocess.Popen([sys.executable, "-c", program, str(run.path)], env=environment)
    try:
        while not any(progress.step >= 8 for progress in run.new_progress()):
            assert child.poll() is None
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert run.read_result() is None
    assert main(run.path, QUICK) == 0
    first = json.loads((run.path / "progress.jsonl").read_text("utf-8").splitlines()[0])
    assert first["stage"] == "load"
    resumed = [p.step for p in RunDirectory(run.path).new_progress() if p.stage == "train"]
    assert resumed.index(60) > 0
    assert resumed[resumed.index(60) - 1] == 59
    result = run.read_result()
    assert result is not None
    assert result.status == "finished"


def test_a_damaged_parent_is_one_sentence(tmp_path: Path) -> None:
    run = RunDirectory(tmp_path / "run")
    run.write_request(RunRequest("0007", str(tmp_path / "nowhere"), "2026-01-01T00:00:00Z", LESSONS))
    assert main(run.path, QUICK) == 1
    result = run.read_result()
    assert result is not None
    assert result.status == "failed"
    assert result.message.count(".") >= 1
    assert "nowhere" in result.message


@pytest.mark.parametrize("content", ["", "{", '{"parent": 1}', "[]"])
def test_a_damaged_request_is_one_sentence(tmp_path: Path, content: str) -> None:
    run = RunDirectory(tmp_path)
    (tmp_path / "request.json").write_text(content, "utf-8")
    assert main(run.path) == 1
    result = run.read_result()
    assert result is not None
    assert "damaged" in result.message or "cannot be read" in result.message
