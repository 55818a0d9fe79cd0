"""The store over a real SQLite file: nothing committed is lost, any text can be kept and searched for."""

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from chatbot.database import journal_mode
from chatbot.domain import Answer, QaPair, Role, Source
from chatbot.errors import InputError, StorageError
from chatbot.migrations import MIGRATIONS
from chatbot.paths import DataPaths
from chatbot.search import match_query
from chatbot.store import Store


@pytest.fixture
def store(paths: DataPaths) -> Store:
    return Store.open(paths.database)


def answer(text: str, source: Source = Source.NETWORK, stopped: bool = False) -> Answer:
    return Answer(text, 0.9, source, "base", stopped=stopped)


def test_a_conversation_comes_back_as_it_was(store: Store, paths: DataPaths) -> None:
    conversation = store.create_conversation()
    question = store.add_question(conversation.id, "  Where is\r\nthe key?  ")
    given_answer = store.add_answer(question, answer("Behind the door 🔑"))
    again = Store.open(paths.database)
    assert [(m.role, m.text) for m in again.messages(conversation.id)] == [
        (Role.USER, "Where is\nthe key?"),
        (Role.ENGRAM, "Behind the door 🔑"),
    ]
    assert again.question_of(given_answer.id) == question
    assert again.conversation(conversation.id).title == "Where is the key?"
    assert again.conversations()[0].preview.startswith("Where is")
    assert again.message(given_answer.id).source is Source.NETWORK


def test_the_question_is_on_disk_before_any_answer(store: Store, paths: DataPaths) -> None:
    conversation = store.create_conversation()
    store.add_question(conversation.id, "Are you there?")
    rows = sqlite3.connect(paths.database).execute("SELECT text FROM messages").fetchall()
    assert rows == [("Are you there?",)]


def test_history_leaves_out_refusals_and_stopped_answers(store: Store) -> None:
    conversation = store.create_conversation()
    for text, kind, stopped in (("a", Source.NETWORK, False), ("b", Source.UNKNOWN, False), ("c", Source.LESSON, True)):
        store.add_answer(store.add_question(conversation.id, f"ask {text}"), answer(f"say {text}", kind, stopped))
    last = store.add_question(conversation.id, "now")
    texts = [turn.text for turn in store.history(conversation.id, 10, last.id)]
    assert texts == ["ask a", "say a", "ask b", "ask c"]
    assert [turn.text for turn in store.history(conversation.id, 2, last.id)] == ["ask b", "ask c"]


def test_messages_are_paged_from_the_end(store: Store) -> None:
    conversation = store.create_conversation()
    questions = [store.add_question(conversation.id, f"number {n}") for n in range(7)]
    last = store.messages(conversation.id, limit=3)
    assert [m.id for m in last] == [q.id for q in questions[-3:]]
    assert [m.id for m in store.messages(conversation.id, 3, before=last[0].id)] == [q.id for q in questions[1:4]]


def test_the_same_question_gets_the_new_answer(store: Store) -> None:
    first = store.teach("Where is the key?", "On the hook.")
    second = store.teach("  where is THE key ", "In the drawer.")
    assert second.id == first.id
    assert [lesson.answer for lesson in store.lessons()] == ["In the drawer."]


def test_lessons_are_taught_all_or_none(store: Store) -> None:
    with pytest.raises(InputError, match="answer is empty"):
        store.teach_all([QaPair("a?", "b"), QaPair("c?", "  ")])
    assert store.lessons() == []


def test_forgotten_lessons_leave_no_trace_in_the_file(store: Store, paths: DataPaths) -> None:
    lesson = store.teach("What is xylozone?", "A quibberwock.")
    assert store.search_lessons("quibberwock") == [lesson]
    store.forget(lesson.id)
    assert store.search_lessons("quibberwock") == []
    store.close()
    data = paths.database.read_bytes()
    assert b"quibberwock" not in data.lower()
    assert b"xylozone" not in data.lower()


def test_two_lessons_cannot_share_a_question(store: Store) -> None:
    store.teach("one?", "1")
    two = store.teach("two?", "2")
    with pytest.raises(InputError, match="another lesson"):
        store.update_lesson(two.id, "ONE", "2")
    assert store.update_lesson(two.id, "two and a half?", "2.5").answer == "2.5"


