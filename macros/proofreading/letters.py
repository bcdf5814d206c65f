"""Signs that the handbook's own typeface lacks: on screen a machine borrows them, on paper they are empty boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from macros.content.problems import Problem

_MOST_NAMED = 3
# They choose how the sign before them is drawn, and are drawn nowhere themselves.
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
# A letter that was lost is told of as such.
_TOLD_ELSEWHERE = frozenset({"\ufffd"})
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})


def lacking(text: str, path: str, letters: Collection[int], *, stops: bool) -> Iterator[Problem]:
    """The lines of a file that have signs that are not among `letters`, the code points of the typeface."""
    known = frozenset(letters)
    if all(ord(sign) in known or not _is_seen(sign) for sign in set(text)):
        return
    for number, row in enumerate(text.split("\n"), start=1):
        # A letter with an accent may be typed as two signs.
        signs = [
            sign
            for sign in dict.fromkeys(unicodedata.normalize("NFC", row))
            if ord(sign) not in known and _is_seen(sign)
        ]
        if signs:
            named = ", ".join(f"«{sign}» ({_code(sign)})" for sign in signs[:_MOST_NAMED])
            more = f" og {len(signs) - _MOST_NAMED} andre" if len(signs) > _MOST_NAMED else ""
            message = f"{named}{more} finnes ikke i håndbokas skrift, og blir tomme ruter på papir; skriv det med ord"
            yield Problem(path, number, "tegn", message, stops)


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _INVISIBLE and sign not in _SELECTORS | _TOLD_ELSEWHERE


def _code(sign: str) -> str:
    """What Unicode calls a sign by number: its names are English."""
    return f"U+{ord(sign):04X}"
