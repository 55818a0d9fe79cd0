"""The dialogs of the learning loop: walked without a mouse, every control named, and large text not cut off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from chatbot.asking_again import Asked
from chatbot.checkpoints import Version
from chatbot.conflicts import TeachingService
from chatbot.domain import Draft
from chatbot.gui.bisect_dialog import BisectDialog
from chatbot.gui.changes_dialog import ChangesDialog
from chatbot.gui.compare_dialog import CompareDialog
from chatbot.gui.conflict_dialog import ConflictDialog
from chatbot.gui.forget_dialogs import BeforeDialog, ForgetDialog, ProofDialog
from chatbot.gui.import_dialog import ImportDialog
from chatbot.gui.main_window import MainWindow
from chatbot.gui.prune_dialog import Prunable, PruneDialog
from chatbot.importing import ImportService
from chatbot.interchange import read_import
from chatbot.jobs import ChangedAnswer
from chatbot.manifest import Manifest
from tests.gui.test_accessibility import check

LONG = "What is the fine for a book that is late and was lent to somebody else in the meantime, and who pays it?"
LOST = ChangedAnswer(LONG, "Ten cents.", "Nobody.", better=False, worse=True)


def conflict(window: MainWindow) -> QDialog:
    store = window._services.store
    draft = Draft(LONG, "Twenty cents.")
    found = TeachingService(store, lambda question: [], lambda features: 0.0).conflict(draft)
    assert found is not None
    return ConflictDialog(found, draft, window)


def importing(window: MainWindow) -> QDialog:
    csv = f'question,answer\n"{LONG}",Nobody.\nnew?,yes\nnew?,no\n'.encode()
    plan = ImportService(window._services.store).plan(read_import(csv, "office.csv"))
    return ImportDialog(plan, "office.csv", window)


def forgetting(window: MainWindow) -> QDialog:
    return ForgetDialog("Forget this lesson?", window._services.forgetting.lesson_forecast(1), window)


def proof(window: MainWindow) -> QDialog:
    dialog = ProofDialog(window)
    dialog.add(Asked(LONG, "Ten cents.", True))
    dialog.conclude("base", True)
    return dialog


def comparing(window: MainWindow) -> QDialog:
    versions = window._services.registry.versions()
    return CompareDialog(window.desk, versions, "base", "base", 0.8, window)


def pruning(window: MainWindow) -> QDialog:
    versions = [Version(f"000{number}", Path(), Manifest("", "base", "2026-01-02T00:00:00Z")) for number in (1, 2)]
    return PruneDialog([Prunable(one, 16_000_000, True) for one in versions], window)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "conflict": conflict,
    "import": importing,
    "forget": forgetting,
    "before": BeforeDialog,
    "proof": proof,
    "changes": lambda window: ChangesDialog((LOST,), ("It lost too much.",), frozenset({LONG}), window),
    "compare": comparing,
    "bisect": lambda window: BisectDialog(window.desk, window),
    "prune": pruning,
}


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_a_dialog_is_walked_without_a_mouse_and_shows_its_words(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, name: str, scale: float
) -> None:
    window._preferences.change(font_scale=scale)
    window._services.store.teach(LONG, "Ten cents.")
    dialog = DIALOGS[name](window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    check(dialog, qapp)
    for made in dialog.findChildren(QAbstractButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width(), made.text()
    dialog.close()
    window._preferences.change(font_scale=1.0)
