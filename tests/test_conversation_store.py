"""Pins, privacy, drafts, the trash and what refusals held back, over a real SQLite file."""

from datetime import UTC, datetime, timedelta

import pytest

from chatbot.conversation_store import TRASH_DAYS
from chatbot.domain import Answer, Candidate, Message, Source
from chatbot.errors import InputError
from chatbot.paths import DataPaths
from chatbot.store import Store


@pytest.fixture
def store(paths: DataPaths) -> Store:
    return Store.open(paths.database)


def told(store: Store, question: str, rating: int = 0, private: bool = False) -> Message:
    conversation = store.create_conversation(private=private)
    asked = store.add_question(conversation.id, question)
    answer = store.add_answer(asked, Answer("yes", 0.9, Source.NETWORK, "base"))
    store.rate(answer.id, rating)
    return asked


def titles(store: Store) -> list[str]:
    return [one.conversation.title for one in store.listed()]


def test_pinned_conversations_come_first(store: Store) -> None:
    first, second = told(store, "first").conversation_id, told(store, "second").conversation_id
    assert titles(store) == ["second", "first"]
    store.pin(first, True)
    store.pin(first, True)
    assert [(one.conversation.title, one.pinned) for one in store.listed()] == [("first", True), ("second", False)]
    assert (store.is_pinned(first), store.is_pinned(second)) == (True, False)
    store.pin(first, False)
    assert titles(store) == ["second", "first"]
    with pytest.raises(InputError):
        store.pin(99, True)


def test_what_is_in_the_trash_is_not_listed_found_or_trained(store: Store) -> None:
    number = told(store, "where is the heron", rating=1).conversation_id
    assert len(store.approved()) == 1
    assert [one.conversation.id for one in store.titled("heron")] == [number]
    store.move_to_trash(number)
    store.move_to_trash(number)  # once is enough
    assert (titles(store), store.approved(), store.titled("heron")) == ([], [], [])
    assert store.hidden_conversations() == {number}
    [thrown] = store.trash()
    assert (thrown.conversation_id, thrown.title, thrown.messages) == (number, "where is the heron", 2)
    assert thrown.gone_at > thrown.deleted_at
    store.restore(number)
    assert (titles(store), len(store.approved()), store.trash()) == (["where is the heron"], 1, [])


def test_a_private_conversation_comes_back_private(store: Store) -> None:
    number = told(store, "secret", private=True).conversation_id
    store.move_to_trash(number)
    store.restore(number)
    assert store.conversation(number).private
    store.restore(number)  # not in the trash any more
    assert store.conversation(number).private
    with pytest.raises(InputError):
        store.move_to_trash(99)


def test_the_trash_is_emptied_for_good_words_and_all(store: Store, paths: DataPaths) -> None:
    gone, kept = told(store, "the heron flew").conversation_id, told(store, "the swan stayed").conversation_id
    store.move_to_trash(gone)
    assert store.purge_trash() == 0  # not yet thirty days
    assert store.empty_trash() == 1
    assert store.empty_trash() == 0
    assert titles(store) == ["the swan stayed"]
    assert store.conversation(kept).title == "the swan stayed"
    store.close()
    assert b"heron" not in paths.database.read_bytes()


def test_after_thirty_days_it_is_gone(store: Store) -> None:
    number = told(store, "old").conversation_id
    store.move_to_trash(number)
    long_ago = (datetime.now(UTC) - timedelta(days=TRASH_DAYS, hours=1)).isoformat(timespec="milliseconds")
    store._write("UPDATE trash SET deleted_at = ?", [long_ago.replace("+00:00", "Z")])
    assert store.purge_trash() == 1
    with pytest.raises(InputError):
        store.conversation(number)


def test_drafts_are_kept_for_each_conversation(store: Store, paths: DataPaths) -> None:
    number = told(store, "hello").conversation_id
    store.keep_draft(number, "and then")
    store.keep_draft(None, "not begun 🦆")
    again = Store.open(paths.database)
    assert (again.draft(number), again.draft(None)) == ("and then", "not begun 🦆")
    store.keep_draft(number, "and then what")
    store.keep_draft(None, " \n")
    assert (store.draft(number), store.draft(None)) == ("and then what", "")
    store.delete_conversation(number)
    assert store.draft(number) == ""
    store.keep_draft(number, "too late")
    assert store.draft(number) == ""


def test_a_draft_of_broken_characters_is_kept_without_them(store: Store) -> None:
    store.keep_draft(None, "a\0b\ud83dc")
    assert store.draft(None) == "abc"


def test_titles_are_found_by_all_words_whatever_the_case(store: Store) -> None:
    told(store, "Die GROẞE Straße am Fluss")
    told(store, "100% of_it")
    assert [one.conversation.title for one in store.titled("strasse FLU")] == ["Die GROẞE Straße am Fluss"]
    assert [one.conversation.title for one in store.titled("% of_")] == ["100% of_it"]
    assert store.titled("strasse berg") == []
    assert store.titled("  ") == []


def test_what_a_refusal_held_back_is_kept_without_a_lesson_s_text(store: Store) -> None:
    question = told(store, "who?")
    for candidate in (Candidate("me", 0.3, Source.NETWORK), Candidate("secret", 0.4, Source.LESSON, 7)):
        refusal = store.add_answer(question, Answer("no", 0.3, Source.UNKNOWN, "base", candidate=candidate))
        assert store.candidate(refusal.id) is None
        store.keep_candidate(refusal.id, candidate)
        kept = store.candidate(refusal.id)
        assert kept is not None
        assert (kept.confidence, kept.source, kept.lesson_id) == (
            candidate.confidence, candidate.source, candidate.lesson_id,
        )  # fmt: skip
        assert kept.text == ("me" if candidate.source is Source.NETWORK else "")
    store.delete_conversation(question.conversation_id)
    assert store.check() == []
    assert store.candidate(refusal.id) is None


def test_a_place_further_on_in_a_conversation(store: Store) -> None:
    conversation = store.create_conversation()
    ids = []
    for number in range(5):
        ids.append(store.add_question(conversation.id, f"question {number}").id)
        told(store, "elsewhere")
    assert store.id_after(ids[0], 2) == ids[2]
    assert store.id_after(ids[3], 1) == ids[4]
    assert store.id_after(ids[3], 2) is None


def test_neither_the_log_nor_a_list_shows_the_trash_and_no_search_finds_what_is_private(store: Store) -> None:
    kept, thrown = store.create_conversation("kept"), store.create_conversation("thrown")
    private = store.create_conversation("private", private=True)
    for conversation in (kept, private, thrown):
        store.add_question(conversation.id, "Where is the kayak?")
    store.move_to_trash(thrown.id)
    assert {one.title for one in store.conversations()} == {"kept", "private"}
    assert {asked.conversation_id for asked, _ in store.log()} == {kept.id, private.id}
    assert [asked.conversation_id for asked, _ in store.log(words="kayak")] == [kept.id]
    assert [one.conversation_id for one in store.search_messages("kayak")] == [kept.id]
