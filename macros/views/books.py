"""The handbook as books: the whole of it, and each of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from macros.content.models import Module, Part

# The whole handbook, as PDF.
WHOLE = "bok/hele-handboka.pdf"


@dataclass(frozen=True)
class BookView:
    """A book: the parts it has with their modules, and where its PDF is."""

    url: str
    parts: tuple[tuple[Part, tuple[Module, ...]], ...]
    is_whole: bool = False

    @property
    def part(self) -> Part | None:
        """The part that it is of; None of the whole handbook."""
        return None if self.is_whole else self.parts[0][0]

    @property
    def modules(self) -> tuple[Module, ...]:
        """Its modules, in their order."""
        return tuple(module for _, modules in self.parts for module in modules)


def book_views(parts: Iterable[Part], modules_of: Callable[[str], Sequence[Module]]) -> tuple[BookView, ...]:
    """The book of the whole handbook, and then those of its parts that have modules."""
    bound = tuple((part, tuple(modules)) for part in parts if (modules := modules_of(part.id)))
    return (
        BookView(WHOLE, bound, is_whole=True),
        *(BookView(part.book_url, ((part, modules),)) for part, modules in bound),
    )
