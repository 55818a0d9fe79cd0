"""Each command does what its help says: data on standard output, messages on standard error, an exit code."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from chatbot.domain import REFUSAL
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.terminal import Reply, Terminal, spawn

QUESTION, ANSWER = "What is the password of the guest network?", "warm-otter-42"


def test_path_says_where_the_data_lies(terminal: Terminal, home: Path) -> None:
    assert terminal("path") == Reply(0, f"{home}\n", "")


def test_a_lesson_answers_at_once(terminal: Terminal) -> None:
    taught = terminal("teach", "-q", QUESTION, "-a", ANSWER)
    assert (taught.code, taught.out) == (0, "")
    assert "lesson 1" in taught.sentence
    assert terminal("ask", QUESTION) == Reply(0, ANSWER + "\n", "")


def test_ask_tells_its_evidence(terminal: Terminal) -> None:
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    (row,) = terminal("ask", "--json", QUESTION.lower()).rows
    assert (row["answer"], row["source"], row["lesson_id"], row["model"]) == (ANSWER, "lesson", 1, "base")
    assert row["candidate"] == ANSWER
    assert 0.9 < row["confidence"] <= 1
    assert row["ms"] > 0


def test_the_network_alone_does_not_know_a_lesson(terminal: Terminal) -> None:
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    (row,) = terminal("ask", "--json", "--network-only", "--precision", "0.95", QUESTION).rows
    assert (row["source"], row["lesson_id"]) == ("unknown", None)
    assert row["answer"].startswith(REFUSAL)
    assert row["candidate"] != ANSWER


def test_questions_are_logged_in_one_conversation_that_goes_on(terminal: Terminal, paths: DataPaths) -> None:
    terminal("ask", "Who are you?")
    terminal("ask", "Hello!")
    terminal("ask", "--no-log", "Good bye")
    with Store.open(paths.database) as store:
        (conversation,) = store.conversations()
        assert conversation.title == "Command line"
        assert [one.text for one in store.messages(conversation.id)][::2] == ["Who are you?", "Hello!"]


def test_nothing_is_logged_when_the_person_keeps_no_history(terminal: Terminal, paths: DataPaths) -> None:
    paths.settings.write_text("keep_history = false\n", "utf-8")
    assert terminal("ask", "Who are you?").code == 0
    assert terminal("logs").out == ""


def test_a_batch_keeps_its_order(terminal: Terminal, tmp_path: Path) -> None:
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    lines: list[dict[str, Any]] = [
        {"question": "zzkq jjw"},
        {"question": QUESTION, "history": ["Hello!", "Hi."]},
        {"question": QUESTION},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    rows = terminal("ask", "--batch", str(file)).rows
    assert [row["question"] for row in rows] == [line["question"] for line in lines]
    assert [row["answer"] for row in rows][1:] == [ANSWER, ANSWER]
    assert set(rows[0]) == {"question", "answer", "confidence", "source", "lesson_id", "model", "candidate", "ms"}
    assert terminal("logs").out == ""


def test_questions_and_batches_come_from_standard_input_too() -> None:
    assert spawn("ask", "-", stdin="Où est-ce ?\n".encode()).code == 0
    reply = spawn("ask", "--batch", "-", stdin='{"question": "Où est-ce ?"}\n'.encode())
    assert [row["question"] for row in reply.rows] == ["Où est-ce ?"]
    assert reply.rows[0]["model"] == "base"
    assert reply.err == ""


def test_lessons_come_from_files_and_go_into_files(terminal: Terminal, tmp_path: Path) -> None:
    table, lines = tmp_path / "a.csv", tmp_path / "b.jsonl"
    table.write_text("question,answer\nTwo and two?,Four.\nSum?,'=1+1\n", "utf-8")
    assert "2 new lessons" in terminal("teach", "--from", str(table)).sentence
    assert "0 new lessons; 2 were there already" in terminal("import", str(table)).sentence
    assert terminal("export", "lessons", "-o", str(lines)).code == 0
    assert json.loads(lines.read_text("utf-8").splitlines()[1]) == {"question": "Sum?", "answer": "=1+1"}
    exported = terminal("export", "lessons", "--format", "csv").out
    assert exported.replace("\r\n", "\n") == table.read_text("utf-8")


def test_lessons_are_listed_and_forgotten(terminal: Terminal) -> None:
    terminal("teach", "-q", QUESTION, "-a", "Two\nlines\x1b[31m")
    assert terminal("lessons").out == f"1\t{QUESTION}\tTwo lines[31m\n"
    (row,) = terminal("lessons", "--json").rows
    assert (row["id"], row["answer"], row["in_network"]) == (1, "Two\nlines\x1b[31m", False)
    assert terminal("lessons", "-q", '"(nothing').out == ""
    assert "Forgot lesson 1" in terminal("forget", "1").sentence
    assert terminal("lessons") == Reply(0, "", "")
    assert terminal("forget", "1").code == 2


def test_the_log_is_searched_and_answers_are_rated(terminal: Terminal) -> None:
    terminal("ask", "Who are you?")
    terminal("ask", "Hello!")
    newest, oldest = terminal("logs", "--json").rows
    assert (newest["question"], oldest["question"]) == ("Hello!", "Who are you?")
    assert [row["question"] for row in terminal("logs", "--json", "-q", "who").rows] == ["Who are you?"]
    assert terminal("logs", "-n", "1").out.splitlines()[0].endswith("  Hello!")
    assert "Who are you?" not in terminal("logs", "-n", "1").out
    assert terminal("rate", str(oldest["answer_id"]), "up").code == 0
    assert [row["rating"] for row in terminal("export", "conversations").rows] == [0, 1, 0, 0]
    assert "not an answer" in terminal("rate", "1", "up").sentence


def test_conversations_are_exported(terminal: Terminal) -> None:
    terminal("ask", "Who are you?")
    rows = terminal("export", "conversations").rows
    assert [(row["conversation"], row["role"]) for row in rows] == [(1, "user"), (1, "engram")]
    assert terminal("export", "conversations", "--format", "csv").code == 2


def test_versions_are_listed_and_chosen(terminal: Terminal) -> None:
    assert terminal("models").out.startswith("* base\t")
    assert [row["state"] for row in terminal("models", "--json").rows] == ["in use"]
    assert terminal("models", "use", "base").code == 0
    assert terminal("models", "use", "12").sentence == "There is no version 12."
    assert terminal("models", "remove", "base").code == 2
    assert "nothing to roll back" in terminal("rollback").sentence
    assert terminal("ask", "--model", "7", "Hello").code == 2


def test_a_backup_brings_back_what_was(terminal: Terminal, paths: DataPaths, tmp_path: Path) -> None:
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    assert Path(terminal("backup").out.strip()).parent == paths.backups
    kept = tmp_path / "kept.db"
    assert terminal("backup", str(kept)).code == 0
    terminal("forget", "1")
    with sqlite3.connect(paths.database) as window:  # another program that has the database open all the time
        assert window.execute("SELECT count(*) FROM lessons").fetchone() == (0,)
        assert terminal("restore", str(kept)).code == 0
        assert window.execute("SELECT count(*) FROM lessons").fetchone() == (1,)
    window.close()
    assert terminal("ask", QUESTION).out == ANSWER + "\n"
    before = [path for path in paths.backups.iterdir() if "before-restore" in path.name]
    with Store.open(before[0]) as store:
        assert store.lessons() == []
    assert terminal("backup", str(paths.database)).code == 2
    assert not list(paths.root.glob("restore.part*"))


def test_the_doctor_finds_nothing_wrong(terminal: Terminal) -> None:
    reply = terminal("doctor")
    assert reply.code == 0
    assert all(line.startswith("ok") for line in reply.out.splitlines())
    for word in ("data folder", "free space", "SQLite", "database", "version base", "an answer in"):
        assert word in reply.out


def test_help_names_every_command() -> None:
    reply = spawn("--help")
    commands = "ask teach inbox lessons forget train models rollback logs rate export import backup restore doctor path"
    assert reply.code == 0
    assert all(command in reply.out for command in commands.split())
    assert spawn("--version").out.startswith("Engram ")
