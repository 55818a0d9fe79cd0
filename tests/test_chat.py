"""A conversation held: questions are logged first, answers whole or stopped."""

from collections.abc import Generator, Iterator, Sequence

import pytest

from chatbot.answering import Answerer, AnswerOptions
from chatbot.chat import AnswerLogged, ChatService, QuestionLogged
from chatbot.domain import Answer, AnswerEvent, Lesson, Piece, Role, Source, Turn
from chatbot.errors import InputError
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.tiny import tiny_checkpoint


class Scripted:
    """Gives the answers it was handed, piece by piece, and remembers what it was told."""

    model_id = "scripted"

    def __init__(self, *answers: str | Exception) -> None:
        self._answers = list(answers)
        self.histories: list[list[Turn]] = []
        self.lessons: list[Lesson] = []

    def set_lessons(self, lessons: Sequence[Lesson]) -> None:
        self.lessons = list(lessons)

    def answer(
        self, history: Sequence[Turn], question: str, options: AnswerOptions = AnswerOptions()
    ) -> Generator[AnswerEvent, None, None]:
        self.histories.append(list(history))
        text = self._answers.pop(0)
        if isinstance(text, Exception):
            raise text
        for word in text.split():
            yield Piece(word + " ")
        yield Answer(text, 0.9, Source.NETWORK, self.model_id)


@pytest.fixture
def store(paths: DataPaths) -> Iterator[Store]:
    with Store.open(paths.database) as opened:
        yield opened


def service(store: Store, *answers: str | Exception) -> tuple[ChatService, Scripted]:
    scripted = Scripted(*answers)
    return ChatService(store, scripted), scripted  # type: ignore[arg-type]


def test_question_first_then_pieces_then_the_answer(store: Store) -> None:
    chat, _ = service(store, "Behind the door.")
    conversation = store.create_conversation()
    events = chat.ask(conversation.id, "Where is the key?")
    first = next(events)
    assert isinstance(first, QuestionLogged)
    assert [m.text for m in store.messages(conversation.id)] == ["Where is the key?"]
    rest = list(events)
    assert isinstance(rest[-1], AnswerLogged)
    assert isinstance(rest[-2], Answer)
    assert [m.text for m in store.messages(conversation.id)] == ["Where is the key?", "Behind the door."]
    assert rest[-1].message.reply_to == first.message.id


def test_a_stopped_answer_keeps_what_came(store: Store) -> None:
    chat, _ = service(store, "one two three")
    conversation = store.create_conversation()
    events = chat.ask(conversation.id, "Count.")
    for _ in range(3):
        next(events)
    events.close()
    last = store.messages(conversation.id)[-1]
    assert (last.role, last.text, last.stopped) == (Role.ENGRAM, "one two ", True)


def test_a_fault_while_answering_loses_neither_question_nor_trace(store: Store) -> None:
    chat, _ = service(store, RuntimeError("bug"))
    conversation = store.create_conversation()
    with pytest.raises(RuntimeError):
        list(chat.ask(conversation.id, "Boom?"))
    assert [(m.text, m.stopped) for m in store.messages(conversation.id)] == [("Boom?", False), ("", True)]


@pytest.mark.parametrize("question", ["", "   \n", "x" * 1_000_000, "\ud800"])
def test_what_is_no_question_is_not_logged(store: Store, question: str) -> None:
    chat, _ = service(store, "never")
    conversation = store.create_conversation()
    with pytest.raises(InputError):
        list(chat.ask(conversation.id, question))
    assert store.messages(conversation.id) == []


def test_earlier_turns_are_handed_over(store: Store) -> None:
    chat, scripted = service(store, "Nice name.", "Rex.")
    conversation = store.create_conversation()
    list(chat.ask(conversation.id, "My dog is called Rex."))
    list(chat.ask(conversation.id, "What is my dog called?"))
    assert scripted.histories[0] == []
    assert [turn.text for turn in scripted.histories[1]] == ["My dog is called Rex.", "Nice name."]


def test_corrected_once_the_next_answer_is_right(store: Store) -> None:
    chat = ChatService(store, Answerer.load(tiny_checkpoint(), "base"))
    conversation = store.create_conversation()
    wrong = next(event for event in chat.ask(conversation.id, "Where is the key?") if isinstance(event, AnswerLogged))
    store.teach("Where is the key?", "On the second hook.", wrong.message.id)
    chat.refresh_lessons()
    other = store.create_conversation()
    right = next(event for event in chat.ask(other.id, "where is the key") if isinstance(event, AnswerLogged))
    assert right.message.text == "On the second hook."
    assert right.message.source is Source.LESSON
    assert right.message.lesson_id == store.lessons()[0].id


def test_stopped_before_the_first_piece(store: Store) -> None:
    chat, _ = service(store, "never said")
    conversation = store.create_conversation()
    events = chat.ask(conversation.id, "Quick?")
    next(events)
    events.close()
    assert [(m.text, m.stopped) for m in store.messages(conversation.id)] == [("Quick?", False), ("", True)]


def test_another_version_answers_from_the_next_question_on(store: Store) -> None:
    chat, _ = service(store, "from the first")
    conversation = store.create_conversation()
    list(chat.ask(conversation.id, "Who are you?"))
    second = Scripted("from the second")
    second.model_id = "0001"
    chat.answerer = second  # type: ignore[assignment]
    list(chat.ask(conversation.id, "And you?"))
    models = [m.model for m in store.messages(conversation.id) if m.role is Role.ENGRAM]
    assert models == ["scripted", "0001"]


def test_lessons_are_handed_over(store: Store) -> None:
    chat, scripted = service(store)
    lesson = store.teach("Where is the key?", "On the hook.")
    chat.refresh_lessons()
    assert scripted.lessons == [lesson]
