"""The one question that is on its way: from the composer through the answering thread into the transcript.

Signals:
    Asking.question_saved: the question is safe on disk; carries its `Message`.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from chatbot.answering import AnswerOptions
from chatbot.domain import Message
from chatbot.gui.announcing import announce
from chatbot.gui.answer_view import AnswerView
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.composer import Composer
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.payloads import AnswerSaved, AskFailed, Loaded, LoadFailed, PieceCame, QuestionSaved
from chatbot.gui.question_view import QuestionView
from chatbot.gui.transcript import Transcript

WAITING = QT_TRANSLATE_NOOP("Asking", "Waiting for the network to load…")


@dataclass(slots=True)
class Asked:
    """A question on its way.  The views belong to the transcript and may be gone when it is answered.

    ``again`` is the answer that is to get another version; then there is no question view.
    """

    ticket: int
    conversation_id: int
    text: str
    question: QuestionView | None
    answer: AnswerView
    message_id: int | None = None
    said: str = ""
    again: Message | None = None


class Asking(QObject):
    """One question at a time; its answer goes on while other conversations are looked at."""

    question_saved = Signal(Message)

    def __init__(self, thread: AnsweringThread, transcript: Transcript, composer: Composer, parent: QObject) -> None:
        super().__init__(parent)
        self._thread, self._transcript, self._composer = thread, transcript, composer
        self._asked: Asked | None = None
        self._shown: int | None = None
        thread.loaded.connect(self._loaded)
        thread.load_failed.connect(self._loaded)
        thread.question_saved.connect(self._question_saved)
        thread.piece_came.connect(self._piece_came)
        thread.answer_saved.connect(self._answer_saved)
        thread.ask_failed.connect(self._ask_failed)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way, here or in another conversation."""
        return self._asked is not None

    def look_at(self, conversation_id: int | None) -> None:
        """The transcript shows this conversation now."""
        self._shown = conversation_id
        self._composer.set_busy(self._asked is not None and self._asked.conversation_id == conversation_id)

    def begin(self, conversation_id: int, text: str, options: AnswerOptions) -> None:
        """Put a question on its way in the conversation that is shown."""
        question, answer = self._transcript.add_question(text), self._transcript.add_answer()
        question.set_state("" if self._thread.ready else translate("Asking", WAITING))
        ticket = self._thread.ask(conversation_id, text, options)
        self._asked = Asked(ticket, conversation_id, text, question, answer)
        self._composer.accepted()
        self.look_at(conversation_id)

    def begin_again(self, view: AnswerView, options: AnswerOptions) -> None:
        """Ask for another version of an answer that is shown."""
        before = view.message
        assert before is not None
        view.begin_again()
        ticket = self._thread.ask_again(before.conversation_id, before.id, options)
        self._asked = Asked(ticket, before.conversation_id, "", None, view, again=before)
        self.look_at(before.conversation_id)

    def take_up(self) -> None:
        """Back in the conversation whose answer is still on its way: show it there again."""
        asked = self._asked
        if asked is None or asked.conversation_id != self._shown:
            return
        if asked.again is not None:
            view = self._transcript.answer_to(asked.again.id)
            if view is not None:
                asked.answer = view
                view.begin_again()
                self._say(asked)
            return
        last = self._transcript.entries[-1] if self._transcript.entries else None
        here = isinstance(last, QuestionView) and last.message_id == asked.message_id is not None
        asked.question = last if here and isinstance(last, QuestionView) else self._transcript.add_question(asked.text)
        asked.question.set_state("" if self._thread.ready else translate("Asking", WAITING))
        asked.answer = self._transcript.add_answer()
        self._say(asked)

    def _say(self, asked: Asked) -> None:
        if asked.said:
            asked.answer.add_piece(asked.said)

    def stop(self) -> None:
        """Stop the answer that is on its way; what came is kept."""
        if self._asked is not None:
            self._thread.stop(self._asked.ticket)

    def stop_in(self, conversation_id: int) -> None:
        """Stop it if it belongs to this conversation."""
        if self._asked is not None and self._asked.conversation_id == conversation_id:
            self.stop()

    def _mine(self, ticket: int) -> Asked | None:
        return self._asked if self._asked is not None and self._asked.ticket == ticket else None

    def _visible(self, asked: Asked) -> bool:
        return self._shown == asked.conversation_id

    def _loaded(self, _loaded: Loaded | LoadFailed) -> None:
        if self._asked is not None and self._asked.question is not None and self._visible(self._asked):
            self._asked.question.set_state("")

    def _question_saved(self, saved: QuestionSaved) -> None:
        asked = self._mine(saved.ticket)
        if asked is not None:
            asked.message_id = saved.message.id
            if asked.question is not None and self._visible(asked):
                asked.question.message_id = saved.message.id
                asked.question.set_time(saved.message.created_at)
                asked.question.set_state("")
        self.question_saved.emit(saved.message)

    def _piece_came(self, piece: PieceCame) -> None:
        asked = self._mine(piece.ticket)
        if asked is None:
            return
        asked.said += piece.text
        if self._visible(asked):
            asked.answer.add_piece(piece.text)

    def _answer_saved(self, saved: AnswerSaved) -> None:
        asked = self._mine(saved.ticket)
        if asked is not None:
            self._finish(asked)
            if self._visible(asked):
                asked.answer.show_message(saved.message)
                announce(asked.answer, f"Engram: {saved.message.text}")

    def _ask_failed(self, failed: AskFailed) -> None:
        asked = self._mine(failed.ticket)
        if asked is None:
            return
        self._finish(asked)
        if not self._visible(asked):
            return
        if asked.question is not None:
            asked.question.set_state("")
        if asked.again is not None:
            asked.answer.show_message(asked.again)
        asked.answer.show_error(failed.sentence)

    def _finish(self, asked: Asked) -> None:
        self._asked = None
        if self._visible(asked):
            self._composer.set_busy(False)
