"""Conflicts while teaching, on the tiny network: near-duplicates are caught, and what tells them apart is said."""

import pytest

from chatbot.answering import Answerer
from chatbot.conflicts import Conflict, TeachingService, describe, difference, same_answer
from chatbot.domain import Draft, Lesson
from chatbot.errors import InputError
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.tiny import tiny_checkpoint

FINE = "What is the fine for a book that is 1 day late?"


@pytest.fixture
def store(paths: DataPaths) -> Store:
    return Store.open(paths.database)


@pytest.fixture
def service(store: Store) -> TeachingService:
    answerer = Answerer.load(tiny_checkpoint(), "base")

    def recall(question: str) -> object:
        answerer.set_lessons(store.lessons())
        return answerer.recall(question)

    return TeachingService(store, recall, answerer.judge.lesson)  # type: ignore[arg-type]


def found(service: TeachingService, draft: Draft) -> Conflict:
    conflict = service.conflict(draft)
    assert conflict is not None
    return conflict


def test_the_same_question_with_another_answer_is_caught(store: Store, service: TeachingService) -> None:
    lesson = store.teach("Where is the key?", "On the hook.", wordings=["Key?"])
    assert service.conflict(Draft("where is the key", "on the hook")) is None
    conflict = found(service, Draft("KEY", "In the drawer."))
    assert (conflict.lesson, conflict.known, conflict.same_question) == (lesson, "Key?", True)
    assert "Lesson 1 answers “Key?” with “On the hook.”. It is the same question." in describe(conflict)
    assert found(service, Draft("Whereabouts?", "In the drawer.", ("key",))).same_question


def test_a_near_duplicate_is_caught_and_told_apart(store: Store, service: TeachingService) -> None:
    store.teach(FINE, "Ten cents.")
    conflict = found(service, Draft(FINE.replace("1 day", "2 day"), "Twenty cents."))
    assert not conflict.same_question
    assert (conflict.difference.only_new, conflict.difference.only_known) == (("2",), ("1",))
    assert conflict.difference.numbers
    assert "only the new one says “2”; only the known one says “1”; they name different numbers" in describe(conflict)


def test_what_is_something_else_is_no_conflict(store: Store, service: TeachingService) -> None:
    store.teach(FINE, "Ten cents.")
    assert service.conflict(Draft("Who paints the fence?", "Tom.")) is None
    assert service.conflict(Draft(FINE.replace("1 day", "2 day"), "ten CENTS")) is None


def test_replacing_makes_one_lesson_of_both(store: Store, service: TeachingService) -> None:
    store.teach(FINE, "Ten cents.", wordings=["The fine?"])
    draft = Draft(FINE.replace("1 day", "2 day"), "Twenty cents.", ("How much?",))
    lesson = service.teach(draft, found(service, draft), "replace")
    assert lesson is not None
    assert store.lessons() == [lesson]
    assert (lesson.question, lesson.answer) == (FINE, "Twenty cents.")
    assert lesson.wordings == ("The fine?", draft.question, "How much?")


def test_keeping_holds_both_apart(store: Store, service: TeachingService) -> None:
    first = store.teach(FINE, "Ten cents.")
    draft = Draft(FINE.replace("1 day", "2 day"), "Twenty cents.")
    kept = service.teach(draft, found(service, draft), "keep")
    assert service.conflict(draft) is None
    assert [one.answer for one in store.lessons()] == ["Ten cents.", "Twenty cents."]
    assert kept is not None
    same = Draft(FINE, "A euro.")
    assert service.teach(same, found(service, same), "keep") is None
    assert store.lesson(first.id) == first


def test_cancelling_changes_nothing(store: Store, service: TeachingService) -> None:
    store.teach(FINE, "Ten cents.")
    before = store.lessons()
    draft = Draft(FINE, "A euro.")
    assert service.teach(draft, found(service, draft), "cancel") is None
    assert store.lessons() == before


def test_replacing_remembers_the_message_that_taught_it(store: Store, service: TeachingService) -> None:
    store.teach(FINE, "Ten cents.")
    asked = store.add_question(store.create_conversation().id, FINE)
    draft = Draft(FINE, "A euro.")
    lesson = service.teach(draft, found(service, draft), "replace", asked.id)
    assert lesson is not None
    assert lesson.source_message_id == asked.id
    assert lesson.wordings == ()


def test_a_draft_that_cannot_be_taught_is_a_sentence(service: TeachingService) -> None:
    with pytest.raises(InputError, match="answer is empty"):
        service.conflict(Draft("a", " "))


@pytest.mark.parametrize(
    ("new", "known", "only_new", "only_known", "numbers", "negation"),
    [
        ("Is it open?", "Isn’t it open?", ("is",), ("isn't",), False, True),
        ("May I never smoke?", "May I smoke", ("never",), (), False, True),
        ("Genesis 1:1", "Exodus 1:1", ("genesis",), ("exodus",), False, False),
        ("After two days?", "After 3 days?", ("two",), ("3",), True, False),
        ("What's up", "What up", (), (), False, False),
        ("Not now?", "No?", ("not", "now"), ("no",), False, False),
    ],
)
def test_differences(
    new: str, known: str, only_new: tuple[str, ...], only_known: tuple[str, ...], numbers: bool, negation: bool
) -> None:
    apart = difference(new, known)
    assert (apart.only_new, apart.only_known, apart.numbers, apart.negation) == (
        only_new,
        only_known,
        numbers,
        negation,
    )


@pytest.mark.parametrize(
    ("new", "known", "aims"),
    [
        ("Who has the key?", "Do you know where the key is?", ("who", "where")),
        ("At what time is lunch?", "When is lunch?", None),
        ("How many keys?", "How do keys work?", ("how much", "how")),
        ("What is the way?", "How do I get there?", None),
    ],
)
def test_what_is_asked_for_tells_apart(new: str, known: str, aims: tuple[str, str] | None) -> None:
    assert difference(new, known).aims == aims


def test_the_order_alone_is_said_too() -> None:
    apart = difference("Does Tom know Ann?", "Does Ann know Tom?")
    conflict = Conflict(Lesson(1, "Does Ann know Tom?", "No.", "", ""), "", "Does Ann know Tom?", False, apart)
    assert describe(conflict).endswith("only the order of the words.")


def test_answers_are_the_same_but_for_their_dress() -> None:
    assert same_answer("On the  hook.", "on THE hook")
    assert not same_answer("1.5", "15")
