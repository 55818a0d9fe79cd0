"""The teach-me inbox: what was not known, grouped by meaning, never out of a private conversation."""

from collections.abc import Sequence

import numpy as np
import pytest

from chatbot.domain import Answer, Source, normalise_question
from chatbot.errors import InputError
from chatbot.inbox import ALIKE, Group, InboxService
from chatbot.model.arrays import Array, unit
from chatbot.paths import DataPaths
from chatbot.store import Store
from tests.terminal import Terminal

MEANINGS = {"key": 1, "keys": 1, "broom": 2, "france": 3, "french": 3, "peru": 4, "capital": 5, "late": 6}
RARE = {"key", "keys", "broom", "france", "french", "peru", "capital", "late"}


def vectorise(texts: Sequence[str]) -> Array:
    """(N, 8) by the words that matter; a name or a trait counts little in a whole sentence, as with a real encoder."""
    rows = np.zeros((len(texts), 8), np.float32)
    for row, text in zip(rows, texts, strict=True):
        words = normalise_question(text).replace("'s", "").split()
        for word in words:
            row[MEANINGS.get(word, 0)] += 0.4 if len(words) > 1 and MEANINGS.get(word) in (3, 4, 6) else 1.0
        row[0] = min(row[0], 1.0)
    return unit(rows)


def rarity(word: str) -> float:
    return 10.0 if word in RARE else 5.0


@pytest.fixture
def store(paths: DataPaths) -> Store:
    return Store.open(paths.database)


@pytest.fixture
def inbox(store: Store) -> InboxService:
    return InboxService(store, vectorise, rarity)


def ask(
    store: Store,
    question: str,
    source: Source = Source.UNKNOWN,
    *,
    private: bool = False,
    rating: int = 0,
    stopped: bool = False,
) -> int:
    asked = store.add_question(store.create_conversation(private=private).id, question)
    said = store.add_answer(asked, Answer("Hm.", 0.2, source, "base", stopped=stopped))
    store.rate(said.id, rating)
    return said.id


def wordings(inbox: InboxService) -> list[tuple[str, ...]]:
    return [group.wordings for group in inbox.groups()]


def test_at_first_it_is_empty(inbox: InboxService) -> None:
    assert inbox.groups() == []


def test_only_refusals_and_thumbs_down_are_in_it(store: Store, inbox: InboxService) -> None:
    ask(store, "Refused?")
    ask(store, "The late broom", Source.NETWORK, rating=-1)
    ask(store, "The key", Source.NETWORK)
    ask(store, "The french capital", Source.NETWORK, rating=1)
    ask(store, "Who?", rating=1)
    ask(store, "The capital", stopped=True)
    assert wordings(inbox) == [("The late broom",), ("Refused?",)]


@pytest.mark.parametrize(("source", "rating"), [(Source.UNKNOWN, 0), (Source.NETWORK, -1), (Source.UNKNOWN, -1)])
def test_private_conversations_are_never_in_it(store: Store, inbox: InboxService, source: Source, rating: int) -> None:
    ask(store, "My private key", source, private=True, rating=rating)
    assert inbox.groups() == []
    ask(store, "Where is the key?")
    (group,) = inbox.groups()
    assert (group.wordings, group.times) == (("Where is the key?",), 1)


def test_questions_are_grouped_and_the_most_asked_stand_first(store: Store, inbox: InboxService) -> None:
    for question in ("the broom", "Where is the key?", "where is the KEY", "Where are the keys?", "the broom please"):
        last = ask(store, question)
    newest = ask(store, "the key please")
    groups = inbox.groups()
    assert [(group.question, group.times) for group in groups] == [("where is the KEY", 4), ("the broom please", 2)]
    assert set(groups[0].wordings) == {"where is the KEY", "Where are the keys?", "the key please"}
    assert [group.message_id for group in groups] == [newest, last]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The capital of France?", "The capital of Peru?"),
        ("The key after 1 day?", "The key after 2 days?"),
        ("Is the key here?", "Is the key not here?"),
        ("The late key", "The key"),
        ("The key on Monday?", "The key on Sunday?"),
        ("Who has the key?", "Where is the key?"),
        ("What time is the broom late?", "Why is the broom late?"),
    ],
)
def test_near_twins_are_kept_apart(store: Store, inbox: InboxService, one: str, other: str) -> None:
    ask(store, one)
    ask(store, other)
    vectors = vectorise([one, other])
    assert float(vectors[0] @ vectors[1]) > ALIKE
    assert len(inbox.groups()) == 2


