"""Versions of the network as folders: nothing is lost, nothing damaged is used, one can always go back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.checkpoints import BASE_ID, CheckpointRegistry
from chatbot.errors import CheckpointError, InputError
from chatbot.jobs import ExamReport, Score
from chatbot.manifest import MANIFEST_NAME, Manifest, read_manifest, verify, write_manifest
from chatbot.paths import DataPaths

PASSED = ExamReport(Score(1, 1), Score(1, 1), Score(1, 1))
FAILED = replace(PASSED, reasons=("Only 0 of 1 lessons came back as taught.",))


def make_checkpoint(folder: Path, parent: str | None, exam: ExamReport = PASSED) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}", "utf-8")
    (folder / "model.safetensors").write_bytes(bytes(range(256)))
    write_manifest(folder, Manifest("candidate", parent, "2026-01-01T00:00:00Z", ("f1",), exam=exam))
    return folder


@pytest.fixture
def registry(paths: DataPaths, tmp_path: Path) -> CheckpointRegistry:
    return CheckpointRegistry(paths, make_checkpoint(tmp_path / "base", None))


def adopt(registry: CheckpointRegistry, tmp_path: Path, parent: str = BASE_ID, exam: ExamReport = PASSED) -> str:
    number = len(registry.versions())
    return registry.adopt(make_checkpoint(tmp_path / f"candidate{number}", parent, exam)).id


def test_at_first_there_is_the_base(registry: CheckpointRegistry) -> None:
    assert [(version.id, version.current) for version in registry.versions()] == [(BASE_ID, True)]
    with pytest.raises(InputError, match="nothing to roll back"):
        registry.rollback()


def test_adopting_moves_numbers_and_does_not_switch(registry: CheckpointRegistry, tmp_path: Path) -> None:
    candidate = make_checkpoint(tmp_path / "candidate", BASE_ID)
    version = registry.adopt(candidate)
    assert version.id == "0001"
    assert not candidate.exists()
    assert verify(version.path).id == "0001"
    assert registry.current().id == BASE_ID


def test_use_and_roll_back_to_the_base(registry: CheckpointRegistry, tmp_path: Path) -> None:
    first = adopt(registry, tmp_path)
    second = adopt(registry, tmp_path, parent=first)
    assert registry.use("2").id == second == registry.current().id
    assert registry.rollback().id == first
    assert registry.rollback().id == BASE_ID
    assert [version.id for version in registry.versions()] == [BASE_ID, first, second]


def test_a_refused_version_is_kept_and_marked(registry: CheckpointRegistry, tmp_path: Path) -> None:
    version_id = adopt(registry, tmp_path, exam=FAILED)
    assert registry.get(version_id).refused
    assert not registry.get(BASE_ID).refused


@pytest.mark.parametrize("version_id", ["7", "nonsense", "../base", "", "0001.part"])
def test_an_unknown_version_is_one_sentence(registry: CheckpointRegistry, version_id: str) -> None:
    with pytest.raises(InputError, match="There is no version"):
        registry.use(version_id)


def test_one_flipped_bit_is_found_and_the_parent_takes_over(
    registry: CheckpointRegistry, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = adopt(registry, tmp_path)
    second = adopt(registry, tmp_path, parent=first)
    registry.use(second)
    weights = registry.get(second).path / "model.safetensors"
    weights.write_bytes(b"\x01" + weights.read_bytes()[1:])
    with pytest.raises(CheckpointError, match=r"model\.safetensors is not the file that was saved"):
        verify(registry.get(second).path)
    assert registry.current().id == first
    assert "cannot be used" in caplog.text
    with pytest.raises(CheckpointError):
        registry.use(second)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"id": 1}', '{"id": "x", "surprise": 2}'])
def test_a_damaged_manifest_is_listed_not_raised(
    registry: CheckpointRegistry, tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    version_id = adopt(registry, tmp_path)
    (registry.get(version_id).path / MANIFEST_NAME).write_text(content, "utf-8")
    damaged = registry.get(version_id)
    assert damaged.damaged is not None
    assert "damaged" in damaged.damaged
    assert registry.current().id == BASE_ID


def test_a_manifest_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    folder = make_checkpoint(tmp_path / "c", None)
    raw = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    raw["files"]["../outside"] = "00"
    (folder / MANIFEST_NAME).write_text(json.dumps(raw), "utf-8")
    with pytest.raises(CheckpointError, match="outside"):
        verify(folder)


def test_a_manifest_comes_back_whole(tmp_path: Path) -> None:
    folder = make_checkpoint(tmp_path / "c", "0003", FAILED)
    manifest = read_manifest(folder)
    assert (manifest.parent, manifest.lessons, manifest.exam) == ("0003", ("f1",), FAILED)
    assert set(manifest.files) == {"config.json", "model.safetensors"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"0099\n", b"../../etc\n"])
def test_a_broken_current_file_falls_back_to_the_base(
    registry: CheckpointRegistry, paths: DataPaths, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    paths.current.write_bytes(content)
    assert registry.current().id == BASE_ID


def test_rolling_back_passes_over_a_damaged_parent(
    registry: CheckpointRegistry, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = adopt(registry, tmp_path)
    second = adopt(registry, tmp_path, parent=first)
    registry.use(second)
    (registry.get(first).path / "model.safetensors").unlink()
    assert registry.rollback().id == BASE_ID == registry.current().id
    assert "cannot be used" in caplog.text


def test_a_manifest_that_names_itself_or_a_later_one_as_parent_ends_at_the_base(
    registry: CheckpointRegistry, tmp_path: Path
) -> None:
    for parent in ("0001", "0009"):
        version_id = adopt(registry, tmp_path, parent=parent)
        registry.use(version_id)
        assert registry.rollback().id in (BASE_ID, "0001")


def test_a_damaged_candidate_is_not_adopted(registry: CheckpointRegistry, tmp_path: Path) -> None:
    candidate = make_checkpoint(tmp_path / "candidate", BASE_ID)
    (candidate / "config.json").write_text("{ }", "utf-8")
    with pytest.raises(CheckpointError, match=r"config\.json"):
        registry.adopt(candidate)
    assert candidate.is_dir()
    assert [version.id for version in registry.versions()] == [BASE_ID]


def test_a_version_is_removed_and_its_children_go_to_its_parent(registry: CheckpointRegistry, tmp_path: Path) -> None:
    first = adopt(registry, tmp_path)
    second = adopt(registry, tmp_path, parent=first)
    third = adopt(registry, tmp_path, parent=second)
    registry.use(third)
    folder = registry.get(second).path
    registry.remove("2")
    assert [version.id for version in registry.versions()] == [BASE_ID, first, third]
    assert list(folder.parent.glob("0002*")) == []
    assert registry.rollback().id == first
    assert registry.rollback().id == BASE_ID
    assert adopt(registry, tmp_path) == "0004"


def test_neither_the_base_nor_the_version_in_use_is_removed(registry: CheckpointRegistry, tmp_path: Path) -> None:
    first = adopt(registry, tmp_path)
    registry.use(first)
    for version_id, why in ((BASE_ID, "that shipped"), (first, "in use"), ("9", "There is no version")):
        with pytest.raises(InputError, match=why):
            registry.remove(version_id)
    assert len(registry.versions()) == 2
