r"""A page of questions and answers in Markdown.

A question is a heading, a line in **bold** alone, or a line that starts with ``Q:``; what stands below it is the
answer (after ``A:``, if there is one).  Lines ``*Also:* …`` directly below a question are other wordings of it.
`write_faq` puts a backslash before what would be read as one of these, and `read_faq` takes it away again.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chatbot.domain import Draft, Lesson
from chatbot.interchange.rows import Row, Skipped, lenient

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t](.*))?")
BOLD = re.compile(r" {0,3}(?:\*\*|__)(?=\S)(.+?)(?:\*\*|__)\??[ \t]*")
ASKED = re.compile(r" {0,3}(?:\*\*)?Q(?:uestion)?(?:[:.)]\*\*|\*\*[:.)]|[:.)])[ \t]+(.+)", re.IGNORECASE)
ANSWERED = re.compile(r" {0,3}(?:\*\*)?A(?:nswer)?(?:[:.)]\*\*|\*\*[:.)]|[:.)])(?:[ \t]+(.*)|$)", re.IGNORECASE)
ALSO = re.compile(r" {0,3}\*Also:\*[ \t]+(.+)")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
BREAK = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
LETTERED = re.compile(r"( {0,3}(?:\*\*)?(?:Q|A)(?:uestion|nswer)?(?:\*\*)?)([:.)])", re.IGNORECASE)


@dataclass(slots=True)
class _Entry:
    """A question with what stands below it.  ``level`` is the heading's, 0 for other questions."""

    question: str
    line: int
    level: int = 0
    wordings: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The answer without blank lines and rules around it."""
        lines = list(self.answer)
        while lines and (not lines[-1].strip() or BREAK.fullmatch(lines[-1])):
            lines.pop()
        return "\n".join(_plain(line) for line in lines)


def read_faq(text: str, name: str) -> Iterator[Row | Skipped]:
    """The lessons of a page, and its headings that have none."""
    lines = text.replace("\r\n", "\n").split("\n")
    entries = list(_entries(lines))
    tops = [entry for entry in entries if entry.level == 1]
    title = tops[0] if len(tops) == 1 and len(entries) > 1 else None
    for entry in entries:
        where = f"{name}, line {entry.line}"
        if not entry.question:
            yield Skipped(where, "this stands before the first question")
        elif entry is title or not entry.text.strip():
            yield Skipped(where, "a heading without an answer of its own")
        else:
            yield lenient(Draft(_plain(entry.question), entry.text, tuple(map(_plain, entry.wordings))), where)


def _entries(lines: list[str]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    fence = ""
    headed = any(HEADING.fullmatch(line) for line in lines)
    for number, line in enumerate(lines, 1):
        opened = FENCE.match(line)
        question = None if fence or opened else _question(line, headed)
        if question is not None:
            if entry:
                yield entry
            entry = _Entry(question[0], number, question[1])
        elif entry is None:
            entry = _Entry("", number, answer=[line]) if line.strip() else None
        else:
            _add(entry, line, bool(fence))
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
    if entry:
        yield entry


def _question(line: str, headed: bool) -> tuple[str, int] | None:
    """The text and the heading's level; a bold line is a question where there are no headings, or it asks."""
    if heading := HEADING.fullmatch(line):
        title = _without_closing(heading[2] or "")
        return (title, len(heading[1])) if title else None
    if asked := ASKED.fullmatch(line):
        return asked[1].strip(), 0
    bold = None if ANSWERED.fullmatch(line) else BOLD.fullmatch(line)
    if bold and (not headed or line.rstrip().rstrip("*_").endswith("?")):
        return bold[1].strip() + ("?" if line.rstrip().endswith("?") else ""), 0
    return None


def _without_closing(title: str) -> str:
    """A heading's text without blanks around it, and without the sharps that may close it behind a blank."""
    title = title.strip()
    body = title.rstrip("#")
    return body.rstrip() if body != title and (not body or body[-1].isspace()) else title


def _add(entry: _Entry, line: str, fenced: bool) -> None:
    started = any(one.strip() for one in entry.answer)
    if started or fenced:
        entry.answer.append(line)
    elif also := ALSO.fullmatch(line):
        entry.wordings.append(also[1])
    elif answered := ANSWERED.fullmatch(line):
        entry.answer.append(answered[1] or "")
    elif line.strip():
        entry.answer.append(line)


def _plain(line: str) -> str:
    return ESCAPED.sub(lambda found: found[1] or html.unescape(found[0]), line)


def write_faq(lessons: Iterable[Lesson]) -> str:
    """A heading a lesson."""
    return "\n".join(_section(lesson) for lesson in lessons)


def _section(lesson: Lesson) -> str:
    also = "".join(f"*Also:* {_one_line(text)}\n" for text in lesson.wordings)
    answer = "\n".join(_guarded(_escaped(line)) for line in lesson.answer.split("\n"))
    parts = [f"## {_one_line(lesson.question)}\n", also, answer + "\n"]
    return "\n".join(part for part in parts if part)


def _escaped(text: str) -> str:
    r"""Backslashes and ampersands that would be read as something else; carriage returns by number."""
    text = re.sub(r"\\|&(?=[#A-Za-z])", lambda found: "\\" + found[0], text)
    return text.replace("\r", "&#13;")


def _one_line(text: str) -> str:
    """For a heading: line ends by number, and a sharp at the end is not the heading's own."""
    line = _escaped(text).replace("\n", "&#10;")
    return line[:-1] + "\\#" if line.endswith("#") else line


def _guarded(line: str) -> str:
    """A line of an answer that cannot be taken for anything else."""
    line = LETTERED.sub(r"\1\\\2", line, count=1) if ASKED.fullmatch(line) or ANSWERED.fullmatch(line) else line
    marks = (HEADING.fullmatch(line), BOLD.fullmatch(line), ALSO.fullmatch(line), FENCE.match(line))
    if any(marks) or BREAK.fullmatch(line):
        body = line.lstrip(" ")
        return " " * (len(line) - len(body)) + "\\" + body
    return line
