"""One build of the handbook: what came in, the rooms that make something of it, and what went wrong on the way.

It knows pages by their file and url, and nothing of MkDocs. What stands in no room of its own is the search, and under which
names files go out: both come of all pages together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from macros import intake
from macros.bundles import HashedFiles, bundles
from macros.content.edition import Edition
from macros.content.owner import Owner
from macros.content.problems import Problem, stopping
from macros.content.reading import Page
from macros.documents import Documents
from macros.forwarding import moved_names
from macros.imprint import Imprint
from macros.markup.drawings import size_of_drawing
from macros.markup.published import Settings, Site
from macros.markup.terms import Terms
from macros.pages import Filled, Pages, Workshop
from macros.photos import photos
from macros.policy import policy
from macros.remembering import Memory
from macros.rendering import Place, Renderer, page_url, plain
from macros.search import entries, script, vocabulary

_ICON = "assets/favicon.svg"


@dataclass(frozen=True)
class Left:
    """What is left of a whole build: all that another process needs to make one of its pages again.

    `filled` are its pages without their HTML.
    """

    intake: intake.Left
    problems: tuple[Problem, ...]
    filled: Mapping[str, Filled]


class Build:
    """Ties the rooms of one build together and collects their `problems`, from reading the files to the written site.

    `order` is the navigation's, `title` the handbook's; with `with_pdf` pages lead to the PDFs that `documents.papers` become,
    with `with_books` to the books too.
    `photos` are those that pages show, by their files under docs; what is made of them is kept in the folder `cache`, and
    `complaints` say what is wrong with that. `known` is for who has checked the same handbook before, as `take_in` takes it;
    `memory` is what builds before this one have made. With what such a build has `left` of the same files these are not read again.
    """

    def __init__(  # noqa: PLR0913
        self,
        docs: Path,
        overrides: Path,
        order: Sequence[str],
        title: str,
        *,
        from_folder: bool,
        site_url: str = "",
        owner: Owner | None = None,
        with_pdf: bool = False,
        with_books: bool = False,
        edition: Edition | None = None,
        cache: Path | None = None,
        known: Callable[[Sequence[Page]], Collection[str]] | None = None,
        memory: Memory | None = None,
        left: Left | None = None,
    ) -> None:
        self._docs = docs
        self._overrides = overrides
        self.memory = memory or Memory()
        edition = edition or Edition()
        if left:
            taken = intake.taken_again(left.intake, overrides, order, self.memory)
        else:
            taken = intake.take_in(docs, overrides, order, edition, known, self.memory)
        self._intake = taken
        self.reading = taken.reading
        self.handbook, self.views = taken.handbook, taken.views
        # What the settings name goes out as it lies.
        seen = set(taken.publishable) - edition.named
        album = photos(docs, seen, cache and cache / "bilder")
        self.photos, self.complaints = album.shown, album.complaints
        self.problems = list(left.problems) if left else [*taken.problems, *album.problems]
        self._from_folder = from_folder
        self.renderer = Renderer(
            overrides,
            index_files=from_folder,
            with_pdf=with_pdf,
            with_books=with_books,
            about=self.handbook.about,
        )
        self.renderer.know_moved(moved_names(self.handbook))
        self._glossary = page_url(taken.glossary.source) if taken.glossary else None
        terms = Terms(tuple(self.handbook.glossary.values()))
        workshop = Workshop(
            self.handbook,
            self.views,
            taken.guides,
            self.renderer,
            terms,
            self._glossary,
            with_paper=with_pdf,
            sizes=self._sizes(),
            originals={photo.path: source for source, photo in self.photos.items()},
            bound=frozenset() if stopping(self.problems) else frozenset(page.source for page in taken.bound),
            memory=self.memory,
        )
        self.pages = Pages(workshop, taken.calls, left.filled if left else {})
        imprint = Imprint(title, site_url, owner or Owner())
        self.documents = Documents(
            taken, self.renderer, imprint, with_pdf=with_pdf, with_books=with_books, memory=self.memory
        )

    @property
    def left(self) -> Left:
        """What it leaves, when all its pages are HTML and its files have names."""
        filled = {
            source: replace(page, whole="", searched="", paper="", problems=[])
            for source, page in self.pages.filled.items()
        }
        return Left(self._intake.left, tuple(self.problems), filled)

    # --- pages ---

    def fill(self, source: str, content: str) -> Filled:
        """A page's HTML with every component in its place; notes what is wrong with it."""
        filled = self.pages.fill(source, content)
        self.problems += filled.problems
        return filled

    def footer(self, source: str) -> str:
        """The foot of a page."""
        return self.renderer.component("site_footer", Place(page_url(source)), about=self.handbook.about)

    def checked(self, source: str) -> date:
        """The day on which a page was last checked; of one that is no module, the latest day of any of them."""
        module = self.handbook.pages[source].module
        modules = [module] if module else self.handbook.modules.values()
        return max((module.checked for module in modules), default=date(2000, 1, 1))

    def check_anchors(self) -> None:
        """Checks the links in front-matter text that lead to a place on a page, now that all pages are HTML."""
        self.problems += self.pages.lost_anchors()

    def reword(self, source: str) -> bool:
        """Takes a page as its file stands now, where that touches nothing but the page itself and nothing is wrong with its text, before or after.

        Whoever fills it then looks whether its places are the same: `is_reworded`. Otherwise False, and all stays as it was.
        """
        page = self.handbook.pages[source]
        of_page = [problem for problem in self.problems if problem.path == page.located.path]
        # What is told of its front matter is so as long as that is the same.
        if any(problem.line is None or problem.line >= page.body_line for problem in of_page):
            return False
        taken = self._intake.reworded(self._docs, source)
        if taken:
            self.pages.reword(*taken)
        return taken is not None

    def is_reworded(self, source: str, before: Filled) -> bool:
        """Whether a page that was filled again is for all others what it was `before`: nothing is wrong with it, and links lead to the same places."""
        filled = self.pages.filled[source]
        return not filled.problems and (filled.ids, filled.lists) == (before.ids, before.lists)

    def undoing(self, source: str) -> Callable[[], None]:
        """What undoes all that becomes of a page from now on, and forgets what is found wrong meanwhile."""
        put_back, known = self.pages.undoing(source), len(self.problems)

        def undo() -> None:
            put_back()
            del self.problems[known:]

        return undo

    # --- files ---

    def _sizes(self) -> dict[str, tuple[int, int]]:
        """How wide and high every picture of pages is, by its address in the site."""
        sizes = {photo.path: (photo.width, photo.height) for photo in self.photos.values()}
        for source in self._intake.publishable:
            file = self._docs / source
            if file.suffix.lower() != ".svg" or not file.is_file():
                continue
            if size := size_of_drawing(file.read_text(encoding="utf-8", errors="replace")):
                sizes[source] = size
        return sizes

    @cached_property
    def _bundles(self) -> Mapping[str, str]:
        """The stylesheets and scripts of every use: who only checks a handbook needs none."""
        return bundles(self._overrides, from_folder=self._from_folder, remembered=self.memory.of)

    def is_published(self, source: str) -> bool:
        """Whether a file under docs goes out: it is a page, or something that a page or a setting names."""
        return source in self.handbook.pages or source in self._intake.publishable

    def unread(self, sources: Iterable[str]) -> list[Problem]:
        """Files that MkDocs takes for pages and that are none of ours: with another ending, or links to what is gone."""
        message = "en side er en vanlig fil som ender på .md"
        return [
            Problem(f"{self._docs.name}/{source}", None, "filnavn", message)
            for source in sources
            if source not in self.handbook.pages
        ]

    def check_published(
        self,
        site: Path,
        settings: Path,
        plain: Callable[[bytes], bytes] = bytes,
        names: Collection[str] | None = None,
    ) -> None:
        """Looks at the site as it was written, or at some files of it; `plain` gives a page without the address that changes when any other page does."""
        written = Settings(settings.name, settings.read_text(encoding="utf-8"))
        self.problems += Site(site, self._docs, self.pages.expected(), written, self.memory.of, plain).problems(names)

    def hashed_files(self, faces: Mapping[str, bytes], page_policy: str = policy()) -> HashedFiles:
        """Our own stylesheets, scripts and pictures, with `faces` by file name; every document made from now on leads to these."""
        hashed = HashedFiles()
        looks = {path: text.encode() for path, text in self._bundles.items()}
        faces = {f"assets/fonts/{name}": face for name, face in faces.items()}
        hashed.add({_ICON: (self._overrides / _ICON).read_bytes(), **faces, **looks})
        self.lead_to(hashed.names, page_policy)
        return hashed

    def lead_to(self, names: Mapping[str, str], page_policy: str) -> None:
        """Lets every document made from now on lead to our own files under these names."""
        # A logo goes out as it lies, and may lie where ours do.
        logo = self.documents.imprint.owner.logo
        self.renderer.settle({**names, **({logo: logo} if logo else {})}, page_policy)

    @property
    def paper_css(self) -> str:
        """The stylesheet of every PDF: that of the pages one prints from the browser."""
        return self._bundles["assets/print.css"]

    # --- search ---

    @property
    def glossary_address(self) -> str | None:
        """Where the glossary is in this edition, relative to the site's root."""
        return self._address(self._glossary) if self._glossary is not None else None

    def searched(self, on_pages: Iterable[entries.Entry]) -> list[entries.Entry]:
        """The entries of the search index, from those that were taken from the pages; notes the terms that none of them has."""
        index = self._indexed(on_pages)
        self.problems += vocabulary.not_found(self.handbook.sought_terms, vocabulary.Vocabulary(index))
        return index

    def searched_reworded(
        self, on_page: Iterable[entries.Entry], before: Sequence[entries.Entry]
    ) -> list[entries.Entry] | None:
        """The entries of one page that had others `before`; None where a term may stand nowhere any more."""
        after = entries.of_pages(on_page, self._contents)
        return None if vocabulary.may_be_lost(self.handbook.sought_terms, before, after) else after

    def _indexed(self, on_pages: Iterable[entries.Entry]) -> list[entries.Entry]:
        return entries.with_kinds(on_pages, self._contents)

    @property
    def _contents(self) -> entries.Contents:
        handbook = self.handbook
        return entries.Contents(
            address=self._address,
            plain=plain,
            modules=tuple(handbook.modules.values()),
            terms=tuple(handbook.glossary.values()),
            methods=handbook.methods.keys(),
            programmes=handbook.programmes.keys(),
            lists=self.pages.lists(),
            glossary=self._glossary,
            asked={page_url(source): page.asked for source, page in handbook.pages.items()},
            descriptions={page_url(source): page.description for source, page in handbook.pages.items()},
            others=self.documents.looked_for,
        )

    def search_worker(self, lunr: str) -> str:
        """The search worker's file for Norwegian, from lunr's own."""
        ours = [(self._overrides / "assets" / name).read_text(encoding="utf-8") for name in script.SCRIPTS]
        return script.with_norwegian(
            lunr, ours, vocabulary.table(self.handbook.synonyms.values(), self.handbook.glossary.values())
        )

    @property
    def in_menu(self) -> tuple[str, str, str]:
        """As the documents have it, with its address in this edition."""
        before, title, url = self.documents.in_menu
        return before, title, self._address(url)

    def _address(self, url: str) -> str:
        return self.renderer.relative(url, "").removeprefix("./")
