"""Forgetting from the window: says what goes, lets it go at the desk, and shows that it does not come back.

What was forgotten is kept in this object's memory alone, to ask for it again, and goes with the window.

Signals:
    Forgetter.changed: lessons, conversations or versions are others now.
    Forgetter.leaving: the id of a conversation that is about to go.
    Forgetter.said: a `Said` for the notice bar.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from chatbot.answering import Answerer
from chatbot.asking_again import Asked, ask_again
from chatbot.domain import Lesson
from chatbot.forgetting import Forecast, Report
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.desk import Desk
from chatbot.gui.errands import Errand, Work
from chatbot.gui.forget_dialogs import BeforeDialog, ForgetDialog, ProofDialog, verdict_words
from chatbot.gui.language import translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences, Services
from chatbot.gui.texts import count_words
from chatbot.store import Store

MOST_ASKED = 12


@dataclass(frozen=True, slots=True)
class _Plan:
    """Something to forget: its dialog's title, what would go, and the act."""

    title: str
    forecast: Callable[[Services], Forecast]
    forget: Callable[[Services], Report]
    conversation_id: int | None = None


class Forgetter(QObject):
    """One for the whole window."""

    changed = Signal()
    leaving = Signal(int)
    said = Signal(Said)

    def __init__(
        self, services: Services, desk: Desk, thread: AnsweringThread, preferences: Preferences, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._desk, self._thread = services, desk, thread
        self._preferences, self._window = preferences, window
        self._gone: tuple[Lesson, ...] = ()
        thread.loaded.connect(self._ask_the_new_one)

    def lesson(self, lesson_id: int) -> None:
        """One lesson, in all its wordings."""
        title = translate("Forgetter", "Forget this lesson?")
        self._look(
            _Plan(
                title,
                lambda services: services.forgetting.lesson_forecast(lesson_id),
                lambda services: services.forgetting.lesson(lesson_id),
            )
        )

    def conversation(self, conversation_id: int) -> None:
        """A conversation, with the lessons that were taught from it."""
        title = translate("Forgetter", "Forget this conversation and what was taught in it?")
        self._look(
            _Plan(
                title,
                lambda services: services.forgetting.conversation_forecast(conversation_id),
                lambda services: services.forgetting.conversation(conversation_id),
                conversation_id,
            )
        )

    def before(self) -> None:
        """Everything before a day that the person names."""
        moment = BeforeDialog.ask(self._window)
        if moment is not None:
            self.before_moment(moment)

    def before_moment(self, moment: datetime) -> None:
        """Everything before a moment."""
        title = translate("Forgetter", "Forget everything before {day}?").format(day=f"{moment:%Y-%m-%d}")
        self._look(
            _Plan(
                title,
                lambda services: services.forgetting.before_forecast(moment),
                lambda services: services.forgetting.before(moment),
            )
        )

    def _look(self, plan: _Plan) -> None:
        def work(services: Services) -> Iterator[object]:
            yield plan.forecast(services)

        self._begin(work).came.connect(lambda forecast: self._decide(plan, forecast))

    def _decide(self, plan: _Plan, forecast: Forecast) -> None:
        gone = forecast.gone
        if not (gone.lessons or gone.conversations or gone.messages):
            self.said.emit(Said(translate("Forgetter", "There is nothing to forget.")))
            return
        if not ForgetDialog.ask(plan.title, forecast, self._window):
            return
        if plan.conversation_id is not None:
            self.leaving.emit(plan.conversation_id)

        def work(services: Services) -> Iterator[object]:
            yield plan.forget(services)

        self._begin(work).came.connect(self._forgotten)

    def _begin(self, work: Work) -> Errand:
        errand = self._desk.begin(work, self)
        errand.failed.connect(lambda sentence: self.said.emit(Said(sentence)))
        return errand

    def _forgotten(self, report: Report) -> None:
        self._gone = report.gone.lessons
        self.changed.emit()
        parts = [count_words(len(report.gone.lessons), "lesson")]
        parts += [count_words(report.gone.messages, "message")] if report.gone.messages else []
        sentence = translate("Forgetter", "Forgotten: {what}.").format(what=", ".join(parts))
        said = Said(" ".join((sentence, *map(in_words, report.left))))
        if report.gone.lessons:
            words = translate("Forgetter", "Show that it does not come back")
            said = Said(said.sentence, words, self.show_proof)
        self.said.emit(said)

    def show_proof(self) -> None:
        """Ask for it again, and show what is said to it now."""
        dialog = ProofDialog(self._window)
        dialog.open()
        errand = self._ask(dialog)
        errand.came.connect(dialog.add)
        start = self._services.learning.start().version
        errand.ended.connect(lambda: dialog.conclude(start.id, start.current))

    def _ask(self, parent: QObject) -> Errand:
        lessons, precision = self._gone[:MOST_ASKED], self._preferences.settings.precision

        def work(store: Store, answerer: Answerer | None) -> Iterator[object]:
            if answerer is not None:
                answerer.set_lessons(store.lessons())
                yield from ask_again(answerer, lessons, precision)

        return self._thread.consult(work, parent)

    def _ask_the_new_one(self) -> None:
        """Another network answers, perhaps one that never saw it: ask again, and say how that went."""
        if not self._gone:
            return
        asked: list[Asked] = []
        errand = self._ask(self)
        errand.came.connect(asked.append)
        errand.ended.connect(lambda: self._told_again(asked))

    def _told_again(self, asked: list[Asked]) -> None:
        if not asked or not isValid(self._window):
            return
        start = self._services.learning.start().version
        told = translate("Forgetter", "With the new network, what was forgotten was asked for again. {verdict}")
        sentence = told.format(verdict=verdict_words(asked, start.id, start.current))
        self.said.emit(Said(sentence, translate("Forgetter", "Show"), self.show_proof))