def test_one_answer_teaches_all_wordings(store: Store, inbox: InboxService) -> None:
    for question in ("Where is the key?", "Where are the keys?"):
        ask(store, question)
    newest = ask(store, "where is the key")
    (group,) = inbox.groups()
    lesson = inbox.answer(group, "On the hook.")
    assert (lesson.questions, lesson.answer) == (("where is the key", "Where are the keys?"), "On the hook.")
    assert lesson.source_message_id == newest
    assert store.lessons() == [lesson]
    assert inbox.groups() == []


def test_a_lesson_that_was_wrong_gets_the_new_answer(store: Store, inbox: InboxService) -> None:
    lesson = store.teach("Where is the key?", "Lost.")
    ask(store, "where is the key", Source.LESSON, rating=-1)
    ask(store, "The keys?")
    (group,) = inbox.groups()
    changed = inbox.answer(group, "On the hook.")
    assert (changed.id, changed.question, changed.answer) == (lesson.id, "Where is the key?", "On the hook.")
    assert changed.wordings == ("The keys?",)
    assert inbox.groups() == []
    ask(store, "The keys?", Source.LESSON, rating=-1)
    assert len(inbox.groups()) == 1


def test_what_was_taught_in_the_meantime_is_settled(store: Store, inbox: InboxService) -> None:
    ask(store, "The key")
    ask(store, "The broom", Source.NETWORK, rating=-1)
    store.teach("Where?", "On the hook.", wordings=["the KEY?"])
    assert wordings(inbox) == [("The broom",)]


def test_an_answer_that_was_better_the_second_time_is_settled(store: Store, inbox: InboxService) -> None:
    asked = store.add_question(store.create_conversation().id, "The key?")
    store.add_answer(asked, Answer("I don't know.", 0.1, Source.UNKNOWN, "base"))
    store.add_answer(asked, Answer("On the hook.", 0.9, Source.NETWORK, "base"))
    assert inbox.groups() == []


def test_what_belongs_to_two_lessons_is_a_sentence(store: Store, inbox: InboxService) -> None:
    store.teach("One?", "1")
    store.teach("Two?", "2")
    with pytest.raises(InputError, match="belong to lessons 1, 2"):
        inbox.answer(Group(("one", "two"), 2, 1), "3")
    with pytest.raises(InputError, match="answer is empty"):
        inbox.answer(Group(("three",), 1, 1), " ")


def test_the_command_lists_and_answers(terminal: Terminal, paths: DataPaths) -> None:
    with Store.open(paths.database) as store:
        for question in ("Is there a xylozone?", "is there a XYLOZONE", "What now\n\x1b[31m?"):
            ask(store, question)
        ask(store, "My private xylozone?", private=True)
    reply = terminal("inbox")
    assert reply.err == ""
    first, second = reply.out.splitlines()
    assert (first, second) == ("1\t2\tis there a XYLOZONE", "2\t1\tWhat now [31m?")
    (row, _) = terminal("inbox", "--json").rows
    assert row == {"number": 1, "question": "is there a XYLOZONE", "times": 2, "wordings": ["is there a XYLOZONE"]}
    assert "no number 3 in the inbox; it has 2" in terminal("inbox", "answer", "3", "-a", "x").sentence
    assert "no number 0" in terminal("inbox", "answer", "0", "-a", "x").sentence
    assert "Learned as lesson 1; it answers" in terminal("inbox", "answer", "1", "-a", "Only one.").sentence
    assert terminal("ask", "is there a xylozone?").out == "Only one.\n"
    assert len(terminal("inbox").out.splitlines()) == 1


def test_the_command_dismisses_and_reopens(terminal: Terminal, paths: DataPaths) -> None:
    with Store.open(paths.database) as store:
        for question in ("Is there a xylozone?", "What now?"):
            ask(store, question)
    waiting = terminal("inbox").out
    assert "“What now?” is dismissed" in terminal("inbox", "dismiss", "1").sentence
    assert terminal("inbox").out == "1\t1\tIs there a xylozone?\n"
    assert terminal("inbox", "--dismissed").out == "1\t1\tWhat now?\n"
    assert "no number 2 among the dismissed; there are 1" in terminal("inbox", "reopen", "2").sentence
    assert "in the inbox again" in terminal("inbox", "reopen", "1").sentence
    assert (terminal("inbox").out, terminal("inbox", "--dismissed").out) == (waiting, "")
    assert "no number 3 in the inbox" in terminal("inbox", "dismiss", "3").sentence
