"""From a question to an answer with its evidence: memory, network and judge put together.

The same `Answerer` serves the window, the command line and the exam.  It logs nothing and reads no store.
"""

import math
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from chatbot.domain import (
    OFFER_TO_TEACH,
    REFUSAL,
    Answer,
    AnswerEvent,
    Candidate,
    Lesson,
    Piece,
    Source,
    Turn,
)
from chatbot.errors import InputError
from chatbot.grounding import NOTHING_READ, Grounding, Grounds
from chatbot.judge import Judge
from chatbot.memory import LessonMemory, Match
from chatbot.model.arrays import Array, unit
from chatbot.model.decoder import DecoderState
from chatbot.model.decoder import Source as Read
from chatbot.model.decoding import DecodingOptions, Hypothesis, Stepping, best_hypotheses
from chatbot.model.network import Network
from chatbot.model.tokenizer import ANSWER, BOS, FILE_NAME, TEXT, UNKNOWN, USER, Tokenizer
from chatbot.passages import sentences, split_message
from chatbot.vector_cache import VectorCache, fingerprint, key

EXACT = 0.99
REFUSED = f"{REFUSAL} {OFFER_TO_TEACH}"
FLOOR = -12.0
SMALL = 6e-6
ROOM_FOR_QUESTION = 60
MEANT, MEANT_AFTER_TURNS = 0.5, 0.9
"""How likely a question must mean what was taught to be recited from the memory; earlier turns may answer it too."""
FAR_FETCHED, WIDER_BEAMS = 0.1, 8


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """``precision`` is how often an answer should be right (0 to 1); ``network_only`` leaves the lessons out."""

    precision: float = 0.8
    network_only: bool = False
    beams: int = 4


@dataclass(frozen=True, slots=True)
class Thought:
    """What the network made of a question: the best answer it has, and how likely it finds it to have none.

    ``passage`` and ``history`` say whether it had a text or earlier turns to read, ``grounding`` whether the answer
    stands there.
    """

    hypothesis: Hypothesis | None
    unknown_probability: float
    passage: bool = False
    history: bool = False
    grounding: Grounding = NOTHING_READ

    @property
    def features(self) -> tuple[float, ...]:
        """In the order of `judge.NETWORK_FEATURES`."""
        unknown = min(max(self.unknown_probability, SMALL), 1 - SMALL)
        odds = math.log(unknown / (1 - unknown))
        read = (float(self.passage), float(self.history), *self.grounding.features)
        if self.hypothesis is None or not self.hypothesis.log_probabilities:
            return (FLOOR, FLOOR, odds, 0.0, *read)
        first, *rest = self.hypothesis.log_probabilities
        logs = [first - math.log1p(-unknown), *rest]  # given that it has an answer at all
        likelihoods = max(sum(logs) / len(logs), FLOOR), max(min(logs), FLOOR)
        return (*likelihoods, odds, self.hypothesis.copied, *read)


