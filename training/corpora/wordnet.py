"""WordNet 3.0: common nouns and verbs with how often they were tagged, and definitions of the nouns."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chatbot.errors import InputError

INSTALLED = Path("/usr/share/wordnet")
NOUN, VERB = "1", "2"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with its commonest sense.  ``count`` is how often that sense was tagged in SemCor."""

    word: str
    definition: str
    count: int


def nouns(root: Path) -> list[Noun]:
    """The nouns that were tagged at least once, commonest first; lower-case words only, no proper names."""
    return list(_nouns(root))


@cache
def _nouns(root: Path) -> tuple[Noun, ...]:
    folder = wordnet_folder(root)
    counts = _counts(folder, NOUN)
    glosses = {
        line[:8]: line.split(" | ", 1)[1].strip().split('; "')[0]
        for line in (folder / "data.noun").read_text("latin-1").splitlines()
        if not line.startswith("  ")
    }
    found = []
    for line in (folder / "index.noun").read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        word, senses = fields[0].replace("_", " "), int(fields[2])
        if word in counts and word.replace(" ", "").isalpha():
            found.append(Noun(word, glosses[fields[-senses]], counts[word]))
    return tuple(sorted(found, key=lambda noun: (-noun.count, noun.word)))


def verbs(root: Path) -> list[str]:
    """The verbs that were tagged at least once, commonest first; one word each."""
    counts = _counts(wordnet_folder(root), VERB)
    return sorted((word for word in counts if word.isalpha()), key=lambda word: (-counts[word], word))


def _counts(folder: Path, part: str) -> dict[str, int]:
    """Highest count of any sense of each word of one part of speech; names (capitals) left out by WordNet's keys."""
    counts: dict[str, int] = {}
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        key, _, count = line.split()
        word, _, sense = key.partition("%")
        if sense.startswith(part + ":"):
            word = word.replace("_", " ")
            counts[word] = max(counts.get(word, 0), int(count))
    return counts


def wordnet_folder(root: Path) -> Path:
    """Beside the other sets, or where Debian's package puts it; raises `InputError` when it is in neither."""
    for folder in (root / "wordnet", INSTALLED):
        if (folder / "index.noun").is_file():
            return folder
    raise InputError("WordNet is missing: install Debian's package wordnet-base, or put its files into wordnet/.")
