"""``chatbot teach``, ``import`` and ``forget`` as a person meets them: wordings, conflicts, previews, one undo."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.terminal import Terminal

QUESTION, ANSWER = "What is the password of the guest network?", "warm-otter-42"
FINE = "What is the fine for a book that is 1 day late?"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "lessons.csv"
    rows = ["question,answer,wording 1", f"{QUESTION},{ANSWER},Wifi password?", "Why?,So.,", "Who?,Me."]
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


@pytest.fixture
def sit_down(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make standard input a terminal at which something will be typed."""

    def type_in(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        for stream in (sys.stdin, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True)

    return type_in


def test_other_wordings_answer_at_once(terminal: Terminal) -> None:
    reply = terminal("teach", "-q", QUESTION, "-a", ANSWER, "--also", "Guest wifi?", "--also", "The wifi code, please")
    assert "lesson 1" in reply.sentence
    for text in ("guest WIFI", "the wifi code, please!"):
        (row,) = terminal("ask", "--json", text).rows
        assert (row["answer"], row["lesson_id"]) == (ANSWER, 1)
    (row,) = terminal("lessons", "--json", "-q", "code").rows
    assert row["wordings"] == ["Guest wifi?", "The wifi code, please"]
    assert "another wording of lesson 1" in terminal("teach", "-q", "Guest wifi", "-a", "other").sentence


def test_a_script_replaces_the_answer_of_the_same_question(terminal: Terminal) -> None:
    terminal("teach", "-q", FINE, "-a", "Ten cents.")
    assert terminal("teach", "-q", FINE.lower(), "-a", "A euro.").code == 0
    assert terminal("teach", "-q", FINE.replace("1 day", "2 day"), "-a", "Two euros.").code == 0
    assert [row["answer"] for row in terminal("lessons", "--json").rows] == ["A euro.", "Two euros."]


@pytest.mark.parametrize(
    ("choice", "answers", "said"),
    [
        ("keep", ["Ten cents.", "A euro."], "lesson 2"),
        ("replace", ["A euro."], "lesson 1"),
        ("fail", ["Ten cents."], "“2”"),
    ],
)
def test_a_conflict_is_settled_as_told(terminal: Terminal, choice: str, answers: list[str], said: str) -> None:
    terminal("teach", "-q", FINE, "-a", "Ten cents.")
    reply = terminal("teach", "-q", FINE.replace("1 day", "2 day"), "-a", "A euro.", "--on-conflict", choice)
    assert reply.code == (2 if choice == "fail" else 0)
    assert said in reply.sentence
    assert [row["answer"] for row in terminal("lessons", "--json").rows] == answers


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("r\n", ["A euro."]),
        ("what?\nKeep\n", ["Ten cents.", "A euro."]),
        ("c\n", ["Ten cents."]),
        ("", ["Ten cents."]),
    ],
)
def test_a_person_is_asked(terminal: Terminal, sit_down: Callable[[str], None], typed: str, answers: list[str]) -> None:
    terminal("teach", "-q", FINE, "-a", "Ten cents.")
    sit_down(typed)
    reply = terminal("teach", "-q", FINE.replace("1 day", "2 day"), "-a", "A euro.")
    assert reply.code == 0
    assert "they name different numbers" in reply.err
    assert reply.out == ""
    assert [row["answer"] for row in terminal("lessons", "--json").rows] == answers
    assert ("Nothing was changed." in reply.err) == (answers == ["Ten cents."])


def test_nobody_is_asked_without_a_conflict(terminal: Terminal, sit_down: Callable[[str], None]) -> None:
    sit_down("")
    assert "lesson 1" in terminal("teach", "-q", QUESTION, "-a", ANSWER).sentence


def test_a_preview_changes_nothing(terminal: Terminal, file: Path) -> None:
    terminal("teach", "-q", "Who?", "-a", "You.")
    terminal("teach", "-q", QUESTION, "-a", ANSWER)
    reply = terminal("teach", "--from", str(file), "--preview")
    assert reply.code == 0
    assert reply.out.splitlines() == [
        "new\tlessons.csv, line 3\tWhy?\tSo.",
        f"wordings\tlessons.csv, line 2\t{QUESTION}; Wifi password?\tlesson 2",
        "conflict\tlessons.csv, line 4\tWho?\tMe.\tlesson 1 says: You.",
    ]
    assert "New 1, other wordings 1, already there 0, another answer 1, skipped 0." in reply.sentence
    assert len(terminal("lessons").out.splitlines()) == 2


