"""The store's part that takes in a whole file of lessons at once, and takes it back."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from chatbot.domain import Draft, Lesson, clean_draft, utc_now
from chatbot.errors import InputError
from chatbot.lesson_store import LessonStore


@dataclass(frozen=True, slots=True)
class LastImport:
    """What could be undone.  ``changed`` lessons had been there before; ``edited`` ones were changed again since."""

    name: str
    created_at: str
    added: int
    changed: int
    edited: int


@dataclass(frozen=True, slots=True)
class Undone:
    """``removed`` lessons were added by the import, ``restored`` ones are as they were before it.

    ``kept`` ones were edited since and stay as they are.
    """

    name: str
    removed: tuple[Lesson, ...]
    restored: tuple[Lesson, ...]
    kept: tuple[Lesson, ...]


class ImportStore(LessonStore):
    """Lessons, and the last import of many."""

    def apply_import(self, name: str, added: Sequence[Draft], changed: Sequence[tuple[Lesson, Draft]]) -> None:
        """All or none; only this import can be undone from now on.

        ``changed`` holds lessons as they are with what they shall be.  Raises `InputError` when one is not as it
        was any more, or a question belongs to another lesson by now.
        """
        now = utc_now()
        with self._transaction():
            self._write("DELETE FROM imports", [])
            number = self._insert("imports", {"name": name, "created_at": now})
            for before, draft in changed:
                if self.lesson(before.id) != before:
                    raise InputError(f"Lesson {before.id} was changed in the meantime; please import again.")
                self._rewrite(before, clean_draft(draft))
                self._note_change(number, before.id, before)
            for draft in added:
                if self.lesson_of(draft.question) is not None:
                    raise InputError(f"“{draft.question}” was taught in the meantime; please import again.")
                self._note_change(number, self._upsert_lesson(clean_draft(draft), None, now), None)
            self._let_go_of_lessons()

    def _note_change(self, import_id: int, lesson_id: int, before: Lesson | None) -> None:
        text = json.dumps(asdict(before), ensure_ascii=False) if before else None
        self._insert("import_changes", {"lesson_id": lesson_id, "import_id": import_id, "before": text})

    def last_import(self) -> LastImport | None:
        """None when there was none, or it was undone."""
        rows = self._rows(
            """SELECT name, created_at, count(*) FILTER (WHERE before IS NULL AND NOT edited) AS added,
            count(before) AS changed, coalesce(sum(edited), 0) AS edited
            FROM imports LEFT JOIN import_changes ON import_id = imports.id AND lesson_id IS NOT NULL
            GROUP BY imports.id"""
        )
        return LastImport(**rows[0]) if rows else None

    def undo_import(self) -> Undone:
        """Take the last import back, but for lessons that were edited since.

        Raises `InputError` when there is nothing to undo.
        """
        with self._transaction():
            last = self.last_import()
            if last is None:
                raise InputError("There is no import to undo.")
            rows = self._rows("SELECT lesson_id, before, edited FROM import_changes ORDER BY lesson_id")
            removed, restored, kept = list[Lesson](), list[Lesson](), list[Lesson]()
            for row in rows:
                present = self.lesson(row["lesson_id"])
                if row["edited"]:
                    kept.append(present)
                elif row["before"] is None:
                    self._remove(present.id)
                    removed.append(present)
                else:
                    restored.append(self._restore(present, json.loads(row["before"])))
            self._write("DELETE FROM imports", [])
            self._let_go_of_lessons()
        return Undone(last.name, tuple(removed), tuple(restored), tuple(kept))

    def _restore(self, present: Lesson, before: dict[str, str | list[str]]) -> Lesson:
        self._rewrite(present, Draft(str(before["question"]), str(before["answer"]), tuple(before["wordings"])))
        self._write("UPDATE lessons SET updated_at = ? WHERE id = ?", [str(before["updated_at"]), present.id])
        return self.lesson(present.id)
