"""The answering worker: lives in the one persistent thread, owns the model and a store of its own.

It speaks by queued signals only.  Stopping goes round the queue, by a flag that it looks at between two pieces.
"""

import logging
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from chatbot.answering import Answerer
from chatbot.chat import AnswerLogged, ChatEvent, ChatService, QuestionLogged
from chatbot.domain import Piece
from chatbot.errors import ChatbotError
from chatbot.gui.errands import Came, Job, Over, carry_out
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.markdown import warm_up
from chatbot.gui.payloads import (
    AnswerSaved,
    Ask,
    AskFailed,
    Finish,
    Loaded,
    LoadFailed,
    LoadVersion,
    Near,
    PieceCame,
    QuestionSaved,
    Recall,
    Recalled,
    RefreshLessons,
)
from chatbot.gui.sentences import in_words
from chatbot.paths import DataPaths
from chatbot.store import Store

log = logging.getLogger(__name__)
FRAME_SECONDS = 0.016
NEAREST = 3
NOT_LOADED = QT_TRANSLATE_NOOP("Worker", "The network is not loaded, so this question could not be answered.")
DELETED = QT_TRANSLATE_NOOP("Worker", "The conversation was deleted before its answer came.")
BUG = QT_TRANSLATE_NOOP("Worker", "Something went wrong while answering. The log in the data folder has the details.")
LoadAnswerer = Callable[[Path, str], Answerer]


class StopSwitch:
    """Says of tickets whether they were stopped; may be used from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._stopped: set[int] = set()
        self._all = False

    def stop(self, ticket: int) -> None:
        """Stop this one."""
        with self._changed:
            self._stopped.add(ticket)
            self._changed.notify_all()

    def stop_all(self) -> None:
        """Stop what is asked now and from now on."""
        with self._changed:
            self._all = True
            self._changed.notify_all()

    def stopped(self, ticket: int, within: float = 0.0) -> bool:
        """Whether it was stopped, or is within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._all or ticket in self._stopped, within)


class AnsweringWorker(QObject):
    """Loads checkpoints and answers, one thing after the other.

    Signals:
        loaded, load_failed: the outcome of `load`.
        recalled: the outcome of `recall`.
        came, over: what comes of `consult`.
        question_saved, piece_came, answer_saved: the course of `ask`; or `ask_failed`.
    """

    loaded = Signal(Loaded)
    load_failed = Signal(LoadFailed)
    question_saved = Signal(QuestionSaved)
    piece_came = Signal(PieceCame)
    answer_saved = Signal(AnswerSaved)
    ask_failed = Signal(AskFailed)
    recalled = Signal(Recalled)
    came = Signal(Came)
    over = Signal(Over)

    def __init__(self, database: Path, switch: StopSwitch, load_answerer: LoadAnswerer = Answerer.load) -> None:
        super().__init__()
        self._database, self._switch, self._load_answerer = database, switch, load_answerer
        self._store: Store | None = None
        self._service: ChatService | None = None

    @Slot(LoadVersion)
    def load(self, request: LoadVersion) -> None:
        """Take up a checkpoint; the one before goes on answering if that fails."""
        try:
            self._take_up(request)
        except ChatbotError as error:
            self.load_failed.emit(LoadFailed(request.id, in_words(error)))
        except Exception:
            log.exception("loading version %s failed", request.id)
            told = translate("Worker", "Version {number} could not be loaded. The log has the details.")
            self.load_failed.emit(LoadFailed(request.id, told.format(number=request.id)))
        else:
            self.loaded.emit(Loaded(request.id))
            warm_up()

    def _take_up(self, request: LoadVersion) -> None:
        answerer = self._load_answerer(request.folder, request.id)
        answerer.keep_vectors(DataPaths(self._database.parent).vectors)
        service = ChatService(self._opened(), answerer)
        service.refresh_lessons()
        self._service = service

    def _opened(self) -> Store:
        if self._store is None:
            self._store = Store.open(self._database)
        return self._store

    @Slot(Job)
    def consult(self, job: Job) -> None:
        """Call the work with the store and the answerer (None while no network is loaded)."""

        def work() -> Iterator[object]:
            yield from job.work(self._opened(), self._service.answerer if self._service else None)

        carry_out(Job(job.ticket, work), (), lambda _: self._switch.stopped(0), self.came.emit, self.over.emit)

    @Slot(RefreshLessons)
    def refresh(self, _request: RefreshLessons) -> None:
        """Answer from the lessons as they are now."""
        if self._service is None:
            return
        try:
            self._service.refresh_lessons()
        except Exception:
            log.exception("the lessons could not be read")

    @Slot(Recall)
    def recall(self, request: Recall) -> None:
        """Say which lessons are nearest; nothing while no network is loaded."""
        if self._service is None:
            return
        try:
            matches = self._service.answerer.recall(request.question)[:NEAREST]
        except Exception:
            log.exception("the nearest lessons could not be found")
            return
        near = tuple(Near(match.lesson.question, match.similarity) for match in matches)
        self.recalled.emit(Recalled(request.message_id, near))

    @Slot(Ask)
    def ask(self, request: Ask) -> None:
        """Answer, piece by piece."""
        if self._service is None:
            self.ask_failed.emit(AskFailed(request.ticket, translate("Worker", NOT_LOADED)))
            return
        if request.again is None:
            events = self._service.ask(request.conversation_id, request.question, request.options)
        else:
            events = self._service.try_again(request.again, request.options)
        try:
            with closing(events):
                stopped = self._pass_on(request.ticket, events)
            if stopped:
                self._tell_stopped(request)
        except ChatbotError as error:
            self.ask_failed.emit(AskFailed(request.ticket, in_words(error)))
        except Exception:
            log.exception("answering failed")
            self.ask_failed.emit(AskFailed(request.ticket, translate("Worker", BUG)))

    def _pass_on(self, ticket: int, events: Generator[ChatEvent, None, None]) -> bool:
        """Whether the answer was stopped before its end."""
        for event in events:
            if isinstance(event, QuestionLogged):
                self.question_saved.emit(QuestionSaved(ticket, event.message))
                if self._switch.stopped(ticket):
                    return True
            elif isinstance(event, Piece):
                self.piece_came.emit(PieceCame(ticket, event.text))
                if self._switch.stopped(ticket, FRAME_SECONDS):
                    return True
            elif isinstance(event, AnswerLogged):
                self.answer_saved.emit(AnswerSaved(ticket, event.message))
        return False

    def _tell_stopped(self, request: Ask) -> None:
        assert self._store is not None
        if request.again is not None:
            last = [self._store.message(request.again)]
        else:
            last = self._store.messages(request.conversation_id, limit=1)
        if last:
            self.answer_saved.emit(AnswerSaved(request.ticket, last[-1]))
        else:
            self.ask_failed.emit(AskFailed(request.ticket, translate("Worker", DELETED)))

    @Slot(Finish)
    def finish(self, _request: Finish) -> None:
        """Close what is open and end the thread's loop."""
        if self._store is not None:
            self._store.close()
        self._store = self._service = None
        QThread.currentThread().quit()
