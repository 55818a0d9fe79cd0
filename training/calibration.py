"""Fit the judge: two logistic regressions and the thresholds that follow from them, on held-out questions."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from chatbot.answering import Answerer, eligible
from chatbot.domain import Lesson
from chatbot.judge import LESSON_FEATURES, NETWORK_FEATURES, Judge, Logistic
from training.augmentation import Augmentation, augment
from training.corpora.examples import ExamQuestion, Group
from training.corpora.question_sets import QuestionSet

PRECISIONS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
RIDGE = 1e-2
RANKED = 8
BINS = 10
LEAST_SPREAD = 5e-3
"""A feature that varies less than this says little: it is not blown up to weigh as much as the others."""
PRIOR = 20
"""How many questions the parent's judge counts for where it is fitted again."""

MISTYPED = Augmentation(lower=0.5, no_marks=0.5, typo=0.6, drop_word=0.6)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate's evidence and whether it was right."""

    features: tuple[float, ...]
    right: bool


Ranking = tuple[Verdict, ...]
"""The verdicts on all lessons that were found for one question, or on all answers that the network has for it."""


def fit_logistic(verdicts: Sequence[Verdict], width: int, rounds: int = 30) -> Logistic:
    """Ridge logistic regression by Newton's method (IRLS), on standardised features.

    Where all were right, or all wrong, nothing can be told apart: a constant by the rule of succession.
    """
    features = np.array([verdict.features for verdict in verdicts], np.float64)
    right = np.array([verdict.right for verdict in verdicts], np.float64)
    if not len(right) or right.min() == right.max():
        chance = (right.sum() + 1) / (len(right) + 2)
        return Logistic((0.0,) * width, float(np.log(chance / (1 - chance))))
    mean, scale = features.mean(axis=0), np.maximum(features.std(axis=0), LEAST_SPREAD)
    design = np.column_stack([(features - mean) / scale, np.ones(len(features))])
    weights = _newton(design, right, rounds)
    slopes = weights[:-1] / scale
    return Logistic(tuple(slopes.tolist()), float(weights[-1] - slopes @ mean))


def _newton(design: Floats, right: Floats, rounds: int) -> Floats:
    weights = np.zeros(design.shape[1])
    ridge = RIDGE * len(design) / 100 * np.eye(design.shape[1])
    ridge[-1, -1] = 1e-6
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (right - chance) - ridge @ weights
        curvature = design.T @ (design * (chance * (1 - chance))[:, None]) + ridge
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def thresholds(confidences: Sequence[float], right: Sequence[bool]) -> tuple[tuple[float, float], ...]:
    """For each of PRECISIONS the lowest confidence from which on at least that share was right; rising."""
    order = np.argsort(-np.array(confidences), kind="stable")
    sorted_confidences = np.array(confidences)[order]
    precision = np.cumsum(np.array(right)[order]) / np.arange(1, len(order) + 1)
    found: list[tuple[float, float]] = []
    lowest = 0.0
    for wanted in PRECISIONS:
        enough = np.nonzero(precision >= wanted)[0]
        lowest = max(lowest, float(sorted_confidences[enough[-1]]) if len(enough) else 1.0)
        found.append((wanted, min(lowest, 0.995)))
    return tuple(found)


