"""How much goes on a screen or a sheet: lines of a text, and packing into as few boxes as will hold everything."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

Piece = TypeVar("Piece")

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def length(text: str) -> int:
    """How many signs of a Markdown text are shown, nearly: where links lead is not."""
    return len(_LINK.sub(r"\1", text))


def lines(text: str, per_line: int) -> int:
    """How many lines a text takes, with so many signs to a line."""
    return math.ceil(length(text) / per_line)


def packed(pieces: Sequence[Piece], sizes: Sequence[float], room: float) -> tuple[tuple[Piece, ...], ...]:
    """The pieces in their order, in as few boxes of size `room` as they need, and as evenly as that allows.

    A piece that is larger than a box gets a box to itself.
    """
    fewest = len(_filled(pieces, sizes, room))
    runs = {total for start in range(len(sizes)) for total in accumulate(sizes[start:]) if total < room}
    for limit in [*sorted(runs), room]:
        boxes = _filled(pieces, sizes, limit)
        if len(boxes) == fewest:
            break
    return boxes


def _filled(pieces: Sequence[Piece], sizes: Sequence[float], room: float) -> tuple[tuple[Piece, ...], ...]:
    boxes: list[list[Piece]] = []
    used = math.inf
    for piece, size in zip(pieces, sizes, strict=True):
        if used + size > room:
            boxes.append([])
            used = 0.0
        boxes[-1].append(piece)
        used += size
    return tuple(tuple(box) for box in boxes)
