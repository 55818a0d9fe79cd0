"""Teaching anywhere in the window: looks for a contradiction in the answering thread, asks the person, stores.

Signals:
    Teacher.changed: the lessons in the store are others now.
    Teacher.said: a `Said` for the notice bar, about a lesson that was asked for by `ask`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chatbot.answering import Answerer
from chatbot.conflicts import Choice, Conflict, TeachingService
from chatbot.domain import Draft, Lesson, clean_draft
from chatbot.errors import ChatbotError, InputError
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.conflict_dialog import ConflictDialog
from chatbot.gui.dialogs import Confirmation, TeachDialog
from chatbot.gui.language import translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.sentences import in_words
from chatbot.gui.texts import shorten
from chatbot.store import Store


@dataclass(frozen=True, slots=True)
class Taught:
    """What became of it.  ``lesson`` is None where nothing was stored; ``failed`` where that was not meant."""

    sentence: str
    lesson: Lesson | None = None
    failed: bool = False


Told = Callable[[Taught], object]


@dataclass(frozen=True, slots=True)
class _Wish:
    """``changed`` is the lesson that is to read as ``draft``, None for a new one."""

    draft: Draft
    source: int | None
    changed: int | None
    told: Told


class Teacher(QObject):
    """One for the whole window; every lesson that a person teaches by hand goes through it."""

    changed = Signal()
    said = Signal(Said)

    def __init__(self, store: Store, thread: AnsweringThread, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._thread, self._window = store, thread, window
        self._service = TeachingService(store, lambda question: [], lambda features: 0.0)

    def ask(self, question: str = "", answer: str = "") -> None:
        """Ask for a question and its answer, and teach them; what was not stored can be taken up again."""
        pair = TeachDialog.ask(self._window, question, answer)
        if pair is None:
            return

        def told(taught: Taught) -> None:
            if taught.lesson is not None:
                self.said.emit(Said(taught.sentence))
            else:
                again = translate("Teacher", "Take it up again")
                self.said.emit(Said(taught.sentence, again, lambda: self.ask(pair.question, pair.answer)))

        self.teach(Draft(pair.question, pair.answer), told)

    def teach(self, draft: Draft, told: Told, source_message_id: int | None = None) -> None:
        """A new lesson; ``told`` hears what became of it, at once for what cannot be taught."""
        try:
            cleaned = clean_draft(draft)
            private = source_message_id is not None and self._is_private(source_message_id)
        except ChatbotError as error:
            told(Taught(in_words(error), failed=True))
            return
        if private and not self._may_leave(cleaned):
            told(Taught(translate("Teacher", "Not kept: this conversation is private, and no lesson was made of it.")))
            return
        self._look(_Wish(cleaned, None if private else source_message_id, None, told))

    def change(self, lesson: Lesson, draft: Draft, told: Told) -> None:
        """Make a lesson read as ``draft``."""
        try:
            self._look(_Wish(clean_draft(draft), None, lesson.id, told))
        except InputError as error:
            told(Taught(in_words(error), failed=True))

    def _is_private(self, message_id: int) -> bool:
        return self._store.conversation(self._store.message(message_id).conversation_id).private

    def _may_leave(self, draft: Draft) -> bool:
        """A private conversation is never trained; a lesson would be, so it is asked for."""
        text = translate(
            "Teacher",
            "This conversation is private: nothing of it is trained. A lesson is kept outside of it: “{question}” and "
            "its answer would stand among your lessons, answer in every conversation, and go into the next retrain.",
        ).format(question=shorten(draft.question, 120))
        title = translate("Teacher", "Keep a lesson outside of this private conversation?")
        keep, leave = translate("Teacher", "Keep as a lesson"), translate("Teacher", "Do not keep")
        return Confirmation.ask(title, text, keep, self._window, "primary", leave)

    def _look(self, wish: _Wish) -> None:
        def work(store: Store, answerer: Answerer | None) -> Iterator[object]:
            if answerer is None:
                service = TeachingService(store, lambda question: [], lambda features: 0.0)
            else:
                answerer.set_lessons(store.lessons())
                service = TeachingService(store, answerer.recall, answerer.judge.lesson)
            yield service.conflict(wish.draft, wish.changed)

        errand = self._thread.consult(work, self)
        errand.came.connect(lambda conflict: self._decide(wish, conflict))
        errand.failed.connect(lambda sentence: wish.told(Taught(sentence, failed=True)))

    def _decide(self, wish: _Wish, conflict: Conflict | None) -> None:
        choice: Choice = "keep" if conflict is None else ConflictDialog.ask(conflict, wish.draft, self._window)
        try:
            lesson = self._carry_out(wish, conflict, choice)
        except ChatbotError as error:
            wish.told(Taught(in_words(error), failed=True))
            return
        if lesson is None:
            wish.told(Taught(translate("Teacher", "Nothing was changed.")))
            return
        self.changed.emit()
        wish.told(Taught(_sentence(wish, conflict, choice), lesson))

    def _carry_out(self, wish: _Wish, conflict: Conflict | None, choice: Choice) -> Lesson | None:
        if wish.changed is not None:
            return self._service.change(wish.changed, wish.draft, conflict, choice)
        return self._service.teach(wish.draft, conflict, choice, wish.source)


def _sentence(wish: _Wish, conflict: Conflict | None, choice: Choice) -> str:
    """Where it went, in plain words."""
    if conflict is not None and choice == "replace":
        return translate("Teacher", "Replaced: the lesson has the new answer now, from the next question on.")
    if wish.changed is not None:
        return translate("Teacher", "Changed. It holds from the next question on.")
    if conflict is not None:
        return translate("Teacher", "Learned beside the other lesson; each answers its own question.")
    return translate(
        "Teacher",
        "Learned. It is among your lessons and answers from the next question on; Retrain puts it into the network.",
    )
