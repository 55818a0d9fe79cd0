"""Whether an answer that was copied from earlier turns or from a text stands there, and answers what is asked.

A network that copies likes to answer "And my cat?" from what it was told of the dog.  Here the words speak: those of
the answer must be met by one sentence that was read, and those of the question by the same sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.domain import Turn
from chatbot.kinship import Kinship, words_of
from chatbot.passages import sentences, split_message

ASKS_EARLY = {"what", "where", "when", "who", "whom", "whose", "which", "why", "how"}
ASKS_EARLY |= {"do", "does", "did", "can", "could", "tell", "remember"}
ASKS_FIRST = {"is", "are", "was", "were", "am", "will", "would", "should", "has", "have", "had", "may"}
EARLY = 4
NOTED = "Okay. "
SHORTENED = re.compile(r"['’](?:m|re|ve|ll|d|s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grounding:
    """Each 0 where all is well, and times the share of the answer that was copied, up to about 1.

    ``unmet``: how badly the answer's words are met by the sentence that meets them best; ``alien``: how strange its
    strangest word is to all that was read; ``strange`` and ``astray``: how strange the question's strangest word is to
    that best sentence, and how badly all its words are met there.
    """

    unmet: float = 0.0
    alien: float = 0.0
    strange: float = 0.0
    astray: float = 0.0

    @property
    def features(self) -> tuple[float, ...]:
        """As the judge takes them."""
        return self.unmet, self.alien, self.strange, self.astray


NOTHING_READ = Grounding()


class Grounds:
    """What there is to answer a question from: earlier turns, a passage, or what stands before the question."""

    def __init__(self, kinship: Kinship, history: Sequence[Turn], message: str) -> None:
        self._kinship = kinship
        pasted = split_message(message)
        parts = sentences(pasted.passage if pasted else message)
        said, asked = (parts, pasted.question) if pasted else (parts[:-1], parts[-1] if parts else "")
        if not pasted and not is_question(asked):
            said = parts  # a statement: it is noted by saying it back
        told = [part for turn in history for part in sentences(turn.text)]
        self._read = [words for text in (*told, *said) if (words := _words(text))]
        self._everything = list(dict.fromkeys(word for words in self._read for word in words))
        self._asked = _words(asked)

    def of(self, answer: str, copied: float) -> Grounding:
        """The evidence on an ``answer`` of which the share ``copied`` (0 to 1) was copied."""
        words = _words(answer.removeprefix(NOTED))
        if not self._read or not words or copied <= 0.0:
            return NOTHING_READ
        met, best = max(((self._kinship.met(words, read).met[0], read) for read in self._read), key=lambda one: one[0])
        alien = self._kinship.met(words, self._everything).strange[0]
        asked = self._kinship.met(self._asked, best)
        return Grounding(copied * (1 - met), copied * alien, copied * asked.strange[0], copied * (1 - asked.met[0]))


def is_question(sentence: str) -> bool:
    """By its mark, or by the words that questions open with; people leave out the mark."""
    words = [word.strip(",.:;!").casefold() for word in sentence.split()]
    return sentence.rstrip().endswith("?") or bool(ASKS_EARLY & set(words[:EARLY]) or ASKS_FIRST & set(words[:1]))


def _words(text: str) -> list[str]:
    """Without the ends that change with the speaker: "I'm" and "you're" are met by each other's small words."""
    return words_of(SHORTENED.sub("", text))
