"""Bulk import: a plan that says what would happen, all or nothing, and one undo that loses nothing of the person's."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatbot.domain import Draft, Lesson, QaPair, normalise_question
from chatbot.errors import InputError
from chatbot.importing import Imported, ImportService, plan_import
from chatbot.interchange import Reading, Row, Skipped
from chatbot.paths import DataPaths
from chatbot.store import Store


@pytest.fixture
def store(paths: DataPaths) -> Store:
    return Store.open(paths.database)


@pytest.fixture
def service(store: Store) -> ImportService:
    return ImportService(store)


def reading(*drafts: Draft, skipped: tuple[Skipped, ...] = ()) -> Reading:
    return Reading(tuple(Row(draft, f"f.csv, line {n}") for n, draft in enumerate(drafts, 2)), skipped)


def contents(store: Store) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.question, one.answer, one.wordings) for one in store.lessons()]


def test_the_plan_sorts_every_row(store: Store, service: ImportService) -> None:
    store.teach("When?", "Nine.", wordings=["Hours?"])
    store.teach("Where?", "Here.")
    plan = service.plan(
        reading(
            Draft("Why?", "Because."),
            Draft("when", "Nine."),
            Draft("HOURS", "Ten."),
            Draft("where?", "Here.", ("In which place?", "Hours")),
            Draft("Why", "No idea."),
            Draft("why?", "Because.", ("For what reason?",)),
            skipped=(Skipped("f.csv, line 9", "nothing"),),
        )
    )
    assert [row.draft for row in plan.new] == [Draft("Why?", "Because.", ("For what reason?",))]
    assert [row.draft.question for row in plan.same] == ["why?", "when"]
    assert [(one.row.draft.wordings, one.lesson.question) for one in plan.additions] == [
        (("In which place?",), "Where?")
    ]
    assert [(one.row.where, one.answer) for one in plan.repeated] == [
        ("f.csv, line 4", "Nine."),
        ("f.csv, line 6", "Because."),
    ]
    assert plan.conflicts == ()
    assert [one.reason for one in plan.skipped] == ["nothing", "the wording “Hours” stands at f.csv, line 3 too"]


def test_a_wording_of_another_lesson_is_left_out_and_said(store: Store, service: ImportService) -> None:
    store.teach("When?", "Nine.", wordings=["Hours?"])
    plan = service.plan(reading(Draft("Why?", "So.", ("hours", "What for?"))))
    assert [row.draft for row in plan.new] == [Draft("Why?", "So.", ("What for?",))]
    assert [one.reason for one in plan.skipped] == ["the wording “hours” belongs to lesson 1"]


def test_another_answer_to_a_lessons_question_is_a_conflict(store: Store, service: ImportService) -> None:
    lesson = store.teach("When?", "Nine.", wordings=["Hours?"])
    (conflict,) = service.plan(reading(Draft("hours", "Ten."))).conflicts
    assert (conflict.known, conflict.answer, conflict.row.draft.answer) == (lesson, "Nine.", "Ten.")


@pytest.mark.parametrize(("choice", "answers"), [("keep", ["Nine.", "Because."]), ("replace", ["Eleven.", "No idea."])])
def test_contradictions_are_kept_or_replaced(
    store: Store, service: ImportService, choice: str, answers: list[str]
) -> None:
    store.teach("When?", "Nine.", wordings=["Hours?"])
    file = reading(
        Draft("hours", "Ten."), Draft("when", "Eleven."), Draft("Why?", "Because."), Draft("Why?", "No idea.")
    )
    done = service.apply(file, "f.csv", choice)  # type: ignore[arg-type]
    assert done == Imported(1, int(choice == "replace"), 0, 0)
    assert contents(store) == [("When?", answers[0], ("Hours?",)), ("Why?", answers[1], ())]


def test_a_contradiction_fails_the_whole_import_unless_told_otherwise(store: Store, service: ImportService) -> None:
    store.teach("When?", "Nine.")
    with pytest.raises(InputError, match=r"1 of its answers contradict .*\(f.csv, line 3, against lesson 1\)"):
        service.apply(reading(Draft("Why?", "Because."), Draft("When", "Ten.")), "f.csv")
    with pytest.raises(InputError, match=r"line 3, against f.csv, line 2"):
        service.apply(reading(Draft("Why?", "Because."), Draft("Why", "No idea.")), "f.csv")
    assert contents(store) == [("When?", "Nine.", ())]
    assert store.last_import() is None


def test_undo_brings_back_what_was(store: Store, service: ImportService) -> None:
    store.teach("When?", "Nine.", wordings=["Hours?"])
    store.teach("Where?", "Here.")
    before = store.lessons()
    service.apply(
        reading(Draft("hours", "Ten.", ("Open?",)), Draft("Where", "Here.", ("Which place?",)), Draft("Why?", "So.")),
        "f.csv",
        "replace",
    )
    last = store.last_import()
    assert last is not None
    assert (last.name, last.added, last.changed, last.edited) == ("f.csv", 1, 2, 0)
    assert [one.answer for one in store.lessons()] == ["Ten.", "Here.", "So."]
    undone = service.undo()
    assert store.lessons() == before
    assert ([one.question for one in undone.removed], len(undone.restored), undone.kept) == (["Why?"], 2, ())
    assert QaPair("Why?", "So.").fingerprint in store.forgotten()
    with pytest.raises(InputError, match="no import to undo"):
        service.undo()


def test_undo_leaves_what_was_edited_or_forgotten_since(store: Store, service: ImportService) -> None:
    store.teach("When?", "Nine.")
    store.teach("Where?", "Here.")
    service.apply(
        reading(Draft("When?", "Ten."), Draft("Where?", "There."), Draft("Why?", "So."), Draft("Who?", "Me.")),
        "f.csv",
        "replace",
    )
    store.teach("When?", "Eleven.")
    store.forget(2)
    store.teach("Who?", "Me.")
    why = store.lesson_of("Why?")
    assert why is not None
    store.update_lesson(why.id, "Why?", "So.", ["What for?"])
    undone = service.undo()
    assert [one.question for one in undone.kept] == ["When?", "Why?"]
    assert [one.question for one in undone.removed] == ["Who?"]
    assert contents(store) == [("When?", "Eleven.", ()), ("Why?", "So.", ("What for?",))]


def test_only_the_last_import_is_undone(store: Store, service: ImportService) -> None:
    service.apply(reading(Draft("One?", "1")), "a.csv")
    service.apply(reading(Draft("Two?", "2")), "b.csv")
    assert service.undo().name == "b.csv"
    assert contents(store) == [("One?", "1", ())]
    with pytest.raises(InputError, match="no import"):
        service.undo()


def test_replaced_answers_leave_the_file_with_their_lesson(
    store: Store, service: ImportService, paths: DataPaths
) -> None:
    store.teach("One?", "A quibberwock.")
    store.teach("Two?", "A xylozone.")
    service.apply(reading(Draft("One?", "1"), Draft("Two?", "2")), "a.csv", "replace")
    store.forget(1)
    store.teach("Two?", "A heron.")
    store.close()
    data = paths.database.read_bytes().lower()
    assert [word for word in (b"quibberwock", b"xylozone") if word in data] == []


def test_a_lesson_that_changed_meanwhile_stops_the_import(store: Store) -> None:
    lesson = store.teach("One?", "1")
    store.teach("One?", "eins")
    with pytest.raises(InputError, match="Lesson 1 was changed in the meantime"):
        store.apply_import("f", [Draft("Two?", "2")], [(lesson, Draft("One?", "uno"))])
    with pytest.raises(InputError, match="taught in the meantime"):
        store.apply_import("f", [Draft("Two?", "2"), Draft("one", "1")], [])
    assert contents(store) == [("One?", "eins", ())]


TEXTS = st.sampled_from(["a", "A?", "b", "c", "d", "e"])
DRAFTS = st.builds(Draft, TEXTS, st.sampled_from(["1", "2"]), st.lists(TEXTS, max_size=3).map(tuple))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    first=st.lists(DRAFTS, max_size=4), second=st.lists(DRAFTS, max_size=5), choice=st.sampled_from(["keep", "replace"])
)
def test_any_import_is_applied_or_undone_whole(
    store: Store, first: list[Draft], second: list[Draft], choice: str
) -> None:
    service = ImportService(store)
    for lesson in store.lessons():
        store.forget(lesson.id)
    service.apply(reading(*first), "a", "keep")
    before = store.lessons()
    service.apply(reading(*second), "b", choice)  # type: ignore[arg-type]
    owners = {normalise_question(text): one for one in store.lessons() for text in one.questions}
    assert len(owners) == sum(len(one.questions) for one in store.lessons())
    if choice == "replace":
        assert all(normalise_question(draft.question) in owners for draft in second)
    again = plan_import(reading(*second), store.lessons())
    assert not again.new
    service.undo()
    assert [without_number(one) for one in store.lessons()] == [without_number(one) for one in before]


def without_number(lesson: Lesson) -> tuple[str, str, set[str]]:
    return lesson.question, lesson.answer, set(lesson.wordings)
