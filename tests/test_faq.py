"""FAQs in Markdown as people write them."""

import pytest

from chatbot.domain import Draft
from chatbot.errors import InputError
from chatbot.interchange import Reading, read_import


def read(text: str, name: str = "faq.md") -> Reading:
    return read_import(text.encode(), name)


def pairs(text: str, name: str = "faq.md") -> list[tuple[str, str]]:
    return [(row.draft.question, row.draft.answer) for row in read(text, name).rows]


def test_headings_are_questions_and_the_paragraphs_below_their_answer() -> None:
    text = """# Our library

Welcome.

## Opening

### When are you open?

From *nine* to five.

On Sundays: closed.

### Where are you? ##
Main Street 5.
---

### Do you lend films?
"""
    reading = read(text)
    assert [row.draft for row in reading.rows] == [
        Draft("When are you open?", "From *nine* to five.\n\nOn Sundays: closed."),
        Draft("Where are you?", "Main Street 5."),
    ]
    assert [row.where for row in reading.rows] == ["faq.md, line 7", "faq.md, line 13"]
    assert [one.where for one in reading.skipped] == ["faq.md, line 1", "faq.md, line 5", "faq.md, line 17"]


def test_bold_lines_are_questions() -> None:
    text = "Ask away.\n\n**When are you open?**\nFrom nine to five.\n\n__Where__\n\n**Main Street** 5.\n"
    assert pairs(text) == [("When are you open?", "From nine to five."), ("Where", "**Main Street** 5.")]
    assert [one.reason for one in read(text).skipped] == ["this stands before the first question"]


def test_a_bold_line_below_a_heading_is_part_of_the_answer_unless_it_asks() -> None:
    text = "## Hours\n**When are you open?**\nNine.\n\n**Mind the step**\n\nIt is high.\n"
    assert pairs(text) == [("When are you open?", "Nine.\n\n**Mind the step**\n\nIt is high.")]


@pytest.mark.parametrize(
    ("q", "a"), [("Q: ", "A: "), ("**Q:** ", "**A:** "), ("q) ", "a) "), ("Question: ", "Answer: ")]
)
def test_letters_mark_questions_and_answers(q: str, a: str) -> None:
    text = f"{q}When?\n{a}Nine.\n\nOr ten.\n\n{q}Where?\n{a}\nHere.\n"
    assert pairs(text) == [("When?", "Nine.\n\nOr ten."), ("Where?", "Here.")]


def test_code_is_no_heading() -> None:
    text = "## How do I list files?\n\n```sh\n# list them\nls\n```\n\nThat is all.\n"
    assert pairs(text) == [("How do I list files?", "```sh\n# list them\nls\n```\n\nThat is all.")]


def test_escapes_and_entities_are_read_as_what_they_stand_for() -> None:
    assert pairs("## C\\# &amp; C\n\nAT&T \\*stars\\* a\\b &#8211;\n") == [("C# & C", "AT&T *stars* a\\b –")]


def test_other_wordings_stand_below_the_question() -> None:
    text = "## When are you open?\n\n*Also:* Opening hours?\n*Also:* When do you close?\n\nNine.\n*Also:* ten.\n"
    (row,) = read(text).rows
    assert row.draft == Draft("When are you open?", "Nine.\n*Also:* ten.", ("Opening hours?", "When do you close?"))


def test_without_a_name_the_first_letters_tell() -> None:
    for text in ("## When?\nNine.\n", "**When?**\nNine.\n", "Q: When?\nA: Nine.\n"):
        assert pairs(text, "standard input") == [("When?", "Nine.")]


def test_what_is_too_long_is_skipped_and_said() -> None:
    reading = read("## When?\nNine.\n## Why?\n" + "because " * 3000)
    assert len(reading.rows) == 1
    assert reading.skipped[0].where == "faq.md, line 3"
    assert "characters" in reading.skipped[0].reason


def test_windows_lines_are_lines() -> None:
    assert pairs("## When?\r\n\r\nNine.\r\nTen.\r\n") == [("When?", "Nine.\nTen.")]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("start", "middle", "end"),
    [
        ("# ", " ", "x"),
        ("**", "a** ", "x"),
        ("", "- ", "x"),
        ("Q: ", " ", ""),
        ("", "**", ""),
        ("*Also:* ", "\\&", ""),
        ("", "#", ""),
        ("", "`", ""),
        ("", "&#1", ""),
    ],
)
def test_no_line_takes_long_to_read(start: str, middle: str, end: str) -> None:
    line = start + middle * (900_000 // len(middle)) + end
    try:
        read(f"{line}\nAnswer.\n{line}\n## When?\nNine.\n{line}\n")
    except InputError as error:
        assert "faq.md" in str(error)
