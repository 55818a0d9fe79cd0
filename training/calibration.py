"""Fit the judge: two logistic regressions and the thresholds that follow from them, on held-out questions."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.answering import Answerer
from chatbot.domain import Lesson
from chatbot.judge import LESSON_FEATURES, NETWORK_FEATURES, Judge, Logistic
from chatbot.model.arrays import unit
from training.augmentation import Augmentation, augment
from training.corpora.examples import Group

PRECISIONS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
RIDGE = 1e-2
MISTYPED = Augmentation(lower=0.5, no_marks=0.5, typo=0.6, drop_word=0.6)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate's evidence and whether it was right."""

    features: tuple[float, ...]
    right: bool


def fit_logistic(verdicts: Sequence[Verdict], width: int, rounds: int = 30) -> Logistic:
    """Ridge logistic regression by Newton's method (IRLS), on standardised features.

    Where all were right, or all wrong, nothing can be told apart: a constant by the rule of succession.
    """
    features = np.array([verdict.features for verdict in verdicts], np.float64)
    right = np.array([verdict.right for verdict in verdicts], np.float64)
    if not len(right) or right.min() == right.max():
        chance = (right.sum() + 1) / (len(right) + 2)
        return Logistic((0.0,) * width, float(np.log(chance / (1 - chance))))
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-6
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


def network_verdicts(
    answerer: Answerer, questions: Sequence[tuple[str, tuple[str, ...]]], beams: int = 4
) -> list[Verdict]:
    """Ask the network alone; ``questions`` holds (question, right answers), none when it must refuse."""
    verdicts = []
    for question, answers in questions:
        thought = answerer.think((), question, beams)
        if thought.hypothesis is not None:
            verdicts.append(Verdict(thought.features, answerer.text_of(thought) in answers))
    return verdicts


def lesson_verdicts(
    answerer: Answerer, groups: Sequence[Group], strangers: Sequence[str], seed: int, asked: int = 6
) -> list[Verdict]:
    """Teach one phrasing each of few and of many groups, ask others of all groups, and ``strangers``.

    The untaught groups and the strangers stand for unknown questions.  Lessons given before are forgotten.
    """
    order = random.Random(seed)
    verdicts: list[Verdict] = []
    for share, rounds in ((0.5, 2), (0.2, 4), (0.05, 8), (0.0, 16)):
        for _ in range(rounds):
            shuffled = order.sample(list(groups), len(groups))
            taught = shuffled[: max(1, round(len(groups) * share))]
            verdicts += _round(answerer, taught, shuffled[: 3 * len(taught)], strangers, order, asked)
    answerer.set_lessons([])
    return verdicts


def _round(
    answerer: Answerer,
    taught: Sequence[Group],
    groups: Sequence[Group],
    strangers: Sequence[str],
    order: random.Random,
    asked: int,
) -> list[Verdict]:
    lessons = [Lesson(n + 1, order.choice(group.phrasings), f"answer {n}", "", "") for n, group in enumerate(taught)]
    answerer.set_lessons(lessons)
    answers = {group.name: lesson.answer for group, lesson in zip(taught, lessons, strict=True)}
    questions = [
        (text, answers.get(group.name))
        for group in groups
        for text in order.sample(group.phrasings, min(asked, len(group.phrasings)))
    ]
    questions += [(text, None) for text in order.sample(list(strangers), min(len(strangers), len(taught) * asked))]
    found = ((answerer.recall(question)[0], right) for question, right in questions)
    return [Verdict(best.features, best.lesson.answer == right) for best, right in found if not best.exact]


def twin_verdicts(answerer: Answerer, questions: Sequence[str], seed: int, count: int = 400) -> list[Verdict]:
    """Teach ``count`` questions; ask each mistyped (right), and with its rarest word exchanged (wrong)."""
    order = random.Random(seed)
    texts = [text for text in dict.fromkeys(questions) if len(text.split()) >= 4]
    order.shuffle(texts)
    taught, others = texts[:count], texts[count:] or texts
    verdicts: list[Verdict] = []
    for start in range(0, len(taught), 20):
        chunk = taught[start : start + 20]
        answerer.set_lessons(Lesson(n + 1, text, f"answer {n}", "", "") for n, text in enumerate(chunk))
        for number, text in enumerate(chunk):
            mistyped = augment(text, MISTYPED, order)
            twin = _exchanged(answerer, text, order.choice(others))
            for question, right in ((mistyped, f"answer {number}"), (twin, None)):
                best = answerer.recall(question)[0]
                if not best.exact:
                    verdicts.append(Verdict(best.features, best.lesson.answer == right))
    answerer.set_lessons([])
    return verdicts


def _exchanged(answerer: Answerer, text: str, other: str) -> str:
    """``text`` with its rarest word replaced by the rarest of ``other``."""
    words = text.split()
    rarest = max(range(len(words)), key=lambda n: answerer.rarity(words[n].strip("?.,!")))
    end = words[rarest][len(words[rarest].rstrip("?.,!")) :]
    words[rarest] = max((word.strip("?.,!") for word in other.split()), key=answerer.rarity) + end
    return " ".join(words)


def judge_from(network: Sequence[Verdict], lesson: Sequence[Verdict]) -> Judge:
    """Fit both halves; the thresholds are measured on the network's and the lessons' verdicts together."""
    halves = fit_logistic(network, len(NETWORK_FEATURES)), fit_logistic(lesson, len(LESSON_FEATURES))
    confidences = [halves[0](one.features) for one in network] + [halves[1](one.features) for one in lesson]
    right = [one.right for one in [*network, *lesson]]
    return Judge(*halves, thresholds(confidences, right))


def one_shot_accuracy(answerer: Answerer, groups: Sequence[Group], seed: int, asked: int = 10) -> float:
    """Share (0 to 1) of phrasings whose nearest of one example a group, by sentence vector, is their own."""
    order = random.Random(seed)
    shots = [order.choice(group.phrasings) for group in groups]
    known = unit(answerer.sentence_vectors(shots))
    right = total = 0
    for number, group in enumerate(groups):
        others = [text for text in group.phrasings if text != shots[number]]
        texts = order.sample(others, min(asked, len(others)))
        nearest = (answerer.sentence_vectors(texts) @ known.T).argmax(axis=1)
        right += int((nearest == number).sum())
        total += len(texts)
    return right / total
