"""A conversation held: each question is logged before it is answered, each answer whole or stopped when it ends."""

from collections.abc import Generator
from dataclasses import dataclass, replace

from chatbot.answering import Answerer, AnswerOptions
from chatbot.domain import Answer, AnswerEvent, Message, Piece, Source
from chatbot.store import Store

HISTORY_TURNS = 24


@dataclass(frozen=True, slots=True)
class QuestionLogged:
    """The question is safe on disk."""

    message: Message


@dataclass(frozen=True, slots=True)
class AnswerLogged:
    """The answer is safe on disk."""

    message: Message


ChatEvent = QuestionLogged | Piece | Answer | AnswerLogged


class ChatService:
    """Answers questions within conversations.  ``answerer`` may be replaced when another version takes over."""

    def __init__(self, store: Store, answerer: Answerer) -> None:
        self._store, self.answerer = store, answerer

    def refresh_lessons(self) -> None:
        """Answer from the lessons as they are in the store now."""
        self.answerer.set_lessons(self._store.lessons())

    def ask(
        self, conversation_id: int, question: str, options: AnswerOptions = AnswerOptions()
    ) -> Generator[ChatEvent, None, None]:
        """Yields `QuestionLogged`, pieces, the `Answer`, `AnswerLogged`.

        Closing it early stops the answer: what had come is logged as stopped.  Raises `InputError` for a question
        that is empty, too long or not text, before anything is written.
        """
        asked = self._store.add_question(conversation_id, question)
        given = self._nothing_yet()
        try:
            yield QuestionLogged(asked)
            history = self._store.history(conversation_id, HISTORY_TURNS, asked.id)
            for event in self.answerer.answer(history, asked.text, options):
                given = _with_event(given, event)
                yield event
        finally:
            logged = self._store.add_answer(asked, given)
            if given.source is Source.UNKNOWN and given.candidate is not None:
                self._store.keep_candidate(logged.id, given.candidate)
        yield AnswerLogged(logged)

    def try_again(self, answer_id: int, options: AnswerOptions = AnswerOptions()) -> Generator[ChatEvent, None, None]:
        """Another answer to the same question, as it could have been given then: pieces, the `Answer`, `AnswerLogged`.

        It becomes a version of the answer ``answer_id``; closing this early keeps what had come, if anything had.
        Raises `InputError` when it is no answer, or when nothing else comes to mind.
        """
        asked, given = self._store.question_of(answer_id), self._nothing_yet()
        history = self._store.history(asked.conversation_id, HISTORY_TURNS, asked.id)
        before = self._store.texts_of_versions(answer_id)
        try:
            for event in self.answerer.answer_otherwise(history, asked.text, before, options):
                given = _with_event(given, event)
                yield event
        finally:
            if given.text:
                self._store.add_version(answer_id, given)
        yield AnswerLogged(self._store.message(answer_id))

    def _nothing_yet(self) -> Answer:
        return Answer("", 0.0, Source.NETWORK, self.answerer.model_id, stopped=True)


def _with_event(given: Answer, event: AnswerEvent) -> Answer:
    return replace(given, text=given.text + event.text) if isinstance(event, Piece) else event
