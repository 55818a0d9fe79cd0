"""Choices survive; broken files are put aside and told of."""

from pathlib import Path

import pytest

from chatbot.errors import StorageError
from chatbot.paths import DataPaths, base_checkpoint
from chatbot.settings import Settings, load_settings, save_settings


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == (Settings(), None)


def test_choices_come_back(tmp_path: Path) -> None:
    chosen = Settings(theme="dark", font_scale=1.25, precision=0.95, learn_from_history=False)
    save_settings(tmp_path / "settings.toml", chosen)
    assert load_settings(tmp_path / "settings.toml") == (chosen, None)


@pytest.mark.parametrize(
    "content",
    [
        b"theme = 'blue'",
        b"precision = 7",
        b"font_scale = 'big'",
        b"= =",
        b"\xff\xfe\x00",
        b"precision = nan",
        b"a = " + b"[" * 5000,
    ],
)
def test_a_broken_file_is_put_aside_and_told_once(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    settings, complaint = load_settings(path)
    assert settings == Settings()
    assert complaint is not None
    assert "settings.toml.bad" in complaint
    assert (tmp_path / "settings.toml.bad").read_bytes() == content
    assert load_settings(path) == (Settings(), None)


def test_a_later_version_s_choice_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("theme = 'dark'\nhologram = true\n", "utf-8")
    assert load_settings(path)[0].theme == "dark"


def test_the_data_folder_is_where_the_person_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHATBOT_HOME", str(tmp_path / "mine"))
    assert DataPaths.default().ensure().database == tmp_path / "mine" / "chatbot.db"
    assert (tmp_path / "mine" / "checkpoints").is_dir()


def test_a_file_in_the_folder_s_place_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StorageError, match="cannot be written to"):
        DataPaths(tmp_path / "file").ensure()


def test_the_shipped_network_is_found() -> None:
    assert (base_checkpoint() / "manifest.json").is_file()


def test_a_broken_file_that_cannot_be_put_aside_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"= =")
    (tmp_path / "settings.toml.bad").mkdir()
    settings, complaint = load_settings(tmp_path / "settings.toml")
    assert settings == Settings()
    assert complaint is not None
    assert "could not be read" in complaint
