"""The NumPy form that answers and the torch form that learns give the same numbers."""

from pathlib import Path

import numpy as np
import pytest
import torch

from chatbot.model.arrays import unit
from chatbot.model.attention import follows
from chatbot.model.config import ModelConfig
from chatbot.model.encoder import last_turn
from chatbot.model.files import load_weights, save_weights
from chatbot.model.memory import Memory
from chatbot.model.network import Network
from chatbot.model.tokenizer import ANSWER, BOS, ENGRAM, EOS, PAD, TEXT, USER
from chatbot.model.words import Lexicon
from training.network import Network as TorchNetwork
from training.network import follows as torch_follows
from training.network import from_arrays, has_context, to_arrays

CONFIG = ModelConfig(vocab_size=60, embedding=12, encoder_hidden=10, decoder_hidden=14, attention=8)
SOURCES = [[ANSWER, USER, 20, 21, 22, EOS], [ANSWER, USER, 33, 20, 59, EOS], [ANSWER, USER, 18, EOS]]
TARGET = [BOS, 20, 21, 33]
LEXICON = Lexicon(("w20", "w21w22", "w30"), ["" if n < 18 else f"w{n}" if n == 22 else f"▁w{n}" for n in range(60)])


def torch_network(layers: int) -> TorchNetwork:
    torch.manual_seed(3)
    config = ModelConfig(**{**{name: getattr(CONFIG, name) for name in CONFIG.__slots__}, "encoder_layers": layers})
    return TorchNetwork(config, LEXICON, torch.rand(60)).eval()


@pytest.mark.parametrize("layers", [1, 2])
def test_step_by_step_equals_the_whole_sequence(layers: int) -> None:
    torch_form = torch_network(layers)
    numpy_form = Network(torch_form.config, to_arrays(torch_form), LEXICON)
    for source in SOURCES:
        with torch.no_grad():
            read = torch_form.read(torch.tensor([source]))
            expected = torch_form.distribution(read, torch.tensor([TARGET]))[0].numpy()
        held, state = numpy_form.start(source)
        for position, piece in enumerate(TARGET):
            output, state = numpy_form.decoder.step(held, np.array([piece]), state)
            np.testing.assert_allclose(np.exp(output.log_probabilities[0]), expected[position], atol=2e-6)
            assert output.attention.sum() == pytest.approx(1.0, abs=1e-5)


def taught_network() -> TorchNetwork:
    """A network whose memory holds the first two of SOURCES, with a reciter that has gone its own way."""
    form = torch_network(1)
    with torch.no_grad():
        keys = torch.cat([form.read(torch.tensor([source])).sentence for source in SOURCES[:2]])
        assert form.teach(keys, [0, 1], torch.randn(2, CONFIG.embedding)) == [False, False]
        assert form.reciter is not None
        for weight in form.reciter.parameters():
            weight.add_(torch.randn_like(weight), alpha=0.1)
    return form


def test_the_memory_recites_alike_in_both_forms() -> None:
    torch_form = taught_network()
    numpy_form = Network(torch_form.config, to_arrays(torch_form), LEXICON)
    with torch.no_grad():
        expected = torch_form.recitation(torch.tensor([1]), torch.tensor([TARGET]))[0].numpy()
        target = torch.tensor([[20, 21, 33, PAD]])
        logs = torch_form.recited(torch.tensor([1]), torch.tensor([TARGET]), target)[0]
    recited = numpy_form.recite(torch_form.memory.keys[1].numpy())
    assert recited is not None
    reciter, held, state, meant = recited
    assert meant == 1.0
    for position, piece in enumerate(TARGET):
        output, state = reciter.step(held, np.array([piece]), state)
        np.testing.assert_allclose(np.exp(output.log_probabilities[0]), expected[position], atol=2e-6)
        assert output.attention.shape == (1, 0)
        if target[0, position] != PAD:
            assert logs[position].item() == pytest.approx(output.log_probabilities[0, target[0, position]], abs=1e-4)
    assert logs[-1] == 0


