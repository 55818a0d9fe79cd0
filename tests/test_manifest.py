"""Manifests: they come back whole, and nothing damaged or foreign passes for one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatbot.errors import CheckpointError
from chatbot.jobs import ExamReport, Score
from chatbot.manifest import MANIFEST_NAME, Manifest, read_manifest, rewrite_manifest, sha256_of, verify, write_manifest

EXAM = ExamReport(Score(1, 2, 1), Score(3, 3), Score(0, 0), ("It forgot one.",))
MANIFEST = Manifest("candidate", "0003", "2026-01-31T09:15:02.123Z", ("aa",), ("bb",), exam=EXAM, note="Grüße 🔑")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(sorted(Manifest.__dataclass_fields__))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "checkpoint"
    folder.mkdir()
    (folder / "config.json").write_text("{}", "utf-8")
    (folder / "model.safetensors").write_bytes(bytes(range(256)))
    return folder


def test_it_comes_back_whole_with_the_hash_of_each_file(folder: Path) -> None:
    written = write_manifest(folder, MANIFEST)
    assert read_manifest(folder) == verify(folder) == written == replace(MANIFEST, files=written.files)
    assert written.files == {name: sha256_of(folder / name) for name in ("config.json", "model.safetensors")}


def test_a_changed_manifest_keeps_its_files(folder: Path) -> None:
    written = write_manifest(folder, MANIFEST)
    rewrite_manifest(folder, replace(written, id="0004"))
    assert verify(folder) == replace(written, id="0004")


def test_writing_again_leaves_the_manifest_itself_out(folder: Path) -> None:
    first = write_manifest(folder, MANIFEST)
    assert write_manifest(folder, first) == first


def test_a_flipped_bit_and_a_missing_file_are_named(folder: Path) -> None:
    write_manifest(folder, MANIFEST)
    (folder / "model.safetensors").write_bytes(b"\x01" + bytes(range(1, 256)))
    with pytest.raises(CheckpointError, match=r"model\.safetensors is not the file that was saved"):
        verify(folder)
    (folder / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match=r"model\.safetensors is missing"):
        verify(folder)
    (folder / "model.safetensors").mkdir()
    with pytest.raises(CheckpointError, match=r"model\.safetensors is missing"):
        verify(folder)


def test_a_folder_without_a_manifest_holds_no_checkpoint(folder: Path) -> None:
    with pytest.raises(CheckpointError, match="holds no checkpoint"):
        read_manifest(folder)
    with pytest.raises(CheckpointError, match="holds no checkpoint"):
        verify(folder / "nowhere")


@pytest.mark.parametrize("content", [b"", b"\xff", b"null", b"5", b'"x"', b"[]", b"{}", b"[" * 99_999])
def test_what_is_no_manifest_is_one_sentence(folder: Path, content: bytes) -> None:
    (folder / MANIFEST_NAME).write_bytes(content)
    with pytest.raises(CheckpointError, match="cannot be read"):
        read_manifest(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(name=FIELDS, value=JSON)
def test_any_value_in_any_field_is_read_or_refused(folder: Path, name: str, value: object) -> None:
    write_manifest(folder, MANIFEST)
    raw = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    (folder / MANIFEST_NAME).write_text(json.dumps({**raw, name: value}), "utf-8")
    try:
        verify(folder)
        manifest = read_manifest(folder)
    except CheckpointError:
        return
    assert isinstance(manifest.id, str)
    assert all(isinstance(one, str) for one in (*manifest.lessons, *manifest.approved, *manifest.files))
    assert manifest.exam is None or isinstance(manifest.exam.passed, bool)
