"""What the benchmarks of retraining teach: real answers of 4 to 40 words, one other wording of each question held out.

From ``office.toml`` (rewordings by hand), from hotels' and restaurants' questions of DSTC9 (questions of other houses
with the same answer), and, marked as such, from questions of Dolly with a rewording made by rule.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.domain import QaPair, normalise_question
from chatbot.errors import InputError
from training.corpora.question_sets import Kind, office
from training.corpora.readers import clean, hotel_questions

WORDS = range(4, 41)
LONGEST_QUESTION = 20
MADE = "made by rule"
RULES = (
    "Could somebody explain this to me: {}",
    "{} I keep forgetting.",
    "My question is this. {}",
    "Help me out here, {}",
    "One more thing: {}",
    "{} That is what I want to find out.",
)


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson, another wording of its question that is not taught, and where the two are from."""

    pair: QaPair
    rewording: str
    origin: str


def lesson_set(data: Path | None, count: int, seed: int = 1) -> list[Taught]:
    """``count`` lessons, always the same for one seed; hand-made rewordings first, those by rule last.

    Raises `InputError` when there are not enough or ``data`` lacks a set; without it there is only ``office.toml``.
    """
    try:
        return _drawn(data, count, seed)
    except (OSError, ValueError) as error:
        raise InputError(f"The public sets in {data} cannot be read ({error}).") from error


def _drawn(data: Path | None, count: int, seed: int) -> list[Taught]:
    order = random.Random(f"{seed}/lessons")
    sources = [_office(order)]
    if data is not None:
        sources += [_hotels(data, order), _dolly(data, order)]
    found: list[Taught] = []
    seen: set[str] = set()
    for one in (one for source in sources for one in source):
        keys = {normalise_question(one.pair.question), normalise_question(one.rewording)}
        if len(found) < count and len(keys) == 2 and not keys & seen and len(one.pair.answer.split()) in WORDS:
            seen |= keys
            found.append(one)
    if len(found) < count:
        raise InputError(f"There are only {len(found)} lessons to teach, not {count}; --data names the sets' folder.")
    return found


def _office(order: random.Random) -> Iterator[Taught]:
    whole = office()
    wordings: dict[int, list[str]] = {}
    for question in whole.questions:
        if question.kind is Kind.REWORDING and question.lesson is not None:
            wordings.setdefault(question.lesson, []).append(question.text)
    for number, pair in enumerate(whole.lessons):
        yield Taught(pair, order.choice(wordings[number]), "office.toml")


def _hotels(data: Path, order: random.Random) -> Iterator[Taught]:
    """Answers that several houses give word for word, to questions in words of their own."""
    questions: dict[str, list[str]] = {}
    for question, answer in hotel_questions(data):
        questions.setdefault(answer, []).append(question)
    for answer in sorted(questions):
        wordings = list(dict.fromkeys(questions[answer]))
        if len(wordings) > 1:
            taught, other = order.sample(wordings, 2)
            yield Taught(QaPair(taught, answer), other, "DSTC9")


def _dolly(data: Path, order: random.Random) -> Iterator[Taught]:
    (path,) = data.glob("dolly_subset/*.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    order.shuffle(rows)
    for row in rows:
        question, answer = clean(row["instruction"]), clean(row["response"])
        if len(question.split()) <= LONGEST_QUESTION and "\n" not in row["response"].strip():
            yield Taught(QaPair(question, answer), order.choice(RULES).format(question), f"Dolly, {MADE}")


def by_origin(lessons: Sequence[Taught]) -> dict[str, list[Taught]]:
    """The same in parts, in order of appearance."""
    parts: dict[str, list[Taught]] = {}
    for one in lessons:
        parts.setdefault(one.origin, []).append(one)
    return parts
