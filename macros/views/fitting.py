"""How much goes on a screen or a sheet: packing into as few boxes as will hold everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Piece = TypeVar("Piece")


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
