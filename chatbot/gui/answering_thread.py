"""The window's end of the answering thread: what it may ask of it, and what comes back."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from chatbot.answering import Answerer, AnswerOptions
from chatbot.checkpoints import Version
from chatbot.gui.errands import Errand, Errands, Work
from chatbot.gui.payloads import (
    AnswerSaved,
    Ask,
    AskFailed,
    Finish,
    Loaded,
    LoadFailed,
    LoadVersion,
    PieceCame,
    QuestionSaved,
    Recall,
    Recalled,
    RefreshLessons,
)
from chatbot.gui.worker import AnsweringWorker, LoadAnswerer, StopSwitch

JOIN_MILLISECONDS = 20_000


class AnsweringThread(QObject):
    """One thread for the life of the window.

    Signals:
        loaded, load_failed, question_saved, piece_came, answer_saved, ask_failed, recalled: as `AnsweringWorker`
        has them, delivered in the window's thread.
    """

    loaded = Signal(Loaded)
    load_failed = Signal(LoadFailed)
    question_saved = Signal(QuestionSaved)
    piece_came = Signal(PieceCame)
    answer_saved = Signal(AnswerSaved)
    ask_failed = Signal(AskFailed)
    recalled = Signal(Recalled)
    _load = Signal(LoadVersion)
    _refresh = Signal(RefreshLessons)
    _ask = Signal(Ask)
    _recall = Signal(Recall)
    _finish = Signal(Finish)

    def __init__(
        self, database: Path, load_answerer: LoadAnswerer = Answerer.load, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.version_id: str | None = None
        self._tickets = count(1)
        self._errands = Errands(self)
        self._switch = StopSwitch()
        self._worker = AnsweringWorker(database, self._switch, load_answerer)
        self._thread = QThread(self)
        self._thread.setObjectName("answering")
        self._worker.moveToThread(self._thread)
        self._connect()
        self._thread.start()

    def _connect(self) -> None:
        self._load.connect(self._worker.load)
        self._refresh.connect(self._worker.refresh)
        self._ask.connect(self._worker.ask)
        self._recall.connect(self._worker.recall)
        self._finish.connect(self._worker.finish)
        names = ("loaded", "load_failed", "question_saved", "piece_came", "answer_saved", "ask_failed", "recalled")
        for name in names:
            getattr(self._worker, name).connect(getattr(self, name))
        self._worker.loaded.connect(self._note)
        self._errands.wanted.connect(self._worker.consult)
        self._worker.came.connect(self._errands.deliver)
        self._worker.over.connect(self._errands.finish)

    def _note(self, loaded: Loaded) -> None:
        self.version_id = loaded.id

    @property
    def ready(self) -> bool:
        """Whether a checkpoint is loaded."""
        return self.version_id is not None

    def use(self, version: Version) -> None:
        """Answer with this version as soon as it is loaded."""
        self._load.emit(LoadVersion(version.id, version.path))

    def refresh_lessons(self) -> None:
        """The lessons have changed."""
        self._refresh.emit(RefreshLessons())

    def ask(self, conversation_id: int, question: str, options: AnswerOptions) -> int:
        """Queue a question, also while the model still loads; gives its ticket."""
        ticket = next(self._tickets)
        self._ask.emit(Ask(ticket, conversation_id, question, options))
        return ticket

    def ask_again(self, conversation_id: int, answer_id: int, options: AnswerOptions) -> int:
        """Queue another version of an answer; gives its ticket."""
        ticket = next(self._tickets)
        self._ask.emit(Ask(ticket, conversation_id, "", options, again=answer_id))
        return ticket

    def recall(self, message_id: int, question: str) -> None:
        """Find the lessons nearest to a question; they come by `recalled`."""
        self._recall.emit(Recall(message_id, question))

    def consult(self, work: Work, parent: QObject) -> Errand:
        """Call ``work`` with the thread's store and answerer (None while no network is loaded), between answers."""
        return self._errands.begin(work, parent)

    def stop(self, ticket: int) -> None:
        """Stop an answer at its next piece, or before its first one."""
        self._switch.stop(ticket)

    def shut_down(self) -> None:
        """Stop everything, let the worker close its store, and join the thread."""
        if not self._thread.isRunning():
            return
        self._switch.stop_all()
        self._finish.emit(Finish())
        self._thread.wait(JOIN_MILLISECONDS)
