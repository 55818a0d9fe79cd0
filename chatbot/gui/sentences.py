"""Sentences that are made below the window, in the language of the interface.

What lies below the window speaks English and knows nothing of languages: a fault carries one finished sentence.  Here
such a sentence is recognised by its template, and told again by the template's translation with the same values.  A
sentence that is not known stays as it is.
"""

import re
from functools import lru_cache

from chatbot.gui.language import QT_TRANSLATE_NOOP, translate

MOST_CHARS = 4_000
TEMPLATES = (
    QT_TRANSLATE_NOOP("Sentences", "The training broke off before it was finished. It can be resumed."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Something was forgotten while the training ran, so its network was thrown away. Please train again.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The training was stopped. It can be resumed."),
    QT_TRANSLATE_NOOP("Sentences", "The training broke off unexpectedly; see {log}."),
    QT_TRANSLATE_NOOP("Sentences", "The exam was passed."),
    QT_TRANSLATE_NOOP("Sentences", "Only {right} of {total} lessons came back as taught."),
    QT_TRANSLATE_NOOP("Sentences", "It had {before} of {total} {kind} right before, now {right}."),
    QT_TRANSLATE_NOOP("Sentences", "small-talk questions"),
    QT_TRANSLATE_NOOP("Sentences", "unknown questions refused"),
    QT_TRANSLATE_NOOP("Sentences", "other questions (facts, conversations, passages)"),
    QT_TRANSLATE_NOOP("Sentences", "A training is running already; wait for it or stop it first."),
    QT_TRANSLATE_NOOP("Sentences", "There is nothing left to train; version {version} never saw what was forgotten."),
    QT_TRANSLATE_NOOP("Sentences", "There is nothing to train yet: teach something or give an answer a thumb up."),
    QT_TRANSLATE_NOOP("Sentences", "The training cannot be prepared in {folder} ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "What to rehearse could not be noted ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "Too many runs were started in one second."),
    QT_TRANSLATE_NOOP("Sentences", "There is no training request in {folder}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no training run at {folder}."),
    QT_TRANSLATE_NOOP("Sentences", "The training request in {folder} is damaged."),
    QT_TRANSLATE_NOOP("Sentences", "The training result in {folder} is damaged."),
    QT_TRANSLATE_NOOP("Sentences", "The {what} is empty."),
    QT_TRANSLATE_NOOP("Sentences", "The {what} has {count} characters; at most {limit} are possible."),
    QT_TRANSLATE_NOOP("Sentences", "The {what} holds broken characters that are not valid text."),
    QT_TRANSLATE_NOOP("Sentences", "question"),
    QT_TRANSLATE_NOOP("Sentences", "answer"),
    QT_TRANSLATE_NOOP("Sentences", "The title is empty."),
    QT_TRANSLATE_NOOP("Sentences", "A rating is up, down or none."),
    QT_TRANSLATE_NOOP("Sentences", "There is no conversation {number}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no message {number}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no answer {number}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no lesson {number}."),
    QT_TRANSLATE_NOOP("Sentences", "Message {number} is not an answer."),
    QT_TRANSLATE_NOOP("Sentences", "Message {number} has no version {version}."),
    QT_TRANSLATE_NOOP("Sentences", "The conversation was deleted before its answer came."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing else comes to mind. Correct the answer, and it learns the right one."),
    QT_TRANSLATE_NOOP("Sentences", "There is another lesson with this question: number {number}."),
    QT_TRANSLATE_NOOP("Sentences", "“{text}” belongs to lesson {number} already, “{question}”."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "“{text}” is another wording of lesson {number}, “{question}”: change that lesson, or take the "
        "wording out of it first.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "These questions belong to lessons {numbers}; change those."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{count} messages in conversations still say it; conversations can be forgotten too.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "A training that has it is being stopped; what it made will not be used."),
    QT_TRANSLATE_NOOP("Sentences", "The training in {folder} could not be cleaned ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "The exam report of version {version} could not be cleaned ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "The backup {name} could not be cleaned: {reason}"),
    QT_TRANSLATE_NOOP("Sentences", "{name}, line {line}: {fault}"),
    QT_TRANSLATE_NOOP("Sentences", "{name}, entry {number}: {fault}"),
    QT_TRANSLATE_NOOP("Sentences", "{name}, line {line}"),
    QT_TRANSLATE_NOOP("Sentences", "{name}, entry {number}"),
    QT_TRANSLATE_NOOP("Sentences", "{name} holds no lessons."),
    QT_TRANSLATE_NOOP("Sentences", "{name} holds no lessons ({where}: {reason})."),
    QT_TRANSLATE_NOOP("Sentences", "{name} is larger than {size} MB."),
    QT_TRANSLATE_NOOP("Sentences", "the header must name the columns question and answer."),
    QT_TRANSLATE_NOOP("Sentences", "there are only {count} columns."),
    QT_TRANSLATE_NOOP("Sentences", "this is not valid CSV ({error})."),
    QT_TRANSLATE_NOOP("Sentences", "this is not valid JSON ({error})."),
    QT_TRANSLATE_NOOP("Sentences", "this is not valid UTF-8 text."),
    QT_TRANSLATE_NOOP("Sentences", "the line is longer than {bytes} bytes."),
    QT_TRANSLATE_NOOP("Sentences", "a JSON object is needed."),
    QT_TRANSLATE_NOOP("Sentences", "the JSON is nested more than {depth} deep."),
    QT_TRANSLATE_NOOP("Sentences", 'an object with the texts "question" and "answer" is needed.'),
    QT_TRANSLATE_NOOP("Sentences", '"wordings" must be a list of texts.'),
    QT_TRANSLATE_NOOP("Sentences", "there is no text in this conversation"),
    QT_TRANSLATE_NOOP("Sentences", "the last question has no answer"),
    QT_TRANSLATE_NOOP("Sentences", "this stands before the first question"),
    QT_TRANSLATE_NOOP("Sentences", "a heading without an answer of its own"),
    QT_TRANSLATE_NOOP("Sentences", "the wording “{text}” belongs to lesson {number}"),
    QT_TRANSLATE_NOOP("Sentences", "the wording “{text}” stands at {where} too"),
    QT_TRANSLATE_NOOP("Sentences", "Lesson {number} was changed in the meantime; please import again."),
    QT_TRANSLATE_NOOP("Sentences", "“{question}” was taught in the meantime; please import again."),
    QT_TRANSLATE_NOOP("Sentences", "There is no import to undo."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The database {path} was written by a newer version of Engram; please update Engram.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The database {path} is in use by another program; please try again in a moment."),
    QT_TRANSLATE_NOOP("Sentences", "The database {path} cannot be opened or written ({error})."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The file {path} is damaged or is not a database; a backup can be restored with `chatbot restore`.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The disk with {path} is full; free some space and try again."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The data folder {path} cannot be written to ({reason}); set CHATBOT_HOME to another folder.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "CHATBOT_HOME names a home folder that does not exist: {path}."),
    QT_TRANSLATE_NOOP("Sentences", "The file {path} is damaged."),
    QT_TRANSLATE_NOOP("Sentences", "The file {path} cannot be read."),
    QT_TRANSLATE_NOOP("Sentences", "The settings could not be read ({error}); {what}."),
    QT_TRANSLATE_NOOP("Sentences", "the usual ones are used"),
    QT_TRANSLATE_NOOP("Sentences", "they were put aside as {name}"),
    QT_TRANSLATE_NOOP("Sentences", "Too many backups were made in one second."),
    QT_TRANSLATE_NOOP("Sentences", "There is no folder {path}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no file {path}."),
    QT_TRANSLATE_NOOP("Sentences", "{path} is a folder."),
    QT_TRANSLATE_NOOP("Sentences", "{path} is the database itself."),
    QT_TRANSLATE_NOOP("Sentences", "{path} is not a database of Engram."),
    QT_TRANSLATE_NOOP("Sentences", "{path} cannot be used: {reason}"),
    QT_TRANSLATE_NOOP("Sentences", "{path} cannot be read ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "{path} cannot be written ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "The backup {path} is damaged: {error}."),
    QT_TRANSLATE_NOOP("Sentences", "The backup {path} could not be copied ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "The backup {path} could not be written ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "There is no version {number}."),
    QT_TRANSLATE_NOOP("Sentences", "The version that shipped cannot be removed."),
    QT_TRANSLATE_NOOP("Sentences", "Version {number} is in use; use another one first."),
    QT_TRANSLATE_NOOP("Sentences", "Version {number} could not be removed ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "The version in use is the one that shipped; there is nothing to roll back to."),
    QT_TRANSLATE_NOOP("Sentences", "The folder {path} holds no checkpoint: {name} is missing."),
    QT_TRANSLATE_NOOP("Sentences", "The checkpoint in {path} was made by a newer version of Engram."),
    QT_TRANSLATE_NOOP("Sentences", "The checkpoint in {path} is damaged: {fault}."),
    QT_TRANSLATE_NOOP("Sentences", "The checkpoint is damaged: {fault}."),
    QT_TRANSLATE_NOOP("Sentences", "The tokenizer {path} was not made for this program."),
    QT_TRANSLATE_NOOP("Sentences", "The tokenizer {path} is missing or damaged."),
    QT_TRANSLATE_NOOP("Sentences", "{name} cannot be read"),
    QT_TRANSLATE_NOOP("Sentences", "{name} is missing"),
    QT_TRANSLATE_NOOP("Sentences", "{name} is not the file that was saved"),
    QT_TRANSLATE_NOOP("Sentences", "{name} does not fit {other}"),
    QT_TRANSLATE_NOOP("Sentences", "its weights do not fit"),
    QT_TRANSLATE_NOOP("Sentences", "its weights do not fit its configuration"),
    QT_TRANSLATE_NOOP("Sentences", "it has no weight named {error}"),
    QT_TRANSLATE_NOOP("Sentences", "Version {number} holds a file that is not handed on: {name}."),
    QT_TRANSLATE_NOOP("Sentences", "{name} cannot be taken in ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "{name} cannot be taken in: {reason}."),
    QT_TRANSLATE_NOOP("Sentences", "{name} is damaged or is no version of Engram ({error})."),
    QT_TRANSLATE_NOOP("Sentences", "it does not hold exactly the files of a version"),
    QT_TRANSLATE_NOOP("Sentences", "its manifest does not list exactly its files"),
    QT_TRANSLATE_NOOP("Sentences", "its configuration asks for too much"),
    QT_TRANSLATE_NOOP("Sentences", "no answer comes from its network"),
    QT_TRANSLATE_NOOP("Sentences", "{name} is not a plain file"),
    QT_TRANSLATE_NOOP("Sentences", "{name} is packed in a way that is not allowed"),
    QT_TRANSLATE_NOOP("Sentences", "{name} is too large"),
    QT_TRANSLATE_NOOP("Sentences", "{name} has no question"),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "This Engram is packaged without training: install the full package (engram) in its place to retrain; "
        "what was taught is kept.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The new folder must lie neither in the present one nor around it."),
    QT_TRANSLATE_NOOP("Sentences", "{path} is a file; choose a folder."),
    QT_TRANSLATE_NOOP("Sentences", "{path} is not empty; choose an empty folder or a new one."),
    QT_TRANSLATE_NOOP("Sentences", "There is not enough room in {path}: {size} MB are needed."),
    QT_TRANSLATE_NOOP("Sentences", "The copy of the database is damaged: {error}."),
    QT_TRANSLATE_NOOP("Sentences", "The data could not be copied to {path} ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "The old copy in {path} could not be deleted ({reason})."),
    QT_TRANSLATE_NOOP("Sentences", "{path} does not hold what was written to it; the disk may be faulty."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Your data was moved to {path}, which cannot be found. Connect the drive, or delete {pointer} to begin anew.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "No space left on device"),
    QT_TRANSLATE_NOOP("Sentences", "Permission denied"),
    QT_TRANSLATE_NOOP("Sentences", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Sentences", "Read-only file system"),
    QT_TRANSLATE_NOOP("Sentences", "No such file or directory"),
    QT_TRANSLATE_NOOP("Sentences", "Is a directory"),
    QT_TRANSLATE_NOOP("Sentences", "Not a directory"),
    QT_TRANSLATE_NOOP("Sentences", "File exists"),
    QT_TRANSLATE_NOOP("Sentences", "File name too long"),
    QT_TRANSLATE_NOOP("Sentences", "Input/output error"),
    QT_TRANSLATE_NOOP("Sentences", "Disk quota exceeded"),
)
_HOLE = re.compile(r"\{(\w+)\}")
_NUMBER = r"[\d,]+"
_NUMBERS = frozenset(("before", "bytes", "count", "depth", "limit", "line", "number", "right", "size", "total"))
_SPOKEN = frozenset(("fault", "kind", "reason", "what", "where"))


def in_words(fault: object) -> str:
    """``str(fault)``, one sentence or several, in the language of the interface."""
    text = str(fault)
    if len(text) > MOST_CHARS:
        return text
    return _retold(text) or _one_by_one(text)


def _one_by_one(text: str) -> str:
    """The first sentence that is known, then the rest; the text itself where none is."""
    for end in re.finditer(r"\. ", text):
        known = _retold(text[: end.start() + 1])
        if known is not None:
            return f"{known} {in_words(text[end.end() :])}"
    return text


def _retold(text: str) -> str | None:
    """The whole text by its template, its values too where they are known; None where no template fits."""
    for source, shape in _shapes():
        found = shape.fullmatch(text)
        if found is not None:
            values = {name: _value(name, value) for name, value in found.groupdict().items()}
            return translate("Sentences", source).format(**values)
    return None


def _value(name: str, value: str) -> str:
    """What a person wrote stays as it is, only the program's own words are told again."""
    return _retold(value) or value if name in _SPOKEN else value


@lru_cache(maxsize=1)
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each template with what its sentences look like, those with the most words of their own first."""
    ranked = sorted(TEMPLATES, key=lambda source: -len(_HOLE.sub("", source)))
    return tuple((source, re.compile(_shape(source), re.DOTALL)) for source in ranked)


def _shape(source: str) -> str:
    """A number has digits only, whatever else is in a hole has at least one character."""
    parts = _HOLE.split(source)
    holes = (rf"(?P<{name}>{_NUMBER if name in _NUMBERS else '.+?'})" for name in parts[1::2])
    return "".join(re.escape(words) + next(holes, "") for words in parts[::2])
