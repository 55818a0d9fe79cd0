"""Simple Markdown as values: headings, lists, bold, italic, inline code, code blocks, named links.  No Qt here.

Everything else stays the text that it is: markup, entities, images, quotes, tables.  Line breaks count, and so does
every backslash that does not stand in front of a mark, because lessons are mostly not written as Markdown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from chatbot.gui.links import may_open

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MOST_CHARS = 20_000
MOST_BRACKETS = 200  # each one may begin a link, and looking for its end takes time that grows with their square
_HINT = re.compile(r"[*_`~\[]|^ {0,3}(?:#{1,6}\s|[-+]\s|\d{1,9}[.)]\s)", re.MULTILINE)
_RULES = ("fence", "heading", "list", "backticks", "emphasis", "link", "newline")
_ESCAPED = "*`[]"


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that looks the same; ``address`` where it is a named link."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    address: str = ""

    @property
    def plain(self) -> bool:
        """Whether nothing sets it apart."""
        return not (self.bold or self.italic or self.code or self.address)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or one of its kin.

    ``level`` is 1 to 6 of a heading, else how deep in lists it stands (0: in none).  ``number`` is that of an item of
    an ordered list.  ``language`` is what a code block names; its text is one span.
    """

    kind: Kind
    spans: tuple[Span, ...]
    level: int = 0
    number: int | None = None
    language: str = ""

    @property
    def text(self) -> str:
        """All of it, without its looks."""
        return "".join(span.text for span in self.spans)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text, none when it holds no Markdown (or is too long for it) and is to be shown as it stands."""
    if len(text) > MOST_CHARS or not _HINT.search(text):
        return ()
    parser = _parser(links=text.count("[") <= MOST_BRACKETS)
    blocks = tuple(_Reader().read(parser.parse(text)))
    marked = any(block.kind is not Kind.PARAGRAPH or not all(span.plain for span in block.spans) for block in blocks)
    return blocks if marked else ()


def warm_up() -> None:
    """Load what reading takes, so that the first text need not wait for it; may be called in any thread."""
    parse("**now**")


@cache
def _parser(links: bool) -> "MarkdownIt":
    from markdown_it import MarkdownIt  # 70 ms that only those who see Markdown shall spend

    parser = MarkdownIt("zero", {"maxNesting": 20})
    parser.enable([rule for rule in _RULES if links or rule != "link"])
    parser.inline.ruler.before("backticks", "escaped_mark", _escaped_mark)
    setattr(parser, "validateLink", may_open)  # noqa: B010  (meant to be replaced, but typed as a method)
    return parser


def _escaped_mark(state: "StateInline", silent: bool) -> bool:
    """Only marks can be escaped: the backslashes of ``\\\\server\\folder`` stay."""
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not following or following not in _ESCAPED:
        return False
    if not silent:
        state.pending += following
    state.pos += 2
    return True


@dataclass(slots=True)
class _Reader:
    """Turns the parser's opening and closing tokens into blocks.  ``lists`` holds the next number of each open list."""

    lists: list[int | None] = field(default_factory=list)
    heading: int = 0
    begins_item: bool = False

    def read(self, tokens: "Iterable[Token]") -> Iterator[Block]:
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._open_list(token)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif token.type == "list_item_open":
                self.begins_item = True
            elif token.type == "list_item_close":
                self._close_item()
            elif token.type == "heading_open":
                self.heading = int(token.tag[1:])
            elif token.type == "heading_close":
                self.heading = 0
            elif token.type == "inline":
                yield self._block(tuple(_spans(token.children or ())))
            elif token.type == "fence":
                language = token.info.strip().split(" ")[0]
                yield Block(Kind.CODE, (Span(token.content.rstrip("\n")),), len(self.lists), language=language)

    def _open_list(self, token: "Token") -> None:
        ordered = token.type == "ordered_list_open"
        self.lists.append(int(token.attrs.get("start", 1)) if ordered else None)

    def _close_item(self) -> None:
        self.begins_item = False
        number = self.lists[-1]
        if number is not None:
            self.lists[-1] = number + 1

    def _block(self, spans: tuple[Span, ...]) -> Block:
        depth = len(self.lists)
        if self.begins_item and not self.heading:
            self.begins_item = False
            return Block(Kind.ITEM, spans, depth, self.lists[-1])
        if self.heading:
            return Block(Kind.HEADING, spans, self.heading)
        return Block(Kind.PARAGRAPH, spans, depth)


def _spans(tokens: "Iterable[Token]") -> Iterator[Span]:
    bold = italic = 0
    address = ""
    for token in tokens:
        bold += (token.type == "strong_open") - (token.type == "strong_close")
        italic += (token.type == "em_open") - (token.type == "em_close")
        if token.type == "link_open":
            address = str(token.attrs["href"])
        elif token.type == "link_close":
            address = ""
        text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
        if text:
            yield Span(text, bold > 0, italic > 0, token.type == "code_inline", address)
