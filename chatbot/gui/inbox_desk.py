"""The inbox as the answering thread looks for it: there the network groups questions by meaning."""

from collections.abc import Iterator
from dataclasses import dataclass

from chatbot.answering import Answerer
from chatbot.inbox import Group, InboxService
from chatbot.store import Store


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits for an answer, and what was dismissed; the most asked first."""

    groups: tuple[Group, ...]
    dismissed: tuple[Group, ...]


class InboxDesk:
    """Keeps what it has encoded as long as the same network answers.  Called in the answering thread only."""

    def __init__(self) -> None:
        self._answerer: Answerer | None = None
        self._service: InboxService | None = None

    def look(self, store: Store, answerer: Answerer | None) -> Iterator[object]:
        """An `Inbox`; nothing while no network is loaded."""
        service = self._known(store, answerer)
        if service is not None:
            groups, dismissed = service.both()
            yield Inbox(tuple(groups), tuple(dismissed))

    def dismiss(self, store: Store, answerer: Answerer | None, group: Group) -> Iterator[object]:
        """Put a group out of sight, or back where it was out of sight; then look."""
        service = self._known(store, answerer)
        if service is not None:
            (service.reopen if group.dismissed else service.dismiss)(group)
        yield from self.look(store, answerer)

    def _known(self, store: Store, answerer: Answerer | None) -> InboxService | None:
        if answerer is not None and answerer is not self._answerer:
            self._answerer = answerer
            self._service = InboxService(store, answerer.sentence_vectors, answerer.rarity)
        return self._service if answerer is not None else None
