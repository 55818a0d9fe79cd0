"""Moving the data folder: all of it or nothing, and the old one stays until it is deleted."""

from pathlib import Path

import pytest

from chatbot import moving
from chatbot.errors import InputError, StorageError
from chatbot.moving import UNFINISHED, delete_left_behind, left_behind, move
from chatbot.paths import DataPaths
from chatbot.store import Store


@pytest.fixture
def filled(home: Path) -> DataPaths:
    """The default data folder with something of everything."""
    paths = DataPaths.default().ensure()
    assert paths.root == home
    with Store.open(paths.database) as store:
        store.teach("Where is the key?", "Behind the door.")
    version = paths.checkpoints / "0001-x"
    version.mkdir()
    (version / "model.safetensors").write_bytes(bytes(range(256)) * 10_000)
    paths.settings.write_text('theme = "dark"\n', "utf-8")
    (paths.root / "window.lock").write_text("mine")
    return paths


def moved(paths: DataPaths, target: Path) -> list[float]:
    return list(move(paths, target))


def answers(paths: DataPaths) -> list[str]:
    with Store.open(paths.database) as store:
        return [lesson.answer for lesson in store.lessons()]


def test_everything_is_moved_and_found_again(filled: DataPaths, tmp_path: Path) -> None:
    target = tmp_path / "else where" / "deep"
    shares = moved(filled, target)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    now = DataPaths.default()
    assert (now.root, now.home) == (target, filled.root)
    assert answers(now) == ["Behind the door."]
    assert (now.checkpoints / "0001-x/model.safetensors").read_bytes() == bytes(range(256)) * 10_000
    assert now.settings.read_text("utf-8") == 'theme = "dark"\n'
    assert not (target / "window.lock").exists()
    assert not (target / UNFINISHED).exists()
    assert left_behind(now) == filled.root
    assert answers(DataPaths(filled.root)) == ["Behind the door."]  # still whole


def test_the_old_copy_is_deleted_and_nothing_else(filled: DataPaths, tmp_path: Path) -> None:
    (filled.root / "mine.txt").write_text("a stranger's file")
    moved(filled, tmp_path / "new")
    now = DataPaths.default()
    delete_left_behind(now)
    assert sorted(path.name for path in filled.root.iterdir()) == ["mine.txt", "moved-to"]
    assert left_behind(now) is None
    delete_left_behind(now)
    assert answers(DataPaths.default()) == ["Behind the door."]


def test_on_from_there_and_back_again(filled: DataPaths, tmp_path: Path) -> None:
    moved(filled, tmp_path / "one")
    moved(DataPaths.default(), tmp_path / "two")
    assert DataPaths.default().root == tmp_path / "two"
    with pytest.raises(InputError, match="not empty"):
        moved(DataPaths.default(), filled.root)
    delete_left_behind(DataPaths.default())
    assert not (tmp_path / "one").exists()
    for path in sorted(filled.root.rglob("*"), reverse=True):
        if path.name != "moved-to":
            path.unlink() if path.is_file() else path.rmdir()
    moved(DataPaths.default(), filled.root)
    assert DataPaths.default().root == filled.root
    assert not (filled.root / "moved-to").exists()


@pytest.mark.parametrize("stop_after", [0, 1, 2])
def test_stopping_leaves_all_as_it_was(filled: DataPaths, tmp_path: Path, stop_after: int) -> None:
    under_way = move(filled, tmp_path / "new")
    for _ in range(stop_after):
        next(under_way)
    under_way.close()  # type: ignore[attr-defined]
    assert DataPaths.default().root == filled.root
    assert answers(DataPaths.default()) == ["Behind the door."]
    moved(filled, tmp_path / "new")  # the half of it is no hindrance
    assert answers(DataPaths.default()) == ["Behind the door."]


def test_a_crash_before_the_pointer_is_written(
    filled: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(paths: DataPaths, target: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(moving, "_point", crash)
        moved(filled, tmp_path / "new")
    assert DataPaths.default().root == filled.root
    assert answers(DataPaths.default()) == ["Behind the door."]


def test_a_faulty_disk_is_noticed(filled: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda number: (tmp_path / "new/settings.toml").write_bytes(b"rubbish"))
    with pytest.raises(StorageError, match="does not hold what was written"):
        moved(filled, tmp_path / "new")
    monkeypatch.undo()
    assert DataPaths.default().root in (filled.root, DataPaths.default().root)


@pytest.mark.parametrize("where", ["", "inside", "file", "full"])
def test_places_that_will_not_do(filled: DataPaths, tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("x")
    target = {"": filled.root, "inside": filled.root / "inside"}.get(where, tmp_path / where)
    with pytest.raises(InputError):
        moved(filled, target)
    assert DataPaths.default().root == filled.root


def test_no_room(filled: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 1_000})())
    with pytest.raises(InputError, match="not enough room"):
        moved(filled, tmp_path / "new")


def test_a_drive_that_is_gone(filled: DataPaths, tmp_path: Path) -> None:
    moved(filled, tmp_path / "new")
    (tmp_path / "new").rename(tmp_path / "unplugged")
    with pytest.raises(StorageError, match="cannot be found"):
        DataPaths.default()


def test_nobody_writes_while_the_database_is_copied(filled: DataPaths) -> None:
    with Store.open(filled.database) as store, store.standing_still(), Store.open(filled.database) as other:
        other._db.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(StorageError, match="in use"):
            other.teach("Who?", "Marit.")
