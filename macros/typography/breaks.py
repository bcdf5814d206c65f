"""Where a title or a question may not end a line: the last words keep each other company.

Browsers can balance lines by themselves; WeasyPrint cannot, and a sheet's pages are counted before either draws it.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A last line that is as long as this may stand alone.
_ENOUGH = 9
# More than two short words are seldom at the end of a text, and would leave a hole in the line before.
_MOST_WORDS = 2
# What ends a link or code in Markdown may not be drawn into what stands before it.
_ENDS_MARKS = frozenset(")]`>")
_NO_BREAK = "\u00a0"
# «i» and «å» say nothing without what follows.
_ONE_LETTER = re.compile(r"(?<=\s[iåIÅ]) (?=\w)")


# The same titles and questions stand on many papers. Bounded: a server lives all day.
@lru_cache(maxsize=100_000)
def with_company(text: str) -> str:
    """A Markdown text in which no line ends before a last word or two that are short, or after one of a single letter."""
    text = _ONE_LETTER.sub(_NO_BREAK, text)
    for _ in range(_MOST_WORDS):
        before, space, last = text.rpartition(" ")
        if not space or not before.strip() or len(last) >= _ENOUGH or _ENDS_MARKS.intersection(last):
            break
        text = f"{before}{_NO_BREAK}{last}"
    return text
