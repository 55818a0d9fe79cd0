"""The window in Hindi: all of it, at once, and back; nothing of the program's own words stays English."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chatbot.conflicts import Conflict, Difference
from chatbot.conversation_store import Trashed
from chatbot.domain import Draft, Lesson, QaPair, utc_now
from chatbot.forget_store import Gone
from chatbot.forgetting import Forecast
from chatbot.gui.bisect_dialog import BisectDialog
from chatbot.gui.changes_dialog import ChangesDialog
from chatbot.gui.conflict_dialog import ConflictDialog
from chatbot.gui.data_card import MovingDialog
from chatbot.gui.dialogs import Confirmation, Dialog, Notice, TeachDialog, TitleDialog
from chatbot.gui.faults import Fault, FaultDialog
from chatbot.gui.forget_dialogs import BeforeDialog, ForgetDialog, ProofDialog
from chatbot.gui.import_dialog import ImportDialog
from chatbot.gui.labels import ElidedLabel
from chatbot.gui.lessons_card import LessonsCard
from chatbot.gui.main_window import AGAIN, CHAT, LESSONS, SETTINGS, TRAINING, MainWindow
from chatbot.gui.message_body import MessageBody
from chatbot.gui.prune_dialog import Prunable, PruneDialog
from chatbot.gui.run_card import RunCard
from chatbot.gui.sentences import in_words
from chatbot.gui.shortcuts import ShortcutsDialog
from chatbot.gui.tokens import LIGHT
from chatbot.gui.trash_dialog import TrashDialog
from chatbot.gui.welcome import EXAMPLES
from chatbot.importing import ImportService
from chatbot.interchange import read_import
from chatbot.jobs import ChangedAnswer, ExamReport, Progress, RunRequest, Score
from chatbot.learning import Waiting
from chatbot.paths import DataPaths
from chatbot.settings import load_settings
from tests.gui.steps import PATIENCE, ask, click

PAGES = (CHAT, LESSONS, TRAINING, SETTINGS)
PROPER = re.compile(
    r"Engram|English|LSTM|CSV|JSON(?: Lines)?|Markdown|ShareGPT|HTML|PDF|GRU|https?|Ctrl|Shift|Enter|Esc|Tab|Alt"
    r"|conversations\.json|Del(?:ete)?|F\d+|Up|Down|\.engram|\*\.\w+|\b[A-Z]\b|\b\d+\.\d+\.\w+"
)
"""Names, keys and formats, which have no other name in Hindi."""
FILE = "**१?**\n\n१\n\n**१?**\n\n२\n\n**२?**\n".encode()
REASONS = ("Only 3 of 4 lessons came back as taught.", "It had 9 of 9 small-talk questions right before, now 2.")
CHANGED = (ChangedAnswer("1", "2", "", better=False), ChangedAnswer("3", "4", "5", better=True))
REFUSED = ExamReport(Score(3, 4, 4), Score(2, 9, 9), Score(5, 5, 5), REASONS, CHANGED)
WORD_OF = {CHAT: "भेजें", LESSONS: "नया पाठ", TRAINING: "संस्करण", SETTINGS: "भाषा"}
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def in_hindi(paths: DataPaths, open_window: Callable[[], MainWindow], qtbot: QtBot, hindi: None) -> MainWindow:
    paths.settings.write_text('language = "hi"\n', "utf-8")
    window = open_window()
    qtbot.waitUntil(lambda: window.thread_.ready, timeout=PATIENCE)
    return window


def texts(root: QWidget) -> Iterator[str]:
    """All that a widget and those in it say: to the eye, on hover, and to a screen reader."""
    yield root.windowTitle()
    for one in (root, *root.findChildren(QWidget)):
        if isinstance(one, MessageBody) or any(isinstance(up, MessageBody) for up in parents(one)):
            continue
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QLabel | QAbstractButton | ElidedLabel):
            yield one.text()
        if isinstance(one, QLineEdit | QPlainTextEdit):
            yield one.placeholderText()
        if isinstance(one, QListView | QAbstractItemView) and not isinstance(one.model(), QStandardItemModel | None):
            for number in range(one.model().rowCount()):
                yield str(one.model().index(number, 0).data() or "")


def parents(widget: QWidget) -> Iterator[QWidget]:
    up = widget.parentWidget()
    while up is not None:
        yield up
        up = up.parentWidget()


def page_texts(window: MainWindow) -> dict[int, set[str]]:
    """What each page says while it is open."""
    said = {}
    for page in PAGES:
        window.show_page(page)
        shown = window._stack.currentWidget()
        assert shown is not None
        said[page] = {text for text in texts(shown) if text.strip()}
    return said


def english(said: Iterator[str] | set[str], own: str) -> set[str]:
    """Texts with Latin letters that are neither names nor what the person or the network said (``own``)."""
    found = set()
    for text in said:
        bare = PROPER.sub("", text)
        if any(word not in own for word in LATIN.findall(bare)):
            found.add(text)
    return found


def own_words(window: MainWindow) -> str:
    """Everything that is in the store, and where it lies; and questions to begin with, in the network's language."""
    store = window._services.store
    said = [message.text for listed in store.listed() for message in store.messages(listed.conversation.id)]
    return " ".join([*said, *EXAMPLES, str(window._services.paths.root)])


