"""Where *Why this answer?* stands: beside the transcript, or over it where there is no room.

Signals:
    WhyDock.failed: one sentence when an answer cannot be explained.
    WhyDock.teaching: a `Teaching`, of what a refusal held back.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chatbot.errors import ChatbotError
from chatbot.gui.answer_view import Teaching
from chatbot.gui.answering_thread import AnsweringThread
from chatbot.gui.sentences import in_words
from chatbot.gui.services import Preferences
from chatbot.gui.transcript import Transcript
from chatbot.gui.why import Why, explain
from chatbot.gui.why_panel import WhyPanel
from chatbot.store import Store

ROOM = 940


class WhyDock(QObject):
    """Opens, places and closes the panel of a page whose ``row`` ends with it."""

    failed = Signal(str)
    teaching = Signal(Teaching)

    def __init__(
        self, store: Store, preferences: Preferences, thread: AnsweringThread, transcript: Transcript,
        page: QWidget, row: QHBoxLayout,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._thread = thread
        self._store, self._preferences, self._transcript = store, preferences, transcript
        self._page, self._row = page, row
        self.panel = WhyPanel(page)
        row.addWidget(self.panel)
        transcript.why_wanted.connect(self._explain)
        thread.recalled.connect(self.panel.show_near)
        self.panel.closed.connect(self._closed)
        self.panel.teach_wanted.connect(self._teach)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It keeps its place."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _explain(self, message_id: int) -> None:
        try:
            why = explain(self._store, message_id, self._preferences.settings.precision)
        except ChatbotError as error:
            self.failed.emit(in_words(error))
            return
        self._place()
        self.panel.explain(why)
        self._thread.recall(message_id, self._store.question_of(message_id).text)

    def _place(self) -> None:
        page, panel = self._page, self.panel
        if page.width() >= ROOM:
            if self._row.indexOf(panel) < 0:
                self._row.addWidget(panel)
            return
        self._row.removeWidget(panel)
        panel.setGeometry(page.width() - panel.width(), 0, panel.width(), page.height())
        panel.raise_()

    def _closed(self) -> None:
        why = self.panel.why
        view = self._transcript.answer_to(why.message_id) if why is not None else None
        if view is not None:
            view.focus_why()

    def _teach(self, why: Why) -> None:
        self.teaching.emit(Teaching(why.message_id, why.teachable))
        self.panel.hide()