def test_only_approved_network_answers_of_open_conversations_are_trained(store: Store) -> None:
    rated = []
    for private, source in ((False, Source.NETWORK), (True, Source.NETWORK), (False, Source.UNKNOWN)):
        conversation = store.create_conversation(private=private)
        question = store.add_question(conversation.id, f"{private} {source}")
        rated.append(store.add_answer(question, answer("yes", source)).id)
    assert store.approved() == []
    for message_id in rated:
        store.rate(message_id, 1)
    assert [pair.question for pair in store.approved()] == ["False network"]
    store.rate(rated[0], -1)
    assert store.approved() == []
    store.rate(rated[0], 0)
    assert store.message(rated[0]).rating == 0


def test_questions_cannot_be_rated(store: Store) -> None:
    question = store.add_question(store.create_conversation().id, "hm?")
    with pytest.raises(InputError, match="not an answer"):
        store.rate(question.id, 1)


def test_deleting_a_conversation_keeps_what_was_taught_from_it(store: Store) -> None:
    conversation = store.create_conversation()
    said = store.add_answer(store.add_question(conversation.id, "q?"), answer("wrong"))
    store.teach("q?", "right", said.id)
    store.delete_conversation(conversation.id)
    assert [(lesson.answer, lesson.source_message_id) for lesson in store.lessons()] == [("right", None)]
    assert store.search_messages("wrong") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=st.text(st.characters(codec=None), max_size=40))
def test_any_text_can_be_searched_for(store: Store, words: str) -> None:
    assert isinstance(store.search_messages(words), list)
    assert isinstance(store.search_lessons(words), list)
    assert isinstance(store.log(5, words), list)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=200))
def test_any_text_can_be_kept(store: Store, text: str) -> None:
    conversation = store.create_conversation()
    try:
        question = store.add_question(conversation.id, text)
    except InputError:
        assert not text.strip()
        return
    assert store.messages(conversation.id)[0].text == text.replace("\r\n", "\n").strip() == question.text


@pytest.mark.parametrize("words", ['"', "*", "a OR", "NEAR(", "^x", "-", "", "   ", "\ud800", "col:val", "(", "'"])
def test_what_fts5_would_take_for_syntax(store: Store, words: str) -> None:
    assert store.search_messages(words) == []


def test_search_finds_the_start_of_the_last_word(store: Store) -> None:
    conversation = store.create_conversation()
    store.add_question(conversation.id, "Where is the colour printer?")
    assert [m.text for m in store.search_messages("colour pri")] == ["Where is the colour printer?"]
    assert match_query("colour pri") == '"colour" "pri"*'


def test_reading_before_writing_waits_for_its_turn(paths: DataPaths) -> None:
    """A transaction that begins as a reader is refused at once, whatever the time-out, when two want to write."""
    Store.open(paths.database).close()
    faults: list[Exception] = []

    def teach(name: str) -> None:
        try:
            with Store.open(paths.database) as own:
                for n in range(15):
                    own.teach(f"{name} {n}?", "x")
                    own.teach("The same question?", name)
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=teach, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Store.open(paths.database) as store:
        assert len(store.lessons()) == 61


