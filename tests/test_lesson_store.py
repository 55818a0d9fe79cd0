"""Lessons with several wordings: each wording belongs to one lesson, is found, is kept, and goes with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.domain import Draft, QaPair, clean_draft, normalise_question
from chatbot.errors import InputError
from chatbot.paths import DataPaths
from chatbot.store import Store

QUESTION = "Where is the key?"
ANSWER = "On the hook."


@pytest.fixture
def store(paths: DataPaths) -> Store:
    return Store.open(paths.database)


def test_wordings_come_back_in_order_and_each_once(store: Store, paths: DataPaths) -> None:
    taught = store.teach(QUESTION, ANSWER, wordings=["Key?", "  where IS the key ", "The key, please", "key"])
    assert taught.wordings == ("Key?", "The key, please")
    store.teach(QUESTION, ANSWER, wordings=["Who has the key?", "KEY"])
    with Store.open(paths.database) as again:
        (lesson,) = again.lessons()
    assert lesson.questions == (QUESTION, "Key?", "The key, please", "Who has the key?")
    assert lesson.pairs[1] == QaPair("Key?", ANSWER)


def test_a_wording_of_one_lesson_cannot_be_another_lessons_question(store: Store) -> None:
    lesson = store.teach(QUESTION, ANSWER, wordings=["Key?"])
    other = store.teach("Where is the broom?", "Behind the door.")
    with pytest.raises(InputError, match=r"“key” is another wording of lesson 1, “Where is the key\?”"):
        store.teach("key", "In the drawer.")
    with pytest.raises(InputError, match="another lesson with this question"):
        store.update_lesson(other.id, "key", "Behind the door.")
    for taken in ("Key", "where is the key"):
        with pytest.raises(InputError, match="belongs to lesson 1 already"):
            store.teach("Where is the broom?", "Behind the door.", wordings=[taken])
        with pytest.raises(InputError, match="belongs to lesson 1 already"):
            store.update_lesson(other.id, "Where is the broom?", "Gone.", [taken])
    assert store.lessons() == [lesson, other]


def test_teaching_a_wording_its_own_answer_again_changes_nothing(store: Store) -> None:
    lesson = store.teach(QUESTION, ANSWER, wordings=["Key?"])
    again = store.teach("KEY", ANSWER, wordings=["Keys?"])
    assert (again.id, again.questions) == (lesson.id, (QUESTION, "Key?", "Keys?"))


def test_one_bad_wording_teaches_nothing(store: Store) -> None:
    store.teach(QUESTION, ANSWER, wordings=["Key?"])
    with pytest.raises(InputError, match="question is empty"):
        store.teach("Where is the broom?", "Behind the door.", wordings=["Broom?", " "])
    with pytest.raises(InputError, match="belongs to lesson 1"):
        store.teach_all([Draft("Where is the broom?", "Behind the door."), Draft("Why?", "Because.", ("key",))])
    assert len(store.lessons()) == 1


def test_editing_keeps_replaces_or_promotes_wordings(store: Store) -> None:
    lesson = store.teach(QUESTION, ANSWER, wordings=["Key?", "The key, please"])
    assert store.update_lesson(lesson.id, QUESTION, "In the drawer.").wordings == lesson.wordings
    assert store.update_lesson(lesson.id, "Key?", ANSWER).questions == ("Key?", "The key, please")
    assert store.update_lesson(lesson.id, "Key?", ANSWER, [QUESTION]).questions == ("Key?", QUESTION)
    assert store.update_lesson(lesson.id, "Key?", ANSWER, []).wordings == ()
    assert store.teach("The key, please", "Here you are.").id != lesson.id


def test_the_search_finds_wordings_and_each_lesson_once(store: Store) -> None:
    lesson = store.teach(QUESTION, ANSWER, wordings=["Which hook has the key?", "Whereabouts of the hook"])
    store.teach("Where is the broom?", "Behind the door.")
    assert store.search_lessons("whereabouts") == [lesson]
    assert store.search_lessons("hook") == [lesson]
    assert len(store.search_lessons("where")) == 2
    assert len(store.search_lessons("where", limit=1)) == 1


def test_forgotten_wordings_leave_no_trace_in_the_file(store: Store, paths: DataPaths) -> None:
    lesson = store.teach("One?", "A heron.", wordings=["A quibberwock?"])
    store.update_lesson(lesson.id, "One?", "A heron.", ["A xylozone?"])
    two = store.teach("Two?", "A stork.", wordings=["A zwickelbrot?"])
    assert store.forget(two.id).wordings == ("A zwickelbrot?",)
    assert store.search_lessons("zwickelbrot") == []
    assert store.check() == []
    store.close()
    data = paths.database.read_bytes().lower()
    assert [word for word in (b"quibberwock", b"zwickelbrot") if word in data] == []
    assert b"xylozone" in data


@given(st.text(min_size=1).filter(str.strip), st.lists(st.sampled_from(["a", "A?", " a ", "b", "B!", "c\0"])))
def test_a_clean_draft_has_each_wording_once(question: str, wordings: list[str]) -> None:
    try:
        draft = clean_draft(Draft(question, "answer", tuple(wordings)))
    except InputError:
        return
    keys = [normalise_question(text) for text in (draft.question, *draft.wordings)]
    assert len(keys) == len(set(keys))
    assert {normalise_question(text.replace("\0", "").strip()) for text in wordings} <= set(keys)
    assert clean_draft(draft) == draft
