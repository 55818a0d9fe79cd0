"""Many lessons from a file: what would become of each, then all of it or nothing, and one way back.

The plan is pure: it compares a file's rows with the lessons as they are, and says so before anything is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from chatbot.domain import Draft, Lesson, clean_draft, normalise_question
from chatbot.errors import InputError
from chatbot.import_store import Undone
from chatbot.interchange import Reading, Row, Skipped
from chatbot.store import Store

OnConflict = Literal["keep", "replace", "fail"]
ON_CONFLICT: tuple[OnConflict, ...] = get_args(OnConflict)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A row whose question has another answer already: ``known`` is a lesson, or an earlier row of the same file."""

    row: Row
    known: Lesson | Row

    @property
    def answer(self) -> str:
        """The answer that is there already."""
        return self.known.answer if isinstance(self.known, Lesson) else self.known.draft.answer


@dataclass(frozen=True, slots=True)
class Addition:
    """A row that brings other wordings for a lesson with the same answer."""

    row: Row
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    ``repeated`` rows contradict an earlier row of the file, ``conflicts`` a lesson; ``same`` rows are there already.
    """

    new: tuple[Row, ...] = ()
    same: tuple[Row, ...] = ()
    additions: tuple[Addition, ...] = ()
    conflicts: tuple[Contradiction, ...] = ()
    repeated: tuple[Contradiction, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, in numbers of lessons; ``unchanged`` counts rows."""

    added: int
    replaced: int
    extended: int
    unchanged: int


def plan_import(reading: Reading, lessons: Iterable[Lesson], last_counts: bool = False) -> Plan:
    """Compare the rows of a file among themselves and with the lessons.

    Of contradicting answers in the file the first counts, or the last.
    """
    owners = {normalise_question(text): lesson for lesson in lessons for text in lesson.questions}
    folded = _fold(reading.rows, owners, last_counts)
    new, same = list[Row](), list[Row](folded.doubles)
    additions, conflicts, skipped = list[Addition](), list[Contradiction](), [*reading.skipped, *folded.skipped]
    for row in folded.rows:
        lesson = _owner(row.draft, owners)
        row, taken = _without_taken(row, owners, lesson)
        skipped += taken
        if lesson is None:
            new.append(row)
        elif lesson.answer != row.draft.answer:
            conflicts.append(Contradiction(row, lesson))
        elif _fresh(row.draft, lesson):
            additions.append(Addition(row, lesson))
        else:
            same.append(row)
    return Plan(tuple(new), tuple(same), tuple(additions), tuple(conflicts), folded.repeated, tuple(skipped))


def _owner(draft: Draft, owners: dict[str, Lesson]) -> Lesson | None:
    """The lesson that has the question; or, with the same answer, one of the wordings."""
    known = owners.get(normalise_question(draft.question))
    others = (owners.get(normalise_question(text)) for text in draft.wordings)
    return known or next((one for one in others if one is not None and one.answer == draft.answer), None)


def _without_taken(row: Row, owners: dict[str, Lesson], lesson: Lesson | None) -> tuple[Row, list[Skipped]]:
    """The row without wordings that belong to another lesson than ``lesson``."""
    kept, skipped = list[str](), list[Skipped]()
    for text in row.draft.wordings:
        owner = owners.get(normalise_question(text))
        if owner is None or owner == lesson:
            kept.append(text)
        else:
            skipped.append(Skipped(row.where, f"the wording “{text}” belongs to lesson {owner.id}"))
    return replace(row, draft=replace(row.draft, wordings=tuple(kept))), skipped


def _fresh(draft: Draft, lesson: Lesson) -> list[str]:
    """The wordings, the question among them, that the lesson does not have."""
    known = {normalise_question(text) for text in lesson.questions}
    return [text for text in (draft.question, *draft.wordings) if normalise_question(text) not in known]


