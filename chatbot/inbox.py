"""The teach-me inbox: questions that were refused or answered badly, grouped by meaning; one answer teaches a group.

Private conversations are never in it.  Knows no network: sentence vectors and the rarity of words are handed in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from chatbot.conflicts import difference
from chatbot.contrast import contrasts
from chatbot.domain import Lesson, normalise_question, question_print
from chatbot.errors import InputError
from chatbot.kinship import Kinship, Rarity, words_of
from chatbot.memory import Vectoriser
from chatbot.model.arrays import Array
from chatbot.store import Store, Unanswered

ALIKE = 0.82
"""Cosine of two questions' sentence vectors from which on they may want the same answer."""
STRANGE = 0.25
"""How strange a word of one may be to the other; a lower bound for names and things, above that of small words."""
LOOKED_BACK = 2000


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that want the same answer.

    ``wordings`` are different ones, the most asked first; ``times`` counts all askings; ``message_id`` is the newest
    answer that refused, or got a thumb down.
    """

    wordings: tuple[str, ...]
    times: int
    message_id: int
    dismissed: bool = False

    @property
    def question(self) -> str:
        """The one that stands for all."""
        return self.wordings[0]


class InboxService:
    """Lists what waits for an answer, and takes the answers.

    ``vectorise`` gives (N, E) unit vectors of texts, ``rarity`` a word's -log p in nats.
    """

    def __init__(self, store: Store, vectorise: Vectoriser, rarity: Rarity) -> None:
        self._store, self._vectorise = store, vectorise
        self._vectors: dict[str, Array] = {}
        self._kinship = Kinship(rarity, lambda word: self._vectors_of([word])[0])

    def groups(self) -> list[Group]:
        """Those that wait: the most asked first, of those the newest."""
        return [group for group in self._all() if not group.dismissed]

    def dismissed(self) -> list[Group]:
        """Those that the person does not want to answer."""
        return [group for group in self._all() if group.dismissed]

    def both(self) -> tuple[list[Group], list[Group]]:
        """`groups` and `dismissed`, looked for once."""
        found = self._all()
        return [one for one in found if not one.dismissed], [one for one in found if one.dismissed]

    def _all(self) -> list[Group]:
        """A group of which one wording was dismissed is so in all of them, also in those that come later."""
        lessons = {normalise_question(text): one for one in self._store.lessons() for text in one.questions}
        waiting = (one for one in self._store.unanswered(LOOKED_BACK) if not _settled(one, lessons))
        gone = self._store.dismissed_questions()
        found = sorted(self._clustered(sorted(_by_wording(waiting), key=_rank)), key=_rank)
        return [replace(one, dismissed=bool(gone & set(map(question_print, one.wordings)))) for one in found]

    def dismiss(self, group: Group) -> None:
        """Do not show it any more, however often it is asked."""
        self._store.dismiss_questions(map(question_print, group.wordings))

    def reopen(self, group: Group) -> None:
        """Show it again."""
        self._store.reopen_questions(map(question_print, group.wordings))

    def _clustered(self, single: Sequence[Group]) -> list[Group]:
        """Greedy: each question joins the nearest group that it is a rewording of, or leads one of its own."""
        if not single:
            return []
        vectors = self._vectors_of([group.question for group in single])
        leaders: list[int] = []
        groups: list[Group] = []
        for number, group in enumerate(single):
            near = vectors[leaders] @ vectors[number]
            places = [int(place) for place in np.argsort(-near, kind="stable") if near[place] >= ALIKE]
            home = next((place for place in places if self._one(group, groups[place])), None)
            if home is None:
                leaders.append(number)
                groups.append(group)
            else:
                groups[home] = _joined(groups[home], group)
        return groups

    def _one(self, group: Group, other: Group) -> bool:
        """Nothing that counts tells the two apart: near vectors alone would make one of near-twins."""
        apart = difference(group.question, other.question)
        if apart.numbers or apart.aims or contrasts(group.question, other.question):
            return False
        sides = ((apart.only_new, other.question), (apart.only_known, group.question))
        return all(self._strangeness(words, text) <= STRANGE for words, text in sides)

    def _strangeness(self, words: Sequence[str], text: str) -> float:
        """How strange the strangest of ``words`` is to ``text``; 0 where there are none."""
        others = words_of(text)
        if not words:
            return 0.0
        self._vectors_of([*words, *others])  # read at once
        return self._kinship.met(words, others).strange[0]

    def _vectors_of(self, texts: Sequence[str]) -> Array:
        """(N, E) of questions or single words, each encoded once."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if fresh:
            self._vectors.update(zip(fresh, self._vectorise(fresh), strict=True))
        return np.stack([self._vectors[text] for text in texts])

    def answer(self, group: Group, answer: str) -> Lesson:
        """One lesson with all wordings of the group; a lesson that has one of them gets the new answer.

        Raises `InputError` when the answer is empty or too long, or several lessons have them.
        """
        owners = {one.id: one for text in group.wordings if (one := self._store.lesson_of(text)) is not None}
        if len(owners) > 1:
            raise InputError(f"These questions belong to lessons {', '.join(map(str, owners))}; change those.")
        if not owners:
            return self._store.teach(group.question, answer, group.message_id, group.wordings[1:])
        (owner,) = owners.values()
        wordings = (*owner.wordings, *group.wordings)
        return self._store.update_lesson(owner.id, owner.question, answer, wordings, group.message_id)


def _settled(one: Unanswered, lessons: Mapping[str, Lesson]) -> bool:
    """Whether a lesson answers it by now; what got a thumb down, only if it was taught since."""
    lesson = lessons.get(normalise_question(one.question))
    return lesson is not None and (one.refused or lesson.updated_at > one.at)


def _by_wording(waiting: Iterable[Unanswered]) -> list[Group]:
    """The same question but for case, blanks and end marks as one, written as it was last."""
    found: dict[str, Group] = {}
    for one in waiting:
        key = normalise_question(one.question)
        known = found.get(key, Group((one.question,), 0, one.message_id))
        found[key] = Group(known.wordings, known.times + 1, known.message_id)
    return list(found.values())


def _joined(group: Group, other: Group) -> Group:
    return Group((*group.wordings, *other.wordings), group.times + other.times, max(group.message_id, other.message_id))


def _rank(group: Group) -> tuple[int, int]:
    return -group.times, -group.message_id
