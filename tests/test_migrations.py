"""The schema: from any earlier one to today's, whoever opens the file first, with what is in it kept."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlite_utils import Database

from chatbot.database import open_database
from chatbot.domain import QaPair
from chatbot.errors import StorageError
from chatbot.migrations import MIGRATIONS
from chatbot.store import Store

NAMES = [
    *("m001_conversations", "m002_lessons", "m003_versions", "m004_qa_pairs"),
    *("m005_lesson_wordings", "m006_imports", "m007_forgotten"),
    *("m020_conversation_extras", "m021_dismissed", "m022_transient", "m030_answer_versions"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "chatbot.db"


def test_released_migrations_keep_their_names_and_order(file: Path) -> None:
    database = open_database(file)
    assert [migration.name for migration in MIGRATIONS.applied(database)] == NAMES
    assert MIGRATIONS.pending(database) == []


@pytest.mark.parametrize("stop_before", NAMES[1:])
def test_every_earlier_schema_is_brought_up_to_date(file: Path, stop_before: str) -> None:
    old = Database(str(file))
    MIGRATIONS.apply(old, stop_before=stop_before)
    now = "2025-01-01T00:00:00.000Z"
    old.table("conversations").insert({"title": "old", "created_at": now, "updated_at": now})
    old.close()
    with Store.open(file) as store:
        [conversation] = store.conversations(include_empty=True)
        assert conversation.title == "old"
        assert store.add_question(conversation.id, "works?").text == "works?"
        assert store.teach("works?", "yes").answer == "yes"
        assert store.check() == []


def test_lessons_of_an_earlier_schema_can_be_forgotten_by_fingerprint(file: Path) -> None:
    old = Database(str(file))
    MIGRATIONS.apply(old, stop_before="m007_forgotten")
    old.execute("INSERT INTO lessons VALUES (1, 'Where?', 'Here.', 'where', '2025', '2025', NULL)")
    old.conn.commit()
    old.close()
    with Store.open(file) as store:
        store.forget(1)
        assert store.forgotten() == {QaPair("Where?", "Here.").fingerprint}


def test_the_schema_is_strict_and_guarded(file: Path) -> None:
    database = open_database(file)
    plain = [table for table in database.tables if "_fts" not in table.name and not table.name.startswith("_")]
    assert {table.name for table in plain} == {
        *("conversations", "messages", "ratings", "lessons", "lesson_wordings", "versions"),
        *("imports", "import_changes", "lesson_fingerprints", "forgotten"),
        *("pins", "trash", "drafts", "candidates", "dismissed", "transient", "answer_versions"),
    }
    assert all(table.strict for table in plain)
    for pragma, value in (("foreign_keys", 1), ("synchronous", 2), ("secure_delete", 1), ("busy_timeout", 5000)):
        assert database.execute(f"PRAGMA {pragma}").fetchone() == (value,), pragma
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO ratings VALUES (7, 1, '2025')")


def test_the_search_index_follows_its_tables(file: Path) -> None:
    with Store.open(file) as store:
        lesson = store.teach("first?", "one", wordings=["foremost?"])
        store.update_lesson(lesson.id, "second?", "two", ["runner-up?"])
        for gone in ("first", "foremost"):
            assert store.search_lessons(gone) == []
        for there in ("second", "runner"):
            assert [one.id for one in store.search_lessons(there)] == [lesson.id]
        conversation = store.create_conversation()
        store.add_question(conversation.id, "findable")
        assert len(store.search_messages("findable")) == 1
        store.delete_conversation(conversation.id)
        assert store.search_messages("findable") == []
    database = open_database(file)
    for table in ("messages", "lessons", "lesson_wordings"):
        database.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('integrity-check')")


def test_a_migration_that_fails_leaves_nothing_behind(file: Path) -> None:
    foreign = sqlite3.connect(file)
    foreign.execute("CREATE TABLE lessons (x)")
    foreign.close()
    with pytest.raises(StorageError, match="already exists"):
        open_database(file)
    names = {table.name for table in Database(str(file)).tables}
    assert "conversations" not in names
    assert "lessons" in names


def test_several_open_a_new_file_at_the_same_moment(tmp_path: Path) -> None:
    faults: list[Exception] = []

    def open_it(file: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            Store.open(file).close()
        except StorageError as error:
            faults.append(error)

    for number in range(10):
        together = threading.Barrier(3)
        file = tmp_path / f"{number}.db"
        threads = [threading.Thread(target=open_it, args=(file, together)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults == []
