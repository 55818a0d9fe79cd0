"""Try again: other answers to a question, kept as versions of the first."""

from collections.abc import Iterator

import pytest

from chatbot.answering import Answerer, AnswerOptions
from chatbot.chat import AnswerLogged, ChatService
from chatbot.domain import Answer, Lesson, Message, Source, normalise_question
from chatbot.errors import InputError
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.tiny import tiny_checkpoint


@pytest.fixture
def store(paths: DataPaths) -> Iterator[Store]:
    with Store.open(paths.database) as opened:
        yield opened


@pytest.fixture
def answerer() -> Answerer:
    return Answerer.load(tiny_checkpoint(), "base")


def answered(store: Store, text: str = "first", source: Source = Source.NETWORK) -> Message:
    question = store.add_question(store.create_conversation().id, "Who are you?")
    return store.add_answer(question, Answer(text, 0.9, source, "base"))


def test_versions_are_kept_and_shown_in_turn(store: Store, paths: DataPaths) -> None:
    answer = answered(store)
    assert (answer.version, answer.versions) == (1, 1)
    store.rate(answer.id, 1)
    store.add_version(answer.id, Answer("second", 0.4, Source.LESSON, "0001", lesson_id=7))
    shown = store.message(answer.id)
    assert (shown.text, shown.version, shown.versions) == ("second", 2, 2)
    assert (shown.source, shown.confidence, shown.lesson_id, shown.model, shown.rating) == ("lesson", 0.4, 7, "0001", 0)
    store.rate(answer.id, -1)
    store.show_version(answer.id, 1)
    first = store.message(answer.id)
    assert (first.text, first.version, first.versions, first.rating) == ("first", 1, 2, 1)
    assert first.created_at == answer.created_at
    store.show_version(answer.id, 2)
    assert store.message(answer.id).rating == -1
    with Store.open(paths.database) as reopened:
        assert reopened.message(answer.id) == store.message(answer.id)
        assert reopened.texts_of_versions(answer.id) == ["first", "second"]


def test_only_what_is_shown_is_found_and_trained(store: Store) -> None:
    answer = answered(store, "a heron")
    store.rate(answer.id, 1)
    store.add_version(answer.id, Answer("a stork", 0.4, Source.NETWORK, "base"))
    assert not store.search_messages("heron")
    assert [one.id for one in store.search_messages("stork")] == [answer.id]
    assert store.approved() == []
    store.show_version(answer.id, 1)
    assert [pair.answer for pair in store.approved()] == ["a heron"]


def test_a_version_that_is_not_there(store: Store) -> None:
    answer = answered(store)
    with pytest.raises(InputError):
        store.show_version(answer.id, 2)
    with pytest.raises(InputError):
        store.add_version(answer.reply_to or 0, Answer("x", 0.4, Source.NETWORK, "base"))
    assert store.message(answer.id) == answer


def test_versions_go_with_their_conversation(store: Store) -> None:
    answer = answered(store)
    store.add_version(answer.id, Answer("second", 0.4, Source.NETWORK, "base"))
    store.delete_conversation(answer.conversation_id)
    assert not store._rows("SELECT * FROM answer_versions")


def test_hidden_versions_are_counted_when_a_lesson_is_forgotten(store: Store) -> None:
    store.teach("Where is the key?", "Behind the blue door.")
    answer = answered(store, "Behind the blue door.", Source.LESSON)
    store.add_version(answer.id, Answer("second", 0.4, Source.NETWORK, "base"))
    assert store.mentions(frozenset({normalise_question("Behind the blue door.")})) == 1


def test_trying_again_gives_other_answers_until_there_are_none(store: Store, answerer: Answerer) -> None:
    chat = ChatService(store, answerer)
    conversation = store.create_conversation()
    *_, last = chat.ask(conversation.id, "Who are you?")
    assert isinstance(last, AnswerLogged)
    texts = [last.message.text]
    with pytest.raises(InputError, match="Nothing else comes to mind"):
        for _ in range(40):
            *_, event = chat.try_again(last.message.id)
            assert isinstance(event, AnswerLogged)
            assert event.message.id == last.message.id
            texts.append(event.message.text)
    assert len(texts) > 2
    assert len({text.casefold() for text in texts}) == len(texts)
    assert store.texts_of_versions(last.message.id) == texts
    assert [one.text for one in store.messages(conversation.id)] == ["Who are you?", texts[-1]]


def test_trying_again_after_a_lesson_asks_the_network(store: Store, answerer: Answerer) -> None:
    answerer.set_lessons([Lesson(1, "Who are you?", "A heron.", "", "")])
    *_, first = answerer.answer((), "Who are you?")
    assert isinstance(first, Answer)
    assert first.source is Source.LESSON
    *_, second = answerer.answer_otherwise((), "Who are you?", [first.text])
    assert isinstance(second, Answer)
    assert second.source is Source.NETWORK
    *_, alone = answerer.answer_otherwise((), "Who are you?", [], AnswerOptions(network_only=True))
    assert isinstance(alone, Answer)
    assert alone.source is Source.NETWORK


def test_stopping_keeps_what_had_come(store: Store, answerer: Answerer) -> None:
    chat = ChatService(store, answerer)
    *_, last = chat.ask(store.create_conversation().id, "Who are you?")
    assert isinstance(last, AnswerLogged)
    again = chat.try_again(last.message.id)
    next(again)
    again.close()
    shown = store.message(last.message.id)
    assert shown.stopped
    assert shown.versions == 2
    store.show_version(shown.id, 1)
    assert store.message(shown.id).text == last.message.text
