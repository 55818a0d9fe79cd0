"""The proof of forgetting: what was forgotten is asked for again, as it was taught and in other words.

Pure of storage: the answerer is handed in with the lessons that it has now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chatbot.answering import Answerer, AnswerOptions
from chatbot.comparing import same
from chatbot.domain import Answer, Lesson

OPENINGS = ("Can you tell me: {question}", "I forgot, {question}")
SHORT = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is said to it now.

    ``back``: the forgotten answer was given; ``held_back``: it was the best guess, but not sure enough to be said.
    """

    question: str
    given: str
    back: bool
    held_back: bool = False


def rewordings(question: str) -> tuple[str, ...]:
    """Five other ways to type a question: without marks, with an opening, a word less, a slip of the fingers."""
    plain = question.lower().rstrip("?!. ")
    words = plain.split()
    telling = " ".join(word for word in words if len(word) > SHORT)
    made = (plain, *(opening.format(question=question) for opening in OPENINGS), telling, _slip(plain))
    return tuple(dict.fromkeys(text for text in made if text and text != question))


def _slip(text: str) -> str:
    """Two letters of the longest word change places."""
    longest = max(text.split(), key=len, default="")
    middle = len(longest) // 2
    if len(longest) <= SHORT:
        return text
    slipped = longest[: middle - 1] + longest[middle] + longest[middle - 1] + longest[middle + 1 :]
    return text.replace(longest, slipped, 1)


def ask_again(answerer: Answerer, lessons: Iterable[Lesson], precision: float) -> Iterator[Asked]:
    """Every question of each lesson, then its rewordings, one by one."""
    for lesson in lessons:
        asked = (*lesson.questions, *rewordings(lesson.question))
        for question in dict.fromkeys(asked):
            yield _asked(answerer, question, lesson.answer, precision)


def _asked(answerer: Answerer, question: str, forgotten: str, precision: float) -> Asked:
    last = list(answerer.answer((), question, AnswerOptions(precision)))[-1]
    assert isinstance(last, Answer)
    back = same(last.text, forgotten)
    guessed = last.candidate is not None and same(last.candidate.text, forgotten)
    return Asked(question, last.text, back, guessed and not back)
