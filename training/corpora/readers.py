"""Readers of the public sets' own file formats.  Each yields clean text, nothing is shuffled or split here."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora.examples import Group

Dialogue = list[str]
DIGITS = re.compile(r"\d{5,}|\d{3}[-. ]\d{3,4}([-. ]\d{4})?")
MAIL = re.compile(r"\S+@\S+")


def clean(text: str) -> str:
    """One blank between words, none around."""
    return re.sub(r"\s+", " ", text).strip()


def scrub(text: str) -> str:
    """Without telephone numbers and mail addresses."""
    return clean(MAIL.sub("", DIGITS.sub("", text)))


def personality_chat(root: Path, voice: str = "friendly") -> Iterator[Group]:
    """Microsoft's small talk: about 90 intents with some 100 phrasings each, one answer an intent (MIT)."""
    (path,) = root.glob(f"personality_chat/**/english/qna_chitchat_{voice}.qna")
    for block in path.read_text("utf-8").split("# ? ")[1:]:
        head, _, rest = block.partition("```")
        lines = head.strip().split("\n")
        phrasings = [lines[0], *(line[2:] for line in lines if line.startswith("- "))]
        answer = rest.split("\n", 1)[1].split("```")[0]
        unique = tuple(dict.fromkeys(clean(phrasing) for phrasing in phrasings if clean(phrasing)))
        yield Group(unique[0], unique, clean(answer))


def banking77(root: Path) -> Iterator[Group]:
    """Customer questions of a bank in 77 intents (CC BY 4.0)."""
    groups: dict[str, list[str]] = {}
    for part in ("train", "test"):
        with (root / f"banking77/banking_data/{part}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                groups.setdefault(row["category"], []).append(clean(row["text"]))
    for name, phrasings in groups.items():
        yield Group(f"banking77/{name}", tuple(dict.fromkeys(phrasings)))


def hwu64(root: Path) -> Iterator[Group]:
    """Requests to a home assistant in 64 intents (CC BY 4.0)."""
    groups: dict[str, list[str]] = {}
    seen: set[str] = set()
    for path in sorted(root.glob("hwu64/CrossValidation/**/*.csv")):
        with path.open(encoding="utf-8", errors="replace") as file:
            for row in csv.DictReader(file, delimiter=";"):
                text = clean(row.get("answer_from_user") or row.get("answer_from_anno") or "")
                if text and row["answerid"] not in seen:
                    seen.add(row["answerid"])
                    groups.setdefault(f"{row['scenario']}_{row['intent']}", []).append(text)
    for name, phrasings in groups.items():
        yield Group(f"hwu64/{name}", tuple(dict.fromkeys(phrasings)))


def web_questions(root: Path) -> Iterator[str]:
    """Search questions (CC BY 4.0), without their answers."""
    for path in sorted(root.glob("webquestions/main/*.json")):
        for row in json.loads(path.read_text("utf-8")):
            yield clean(row["qText"])


def trivia_questions(root: Path) -> Iterator[str]:
    """TriviaQA's questions (Apache-2.0), without their answers."""
    for path in sorted(root.glob("qa_topics/topics/*trivia*.txt")):
        for line in path.read_text("utf-8").splitlines():
            question = _topic(line)
            if question:
                yield question


def _topic(line: str) -> str:
    if line.startswith("{"):
        row: dict[str, Any] = json.loads(line)
        return clean(row["question"])
    question, tab, _ = line.partition("\t")
    return clean(re.sub(r'"+', '"', question).strip('" ')) if tab else ""


def hotel_questions(root: Path) -> Iterator[tuple[str, str]]:
    """Questions and answers of hotels and restaurants, DSTC9 track 1 (Apache-2.0)."""
    for _, _, pairs in hotels(root):
        yield from pairs


def hotels(root: Path) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """(domain, name, [(question, answer)]) of each hotel, restaurant and attraction, of taxi and train."""
    raw = json.loads((root / "dstc9_faq/data_eval/knowledge.json").read_text("utf-8"))
    for domain, entities in raw.items():
        for entity in entities.values():
            pairs = [(clean(document["title"]), clean(document["body"])) for document in entity["docs"].values()]
            yield domain, clean(entity.get("name") or domain), pairs


def self_dialogue(root: Path) -> Iterator[Dialogue]:
    """Dialogues on films, music and sport, both sides by one writer (BSD-3-Clause)."""
    return dialogue_file(root / "self_dialogue/dialogues.jsonl.gz")


def dialogue_file(path: Path) -> Iterator[Dialogue]:
    """A dialogue a line, its turns as texts or as objects with a ``text``: self_dialogue, star, taskmaster4."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            turns = json.loads(line)["turns"]
            yield [clean(turn if isinstance(turn, str) else turn["text"]) for turn in turns]


def student_chats(root: Path) -> Iterator[Dialogue]:
    """BYU's chats between students (MIT), without numbers and mail addresses."""
    with gzip.open(root / "byu_chitchat/dataset.json.gz", "rt", encoding="utf-8") as file:
        raw = json.load(file)
    for chat in raw.values():
        turns = [scrub(" ".join(part["text"] for part in message)) for message in chat["messages"]]
        turns = [turn for turn in turns if turn]
        if len(turns) >= 2:
            yield turns
