"""A walk through the real window with pictures: ``python -m tests.tour OUT_DIR [--scale 2] [--text 1.6] [--retrain]``.

The data lies in a folder of its own that is thrown away; the network is the one that ships.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from chatbot.conflicts import TeachingService
from chatbot.domain import Draft, QaPair
from chatbot.gui import app as composition
from chatbot.gui.answer_view import AnswerView, Teaching
from chatbot.gui.app import build
from chatbot.gui.conflict_dialog import ConflictDialog
from chatbot.gui.forget_dialogs import ForgetDialog
from chatbot.gui.import_dialog import ImportDialog
from chatbot.gui.main_window import CHAT, LESSONS, SETTINGS, TRAINING, MainWindow
from chatbot.gui.shortcuts import ShortcutsDialog
from chatbot.importing import ImportService
from chatbot.interchange import read_import
from chatbot.paths import DataPaths

LESSONS_TAUGHT = (
    QaPair(
        "What is the password of the guest network?", "The guest network is Birch-Guest, the password is warm-otter-42."
    ),
    QaPair("Where is the spare key?", "Behind the blue door, on the second hook."),
    QaPair("Who looks after the coffee machine?", "Marit Okonkwo, on weekdays."),
    QaPair("How many days of holiday carry over?", "Six days, until the end of March."),
    QaPair("How do I print on both sides?", "Open the print dialogue.\nChoose “Both sides”.\nPress Print."),
)
LONG = (
    "I have been wondering for a while whether the meeting on the third floor, which used to be on Tuesdays at ten, "
    "then moved to Wednesdays at half past nine and was cancelled twice in March, is still the one in which the budget "
    "for the new printers is decided, or whether that was moved to the other one, "
    "https://intranet.example/a-very-long-address-without-any-blank-in-it/that-goes-on-and-on/and-on/index.html?"
)
MARKDOWN = """# Guest network

