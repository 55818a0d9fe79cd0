"""Thumbs: where each one goes, and saying so.  Up makes a lesson of the pair; down is never trained."""

from collections.abc import Callable
from dataclasses import dataclass

from chatbot.domain import Draft, Lesson, Message, Source, normalise_question
from chatbot.errors import ChatbotError
from chatbot.gui.language import translate
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Services
from chatbot.gui.teacher import Taught, Teacher
from chatbot.gui.texts import shorten


@dataclass(frozen=True, slots=True)
class Rating:
    """What became of a thumb: ``rating`` as it holds now (1, -1 or 0), and a sentence for the person."""

    message_id: int
    rating: int
    sentence: str


Told = Callable[[Rating], object]


class Ratings:
    """Stores thumbs, and makes or takes back the lessons that come of them."""

    def __init__(self, services: Services, teacher: Teacher) -> None:
        self._store, self._learning, self._teacher = services.store, services.learning, teacher

    def rate(self, message_id: int, rating: int, told: Told) -> None:
        """Up (1), down (-1) or taken back (0)."""
        try:
            answer, question = self._store.message(message_id), self._store.question_of(message_id)
            private = self._store.conversation(answer.conversation_id).private
            taken_back = rating <= 0 and self._take_lesson_back(question, answer)
            self._store.rate(message_id, rating)
        except ChatbotError as error:
            told(Rating(message_id, 0, in_words(error)))
            return
        if rating == 1 and not private and self._learning.learn_from_history:
            self._learn(question, answer, told)
        else:
            told(Rating(message_id, rating, _words(rating, answer, private, taken_back)))

    def _take_lesson_back(self, question: Message, answer: Message) -> bool:
        """Whether an earlier thumb up had made a lesson that is unchanged since; it is gone now."""
        lesson = self._store.lesson_of(question.text)
        if lesson is None or answer.rating != 1 or not _made_by(lesson, question, answer):
            return False
        self._store.forget(lesson.id)
        self._teacher.changed.emit()
        return True

    def _learn(self, question: Message, answer: Message, told: Told) -> None:
        if answer.source is Source.LESSON:
            told(Rating(answer.id, 1, self._add_wording(question, answer)))
            return

        def learned(taught: Taught) -> None:
            if taught.lesson is None:
                self._store.rate(answer.id, 0)
                told(Rating(answer.id, 0, taught.sentence))
            else:
                told(Rating(answer.id, 1, taught.sentence))

        self._teacher.teach(Draft(question.text, answer.text), learned, answer.id)

    def _add_wording(self, question: Message, answer: Message) -> str:
        """A lesson that was found by other words learns them."""
        try:
            lesson = self._store.lesson(answer.lesson_id or 0)
            if self._store.lesson_of(question.text) is None and lesson.answer == answer.text:
                wordings = (*lesson.wordings, question.text)
                self._store.update_lesson(lesson.id, lesson.question, lesson.answer, wordings)
                self._teacher.changed.emit()
                told = translate("Ratings", "Noted: “{words}” is another wording of that lesson now.")
                return told.format(words=shorten(question.text))
        except ChatbotError as error:
            return in_words(error)
        return translate("Ratings", "Noted. It is among your lessons already, and trained with them.")


def _made_by(lesson: Lesson, question: Message, answer: Message) -> bool:
    same = normalise_question(lesson.question) == normalise_question(question.text)
    return same and lesson.answer == answer.text and lesson.source_message_id == answer.id


def _words(rating: int, answer: Message, private: bool, taken_back: bool) -> str:
    if private and rating:
        return translate("Ratings", "Noted in this conversation only: it is private, and nothing of it is trained.")
    if rating == 1:
        return translate("Ratings", "Noted. Learning from answers is switched off in Settings, so nothing is trained.")
    if rating == 0:
        return translate("Ratings", "Taken back; the lesson is gone again.") if taken_back else ""
    if answer.source is Source.LESSON:
        return translate("Ratings", "Noted. Its lesson still gives this answer; Correct changes the lesson.")
    return translate(
        "Ratings",
        "Noted: this is never trained. It waits on the Lessons page until it has the right answer; Correct gives it.",
    )
