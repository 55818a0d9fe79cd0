"""The judge's arithmetic, against cases whose answer is known."""

import random

import pytest

from chatbot.judge import NETWORK_FEATURES, Judge, Logistic
from training.calibration import Verdict, auroc, calibration_error, fit_logistic, thresholds


def test_a_logistic_regression_finds_the_odds_it_was_drawn_from() -> None:
    order = random.Random(1)
    truth = Logistic((2.0, -1.0), 0.5)
    points = [(order.gauss(0, 1), order.gauss(3, 2)) for _ in range(20_000)]
    drawn = [Verdict(point, order.random() < truth(point)) for point in points]
    found = fit_logistic(drawn, 2)
    assert found.weights == pytest.approx(truth.weights, abs=0.12)
    assert found.bias == pytest.approx(truth.bias, abs=0.3)


def test_one_class_alone_gives_a_cautious_constant() -> None:
    sure = fit_logistic([Verdict((1.0,), True)] * 8, 1)
    assert sure((123.0,)) == pytest.approx(9 / 10)
    assert fit_logistic([], 1)((0.0,)) == pytest.approx(0.5)


def test_thresholds_keep_the_promised_precision() -> None:
    order = random.Random(2)
    confidences = [order.random() for _ in range(5000)]
    right = [order.random() < confidence for confidence in confidences]
    judge = Judge(
        Logistic((0.0,) * len(NETWORK_FEATURES), 0.0), Logistic((0.0,) * 6, 0.0), thresholds(confidences, right)
    )
    for wanted in (0.6, 0.8, 0.9, 0.95):
        answered = [ok for c, ok in zip(confidences, right, strict=True) if c >= judge.threshold(wanted)]
        assert sum(answered) / len(answered) >= wanted
        assert len(answered) > 50
    rising = [judge.threshold(p / 100) for p in range(100)]
    assert rising == sorted(rising)


def test_auroc_on_hand_made_orders() -> None:
    assert auroc([0.9, 0.8, 0.2, 0.1], [True, True, False, False]) == 1.0
    assert auroc([0.1, 0.2, 0.8, 0.9], [True, True, False, False]) == 0.0
    assert auroc([0.5, 0.5, 0.5, 0.5], [True, False, True, False]) == 0.5


def test_calibration_error_is_the_mean_gap() -> None:
    assert calibration_error([0.95] * 20, [True] * 19 + [False]) == pytest.approx(0.0)
    assert calibration_error([0.9, 0.9, 0.1, 0.1], [False, False, True, True]) == pytest.approx(0.9)
    assert calibration_error([], []) == 0.0
