"""The judge's arithmetic, against cases whose answer is known."""

import random

import pytest

from chatbot.judge import NETWORK_FEATURES, Judge, Logistic
from training.calibration import Verdict, auroc, calibration_error, fit_logistic, recalibrated, thresholds


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


def asked_of(slope: float, shift: float, count: int) -> list[tuple[float, bool]]:
    """Confidences whose truth has other odds."""
    order = random.Random(4)
    odds = [order.gauss(0, 2) for _ in range(count)]
    truth = Logistic((slope,), shift)
    return [(Logistic((1.0,), 0.0)((one,)), order.random() < truth((one,))) for one in odds]


JUDGE = Judge(Logistic((2.0,) * len(NETWORK_FEATURES), 0.5), Logistic((0.0,) * 10, 0.0), ((0.8, 0.7),))


def test_a_judge_that_was_too_sure_is_moved_to_what_was_found() -> None:
    asked = asked_of(0.5, -1.0, 3000)
    found = recalibrated(JUDGE, asked)
    slope = found.network.weights[0] / JUDGE.network.weights[0]
    assert slope == pytest.approx(0.5, abs=0.08)
    assert found.network.bias - slope * JUDGE.network.bias == pytest.approx(-1.0, abs=0.15)
    assert (found.lesson, found.thresholds) == (JUDGE.lesson, JUDGE.thresholds)


@pytest.mark.parametrize("count", [0, 1, 12, 3000])
def test_a_judge_that_was_right_or_hardly_asked_stays_near(count: int) -> None:
    found = recalibrated(JUDGE, asked_of(1.0, 0.0, count))
    for weight, before in zip(found.network.weights, JUDGE.network.weights, strict=True):
        assert weight == pytest.approx(before, rel=0.3)


def test_one_outcome_alone_moves_it_without_breaking_it() -> None:
    found = recalibrated(JUDGE, [(0.9, False)] * 40)
    assert found.network((0.0,) * len(NETWORK_FEATURES)) < JUDGE.network((0.0,) * len(NETWORK_FEATURES))
