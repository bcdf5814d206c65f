"""An address as a QR code, for paper: data that a component draws."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

# Signs that are sure to fit on a line of a sheet's footer.
_LONGEST_PIECE = 50


@dataclass(frozen=True)
class QrCode:
    """The code of an address, a square of `side` modules, made to be read when up to 15 % of it is worn off.

    `dark` is what is dark of it, as lines of an SVG path that are a module thick; the first row lies on 0, so half of it above.
    White must be left around it: four modules. It is drawn when it is asked for, and once: a module's stands on all its papers.
    """

    address: str

    @property
    def side(self) -> int:
        """How many modules it is wide."""
        return _drawn(self.address)[0]

    @property
    def dark(self) -> str:
        """What is dark, as lines of an SVG path."""
        return _drawn(self.address)[1]

    @property
    def pieces(self) -> list[str]:
        """The address in pieces between which a line may end. At a hyphen it may not: whoever copies the address would lose that.

        One with a piece that might not fit on a line is whole, and ends its lines wherever they are full.
        """
        pieces = re.findall(r"[^/]+/*", self.address)
        return pieces if max(map(len, pieces)) <= _LONGEST_PIECE else [self.address]


# Bounded: a server lives all day.
@lru_cache(maxsize=10_000)
def _drawn(address: str) -> tuple[int, str]:
    # Imported where a code is drawn: a check draws none.
    import segno

    rows = segno.make(address, error="m", micro=False).matrix
    return len(rows), _path(rows)


def _path(rows: Sequence[Sequence[int]]) -> str:
    """What is dark as lines, each said from where the one before it ended.

    Steps are alike, so a page is lighter than with places; and a PDF, where each sign is worked out by itself, is drawn sooner than
    with the four sides of each.
    """
    path, before_x, before_y = "", 0, 0
    for y, row in enumerate(rows):
        x = 0
        for dark, same in groupby(row):
            length = len(list(same))
            if dark:
                path += f"m{x - before_x} {y - before_y}h{length}"
                before_x, before_y = x + length, y
            x += length
    return path
