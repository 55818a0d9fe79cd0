"""Forgetting on request, everywhere the program keeps text, and saying plainly what it cannot reach.

The memory forgets at once.  Texts go from runs that are not over, from exam reports and from backups too; weights
cannot be edited, so the next retrain builds on a version that never saw what was forgotten (`LearningService.start`).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from chatbot.checkpoints import BASE_ID, CheckpointRegistry
from chatbot.domain import Lesson, normalise_question
from chatbot.errors import ChatbotError
from chatbot.forget_store import Gone
from chatbot.jobs import ExamReport, RunDirectory
from chatbot.learning import LearningService, child_alive, discard
from chatbot.manifest import rewrite_manifest
from chatbot.paths import DataPaths
from chatbot.store import Store
from chatbot.vector_cache import forget_vectors

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What was forgotten, and what is left.

    ``versions`` still have some of it in their weights, ``start`` is what the next retrain builds on; ``left`` says
    in whole sentences where else something remains.
    """

    gone: Gone
    versions: tuple[str, ...]
    start: str
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would be forgotten, and from where.

    ``versions`` have some of it in their weights; ``start`` is what the next retrain would build on, ``in_use`` says
    whether that is not the version in use.  ``backups`` are looked through.
    """

    gone: Gone
    versions: tuple[str, ...]
    start: str
    in_use: bool
    backups: int


@dataclass(frozen=True, slots=True)
class _Traces:
    """By what forgotten lessons are recognised in files."""

    questions: frozenset[str]
    answers: frozenset[str]
    fingerprints: frozenset[str]

    def without(self, exam: ExamReport) -> ExamReport:
        """The report without changed answers that quote a forgotten lesson."""
        kept = (
            one
            for one in exam.changed
            if normalise_question(one.question) not in self.questions
            and not {normalise_question(one.before), normalise_question(one.after)} & self.answers
        )
        return replace(exam, changed=tuple(kept))


def _of_time(moment: datetime) -> Callable[[Store], Gone]:
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return lambda store: store.forget_before(text)


def _traces(lessons: tuple[Lesson, ...], fingerprints: set[str]) -> _Traces:
    questions = frozenset(normalise_question(text) for lesson in lessons for text in lesson.questions)
    answers = frozenset(normalise_question(lesson.answer) for lesson in lessons)
    return _Traces(questions, answers, frozenset(fingerprints))


class ForgettingService:
    """Forgets in the store and in the files beside it."""

    def __init__(self, store: Store, learning: LearningService, registry: CheckpointRegistry, paths: DataPaths) -> None:
        self._store, self._learning, self._registry, self._paths = store, learning, registry, paths

    def lesson(self, lesson_id: int) -> Report:
        """Raises `InputError` when there is none."""
        return self._forget(self._of_lesson(lesson_id))

    def conversation(self, conversation_id: int) -> Report:
        """With the lessons that were taught from it; raises `InputError` when there is none."""
        return self._forget(self._of_conversation(conversation_id))

    def before(self, moment: datetime) -> Report:
        """All messages from before ``moment`` (with its time zone), and the lessons that were not changed since."""
        return self._forget(_of_time(moment))

    def lesson_forecast(self, lesson_id: int) -> Forecast:
        """What `lesson` would do; raises `InputError` when there is none."""
        return self._forecast(self._of_lesson(lesson_id))

    def conversation_forecast(self, conversation_id: int) -> Forecast:
        """What `conversation` would do; raises `InputError` when there is none."""
        return self._forecast(self._of_conversation(conversation_id))

    def before_forecast(self, moment: datetime) -> Forecast:
        """What `before` would do."""
        return self._forecast(_of_time(moment))

    def _of_lesson(self, lesson_id: int) -> Callable[[Store], Gone]:
        keys = frozenset(map(normalise_question, self._store.lesson(lesson_id).questions))
        return lambda store: store.forget_questions(keys)

    def _of_conversation(self, conversation_id: int) -> Callable[[Store], Gone]:
        made = self._store.conversation(conversation_id).created_at
        return lambda store: store.forget_conversation(conversation_id, made)

    def _forecast(self, forget: Callable[[Store], Gone]) -> Forecast:
        gone, barred = self._store.forecast(lambda: forget(self._store))
        versions = self._registry.versions()
        start = self._learning.start(barred).version
        inside = tuple(one.id for one in versions if barred & set(one.manifest.trained))
        return Forecast(gone, inside, start.id, not start.current, len(list(self._paths.backups.glob("*.db"))))

    def _forget(self, forget: Callable[[Store], Gone]) -> Report:
        earlier = self._store.forgotten()
        gone = forget(self._store)
        pairs = {pair.fingerprint for lesson in gone.lessons for pair in lesson.pairs}
        fresh = (self._store.forgotten() - earlier) | pairs
        traces = _traces(gone.lessons, fresh)
        left = [*self._clean_runs(traces), *self._clean_reports(traces), *self._clean_backups(forget)]
        left += self._clean_vectors()
        mentions = self._store.mentions(traces.questions | traces.answers)
        if mentions:
            say = "message in a conversation still says" if mentions == 1 else "messages in conversations still say"
            left.append(f"{mentions:,} {say} it; conversations can be forgotten too.")
        start = self._learning.start()
        versions = [one.id for one in self._registry.versions() if fresh & set(one.manifest.trained)]
        return Report(gone, tuple(versions), start.version.id, tuple(left))

    def _clean_runs(self, traces: _Traces) -> list[str]:
        left = []
        for folder in sorted(path for path in self._paths.runs.iterdir() if path.is_dir()):
            run = RunDirectory(folder)
            try:
                if self._concerned(run, traces):
                    if child_alive(run):
                        run.ask_to_stop()
                        left.append("A training that has it is being stopped; what it made will not be used.")
                    else:
                        discard(run)
                self._clean_result(run, traces)
            except (ChatbotError, OSError) as error:
                left.append(f"The training in {folder} could not be cleaned ({error}).")
        return left

    @staticmethod
    def _concerned(run: RunDirectory, traces: _Traces) -> bool:
        if not (run.path / "request.json").exists():
            return False
        request = run.read_request()
        return bool(traces.fingerprints & {pair.fingerprint for pair in (*request.lessons, *request.approved)})

    @staticmethod
    def _clean_result(run: RunDirectory, traces: _Traces) -> None:
        result = run.read_result()
        if result is not None and result.exam is not None and traces.without(result.exam) != result.exam:
            run.write_result(replace(result, exam=traces.without(result.exam)))

    def _clean_reports(self, traces: _Traces) -> list[str]:
        """In the versions' folders; the database's own copies of the reports go."""
        self._store.drop_reports()
        left = []
        for version in self._registry.versions():
            exam = version.manifest.exam
            if version.id == BASE_ID or exam is None or traces.without(exam) == exam:
                continue
            try:
                rewrite_manifest(version.path, replace(version.manifest, exam=traces.without(exam)))
            except OSError as error:
                left.append(f"The exam report of version {version.id} could not be cleaned ({error.strerror}).")
        return left

    def _clean_vectors(self) -> list[str]:
        """All of them: the next start computes those that may stay."""
        try:
            forget_vectors(self._paths.vectors)
        except OSError as error:
            return [f"The lessons' vectors in {self._paths.vectors} could not be deleted ({error.strerror})."]
        return []

    def _clean_backups(self, forget: Callable[[Store], Gone]) -> list[str]:
        left = []
        for path in sorted(self._paths.backups.glob("*.db")):
            try:
                with Store.open(path) as backup:
                    forget(backup)
                    backup.drop_reports()
            except ChatbotError as error:
                left.append(f"The backup {path.name} could not be cleaned: {error}")
        return left