def test_what_is_near_a_key_is_meant_and_what_is_far_or_between_is_not() -> None:
    keys = np.eye(12, dtype=np.float32)[:2]
    memory = Memory.of(keys, 3 * keys[::-1], np.array([80, 20, 0.6], np.float32))
    value, meant = memory(unit(keys[0] + 0.3 * keys[1]))
    np.testing.assert_allclose(value, 3 * keys[1], atol=1e-3)
    assert meant > 0.99
    assert memory(unit(keys[0] + keys[1]))[1] < 0.5
    assert memory(-keys[0])[1] < 0.01
    near = Memory.of(np.stack([keys[0], unit(keys[0] + 0.04 * keys[1])]), keys, memory.gate)
    for row, key in enumerate(near.keys):
        value, meant = near(key)
        np.testing.assert_array_equal(value, keys[row])
        assert meant == 1.0


def test_several_wordings_of_one_answer_call_it_up_together() -> None:
    axes = np.eye(12, dtype=np.float32)
    keys = np.stack([unit(axes[0] + 0.3 * axes[n]) for n in (1, 2, 3)] + [axes[4]])
    gate = np.array([80, 20, 0.6], np.float32)
    one = Memory.of(keys, axes[[5, 5, 5, 6]], gate)
    apart = Memory.of(keys, axes[[5, 7, 8, 6]], gate)
    value, meant = one(axes[0])
    np.testing.assert_allclose(value, axes[5], atol=1e-5)
    assert meant > 0.99 and apart(axes[0])[1] < 0.5
    assert sorted(one.owners[:3]) == [one.owners[0]] * 3 != [one.owners[3]] * 3


def test_an_exam_may_hide_a_question_to_see_whether_its_other_wordings_find_the_answer() -> None:
    axes = np.eye(12, dtype=np.float32)
    keys = np.stack([axes[0], unit(axes[0] + 0.3 * axes[1]), axes[2]])
    memory = Memory.of(keys, axes[[5, 5, 6]], np.array([80, 20, 0.6], np.float32))
    value, meant = memory(axes[0], in_other_words=True)
    np.testing.assert_allclose(value, axes[5], atol=1e-5)
    assert 0.99 < meant < 1.0
    assert memory(axes[2], in_other_words=True)[1] < 0.01
    assert memory(axes[2])[1] == 1.0


def test_nothing_is_recited_where_nothing_was_taught() -> None:
    form = torch_network(1)
    assert Network(form.config, to_arrays(form), LEXICON).recite(np.eye(12, dtype=np.float32)[0]) is None


def test_reciting_starts_out_as_the_decoder_without_attention() -> None:
    form = torch_network(1)
    form.teach(torch.eye(CONFIG.embedding)[:1], [0], torch.randn(1, CONFIG.embedding))
    assert form.reciter is not None
    ours, theirs = form.reciter.state_dict(), form.decoder.state_dict()
    width = CONFIG.decoder_hidden
    torch.testing.assert_close(ours["upper.weight_ih_l0"], theirs["upper.weight_ih_l0"][:, :width])
    torch.testing.assert_close(ours["start_cell.weight"], theirs["start_cell.weight"][:, -CONFIG.embedding :])


def test_what_was_taught_keeps_its_value_and_the_rest_is_dropped() -> None:
    form = taught_network()
    keys, values = form.memory.keys.clone(), form.memory.values.detach().clone()
    other = torch.nn.functional.normalize(torch.ones(1, CONFIG.embedding), dim=-1)
    assert form.teach(torch.cat([other, keys[1:]]), [0, 1], torch.zeros(2, CONFIG.embedding)) == [False, True]
    torch.testing.assert_close(form.memory.values.detach(), torch.stack([torch.zeros(CONFIG.embedding), values[1]]))
    torch.testing.assert_close(form.memory.keys, torch.cat([other, keys[1:]]))


def test_an_answer_keeps_its_value_when_another_wording_joins_it() -> None:
    form = taught_network()
    keys, values = form.memory.keys.clone(), form.memory.values.detach().clone()
    other = torch.nn.functional.normalize(torch.ones(1, CONFIG.embedding), dim=-1)
    assert form.teach(torch.cat([other, keys]), [1, 0, 1], torch.zeros(2, CONFIG.embedding)) == [True, True]
    torch.testing.assert_close(form.memory.values.detach(), values)
    again = from_arrays(form.config, to_arrays(form), LEXICON)
    torch.testing.assert_close(again.memory.values[again.memory.owners], form.memory.values[form.memory.owners])
    assert len(again.memory.values) == 2


