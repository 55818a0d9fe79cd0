"""Questions about a text that stands before them, answered with the sentence that says it.

From what hotels and restaurants say of themselves (DSTC9), from countries (Factbook), definitions (WordNet), the
project's own templates of notices and portraits, and its families of facts.  What the text does not say gets
`NOT_THERE`.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from chatbot.domain import Role, Turn
from training.corpora.examples import Example
from training.corpora.readers import hotels
from training.corpora.texts import Document, Sentence, ToldTexts, countries, definitions, templates
from training.corpora.told import capital, load_families
from training.corpora.values import Values, is_held_out
from training.corpora.wordnet import Noun, nouns

LEAST_WORDS = 14
SUBJECTS = {
    "person": "person",
    "shop": "company",
    "place": "place",
    "product": "project",
    "medicine": "name",
    "book": "title",
    "report": "company",
}
NOT_THERE = "That is not in the text."
WORD = re.compile(r"[a-z0-9]+")
STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "can",
        "could",
        "will",
        "would",
        "may",
        "i",
        "you",
        "he",
        "she",
        "it",
        "they",
        "we",
        "my",
        "your",
        "his",
        "her",
        "its",
        "their",
        "our",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "what",
        "when",
        "where",
        "who",
        "whom",
        "which",
        "why",
        "how",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "and",
        "or",
        "not",
        "no",
        "yes",
        "any",
        "some",
        "all",
        "only",
        "also",
        "as",
        "if",
        "than",
        "then",
        "so",
        "but",
        "about",
        "into",
        "out",
        "up",
        "down",
        "off",
        "over",
        "under",
        "more",
        "most",
        "get",
        "use",
        "allowed",
        "available",
        "offer",
        "provide",
        "provided",
        "offered",
        "accept",
        "accepted",
    ]
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A template of documents: ``subject`` is the kind of value of {s}, each attribute has a value kind, sentences
    and questions.
    """

    subject: str
    attributes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    held_out: bool = False


def load_kinds() -> list[Kind]:
    """All of ``passages.toml``."""
    return [
        Kind(
            row["subject"],
            tuple((one["value"], tuple(one["say"]), tuple(one["ask"])) for one in row["attributes"]),
            row.get("held_out", False),
        )
        for row in templates()["kind"]
    ]


def made_document(kind: Kind, values: Values, order: random.Random) -> Document:
    """A document of 3 to 7 sentences about one subject."""
    subject = _subject(kind.subject, values, order)
    count = order.randint(3, min(7, len(kind.attributes)))
    sentences = []
    for value, frames, questions in order.sample(kind.attributes, count):
        number, x = order.randrange(len(frames)), values.draw(value)
        chosen = [questions[min(number, len(questions) - 1)], *questions[len(frames) : -1], questions[-1]]
        sentences.append(
            (capital(frames[number].format(s=subject, x=x)), tuple(q.format(s=subject, x=x) for q in chosen))
        )
    return Document(subject, tuple(sentences))


def _subject(kind: str, values: Values, order: random.Random) -> str:
    lists: dict[str, list[str]] = templates()["subjects"]
    if kind in lists:
        return order.choice(lists[kind])
    return values.draw(SUBJECTS[kind])


@lru_cache(100_000)
def content_words(text: str) -> frozenset[str]:
    """Lower-case words that carry meaning, cut to five letters so that forms of one word meet."""
    return frozenset(word[:5] for word in WORD.findall(text.lower()) if word not in STOP)


