"""From a network and a source to piece ids: greedy, sampling and beam search, each a generator.

Knows ids only.  Each yields the pieces as they become certain and returns nothing; the finished `Hypothesis` is
the last thing yielded.  Randomness is an explicit generator.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from chatbot.model.arrays import Array, Ids
from chatbot.model.decoder import DecoderState, Source, StepOutput
from chatbot.model.tokenizer import BOS, EOS, FIRST_PIECE, NEWLINE, UNKNOWN

NEVER = np.float32(-1e9)


class Stepping(Protocol):
    """What can be searched: a decoder, or the memory's reciter."""

    def step(self, source: Source, previous: Ids, state: DecoderState) -> tuple[StepOutput, DecoderState]:
        """``previous`` (K,) is the last piece of each row."""


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """``no_repeat`` forbids an n-gram of that many pieces twice (0: off); ``unknown`` allows the piece that means
    "I do not know".  ``length_penalty`` is alpha of ((5 + length) / 6)^alpha (Wu et al. 2016).  ``temperature`` and
    ``nucleus`` (top-p) act on sampling only.
    """

    max_length: int = 96
    beams: int = 4
    length_penalty: float = 0.6
    no_repeat: int = 0
    unknown: bool = True
    temperature: float = 1.0
    nucleus: float = 1.0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A decoded sequence without BOS and EOS, with its evidence.

    ``log_probabilities`` are those of each piece and of the closing EOS, in nats; ``finished`` is false when the
    length limit cut it.  ``gates`` are the shares (0 to 1) of each piece that was generated rather than copied.
    """

    ids: tuple[int, ...]
    log_probabilities: tuple[float, ...]
    finished: bool
    gates: tuple[float, ...] = ()

    @property
    def copied(self) -> float:
        """Mean share of the pieces that was copied from the source, 0 to 1."""
        return 1.0 - float(np.mean(self.gates)) if self.gates else 0.0

    @property
    def mean_log_probability(self) -> float:
        """Nats a piece, EOS counted."""
        return float(np.mean(self.log_probabilities)) if self.log_probabilities else float(NEVER)

    @property
    def least_log_probability(self) -> float:
        """That of the least likely piece, in nats."""
        return min(self.log_probabilities, default=float(NEVER))

    @property
    def is_unknown(self) -> bool:
        """Whether the network itself says that it does not know."""
        return self.ids[:1] == (UNKNOWN,)

    def score(self, penalty: float) -> float:
        """Sum of log-probabilities divided by the length penalty."""
        length = len(self.log_probabilities)
        return float(np.sum(self.log_probabilities) / ((5 + length) / 6) ** penalty)


Event = int | Hypothesis


@dataclass(slots=True)
class _Row:
    ids: list[int] = field(default_factory=list)
    logs: list[float] = field(default_factory=list)
    gates: list[float] = field(default_factory=list)


def greedy(decoder: Stepping, source: Source, state: DecoderState, options: DecodingOptions) -> Iterator[Event]:
    """The likeliest piece at each step."""
    return _one_by_one(decoder, source, state, options, None)


def sample(
    decoder: Stepping, source: Source, state: DecoderState, options: DecodingOptions, random: np.random.Generator
) -> Iterator[Event]:
    """A piece drawn at each step, from the nucleus at the given temperature (Holtzman et al. 2020)."""
    return _one_by_one(decoder, source, state, options, random)


def _one_by_one(
    decoder: Stepping,
    source: Source,
    state: DecoderState,
    options: DecodingOptions,
    random: np.random.Generator | None,
) -> Iterator[Event]:
    row, previous = _Row(), BOS
    for _ in range(options.max_length):
        output, state = decoder.step(source, np.array([previous]), state)
        logs = _allowed(output.log_probabilities, [row.ids], options)[0]
        previous = int(np.argmax(logs)) if random is None else _draw(logs, options, random)
        row.logs.append(float(output.log_probabilities[0, previous]))
        row.gates.append(float(output.gate[0]))
        if previous == EOS:
            yield _finished(row, True)
            return
        row.ids.append(previous)
        yield previous
    yield _finished(row, False)


def _finished(row: _Row, whole: bool) -> Hypothesis:
    return Hypothesis(tuple(row.ids), tuple(row.logs), whole, tuple(row.gates))


def _draw(logs: Array, options: DecodingOptions, random: np.random.Generator) -> int:
    scaled = logs.astype(np.float64) / max(options.temperature, 1e-3)
    probabilities = np.exp(scaled - scaled.max())
    probabilities /= probabilities.sum()
    order = np.argsort(-probabilities)
    before = np.cumsum(probabilities[order]) - probabilities[order]
    probabilities[order[before >= options.nucleus]] = 0.0
    return int(random.choice(len(probabilities), p=probabilities / probabilities.sum()))


def beam_search(decoder: Stepping, source: Source, state: DecoderState, options: DecodingOptions) -> Iterator[Event]:
    """The best of ``options.beams`` sequences kept at each step.

    A piece is yielded once every sequence still in the race agrees on it; the best hypothesis comes last.
    """
    certain = 0
    best: list[Hypothesis] = []
    for rows, best in _beams(decoder, source, state, options):
        agreed = _common_prefix([row.ids for row in rows] + [list(done.ids) for done in best])
        yield from agreed[certain:]
        certain = max(certain, len(agreed))
    winner = best[0]
    yield from winner.ids[certain:]
    yield winner


def best_hypotheses(
    decoder: Stepping, source: Source, state: DecoderState, options: DecodingOptions
) -> list[Hypothesis]:
    """All finished beams, best first."""
    best: list[Hypothesis] = []
    for _, best in _beams(decoder, source, state, options):  # noqa: B007
        pass
    return best


def _beams(
    decoder: Stepping, source: Source, state: DecoderState, options: DecodingOptions
) -> Iterator[tuple[list[_Row], list[Hypothesis]]]:
    """After each step: the live rows and the finished hypotheses, best first."""
    rows, done, previous = [_Row()], list[Hypothesis](), np.array([BOS])
    for _ in range(options.max_length):
        output, state = decoder.step(source, previous, state)
        logs = _allowed(output.log_probabilities, [row.ids for row in rows], options)
        parents, pieces = _extend(rows, logs, options.beams)
        rows, survivors = _divide(rows, output, parents, pieces, done)
        done.sort(key=lambda hypothesis: -hypothesis.score(options.length_penalty))
        if not rows or _decided(rows, done, options):
            yield [], done
            return
        previous = np.array([row.ids[-1] for row in rows])
        state = state.select(np.array(survivors))
        yield rows, done
    done += [_finished(row, False) for row in rows]
    done.sort(key=lambda hypothesis: (not hypothesis.finished, -hypothesis.score(options.length_penalty)))
    yield [], done


def _extend(rows: list[_Row], logs: Array, beams: int) -> tuple[Ids, Ids]:
    totals = logs + np.array([sum(row.logs) for row in rows], np.float32)[:, None]
    flat = totals.ravel()
    top = np.argpartition(-flat, min(beams, flat.size - 1))[:beams]
    top = top[np.argsort(-flat[top], kind="stable")]
    top = top[flat[top] > NEVER / 2]
    return top // logs.shape[1], top % logs.shape[1]


def _divide(
    rows: list[_Row], output: StepOutput, parents: Ids, pieces: Ids, done: list[Hypothesis]
) -> tuple[list[_Row], list[int]]:
    live: list[_Row] = []
    survivors: list[int] = []
    for parent, piece in zip(parents.tolist(), pieces.tolist(), strict=True):
        row = rows[parent]
        logs = [*row.logs, float(output.log_probabilities[parent, piece])]
        gates = [*row.gates, float(output.gate[parent])]
        if piece == EOS:
            done.append(_finished(_Row(row.ids, logs, gates), True))
        else:
            live.append(_Row([*row.ids, piece], logs, gates))
            survivors.append(parent)
    return live, survivors


def _decided(rows: list[_Row], done: list[Hypothesis], options: DecodingOptions) -> bool:
    """No live row can still beat the best finished one, even if all its further pieces were certain."""
    if not done:
        return False
    reach = ((5 + options.max_length) / 6) ** options.length_penalty
    return bool(max(sum(row.logs) for row in rows) / reach < done[0].score(options.length_penalty))


def _allowed(logs: Array, prefixes: list[list[int]], options: DecodingOptions) -> Array:
    """Log-probabilities with markers (but EOS, "unknown" first and the line break) and repeats ruled out."""
    allowed = logs.copy()
    keep = [EOS, NEWLINE] if prefixes[0] else [UNKNOWN][: options.unknown]
    kept = allowed[:, keep]
    allowed[:, :FIRST_PIECE] = NEVER
    allowed[:, keep] = kept
    for number, prefix in enumerate(prefixes):
        if prefix[:1] == [UNKNOWN]:
            allowed[number] = NEVER
            allowed[number, EOS] = logs[number, EOS]
        elif options.no_repeat > 0:
            allowed[number, _completions(prefix, options.no_repeat)] = NEVER
    return allowed


def _completions(prefix: list[int], size: int) -> list[int]:
    """Pieces that would complete an n-gram of ``size`` that ``prefix`` already holds."""
    if len(prefix) < size:
        return []
    tail = prefix[len(prefix) - size + 1 :]
    return [prefix[i + size - 1] for i in range(len(prefix) - size + 1) if prefix[i : i + size - 1] == tail]


def _common_prefix(sequences: list[list[int]]) -> list[int]:
    if not sequences:
        return []
    shortest = min(sequences, key=len)
    for position, piece in enumerate(shortest):
        if any(sequence[position] != piece for sequence in sequences):
            return shortest[:position]
    return shortest
