"""Teaching, importing and forgetting in the real window: what is asked, what is said, and what becomes of it."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatbot.domain import Answer, Draft, Source
from chatbot.gui.conflict_dialog import ConflictDialog
from chatbot.gui.dialogs import Confirmation, TeachDialog
from chatbot.gui.forget_dialogs import BeforeDialog, ForgetDialog, ProofDialog
from chatbot.gui.import_dialog import ImportDialog
from chatbot.gui.labels import Label
from chatbot.gui.lesson_editor import LessonEditor
from chatbot.gui.main_window import CHAT, LESSONS, TRAINING, MainWindow
from chatbot.gui.question_view import QuestionView
from chatbot.gui.teacher import Taught
from chatbot.gui.training_page import TrainingPage
from chatbot.manifest import Manifest, write_manifest
from chatbot.store import Store
from tests.gui.steps import PATIENCE, ask, choose, click, with_dialog
from tests.gui.watchdog import Watchdog
from tests.tiny import tiny_checkpoint

FINE = "What is the fine for a book that is 1 day late?"
OTHER = FINE.replace("1 day", "2 days")


@pytest.fixture
def store(window: MainWindow) -> Store:
    return window._services.store


def teach(window: MainWindow, qtbot: QtBot, draft: Draft) -> Taught:
    heard: list[Taught] = []
    window.teacher.teach(draft, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
    return heard[0]


def opened(window: MainWindow, qtbot: QtBot, number: int = 0) -> LessonEditor:
    row = window.lessons.rows[number]
    click(row.edit_button, qtbot)
    assert row.editor is not None
    return row.editor


def words_of(dialog: ForgetDialog | ConflictDialog | ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label))


def notice(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.notice.words.text() and window.notice.isVisible(), timeout=PATIENCE)


# Teaching


def test_a_near_twin_asks_and_both_can_be_kept(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    teach(window, qtbot, Draft(FINE, "Ten cents."))
    seen: list[str] = []

    def keep(dialog: ConflictDialog) -> None:
        seen.append(words_of(dialog))
        click(dialog.keep_button, qtbot)

    with_dialog(ConflictDialog, keep)
    taught = teach(window, qtbot, Draft(OTHER, "Twenty cents."))
    assert "beside the other lesson" in taught.sentence
    assert [one.answer for one in store.lessons()] == ["Ten cents.", "Twenty cents."]
    for part in (FINE, OTHER, "only the new one says “2”, “days”", "they name different numbers"):
        assert part in seen[0]


def test_correcting_a_taught_answer_asks_and_replaces(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    teach(window, qtbot, Draft("Where is the key?", "On the hook."))
    view = ask(window, qtbot, "Where is the key?")
    assert view.meta is not None
    click(view.meta.correct_button, qtbot)
    assert view.correction is not None
    view.correction.editor.setPlainText("In the drawer.")

    def replace(dialog: ConflictDialog) -> None:
        assert not dialog.keep_button.isVisible()
        click(dialog.replace_button, qtbot)

    with_dialog(ConflictDialog, replace)
    click(view.correction.save_button, qtbot)
    qtbot.waitUntil(lambda: [one.answer for one in store.lessons()] == ["In the drawer."], timeout=PATIENCE)
    assert "new answer now" in view.note.text()


def test_cancelling_keeps_what_was_typed(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    refused = ask(window, qtbot, "What is the president of Nepal?")
    store.teach("What is the president of Nepal?", "Someone.")
    assert refused.refusal is not None
    refused.refusal.box.setText("Nobody.")
    with_dialog(ConflictDialog, lambda dialog: click(dialog.cancel_button, qtbot))
    click(refused.refusal.teach_button, qtbot)
    error = refused.refusal.error
    qtbot.waitUntil(lambda: "Nothing was changed" in error.text(), timeout=PATIENCE)
    assert refused.refusal.box.text() == "Nobody."
    assert [one.answer for one in store.lessons()] == ["Someone."]


def test_a_private_conversation_asks_before_a_lesson_leaves_it(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    window.new_conversation(private=True)
    view = ask(window, qtbot, "Who are you?")
    view.open_correction()
    assert view.correction is not None
    view.correction.editor.setPlainText("Your memory.")
    seen: list[str] = []

    def refuse(dialog: Confirmation) -> None:
        seen.extend(label.text() for label in dialog.findChildren(Label))
        dialog.reject()

    with_dialog(Confirmation, refuse)
    click(view.correction.save_button, qtbot)
    assert any("nothing of it is trained" in text for text in seen)
    assert "Not kept" in view.correction.error.text()
    assert store.lessons() == []
    with_dialog(Confirmation, lambda dialog: dialog.accept())
    click(view.correction.save_button, qtbot)
    qtbot.waitUntil(lambda: len(store.lessons()) == 1, timeout=PATIENCE)
    assert store.lessons()[0].source_message_id is None
    assert "Your memory" in store.lessons()[0].answer


def test_each_thumb_says_where_it_went(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert view.meta is not None
    click(view.meta.down_button, qtbot)
    assert "never trained" in view.note.text()
    click(view.meta.up_button, qtbot)
    qtbot.waitUntil(lambda: "among your lessons" in view.note.text(), timeout=PATIENCE)
    assert store.lessons()[0].answer == view.text()
    click(view.meta.down_button, qtbot)
    assert store.lessons() == []
    window._preferences.change(learn_from_history=False)
    click(view.meta.up_button, qtbot)
    assert "switched off" in view.note.text()
    assert window._services.learning.waiting().approved == 0
    click(view.meta.up_button, qtbot)
    window._preferences.change(learn_from_history=True)
    window.new_conversation(private=True)
    private = ask(window, qtbot, "Who are you?")
    assert private.meta is not None
    click(private.meta.up_button, qtbot)
    assert "private" in private.note.text()
    assert store.lessons() == []
    assert window._services.learning.waiting().approved == 0


def test_a_thumb_up_on_a_reworded_lesson_adds_the_wording(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    lesson = store.teach("Who paints the fence?", "Tom.")
    asked = store.add_question(store.create_conversation().id, "fence painter?")
    said = store.add_answer(asked, Answer("Tom.", 0.9, Source.LESSON, "base", lesson_id=lesson.id))
    window.chat.refresh_list()
    window.chat.open_conversation(1)
    view = window.chat.transcript.answer_to(said.id)
    assert view is not None and view.meta is not None
    click(view.meta.up_button, qtbot)
    assert "another wording" in view.note.text()
    assert store.lesson(lesson.id).wordings == ("fence painter?",)


# The open row


def test_wordings_are_added_changed_and_removed(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    store.teach("Where is the key?", "On the hook.", wordings=["Key?", "the key please"])
    window.show_page(LESSONS)
    editor = opened(window, qtbot)
    assert [field.text() for field in editor.wordings] == ["Key?", "the key please"]
    editor.wordings[1].setText("Which hook?")
    click(editor.add_button, qtbot)
    qtbot.keyClicks(editor.wordings[2], "keys where")
    click(editor.remove_buttons[0], qtbot)
    click(editor.save_button, qtbot)
    qtbot.waitUntil(lambda: store.lesson(1).wordings == ("Which hook?", "keys where"), timeout=PATIENCE)
    assert "Changed" in window.lessons.notice.text()
    assert ask_on_chat(window, qtbot, "keys where") == "On the hook."


def ask_on_chat(window: MainWindow, qtbot: QtBot, question: str) -> str:
    window.show_page(CHAT)
    return ask(window, qtbot, question).text()


def test_the_row_leads_to_the_message_that_taught_it(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    view = ask(window, qtbot, "Who are you?")
    view.open_correction()
    assert view.correction is not None
    view.correction.editor.setPlainText("Your memory.")
    click(view.correction.save_button, qtbot)
    qtbot.waitUntil(lambda: len(store.lessons()) == 1, timeout=PATIENCE)
    window.new_conversation()
    window.show_page(LESSONS)
    editor = opened(window, qtbot)
    assert "answers from the memory" in editor.facts.text()
    click(editor.source_button, qtbot)
    assert window._stack.currentIndex() == CHAT
    shown = [one.body.text() for one in window.chat.transcript.entries if isinstance(one, QuestionView)]
    assert shown == ["Who are you?"]


def test_an_edited_lesson_can_take_another_one_in(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    store.teach("Where is the key?", "On the hook.")
    store.teach("Which key?", "The brass one.")
    window.show_page(LESSONS)
    editor = opened(window, qtbot)
    editor.question.setText("Where is the key")
    with_dialog(ConflictDialog, lambda dialog: click(dialog.replace_button, qtbot))
    click(editor.save_button, qtbot)
    qtbot.waitUntil(lambda: len(store.lessons()) == 1, timeout=PATIENCE)
    assert (store.lesson(2).answer, store.lesson(2).question) == ("The brass one.", "Where is the key")


# Files


def test_an_import_is_looked_at_taken_in_and_undone(
    window: MainWindow, qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    store.teach("one?", "1")
    store.teach("two?", "2")
    path = tmp_path / "faq.csv"
    path.write_text("question,answer\nONE,1\ntwo?,zwei\nthree?,3\nthree?,drei\n", "utf-8")
    seen: list[str] = []

    def take(dialog: ImportDialog) -> None:
        seen.append(words_of(dialog))
        assert dialog.import_button.text() == "Import 1 lesson"
        click(dialog.choices.button(1), qtbot)
        assert dialog.import_button.text() == "Import 2 lessons"
        click(dialog.import_button, qtbot)

    window.show_page(LESSONS)
    with_dialog(ImportDialog, take)
    window.lessons.import_file(path)
    notice(window, qtbot, "Learned 1 new lesson. Replaced 1 answer.")
    for part in ("New lessons", "Another answer than yours", "Contradicted within the file", "There already"):
        assert part in seen[0]
    assert [one.answer for one in store.lessons()] == ["1", "zwei", "drei"]
    click(window.notice.action_button, qtbot)
    notice(window, qtbot, "Took the import of faq.csv back")
    assert [one.answer for one in store.lessons()] == ["1", "2"]
    qtbot.waitUntil(lambda: [row.lesson.answer for row in window.lessons.rows] == ["2", "1"], timeout=PATIENCE)


def test_what_is_left_out_is_said_and_cancelling_changes_nothing(
    window: MainWindow, qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "chats.json"
    turns = [{"from": "human", "value": "Hm?"}, {"from": "gpt", "value": "Hm."}, {"from": "human", "value": "And?"}]
    path.write_text(json.dumps([{"conversations": turns}]), "utf-8")
    seen: list[str] = []

    def leave(dialog: ImportDialog) -> None:
        seen.append(dialog.sections[-1].title + dialog.sections[-1].samples[0][1])
        click(dialog.cancel_button, qtbot)

    with_dialog(ImportDialog, leave)
    window.lessons.import_file(path)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == ["Left outthe last question has no answer"]
    assert store.lessons() == []


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.md", "out.json"])
def test_every_format_comes_back_exactly(
    window: MainWindow, qtbot: QtBot, store: Store, tmp_path: Path, name: str
) -> None:
    store.teach("one?", "=1+1", wordings=["uno?"])
    before = [(one.question, one.answer, one.wordings) for one in store.lessons()]
    window.lessons.export_file(tmp_path / name)
    notice(window, qtbot, "Wrote 1 lesson")
    store.forget(1)
    with_dialog(ImportDialog, lambda dialog: click(dialog.import_button, qtbot))
    window.lessons.import_file(tmp_path / name)
    notice(window, qtbot, "Learned 1 new lesson")
    assert [(one.question, one.answer, one.wordings) for one in store.lessons()] == before


def test_a_file_that_cannot_be_read_or_written_is_a_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.lessons.import_file(tmp_path / "none.csv")
    notice(window, qtbot, "none.csv cannot be read (No such file or directory).")
    window.lessons.export_file(tmp_path / "no" / "out.csv")
    notice(window, qtbot, "out.csv cannot be written")


def test_a_large_import_does_not_block_the_window(
    window: MainWindow, qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "many.jsonl"
    rows = ({"question": f"What is number {number}?", "answer": f"It is {number}."} for number in range(1500))
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    with_dialog(ImportDialog, lambda dialog: click(dialog.import_button, qtbot))
    window.show_page(LESSONS)
    with Watchdog() as watchdog:
        window.lessons.import_file(path)
        notice(window, qtbot, "Learned 1,500 new lessons.")
    assert len(store.lessons()) == 1500
    places = {place.partition(":")[0] for one in watchdog.blocked for place in one.where}
    slow = {"importing.py", "reading.py", "strict_json.py", "import_store.py", "lesson_store.py", "learning.py"}
    assert not places & slow, [str(one) for one in watchdog.blocked]


# Forgetting


def test_forgetting_a_lesson_says_what_goes_and_shows_that_it_stays_gone(
    window: MainWindow, qtbot: QtBot, store: Store, qapp: QApplication
) -> None:
    teach(window, qtbot, Draft("Where is the key?", "On the hook.", ("Key?",)))
    store.backup(window._services.paths.backups / "one.db")
    window.show_page(LESSONS)
    seen: list[str] = []

    def forget(dialog: ForgetDialog) -> None:
        seen.append(words_of(dialog))
        dialog.accept()

    with_dialog(ForgetDialog, forget)
    click(window.lessons.rows[0].forget_button, qtbot)
    notice(window, qtbot, "Forgotten: 1 lesson.")
    for part in ("1 lesson. This cannot be undone.", "No version of the network has learned", "1 backup"):
        assert part in seen[0]
    assert store.lessons() == []
    with Store.open(window._services.paths.backups / "one.db") as backup:
        assert backup.lessons() == []
    click(window.notice.action_button, qtbot)
    proof = window.findChild(ProofDialog)
    assert proof is not None
    qtbot.waitUntil(lambda: "brings it back" in proof.verdict.text(), timeout=PATIENCE)
    assert {"Where is the key?", "Key?", "where is the key"} <= {one.question for one in proof.asked}
    assert len(proof.asked) >= 7
    assert not any(one.back for one in proof.asked)
    click(proof.close_button, qtbot)


def test_keeping_it_forgets_nothing(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    store.teach("one?", "1")
    window.show_page(LESSONS)
    seen: list[ForgetDialog] = []

    def keep(dialog: ForgetDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    with_dialog(ForgetDialog, keep)
    click(window.lessons.rows[0].forget_button, qtbot)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert len(store.lessons()) == 1
    assert store.forgotten() == set()


def test_a_conversation_is_forgotten_with_what_was_taught_in_it(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    view = ask(window, qtbot, "Who are you?")
    assert view.message is not None
    store.teach("Who are you?", "Your memory.", view.message.id)
    with_dialog(ForgetDialog, lambda dialog: dialog.accept())
    click(window.chat.more_button, qtbot)
    choose("Forget…", qtbot)
    notice(window, qtbot, "Forgotten: 1 lesson, 2 messages.")
    assert store.lessons() == []
    assert store.conversations(include_empty=True) == []
    assert window.chat.conversation_id is None


def test_everything_before_a_day_goes(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    ask(window, qtbot, "Who are you?")
    store.teach("one?", "1")
    window.show_page(LESSONS)

    def choose_day(dialog: BeforeDialog) -> None:
        dialog.day.setText("tomorrow")
        dialog.accept()
        assert "not a day" in dialog.error.text()
        dialog.day.setText("2999-01-01")
        dialog.accept()
        with_dialog(ForgetDialog, lambda forget: forget.accept())

    with_dialog(BeforeDialog, choose_day)
    click(window.lessons.forget_button, qtbot)
    notice(window, qtbot, "Forgotten: 1 lesson, 2 messages.")
    assert store.lessons() == []
    assert store.conversations() == []


# The inbox


def test_a_group_is_answered_once_and_all_its_wordings_learn(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    for question in ("What is the president of Nepal?", "what is the president of nepal", "President of Nepal?"):
        asked = store.add_question(store.create_conversation().id, question)
        store.add_answer(asked, Answer("I don't know that yet.", 0.1, Source.UNKNOWN, "base"))
    window.show_page(LESSONS)
    inbox = window.lessons.inbox
    qtbot.waitUntil(inbox.isVisible, timeout=PATIENCE)
    words = [label.text() for label in inbox.findChildren(Label) if label.isVisible()]
    assert any("asked" in one for one in words), words
    inbox.boxes[0].setText("A person.")
    click(inbox.teach_buttons[0], qtbot)
    qtbot.waitUntil(lambda: len(store.lessons()) == 1, timeout=PATIENCE)
    assert store.lesson_of("WHAT is the president of Nepal") is not None


def test_what_is_dismissed_stays_away_until_it_is_reopened(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    for _ in range(2):
        ask(window, qtbot, "What is the president of Nepal?")
    window.show_page(LESSONS)
    inbox = window.lessons.inbox
    qtbot.waitUntil(inbox.isVisible, timeout=PATIENCE)
    click(inbox.dismiss_buttons[0], qtbot)
    qtbot.waitUntil(lambda: inbox.boxes == [], timeout=PATIENCE)
    assert "Nepal" not in str(store._rows("SELECT * FROM dismissed"))
    ask_on_chat(window, qtbot, "what is the president of nepal")
    window.show_page(LESSONS)
    click(inbox.gone_button, qtbot)
    qtbot.waitUntil(lambda: len(inbox.reopen_buttons) == 1 and inbox.boxes == [], timeout=PATIENCE)
    click(inbox.reopen_buttons[0], qtbot)
    qtbot.waitUntil(lambda: len(inbox.boxes) == 1, timeout=PATIENCE)


def test_after_another_network_took_over_it_is_asked_again(
    window: MainWindow, qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    lesson = store.teach("Where is the key?", "On the hook.")
    registry = window._services.registry
    folder = Path(shutil.copytree(tiny_checkpoint(), tmp_path / "candidate"))
    write_manifest(folder, Manifest("candidate", "base", "2026-01-02T00:00:00Z", (lesson.pair.fingerprint,)))
    registry.use(registry.adopt(folder).id)
    seen: list[str] = []

    def forget(dialog: ForgetDialog) -> None:
        seen.append(words_of(dialog))
        dialog.accept()

    with_dialog(ForgetDialog, forget)
    window.forgetter.lesson(lesson.id)
    notice(window, qtbot, "Forgotten: 1 lesson.")
    assert "Learned by version 1." in seen[0]
    assert "the next retrain builds on the network as it was shipped, which never saw it." in seen[0]
    page = training_page(window)
    assert "still in the network's weights" in page.run.title.text()
    window.retraining.use("base")
    notice(window, qtbot, "With the new network, what was forgotten was asked for again. None of")
    assert "On the hook." not in "".join(map(str, store._rows("SELECT * FROM forgotten")))


def training_page(window: MainWindow) -> TrainingPage:
    window.show_page(TRAINING)
    assert isinstance(window.retraining.page, TrainingPage)
    return window.retraining.page


def test_what_was_typed_is_not_lost_when_nothing_is_changed(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    store.teach("Where is the key?", "On the hook.")
    window.show_page(LESSONS)

    def type_in(dialog: TeachDialog) -> None:
        dialog.question.setPlainText("where is the key")
        dialog.answer.setPlainText("In the drawer.")
        dialog.accept()

    with_dialog(TeachDialog, type_in)
    click(window.lessons.new_button, qtbot)
    with_dialog(ConflictDialog, lambda dialog: click(dialog.cancel_button, qtbot))
    notice(window, qtbot, "Nothing was changed.")
    kept: list[str] = []

    def look(dialog: TeachDialog) -> None:
        kept.append(dialog.answer.toPlainText())
        dialog.reject()

    with_dialog(TeachDialog, look)
    click(window.notice.action_button, qtbot)
    assert kept == ["In the drawer."]