class Passages:
    """Draws examples; ``documents`` and ``lands`` are real ones, ``kinds`` templates, ``nouns`` for definitions,
    ``told`` makes texts of facts.
    """

    def __init__(
        self,
        order: random.Random,
        documents: Sequence[Document],
        kinds: Sequence[Kind],
        nouns: Sequence[Noun],
        values: Values,
        lands: Sequence[Document] = (),
        told: ToldTexts | None = None,
    ) -> None:
        self._order, self._documents, self._kinds, self._nouns, self._values = order, documents, kinds, nouns, values
        self._lands, self._told = lands, told
        self._asides: list[str] = templates()["asides"]

    def draw(self) -> Example:
        """One example: mostly a question right under the text, sometimes over it, or in a later turn."""
        order, document = self._order, self._document()
        while sum(len(text.split()) for text, _ in document.sentences) < LEAST_WORDS or len(document.sentences) < 2:
            document = self._document()
        name, (answer, questions), shown = document.name, order.choice(document.sentences), list(document.sentences)
        there = order.random() < 0.78
        if not there:
            shown = [
                one
                for one in shown
                if one[0] != answer and (document.apart or not _says(one[0], answer, questions[0], name))
            ]
            if len(shown) < 2:
                there, shown = True, list(document.sentences)
        texts = [text for text, _ in shown]
        if order.random() < 0.2:
            texts.insert(order.randrange(len(texts) + 1), order.choice(self._asides))
        question, passage = order.choice(questions), " ".join(texts)
        target = answer if there else NOT_THERE
        return self._laid_out(passage, question, target, shown)

    def _document(self) -> Document:
        draw = self._order.random()
        if self._told and draw < 0.3:
            return self._told.draw()
        if self._lands and draw < 0.45:
            return self._part(self._order.choice(self._lands))
        draw = self._order.random()
        if draw < 0.45 and self._documents:
            return self._part(self._order.choice(self._documents))
        if draw < 0.6 and self._nouns:
            return definitions(self._nouns, self._order)
        return made_document(self._order.choice(self._kinds), self._values, self._order)

    def _part(self, document: Document) -> Document:
        """A few sentences on different things of a long document."""
        order, chosen = self._order, list[tuple[str, tuple[str, ...]]]()
        wanted = order.randint(3, 6)
        for one in order.sample(document.sentences, len(document.sentences)):
            apart = document.apart or not any(_alike(one, other, document.name) for other in chosen)
            if apart and len(chosen) < wanted:
                chosen.append(one)
        return Document(document.name, tuple(chosen), document.apart)

    def _laid_out(
        self, passage: str, question: str, answer: str, shown: Sequence[tuple[str, tuple[str, ...]]]
    ) -> Example:
        order = self._order
        draw = order.random()
        if draw < 0.15:
            other, questions = order.choice(list(shown))
            first = [Turn(Role.USER, f"{passage}\n\n{order.choice(questions)}"), Turn(Role.ENGRAM, other)]
            return Example(question, answer, "passage", history=tuple(first))
        if draw < 0.3:
            asked = question if question.endswith("?") else question + "?"
            return Example(f"{asked}\n\n{passage}", answer, "passage")
        return Example(f"{passage}\n\n{question}", answer, "passage")


def _alike(one: Sentence, other: Sentence, name: str) -> bool:
    return _says(one[0], other[0], other[1][0], name) or _says(other[0], one[0], one[1][0], name)


def _says(sentence: str, answer: str, question: str, name: str) -> bool:
    """Whether ``sentence`` is about what ``answer`` and ``question`` are about, names aside."""
    about = (content_words(answer) | content_words(question)) - content_words(name)
    return bool((content_words(sentence) - content_words(name)) & about)


def passage_sets(root: Path, order: random.Random, words: Sequence[str]) -> tuple[Passages, Passages]:
    """For training and for the exam, which has other hotels, all attractions, other kinds of notices, other words."""
    documents = [
        (domain, Document(name, tuple((body, (title,)) for title, body in pairs)))
        for domain, name, pairs in hotels(root)
        if len(pairs) > 4
    ]
    defined, lands = nouns(root)[:6000], list(countries(root))
    both = []
    for exam in (False, True):
        values = Values(order, words, held_out=exam)
        both.append(
            Passages(
                order,
                [one for domain, one in documents if (domain == "attraction" or is_held_out(one.name)) == exam],
                [kind for kind in load_kinds() if kind.held_out == exam],
                [noun for noun in defined if is_held_out(noun.word) == exam],
                values,
                () if exam else [one for one in lands if not is_held_out(one.name)],
                None if exam else ToldTexts(order, values, load_families()),
            )
        )
    return both[0], both[1]
