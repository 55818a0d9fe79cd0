"""What the exam lets pass, and what it says when it does not."""

from training.exam import Reply, Sitting, compare, same


def sitting(taught: str, small_talk: str, refused: str) -> Sitting:
    """One letter a question: R right, w wrong."""

    def replies(marks: str, name: str) -> tuple[Reply, ...]:
        return tuple(Reply(f"{name} {n}", mark, mark == "R") for n, mark in enumerate(marks))

    return Sitting(replies(taught, "lesson"), replies(small_talk, "talk"), replies(refused, "unknown"))


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
