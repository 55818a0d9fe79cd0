"""Which stretches of a piece of code get which colour, found by Pygments.  No Qt here.

Only lexers of the list below are ever loaded, and only for so long: what is not done in time stays without colour.
"""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

MOST_CHARS = 6_000
SECONDS = 0.03
LANGUAGES = frozenset((
    "bash", "bat", "c", "cpp", "csharp", "css", "diff", "dockerfile", "go", "html", "ini", "java", "javascript",
    "json", "kotlin", "latex", "lua", "make", "php", "powershell", "python", "r", "ruby", "rust", "sql", "swift",
    "toml", "typescript", "xml", "yaml",
))  # fmt: skip
_OTHER_NAMES = {
    "sh": "bash", "shell": "bash", "zsh": "bash", "cmd": "bat", "batch": "bat", "c++": "cpp", "c#": "csharp",
    "cs": "csharp", "golang": "go", "js": "javascript", "jsx": "javascript", "kt": "kotlin", "makefile": "make",
    "ps1": "powershell", "py": "python", "python3": "python", "rb": "ruby", "rs": "rust", "tex": "latex",
    "ts": "typescript", "yml": "yaml",
}  # fmt: skip
# Pygments' names of token types, the most particular first; what is not here is plain text
_KINDS = (
    ("Token.Comment", "comment"),
    ("Token.Literal.String", "string"),
    ("Token.Literal.Number", "number"),
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Tag", "keyword"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Decorator", "name"),
    ("Token.Name.Builtin", "name"),
    ("Token.Name.Attribute", "name"),
    ("Token.Generic.Deleted", "string"),
    ("Token.Generic.Inserted", "keyword"),
    ("Token.Generic.Subheading", "name"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of one kind: comment, string, number, keyword or name."""

    start: int
    end: int
    kind: str


def coloured(code: str, language: str) -> list[Stretch]:
    """The stretches that are not plain, in order; none for a language that is not known."""
    known = _OTHER_NAMES.get(language.casefold(), language.casefold())
    return _stretches(code[:MOST_CHARS], known) if known in LANGUAGES else []


def _stretches(code: str, language: str) -> list[Stretch]:
    lexer, found = _lexer(language), list[Stretch]()
    end = time.thread_time() + SECONDS  # the own work, whatever else the machine does
    for start, token, text in lexer.get_tokens_unprocessed(code):
        kind = next((kind for name, kind in _KINDS if str(token).startswith(name)), "")
        if kind and text.strip():
            found.append(Stretch(start, start + len(text), kind))
        if time.thread_time() > end:
            break
    return found


def _lexer(language: str) -> "Lexer":
    from pygments.lexers import get_lexer_by_name  # 20 ms that only those who see code shall spend

    return get_lexer_by_name(language)
