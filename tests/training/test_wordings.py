"""The project's own groups of wordings: how files are read, and what is held out of training."""

from chatbot.domain import normalise_question
from training.corpora.question_sets import Kind, held_out_wordings, office
from training.corpora.wordings import BLOCK, read_groups, wordings


def test_groups_are_apart_by_empty_lines() -> None:
    text = "Where is the key?\nkey, where\n\n\n  \nWho cooks?\nwho  is the cook\nWho cooks?\n\nalone\n"
    groups = read_groups(text, "area")
    assert [group.phrasings for group in groups] == [
        ("Where is the key?", "key, where"),
        ("Who cooks?", "who is the cook"),
    ]
    assert [group.name for group in groups] == ["area/0", "area/1"]


def test_a_tenth_is_held_out_and_shares_no_wording_with_the_rest() -> None:
    shown, hidden = wordings()
    assert 0.05 < len(hidden) / (len(shown) + len(hidden)) < 0.15
    assert all(int(group.name.rsplit("/", 1)[1]) // BLOCK % 10 == 9 for group in hidden)
    trained = {normalise_question(text) for group in shown for text in group.phrasings}
    apart = {normalise_question(text) for group in hidden for text in group.phrasings}
    assert not apart & trained


def test_no_question_of_the_office_exam_is_trained() -> None:
    shown, _ = wordings()
    trained = {normalise_question(text) for group in shown for text in group.phrasings}
    exam = office()
    same = {normalise_question(text) for text in [*exam.taught, *exam.asked]} & trained
    assert not same, sorted(same)


def test_held_out_wordings_are_taught_by_the_first_and_asked_by_the_others() -> None:
    one, other = held_out_wordings(0), held_out_wordings(1)
    assert not set(one.asked) & set(other.asked)
    for asked in one.questions:
        if asked.kind is Kind.REWORDING:
            assert asked.lesson is not None
            assert asked.text != one.lessons[asked.lesson].question
    assert one.count(Kind.UNKNOWN) > 0