def test_two_threads_write_to_one_file(paths: DataPaths) -> None:
    Store.open(paths.database).close()
    faults: list[Exception] = []

    def write(name: str) -> None:
        try:
            with Store.open(paths.database) as own:
                conversation = own.create_conversation(name)
                for n in range(20):
                    own.add_question(conversation.id, f"{name} {n}")
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=write, args=(f"t{n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Store.open(paths.database) as store:
        assert len(store.search_messages("t1", 100)) == 20
        assert store.check() == []


def test_a_newer_database_is_refused_and_left_alone(store: Store, paths: DataPaths) -> None:
    store.close()
    raw = sqlite3.connect(paths.database)
    raw.execute("INSERT INTO _sqlite_migrations SELECT * FROM _sqlite_migrations WHERE 0")
    columns = [row[1] for row in raw.execute("PRAGMA table_info(_sqlite_migrations)")]
    values = {"migration_set": "engram", "name": "m999_future", "applied_at": "2030-01-01"}
    names = [name for name in columns if name in values]
    marks = ", ".join("?" * len(names))
    raw.execute(
        f"INSERT INTO _sqlite_migrations ({', '.join(names)}) VALUES ({marks})", [values[name] for name in names]
    )
    raw.commit()
    before = paths.database.read_bytes()
    with pytest.raises(StorageError, match="newer version of Engram"):
        Store.open(paths.database)
    assert paths.database.read_bytes() == before


def test_a_file_that_is_no_database_is_one_sentence(paths: DataPaths) -> None:
    paths.database.write_bytes(b"this is no database, but long enough to be read as one" * 40)
    with pytest.raises(StorageError, match="not a database"):
        Store.open(paths.database)


def test_a_folder_in_the_way_is_one_sentence(paths: DataPaths) -> None:
    paths.database.mkdir()
    with pytest.raises(StorageError, match="cannot be opened"):
        Store.open(paths.database)


def test_an_old_database_is_brought_up_to_date(paths: DataPaths) -> None:
    old = Database(str(paths.database))
    MIGRATIONS.apply(old, stop_before="m002_lessons")
    old.execute("INSERT INTO conversations (title, created_at, updated_at) VALUES ('old', '2025', '2025')")
    old.conn.commit()
    old.close()
    with Store.open(paths.database) as store:
        assert [c.title for c in store.conversations(include_empty=True)] == ["old"]
        assert store.teach("works?", "yes").answer == "yes"


def test_the_file_is_an_ordinary_database(store: Store, paths: DataPaths) -> None:
    store.add_answer(store.add_question(store.create_conversation().id, "q?"), answer("a"))
    plain = Database(str(paths.database))
    assert next(iter(plain.query("SELECT question, answer FROM qa_pairs"))) == {"question": "q?", "answer": "a"}
    assert all(table.strict for table in plain.tables if table.name in ("messages", "lessons", "ratings", "versions"))


def test_a_backup_is_whole(store: Store, tmp_path: Path) -> None:
    store.teach("q?", "a")
    store.backup(tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db") as copy:
        assert [lesson.pair for lesson in copy.lessons()] == [QaPair("q?", "a")]


def test_wal_only_where_it_is_safe() -> None:
    assert journal_mode((3, 51, 2)) == "delete"
    assert journal_mode((3, 51, 3)) == "wal"


def test_a_number_beyond_all_bounds_names_nothing(store: Store) -> None:
    for number in (2**63, 2**70, -(2**70)):
        with pytest.raises(InputError, match="There is no lesson"):
            store.forget(number)
        with pytest.raises(InputError, match="There is no message"):
            store.message(number)
        with pytest.raises(InputError, match="There is no conversation"):
            store.conversation(number)
    store.add_question(store.create_conversation().id, "q?")
    assert len(store.log(2**70)) == 1


@pytest.mark.parametrize("title", ["half \ud800", "\udce9", "a\0b", "x" * 1000, "  "])
def test_any_title_can_be_given_and_found(store: Store, title: str) -> None:
    conversation = store.create_conversation(title)
    assert len(conversation.title) <= 200
    assert store.find_conversation(title) == conversation


def test_renaming(store: Store) -> None:
    conversation = store.create_conversation("old")
    store.rename_conversation(conversation.id, " new ")
    assert store.conversation(conversation.id).title == "new"
    for empty in ("", "  ", "\ud800"):
        with pytest.raises(InputError, match="title is empty"):
            store.rename_conversation(conversation.id, empty)


def test_a_lesson_outlives_the_answer_that_it_corrects(store: Store) -> None:
    """The conversation may be deleted in another window while the correction is being typed."""
    conversation = store.create_conversation()
    said = store.add_answer(store.add_question(conversation.id, "q?"), answer("wrong"))
    store.delete_conversation(conversation.id)
    assert store.teach("q?", "right", said.id).source_message_id is None
    with pytest.raises(InputError, match="was deleted"):
        store.add_answer(said, answer("late"))


def test_what_was_replaced_or_deleted_is_gone_from_the_file(store: Store, paths: DataPaths) -> None:
    store.teach("One?", "A quibberwock.")
    store.teach("one", "A heron.")
    two = store.teach("Two?", "A xylozone.")
    store.update_lesson(two.id, "Two?", "A stork.")
    conversation = store.create_conversation()
    store.add_question(conversation.id, "Zwickelbrot?")
    store.delete_conversation(conversation.id)
    store.close()
    data = paths.database.read_bytes().lower()
    assert [word for word in (b"quibberwock", b"xylozone", b"zwickelbrot") if word in data] == []
    assert b"stork" in data
