"""What the exam lets pass, and what it says when it does not."""

from dataclasses import replace

from chatbot.answering import REFUSED
from chatbot.domain import QaPair
from chatbot.jobs import REWORDED
from chatbot.judge import Judge, Logistic
from training.corpora.examples import ExamQuestion
from training.exam import SMALL_TALK, Reply, Sitting, compare, rejudged, reworded, same, sample
from training.figures import figures_of


def sitting(taught: str, small_talk: str, refused: str, facts: str = "") -> Sitting:
    """One letter a question: R right, w wrong."""

    def replies(marks: str, name: str, kind: str, known: bool = True) -> tuple[Reply, ...]:
        return tuple(Reply(f"{name} {n}", mark, mark == "R", kind, known) for n, mark in enumerate(marks))

    asked = (
        replies(small_talk, "talk", SMALL_TALK),
        replies(facts, "fact", "facts"),
        replies(refused, "x", "unknown", False),
    )
    return Sitting(replies(taught, "lesson", ""), tuple(reply for part in asked for reply in part))


def test_learning_without_loss_passes() -> None:
    report = compare(sitting("wwww", "RRRR", "RRR"), sitting("RRRR", "RRRR", "RRR"))
    assert report.passed
    assert (report.taught.right, report.taught.before) == (4, 0)
    assert [change.question for change in report.changed] == [f"lesson {n}" for n in range(4)]
    assert all(change.better for change in report.changed)


def test_lessons_that_did_not_take_are_refused() -> None:
    report = compare(sitting("w" * 10, "R", "R"), sitting("R" * 9 + "w", "R", "R"))
    assert report.reasons == ("Only 9 of 10 lessons came back as taught.",)


def test_lost_small_talk_is_refused_with_the_figures() -> None:
    report = compare(sitting("w", "R" * 100, "R"), sitting("R", "R" * 90 + "w" * 10, "R"))
    assert not report.passed
    assert "100 of 100 small-talk questions right before, now 90" in report.reasons[0]
    assert sum(not change.better for change in report.changed) == 10


def test_answering_nonsense_is_refused() -> None:
    assert not compare(sitting("w", "R", "R" * 50), sitting("R", "R", "R" * 45 + "w" * 5)).passed


def test_a_margin_is_allowed() -> None:
    assert compare(sitting("w", "R" * 100, "R" * 100), sitting("R", "R" * 98 + "ww", "R" * 97 + "www")).passed


def test_word_for_word_is_up_to_what_the_tokenizer_keeps() -> None:
    assert same("Press  Ctrl ", "Press Ctrl")
    assert same("1⁄2 litre", "½ litre")
    assert not same("press ctrl", "Press Ctrl")
    assert not same("one\ntwo", "one two")


def test_lost_facts_are_refused_with_the_figures() -> None:
    report = compare(sitting("w", "R", "R", "R" * 100), sitting("R", "R", "R", "R" * 90 + "w" * 10))
    assert report.others[0][1].right == 90
    assert "100 of 100 other questions (facts, conversations, passages) right before, now 90" in report.reasons[0]


def test_wordings_left_out_of_the_exams_decision_are_reported_apart() -> None:
    asked = [Reply("lesson 0", mark, mark == "R", REWORDED) for mark in "RRw"]
    before, after = sitting("w", "R", "R", "RR"), sitting("R", "R", "R", "RR")
    report = compare(
        replace(before, asked=(*before.asked, *(replace(one, given="", right=False) for one in asked))),
        replace(after, asked=(*after.asked, *asked)),
    )
    assert report.passed
    assert report.reworded is not None
    assert (report.reworded.right, report.reworded.total, report.reworded.before) == (2, 3, 0)
    assert (report.other.right, report.other.total) == (2, 2)
    assert [change.question for change in report.changed] == ["lesson 0"]  # as it was taught, not a second time


def test_only_lessons_of_several_wordings_are_asked_in_other_words() -> None:
    one, two, alone = QaPair("Key?", "Hook."), QaPair("Where is the key?", "Hook."), QaPair("Broom?", "Door.")
    assert reworded([one, alone, two, one]) == [one, two]


def test_a_sample_keeps_the_shares_of_the_kinds() -> None:
    questions = [ExamQuestion(str(n), ("a",), kind="facts") for n in range(300)]
    questions += [ExamQuestion(str(n), (), kind="unknown") for n in range(600)]
    chosen = sample(questions, 90)
    assert [sum(one.kind == kind for one in chosen) for kind in ("facts", "unknown")] == [30, 60]
    assert len(set(chosen)) == 90
    assert sample(questions[:10], 90) == questions[:10]


def test_figures_count_by_kind_and_measure_trust() -> None:
    def reply(n: int, right: bool, known: bool = True) -> Reply:
        return Reply(
            str(n), f"answer {n % 3}", right, SMALL_TALK if known else "unknown", known, 0.9 if right else 0.2, right
        )

    asked = [reply(n, n < 6) for n in range(8)] + [reply(n, False, known=False) for n in range(8, 10)]
    questions = [ExamQuestion(str(n), (f"answer {n % 4}",), kind=SMALL_TALK) for n in range(8)]
    figures = figures_of(Sitting((), tuple(asked)), questions, 40.0)
    assert [(line.kind, line.right, line.total) for line in figures.lines] == [
        (SMALL_TALK, 6, 8),
        ("unknown: refused", 0, 2),
    ]
    assert figures.area == 1.0
    assert abs(figures.calibration_error - (0.6 * 0.1 + 0.4 * 0.2)) < 1e-9
    assert (figures.distinct, figures.possible) == (3, 4)
    assert "75.0%" in figures.table()


def test_another_judge_changes_what_is_given_not_what_was_found() -> None:
    def judge(slope: float, bias: float) -> Judge:
        return Judge(Logistic((slope, slope), bias), Logistic((0.0,), 0.0), ((0.8, 0.6),))

    known = Reply("Hi", "Hello.", True, SMALL_TALK, True, 0.65, True, "Hello.")
    silent = Reply("Who?", REFUSED, False, SMALL_TALK, True, 0.55, True, "Engram.")
    wild = Reply("zzk", "Hello.", False, "unknown", False, 0.65, False, "Hello.")
    before = Sitting((), (known, silent, wild))
    assert rejudged(before, judge(1.0, 0.0), judge(1.0, 0.0)) == before
    stricter = rejudged(before, judge(1.0, 0.0), judge(1.0, -1.0)).asked
    assert [(one.given, one.right) for one in stricter] == [(REFUSED, False), (REFUSED, False), (REFUSED, True)]
    bolder = rejudged(before, judge(1.0, 0.0), judge(1.0, 1.0)).asked
    assert [one.given for one in bolder] == ["Hello.", "Engram.", "Hello."]
    assert [one.right for one in bolder] == [True, True, False]
