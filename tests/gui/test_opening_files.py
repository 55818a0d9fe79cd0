"""A version of the network that the system opens with the program."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot import __main__ as program
from chatbot.archive import export_version
from chatbot.checkpoints import BASE_ID, CheckpointRegistry
from chatbot.gui import app as composition
from chatbot.gui.main_window import MainWindow
from chatbot.gui.single_instance import SingleInstance
from chatbot.paths import DataPaths
from tests.gui.steps import PATIENCE
from tests.tiny import tiny_checkpoint


def test_the_window_takes_the_version_in_and_does_not_use_it(
    window: MainWindow, qtbot: QtBot, paths: DataPaths, tmp_path: Path
) -> None:
    registry = CheckpointRegistry(paths, tiny_checkpoint())
    export_version(registry.get(BASE_ID), tmp_path / "mine.engram")
    window.retraining.open_version(tmp_path / "mine.engram")
    qtbot.waitUntil(lambda: len(registry.versions()) == 2, timeout=PATIENCE)
    assert registry.current().id == BASE_ID


def test_a_second_start_takes_its_file_in_and_calls_the_first(
    qtbot: QtBot, qapp: QApplication, paths: DataPaths, tmp_path: Path
) -> None:
    registry = CheckpointRegistry(paths, tiny_checkpoint())
    export_version(registry.get(BASE_ID), tmp_path / "mine.engram")
    first = SingleInstance(paths.root)
    assert first.claim()
    with qtbot.waitSignal(first.called, timeout=PATIENCE):
        assert composition.main(paths, tmp_path / "mine.engram") == 0
    assert len(registry.versions()) == 2
    first.release()


def test_a_file_in_place_of_a_command_opens_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Path | None] = []

    def window(paths: DataPaths, file: Path | None = None) -> int:
        opened.append(file)
        return 0

    monkeypatch.setattr(composition, "main", window)
    monkeypatch.chdir(tmp_path)
    assert program.main(["mine.engram"]) == 0
    assert program.main([]) == 0
    assert opened == [tmp_path / "mine.engram", None]
