"""A version as one file: it comes back whole; anything else is one sentence and leaves nothing."""

import json
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatbot import archive
from chatbot.archive import export_version, import_version
from chatbot.checkpoints import CheckpointRegistry, Version
from chatbot.errors import ChatbotError, CheckpointError, InputError, StorageError
from chatbot.jobs import ChangedAnswer, ExamReport, Score
from chatbot.manifest import MANIFEST_NAME, read_manifest, rewrite_manifest, write_manifest
from chatbot.model.files import load_weights, save_weights
from chatbot.paths import DataPaths
from tests.terminal import Terminal
from tests.tiny import tiny_checkpoint

Change = Callable[[Path], None]
EXAM = ExamReport(
    Score(1, 1), Score(1, 1), Score(1, 1), changed=(ChangedAnswer("Where is my xylozone?", "?", "Here.", True),)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny checkpoint that was retrained, as far as its manifest tells."""
    folder = Path(shutil.copytree(tiny_checkpoint(), tmp_path / "checkpoint"))
    manifest = read_manifest(folder)
    learned = replace(manifest, parent="0003", lessons=("f1", "f2"), exam=EXAM, note="2 lessons")
    rewrite_manifest(folder, learned)
    return folder


@pytest.fixture
def registry(paths: DataPaths) -> CheckpointRegistry:
    return CheckpointRegistry(paths, tiny_checkpoint())


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    return pack(folder, tmp_path / "mine.engram")


def pack(folder: Path, target: Path) -> Path:
    export_version(Version("0007", folder, read_manifest(folder)), target)
    return target


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """The archive with its entries changed, whatever they may be then."""
    with zipfile.ZipFile(file) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    change(entries)
    with zipfile.ZipFile(file, "w") as new:
        for name, data in entries.items():
            new.writestr(name, data)


def refusal(file: Path, registry: CheckpointRegistry, paths: DataPaths) -> str:
    before = sorted(paths.root.rglob("*"))
    with pytest.raises(InputError) as caught:
        import_version(file, registry, paths)
    assert sorted(paths.root.rglob("*")) == before
    assert len(str(caught.value).splitlines()) == 1
    assert str(paths.root) not in str(caught.value)
    return str(caught.value)


def test_a_version_comes_back_whole(file: Path, folder: Path, registry: CheckpointRegistry, paths: DataPaths) -> None:
    version = import_version(file, registry, paths)
    assert (version.id, registry.current().id) == ("0001", "base")
    for path in folder.iterdir():
        if path.name != MANIFEST_NAME:
            assert (version.path / path.name).read_bytes() == path.read_bytes()
    manifest = registry.use("1").manifest
    assert manifest.lessons == ("f1", "f2")
    assert manifest.parent == "base"
    assert manifest.note == "2 lessons (version base of mine.engram)"
    assert manifest.exam is not None
    assert manifest.exam.passed
    assert registry.rollback().id == "base"
    assert import_version(file, registry, paths).id == "0002"


def test_the_file_quotes_nothing_that_was_taught(file: Path) -> None:
    with zipfile.ZipFile(file) as archived:
        assert all(b"xylozone" not in archived.read(name) for name in archived.namelist())


def test_the_same_version_gives_the_same_file(file: Path, folder: Path, tmp_path: Path) -> None:
    assert pack(folder, tmp_path / "again.engram").read_bytes() == file.read_bytes()


def test_a_damaged_version_is_not_handed_on(folder: Path, tmp_path: Path) -> None:
    (folder / "judge.json").write_text("{ }", "utf-8")
    with pytest.raises(CheckpointError, match=r"judge\.json"):
        pack(folder, tmp_path / "a.engram")
    (folder / "secret.txt").write_text("x", "utf-8")
    write_manifest(folder, read_manifest(folder))
    with pytest.raises(CheckpointError, match=r"not handed on: secret\.txt"):
        pack(folder, tmp_path / "a.engram")
    assert list(tmp_path.glob("a.engram*")) == []


def test_where_it_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        pack(folder, tmp_path)
    with pytest.raises(StorageError, match="cannot be written"):
        pack(folder, tmp_path / "no" / "such" / "a.engram")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda entries: entries.update({"../outside": b"x"}), "exactly the files"),
        (lambda entries: entries.update({"/etc/outside": b"x"}), "exactly the files"),
        (lambda entries: entries.update({"run.py": b"x"}), "exactly the files"),
        (lambda entries: entries.update({"a/": b""}), "exactly the files"),
        (lambda entries: entries.update({"model.safetensors/": b""}), "exactly the files"),
        (lambda entries: entries.pop("judge.json"), "exactly the files"),
        (lambda entries: entries.pop("manifest.json"), "exactly the files"),
        (lambda entries: entries.update({"README.md": b"more"}), "does not list exactly its files"),
        (lambda entries: entries.update({"judge.json": b"{}"}), "judge.json is not the file that was saved"),
        (lambda entries: entries.update({"manifest.json": b"["}), "manifest.json cannot be read"),
        (lambda entries: entries.update({"manifest.json": b"[" * 100_000}), "manifest.json cannot be read"),
        (lambda entries: entries.update({"config.json": b" " * (archive.MIB + 1)}), "config.json is too large"),
    ],
)
def test_what_is_no_version_is_refused(
    file: Path, registry: CheckpointRegistry, paths: DataPaths, change: Callable[[dict[str, bytes]], Any], why: str
) -> None:
    rewritten(file, change)
    assert why in refusal(file, registry, paths)


def config(**values: int) -> Change:
    def change(folder: Path) -> None:
        raw = json.loads((folder / "config.json").read_text("utf-8"))
        (folder / "config.json").write_text(json.dumps({**raw, **values}), "utf-8")

    return change


def text(name: str, content: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).write_text(content, "utf-8")

    return change


def other_shape(folder: Path) -> None:
    weights = load_weights(folder)
    name = max((name for name in weights if name.startswith("decoder")), key=lambda name: weights[name].size)
    save_weights(folder, {**weights, name: weights[name][:, :-1]}, "float32")


def not_a_number(folder: Path) -> None:
    weights = {name: np.full_like(value, np.nan) for name, value in load_weights(folder).items()}
    save_weights(folder, weights, "float32")


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (config(max_target=10**9), "asks for too much"),
        (config(max_source=-1), "asks for too much"),
        (config(format=99), "newer version"),
        (config(vocab_size=12), "do not fit"),
        (text("config.json", "null"), "config.json cannot be read"),
        (text("judge.json", "[" * 5000), ""),
        (text("judge.json", "{}"), "judge.json cannot be read"),
        (text("tokenizer.model", "nonsense"), ""),
        (text("model.safetensors", "nonsense"), "model.safetensors cannot be read"),
        (text("exam.jsonl", '{"question": "a"}\n{'), "exam.jsonl, line 2"),
        (text("exam.jsonl", '{"answer": 1}'), "exam.jsonl, line 1 has no question"),
        (text("exam.jsonl", '{"question": ' + "[" * 80), "nested"),
        (other_shape, ""),
        (not_a_number, ""),
    ],
)
def test_files_that_do_not_work_are_refused_even_with_the_right_hashes(
    folder: Path, tmp_path: Path, registry: CheckpointRegistry, paths: DataPaths, change: Change, why: str
) -> None:
    change(folder)
    write_manifest(folder, read_manifest(folder))
    assert why in refusal(pack(folder, tmp_path / "x.engram"), registry, paths)


def test_a_file_that_the_manifest_does_not_list_is_refused(
    folder: Path, tmp_path: Path, registry: CheckpointRegistry, paths: DataPaths
) -> None:
    file = pack(folder, tmp_path / "x.engram")
    with zipfile.ZipFile(file) as archived:
        raw = json.loads(archived.read(MANIFEST_NAME))
    del raw["files"]["exam.jsonl"]
    rewritten(file, lambda entries: entries.update({MANIFEST_NAME: json.dumps(raw).encode()}))
    assert "does not list exactly its files" in refusal(file, registry, paths)


def test_links_doubles_and_odd_packing_are_refused(file: Path, registry: CheckpointRegistry, paths: DataPaths) -> None:
    with zipfile.ZipFile(file) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    link = zipfile.ZipInfo("judge.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    for info, packing, why in ((link, zipfile.ZIP_STORED, "plain file"), ("judge.json", zipfile.ZIP_LZMA, "packed")):
        with zipfile.ZipFile(file, "w", packing) as new:
            for name, data in entries.items():
                new.writestr(info if name == "judge.json" else name, data)
        assert why in refusal(file, registry, paths)
    with zipfile.ZipFile(file, "w") as new:
        for name, data in entries.items():
            new.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate name"):
            new.writestr("judge.json", b"{}")
    assert "exactly the files" in refusal(file, registry, paths)


def test_a_bomb_that_lies_about_its_size_is_stopped(
    file: Path, registry: CheckpointRegistry, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(archive.LARGEST, "config.json", 1000)
    with zipfile.ZipFile(file) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in entries.items():
            new.writestr(name, b" " * 10**7 if name == "config.json" else data)
    raw = bytearray(file.read_bytes())
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = raw.find(b"config.json") if signature == b"PK\x03\x04" else raw.rfind(b"config.json")
        start = raw.rfind(signature, 0, place)
        struct.pack_into("<I", raw, start + at, 900)
    file.write_bytes(raw)
    assert refusal(file, registry, paths)


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"nonsense" * 100])
def test_what_is_no_archive_is_refused(
    tmp_path: Path, registry: CheckpointRegistry, paths: DataPaths, content: bytes
) -> None:
    file = tmp_path / "x.engram"
    file.write_bytes(content)
    assert refusal(file, registry, paths).startswith("x.engram")
    assert "no file" in refusal(tmp_path / "missing.engram", registry, paths)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_one_flipped_bit_or_a_cut_is_found_or_harmless(
    file: Path, registry: CheckpointRegistry, paths: DataPaths, where: float, bit: int, cut: bool
) -> None:
    data = bytearray(file.read_bytes())
    place = int(where * len(data))
    damaged = file.with_name("damaged.engram")
    if cut:
        del data[place:]
    else:
        data[place] ^= 1 << bit
    damaged.write_bytes(data)
    try:
        version = import_version(damaged, registry, paths)
    except ChatbotError as error:
        assert len(str(error).splitlines()) == 1
    else:  # a bit that means nothing, such as a time
        assert read_manifest(version.path).files == read_manifest(registry.get("base").path).files
        shutil.rmtree(version.path)
    assert [path.name for path in paths.checkpoints.iterdir()] == []


def test_a_hostile_note_is_one_plain_line(
    folder: Path, tmp_path: Path, registry: CheckpointRegistry, paths: DataPaths
) -> None:
    rewrite_manifest(folder, replace(read_manifest(folder), note="\x1b[31m<b>\n" + "x" * 10_000, id="../../etc"))
    version = import_version(pack(folder, tmp_path / "x.engram"), registry, paths)
    assert version.path == paths.checkpoints / "0001"
    assert version.manifest.note.isprintable()
    assert len(version.manifest.note) < 250


def test_the_command_hands_on_and_takes_in(terminal: Terminal, tmp_path: Path) -> None:
    file = str(tmp_path / "base.engram")
    assert "Wrote version base" in terminal("models", "export", "base", file).sentence
    assert "as version 0001" in terminal("models", "import", file).sentence
    assert terminal("models", "use", "1").code == 0
    assert terminal("ask", "--json", "Hello").rows[0]["model"] == "0001"
    (tmp_path / "base.engram").write_bytes(b"no")
    assert terminal("models", "import", file).code == 2
    assert len(terminal("models", "--json").rows) == 2