def fill(window: MainWindow, qtbot: QtBot) -> None:
    """Something on every page."""
    ask(window, qtbot, "7 + 7 ?").open_correction()
    view = ask(window, qtbot, "12 ??")
    assert view.message is not None
    window._services.store.teach("15 + 15 ?", "दरवाज़े के पीछे।")
    ask(window, qtbot, "15 + 15 ?")
    window.chat.lessons_changed.emit()
    window.chat.transcript.why_wanted.emit(view.message.id)


def test_no_page_speaks_english_in_hindi(in_hindi: MainWindow, qtbot: QtBot) -> None:
    said = page_texts(in_hindi)
    fill(in_hindi, qtbot)
    own = own_words(in_hindi)
    for page, more in page_texts(in_hindi).items():
        assert not english(said[page] | more, own), page
    assert not english(set(texts(in_hindi.rail)) | set(texts(in_hindi.card)) | set(texts(in_hindi.notice)), own)


def test_no_dialog_speaks_english_in_hindi(in_hindi: MainWindow) -> None:
    lesson = Lesson(1, "1?", "2", utc_now(), utc_now())
    differing = Difference(("xy",), ("yx",), numbers=True, negation=True, aims=("xx", "yy"))
    conflict = Conflict(lesson, "1?", "3?", same_question=False, difference=differing)
    trash = TrashDialog(in_hindi)
    trash.show_trash([Trashed(1, "", 3, utc_now(), utc_now())])
    dialogs: list[Dialog] = [
        trash,
        TeachDialog(in_hindi),
        TitleDialog(in_hindi, ""),
        Confirmation("?", "", "?", in_hindi),
        ShortcutsDialog(in_hindi),
        FaultDialog(Fault("?"), "", in_hindi._services.paths.logs, in_hindi),
        BeforeDialog(in_hindi),
        ProofDialog(in_hindi),
        ConflictDialog(conflict, Draft("3?", "4"), in_hindi),
        ImportDialog(ImportService(in_hindi._services.store).plan(read_import(FILE, "1.md")), "1.md", in_hindi),
        ForgetDialog("?", Forecast(Gone((lesson,), 1, 2), ("0002",), "base", in_use=True, backups=2), in_hindi),
        ForgetDialog("?", Forecast(Gone((lesson,)), (), "base", in_use=False, backups=0), in_hindi),
        PruneDialog([Prunable(in_hindi._services.registry.current(), 1_000_000, old=True)], in_hindi),
        BisectDialog(in_hindi.desk, in_hindi),
        ChangesDialog(CHANGED, REFUSED.reasons, frozenset(("1",)), in_hindi),
        MovingDialog(in_hindi),
        Notice("?", in_hindi),
    ]
    for dialog in dialogs:
        assert not english(texts(dialog), "xy yx xx yy md"), type(dialog)
        dialog.deleteLater()


