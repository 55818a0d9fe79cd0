"""Why an answer was given, in words: where it is from, how sure it was, what a refusal held back.  No widgets."""

from dataclasses import dataclass

from chatbot.checkpoints import BASE_ID
from chatbot.domain import Candidate, Lesson, Message, Source, normalise_question
from chatbot.errors import InputError
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.texts import confidence_words, count_words, when_words
from chatbot.store import Store

NOTHING = QT_TRANSLATE_NOOP("Why", "It had no answer to offer.")
NOT_KEPT = QT_TRANSLATE_NOOP("Why", "What it would have said was not kept at that time.")


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
    learned = store.lesson_with(message.text) if (message.model or BASE_ID) != BASE_ID else None
    if learned is not None:
        told = translate("Why", "The network said it by itself, as it was trained on lesson {number}.")
        parts = (_the_lesson(learned), *_sure(message), _answered_by(message))
        return Why(message.id, told.format(number=learned.id), parts, learned.id)
    summary = translate(
        "Why", "The network put this answer together from what it was trained on. No lesson fitted better."
    )
    return Why(message.id, summary, (*_sure(message), _answered_by(message)))


def _from_lesson(store: Store, message: Message, question: Message) -> Why:
    lesson = _lesson(store, message.lesson_id)
    if lesson is None:
        summary = translate("Why", "It was a lesson that has been forgotten since.")
        return Why(message.id, summary, (*_sure(message), _answered_by(message)))
    asked = {normalise_question(one) for one in lesson.questions}
    how = (
        translate("Why", "You asked it as it was taught.")
        if normalise_question(question.text) in asked
        else translate("Why", "You asked in other words, and it found the meaning near.")
    )
    changed = lesson.answer != message.text
    told = translate("Why", "It is lesson {number}, taught by you, last changed {when}. {how}")
    summary = told.format(number=lesson.id, when=when_words(lesson.updated_at), how=how)
    parts = (_the_lesson(lesson, changed), *_sure(message), _answered_by(message))
    return Why(message.id, summary, parts, lesson.id)


def _the_lesson(lesson: Lesson, changed: bool = False) -> Part:
    lines = [lesson.question, lesson.answer]
    if lesson.wordings:
        also = translate("Why", "also taught in {wordings}")
        lines.append(also.format(wordings=count_words(len(lesson.wordings), "other wording")))
    if changed:
        lines.append(translate("Why", "The lesson has been changed since this answer."))
    return Part(translate("Why", "The lesson"), tuple(lines))


def _held_back(store: Store, message: Message, precision: float) -> Why:
    candidate = store.candidate(message.id)
    heading = translate("Why", "It would have said")
    if candidate is None:
        summary = translate("Why", "It was not sure enough.")
        line = translate("Why", NOT_KEPT if message.confidence else NOTHING)
        return Why(message.id, summary, (Part(heading, (line,)), _answered_by(message)))
    lesson = _lesson(store, candidate.lesson_id)
    text = lesson.answer if lesson else candidate.text
    if candidate.source is Source.LESSON and lesson is None:
        text = ""
    would = Part(heading, tuple(line for line in (text, _origin(candidate, lesson)) if line))
    wanted = translate("Why", "An answer should be right {times} times in 100; that is set on the Settings page.")
    sure = (confidence_words(candidate.confidence), wanted.format(times=round(precision * 100)))
    parts = (would, Part(translate("Why", "How sure"), sure), _answered_by(message))
    summary = translate("Why", "The best answer it had was not sure enough, so it said that it does not know.")
    return Why(message.id, summary, parts, lesson.id if lesson else None, text)


def _origin(candidate: Candidate, lesson: Lesson | None) -> str:
    """Where a held-back answer is from."""
    if lesson is not None:
        told = translate("Why", "from lesson {number}: {question}")
        return told.format(number=lesson.id, question=lesson.question)
    if candidate.source is Source.LESSON:
        return translate("Why", "from a lesson that has been forgotten since")
    return translate("Why", "from the network")


def _sure(message: Message) -> tuple[Part, ...]:
    if message.confidence is None:
        return ()
    meaning = translate("Why", "Of 100 answers that it is this sure of, about so many are right.")
    return (Part(translate("Why", "How sure"), (confidence_words(message.confidence), meaning)),)


def _answered_by(message: Message) -> Part:
    version = message.model or BASE_ID
    told = (
        translate("Why", "the network as shipped, {when}")
        if version == BASE_ID
        else translate("Why", "version {number} of the network, {when}")
    )
    line = told.format(number=version.lstrip("0"), when=when_words(message.created_at))
    return Part(translate("Why", "Answered by"), (line,))


def _lesson(store: Store, lesson_id: int | None) -> Lesson | None:
    if lesson_id is None:
        return None
    try:
        return store.lesson(lesson_id)
    except InputError:
        return None
