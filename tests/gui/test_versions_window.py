"""Versions in the real window: compare, bisect, hand on, take in, delete, roll back; and what a retrain would take."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from chatbot.answering import Answerer
from chatbot.checkpoints import CheckpointRegistry
from chatbot.comparing import ask
from chatbot.domain import Answer, QaPair, Source
from chatbot.exam_file import exam_questions
from chatbot.gui.bisect_dialog import BisectDialog
from chatbot.gui.changes_dialog import ChangesDialog
from chatbot.gui.compare_dialog import CompareDialog
from chatbot.gui.dialogs import Confirmation
from chatbot.gui.labels import ElidedLabel, Label
from chatbot.gui.main_window import TRAINING, MainWindow
from chatbot.gui.prune_dialog import PruneDialog
from chatbot.gui.training_page import TrainingPage
from chatbot.jobs import ChangedAnswer, ExamReport, Score
from chatbot.manifest import Manifest, read_manifest, write_manifest
from chatbot.model.files import load_weights, save_weights
from tests.gui.steps import PATIENCE, choose, click, with_dialog
from tests.tiny import tiny_checkpoint

QUESTION, ANSWER = "Who are you?", "I'm Engram"
PASSED = ExamReport(Score(1, 1, 0), Score(80, 100, 90), Score(50, 50, 50))


def adopt(window: MainWindow, tmp_path: Path, *, broken: bool = False, **manifest: object) -> str:
    """A version on top of the one in use; ``broken``: it has forgotten how to speak."""
    registry: CheckpointRegistry = window._services.registry
    folder = Path(shutil.copytree(tiny_checkpoint(), tmp_path / f"candidate-{len(registry.versions())}"))
    if broken:
        weights = load_weights(folder)
        muted = {name: value * 0 if name.startswith("decoder") else value for name, value in weights.items()}
        save_weights(folder, muted, "float16")
    made = Manifest("candidate", registry.current().id, "2026-01-02T00:00:00Z", exam=PASSED)
    write_manifest(folder, replace(made, **manifest))  # type: ignore[arg-type]
    return registry.adopt(folder).id


def page_of(window: MainWindow) -> TrainingPage:
    window.show_page(TRAINING)
    assert isinstance(window.retraining.page, TrainingPage)
    return window.retraining.page


def notice(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.notice.words.text() and window.notice.isVisible(), timeout=PATIENCE)


def test_two_versions_are_asked_side_by_side(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    number = adopt(window, tmp_path, broken=True)
    page = page_of(window)
    page.actions_.compare(number)
    dialog = page.findChild(CompareDialog)
    assert dialog is not None
    assert (dialog.first.version_id, dialog.second.version_id) == (number, "base")
    qtbot.keyClicks(dialog.question, QUESTION)
    click(dialog.ask_button, qtbot)
    qtbot.waitUntil(lambda: len(dialog.shown) == 1 and dialog.ask_button.isEnabled(), timeout=PATIENCE)
    assert dialog.shown[0].differs
    assert ANSWER in dialog.shown[0].second.text
    assert "1 of 1 question" in dialog.told.text()
    click(dialog.exam_button, qtbot)
    qtbot.waitUntil(lambda: len(dialog.shown) > 1, timeout=PATIENCE)
    click(dialog.stop_button, qtbot)
    qtbot.waitUntil(dialog.exam_button.isEnabled, timeout=PATIENCE)
    assert all(pair.differs for pair in dialog.shown)
    click(dialog.close_button, qtbot)


def test_the_retrain_that_broke_an_answer_is_found(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    registry = window._services.registry
    good = adopt(window, tmp_path)
    registry.use(good)
    broken = adopt(window, tmp_path, broken=True)
    registry.use(broken)
    page = page_of(window)
    click(page.versions.bisect_button, qtbot)
    dialog = page.findChild(BisectDialog)
    assert dialog is not None
    click(dialog.find_button, qtbot)
    assert "empty" in dialog.told.text()
    dialog.question.setText(QUESTION)
    dialog.answer.setPlainText(_said(QUESTION))
    click(dialog.find_button, qtbot)
    qtbot.waitUntil(dialog.use_button.isVisible, timeout=PATIENCE)
    assert "Broken by version 2: version 1 still gave it." in dialog.told.text()
    click(dialog.use_button, qtbot)
    qtbot.waitUntil(lambda: registry.current().id == good, timeout=PATIENCE)


def _said(question: str) -> str:
    return ask(Answerer.load(tiny_checkpoint(), "base"), question, 0.0).text


def test_rolling_back_uses_the_parent(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    registry = window._services.registry
    page = page_of(window)
    assert not page.versions.roll_back_button.isEnabled()
    registry.use(adopt(window, tmp_path))
    page.refresh(False)
    click(page.versions.roll_back_button, qtbot)
    qtbot.waitUntil(lambda: registry.current().id == "base", timeout=PATIENCE)


def test_a_version_goes_out_as_a_file_and_comes_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopt(window, tmp_path, lessons=("0" * 32,))
    page = page_of(window)
    path = tmp_path / "mine.engram"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), "")))
    page.actions_.open_menu("0001", page.mapToGlobal(page.rect().center()))
    choose("Save as a file…", qtbot)
    notice(window, qtbot, "Wrote version 1 to mine.engram. Its weights have learned 1 pair of yours by heart.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(path), "")))
    click(page.versions.open_button, qtbot)
    notice(window, qtbot, "Taken in as version 2")
    click(window.notice.action_button, qtbot)
    qtbot.waitUntil(lambda: window._services.registry.current().id == "0002", timeout=PATIENCE)
    path.write_bytes(b"PK nonsense")
    page.actions_.import_file(path)
    notice(window, qtbot, "mine.engram is damaged or is no version of Engram")
    assert len(window._services.registry.versions()) == 3


def test_old_versions_are_deleted_but_never_the_base_nor_the_one_in_use(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    registry = window._services.registry
    for _ in range(5):
        number = adopt(window, tmp_path)
    registry.use(number)
    page = page_of(window)

    def delete(dialog: PruneDialog) -> None:
        assert [box.text().split(" · ")[0] for box in dialog.boxes] == [f"version {one}" for one in (4, 3, 2, 1)]
        assert dialog.chosen == ["0001"]
        click(dialog.delete_button, qtbot)

    with_dialog(PruneDialog, delete)
    click(page.versions.prune_button, qtbot)
    notice(window, qtbot, "Deleted 1 version.")
    assert [one.id for one in registry.versions()] == ["base", "0002", "0003", "0004", "0005"]
    with_dialog(Confirmation, lambda dialog: dialog.accept())
    page.actions_.open_menu("0002", page.mapToGlobal(page.rect().center()))
    choose("Delete…", qtbot)
    qtbot.waitUntil(lambda: [one.id for one in registry.versions()] == ["base", "0003", "0004", "0005"])


def test_lost_answers_are_rehearsed_at_the_next_retrain(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    lost = exam_questions(tiny_checkpoint())[0]
    changed = (
        ChangedAnswer(lost, "yes", "no", better=False, worse=True),
        ChangedAnswer("a lesson", "yes", "no", better=False, worse=True),
    )
    window._services.store.teach("one?", "1")
    window._services.registry.use(adopt(window, tmp_path, exam=replace(PASSED, changed=changed)))
    page = page_of(window)
    with_dialog(ChangesDialog, lambda dialog: click(dialog.rehearse_button, qtbot))
    page.versions.changes_wanted.emit("0001")
    notice(window, qtbot, "The next retrain rehearses 1 answer.")
    assert "1 answer to rehearse" in [label.text() for label in page.outlook.findChildren(Label)]
    assert window._services.learning.prepare().read_request().rehearse == (lost,)


def test_what_goes_in_and_what_stays_out_is_shown(window: MainWindow, tmp_path: Path) -> None:
    store = window._services.store
    for question, rating, private in (
        ("up?", 1, False),
        ("down?", -1, False),
        ("secret?", 1, True),
        ("one?", 1, False),
    ):
        asked = store.add_question(store.create_conversation(private=private).id, question)
        store.rate(store.add_answer(asked, Answer("Hm.", 0.9, Source.NETWORK, "base")).id, rating)
    lesson = store.teach("one?", "1")
    gone = store.teach("gone?", "away")
    pairs = tuple(pair.fingerprint for one in (lesson, gone) for pair in one.pairs)
    window._services.registry.use(adopt(window, tmp_path, lessons=pairs))
    store.forget(gone.id)
    store.teach("new?", "2")
    page = page_of(window)
    shown = [label.text() for label in page.outlook.findChildren(Label) if label.isVisible()]
    shown += [label.text().strip() for label in page.outlook.findChildren(ElidedLabel)]
    for words in (
        "1 new lesson",
        "new?",
        "1 earlier lesson, so that they stay",
        "1 approved answer",
        "up?",
        "down?",
        "1 with a thumb down: never trained",
        "1 approved in private conversations: never trained",
        "1 approved, but a lesson says otherwise: the lesson counts",
        "1 wordings forgotten: no retrain builds on what saw them",
    ):
        assert words in shown, (words, shown)
    assert "secret?" not in shown
    assert "this retrain builds on the network as it was shipped" in page.outlook.start.text()


def test_a_lesson_that_the_exam_missed_is_shaky(window: MainWindow, tmp_path: Path) -> None:
    store = window._services.store
    lessons = store.teach_all([QaPair("one?", "1"), QaPair("two?", "2")])
    prints = tuple(lesson.pair.fingerprint for lesson in lessons)
    exam = replace(PASSED, missed=prints[1:])
    number = adopt(window, tmp_path, lessons=prints, exam=exam)
    window._services.registry.use(number)
    assert read_manifest(window._services.registry.get(number).path).exam == exam
    window.lessons.refresh()
    assert [row.state.text() for row in window.lessons.rows] == ["shaky: rehearse", "in the network"]
