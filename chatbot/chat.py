"""A conversation held: each question is logged before it is answered, each answer whole or stopped when it ends."""

from collections.abc import Generator
from dataclasses import dataclass, replace

from chatbot.answering import Answerer, AnswerOptions
from chatbot.domain import Answer, Message, Piece, Source
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
        given = Answer("", 0.0, Source.NETWORK, self.answerer.model_id, stopped=True)
        try:
            yield QuestionLogged(asked)
            history = self._store.history(conversation_id, HISTORY_TURNS, asked.id)
            for event in self.answerer.answer(history, asked.text, options):
                given = replace(given, text=given.text + event.text) if isinstance(event, Piece) else event
                yield event
        finally:
            logged = self._store.add_answer(asked, given)
            if given.source is Source.UNKNOWN and given.candidate is not None:
                self._store.keep_candidate(logged.id, given.candidate)
        yield AnswerLogged(logged)
