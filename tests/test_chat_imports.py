"""Chat exports of other programs: the pairs that were said, and nothing that would hurt."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.domain import Draft
from chatbot.errors import InputError
from chatbot.interchange import Reading, read_import

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["user", "assistant", "a", "b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["a", "b", "message", "author", "role", "content", "parts", "parent", "from", "value"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def read(value: Any, name: str = "conversations.json") -> Reading:
    return read_import(json.dumps(value).encode(), name)


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [(row.draft.question, row.draft.answer) for row in reading.rows]


def node(role: str, parent: str | None, *parts: Any, **message: Any) -> dict[str, Any]:
    said = {"author": {"role": role}, "content": {"content_type": "text", "parts": list(parts)}, "recipient": "all"}
    return {"parent": parent, "message": {**said, **message}}


def tree() -> dict[str, Any]:
    """A conversation as OpenAI exports it: a root, a system message, one answer that was asked for again."""
    mapping = {
        "root": {"parent": None, "message": None},
        "sys": node("system", "root", "You are helpful."),
        "q1": node("user", "sys", "When are you open?"),
        "a1": node("assistant", "q1", "At eight."),
        "a1b": node("assistant", "q1", "At nine."),
        "q2": node("user", "a1b", {"content_type": "image_asset_pointer"}, "And on Sundays?"),
        "t1": node("assistant", "q2", 'search("sunday")', recipient="browser"),
        "t2": node("tool", "t1", "closed"),
        "a2": node("assistant", "t2", "Closed."),
        "a2b": node("assistant", "a2", "All day."),
        "h": node("user", "a2b", "secret", metadata={"is_visually_hidden_from_conversation": True}),
        "q3": node("user", "h", "Why?"),
    }
    return {"title": "Hours", "mapping": mapping, "current_node": "q3"}


def test_openai_pairs_follow_the_branch_that_was_last_looked_at() -> None:
    reading = read([tree(), {**tree(), "current_node": "a1"}])
    assert pairs(reading) == [
        ("When are you open?", "At nine."),
        ("And on Sundays?", "Closed.\n\nAll day."),
        ("When are you open?", "At eight."),
    ]
    assert reading.rows[2].where == "conversations.json, entry 2"
    assert [(one.where, one.reason) for one in reading.skipped] == [
        ("conversations.json, entry 1", "the last question has no answer")
    ]


@pytest.mark.parametrize("current", [None, 7, "nowhere", [], {}])
def test_a_tree_without_its_end_is_skipped(current: Any) -> None:
    with pytest.raises(InputError, match=r"holds no lessons \(conversations.json, entry 1: there is no text"):
        read([{**tree(), "current_node": current}])


def test_a_tree_that_bites_its_tail_ends() -> None:
    broken = tree()
    broken["mapping"]["q1"]["parent"] = "a1b"
    assert pairs(read([{**broken, "current_node": "a1b"}])) == [("When are you open?", "At nine.")]


SHARED = {
    "id": "x",
    "conversations": [
        {"from": "system", "value": "Be brief."},
        {"from": "human", "value": "When?"},
        {"from": "gpt", "value": "Nine."},
        {"from": "human", "value": "Where?"},
        {"from": "human", "value": "I mean: where?"},
        {"from": "gpt", "value": "Here."},
    ],
}


@pytest.mark.parametrize("as_lines", [False, True])
def test_sharegpt_is_a_list_or_lines(as_lines: bool) -> None:
    rows = [SHARED, {"conversations": [{"from": "gpt", "value": "Hello!"}]}]
    text = "\n".join(json.dumps(row) for row in rows) if as_lines else json.dumps(rows, indent=2)
    for name in ("chats.jsonl" if as_lines else "chats.json", "standard input"):
        reading = read_import(text.encode(), name)
        assert pairs(reading) == [("When?", "Nine."), ("Where?\n\nI mean: where?", "Here.")]
        assert reading.rows[0].where == f"{name}, {'line' if as_lines else 'entry'} 1"


def test_a_list_of_lessons_is_read_too() -> None:
    rows = [{"question": "When?", "answer": "Nine.", "wordings": ["Hours?"]}, {"question": "Where?", "answer": "Here."}]
    reading = read_import(json.dumps(rows).encode(), "lessons.json")
    assert [row.draft for row in reading.rows] == [Draft("When?", "Nine.", ("Hours?",)), Draft("Where?", "Here.")]
    with pytest.raises(InputError, match=r"entry 2: .*texts"):
        read_import(json.dumps([rows[0], {"question": 1}]).encode(), "lessons.json")
    with pytest.raises(InputError, match="list of texts"):
        read_import(b'{"question": "a", "answer": "b", "wordings": "c"}', "a.jsonl")


def test_what_cannot_be_stored_is_skipped_with_its_reason() -> None:
    rows = [
        {"conversations": [{"from": "human", "value": "\ud800"}, {"from": "gpt", "value": "x"}]},
        {"conversations": [{"from": "human", "value": "long"}, {"from": "gpt", "value": "x" * 20_001}]},
        SHARED,
    ]
    reading = read(rows)
    assert len(reading.rows) == 2
    assert [one.where for one in reading.skipped] == ["conversations.json, entry 1", "conversations.json, entry 2"]
    assert "not valid text" in reading.skipped[0].reason


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000, "nested"),
        ("[" + "[" * 64 + "]" * 65, "nested"),
        ('[{"a": 1, "a": 2}]', "twice"),
        ('[{"a": NaN}]', "NaN"),
        ("[1]", "object is needed"),
        ("[]", "no lessons"),
        ("[{", "not valid JSON"),
        ('["' + "\\", "not valid JSON"),
    ],
)
def test_hostile_documents_are_one_sentence(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        read_import(text.encode(), "conversations.json")
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 300


@given(mapping=st.dictionaries(st.sampled_from("ab"), JSON, max_size=2), current=JSON, said=st.lists(JSON, max_size=4))
def test_any_shape_gives_pairs_or_a_sentence(mapping: dict[str, Any], current: Any, said: list[Any]) -> None:
    for row in ({"mapping": mapping, "current_node": current}, {"conversations": said}):
        try:
            assert read([row]).rows
        except InputError as error:
            assert str(error).startswith("conversations.json")
