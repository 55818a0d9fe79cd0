"""What the rewording exam teaches and asks: lessons with other wordings, near-twins and unknown questions.

Held out: no network is trained on ``office.toml``.  Knows no ranker and no figure.
"""

import random
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from chatbot.domain import QaPair, normalise_question
from training.corpora.examples import Group
from training.corpora.wordings import wordings


class Kind(StrEnum):
    """A rewording has a lesson that answers it; an unknown question and a near-twin of a lesson have none."""

    REWORDING = "rewording"
    UNKNOWN = "unknown"
    TWIN = "twin"


@dataclass(frozen=True, slots=True)
class Question:
    """``lesson`` is the number of the lesson that answers it, None when it must be refused."""

    text: str
    kind: Kind
    lesson: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Lessons (at least one) taught together, each by one question, and what is asked then."""

    name: str
    lessons: tuple[QaPair, ...]
    questions: tuple[Question, ...]

    @property
    def taught(self) -> list[str]:
        """The lessons' questions."""
        return [lesson.question for lesson in self.lessons]

    @property
    def asked(self) -> list[str]:
        """The questions' texts."""
        return [question.text for question in self.questions]

    def count(self, kind: Kind) -> int:
        """How many questions of a kind it has."""
        return sum(question.kind is kind for question in self.questions)


def office(half: int | None = None) -> QuestionSet:
    """The project's own: an office, a club, a school, a shop, a practice, a workshop, a household.

    Half 0 fits the judge, half 1 examines it: they share no lesson, twin or unknown question.  None gives both.
    """
    raw: dict[str, Any] = tomllib.loads(resources.files("training.corpora").joinpath("office.toml").read_text("utf-8"))
    rows = [row for number, row in enumerate(raw["lesson"]) if half in (None, number % 2)]
    taught = {row["question"] for row in rows}
    lessons = tuple(QaPair(row["question"], row["answer"]) for row in rows)
    questions = [
        Question(text, Kind.REWORDING, number) for number, row in enumerate(rows) for text in row["rewordings"]
    ]
    questions += [Question(twin["other"], Kind.TWIN) for twin in raw["twin"] if twin["question"] in taught]
    unknown = [text for number, text in enumerate(raw["unknown"]) if half in (None, number % 2)]
    questions += [Question(text, Kind.UNKNOWN) for text in unknown]
    return QuestionSet("office", lessons, tuple(questions))


def held_out_wordings(half: int | None = None) -> QuestionSet:
    """Of the project's own wordings, the groups that train nothing; halves as in `office`.

    The plainest wording of two in three groups is taught, the others are unknown.  An answer is the group's number.
    """
    groups = [group for number, group in enumerate(wordings()[1]) if half in (None, number % 2)]
    lessons: list[QaPair] = []
    questions: list[Question] = []
    for number, group in enumerate(groups):
        if number % 3 == 2:
            questions += [Question(text, Kind.UNKNOWN) for text in group.phrasings]
        else:
            questions += [Question(text, Kind.REWORDING, len(lessons)) for text in group.phrasings[1:]]
            lessons.append(QaPair(group.phrasings[0], str(number)))
    return QuestionSet("wordings", tuple(lessons), tuple(questions))


def from_groups(
    name: str, groups: Sequence[Group], seed: int, asked: int = 10, untaught: float = 0.0, strangers: Iterable[str] = ()
) -> QuestionSet:
    """Teach one phrasing of each group and ask up to ``asked`` others.

    The share ``untaught`` (0 to 1) of the groups is asked but not taught: unknown questions, as ``strangers`` are.
    """
    order = random.Random(seed)
    shuffled = order.sample(list(groups), len(groups))
    silent = round(untaught * len(groups))
    lessons: list[QaPair] = []
    questions = [
        Question(text, Kind.UNKNOWN)
        for group in shuffled[:silent]
        for text in order.sample(group.phrasings, min(asked, len(group.phrasings)))
    ]
    for group in shuffled[silent:]:
        taught = order.choice(group.phrasings)
        others = [text for text in group.phrasings if normalise_question(text) != normalise_question(taught)]
        chosen = order.sample(others, min(asked, len(others)))
        questions += [Question(text, Kind.REWORDING, len(lessons)) for text in chosen]
        lessons.append(QaPair(taught, group.answer or group.name))
    questions += [Question(text, Kind.UNKNOWN) for text in strangers]
    return QuestionSet(name, tuple(lessons), tuple(questions))
