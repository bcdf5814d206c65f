"""HTML in which no two blocks touch: what searches it leaves out most tags, and puts nothing in their place."""

from __future__ import annotations

import html

from macros.markup.tags import Tag, Text, pieces

# What is no part of a line of text.
_BLOCKS = frozenset(
    "article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr label legend li nav "
    "ol option p pre section select summary svg table tbody td text tfoot th thead title tr tspan ul".split()
)
# What stands beside others of its kind, and what holds those.
_ITEMS = frozenset("dd dt li option td text th".split())
_HOLDERS = frozenset("dl ol select svg table ul".split())


def with_gaps(content: str) -> str:
    """HTML with a space around every block, and « · » between what stands side by side in a list, a table or a drawing."""
    parts: list[str] = []
    # `beside`: which gap is before an item that has another one beside it, if there is anything in it.
    end, beside = 0, None
    filled = after = False
    for piece in pieces(content):
        if isinstance(piece, Text):
            if not html.unescape(content[piece.start : piece.end]).isspace():
                if beside is not None:
                    parts[beside] = " · "
                beside, filled, after = None, True, False
        elif isinstance(piece, Tag) and piece.name in _BLOCKS:
            place = piece.end if piece.closes else piece.start
            parts += [content[end:place], " "]
            end = place
            if piece.name in _HOLDERS:
                filled, after, beside = piece.closes, False, None
            elif piece.name in _ITEMS and piece.closes:
                after = after or filled
            elif piece.name in _ITEMS:
                beside, filled = len(parts) - 1 if after else None, False
    return "".join([*parts, content[end:]]).strip()
