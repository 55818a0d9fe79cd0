"""The short-term memory: lessons found again by meaning (sentence vectors) and by their very words.

Lessons are handed in as values; this module reads no store.  Similarities are computed by brute force: a few
milliseconds for a hundred thousand lessons.
"""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.contrast import contrasts
from chatbot.domain import Lesson, normalise_question
from chatbot.kinship import WORD, Kinship, Rarity, WordVector
from chatbot.model.arrays import Array

SHORTLIST = 16
READ_OF_ANSWER = 300
UNRELATED = 0.6
"""What a lesson on something else scores (the three cosines together) where no other lesson is at hand."""

UNRELATED_MEANING = 0.3
"""What the sentence vector of such a lesson scores."""

Vectoriser = Callable[[Sequence[str]], Array]


@dataclass(frozen=True, slots=True)
class Match:
    """A lesson with the evidence that it is the one asked for, in the order of `judge.LESSON_FEATURES`.

    ``similarity`` cosine of the sentence vectors; ``words`` and ``letters`` cosines of rarity-weighted words and
    of letter trigrams; ``margin`` what it is ahead of the best lesson with another answer, or of `UNRELATED`;
    ``strange_asked`` how rare (about 0 to 1) the strangest word of the asked question is to the taught one, and
    ``strange_taught`` the other way round: a name or a number that only one of the two has.  ``ahead`` is the margin
    by sentence vectors alone; ``aligned_asked`` and ``aligned_taught`` say how well the words of one question are met
    by the nearest words of the other (rarity-weighted mean of the best cosines); ``contrast`` counts differing
    numbers, negation, opposites (`chatbot.contrast`).  ``answered`` is how much nearer the asked question is to this
    lesson's answer than to the answers of the other lessons found, on average.
    """

    lesson: Lesson
    similarity: float
    words: float
    letters: float
    margin: float
    strange_asked: float
    strange_taught: float
    ahead: float
    aligned_asked: float
    aligned_taught: float
    contrast: float
    answered: float
    exact: bool

    @property
    def features(self) -> tuple[float, ...]:
        """As the judge takes them."""
        return (
            self.similarity,
            self.words,
            self.letters,
            self.margin,
            self.strange_asked,
            self.strange_taught,
            self.ahead,
            self.aligned_asked,
            self.aligned_taught,
            self.contrast,
            self.answered,
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """One wording of a lesson."""

    lesson: Lesson
    text: str
    words: dict[str, float]
    letters: dict[str, float]


class LessonMemory:
    """All lessons, each by all its wordings, ready to be searched.

    ``vectorise`` gives (N, E) unit vectors of questions, ``rarity`` a word's -log p in nats, ``word_vector`` its
    (E,) unit vector.
    """

    def __init__(self, vectorise: Vectoriser, rarity: Rarity, word_vector: WordVector) -> None:
        self._vectorise, self.kinship = vectorise, Kinship(rarity, word_vector)
        self._entries: dict[tuple[int, str], _Entry] = {}
        self._vectors: dict[tuple[int, str], Array] = {}
        self._answers: dict[str, Array] = {}
        self._rows: list[_Entry] = []
        self._matrix: Array = np.zeros((0, 1), np.float32)
        self._exact: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def vectors(self) -> dict[str, Array]:
        """The (E,) vector of each text that was read: wordings, and the beginnings of answers."""
        answers = {answer[:READ_OF_ANSWER]: vector for answer, vector in self._answers.items()}
        return answers | {text: vector for (_, text), vector in self._vectors.items()}

    def replace(self, lessons: Iterable[Lesson]) -> None:
        """Hold exactly these lessons, a row for each wording; only new wordings are encoded."""
        wanted = {(lesson.id, text): lesson for lesson in lessons for text in lesson.questions}
        for gone in set(self._entries) - set(wanted):
            del self._entries[gone], self._vectors[gone]
        fresh = [key for key in wanted if key not in self._entries]
        if fresh:
            for key, vector in zip(fresh, self._vectorise([text for _, text in fresh]), strict=True):
                self._vectors[key] = vector
                self._entries[key] = self._entry(wanted[key], key[1])
        self._read_answers({lesson.answer for lesson in wanted.values()})
        for key, lesson in wanted.items():
            self._entries[key] = dataclasses.replace(self._entries[key], lesson=lesson)
        self._rows = list(self._entries.values())
        self._matrix = np.stack(list(self._vectors.values())) if self._rows else np.zeros((0, 1), np.float32)
        self._exact = {normalise_question(text): row for row, (_, text) in enumerate(self._entries)}

    def _read_answers(self, answers: set[str]) -> None:
        for gone in set(self._answers) - answers:
            del self._answers[gone]
        if fresh := sorted(answers - set(self._answers)):
            vectors = self._vectorise([answer[:READ_OF_ANSWER] for answer in fresh])
            self._answers.update(zip(fresh, vectors, strict=True))

    def find(self, question: str, vector: Array) -> list[Match]:
        """The most likely lessons for ``question`` with sentence ``vector`` (E,), best first."""
        if not self._rows:
            return []
        similarities = self._matrix @ vector
        asked = self._entry(Lesson(0, question, "", "", ""), question)
        exact = self._exact.get(normalise_question(question))
        rows = self._shortlist(similarities, asked, exact)
        scored = sorted(
            ((self._score(float(similarities[row]), asked, self._rows[row]), row) for row in rows),
            key=lambda pair: (pair[1] != exact, -sum(pair[0])),
        )
        best = {self._rows[row].lesson.id: (scores, row) for scores, row in reversed(scored)}
        near = {row: float(self._answers[self._rows[row].lesson.answer] @ vector) for _, row in scored}
        usual = sum(near.values()) / len(near)
        return [
            self._match(scores, row, scored, asked, near[row] - usual, row == exact)
            for scores, row in scored
            if best[self._rows[row].lesson.id][1] == row
        ]

    def _shortlist(self, similarities: Array, asked: _Entry, exact: int | None) -> set[int]:
        rows = self._nearest(np.argsort(-similarities, kind="stable").tolist())
        if exact is not None:
            rows.add(exact)
        if len(self._rows) > SHORTLIST:
            worded = sorted(
                ((_cosine(asked.words, entry.words), row) for row, entry in enumerate(self._rows)), reverse=True
            )
            rows |= self._nearest(row for score, row in worded if score > 0)
        return rows

    def _nearest(self, rows: Iterable[int]) -> set[int]:
        """The best row of each of the first SHORTLIST lessons: many wordings of one must not hide the others."""
        found: dict[int, int] = {}
        for row in rows:
            found.setdefault(self._rows[row].lesson.id, row)
            if len(found) == SHORTLIST:
                break
        return set(found.values())

    @staticmethod
    def _score(similarity: float, asked: _Entry, entry: _Entry) -> tuple[float, float, float]:
        return similarity, _cosine(asked.words, entry.words), _cosine(asked.letters, entry.letters)

    def _match(
        self,
        scores: tuple[float, float, float],
        row: int,
        scored: Sequence[tuple[tuple[float, float, float], int]],
        asked: _Entry,
        answered: float,
        exact: bool,
    ) -> Match:
        entry = self._rows[row]
        others = [other for other, at in scored if self._rows[at].lesson.answer != entry.lesson.answer]
        margin = _clipped((sum(scores) - max([UNRELATED, *map(sum, others)])) / 3)
        ahead = _clipped(scores[0] - max([UNRELATED_MEANING, *(other[0] for other in others)]))
        met = self.kinship.met(asked.words, entry.words)
        contrast = contrasts(asked.text, entry.text)
        return Match(entry.lesson, *scores, margin, *met.strange, ahead, *met.met, contrast, answered, exact=exact)

    def _entry(self, lesson: Lesson, question: str) -> _Entry:
        text = normalise_question(question)
        words = {word: self.kinship.weight(word) for word in WORD.findall(text)}
        padded = f" {' '.join(WORD.findall(text))} "
        letters: dict[str, float] = {}
        for start in range(len(padded) - 2):
            gram = padded[start : start + 3]
            letters[gram] = letters.get(gram, 0.0) + 1.0
        return _Entry(lesson, text, _unit(words), _unit(letters))


def _clipped(value: float) -> float:
    return max(-0.5, min(0.5, value))


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sum(value * value for value in vector.values()) ** 0.5
    return {key: value / length for key, value in vector.items()} if length else vector


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[key] for key, value in one.items() if key in other)
