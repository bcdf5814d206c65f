"""The handbook as books, each a PDF: title page, contents, the chapters of every part, and where its words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.content.models import Module, Part, Term
from macros.content.reading import Page
from macros.imprint import Imprint
from macros.intake import Intake
from macros.markup.binding import Binding, Bound, Chapter
from macros.markup.terms import Terms
from macros.markup.text import with_inside
from macros.pages import Pages
from macros.paper.pdf import Paper, pages_of
from macros.rendering import Place, Renderer, page_url
from macros.views.books import BookView, book_views

# What a page has where it says how large a book is, which is known last of all.
_SIZE = "data-size-of"
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Entry:
    """A word of the glossary in a book: where it stands, and the chapter that is about it."""

    term: Term
    places: tuple[str, ...]
    chapter: str | None


@dataclass(frozen=True)
class Books:
    """The books of one build, where a page shows them. `of_module` gives what every paper of a module says of itself."""

    intake: Intake
    renderer: Renderer
    imprint: Imprint
    pages: Pages
    of_module: Callable[[Module], Mapping[str, Any]]

    def papers(self) -> Iterator[Paper]:
        """The whole handbook, and each part of it."""
        handbook = self.intake.handbook
        if any(self.intake.pages_with("books")):
            for book in book_views(handbook.parts.values(), handbook.modules_of):
                yield _Manuscript(self, book).paper()

    def told(self, site: Path) -> Iterator[tuple[Path, str]]:
        """The pages in `site` that show books, as (file, HTML), with how large each of them became."""
        for source, filled in self.pages.filled.items():
            if _SIZE in filled.whole:
                file = site / page_url(source) / "index.html"
                yield file, with_inside(file.read_text(encoding="utf-8"), _SIZE, lambda url: self._size(site / url))

    def _size(self, file: Path) -> str:
        content = file.read_bytes()
        size = f"{len(content) / _MEGABYTE:.1f}\u00a0MB".replace(".", ",")
        context = {"pages": pages_of(content), "size": size}
        return self.renderer.document("book/size.html", Place(""), **context)

    @cached_property
    def terms(self) -> Terms:
        """What is found again in the chapters."""
        return Terms(tuple(self.intake.handbook.glossary.values()))

    def chapter(self, source: str) -> Chapter:
        """A page as it can be bound."""
        name = source.removesuffix(".md").replace("/", "-")
        return Chapter(name, page_url(source), self.pages.filled[source].paper)


class _Manuscript:
    """One book in the making."""

    def __init__(self, books: Books, book: BookView) -> None:
        self._books = books
        self._book = book
        self._pages: tuple[Page, ...] = books.intake.bound if book.is_whole else ()
        chapters = [
            books.chapter(source)
            for source in (*(module.source for module in book.modules), *(page.source for page in self._pages))
        ]
        binding = Binding(chapters, books.terms, books.imprint.site_url, self._mark)
        self._names = {chapter.url: chapter.name for chapter in chapters}
        self._bound: Mapping[str, Bound] = {chapter.url: binding.bound(chapter) for chapter in chapters}

    def _mark(self, id: str, shown: str) -> str:
        return self._books.renderer.document("book/place.html", Place(""), id=id, shown=Markup(shown))  # noqa: S704

    def paper(self) -> Paper:
        """All of it."""
        return Paper(self._book.url, "", self._front(), (*self._documents(),), tightens=True)

    def _documents(self) -> Iterator[str]:
        for part, modules in self._book.parts:
            if self._book.is_whole:
                yield self._document("part", part=part, modules=modules, names=self._names)
            for module in modules:
                view = self._books.pages.drafts[module.source].view
                yield self._chapter(module.url, view=view, **self._books.of_module(module))
        for page in self._pages:
            yield self._chapter(page_url(page.source), page=page, module=None)
        yield self._document("terms", entries=self._entries())

    def _front(self) -> str:
        handbook = self._books.intake.handbook
        front_page = handbook.pages.get("index.md")
        checked: list[date] = sorted(module.checked for module in self._book.modules)
        pages = [(page.title, self._names[page_url(page.source)]) for page in self._pages]
        return self._document(
            "front",
            description=front_page.description if front_page else "",
            first_checked=checked[0],
            last_checked=checked[-1],
            names=self._names,
            pages=pages,
        )

    def _chapter(self, url: str, **context: Any) -> str:
        content = Markup(self._bound[url].content)  # noqa: S704
        return self._document("chapter", name=self._names[url], content=content, **context)

    def _entries(self) -> list[Entry]:
        """The words, as the glossary orders them, that stand in the book or that one of its chapters is about."""
        handbook = self._books.intake.handbook
        places: dict[str, list[str]] = {}
        for bound in self._bound.values():
            for word, place in bound.uses:
                places.setdefault(word, []).append(place)
        entries = []
        for term in handbook.terms():
            module = handbook.modules.get(term.module) if term.module else None
            entry = Entry(term, tuple(places.get(term.nb, ())), self._names.get(module.url) if module else None)
            if entry.places or entry.chapter or self._book.is_whole:
                entries.append(entry)
        return entries

    def _document(self, template: str, **context: Any) -> str:
        imprint = self._books.imprint
        around: dict[str, Any] = {
            "book": self._book,
            "site_title": imprint.title,
            "site_url": imprint.site_url,
            "owner": imprint.owner,
            "colour": self._colour(context.get("part")),
        }
        return self._books.renderer.document(f"book/{template}.html", Place("", view="paper"), **{**around, **context})

    def _colour(self, part: Part | None) -> str:
        shown = part or self._book.part
        return shown.id if shown else "house"
