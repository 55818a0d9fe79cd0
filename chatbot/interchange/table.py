"""Lessons as CSV: columns ``question``, ``answer`` and as many ``wording`` columns as are needed."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from chatbot.domain import Draft, Lesson
from chatbot.errors import InputError
from chatbot.interchange.rows import Row, checked
from chatbot.interchange.text import LINE_BYTES

FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
WORDING = "wording"


def read_table(text: str, name: str) -> Iterator[Row]:
    """Raises `InputError` with the number of the first line that cannot be used."""
    csv.field_size_limit(LINE_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = [cell.strip().casefold() for cell in next(rows, [])]
        if "question" not in header or "answer" not in header:
            raise InputError(f"{name}, line 1: the header must name the columns question and answer.")
        line = rows.line_num + 1
        for row in rows:
            if row:
                yield _row(row, header, f"{name}, line {line}")
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError(f"{name}, line {line}: this is not valid CSV ({error}).") from error


def _row(row: Sequence[str], header: Sequence[str], where: str) -> Row:
    question, answer = header.index("question"), header.index("answer")
    if len(row) <= max(question, answer):
        raise InputError(f"{where}: there are only {len(row)} columns.")
    named = zip(header, row, strict=False)
    wordings = (_unguard(cell) for title, cell in named if title.startswith(WORDING) and cell.strip())
    return checked(Draft(_unguard(row[question]), _unguard(row[answer]), tuple(wordings)), where)


def write_table(lessons: Iterable[Lesson]) -> str:
    """A spreadsheet will not take an answer for a formula; without wordings there are no columns for them."""
    rows = [[lesson.question, lesson.answer, *lesson.wordings] for lesson in lessons]
    most = max((len(row) for row in rows), default=2) - 2
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(["question", "answer", *(f"{WORDING} {number}" for number in range(1, most + 1))])
    writer.writerows([guard(cell) for cell in row] + [""] * (most + 2 - len(row)) for row in rows)
    return target.getvalue()


def guard(cell: str) -> str:
    """A cell that starts like a formula (or like a guarded one) gets an apostrophe in front."""
    return GUARD + cell if cell.startswith((*FORMULA, GUARD)) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith((*FORMULA, GUARD)) else cell
