"""Caught while teaching: a lesson that is asked much the same and answered otherwise, and what tells the two apart.

Knows no network: it is given what the answering memory recalls, and how sure the judge would be of it.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from chatbot.contrast import NEGATIONS
from chatbot.domain import Draft, Lesson, clean_draft, normalise_question
from chatbot.kinship import WORD
from chatbot.memory import Match
from chatbot.store import Store

LIKELY = 0.4
"""From this confidence on a lesson might be given as the answer to the other one's question."""
ALIKE = 0.85
"""From this cosine of letter trigrams on two questions look the same, however well the memory tells them apart."""
NUMBER = re.compile(
    r".*\d.*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|once|twice"
)
ASKING = re.compile(r"\b(?:who(?:m|se)?|when|what time|where|why|how (?:much|many)|how)\b")
ALIASES = {"whom": "who", "whose": "who", "what time": "when", "how many": "how much"}

Choice = Literal["replace", "keep", "cancel"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
Recall = Callable[[str], Sequence[Match]]
Confidence = Callable[[Sequence[float]], float]


@dataclass(frozen=True, slots=True)
class Difference:
    """What tells two questions apart: words that only one of them has, in its order.

    ``numbers`` says whether there are numbers among them, ``negation`` whether only one of the two says no, and
    ``aims`` what each asks for (who, when, how much …) where that is not the same.
    """

    only_new: tuple[str, ...]
    only_known: tuple[str, ...]
    numbers: bool
    negation: bool
    aims: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A ``lesson`` with another answer, by its wording ``known`` that is nearest to the new question ``asked``.

    ``same_question``: only one of the two answers can be kept.
    """

    lesson: Lesson
    asked: str
    known: str
    same_question: bool
    difference: Difference


class TeachingService:
    """Teaches with a look at what is known.

    ``recall`` gives the lessons nearest to a question (`Answerer.recall`), ``confidence`` a probability that the
    evidence of a match suffices (`Judge.lesson`).
    """

    def __init__(self, store: Store, recall: Recall, confidence: Confidence) -> None:
        self._store, self._recall, self._confidence = store, recall, confidence

    def conflict(self, draft: Draft, changed: int | None = None) -> Conflict | None:
        """The nearest lesson with another answer; raises `InputError` for a draft that cannot be taught.

        ``changed`` is the lesson that the draft is to become: it does not contradict itself.
        """
        draft = clean_draft(draft)
        questions = self._new_questions(draft, changed)
        for question in questions:
            known = self._store.lesson_of(question)
            if known is not None and known.id == changed:
                continue
            if known is not None and not same_answer(known.answer, draft.answer):
                return self._described(known, question, same_question=True)
            if known is not None and question == draft.question:
                return None  # it is known as it is, and was kept apart from its neighbours before
        for question in questions:
            for match in self._recall(question):
                near = match.exact or match.letters >= ALIKE or self._confidence(match.features) >= LIKELY
                other = match.lesson.id != changed and not same_answer(match.lesson.answer, draft.answer)
                if near and other:
                    return self._described(match.lesson, question, same_question=False)
        return None

    def _new_questions(self, draft: Draft, changed: int | None) -> tuple[str, ...]:
        """Those to look at: all, or of a lesson that keeps its answer the wordings that it has not had."""
        questions = (draft.question, *draft.wordings)
        present = None if changed is None else self._store.lesson(changed)
        if present is None or not same_answer(present.answer, draft.answer):
            return questions
        had = {normalise_question(text) for text in present.questions}
        return tuple(text for text in questions if normalise_question(text) not in had)

    @staticmethod
    def _described(lesson: Lesson, question: str, same_question: bool) -> Conflict:
        apart = {text: difference(question, text) for text in lesson.questions}
        nearest = min(apart, key=lambda text: len(apart[text].only_new) + len(apart[text].only_known))
        return Conflict(lesson, question, nearest, same_question, apart[nearest])

    def teach(
        self, draft: Draft, conflict: Conflict | None, choice: Choice, source_message_id: int | None = None
    ) -> Lesson | None:
        """Teach ``draft`` as the person chose; None when nothing was changed.

        ``replace``: the lesson in conflict gets the new answer, and the new question as a wording of its own.
        ``keep``: both answers hold, each for its question; of the same question the present one.
        """
        if conflict is None:
            return self._store.teach(draft.question, draft.answer, source_message_id, draft.wordings)
        if choice == "cancel" or (choice == "keep" and conflict.same_question):
            return None
        if choice == "keep":
            return self._store.teach(draft.question, draft.answer, source_message_id, draft.wordings)
        known = conflict.lesson
        wordings = (*known.wordings, draft.question, *draft.wordings)
        return self._store.update_lesson(known.id, known.question, draft.answer, wordings, source_message_id)

    def change(self, lesson_id: int, draft: Draft, conflict: Conflict | None, choice: Choice) -> Lesson | None:
        """Make a lesson read as ``draft``; None when nothing was changed.

        ``replace``: the lesson in conflict is taken into this one, with all its wordings; ``keep``: both hold.
        Raises `InputError` when another lesson has the question or a wording.
        """
        if conflict is None or (choice == "keep" and not conflict.same_question):
            return self._store.update_lesson(lesson_id, draft.question, draft.answer, draft.wordings)
        if choice != "replace":
            return None
        return self._store.merge_lessons(lesson_id, conflict.lesson.id, draft)


def same_answer(one: str, other: str) -> bool:
    """Whether two answers say the same letters: case, blanks, marks at the end and Unicode's variants aside."""
    return normalise_question(one) == normalise_question(other)


def difference(new: str, known: str) -> Difference:
    """What tells the question ``new`` from ``known``."""
    ours, theirs = _words(new), _words(known)
    only_new = tuple(dict.fromkeys(word for word in ours if word not in theirs))
    only_known = tuple(dict.fromkeys(word for word in theirs if word not in ours))
    numbers = any(map(NUMBER.fullmatch, (*only_new, *only_known)))
    denied, known_denied = (NEGATIONS.search(text.casefold()) is not None for text in (new, known))
    aims = _aim(new), _aim(known)
    return Difference(
        only_new, only_known, numbers, denied != known_denied, aims if all(aims) and aims[0] != aims[1] else None
    )


def _aim(text: str) -> str:
    """The first word that asks; empty for none, and for ``what`` and ``which``, which may ask for anything."""
    found = ASKING.search(normalise_question(text))
    return ALIASES.get(found[0], found[0]) if found else ""


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    return [word.removesuffix("'s") for word in WORD.findall(normalise_question(plain))]


def describe(conflict: Conflict) -> str:
    """What is known, and what tells it apart, in whole sentences."""
    known = f"Lesson {conflict.lesson.id} answers “{conflict.known}” with “{conflict.lesson.answer}”."
    if conflict.same_question:
        return f"{known} It is the same question."
    apart = conflict.difference
    parts = [
        f"only the new one says {_listed(apart.only_new)}" if apart.only_new else "",
        f"only the known one says {_listed(apart.only_known)}" if apart.only_known else "",
        f"the new one asks {apart.aims[0]}, the known one {apart.aims[1]}" if apart.aims else "",
        "they name different numbers" if apart.numbers else "",
        "one of them denies what the other asks" if apart.negation else "",
    ]
    told = "; ".join(part for part in parts if part) or "only the order of the words"
    return f"{known} What tells them apart: {told}."


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