def test_an_import_is_done_and_undone(terminal: Terminal, file: Path) -> None:
    terminal("teach", "-q", "Who?", "-a", "You.")
    before = terminal("lessons", "--json").out
    assert "1 of its answers contradict" in terminal("import", str(file), "--on-conflict", "fail").sentence
    assert terminal("lessons", "--json").out == before
    reply = terminal("import", str(file))
    assert "Learned 2 new lessons; 1 answers were replaced" in reply.sentence
    assert [row["answer"] for row in terminal("lessons", "--json").rows] == ["Me.", ANSWER, "So."]
    terminal("teach", "-q", "Why?", "-a", "Because.")
    undone = terminal("teach", "--undo").sentence
    assert "lessons.csv: 1 lessons were removed, 1 are as they were before." in undone
    assert "left alone: lesson 3" in undone
    rows = terminal("lessons", "--json").rows
    assert [(row["question"], row["answer"]) for row in rows] == [("Who?", "You."), ("Why?", "Because.")]
    assert json.loads(before) == rows[0]
    assert "no import to undo" in terminal("teach", "--undo").sentence


def test_keeping_what_is_there(terminal: Terminal, file: Path) -> None:
    terminal("teach", "-q", "Who?", "-a", "You.")
    assert "replaced" not in terminal("import", str(file), "--on-conflict", "keep").sentence
    assert terminal("lessons", "--json", "-q", "who").rows[0]["answer"] == "You."


def test_faqs_and_chats_are_imported_and_lessons_exported_as_markdown(terminal: Terminal, tmp_path: Path) -> None:
    faq, chats, out = tmp_path / "faq.md", tmp_path / "conversations.json", tmp_path / "out.md"
    faq.write_text("# Help\n\n## Where?\n\nHere.\n\n## Empty\n", "utf-8")
    turns = [{"from": "human", "value": "When?"}, {"from": "gpt", "value": "# Now"}]
    chats.write_text(json.dumps([{"conversations": turns}]), "utf-8")
    assert "2 entries were skipped" in terminal("teach", "--from", str(faq)).sentence
    assert terminal("import", str(chats)).code == 0
    assert terminal("export", "lessons", "-o", str(out)).code == 0
    assert out.read_text("utf-8") == "## Where?\n\nHere.\n\n## When?\n\n\\# Now\n"
    assert "2 were there already" in terminal("import", str(out)).sentence


@pytest.mark.parametrize(
    "words",
    [
        ("teach", "--undo", "-q", "a", "-a", "b"),
        ("teach", "--undo", "--from", "x.csv"),
        ("forget",),
        ("forget", "1", "--before", "2026-01-31"),
        ("forget", "--before", "31.1.2026"),
        ("forget", "--before", "0001-01-01"),
        ("forget", "--conversation", "7"),
        ("export", "conversations", "--format", "md"),
    ],
)
def test_what_does_not_fit_together_is_a_sentence(terminal: Terminal, words: tuple[str, ...]) -> None:
    reply = terminal(*words)
    if words[-1] == "0001-01-01":
        assert reply.code in (0, 2)  # some systems know no time zone for that day
        return
    assert reply.code == 2
    assert reply.sentence


def test_a_conversation_is_forgotten(terminal: Terminal, paths: DataPaths) -> None:
    terminal("ask", "Who are you?")
    with Store.open(paths.database) as store:
        answer = store.messages(1)[1]
        store.teach("Who are you?", "Your xylozone.", answer.id)
    reply = terminal("forget", "--conversation", "1")
    assert reply.code == 0
    assert "Forgot lesson 1: Who are you?" in reply.err
    assert "Forgot 1 lessons, 1 conversations and 2 messages." in reply.err
    assert terminal("logs").out == terminal("lessons").out == ""
    assert "Forgot 0 lessons, 0 conversations and 0 messages." in terminal("forget", "--before", "2020-01-31").sentence
    assert b"xylozone" not in paths.database.read_bytes()


def test_the_source_of_a_lesson_is_not_told_where_the_conversation_is_private(
    terminal: Terminal, paths: DataPaths
) -> None:
    with Store.open(paths.database) as store:
        for private in (False, True):
            asked = store.add_question(store.create_conversation(private=private).id, f"Is it {private}?")
            store.teach(asked.text, "Yes.", asked.id)
    rows = terminal("lessons", "--json").rows
    assert [row["source_message_id"] for row in rows] == [1, None]
    for kind in ("csv", "jsonl", "md"):
        assert "source" not in terminal("export", "lessons", "--format", kind).out