def auroc(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """The chance that a right answer is trusted more than a wrong one (Mann-Whitney; ties count half)."""
    values, labels = np.array(confidences), np.array(right, bool)
    positive, negative = np.sort(values[labels]), np.sort(values[~labels])
    if not len(positive) or not len(negative):
        return float("nan")
    below = np.searchsorted(negative, positive, "left").sum()
    upto = np.searchsorted(negative, positive, "right").sum()
    return float((below + upto) / 2 / (len(positive) * len(negative)))


def calibration_error(confidences: Sequence[float], right: Sequence[bool], equal_mass: bool = False) -> float:
    """Expected calibration error (Naeini et al. 2015): the gap between confidence and share right, over BINS bins.

    Bins are equally wide, or hold equally many questions (``equal_mass``); 0 is best, 1 worst.
    """
    values, hits = np.array(confidences, np.float64), np.array(right, np.float64)
    if equal_mass:
        bins: list[NDArray[np.intp]] = np.array_split(np.argsort(values, kind="stable"), BINS)
    else:
        at = np.minimum((values * BINS).astype(int), BINS - 1)
        bins = [np.flatnonzero(at == number) for number in range(BINS)]
    return float(sum(abs((values[rows] - hits[rows]).sum()) for rows in bins) / max(len(values), 1))


def network_rankings(answerer: Answerer, questions: Sequence[ExamQuestion], beams: int = 4) -> list[Ranking]:
    """Ask the network alone; a question without answers must be refused."""
    rankings = []
    for question in questions:
        thoughts = eligible(answerer.thoughts(question.history, question.question, beams))
        rankings.append(tuple(Verdict(one.features, answerer.text_of(one) in question.answers) for one in thoughts))
    return [ranking for ranking in rankings if ranking]


def fit_ranked(rankings: Sequence[Ranking], width: int) -> Logistic:
    """Fit the choice among a question's candidates, then how far to trust the chosen one (Platt 1999).

    The best of many looks better than it is; the second fit takes that out, folded into the same weights.
    """
    choice = fit_logistic([verdict for ranking in rankings for verdict in ranking], width)
    chosen = [max(ranking, key=lambda verdict: choice.score(verdict.features)) for ranking in rankings if ranking]
    trust = fit_logistic([Verdict((choice.score(one.features),), one.right) for one in chosen], 1)
    slope = trust.weights[0]
    return Logistic(tuple(slope * weight for weight in choice.weights), slope * choice.bias + trust.bias)


def chosen_by(judge: Logistic, rankings: Sequence[Ranking]) -> list[Verdict]:
    """The verdict on the candidate that the judge puts first, of each question."""
    return [max(ranking, key=lambda verdict: judge.score(verdict.features)) for ranking in rankings if ranking]


def rank(answerer: Answerer, question: str, right: str | None) -> Ranking:
    """The lessons that are found for a question, each with whether its answer is the ``right`` one.

    Empty where the question was taught word for word: the judge is not asked then.
    """
    matches = answerer.recall(question)
    if matches and matches[0].exact:
        return ()
    return tuple(Verdict(match.features, match.lesson.answer == right) for match in matches[:RANKED])


def group_rankings(
    answerer: Answerer, groups: Sequence[Group], strangers: Sequence[str], seed: int, asked: int = 6
) -> list[Ranking]:
    """Teach one phrasing each of few and of many groups, ask others of all groups, and ``strangers``.

    The untaught groups and the strangers stand for unknown questions.  Lessons given before are forgotten.
    """
    order = random.Random(seed)
    rankings: list[Ranking] = []
    for share, rounds in ((0.5, 2), (0.2, 4), (0.05, 8), (0.0, 16)):
        for _ in range(rounds):
            shuffled = order.sample(list(groups), len(groups))
            taught = shuffled[: max(1, round(len(groups) * share))]
            texts = [(order.choice(group.phrasings), group.name) for group in taught]
            _teach(answerer, texts)
            names = {group.name for group in taught}
            for group in shuffled[: 3 * len(taught)]:
                for text in order.sample(group.phrasings, min(asked, len(group.phrasings))):
                    rankings.append(rank(answerer, text, group.name if group.name in names else None))
            for text in order.sample(list(strangers), min(len(strangers), len(taught) * asked)):
                rankings.append(rank(answerer, text, None))
    answerer.set_lessons([])
    return [ranking for ranking in rankings if ranking]


def set_rankings(answerer: Answerer, one: QuestionSet, seed: int) -> list[Ranking]:
    """Teach all, many and few of a set's lessons; ask all that belongs to them, and as much that does not."""
    order = random.Random(seed)
    rankings: list[Ranking] = []
    for share, rounds in ((1.0, 1), (0.5, 2), (0.2, 4), (0.05, 10), (0.0, 20)):
        for _ in range(rounds):
            taught = set(order.sample(range(len(one.lessons)), max(1, round(share * len(one.lessons)))))
            _teach(answerer, [(one.lessons[number].question, one.lessons[number].answer) for number in sorted(taught)])
            own = [question for question in one.questions if question.lesson in taught]
            foreign = [question for question in one.questions if question.lesson not in taught]
            for question in [*own, *order.sample(foreign, min(len(foreign), len(own)))]:
                answer = one.lessons[question.lesson].answer if question.lesson in taught else None
                rankings.append(rank(answerer, question.text, answer))
    answerer.set_lessons([])
    return [ranking for ranking in rankings if ranking]


def twin_rankings(answerer: Answerer, questions: Sequence[str], seed: int, count: int = 400) -> list[Ranking]:
    """Teach ``count`` questions; ask each mistyped (right), and with its rarest word exchanged (wrong)."""
    order = random.Random(seed)
    texts = [text for text in dict.fromkeys(questions) if len(text.split()) >= 4]
    order.shuffle(texts)
    taught, others = texts[:count], texts[count:] or texts
    rankings: list[Ranking] = []
    for start in range(0, len(taught), 20):
        chunk = taught[start : start + 20]
        _teach(answerer, [(text, str(number)) for number, text in enumerate(chunk)])
        for number, text in enumerate(chunk):
            mistyped = augment(text, MISTYPED, order)
            twin = _exchanged(answerer, text, order.choice(others))
            rankings += [rank(answerer, mistyped, str(number)), rank(answerer, twin, None)]
    answerer.set_lessons([])
    return [ranking for ranking in rankings if ranking]


def _teach(answerer: Answerer, texts: Sequence[tuple[str, str]]) -> None:
    answerer.set_lessons(Lesson(n + 1, text, answer, "", "") for n, (text, answer) in enumerate(texts))


def _exchanged(answerer: Answerer, text: str, other: str) -> str:
    """``text`` with its rarest word replaced by the rarest of ``other``."""
    words = text.split()
    rarest = max(range(len(words)), key=lambda n: answerer.rarity(words[n].strip("?.,!")))
    end = words[rarest][len(words[rarest].rstrip("?.,!")) :]
    words[rarest] = max((word.strip("?.,!") for word in other.split()), key=answerer.rarity) + end
    return " ".join(words)


def judge_from(network: Sequence[Ranking], lessons: Sequence[Ranking]) -> Judge:
    """Fit both halves; the thresholds are measured on the network's and the lessons' verdicts together."""
    halves = fit_ranked(network, len(NETWORK_FEATURES)), fit_ranked(lessons, len(LESSON_FEATURES))
    chosen = [
        (half, one)
        for half, rankings in zip(halves, (network, lessons), strict=True)
        for one in chosen_by(half, rankings)
    ]
    return Judge(*halves, thresholds([half(one.features) for half, one in chosen], [one.right for _, one in chosen]))


def recalibrated(judge: Judge, asked: Sequence[tuple[float, bool]], seed: int = 1) -> Judge:
    """The judge with the network's confidence moved to what an exam found: odds scaled and shifted (Platt 1999).

    ``asked`` are (confidence, right) of the candidates under ``judge``, which is the prior of the fit.  The judge
    itself is given back unless questions that did not take part, half and half about, are judged better.
    """
    scored = [(_odds(confidence), right) for confidence, right in asked]
    random.Random(seed).shuffle(scored)
    halves = scored[::2], scored[1::2]
    if not all(halves):
        return judge
    unseen = sum(_surprise(test, *_platt(fit)) for fit, test in (halves, halves[::-1]))
    if unseen >= _surprise(scored, 1.0, 0.0):
        return judge
    slope, shift = _platt(scored)
    network = Logistic(tuple(slope * weight for weight in judge.network.weights), slope * judge.network.bias + shift)
    return replace(judge, network=network)


def _odds(confidence: float) -> float:
    inside = min(max(confidence, 1e-9), 1 - 1e-9)
    return math.log(inside / (1 - inside))


def _platt(scored: Sequence[tuple[float, bool]], rounds: int = 30) -> tuple[float, float]:
    """Slope (at least 0) and shift of the odds, by Newton's method; drawn to 1 and 0 as by PRIOR questions."""
    design = np.array([(odds, 1.0) for odds, _ in scored])
    right = np.array([right for _, right in scored], np.float64)
    prior = np.array([1.0, 0.0])
    weights, pull = prior.copy(), PRIOR * np.diag([float((design[:, 0] ** 2).mean()), 1.0]) / 4
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (right - chance) - pull @ (weights - prior)
        curvature = design.T @ (design * (chance * (1 - chance))[:, None]) + pull + 1e-9 * np.eye(2)
        weights = weights + np.linalg.solve(curvature, gradient)
    slope, shift = weights.tolist()
    return (slope, shift) if slope > 0 else (1.0, 0.0)


def _surprise(scored: Sequence[tuple[float, bool]], slope: float, shift: float) -> float:
    """Nats: -log P of what was right and wrong."""
    return sum(float(np.logaddexp(0.0, -z if right else z)) for odds, right in scored for z in [slope * odds + shift])
