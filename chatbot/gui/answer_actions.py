"""What is done with an answer in the transcript: correct it, rate it, try again, flip through its versions.

Signals:
    AnswerActions.rated: an answer was rated.
    AnswerActions.version_shown: another version of an answer is shown.
    AnswerActions.said: a `Said`, for the notice bar.
    AnswerActions.failed: a sentence for the composer.
"""

from PySide6.QtCore import QObject, Signal

from chatbot.domain import Draft
from chatbot.errors import ChatbotError
from chatbot.gui.answer_view import Rated, Teaching, VersionWanted
from chatbot.gui.asking import Asking
from chatbot.gui.language import translate
from chatbot.gui.notice_bar import Said
from chatbot.gui.ratings import Rating, Ratings
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences, Services
from chatbot.gui.teacher import Taught, Teacher
from chatbot.gui.transcript import Transcript


def busy_words() -> str:
    """Why a question cannot be put now."""
    return translate("AnswerActions", "One question at a time: the answer before this one is still on its way.")


class AnswerActions(QObject):
    """Takes the wishes of the transcript's answers, and shows there what came of them."""

    rated = Signal()
    version_shown = Signal()
    said = Signal(Said)
    failed = Signal(str)

    def __init__(
        self,
        services: Services,
        preferences: Preferences,
        teacher: Teacher,
        transcript: Transcript,
        asking: Asking,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._preferences = services.store, preferences
        self._teacher, self._ratings = teacher, Ratings(services, teacher)
        self._transcript, self._asking = transcript, asking
        transcript.taught.connect(self.teach)
        transcript.rated.connect(self._rate)
        transcript.again_wanted.connect(self._try_again)
        transcript.version_wanted.connect(self._show_version)

    def teach(self, teaching: Teaching) -> None:
        """The right answer to the question of a message."""
        try:
            question = self._store.question_of(teaching.message_id).text
        except ChatbotError as error:
            self._taught(teaching.message_id, Taught(in_words(error), failed=True))
            return
        draft = Draft(question, teaching.answer)
        self._teacher.teach(draft, lambda taught: self._taught(teaching.message_id, taught), teaching.message_id)

    def _taught(self, message_id: int, taught: Taught) -> None:
        view = self._transcript.answer_to(message_id)
        if view is None:
            self.said.emit(Said(taught.sentence))
        elif taught.lesson is None:
            view.refuse_teaching(taught.sentence)
        else:
            view.confirm_taught(taught.sentence)

    def _rate(self, rated: Rated) -> None:
        self._ratings.rate(rated.message_id, rated.rating, self._show_rating)

    def _show_rating(self, rating: Rating) -> None:
        view = self._transcript.answer_to(rating.message_id)
        if view is not None:
            view.show_rating(rating.rating, rating.sentence)
        self.rated.emit()

    def _try_again(self, message_id: int) -> None:
        view = self._transcript.answer_to(message_id)
        if self._asking.busy:
            self.failed.emit(busy_words())
        elif view is not None:
            self._asking.begin_again(view, self._preferences.answer_options())

    def _show_version(self, wanted: VersionWanted) -> None:
        view = self._transcript.answer_to(wanted.message_id)
        try:
            self._store.show_version(wanted.message_id, wanted.number)
            if view is not None:
                view.show_version(self._store.message(wanted.message_id))
        except ChatbotError as error:
            self.failed.emit(in_words(error))
        self.version_shown.emit()
