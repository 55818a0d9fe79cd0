"""Lessons and conversations as files: round trips, and each fault named with its line."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.domain import Draft, Lesson, Message, Role, Source, clean_draft
from chatbot.errors import InputError
from chatbot.interchange import KINDS, LINE_BYTES, guard, kind_of, read_lessons, write_lessons, write_messages
from chatbot.interchange.writing import OPENAI

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: text.replace("\0", "").replace("\r\n", "\n").strip() != ""
)
FORMULAS = st.sampled_from(["=", "+", "-", "@", "'", "'=", "''", "\t", "\r"])
CELLS = st.builds(str.__add__, FORMULAS | st.just(""), WORDS)


MARKS = ["#", "## ", "**", "**b**", "__b__", "Q: ", "A:", "**A:** ", "*Also:* x", "```", "~~~", "---", "&#10;", "&amp;"]
LINES = [*MARKS, "\\", "\\#", "?", " ", "   ", "\t", "\n", "\n\n", "\n## ", "\r", "\r\n", "a", "C #", "Answer) "]
MARKED = st.lists(st.sampled_from(LINES), min_size=1, max_size=6).map("".join).filter(str.strip)


def lesson(question: str, answer: str, *wordings: str) -> Lesson:
    draft = clean_draft(Draft(question, answer, wordings))
    while draft != clean_draft(draft):  # a carriage return before an end of line
        draft = clean_draft(draft)
    return Lesson(1, draft.question, draft.answer, "", "", wordings=draft.wordings)


def fault(data: bytes | str, name: str = "lessons.csv") -> str:
    with pytest.raises(InputError) as caught:
        read_lessons(data.encode() if isinstance(data, str) else data, name)
    return str(caught.value)


@given(st.lists(st.lists(CELLS | MARKED, min_size=2, max_size=5), min_size=1, max_size=4), st.sampled_from(KINDS))
def test_what_is_exported_can_be_imported_again(rows: list[list[str]], kind: str) -> None:
    lessons = [lesson(*row) for row in rows]
    text = write_lessons(lessons, kind)
    name = OPENAI if kind == "openai" else f"lessons.{kind}"
    assert kind_of(name) == kind
    found = [(one.question, one.answer, one.wordings) for one in read_lessons(text.encode(), name)]
    assert found == [(one.question, one.answer, one.wordings) for one in lessons]


@given(st.binary(max_size=300), st.sampled_from(["x.csv", "x.jsonl", "x.json", "x.md", "standard input"]))
def test_any_bytes_give_lessons_or_a_sentence(data: bytes, name: str) -> None:
    try:
        assert read_lessons(data, name)
    except InputError as error:
        assert str(error).startswith(name)


@given(CELLS)
def test_no_exported_cell_is_a_formula(text: str) -> None:
    table = write_lessons([lesson("Why?" + text, text)], "csv")
    for cell in list(csv.reader(io.StringIO(table, newline="")))[1]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("cell", ["plain", "'=already", "=1+1", "-5 degrees", "@me", "'quoted'"])
def test_the_guard_is_taken_off_on_import(cell: str) -> None:
    text = f'question,answer\nWhat?,"{guard(cell)}"\n'
    assert read_lessons(text.encode(), "a.csv") == [Draft("What?", cell)]


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert read_lessons(b"question,answer\nWhat?,'tis\n", "a.csv")[0].answer == "'tis"


def test_columns_may_stand_anywhere_and_excel_may_add_a_mark() -> None:
    text = "\ufeffAnswer , note,QUESTION\r\nFour.,x,Two and two?\r\n\r\n"
    assert read_lessons(text.encode(), "a.csv") == [Draft("Two and two?", "Four.")]


def test_lines_within_a_cell_are_kept_and_counted() -> None:
    good = 'question,answer\nWhat?,"one\ntwo"\n'
    assert read_lessons(good.encode(), "a.csv")[0].answer == "one\ntwo"
    assert fault(good + "Where?,\n").startswith("lessons.csv, line 4: The answer is empty")


def test_without_a_known_ending_the_first_letter_decides() -> None:
    assert read_lessons(b'{"question": "a", "answer": "b"}\n', "standard input") == [Draft("a", "b")]
    assert read_lessons(b"question,answer\na,b\n", "standard input") == [Draft("a", "b")]


@pytest.mark.parametrize(
    ("data", "where", "why"),
    [
        ("What?,Four.\n", "line 1", "header"),
        ("", "line 1", "header"),
        ("question,answer\n", "", "no lessons"),
        ("question,answer\nWhat?,Four.\nWhy?\n", "line 3", "columns"),
        ("question,answer\n ,Four.\n", "line 2", "question is empty"),
        ('question,answer\nWhat?,"Four\n', "line 2", "CSV"),
        (b"question,answer\nWhat?,caf\xe9\n", "line 2", "UTF-8"),
        ("question,answer\nWhat?," + "x" * 20_001 + "\n", "line 2", "20,001"),
        ("question,answer\nWhat?," + "x" * LINE_BYTES + "\n", "line 2", "longer than"),
    ],
)
def test_faults_of_csv(data: bytes | str, where: str, why: str) -> None:
    sentence = fault(data)
    assert where in sentence
    assert why in sentence


GOOD = '{"question": "What?", "answer": "Four."}\n'


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("not json", "not valid JSON"),
        ("[1, 2]", "a JSON object"),
        ('{"question": "What?"}', '"answer"'),
        ('{"question": 5, "answer": "x"}', "texts"),
        ('{"question": "What?", "answer": NaN}', "NaN"),
        ('{"question": "What?", "answer": "x", "n": -Infinity}', "Infinity"),
        ('{"question": "What?", "answer": "\\ud800"}', "not valid text"),
        ('{"question": "a", "question": "b", "answer": "x"}', "twice"),
        ('{"question": "a", "answer": "x", "more": ' + "[" * 65 + "]" * 65 + "}", "nested"),
        ('{"question": "a", "answer": "x", "more": ' + "[" * 100_000, "nested"),
        ('{"question": "a", "answer": "x", "n": ' + "9" * 5000 + "}", "not valid JSON"),
        ('{"question": "' + '\\"' * 400_000, "not valid JSON"),
        ('{"question": "' + "é" * (LINE_BYTES // 2) + '"}', "longer than"),
    ],
)
def test_faults_of_json_lines(line: str, why: str) -> None:
    sentence = fault(GOOD + "\n" + line + "\n" + GOOD, "lessons.jsonl")
    assert sentence.startswith("lessons.jsonl, line 3: ")
    assert why.casefold() in sentence.casefold()
    assert len(sentence) < 300


def test_brackets_in_a_text_are_no_nesting() -> None:
    text = ":[ " * 100 + '"\\'
    line = json.dumps({"question": "What?", "answer": text})
    assert read_lessons(line.encode(), "a.jsonl")[0].answer == text


def test_nul_and_outer_blanks_are_dropped() -> None:
    assert read_lessons(b'{"question": " a\\u0000b ", "answer": "c"}', "a.jsonl") == [Draft("ab", "c")]


def test_conversations_are_one_message_a_line() -> None:
    asked = Message(1, 7, Role.USER, "Où?\nLà?", "2026-01-01T00:00:00.000Z")
    answer = Message(2, 7, Role.ENGRAM, "Là.", "…", 1, Source.LESSON, 0.9, 3, "base", rating=1)
    rows = [json.loads(line) for line in write_messages([asked, answer], 7).splitlines()]
    assert [row["role"] for row in rows] == ["user", "engram"]
    assert rows[0]["text"] == "Où?\nLà?"
    assert rows[1]["source"] == "lesson"
    assert rows[1]["rating"] == 1
