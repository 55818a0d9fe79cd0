"""The wide set that the encoder learns meaning from: some 700,000 sentences of every kind, no answers.

Most are read from the public sets, the rest is made of `frames`.  Sentences that are known to mean the same form a
`Family`: their teacher's vectors are drawn together (see ``training.teacher.drawn_together``).
"""

import csv
import html
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora.frames import Family, families
from training.corpora.readers import (
    clean,
    dialogue_file,
    hotel_questions,
    self_dialogue,
    student_chats,
    trivia_questions,
    web_questions,
)
from training.corpora.wordnet import nouns, verbs

FAMILY_COUNT = 60_000
SHORTEST, LONGEST = 2, 140
QUESTION_FRAMES = ("What is {}?", "what is a {}", "Tell me about {}.", "{}", "Do you know anything about {}?")


def wide_sentences(root: Path, order: random.Random) -> tuple[list[str], list[Family]]:
    """All sentences, each once, in an order drawn from ``order``; and the families among the made ones."""
    made = list(families([noun.word for noun in nouns(root)[:6000]], verbs(root)[:1200], order, FAMILY_COUNT))
    read = {
        text
        for source in (
            _turns(root),
            web_questions(root),
            trivia_questions(root),
            (text for pair in hotel_questions(root) for text in pair),
            _paraqa(root),
            _comments(root),
            _requests(root),
            _hinglish(root),
            _definitions(root),
            _countries(root),
        )
        for text in source
        if SHORTEST <= len(text) <= LONGEST
    }
    texts = sorted(read.union(*(family.texts for family in made)))
    order.shuffle(texts)
    return texts, made


def _turns(root: Path) -> Iterator[str]:
    for number, chat in enumerate(self_dialogue(root)):
        if number % 2 == 0:
            yield from chat
    for chat in student_chats(root):
        yield from chat
    for name in ("star", "taskmaster4"):
        for chat in dialogue_file(root / name / "dialogues.jsonl.gz"):
            yield from chat


def _paraqa(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("paraqa/dataset/*.json")):
        for row in json.loads(path.read_text("utf-8")):
            yield clean(row["question"])
            for key in sorted(row):
                if key.startswith("verbalized") and row[key]:
                    yield clean(row[key].replace("[", "").replace("]", ""))


def _comments(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("goemotions/data/original/*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            yield clean(line.split("\t")[0].replace("[NAME]", "Sam"))


def _requests(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("snips/2017-06-custom-intent-engines/*/[tv]*_*.json")):
        for rows in json.loads(path.read_text("latin-1")).values():
            for row in rows:
                yield clean("".join(part["text"] for part in row["data"]))


def _hinglish(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("hinglish_top/Dataset/*/*.tsv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                yield clean(row["en_query"])


def _definitions(root: Path) -> Iterator[str]:
    for number, noun in enumerate(nouns(root)):
        yield clean(noun.definition)
        yield QUESTION_FRAMES[number % len(QUESTION_FRAMES)].format(noun.word)


def _countries(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("factbook/*/*.json")):
        yield from _sentences(json.loads(path.read_text("utf-8")))


def _sentences(node: dict[str, Any]) -> Iterator[str]:
    for value in node.values():
        if isinstance(value, dict):
            yield from _sentences(value)
        elif isinstance(value, str):
            plain = html.unescape(re.sub(r"<[^>]+>", " ", value))
            yield from (clean(part) for part in re.split(r"[;.]\s", plain) if part.count(" ") >= 4)