The network is **Birch-Guest**, the password *warm-otter-42*. Ask for `wifi.sh` at the desk, or read
[the handbook](https://intranet.example/wifi).

1. Open the network menu
2. Choose **Birch-Guest** and wait until the little lock has closed, which takes a while on older telephones
   - twice, if the first try fails
3. Press *Connect*

```python
@retry(times=2)
def join(name: str = "Birch-Guest") -> int:
    secret = 'warm-otter-42'  # changes every month
    return connect(name, secret, timeout=30.5)
```"""
PASSAGE = (
    "The archive is on floor minus two, behind the boiler room. Marit Okonkwo looks after it on weekdays from nine to "
    "five; at weekends the porter has the key. Files older than ten years are kept in the town hall. "
) * 2
PATIENCE = 30_000


def wait(condition: Callable[[], bool], milliseconds: int = PATIENCE) -> None:
    """Let the window live until the condition holds; raises `TimeoutError`."""
    timer = QElapsedTimer()
    timer.start()
    while not condition():
        if timer.elapsed() > milliseconds:
            raise TimeoutError
        QTest.qWait(20)


class Tour:
    """One walk; each picture is named by its number and what it shows."""

    def __init__(self, window: MainWindow, folder: Path, prefix: str) -> None:
        self._window, self._folder, self._prefix, self._number = window, folder, prefix, 0

    def picture(self, name: str) -> None:
        """Take one."""
        self._number += 1
        QTest.qWait(120)
        shown = QApplication.activeModalWidget() or QApplication.activePopupWidget() or self._window
        shown.grab().save(str(self._folder / f"{self._prefix}-{self._number:02}-{name}.png"))

    def ask(self, text: str) -> None:
        """Ask and wait for the answer."""
        chat = self._window.chat
        chat.ask(text)
        wait(lambda: not chat.composer.hint.text().startswith("Esc"))

    def walk(self) -> None:
        """Every state but a retrain."""
        window, chat = self._window, self._window.chat
        self.picture("first-start")
        for text in ("Hello there", "Who are you?", "whats the wifi pw for visitors?"):
            self.ask(text)
        self.picture("conversation-and-refusal")
        refused = chat.transcript.answer_views()[-1]
        assert refused.message is not None
        chat.transcript.taught.emit(Teaching(refused.message.id, LESSONS_TAUGHT[0].answer))
        wait(lambda: bool(window._services.store.lessons()))
        self.picture("taught-from-refusal")
        self.ask("wifi pw for visitors")
        self.picture("lesson-answers")
        self.explain(chat.transcript.answer_views()[-1], "why-a-lesson")
        chat.transcript.answer_views()[1].open_correction()
        self.picture("correction")
        window.new_conversation()
        self.picture("second-conversation")
        self.ask(LONG)
        self.picture("long-question")
        self.ask("😀😀😀")
        self.ask("what does the fox say to the fourteenth heron?")
        self.explain(chat.transcript.answer_views()[-1], "why-not")
        chat.list.search.setText("wifi")
        QTest.qWait(400)
        self.picture("search")
        hit = next(row for row in chat.list.model.rows if row.message_id is not None)
        chat.list.view.chosen.emit(hit)
        self.picture("search-hit-marked")
        chat.list.search.setText("zzzz")
        QTest.qWait(400)
        self.picture("search-nothing")
        chat.list.search.clear()
        self.keep()
        self.answers()
        self.texts()
        window.show_page(LESSONS)
        self.picture("lessons-few")
        window._services.store.teach_all(LESSONS_TAUGHT)  # as an import would
        window.lessons.changed.emit()
        window.lessons.refresh()
        window.lessons.rows[0].open()
        self.picture("lessons-open-row")
        self.ask_about_lessons()
        window.show_page(TRAINING)
        self.picture("training-waiting")
        window.show_page(SETTINGS)
        self.picture("settings")
        bar = window.settings.findChildren(QScrollArea)[0].verticalScrollBar()
        for name, share in (("settings-data", 0.55), ("settings-end", 1.0)):
            bar.setValue(round(bar.maximum() * share))
            self.picture(name)
        window.show_page(CHAT)
        self.picture("chat-with-card")

    def ask_about_lessons(self) -> None:
        """A contradiction, an import and forgetting, each as it asks; nothing is changed."""
        window, store = self._window, self._window._services.store
        lesson = store.lessons()[0]
        draft = Draft(lesson.question, "In the drawer of the hall, under the letters.")
        conflict = TeachingService(store, lambda question: [], lambda features: 0.0).conflict(draft)
        assert conflict is not None
        csv = b"question,answer\nWho waters the plants?,Tom.\nWhere is the spare key?,In the drawer.\n"
        plan = ImportService(store).plan(read_import(csv, "office.csv"))
        forecast = window._services.forgetting.lesson_forecast(lesson.id)
        for name, dialog in (
            ("conflict", ConflictDialog(conflict, draft, window)),
            ("import", ImportDialog(plan, "office.csv", window)),
            ("forget", ForgetDialog("Forget this lesson?", forecast, window)),
        ):
            dialog.open()
            self.picture(name)
            dialog.close()

    def explain(self, view: AnswerView, name: str) -> None:
        """The panel beside an answer, and closed again."""
        assert view.message is not None
        self._window.chat.transcript.why_wanted.emit(view.message.id)
        self.picture(name)
        self._window.chat.why.close_panel()

    def answers(self) -> None:
        """Markdown in a lesson, and other answers to flip through."""
        window, chat = self._window, self._window.chat
        window._services.store.teach("How do guests get online?", MARKDOWN)
        window.thread_.refresh_lessons()
        window.new_conversation()
        self.ask("Who are you?")
        view = chat.transcript.answer_views()[-1]
        for _ in range(2):
            shown = view.message
            chat.transcript.again_wanted.emit(shown.id if shown else 0)
            wait(lambda shown=shown: view.message is not shown and not chat.asking.busy)  # type: ignore[misc]
        self.ask("How do guests get online?")
        self.picture("markdown")
        chat.transcript.verticalScrollBar().setValue(0)
        self.picture("versions")

    def texts(self) -> None:
        """A text that was pasted, asked about and answered from; a file of lessons."""
        window, chat = self._window, self._window.chat
        window.new_conversation()
        chat.composer.passage.offer(PASSAGE)
        self.picture("pasted-text")
        chat.composer.passage.use(PASSAGE)
        chat.composer.field.setPlainText("Who looks after the archive?")
        self.picture("text-to-answer-from")
        self.ask(chat.composer.text())
        self.picture("answered-from-a-text")
        chat.composer.passage.offer("question,answer", "lessons.csv", 12)
        self.picture("dropped-lessons")
        chat.composer.passage.clear()

    def keep(self) -> None:
        """Pins, a private conversation, the trash, the shortcuts."""
        window, chat = self._window, self._window.chat
        chat.refresh_list()
        oldest = [row.conversation_id for row in chat.list.model.rows if row.conversation_id][-1]
        chat.actions_.pin(oldest, True)
        window.new_conversation(private=True)
        self.picture("private-not-begun")
        self.ask("Who are you?")
        self.picture("private")
        window.new_conversation()
        self.ask("Thanks! The list is on https://intranet.example/lists?id=7, I think.")
        chat.composer.set_text(LONG * 3)
        self.picture("link-and-long-draft")
        chat.composer.field.clear()
        QTest.mouseClick(chat.more_button, Qt.MouseButton.LeftButton)
        self.picture("menu")
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        chat.actions_.delete(chat.conversation_id or 0)
        self.picture("deleted-with-undo")
        chat.actions_.show_trash()
        self.picture("trash")
        self.close_dialog()
        ShortcutsDialog(window).open()
        self.picture("shortcuts")
        self.close_dialog()
        chat.actions_.undo()

    def close_dialog(self) -> None:
        """Close the one that is open."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()
        QTest.qWait(20)

    def retrain(self) -> None:
        """A whole retrain, with pictures on the way."""
        window = self._window
        window.retraining.begin()
        window.show_page(TRAINING)
        page = window.retraining.page
        wait(lambda: len(page.run.plot.steps) > 40, 300_000)  # type: ignore[union-attr]
        self.picture("training-running")
        window.show_page(CHAT)
        self.ask("Are you still there?")
        self.picture("chat-while-training")
        window.show_page(TRAINING)
        wait(lambda: not window.retraining.process.running, 600_000)
        self.picture("training-done")
        window.show_page(LESSONS)
        self.picture("lessons-in-the-network")
        window.show_page(CHAT)
        self.ask("where do i find the spare key")
        self.picture("after-retrain")


def main() -> None:
    """Walk in light and in dark."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1240x800")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--text", type=float, default=1.0, help="text size, 0.85 to 1.6")
    parser.add_argument("--language", default="en", help="en or hi")
    parser.add_argument("--retrain", action="store_true")
    parser.add_argument("--network", type=Path, help="another checkpoint's folder")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_SCALE_FACTOR"] = options.scale
    if options.network:
        composition.base_checkpoint = lambda: options.network  # type: ignore[attr-defined]
    app = QApplication([])
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            paths = DataPaths(Path(home)).ensure()
            looks = f'theme = "{theme}"\nfont_scale = {options.text}\nlanguage = "{options.language}"\n'
            paths.settings.write_text(looks, "utf-8")
            window = build(app, paths)
            window.resize(*map(int, options.size.split("x")))
            window.show()
            wait(lambda opened=window: opened.thread_.ready)  # type: ignore[misc]
            tour = Tour(window, options.folder, theme)
            tour.walk()
            if options.retrain and theme == "dark":
                tour.retrain()
            window.close()


if __name__ == "__main__":
    main()