def test_no_state_of_a_retrain_speaks_english_in_hindi(qtbot: QtBot, hindi: None) -> None:
    card, small, holder = RunCard(LIGHT), LessonsCard(), QWidget()
    small.setParent(holder)
    for made in (card, holder):
        qtbot.addWidget(made)
    seen = set(texts(card))
    line = Progress("train", 30, 100, seconds=1.0, loss=2.5, recalled=0.5, seconds_left=200.0, pieces_per_second=51.0)
    request = RunRequest("base", "", utc_now(), (QaPair("1", "2"),), (QaPair("3", "4"),))
    for act in (
        lambda: small.show_waiting(Waiting(2, 5, 1, 60.0, 1)),
        lambda: card.show_waiting(Waiting(2, 5, 1, 60.0, 1), resumable=True),
        lambda: card.show_waiting(Waiting(0, 0, 0, 60.0), resumable=False),
        lambda: card.show_started(request, resumed=True),
        lambda: small.show_progress(None),
        lambda: card.show_started(request, resumed=False),
        lambda: card.show_progress((line,)),
        lambda: small.show_progress(line),
        lambda: card.show_progress((replace(line, stage="exam"),)),
        lambda: card.show_ended(REFUSED, in_words(" ".join(REFUSED.reasons)), adopted=False),
        lambda: card.show_ended(None, "", adopted=False),
    ):
        act()
        seen |= {*texts(card), *texts(holder)}
    assert not english(seen, "")


def test_the_language_is_chosen_in_settings_and_holds_on_every_page(
    open_window: Callable[[], MainWindow],
    paths: DataPaths,
    qtbot: QtBot,
    hindi: None,
    exits: list[int],
) -> None:
    window = ready(open_window, qtbot)
    before = page_texts(window)
    window = choose(window, "हिन्दी", open_window, qtbot)
    after = page_texts(window)
    for page in PAGES:
        assert not english(after[page] & before[page], own_words(window))
        assert WORD_OF[page] in after[page]
    assert load_settings(paths.settings)[0].language == "hi"
    window = choose(window, "English", open_window, qtbot)
    assert page_texts(window) == before
    assert exits == [AGAIN, AGAIN]


def ready(open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    window = open_window()
    qtbot.waitUntil(lambda: window.thread_.ready, timeout=PATIENCE)
    return window


def choose(window: MainWindow, language: str, open_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """Click on a language; the window closes, and the one that `app.main` opens in its place is returned."""
    window.show_page(SETTINGS)
    (made,) = (one for one in window.findChildren(QPushButton) if one.text() == language)
    area = next(one for one in parents(made) if isinstance(one, QScrollArea))
    area.ensureWidgetVisible(made)
    click(made, qtbot)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    opened = ready(open_window, qtbot)
    assert opened._stack.currentIndex() == SETTINGS
    return opened


def test_a_retrain_is_not_broken_off_by_another_language(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(type(window.retraining.process), "running", property(lambda _: True))
        window.show_page(SETTINGS)
        (made,) = (one for one in window.findChildren(QPushButton) if one.text() == "हिन्दी")
        click(made, qtbot)
        assert "opened next" in window.notice.words.text()
    QApplication.processEvents()
    assert window.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_nothing_in_hindi_is_wider_than_the_smallest_window(in_hindi: MainWindow, qtbot: QtBot, scale: float) -> None:
    in_hindi._preferences.change(font_scale=scale)
    fill(in_hindi, qtbot)
    in_hindi.resize(in_hindi.minimumSize())
    for page in PAGES:
        in_hindi.show_page(page)
        QApplication.processEvents()
        assert not cut_off(in_hindi), page
    assert (in_hindi.width(), in_hindi.height()) == (900, 600)


def cut_off(window: MainWindow) -> list[str]:
    """Labels and buttons that have less room than their words need."""
    return [
        one.text()
        for one in window.findChildren(QWidget)
        if isinstance(one, QLabel | QPushButton) and one.isVisible() and one.text() and not fits(one)
    ]


def fits(one: QLabel | QPushButton) -> bool:
    if isinstance(one, QLabel) and one.wordWrap():
        return one.height() >= one.heightForWidth(one.width())
    return one.width() >= one.minimumSizeHint().width() and one.height() >= one.fontMetrics().height()
