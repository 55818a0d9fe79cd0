"""Decoding over a scripted decoder whose best sequence is known, and over a random real one."""

from collections.abc import Callable

import numpy as np
import pytest
import torch

from chatbot.model.arrays import Array, Ids
from chatbot.model.config import ModelConfig
from chatbot.model.decoder import DecoderState, Source, StepOutput
from chatbot.model.decoding import (
    DecodingOptions,
    Event,
    Hypothesis,
    beam_search,
    best_hypotheses,
    greedy,
    sample,
)
from chatbot.model.network import Network
from chatbot.model.tokenizer import ANSWER, EOS, FIRST_PIECE, UNKNOWN, USER
from chatbot.model.words import Lexicon
from training.network import Network as TorchNetwork
from training.network import to_arrays

A, B, C = FIRST_PIECE, FIRST_PIECE + 1, FIRST_PIECE + 2
VOCABULARY = FIRST_PIECE + 3
BLANK = np.zeros((1, 1), np.float32)
START = DecoderState(BLANK, BLANK, BLANK, BLANK, np.zeros(1, np.int64))
SOURCE = Source(np.array([ANSWER]), BLANK, BLANK, BLANK[0])


class Scripted:
    """A decoder whose next-piece probabilities are a function of the last piece alone."""

    def __init__(self, table: dict[int, dict[int, float]], vocabulary: int = VOCABULARY) -> None:
        self._table, self._vocabulary = table, vocabulary

    def step(self, source: Source, previous: Ids, state: DecoderState) -> tuple[StepOutput, DecoderState]:
        rows = np.full((len(previous), self._vocabulary), 1e-9)
        for row, piece in enumerate(previous):
            for following, chance in self._table.get(int(piece), {EOS: 1.0}).items():
                rows[row, following] = chance
        wide = np.zeros((len(previous), 1), np.float32)
        logs: Array = np.log(rows).astype(np.float32)
        return StepOutput(logs, wide, wide[:, 0]), DecoderState(wide, wide, wide, wide, previous)


GARDEN = Scripted(
    {
        2: {A: 0.6, B: 0.4},
        A: {A: 0.3, B: 0.3, C: 0.4},
        B: {EOS: 0.95, A: 0.05},
        C: {EOS: 0.4, A: 0.6},
    }
)


def run(search: Callable[..., object], *arguments: object) -> tuple[list[int], Hypothesis]:
    events: list[Event] = list(search(GARDEN, SOURCE, START, *arguments))  # type: ignore[call-overload]
    last = events[-1]
    assert isinstance(last, Hypothesis)
    return [event for event in events[:-1] if isinstance(event, int)], last


def test_greedy_takes_the_likeliest_piece_each_time() -> None:
    pieces, found = run(greedy, DecodingOptions(max_length=3))
    assert pieces == [A, C, A]
    assert not found.finished


def test_beam_search_finds_what_greedy_misses() -> None:
    pieces, found = run(beam_search, DecodingOptions(beams=3, length_penalty=0.0))
    assert pieces == list(found.ids) == [B]
    assert sum(found.log_probabilities) == pytest.approx(np.log(0.4 * 0.95), abs=1e-5)


def test_beams_come_best_first_and_differ() -> None:
    found = best_hypotheses(GARDEN, SOURCE, START, DecodingOptions(beams=4))
    scores = [one.score(0.6) for one in found if one.finished]
    assert scores == sorted(scores, reverse=True)
    assert len({one.ids for one in found}) == len(found)


def test_no_piece_pair_is_repeated_when_forbidden() -> None:
    loop = Scripted({2: {A: 1.0}, A: {B: 0.9, EOS: 0.1}, B: {A: 0.9, EOS: 0.1}})
    for search in (greedy, beam_search):
        *_, found = search(loop, SOURCE, START, DecodingOptions(no_repeat=2, beams=2))
        assert isinstance(found, Hypothesis)
        pairs = list(zip(found.ids, found.ids[1:], strict=False))
        assert found.finished
        assert len(pairs) == len(set(pairs))


def test_sampling_is_repeatable_and_keeps_to_the_nucleus() -> None:
    options = DecodingOptions(max_length=6, nucleus=0.5)
    drawn = [run(sample, options, np.random.default_rng(seed))[1].ids for seed in (1, 1, 2, 3, 4)]
    assert drawn[0] == drawn[1]
    assert all(ids[:1] == (A,) for ids in drawn)
    colder = run(sample, DecodingOptions(max_length=3, temperature=1e-3), np.random.default_rng(7))[1]
    assert colder.ids == run(greedy, DecodingOptions(max_length=3))[1].ids


def test_saying_unknown_ends_the_answer() -> None:
    shrug = Scripted({2: {UNKNOWN: 0.9, A: 0.1}, UNKNOWN: {A: 0.8, EOS: 0.2}, A: {EOS: 1.0}})
    *_, found = greedy(shrug, SOURCE, START, DecodingOptions())
    assert isinstance(found, Hypothesis)
    assert found.is_unknown
    assert found.ids == (UNKNOWN,)


def test_a_beam_of_one_is_greedy_on_a_real_network() -> None:
    torch.manual_seed(5)
    config = ModelConfig(vocab_size=60, embedding=12, encoder_hidden=10, decoder_hidden=14, attention=8)
    lexicon = Lexicon((), [""] * config.vocab_size)
    network = Network(config, to_arrays(TorchNetwork(config, lexicon)), lexicon)
    options = DecodingOptions(max_length=12, beams=1)
    for word in range(20, 40):
        source, state = network.start([ANSWER, USER, word, EOS])
        *_, alone = greedy(network.decoder, source, state, options)
        *_, beam = beam_search(network.decoder, source, state, options)
        assert isinstance(alone, Hypothesis)
        assert isinstance(beam, Hypothesis)
        assert alone.ids == beam.ids
        assert alone.log_probabilities == pytest.approx(beam.log_probabilities, abs=1e-5)


def test_a_sure_long_answer_is_not_given_up_for_short_ones_that_ended_first() -> None:
    long = {piece: {piece + 1: 0.94, EOS: 0.06} for piece in range(A, A + 8)}
    road = Scripted({2: {A: 1.0}, **long, A + 8: {EOS: 1.0}}, vocabulary=A + 9)
    *_, found = beam_search(road, SOURCE, START, DecodingOptions(beams=4))
    assert isinstance(found, Hypothesis)
    assert found.ids == tuple(range(A, A + 9))
