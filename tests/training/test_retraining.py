"""The benchmarks of retraining, small and on a tiny real network; and ways of not forgetting."""

import json
from pathlib import Path

import pytest
import torch

from chatbot.errors import InputError
from chatbot.manifest import verify
from chatbot.model.tokenizer import FILE_NAME, Tokenizer
from tests.tiny import tiny_checkpoint
from training.__main__ import main
from training.checkpoint import load_network
from training.corpora.examples import Example
from training.finetune import FinetuneOptions, Pull, finetuner
from training.lesson_sets import WORDS, lesson_set
from training.runs import options_with

QUICK = ["epochs=1", "least_steps=120", "lessons=4", "learning_rate=4e-3"]
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


def test_a_series_of_retrains_keeps_the_first_lessons(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rounds = bench(capsys, "series", "--rounds", "2", "--lessons", "2")
    assert [(one["name"], one["number"]) for one in rounds] == [
        (name, number) for name in ("all lessons", "new ones alone") for number in (1, 2)
    ]
    recalls = [one["first"] for one in rounds[:2]]
    assert [recall["found"] for recall in recalls if isinstance(recall, dict)] == [2, 2]


def test_what_is_forgotten_does_not_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = bench(capsys, "forgetting", "--lessons", "5", "--forget", "2")
    assert (found["forgotten"], found["known"], found["came_back"]) == (2, 2, 0)


def test_the_lessons_are_always_the_same_and_their_rewordings_are_not_taught() -> None:
    lessons = lesson_set(None, 60)
    assert lessons == lesson_set(None, 60)
    questions = {one.pair.question for one in lessons}
    assert len(questions) == 60
    assert not questions & {one.rewording for one in lessons}
    assert all(len(one.pair.answer.split()) in WORDS for one in lessons)
    with pytest.raises(InputError, match="There are only"):
        lesson_set(None, 100_000)


@pytest.mark.parametrize("setting", ["epochs", "wings=2", "epochs=soon", "learning=wings", "epochs.x=1"])
def test_a_setting_that_is_none_is_refused(setting: str) -> None:
    with pytest.raises(InputError):
        options_with([setting])


def test_settings_are_of_their_field_s_kind() -> None:
    options = options_with(["memory_rate=2", "lessons=7", "learning=values", "learning_rate=1e-3"])
    assert (options.memory_rate, options.lessons, options.learning, options.learning_rate) == (2.0, 7, "values", 1e-3)
    assert options.epochs == FinetuneOptions().epochs


def test_the_longer_an_answer_the_oftener_it_is_seen() -> None:
    options = FinetuneOptions()
    times = [options.times(pieces) for pieces in (1, 12, 24, 60)]
    assert times == sorted(times)
    assert times[:2] == [1.0, 1.0]
    assert options.steps([12]) == options.least_steps < options.steps([12] * 2000) < options.steps([60] * 2000)


def test_values_may_learn_alone_and_the_pulled_is_pulled_back() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / FILE_NAME)
    network = load_network(tiny_checkpoint(), tokenizer)
    lessons = [Example("Who feeds the heron?", "Marit, on weekdays.")]
    finetuner(network, tokenizer, lessons, FinetuneOptions(learning="values"), 1)
    assert [name for name, weight in network.named_parameters() if weight.requires_grad] == ["memory.values"]
    finetuner(network, tokenizer, lessons, FinetuneOptions(), 1)
    learning = {name.split(".")[0] for name, weight in network.named_parameters() if weight.requires_grad}
    assert learning == {"memory", "reciter"}
    assert network.reciter is not None
    pull, bias = Pull(network, 2.0), network.reciter.output_bias
    with torch.no_grad():
        bias.add_(0.5)
    for weight in network.reciter.parameters():
        weight.grad = torch.zeros_like(weight)
    pull()
    assert bias.grad is not None
    assert torch.allclose(bias.grad, torch.ones_like(bias))