@dataclass(frozen=True, slots=True)
class _Folded:
    rows: tuple[Row, ...]
    doubles: tuple[Row, ...]
    repeated: tuple[Contradiction, ...]
    skipped: tuple[Skipped, ...]


def _fold(rows: Sequence[Row], owners: dict[str, Lesson], last_counts: bool) -> _Folded:
    """Rows with the same question, or questions of the same lesson, as one with all their wordings."""
    places = {key: normalise_question(lesson.question) for key, lesson in owners.items()}
    first: dict[str, Row] = {}
    doubles, repeated, skipped = list[Row](), list[Contradiction](), list[Skipped]()
    for row in rows:
        key = places.setdefault(normalise_question(row.draft.question), normalise_question(row.draft.question))
        known = first.get(key)
        if known is None:
            first[key] = replace(row, draft=replace(row.draft, wordings=()))
        elif known.draft.answer == row.draft.answer:
            doubles.append(row)
        else:
            repeated.append(Contradiction(row, known))
            if not last_counts:
                continue
            first[key] = replace(row, draft=replace(known.draft, answer=row.draft.answer))
        for text in row.draft.wordings:
            place = places.setdefault(normalise_question(text), key)
            if place == key or place not in first:
                first[key] = _with_wording(first[key], text)
            else:
                skipped.append(Skipped(row.where, f"the wording “{text}” stands at {first[place].where} too"))
    return _Folded(tuple(first.values()), tuple(doubles), tuple(repeated), tuple(skipped))


def _with_wording(row: Row, text: str) -> Row:
    return replace(row, draft=clean_draft(replace(row.draft, wordings=(*row.draft.wordings, text))))


class ImportService:
    """Plans, applies and undoes imports on a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plan(self, reading: Reading, on_conflict: OnConflict = "keep") -> Plan:
        """What `apply` would do now; with ``replace`` the last of a file's contradicting answers counts."""
        return plan_import(reading, self._store.lessons(), last_counts=on_conflict == "replace")

    def apply(self, reading: Reading, name: str, on_conflict: OnConflict = "fail") -> Imported:
        """All or nothing.  Where answers contradict, ``keep`` the present ones, ``replace`` them, or ``fail``.

        Raises `InputError` when it may not contradict, or the lessons were changed in the meantime.
        """
        plan = self.plan(reading, on_conflict)
        clashes = [*plan.conflicts, *plan.repeated]
        if clashes and on_conflict == "fail":
            raise InputError(_complaint(clashes, name))
        replaced = plan.conflicts if on_conflict == "replace" else ()
        changes = _changes([*plan.additions, *replaced])
        self._store.apply_import(name, [row.draft for row in plan.new], changes)
        return Imported(len(plan.new), len(replaced), len(plan.additions), len(plan.same))

    def undo(self) -> Undone:
        """Take the last import back; raises `InputError` when there is none."""
        return self._store.undo_import()


def _changes(wanted: Sequence[Addition | Contradiction]) -> list[tuple[Lesson, Draft]]:
    """Each lesson once, with what it shall be: all its wordings, the new ones behind, and the wanted answer."""
    changed: dict[int, tuple[Lesson, Draft]] = {}
    for one in wanted:
        lesson = one.lesson if isinstance(one, Addition) else one.known
        assert isinstance(lesson, Lesson)
        _, draft = changed.get(lesson.id, (lesson, Draft(lesson.question, lesson.answer, lesson.wordings)))
        wordings = (*draft.wordings, *_fresh(one.row.draft, lesson))
        changed[lesson.id] = lesson, Draft(lesson.question, one.row.draft.answer, wordings)
    return list(changed.values())


def _complaint(clashes: Sequence[Contradiction], name: str) -> str:
    first = clashes[0]
    known = f"lesson {first.known.id}" if isinstance(first.known, Lesson) else first.known.where
    return (
        f"Nothing was imported from {name}: {len(clashes):,} of its answers contradict what is there "
        f"({first.row.where}, against {known}); choose to keep or to replace them."
    )
