"""A page's finished HTML as a chapter of a book: its places have the chapter's name before them, and links stay in the book.

Nothing here knows on which page of paper something stands. What asks for that has `data-page`, which names a place; the
numbers are put in by `with_page_numbers` once the book is laid out.
"""

from __future__ import annotations

import html
import re
from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from macros.markup.tagging import on_paper
from macros.markup.tags import Tag, tags
from macros.markup.terms import Terms
from macros.markup.text import replaced, with_pictures

_HEADING = re.compile(r"h[1-5]")
# In the text of a chapter, whose title is one level above: what an index tells apart.
_SECTION = "h3"


@dataclass(frozen=True)
class Chapter:
    """A page that is bound: the name that its places begin with, its address in the site, and its HTML as it is printed."""

    name: str
    url: str
    content: str

    @cached_property
    def ids(self) -> frozenset[str]:
        """The places in it."""
        return frozenset(name for tag in tags(self.content) if (name := tag.attributes.get("id")))

    def place(self, id: str) -> str:
        """What one of its places is called in the book."""
        return f"{self.name}--{id}"


@dataclass(frozen=True)
class Bound:
    """A chapter's HTML in a book, and the places where words of the glossary stand, as (word, place)."""

    content: str
    uses: tuple[tuple[str, str], ...]


class Binding:
    """The chapters of one book.

    `site_url` is where the site will be, or empty; `terms` are the words to be found again, and `mark` gives the HTML of such a
    word as a place with that id.
    """

    def __init__(
        self, chapters: Iterable[Chapter], terms: Terms, site_url: str, mark: Callable[[str, str], str]
    ) -> None:
        self._chapters: Mapping[str, Chapter] = {chapter.url: chapter for chapter in chapters}
        self._terms = terms
        self._site_url = site_url
        self._mark = mark
        self._places: Collection[str] = {
            *(chapter.name for chapter in self._chapters.values()),
            *(chapter.place(id) for chapter in self._chapters.values() for id in chapter.ids),
        }

    def bound(self, chapter: Chapter) -> Bound:
        """A chapter as it stands in the book, with every heading a level deeper."""
        content = replaced(chapter.content, self._renamed(chapter))
        content = with_pictures(content, lambda address: _from_root(address, chapter))
        content, uses = self._with_uses(chapter, content)
        address = f"{self._site_url}{chapter.url}" if self._site_url else ""
        return Bound(on_paper(content, address, self._places), uses)

    def _renamed(self, chapter: Chapter) -> Iterator[tuple[int, int, str]]:
        for tag in tags(chapter.content):
            if _HEADING.fullmatch(tag.name):
                begins = tag.start + 1 + tag.closes
                yield begins, begins + len(tag.name), f"h{int(tag.name[1]) + 1}"
            if not tag.closes:
                yield from sorted(self._attributes(chapter, tag))

    def _attributes(self, chapter: Chapter, tag: Tag) -> Iterator[tuple[int, int, str]]:
        if id := tag.attributes.get("id"):
            yield *tag.place_of("id"), f'id="{html.escape(chapter.place(id))}"'
        target = tag.attributes.get("href") if tag.name == "a" else None
        if target and (place := self._place_of(target, chapter)):
            yield *tag.place_of("href"), f'href="#{html.escape(place)}"'

    def _place_of(self, target: str, chapter: Chapter) -> str | None:
        """Where in the book a link leads; None where that is outside it."""
        address = urlsplit(urljoin(f"/{chapter.url}", target))
        if address.scheme or address.netloc:
            return None
        # The edition for a memory stick names files.
        other = self._chapters.get(address.path.removeprefix("/").removesuffix("index.html"))
        if other is None:
            return None
        fragment = unquote(address.fragment)
        return other.place(fragment) if fragment in other.ids else other.name

    def _with_uses(self, chapter: Chapter, content: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The content with a place at the first use of every word in each of its sections."""
        sections = [tag.start for tag in tags(content) if tag.name == _SECTION and not tag.closes]
        met: set[tuple[str, int]] = set()
        edits, uses = [], []
        for use in self._terms.uses(content):
            section = (use.term.nb, bisect(sections, use.start))
            if section in met:
                continue
            met.add(section)
            place = chapter.place(f"{use.term.anchor}-{section[1]}")
            edits.append((use.start, use.end, self._mark(place, content[use.start : use.end])))
            uses.append((use.term.nb, place))
        return replaced(content, edits), tuple(uses)


def _from_root(address: str, chapter: Chapter) -> str | None:
    """Where a picture of a chapter lies, as a book is told: it stands at the site's root itself."""
    return None if ":" in address else urljoin(f"/{chapter.url}", address).removeprefix("/")


def with_page_numbers(content: str, pages: Mapping[str, int]) -> str:
    """The content with the page of its place in each element that has `data-page`, in the innermost of what it holds.

    Between several that follow each other stands a comma, and their page is said once. A place that is not known yet gets a number as wide as most.
    """
    return replaced(content, list(_numbered(content, pages))) if "data-page=" in content else content


_NOT_YET = 100


def _numbered(content: str, pages: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    opened: Tag | None = None
    told: int | None = None
    ended = -1
    inside: Tag | None = None
    for tag in tags(content):
        if opened is None:
            if not tag.closes and "data-page" in tag.attributes:
                opened = tag
            continue
        inside = inside or (tag if tag.closes else None)
        if not (tag.closes and tag.name == opened.name):
            continue
        page = pages.get(opened.attributes["data-page"], _NOT_YET)
        follows = not content[ended : opened.start].strip() if ended >= 0 else False
        if follows and page == told:
            yield opened.start, tag.end, ""
        elif inside:
            yield opened.start, opened.start, ", " if follows else ""
            yield inside.start, inside.start, str(page)
        told, ended, opened, inside = page, tag.end, None, None
