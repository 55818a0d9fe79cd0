"""Settings that reach beyond the window: the data folder, backups, tray, motion."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from chatbot.gui import app as composition
from chatbot.gui.backups_card import BackupsCard
from chatbot.gui.data_card import FolderQuestion
from chatbot.gui.dialogs import Confirmation
from chatbot.gui.main_window import AGAIN, SETTINGS, MainWindow
from chatbot.gui.thinking import ThinkingDots
from chatbot.gui.training_process import RunEnded
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.gui.steps import PATIENCE, ask, click


def test_the_data_folder_is_moved(
    window: MainWindow,
    qtbot: QtBot,
    paths: DataPaths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    exits: list[int],
) -> None:
    ask(window, qtbot, "Who are you?")
    target = tmp_path / "elsewhere"
    monkeypatch.setattr(FolderQuestion, "ask", lambda parent: target)
    window.show_page(SETTINGS)
    click(window.settings.data.move_button, qtbot)
    qtbot.waitUntil(lambda: exits == [AGAIN], timeout=PATIENCE)
    assert DataPaths.default() == DataPaths(target, paths.root)
    with Store.open(DataPaths.default().database) as store:
        assert store.messages(1)[0].text == "Who are you?"


def test_a_folder_that_will_not_do(
    window: MainWindow, qtbot: QtBot, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FolderQuestion, "ask", lambda parent: paths.root / "inside")
    window.show_page(SETTINGS)
    click(window.settings.data.move_button, qtbot)
    qtbot.waitUntil(window.notice.isVisible, timeout=PATIENCE)
    assert "must lie neither in the present one" in window.notice.words.text()
    assert QApplication.activeModalWidget() is None
    assert DataPaths.default().root == paths.root


def test_the_old_copy_is_offered_for_deletion(
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
    paths: DataPaths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = DataPaths(tmp_path / "old").ensure()
    Store.open(old.database).close()
    (paths.root / "moved-from").write_text(f"{old.root}\n", "utf-8")
    monkeypatch.setattr(Confirmation, "ask", lambda *words: True)
    window = open_window()
    window.show_page(SETTINGS)
    card = window.settings.data
    assert card.delete_button.isVisible()
    click(card.delete_button, qtbot)
    assert not card.delete_button.isVisible()
    assert not old.root.exists()


def test_the_whole_program_goes_on_in_the_new_folder(
    qapp: QApplication, qtbot: QtBot, paths: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, seen = tmp_path / "elsewhere", list[Path]()
    ticks = QTimer()

    def drive() -> None:
        shown = [one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
        if not shown or not shown[0].thread_.ready:
            return
        root = shown[0]._services.paths.root
        if root in seen:
            return
        seen.append(root)
        if root == paths.root:
            shown[0].settings.data.move_to(target)
        else:
            ticks.stop()
            shown[0].close()

    ticks.timeout.connect(drive)
    ticks.start(20)
    assert composition.main(DataPaths.default()) == 0
    assert seen == [paths.root, target]


def card_of(window: MainWindow) -> BackupsCard:
    window.show_page(SETTINGS)
    return window.settings.backups


def test_a_backup_is_made_and_put_back(
    window: MainWindow, qtbot: QtBot, paths: DataPaths, monkeypatch: pytest.MonkeyPatch, exits: list[int]
) -> None:
    window._services.store.teach("Where is the key?", "Behind the door.")
    card = card_of(window)
    assert card.restore_buttons == []
    click(card.make_button, qtbot)
    qtbot.waitUntil(lambda: len(card.restore_buttons) == 1, timeout=PATIENCE)
    window._services.store.teach("Where is the lamp?", "In the cellar.")
    monkeypatch.setattr(Confirmation, "ask", lambda *words: True)
    click(card.restore_buttons[0], qtbot)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: exits == [AGAIN], timeout=PATIENCE)
    with Store.open(paths.database) as store:
        assert [lesson.question for lesson in store.lessons()] == ["Where is the key?"]
    assert len(list(paths.backups.glob("*.db"))) == 2  # what was there is kept


def test_a_damaged_backup_changes_nothing(
    window: MainWindow, qtbot: QtBot, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.backups / "chatbot-broken.db").write_bytes(b"rubbish" * 1_000)
    monkeypatch.setattr(Confirmation, "ask", lambda *words: True)
    card = card_of(window)
    click(card.restore_buttons[0], qtbot)  # type: ignore[arg-type]
    qtbot.waitUntil(window.notice.isVisible, timeout=PATIENCE)
    assert "cannot be used" in window.notice.words.text()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # of the offscreen platform
def test_the_tray_tells_when_a_retrain_has_ended(
    open_window: Callable[[], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda icon, title, text, look: told.append(text))
    window = open_window()
    window.retraining.process.ended.emit(RunEnded(None, "silent"))
    assert told == []  # off by default
    window.show_page(SETTINGS)
    click(window.settings.notify, qtbot)
    window.retraining.process.ended.emit(RunEnded(None, "It passed."))
    assert told == ["It passed."]
    icon = window.tray._icon
    assert icon is not None
    window.showMinimized()
    icon.messageClicked.emit()
    assert not window.isMinimized()
    click(window.settings.notify, qtbot)
    window.retraining.process.ended.emit(RunEnded(None, "silent"))
    assert told == ["It passed."]


def test_without_a_tray_there_is_no_choice(window: MainWindow) -> None:
    window.show_page(SETTINGS)
    assert not window.settings.notify.isVisible()


def test_less_motion_holds_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dots = ThinkingDots()
    qtbot.addWidget(dots)
    dots.show()
    window.show_page(SETTINGS)
    click(window.settings.still, qtbot)
    assert dots.still
    qtbot.waitUntil(lambda: not dots._timer.isActive(), timeout=PATIENCE)
    click(window.settings.still, qtbot)
    assert window._preferences.settings.less_motion is False
