"""A conversation as Markdown, plain text, HTML or JSON Lines.  What was said stays text in all of them."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from chatbot.domain import Conversation, Message, Role
from chatbot.gui.language import QT_TRANSLATE_NOOP, translate
from chatbot.gui.texts import moment_words
from chatbot.interchange import write_messages

KINDS = {
    "md": "Markdown (*.md)",
    "txt": QT_TRANSLATE_NOOP("Transcript", "Text (*.txt)"),
    "html": "HTML (*.html)",
    "jsonl": "JSON Lines (*.jsonl)",
}
UNTITLED = QT_TRANSLATE_NOOP("Transcript", "Conversation")
NAME_CHARS = 60
# "What Markdown would take for markup", https://spec.commonmark.org/0.31.2/#backslash-escapes
_INLINE = re.compile(r"([\\`*_\[\]<>&|~])")
_AT_START = re.compile(r"^(\s*)([#+\-=:]|\d+(?=[.)]))", re.MULTILINE)
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; }}
h2 {{ font-size: .85rem; color: #5f6670; margin: 1.5rem 0 .25rem; }}
p {{ white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}</body>
</html>
"""


def kind_of(path: Path) -> str:
    """By the ending of the name; Markdown for any other."""
    ending = path.suffix.lower().removeprefix(".")
    return "html" if ending == "htm" else ending if ending in KINDS else "md"


def file_name(title: str) -> str:
    """A name that every system can store, without an ending."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
    return " ".join(plain.split())[:NAME_CHARS].strip(" .") or translate("Transcript", UNTITLED)


def write_conversation(conversation: Conversation, messages: Iterable[Message], kind: str) -> str:
    """``kind`` is one of `KINDS`."""
    return "".join(conversation_parts(conversation, messages, kind))


def conversation_parts(conversation: Conversation, messages: Iterable[Message], kind: str) -> Iterator[str]:
    """The same stretch by stretch, so that a long one need not be held whole."""
    if kind == "jsonl":
        return (write_messages([message], conversation.id) for message in messages)
    writers: dict[str, Callable[[str, Iterable[Message]], Iterator[str]]] = {
        "md": _markdown,
        "txt": _text,
        "html": _html,
    }
    return writers[kind](conversation.title or translate("Transcript", UNTITLED), messages)


def heading(message: Message) -> str:
    """Who said it and when, e.g. ``You, 2 November 2026 09:10``; with ``stopped`` where it was."""
    who = translate("Transcript", "You") if message.role is Role.USER else "Engram"
    told = translate("Transcript", "{who}, {moment}, stopped") if message.stopped else "{who}, {moment}"
    return told.format(who=who, moment=moment_words(message.created_at))


def _markdown(title: str, messages: Iterable[Message]) -> Iterator[str]:
    yield f"# {_escaped(' '.join(title.split()))}\n"
    for message in messages:
        text = _escaped(message.text).replace("\n", "  \n")
        yield f"\n**{heading(message)}**\n\n{text}\n"


def _escaped(text: str) -> str:
    return _AT_START.sub(_escape_start, _INLINE.sub(r"\\\1", text))


def _escape_start(found: re.Match[str]) -> str:
    """A digit cannot be escaped itself, so the mark behind it is kept apart by a word joiner's width of nothing."""
    blanks, mark = found.groups()
    return f"{blanks}{mark}\u2060" if mark.isdigit() else f"{blanks}\\{mark}"


def _text(title: str, messages: Iterable[Message]) -> Iterator[str]:
    yield f"{title}\n"
    for message in messages:
        yield f"\n{heading(message)}\n{message.text}\n"


def _html(title: str, messages: Iterable[Message]) -> Iterator[str]:
    above, below = PAGE.split("{body}")
    yield above.format(title=html.escape(title))
    for message in messages:
        yield f"<h2>{html.escape(heading(message))}</h2>\n<p>{html.escape(message.text)}</p>\n"
    yield below