def test_the_likelihood_that_is_trained_is_the_one_that_is_decoded() -> None:
    form = torch_network(1)
    source, previous, target = torch.tensor([SOURCES[0]]), torch.tensor([TARGET]), torch.tensor([[20, 21, 33, EOS]])
    with torch.no_grad():
        logs = form.log_probabilities(form.read(source), previous, target)
        whole = form.distribution(form.read(source), previous).log().gather(-1, target[..., None])[..., 0]
    torch.testing.assert_close(logs, whole, atol=1e-5, rtol=1e-4)


def test_padding_changes_no_sentence_vector_and_no_state() -> None:
    form = torch_network(2)
    widest = max(map(len, SOURCES))
    padded = torch.tensor([source + [PAD] * (widest - len(source)) for source in SOURCES])
    with torch.no_grad():
        together = form.read(padded)
        for row, source in enumerate(SOURCES):
            alone = form.read(torch.tensor([source]))
            torch.testing.assert_close(together.sentence[row], alone.sentence[0], atol=1e-6, rtol=1e-5)
            torch.testing.assert_close(together.hidden[row], alone.hidden[0], atol=1e-6, rtol=1e-5)
            torch.testing.assert_close(together.cell[row], alone.cell[0], atol=1e-6, rtol=1e-5)
    vectors = Network(form.config, to_arrays(form), LEXICON).sentence_vectors(SOURCES)
    np.testing.assert_allclose(vectors, together.sentence.numpy(), atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_every_state_of_the_encoder_reaches_the_decoder() -> None:
    form = torch_network(2)
    read = form.read(torch.tensor([SOURCES[0]]))
    read.hidden.retain_grad()
    read.cell.retain_grad()
    torch.autograd.backward(form.distribution(read, torch.tensor([TARGET]))[0, 0, 21])
    for state in (read.hidden, read.cell):
        assert state.grad is not None
        assert (state.grad != 0).all()


@pytest.mark.parametrize(("precision", "tolerance"), [("float32", 0.0), ("float16", 1e-3), ("int8", 8e-3)])
def test_weights_come_back_from_disk(tmp_path: Path, precision: str, tolerance: float) -> None:
    weights = to_arrays(torch_network(1))
    save_weights(tmp_path, weights, precision)  # type: ignore[arg-type]
    loaded = load_weights(tmp_path)
    assert loaded.keys() == weights.keys()
    for name, value in weights.items():
        largest = float(np.abs(value).max(initial=1.0))
        np.testing.assert_allclose(loaded[name], value, atol=tolerance * largest)


@pytest.mark.parametrize("layers", [1, 2])
def test_the_sentence_vector_is_of_the_last_turn(layers: int) -> None:
    """Its weights come from the last turn alone, in both forms; what went before reaches it by the states only."""
    network = torch_network(layers).eval()
    plain = Network(network.config, to_arrays(network), LEXICON)
    asked = [USER, 30, 31, 32, EOS]
    sources = [[ANSWER, *asked], [ANSWER, ANSWER, ANSWER, *asked], [ANSWER, USER, 40, 41, ENGRAM, 42, *asked]]
    for source in sources:
        theirs = network.read(torch.tensor([source])).sentence.detach().numpy()
        np.testing.assert_allclose(plain.encode([source]).sentence, theirs, atol=2e-5)
    mask = last_turn(np.array([sources[2]]))
    assert mask.tolist() == [[0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]]


def test_only_a_question_alone_is_led_by_its_meaning_alone() -> None:
    alone, turns = [ANSWER, USER, 30, EOS, PAD, PAD], [ANSWER, USER, 30, ENGRAM, 31, EOS]
    passage, asked_again = [ANSWER, TEXT, 30, USER, 31, EOS], [ANSWER, USER, 30, USER, 31, EOS]
    assert has_context(torch.tensor([alone, turns, passage, asked_again])).tolist() == [False, True, True, True]


def test_places_behind_the_last_pieces_are_marked_alike_in_both_forms() -> None:
    source = SOURCES[0]
    pairs = list(zip([PAD, *TARGET[:-1]], TARGET, strict=True))
    marked = [follows(np.array(source), np.array([last]), np.array([before]))[0] for before, last in pairs]
    assert [mark[:, 0].tolist() for mark in marked[1:3]] == [[0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 1, 0]]
    assert [mark[:, 1].tolist() for mark in marked[1:3]] == [[0] * 6, [0, 0, 0, 0, 1, 0]]
    torch_marks = torch_follows(torch.tensor([source]), torch.tensor([TARGET]))[0]
    np.testing.assert_array_equal(np.stack(marked), torch_marks.numpy())
