"""Where things lie, and what happens where nothing can be written."""

import os
import sys
from pathlib import Path

import pytest

from chatbot.errors import StorageError
from chatbot.paths import DataPaths, asset, base_checkpoint
from chatbot.store import Store

needs_permissions = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="the system's administrator may write everywhere"
)


def test_the_person_says_where(home: Path) -> None:
    paths = DataPaths.default()
    assert paths.root == home
    assert not home.exists()
    paths.ensure()
    assert {path.name for path in home.iterdir()} == {"checkpoints", "runs", "backups", "logs"}
    assert paths.current.parent == paths.checkpoints
    assert paths.ensure() == paths


def test_else_the_system_s_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHATBOT_HOME")
    assert "engram" in str(DataPaths.default().root).lower()
    monkeypatch.setenv("CHATBOT_HOME", "")
    assert "engram" in str(DataPaths.default().root).lower()


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHATBOT_HOME", "~/mine")
    assert DataPaths.default().root == Path.home() / "mine"


def test_a_file_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for root in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(StorageError, match="cannot be written to") as caught:
            DataPaths(root).ensure()
        assert len(str(caught.value).splitlines()) == 1


@needs_permissions
def test_a_folder_without_permission_is_one_sentence(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(StorageError, match="cannot be written to"):
        DataPaths(closed).ensure()
    with pytest.raises(StorageError, match="cannot be opened"):
        Store.open(closed / "chatbot.db")


@pytest.mark.skipif(sys.platform != "linux", reason="a file system that nobody may write to")
def test_a_place_that_nobody_may_write_to_is_one_sentence() -> None:
    with pytest.raises(StorageError, match="cannot be written to"):
        DataPaths(Path("/proc/engram")).ensure()
    with pytest.raises(StorageError, match="cannot be opened"):
        Store.open(Path("/proc/engram/chatbot.db"))


def test_assets_lie_beside_the_package_or_in_the_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert base_checkpoint() == asset("base")
    assert base_checkpoint().parent.parent == Path(__file__).resolve().parent.parent
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert base_checkpoint() == tmp_path / "assets" / "base"
