"""From what a person types into a search box to a query that FTS5 cannot misread."""

import re


def match_query(words: str) -> str:
    """An FTS5 query that finds all of ``words``, the last one as a prefix; empty when there is no word in it."""
    found = re.findall(r"\w+", words.encode("utf-8", "ignore").decode("utf-8"))
    quoted = [f'"{word}"' for word in found[:32]]
    return " ".join(quoted) + "*" if quoted else ""
