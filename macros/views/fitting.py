"""How much goes on a screen or a sheet: packing into as few boxes as will hold everything, and filling what is left of a page.

Pages are counted in hundredths of a millimetre, as whole numbers: overrides/assets/meeting_paper.js lays out a sheet anew for the
meeting that an address asks for, by the same rules, and both get the same pages. `tests/meeting/paper_cases.json` is run by both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

Piece = TypeVar("Piece")

# More lines than a page holds.
_ANY_NUMBER = 1000


def packed(
    pieces: Sequence[Piece],
    size: Callable[[Sequence[Piece]], float],
    room: float,
    blank: Callable[[Sequence[Piece]], float] = lambda _: 0,
) -> tuple[tuple[Piece, ...], ...]:
    """The pieces in their order, in as few boxes as they need, and as evenly as that allows.

    `size` is what some pieces take together, `blank` how much of a box with them nothing can fill: as little as may be in any one box. A piece that
    is larger than `room` gets a box to itself.
    """
    # Most of what is shown goes in one box: no other way takes as few.
    if pieces and size(pieces) <= room:
        return (tuple(pieces),)
    # For the first n pieces: how many boxes, how much is blank, how uneven they are, and where the last box begins.
    best: list[tuple[int, float, float, int]] = [(0, 0.0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(end):
            taken = size(pieces[start:end])
            if taken <= room or end - start == 1:
                boxes, empty, uneven, _ = best[start]
                ways.append((boxes + 1, empty + blank(pieces[start:end]) ** 2, uneven + taken**2, start))
        best.append(min(ways))
    filled: list[tuple[Piece, ...]] = []
    end = len(pieces)
    while end:
        start = best[end][3]
        filled.insert(0, tuple(pieces[start:end]))
        end = start
    return tuple(filled)


@dataclass(frozen=True)
class PagePart:
    """What stands whole on one page. `height` is with as few `lines` to write on as it may have, `most` how many it may get.

    One that `grows` is columns: they become higher where nothing on the page has lines.
    """

    id: str
    height: int
    lines: int = 0
    most: int | None = None
    grows: bool = False


@dataclass(frozen=True)
class Placed:
    """A part on its page, with the lines it gets, and how high its columns are."""

    id: str
    lines: int
    columns: int


@dataclass(frozen=True)
class PageMeasures:
    """What a page has: the `head` of the first one, what stands above on those that continue, and the `room` for it all.

    `line` is how high one to write on is, `columns` the heights that columns may have, the least first.
    """

    head: int
    continues: int
    room: int
    line: int
    columns: Sequence[int]


def laid_out(parts: Sequence[PagePart], measures: PageMeasures) -> tuple[tuple[Placed, ...], ...]:
    """The parts page by page; what is left of a page is shared out as lines, or as height where none are drawn."""
    # How high all parts are that stand before each: of every two places among them it is asked what stands between.
    before = [0, *accumulate(part.height for part in parts)]

    def height(places: Sequence[int]) -> int:
        above = measures.continues if places[0] else measures.head
        return above + before[places[-1] + 1] - before[places[0]]

    def left(places: Sequence[int]) -> int:
        return max(measures.room - height(places), 0)

    def of(places: Sequence[int]) -> Sequence[PagePart]:
        return parts[places[0] : places[-1] + 1]

    pages = packed(
        range(len(parts)), height, measures.room, lambda places: max(left(places) - _growth(of(places), measures), 0)
    )
    return tuple(_filled(of(page), left(page), measures) for page in pages)


def runs_over(parts: Sequence[PagePart], pages: Sequence[Sequence[Placed]], measures: PageMeasures) -> tuple[bool, ...]:
    """Of each page, whether it holds one part that is higher than a page."""
    heights = {part.id: part.height for part in parts}
    return tuple(
        (measures.continues if number else measures.head) + sum(heights[placed.id] for placed in page) > measures.room
        for number, page in enumerate(pages)
    )


def _growth(pieces: Sequence[PagePart], measures: PageMeasures) -> int:
    """How much higher the parts of a page can become."""
    ruled = [part for part in pieces if part.lines]
    if ruled:
        return measures.line * sum((part.most or _ANY_NUMBER) - part.lines for part in ruled)
    return measures.columns[-1] - measures.columns[0] if any(part.grows for part in pieces) else 0


def _filled(page: Sequence[PagePart], left: int, measures: PageMeasures) -> tuple[Placed, ...]:
    ruled = [part for part in page if part.lines]
    spare = left // measures.line
    more = {
        # The first ones get what does not come out even.
        part.id: (spare + len(ruled) - 1 - turn) // len(ruled)
        for turn, part in enumerate(ruled)
    }
    grown = max(height for height in measures.columns if ruled or height <= measures.columns[0] + left)
    columns = measures.columns[0] if ruled else grown
    return tuple(
        Placed(part.id, min(part.lines + more.get(part.id, 0), part.most or _ANY_NUMBER), columns if part.grows else 0)
        for part in page
    )
