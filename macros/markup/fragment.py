"""A piece of HTML of which much is asked: each of the two readers reads it once."""

from __future__ import annotations

from functools import cached_property

from macros.markup.tags import Piece, Tag, pieces
from macros.markup.tree import Tree


class Fragment:
    """A piece of HTML, `html`, with what the two readers make of it."""

    def __init__(self, html: str) -> None:
        self.html = html

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The tags and the texts between them, in order."""
        return tuple(pieces(self.html))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The tags alone."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Tag))

    @cached_property
    def tree(self) -> Tree:
        """The tree that a browser makes of it."""
        return Tree(self.html)
