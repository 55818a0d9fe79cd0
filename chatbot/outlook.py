"""What a retrain would train now, what it would leave out and why.  Reads; writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from chatbot.domain import Lesson, normalise_question
from chatbot.learning import LearningService, Start
from chatbot.store import Store

SAMPLES = 5
Reason = Literal["private", "rated down", "forgotten", "contradicted", "switched off"]


@dataclass(frozen=True, slots=True)
class Portion:
    """So many of a kind, and the first few questions; none of a private conversation, none that was forgotten."""

    count: int
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """``new`` lessons and those already in the network (``earlier``) are trained, with approved answers and what is
    to be rehearsed; ``left_out`` says why the rest is not.  ``seconds`` is an estimate.
    """

    new: Portion
    earlier: int
    approved: Portion
    rehearse: Portion
    left_out: tuple[tuple[Reason, Portion], ...]
    start: Start
    seconds: float

    @property
    def total(self) -> int:
        """Lessons and approved answers together."""
        return self.new.count + self.earlier + self.approved.count


def look_ahead(store: Store, learning: LearningService) -> Outlook:
    """As things are now."""
    lessons = store.lessons()
    states, approved = learning.lesson_states(lessons), learning.approved_pairs(lessons)
    fresh = [one.question for one in reversed(lessons) if states[one.id].standing in ("waiting", "partly")]
    left_out = tuple((reason, portion) for reason, portion in _left_out(store, learning, lessons) if portion.count)
    return Outlook(
        _portion(fresh),
        len(lessons) - len(fresh),
        _portion([pair.question for pair in approved]),
        _portion(learning.rehearsing()),
        left_out,
        learning.start(),
        learning.waiting().seconds,
    )


def _left_out(store: Store, learning: LearningService, lessons: Sequence[Lesson]) -> tuple[tuple[Reason, Portion], ...]:
    taught = {normalise_question(question): lesson.answer for lesson in lessons for question in lesson.questions}
    approved = store.approved()
    known = [(pair, taught.get(normalise_question(pair.question))) for pair in approved]
    against = [pair.question for pair, answer in known if answer is not None and answer != pair.answer]
    silent = [] if learning.learn_from_history else [pair.question for pair, answer in known if answer is None]
    return (
        ("private", Portion(store.private_approvals())),
        ("rated down", _portion(store.rated_down())),
        ("contradicted", _portion(against)),
        ("switched off", _portion(silent)),
        ("forgotten", Portion(len(store.forgotten()))),
    )


def _portion(questions: Sequence[str]) -> Portion:
    return Portion(len(questions), tuple(questions[:SAMPLES]))
