"""Retrains as the window runs them: the process, its schedule, the Training page, and which version answers.

Signals:
    Retraining.page_made: the Training page, made when it was first wanted.
    Retraining.page_wanted: the person wants to see it.
    Retraining.versions_changed: another version answers, or a run ended with one.
    Retraining.ended: a run's last sentence.
    Retraining.said: a `Said`, for the notice bar.
    Retraining.failed: a sentence for it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chatbot.errors import ChatbotError
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.desk import Desk
from chatbot.gui.errands import Work
from chatbot.gui.language import translate
from chatbot.gui.lessons_card import LessonsCard
from chatbot.gui.notice_bar import Said
from chatbot.gui.payloads import Loaded, LoadFailed
from chatbot.gui.schedule import Schedule
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences, Services
from chatbot.gui.theme import Theme
from chatbot.gui.training_process import RunEnded, RunProgressed, RunStarted, TrainingProcess
from chatbot.jobs import RunDirectory
from chatbot.learning import Outcome

if TYPE_CHECKING:
    from chatbot.gui.training_page import TrainingPage


class Retraining(QObject):
    """Begins, follows and ends runs; the small card and the page show them."""

    page_made = Signal(QWidget)
    page_wanted = Signal()
    versions_changed = Signal()
    ended = Signal(str)
    said = Signal(Said)
    failed = Signal(str)

    def __init__(
        self,
        services: Services,
        preferences: Preferences,
        theme: Theme,
        thread: AnsweringThread,
        desk: Desk,
        card: LessonsCard,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._preferences, self._theme = services, preferences, theme
        self._thread, self._desk, self._card = thread, desk, card
        self.process = TrainingProcess(desk, self)
        self.schedule = Schedule(services, preferences, lambda: self.busy, window)
        self._preparing = False
        self.page: TrainingPage | None = None
        self._wanted: str | None = None
        card.retrain_wanted.connect(self.begin)
        card.opened.connect(self.page_wanted)
        thread.loaded.connect(self._loaded)
        thread.load_failed.connect(self._load_failed)
        self.process.started.connect(self._run_started)
        self.process.progressed.connect(self._run_progressed)
        self.process.ended.connect(self._run_ended)
        self.schedule.due.connect(self._begin_by_itself)

    def make_page(self) -> "TrainingPage":
        """The Training page; its plots take a moment to load, so it is made when it is first wanted."""
        from chatbot.gui.training_page import TrainingPage

        if self.page is not None:
            return self.page
        page = TrainingPage(self._services, self._theme.tokens, self._desk, self._preferences)
        page.retrain_wanted.connect(self.begin)
        page.resume_wanted.connect(self.resume)
        page.stop_wanted.connect(self.process.stop)
        page.pause_wanted.connect(self.process.pause)
        page.said.connect(self.said)
        page.use_wanted.connect(self.use)
        self._theme.changed.connect(page.wear)
        self.process.started.connect(lambda started: page.run.show_started(started.request, started.resumed))
        self.process.progressed.connect(lambda progressed: page.run.show_progress(progressed.lines))
        self.page = page
        self.page_made.emit(page)
        return page

    def refresh(self) -> None:
        """Show the versions and the run as they are now."""
        if self.page is not None:
            self.page.set_running(self.process.running)
            unfinished = None if self.process.running else self._services.learning.unfinished()
            self.page.refresh(unfinished is not None)

    def open_version(self, file: Path) -> None:
        """Take in a version of the network from a file, on the Training page; it is not used yet."""
        self.page_wanted.emit()
        self.make_page().actions_.import_file(file)

    @property
    def busy(self) -> bool:
        """Whether a retrain runs or is about to."""
        return self.process.running or self._preparing

    def begin(self) -> None:
        """Begin a retrain, and show it; show the one that is running."""
        if self.busy:
            self.page_wanted.emit()
        else:
            self._prepare(lambda services: [services.learning.prepare()], self._start)

    def _begin_by_itself(self) -> None:
        def start(run: RunDirectory) -> None:
            self._start(run)
            told = translate("Retraining", "Retraining by itself: enough new lessons were waiting and nobody was here.")
            self.said.emit(Said(told, translate("Retraining", "Show"), self.page_wanted.emit))

        if not self.busy:
            self._prepare(lambda services: [services.learning.prepare()], start)

    def resume(self) -> None:
        """Go on with the run that was stopped or broke off."""
        if not self.busy:
            self._prepare(lambda services: [services.learning.unfinished()], self._go_on)

    def _prepare(self, work: Work, came: Callable[[Any], None]) -> None:
        """What waits for the disk is done at the desk."""
        self._preparing = True
        errand = self._desk.begin(work, self)
        errand.came.connect(came)
        errand.failed.connect(self.failed)
        errand.ended.connect(self._prepared)

    def _prepared(self) -> None:
        self._preparing = False

    def _go_on(self, run: RunDirectory | None) -> None:
        if run is not None:
            self._start(run, resumed=True)

    def _start(self, run: RunDirectory, resumed: bool = False) -> None:
        self.make_page()
        try:
            self.process.start(run, resumed)
        except ChatbotError as error:
            self.failed.emit(in_words(error))

    def _run_started(self, _started: RunStarted) -> None:
        self._card.show_progress(None)
        self.refresh()

    def _run_progressed(self, progressed: RunProgressed) -> None:
        self._card.show_progress(progressed.lines[-1])

    def _run_ended(self, ended: RunEnded) -> None:
        self._card.show_ended()
        if ended.outcome is not None and ended.outcome.adopted:
            self._thread.use(self._services.registry.current())
        self.versions_changed.emit()
        self.refresh()
        self._show_outcome(ended.outcome, ended.sentence)
        self.ended.emit(ended.sentence)

    def _show_outcome(self, outcome: Outcome | None, sentence: str) -> None:
        if self.page is None:
            return
        exam = outcome.result.exam if outcome is not None and outcome.version is not None else None
        self.page.run.show_ended(exam, sentence, outcome is not None and outcome.adopted)
        if self._services.learning.unfinished() is not None:
            self.page.run.resume_button.show()

    def use(self, version_id: str) -> None:
        """Load it first; only what answers becomes the version in use."""
        self._wanted = version_id
        self._thread.use(self._services.registry.get(version_id))

    def _loaded(self, loaded: Loaded) -> None:
        if loaded.id != self._wanted:
            return
        self._wanted = None
        try:
            self._services.registry.use(loaded.id)
        except ChatbotError as error:
            self.failed.emit(in_words(error))
        self.versions_changed.emit()
        self.refresh()

    def _load_failed(self, failed: LoadFailed) -> None:
        self._wanted = None
        told = translate("Retraining", "{fault} The version before it goes on answering.")
        self.failed.emit(told.format(fault=failed.sentence))

    def shut_down(self) -> None:
        """Ask a running retrain to stop; it can be resumed."""
        self.schedule.stop()
        self.process.shut_down()
