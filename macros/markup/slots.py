"""The marks that keep a component's place while a page becomes HTML."""

from __future__ import annotations

import re
from collections import Counter

from macros.markup.fragment import Fragment
from macros.markup.tags import VOID, Tag, Text

# No author types these signs, and Markdown lets them pass.
_SLOT = re.compile("\ue000(\\d+)\ue001")
# What a component, which may hold headings, boxes and tables of its own, can stand in.
_AROUND = frozenset("ul ol li div details blockquote dl dd figure".split())


def slot(number: int) -> str:
    """What stands in the Markdown where the component of a call will be."""
    return f"\ue000{number}\ue001"


class Slots:
    """Where the slots of a page are in its HTML.

    `places` has (number, start, end) in order: the paragraph of one that stands alone, otherwise the mark.
    """

    def __init__(self, page: Fragment) -> None:
        self.places: list[tuple[int, int, int]] = []
        self._alone: Counter[int] = Counter()
        self._seen: Counter[int] = Counter(int(match[1]) for match in _SLOT.finditer(page.html))
        opened: list[Tag] = []
        waiting: tuple[int, int] | None = None
        for piece in page.pieces:
            if isinstance(piece, Text):
                waiting = self._in_text(page.html, piece, opened)
            elif isinstance(piece, Tag):
                if waiting and piece.closes and piece.name == "p":
                    number, start = waiting
                    self._alone[number] += 1
                    self.places[-1] = (number, start, piece.end)
                waiting = None
                _follow(opened, piece)

    def _in_text(self, content: str, piece: Text, opened: list[Tag]) -> tuple[int, int] | None:
        """Notes the slots of a text; returns number and start of one that may be alone in its paragraph."""
        text = content[piece.start : piece.end]
        if "\ue000" not in text:
            return None
        for match in _SLOT.finditer(text):
            self.places.append((int(match[1]), piece.start + match.start(), piece.start + match.end()))
        # What the paragraph is given, a class or an id, would be lost with it.
        whole = _SLOT.fullmatch(text.strip())
        names = [tag.name for tag in opened]
        if (
            whole is None
            or names[-1:] != ["p"]
            or not _AROUND.issuperset(names[:-1])
            or opened[-1].inside
            or opened[-1].end != piece.start
        ):
            return None
        return int(whole[1]), opened[-1].start

    def is_met(self, number: int) -> bool:
        """Whether a slot stands once, and as a paragraph of its own."""
        return self._alone[number] == 1 == self._seen[number]

    def is_seen(self, number: int) -> bool:
        """Whether a slot stands in a text that is shown."""
        return any(place[0] == number for place in self.places)


def _follow(opened: list[Tag], tag: Tag) -> None:
    if not tag.closes:
        if tag.name not in VOID:
            opened.append(tag)
        return
    for index in range(len(opened) - 1, -1, -1):
        if opened[index].name == tag.name:
            del opened[index:]
            return
