"""The benchmarks of retraining, small and on a tiny real network; and ways of not forgetting."""

import json
from pathlib import Path

import pytest
import torch

from chatbot.errors import InputError
from chatbot.manifest import verify
from chatbot.model.tokenizer import ANSWER, FILE_NAME, Tokenizer
from tests.tiny import tiny_checkpoint
from training.__main__ import main
from training.anchoring import Anchor, freeze, importance
from training.batching import Stream
from training.checkpoint import load_network
from training.corpora.examples import Example
from training.drift import Drift, differences
from training.finetune import FinetuneOptions
from training.lesson_sets import WORDS, lesson_set
from training.runs import options_with

QUICK = ["epochs=1", "least_steps=80", "lessons=4", "replayed=16", "learning_rate=4e-3", "frozen=encoder"]
pytestmark = pytest.mark.timeout(600)
SET = [part for setting in QUICK for part in ("--set", setting)]


def bench(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["bench", *arguments, "--network", str(tiny_checkpoint()), "--json", *SET]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_lessons_taught_at_once_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (figures,) = bench(capsys, "finetune", "--lessons", "4", "--work", str(tmp_path))
    taught, remembered = figures["taught"], figures["remembered"]
    assert isinstance(taught, dict)
    assert isinstance(remembered, dict)
    assert taught["total"] == remembered["total"] == 4
    assert taught["found"] >= 3
    for name in ("seconds", "cpu_seconds", "training_seconds", "pieces_per_second", "peak_mib"):
        value = figures[name]
        assert isinstance(value, float)
        assert value > 0
    assert verify(tmp_path / "finetune" / "candidate").seconds > 0


def test_a_poisoned_batch_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = bench(capsys, "poisoned", "--lessons", "12")
    assert found["passed"] is False
    assert found["reasons"]


def test_killed_runs_end_with_the_same_weights(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(capsys, "kills", "--lessons", "2", "--kills", "2") == [{"kills": 2, "same": True}]


def test_a_series_asks_for_the_first_lessons_with_and_without_replay(capsys: pytest.CaptureFixture[str]) -> None:
    rounds = bench(capsys, "series", "--rounds", "2", "--lessons", "2")
    assert [(one["name"], one["number"]) for one in rounds] == [
        (name, number) for name in ("with replay", "without replay") for number in (1, 2)
    ]
    base = [one["base"] for one in rounds]
    assert all(isinstance(counts, list) for counts in base)
    right = [int(counts[1]) for counts in base if isinstance(counts, list)]
    assert right[1] > right[3]


def test_what_is_forgotten_does_not_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = bench(capsys, "forgetting", "--lessons", "5", "--forget", "2")
    assert (found["forgotten"], found["came_back"]) == (2, 0)


def test_the_lessons_are_always_the_same_and_their_rewordings_are_not_taught() -> None:
    lessons = lesson_set(None, 60)
    assert lessons == lesson_set(None, 60)
    questions = {one.pair.question for one in lessons}
    assert len(questions) == 60
    assert not questions & {one.rewording for one in lessons}
    assert all(len(one.pair.answer.split()) in WORDS for one in lessons)
    with pytest.raises(InputError, match="There are only"):
        lesson_set(None, 100_000)


@pytest.mark.parametrize("setting", ["epochs", "wings=2", "epochs=soon", "on_lessons=1", "epochs.x=1"])
def test_a_setting_that_is_none_is_refused(setting: str) -> None:
    with pytest.raises(InputError):
        options_with([setting])


def test_settings_reach_into_fields() -> None:
    options = options_with(["on_lessons.noise=0.25", "lessons=7", "frozen=encoder"])
    assert (options.on_lessons.noise, options.lessons, options.frozen) == (0.25, 7, "encoder")
    assert options.regularisation == FinetuneOptions().regularisation


def test_lessons_that_are_seen_often_are_learned_gently() -> None:
    rates = [FinetuneOptions().rate(lessons) for lessons in (1, 20, 200, 1000, 5000)]
    assert rates == sorted(rates)
    assert rates[-2:] == pytest.approx([4e-3, 4e-3], rel=0.02)
    assert rates[0] == rates[1] < 7e-4
    assert options_with(["learning_rate=5e-4"]).rate(1000) == 5e-4


def test_drift_is_learned_from_groups_and_moves_one_part_alone() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / FILE_NAME)
    network = load_network(tiny_checkpoint(), tokenizer)
    base = [Example(text, "A heron.", "name") for text in ("Who are you?", "What is your name?")]
    moved = differences(network, tokenizer, [*base, Example("Hi", "Hello.", "greeting")], seed=1, pairs=4)
    assert moved is not None
    assert torch.allclose(moved.abs(), moved[0].abs().expand_as(moved), atol=1e-6)
    assert differences(network, tokenizer, base[:1], seed=1) is None
    read = network.read(torch.tensor([tokenizer.source(ANSWER, (), "Who are you?", 50)]))
    drift = Drift(moved, 0.5)
    assert drift(1, read) is read
    sentence = drift(0, read).sentence
    assert sentence.norm().item() == pytest.approx(1.0, abs=1e-5)
    assert not torch.allclose(sentence, read.sentence)


def test_the_frozen_stays_and_the_anchored_is_pulled_back() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / FILE_NAME)
    network = load_network(tiny_checkpoint(), tokenizer)
    with pytest.raises(InputError, match="cannot be frozen"):
        freeze(network, "wings")  # type: ignore[arg-type]
    freeze(network, "encoder")
    trained = {name for name, weight in network.named_parameters() if weight.requires_grad}
    assert trained == {name for name, _ in network.named_parameters() if name.startswith("decoder.")}
    stream = Stream(
        "fisher",
        [Example("Who are you?", "Engram."), Example("Hi", "Hello.")],
        tokenizer,
        network.config,
        size=2,
        seed=1,
    )
    fisher = importance(network, [stream.batch(0)])
    assert sum(float(one.sum()) for one in fisher) / sum(one.numel() for one in fisher) == pytest.approx(1.0)
    anchor = Anchor(network, 2.0, fisher)
    bias = network.decoder.output.bias
    with torch.no_grad():
        bias.add_(0.5)
    for weight in network.parameters():
        weight.grad = torch.zeros_like(weight) if weight.requires_grad else None
    anchor()
    place = [name for name, weight in network.named_parameters() if weight.requires_grad].index("decoder.output.bias")
    assert bias.grad is not None
    assert torch.allclose(bias.grad, 2.0 * fisher[place] * 0.5)