class Answerer:
    """A loaded checkpoint with the lessons beside it.  Use it from one thread."""

    def __init__(self, network: Network, tokenizer: Tokenizer, judge: Judge, model_id: str) -> None:
        self.model_id, self.judge = model_id, judge
        self._network, self._tokenizer = network, tokenizer
        self._memory = LessonMemory(self._lesson_vectors, self.rarity, self._word_vector)
        self._cache: VectorCache | None = None
        self._kept: dict[bytes, Array] = {}

    @classmethod
    def load(cls, folder: Path, model_id: str) -> "Answerer":
        """From a checkpoint folder; raises `CheckpointError`."""
        tokenizer = Tokenizer(folder / FILE_NAME)
        return cls(Network.load(folder, tokenizer), tokenizer, Judge.load(folder), model_id)

    def keep_vectors(self, folder: Path) -> None:
        """Keep the lessons' vectors in ``folder`` from now on, and take those that are there already."""
        self._cache = VectorCache(folder, lambda: fingerprint(self._network.encoder))
        self._kept = self._cache.read()

    def set_lessons(self, lessons: Iterable[Lesson]) -> None:
        """Answer from exactly these lessons from now on."""
        self._memory.replace(lessons)
        if self._cache is not None:
            self._cache.keep(self._memory.vectors)
            self._kept = {}

    def _lesson_vectors(self, questions: Sequence[str]) -> Array:
        """As `sentence_vectors`; those kept since an earlier start are not computed again."""
        fresh = [text for text in questions if key(text) not in self._kept]
        computed = iter(self.sentence_vectors(fresh)) if fresh else iter(())
        return np.stack([self._kept[key(text)] if key(text) in self._kept else next(computed) for text in questions])

    def sentence_vectors(self, questions: Sequence[str]) -> Array:
        """(N, E) unit vectors of what questions mean, without history."""
        return self._network.sentence_vectors([self._source((), question) for question in questions])

    def thoughts(
        self, history: Sequence[Turn], question: str, beams: int, in_other_words: bool = False
    ) -> list[Thought]:
        """All that the network could answer, best first; one without an answer when it has none.

        ``in_other_words``: as if a retrain had not seen this very question, for exams.
        """
        asked = self._shortened(question)
        ids = self._source(history, asked)
        encoded = self._network.encode([ids])
        decoder: Stepping = self._network.decoder
        source, state = self._network.decoder.start(encoded)
        unknown = _unknown(decoder, source, state)
        recited = None if TEXT in ids else self._network.recite(encoded.sentence[0], in_other_words)
        if recited is not None and recited[-1] >= (MEANT_AFTER_TURNS if history else MEANT):
            decoder, source, state, meant = recited
            unknown = (1 - meant) * unknown + meant * _unknown(decoder, source, state)
        options = DecodingOptions(max_length=self._network.config.max_target, beams=beams, unknown=False)
        hypotheses = [one for one in best_hypotheses(decoder, source, state, options) if one.ids]
        read = TEXT in ids, USER in ids[ids.index(USER) + 1 :]
        grounds = Grounds(self._memory.kinship, history, asked)
        return [
            Thought(one, unknown, *read, grounds.of(self._tokenizer.decode(one.ids), one.copied)) for one in hypotheses
        ] or [Thought(None, unknown, *read)]

    def text_of(self, thought: Thought) -> str:
        """The network's best answer as text, empty when it has none."""
        return self._tokenizer.decode(thought.hypothesis.ids) if thought.hypothesis else ""

    def recall(self, question: str) -> list[Match]:
        """The lessons nearest to the question, best first."""
        if not len(self._memory):
            return []
        return self._memory.find(question, self.sentence_vectors([question])[0])

    def answer(
        self, history: Sequence[Turn], question: str, options: AnswerOptions = AnswerOptions()
    ) -> Generator[AnswerEvent, None, None]:
        """Pieces of the answer's text, then exactly one `Answer`.  Closing the generator stops it."""
        began = time.perf_counter()
        candidate = self._best(history, question, options)
        known = candidate is not None and candidate.confidence >= self.judge.threshold(options.precision)
        text = candidate.text if candidate and known else REFUSED
        milliseconds = (time.perf_counter() - began) * 1000
        yield from (Piece(part) for part in _parts(text))
        yield Answer(
            text=text,
            confidence=candidate.confidence if candidate else 0.0,
            source=candidate.source if candidate and known else Source.UNKNOWN,
            model=self.model_id,
            lesson_id=candidate.lesson_id if candidate and known else None,
            candidate=candidate,
            milliseconds=milliseconds,
        )

    def answer_otherwise(
        self, history: Sequence[Turn], question: str, given: Sequence[str], options: AnswerOptions = AnswerOptions()
    ) -> Generator[AnswerEvent, None, None]:
        """As `answer`, with the likeliest answer whose text is not among ``given``, however sure it is.

        Raises `InputError` when nothing else comes to mind.
        """
        began = time.perf_counter()
        taken = {_folded(text) for text in given}
        others = [one for one in self._candidates(history, question, options) if _folded(one.text) not in taken]
        if not others:
            raise InputError("Nothing else comes to mind. Correct the answer, and it learns the right one.")
        best = max(others, key=lambda one: one.confidence)
        milliseconds = (time.perf_counter() - began) * 1000
        yield from (Piece(part) for part in _parts(best.text))
        yield Answer(
            best.text, best.confidence, best.source, self.model_id, best.lesson_id, best, milliseconds=milliseconds
        )

    def _candidates(self, history: Sequence[Turn], question: str, options: AnswerOptions) -> Iterator[Candidate]:
        """Every answer worth considering: lessons that are not far-fetched, and all beams of a wider search."""
        if not options.network_only and split_message(question) is None:
            for match in self.recall(question):
                confidence = self._lesson_confidence(match)
                if confidence >= FAR_FETCHED:
                    yield Candidate(match.lesson.answer, confidence, Source.LESSON, match.lesson.id)
        for thought in self.thoughts(history, question, max(options.beams, WIDER_BEAMS)):
            if thought.hypothesis is not None:
                yield Candidate(self.text_of(thought), self.judge.network(thought.features), Source.NETWORK)

    def _best(self, history: Sequence[Turn], question: str, options: AnswerOptions) -> Candidate | None:
        """The surest candidate.  The network is never surer of a lesson's answer than the lesson's judge, who has seen
        the words: it cannot tell near-twins apart by their meaning.
        """
        matches = [] if options.network_only else self.recall(question)
        lesson = self._surest(matches)
        if lesson is not None and lesson.confidence >= EXACT:
            return lesson
        if split_message(question) is not None:
            lesson = None  # who brings a text wants to hear what it says
        network = self._from_network(history, question, options)
        if network is not None and lesson is not None:
            same = [match for match in matches if _folded(match.lesson.answer) == _folded(network.text)]
            allowed = max(map(self._lesson_confidence, same), default=1.0)
            network = replace(network, confidence=min(network.confidence, allowed))
        return max((one for one in (lesson, network) if one), key=lambda one: one.confidence, default=None)

    def from_lessons(self, question: str) -> Candidate | None:
        """The lesson that is likeliest to be the one asked for, with the judge's confidence; None without lessons."""
        return self._surest(self.recall(question))

    def _surest(self, matches: Sequence[Match]) -> Candidate | None:
        if not matches:
            return None
        best = matches[0] if matches[0].exact else max(matches, key=self._lesson_confidence)
        return Candidate(best.lesson.answer, self._lesson_confidence(best), Source.LESSON, best.lesson.id)

    def _lesson_confidence(self, match: Match) -> float:
        confidence = self.judge.lesson(match.features)
        return max(confidence, EXACT) if match.exact else min(confidence, EXACT - 0.005)

    def _from_network(self, history: Sequence[Turn], question: str, options: AnswerOptions) -> Candidate | None:
        candidates = [
            Candidate(self.text_of(thought), self.judge.network(thought.features), Source.NETWORK)
            for thought in eligible(self.thoughts(history, question, options.beams))
        ]
        return max(candidates, key=lambda one: one.confidence, default=None)

    def _source(self, history: Sequence[Turn], question: str) -> list[int]:
        config = self._network.config
        turns = list(history)[-config.history_turns :] if config.history_turns else []
        return self._tokenizer.source(ANSWER, turns, question, config.max_source)

    def _shortened(self, message: str) -> str:
        """A passage that is too long to be read whole is cut down to the sentences nearest to the question."""
        pasted = split_message(message)
        room = self._network.config.max_source - ROOM_FOR_QUESTION
        if pasted is None or len(self._tokenizer.encode(pasted.passage)) <= room:
            return message
        parts = sentences(pasted.passage)
        asked = set(pasted.question.casefold().split())
        near = self.sentence_vectors(parts) @ self.sentence_vectors([pasted.question])[0]
        shared = [len(asked & set(part.casefold().split())) / max(len(asked), 1) for part in parts]
        order = sorted(range(len(parts)), key=lambda number: -(float(near[number]) + shared[number]))
        kept: list[int] = []
        for number in order:
            room -= len(self._tokenizer.encode(parts[number]))
            if room < 0:
                break
            kept.append(number)
        passage = " ".join(parts[number] for number in sorted(kept)) or parts[order[0]]
        return f"{passage}\n\n{pasted.question}"

    def _word_vector(self, word: str) -> Array:
        """(E,) unit vector of a word alone: the table's, else the rarity-weighted mean of its pieces' embeddings."""
        known = self._network.word_vector(word)
        if known is not None:
            return known
        ids = self._tokenizer.encode(word)
        encoder = self._network.encoder
        return unit((encoder.piece_weight[ids, None] * encoder.embedding[ids]).sum(axis=0))

    def rarity(self, word: str) -> float:
        """-log p of a word, in nats: the sum over its pieces in the tokenizer's unigram model."""
        return -sum(self._tokenizer.log_probability(index) for index in self._tokenizer.encode(word))


def eligible(thoughts: Sequence[Thought]) -> list[Thought]:
    """Those among which the judge chooses: where something was read, all that have an answer, else the likeliest."""
    first = thoughts[0]
    chosen = thoughts if first.passage or first.history else thoughts[:1]
    return [thought for thought in chosen if thought.hypothesis is not None]


def _unknown(decoder: Stepping, source: Read, state: DecoderState) -> float:
    """P(unknown) before anything was said."""
    first, _ = decoder.step(source, np.array([BOS]), state)
    return float(np.exp(first.log_probabilities[0, UNKNOWN]))


def _folded(text: str) -> str:
    """The form under which two answers count as the same."""
    return " ".join(text.casefold().split()).rstrip(".!?")


def _parts(text: str) -> list[str]:
    """Words with the blanks behind them, so that joining them gives the text back."""
    parts: list[str] = []
    start = 0
    for at, letter in enumerate(text):
        if letter.isspace() and at + 1 < len(text) and not text[at + 1].isspace():
            parts.append(text[start : at + 1])
            start = at + 1
    return [*parts, text[start:]]
