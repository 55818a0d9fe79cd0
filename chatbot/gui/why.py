"""Why an answer was given, in words: where it is from, how sure it was, and what a refusal held back.  No Qt here."""

from dataclasses import dataclass

from chatbot.checkpoints import BASE_ID
from chatbot.domain import Lesson, Message, Source, normalise_question
from chatbot.errors import InputError
from chatbot.gui.texts import confidence_words, count_words, when_words
from chatbot.store import Store

NOTHING = "It had no answer to offer."
NOT_KEPT = "What it would have said was not kept at that time."


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines below it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """``lesson_id`` is the lesson to open; ``teachable`` what a refusal held back, if it is worth teaching."""

    message_id: int
    summary: str
    parts: tuple[Part, ...]
    lesson_id: int | None = None
    teachable: str = ""


def explain(store: Store, message_id: int, precision: float) -> Why:
    """Why the answer ``message_id`` was given; raises `InputError` when it is gone or no answer."""
    message, question = store.message(message_id), store.question_of(message_id)
    if message.source is Source.LESSON:
        return _from_lesson(store, message, question)
    if message.source is Source.UNKNOWN:
        return _held_back(store, message, precision)
    summary = "The network put this answer together from what it was trained on. No lesson fitted better."
    return Why(message.id, summary, (*_sure(message), _answered_by(message)))


def _from_lesson(store: Store, message: Message, question: Message) -> Why:
    lesson = _lesson(store, message.lesson_id)
    if lesson is None:
        summary = "It was a lesson that has been forgotten since."
        return Why(message.id, summary, (*_sure(message), _answered_by(message)))
    asked = {normalise_question(one) for one in lesson.questions}
    as_taught = normalise_question(question.text) in asked
    how = "You asked it as it was taught." if as_taught else "You asked in other words, and it found the meaning near."
    lines = [lesson.question, lesson.answer]
    if lesson.wordings:
        lines.append(f"also taught in {count_words(len(lesson.wordings), 'other wording')}")
    if lesson.answer != message.text:
        lines.append("The lesson has been changed since this answer.")
    summary = f"It is lesson {lesson.id}, taught by you, last changed {when_words(lesson.updated_at)}. {how}"
    parts = (Part("The lesson", tuple(lines)), *_sure(message), _answered_by(message))
    return Why(message.id, summary, parts, lesson.id)


def _held_back(store: Store, message: Message, precision: float) -> Why:
    wanted = f"An answer should be right {round(precision * 100)} times in 100; that is set on the Settings page."
    candidate = store.candidate(message.id)
    if candidate is None:
        lines = (NOT_KEPT if message.confidence else NOTHING,)
        return Why(message.id, "It was not sure enough.", (Part("It would have said", lines), _answered_by(message)))
    lesson = _lesson(store, candidate.lesson_id)
    text = lesson.answer if lesson else candidate.text
    origin = f"from lesson {lesson.id}: {lesson.question}" if lesson else "from the network"
    if candidate.source is Source.LESSON and lesson is None:
        text, origin = "", "from a lesson that has been forgotten since"
    would = tuple(line for line in (text, origin) if line)
    sure = Part("How sure", (confidence_words(candidate.confidence), wanted))
    parts = (Part("It would have said", would), sure, _answered_by(message))
    summary = "The best answer it had was not sure enough, so it said that it does not know."
    return Why(message.id, summary, parts, lesson.id if lesson else None, text)


def _sure(message: Message) -> tuple[Part, ...]:
    if message.confidence is None:
        return ()
    meaning = "Of 100 answers that it is this sure of, about so many are right."
    return (Part("How sure", (confidence_words(message.confidence), meaning)),)


def _answered_by(message: Message) -> Part:
    version = message.model or BASE_ID
    name = "the network as shipped" if version == BASE_ID else f"version {version.lstrip('0')} of the network"
    return Part("Answered by", (f"{name}, {when_words(message.created_at)}",))


def _lesson(store: Store, lesson_id: int | None) -> Lesson | None:
    if lesson_id is None:
        return None
    try:
        return store.lesson(lesson_id)
    except InputError:
        return None
