"""Whatever goes wrong outside the program is one sentence and exit code 2, never a traceback, and nothing is lost."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.terminal import Terminal, spawn
from tests.tiny import tiny_checkpoint


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> Path:
    """A copy of the shipped network that a test may damage; commands use it."""
    folder = tmp_path / "base"
    shutil.copytree(tiny_checkpoint(), folder)
    for module in ("desk", "upkeep"):
        monkeypatch.setattr(f"chatbot.commands.{module}.base_checkpoint", lambda: folder)
    return folder


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("ask", ""), "question is empty"),
        (("ask", " \n\t "), "question is empty"),
        (("ask", "x" * 100_000), "100,000 characters"),
        (("ask", "caf\udce9"), "not valid text"),
        (("ask",), "Give a question"),
        (("ask", "Hello", "--batch", "x.jsonl"), "Give a question"),
        (("ask", "Hello", "--precision", "2"), "from 0.5 to 0.99"),
        (("ask", "--batch", "missing.jsonl"), "cannot be read"),
        (("teach",), "Give -q and -a"),
        (("teach", "-q", "Only?"), "both"),
        (("teach", "-q", "What?", "-a", "  "), "answer is empty"),
        (("teach", "--from", "missing.csv"), "cannot be read"),
        (("lessons", "--json", "-q", "\udce9"), ""),
        (("logs", "-n", "0"), "at least 1"),
        (("rate", "5", "up"), "no message 5"),
        (("export", "lessons", "-o", "no/such/folder/a.csv"), "cannot be written"),
        (("backup", "no/such/folder/a.db"), "no folder"),
        (("restore", "missing.db"), "no file"),
        (("models", "use"), "Say which"),
        (("models", "export", "9", "x.engram"), "no version 9"),
        (("models", "export", "base", "no/such/x.engram"), "cannot be written"),
        (("models", "import", "missing.engram"), "no file"),
        (("models", "compare", "base", "base", "-q", "x" * 9000), "9,000 characters"),
        (("models", "bisect", "-q", "a", "-a", ""), "answer is empty"),
        (("inbox", "answer", "1", "-a", "x"), "inbox"),
        (("teach", "-q", "a", "-a", "b", "--also", ""), "question is empty"),
        (("teach", "--undo"), "no import to undo"),
    ],
)
def test_bad_input_is_one_sentence(terminal: Terminal, words: tuple[str, ...], why: str) -> None:
    reply = terminal(*words)
    if why:
        assert reply.code == 2
        assert why in reply.sentence
    else:
        assert reply.code == 0
    assert reply.out == ""


@pytest.mark.parametrize(
    "words", [("forget", "one"), ("rate", "1", "sideways"), ("dance",), ("ask", "--precision", "x")]
)
def test_a_command_line_that_cannot_be_read_ends_with_2(terminal: Terminal, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as caught:
        terminal(*words)
    assert caught.value.code == 2


def test_a_megabyte_as_a_question() -> None:
    reply = spawn("ask", "-", stdin=b"why " * 262_144)
    assert reply.code == 2
    assert "at most 8,000" in reply.sentence
    assert spawn("ask", "-", stdin=b"\xff\xfe").sentence == "The question is not valid UTF-8 text."


@pytest.mark.parametrize("question", ["😀", "😀😂🙈" * 200, "؟", "\u200d", "--", "\U0010ffff", "a\u0301" * 1000])
def test_odd_questions_are_answered_somehow(terminal: Terminal, question: str) -> None:
    reply = terminal("ask", "--json", "--", question)
    assert reply.code == 0
    assert reply.rows[0]["question"] == question


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"What?,Four.\n"),
        ("a.csv", b"question,answer\nOne?,1\nTwo?,\xff\n"),
        ("a.jsonl", b'{"question": "One?", "answer": "1"}\n{"question": "Two?"}\n'),
        ("a.csv", b"question,answer\nOne?,1\n,2\n"),
    ],
)
def test_an_import_takes_all_or_nothing(terminal: Terminal, tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert f"{name}, line" in terminal("import", str(file)).sentence
    assert terminal("lessons").out == ""


def test_a_batch_with_a_fault_answers_nothing(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    for line in ('{"question": ""}', "{}", '{"question": "Hi", "history": [1]}', "{", '{"question": "\\ud800"}'):
        file.write_text('{"question": "Hello"}\n' + line + "\n", "utf-8")
        reply = terminal("ask", "--batch", str(file))
        assert (reply.code, reply.out) == (2, "")
        assert "line 2" in reply.sentence


def test_a_file_in_the_data_folders_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, terminal: Terminal) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("CHATBOT_HOME", str(tmp_path / "file"))
    assert "cannot be written to" in terminal("lessons").sentence
    assert terminal("doctor").code == 1


def test_a_newer_database_is_left_alone(terminal: Terminal, paths: DataPaths) -> None:
    Store.open(paths.database).close()
    with sqlite3.connect(paths.database) as database:
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('engram', 'm999_future', '2030')"
        )
    database.close()
    before = paths.database.read_bytes()
    assert "newer version" in terminal("lessons").sentence
    assert terminal("doctor").code == 1
    assert paths.database.read_bytes() == before


def test_a_database_that_is_none(terminal: Terminal, paths: DataPaths) -> None:
    paths.database.write_bytes(b"this is no database" * 100)
    assert "damaged or is not a database" in terminal("ask", "Hello").sentence
    assert terminal("doctor").code == 1


def test_a_damaged_page_is_a_sentence_and_a_backup_helps(terminal: Terminal, paths: DataPaths) -> None:
    terminal("teach", "-q", "What?", "-a", "Four.")
    backup = Path(terminal("backup").out.strip())
    data = bytearray(paths.database.read_bytes())
    data[4096 * 2 :] = b"\x99" * (len(data) - 4096 * 2)
    paths.database.write_bytes(data)
    assert terminal("lessons").code == 2
    assert "Traceback" not in terminal("doctor").out
    assert terminal("restore", str(backup)).code == 0
    assert terminal("lessons").out == "1\tWhat?\tFour.\n"


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 5000])
def test_only_a_sound_backup_is_restored(terminal: Terminal, paths: DataPaths, tmp_path: Path, data: bytes) -> None:
    terminal("teach", "-q", "What?", "-a", "Four.")
    file = tmp_path / "backup.db"
    file.write_bytes(data)
    assert terminal("restore", str(file)).code == 2
    assert terminal("restore", str(paths.database)).code == 2
    assert terminal("lessons").out == "1\tWhat?\tFour.\n"


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.model", "judge.json", "config.json", "manifest.json"])
@pytest.mark.parametrize("fault", ["flipped", "cut", "missing"])
def test_a_damaged_checkpoint_is_named(terminal: Terminal, damaged: Path, name: str, fault: str) -> None:
    file = damaged / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    if fault == "missing":
        file.unlink()
    else:
        file.write_bytes(data if fault == "flipped" else data[: len(data) // 2])
    assert name in terminal("ask", "Hello").sentence
    reply = terminal("doctor")
    assert reply.code == 1
    assert name in reply.out


def test_a_damaged_version_falls_back_to_the_shipped_one(
    terminal: Terminal, paths: DataPaths, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(tiny_checkpoint(), paths.checkpoints / "0001")
    assert terminal("models", "use", "1").code == 0
    (paths.checkpoints / "0001" / "model.safetensors").write_bytes(b"")
    assert terminal("ask", "--json", "Hello").rows[0]["model"] == "base"
    assert "0001" in caplog.text
    assert terminal("models", "use", "1").code == 2


def test_broken_settings_are_put_aside(terminal: Terminal, paths: DataPaths) -> None:
    paths.settings.write_bytes(b"\xff = [")
    reply = terminal("ask", "Hello")
    assert reply.code == 0
    assert "put aside" in reply.sentence
    assert terminal("ask", "Hello").err == ""
