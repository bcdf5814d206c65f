"""How much goes on a screen or a sheet: lines of a text, and packing into as few boxes as will hold everything."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

Piece = TypeVar("Piece")

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# A paragraph, an item of a list, and what stands after a hard break begin on a line of their own.
_NEW_LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)|(?: {2,}|\\)\n")


# The same texts are measured on every screen and sheet they may stand on. Bounded: a server lives all day.
@lru_cache(maxsize=100_000)
def lines(text: str, per_line: int) -> int:
    """How many lines a Markdown text takes, with so many signs to a line. Where its links lead is not shown."""
    return sum(len(textwrap.wrap(piece, per_line)) for piece in _NEW_LINE.split(_LINK.sub(r"\1", text)))


def packed(
    pieces: Sequence[Piece], size: Callable[[Sequence[Piece]], float], room: float
) -> tuple[tuple[Piece, ...], ...]:
    """The pieces in their order, in as few boxes as they need, and as evenly as that allows.

    `size` is what some pieces take together. A piece that is larger than `room` gets a box to itself.
    """
    # For the first n pieces: how many boxes, how uneven, and where the last box begins.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(end):
            taken = size(pieces[start:end])
            if taken <= room or end - start == 1:
                boxes, uneven, _ = best[start]
                ways.append((boxes + 1, uneven + taken**2, start))
        best.append(min(ways))
    filled: list[tuple[Piece, ...]] = []
    end = len(pieces)
    while end:
        start = best[end][2]
        filled.insert(0, tuple(pieces[start:end]))
        end = start
    return tuple(filled)
