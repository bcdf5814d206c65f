"""One build of the handbook: what was read, what is rendered where, and what went wrong on the way.

The hook calls it at each MkDocs event; it knows pages by their file and url, and nothing of MkDocs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from macros import authoring
from macros.authoring import Call, Desk
from macros.bundles import HashedFiles, bundles
from macros.content.edition import Edition
from macros.content.models import Module
from macros.content.owner import Owner
from macros.content.problems import Problem, stopping
from macros.content.reading import Page, read
from macros.handbook import load
from macros.markup.published import Expected, Settings, Site
from macros.markup.tagging import on_paper
from macros.markup.terms import Terms
from macros.pages import Draft, Filled, Workshop
from macros.paper.fonts import letters_on_paper
from macros.paper.pdf import Paper
from macros.policy import policy
from macros.proofreading.proofreader import proofread
from macros.qr import QrCode, qr_code
from macros.rendering import Place, Renderer, links_in, page_url, plain
from macros.search import entries, script, vocabulary
from macros.views.catalogue import catalogue
from macros.views.programme import programme_view
from macros.views.projected import meeting_plan, screens
from macros.views.reading import ReadingView, reading_view
from macros.views.session import session_view, session_with_spare_prompts
from macros.views.sheets import run_sheet, sheets, too_long

_ICON = "assets/favicon.svg"

# The page that the programmes are shown on.
_PROGRAMMES = "moter/programmer.md"


class Build:
    """The handbook, its renderer and its problems, from reading the files to the last page.

    `order` is the navigation's, `title` the handbook's; with `with_pdf` pages lead to the PDFs that `papers` become.
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
        edition: Edition | None = None,
    ) -> None:
        edition = edition or Edition()
        reading = read(docs, edition.keeps_back)
        self.handbook, self.problems = load(reading, order, links_in)
        proofread_texts = proofread(
            docs,
            reading,
            links_in=links_in,
            macros=authoring.MACROS,
            letters=letters_on_paper,
            order=order,
            edition=edition,
        )
        self._publishable = proofread_texts.publishable
        self._docs = docs
        self._title = title
        self._overrides = overrides
        self._from_folder = from_folder
        self._site_url = site_url
        self._owner = owner or Owner()
        self._with_pdf = with_pdf
        self._bundles = bundles(overrides, from_folder=from_folder)
        self.renderer = Renderer(overrides, index_files=from_folder, with_pdf=with_pdf)
        reported = frozenset(problem.path for problem in stopping(self.problems))
        whole = not reported
        self._calls: dict[str, tuple[Call, ...]] = {}
        for page in self.handbook.pages.values():
            self._calls[page.source], problems = authoring.check_page(self.handbook, page, reported=reported)
            self.problems += problems
            if page.module and whole:
                session = session_view(page.module, self.handbook.methods)
                found = too_long(page.module, session)
                self.problems += [page.located.problem(("module", *key), message) for key, message in found]
        self.problems += authoring.calls_on_broken_pages(reading)
        self.problems += proofread_texts.problems
        self._glossary = next(self._pages_with("glossary"), None)
        workshop = Workshop(
            self.handbook,
            self.renderer,
            Terms(self.handbook.glossary.values()),
            page_url(self._glossary) if self._glossary else None,
            with_paper=with_pdf,
        )
        self.drafts = {
            source: Draft(page, self._calls[source], workshop) for source, page in self.handbook.pages.items()
        }
        self.filled: dict[str, Filled] = {}

    # --- a page, from source to HTML ---

    def front_matter(self, source: str) -> Mapping[str, Any]:
        """Title and description for MkDocs, which prints them as they are: escaped, and with no sign a macro could start with."""
        page = self.handbook.pages[source]
        # The front page is all ways in: lists of pages beside it would only repeat them.
        hidden = {"hide": ["navigation", "toc"]} if source == "index.md" else {}
        return {"title": inert(page.title), "description": inert(page.description), **hidden}

    def body(self, source: str) -> str:
        """The Markdown below the front matter."""
        return self.handbook.pages[source].body

    def fill(self, source: str, content: str) -> Filled:
        """A page's HTML with every component in its place; keeps it, and what is wrong with it."""
        filled = self.drafts[source].fill(content)
        self.filled[source] = filled
        self.problems += filled.problems
        return filled

    def _pages_with(self, macro: str) -> Iterator[str]:
        return (source for source, calls in self._calls.items() if any(call.name == macro for call in calls))

    # --- around and beside the pages ---

    def header(self, source: str) -> str:
        """The head of a reading page: title, part, reading time, ways to the other two uses."""
        page = self.handbook.pages[source]
        context = {"view": self._reading_view(page), "module": page.module}
        return self.renderer.component("page_header", Place(page_url(source)), **context)

    def _reading_view(self, page: Page) -> ReadingView:
        words = len(page.body.split())
        return reading_view(page.title, page.module, self.handbook.parts, self.handbook.audiences, words)

    def module_of(self, source: str) -> Module | None:
        """The module that a file holds, if it does."""
        page = self.handbook.pages.get(source)
        return page.module if page else None

    @property
    def last_checked(self) -> date:
        """The latest day on which any module was checked: the date of what is collected from all of them."""
        return max((module.checked for module in self.handbook.modules.values()), default=date(2000, 1, 1))

    def is_published(self, source: str) -> bool:
        """Whether a file under docs goes out: it is a page, or something that a page or a setting names."""
        return source in self.handbook.pages or source in self._publishable

    def unread(self, sources: Iterable[str]) -> list[Problem]:
        """Files that MkDocs takes for pages and that are none of ours: with another ending, or links to what is gone."""
        message = "en side er en vanlig fil som ender på .md"
        return [
            Problem(f"{self._docs.name}/{source}", None, "filnavn", message)
            for source in sources
            if source not in self.handbook.pages
        ]

    def check_anchors(self) -> None:
        """Checks the links in front-matter text that lead to a place on a page, now that all pages are HTML."""
        for link in self.handbook.anchor_links:
            filled = self.filled.get(link.source)
            # An address copied from a browser has its letters in code.
            if filled is None or not {link.anchor, unquote(link.anchor)} & filled.ids:
                self.problems.append(link.problem)

    def check_published(self, site: Path, settings: Path) -> None:
        """Looks at the site as it was written."""
        pages = {
            page_url(source): Expected(self.handbook.pages[source].located.path, filled.ids, filled.roots)
            for source, filled in self.filled.items()
        }
        written = Settings(settings.name, settings.read_text(encoding="utf-8"))
        self.problems += Site(site, self._docs, pages, written).problems()

    def documents(self) -> Iterator[tuple[str, str]]:
        """Every page that is not Markdown, as (path in the site, HTML), and the catalogue."""
        methods = self.handbook.methods
        for module in self.handbook.modules.values():
            session = session_view(module, methods)
            whole = session_with_spare_prompts(session, module, methods)
            shown_screens = screens(module, whole)
            meeting = {"session": whole, "plan": meeting_plan(module, shown_screens)}
            projected = {**meeting, "screens": shown_screens, "code": self._code(module.sheet_url)}
            said = self._on_paper(module)
            for url, template, view, shown in (
                (module.project_url, "projected.html", "projected", projected),
                (module.leader_url, "leader.html", "sheet", meeting),
                (module.sheet_url, "sheet.html", "sheet", {"sheets": sheets(module)}),
                (module.run_sheet_url, "run_sheet.html", "sheet", {"run_sheet": run_sheet(module, session)}),
            ):
                context = {**said, **shown}
                yield f"{url}index.html", self.renderer.document(template, Place(url, view=view), **context) + "\n"
        yield from self._programmes()
        for source in self._pages_with("written_plan"):
            page, url = self.handbook.pages[source], page_url(source)
            call = next(call for call in self._calls[source] if call.name == "written_plan")
            blank = authoring.run(Desk(self.handbook, page, self._calls[source]), call).context
            context = {"page": page, "page_url": url, "site_title": self._title, "owner": self._owner, **blank}
            yield (
                f"{url}ark/index.html",
                self.renderer.document("written_plan.html", Place(f"{url}ark/", view="sheet"), **context) + "\n",
            )
        for source in self._pages_with("all_sheets"):
            url = page_url(source)
            context = {"modules": list(self._pack()), "back": url, "site_title": self._title}
            yield (
                f"{url}ark/index.html",
                self.renderer.document("print_pack.html", Place(f"{url}ark/", view="sheet"), **context) + "\n",
            )
        entries = catalogue(self._title, self.handbook.modules.values(), plain, with_pdf=self._with_pdf)
        yield "handbook.json", json.dumps(entries, ensure_ascii=False, indent=1) + "\n"

    def papers(self) -> Iterator[Paper]:
        """Every PDF of the site, once its pages are HTML. They are the same in every edition: links lead to whole addresses."""
        yield from self.sheet_papers()
        for page in self.handbook.pages.values():
            if page.module:
                yield self._module_paper(page, page.module)

    def sheet_papers(self) -> Iterator[Paper]:
        """The sheets of every module: all in one PDF, and each kind in its own."""
        for module in self.handbook.modules.values():
            made, place = sheets(module), Place(module.sheet_url, view="sheet")
            plan = run_sheet(module, session_view(module, self.handbook.methods))
            papers: list[tuple[str, str, Mapping[str, Any]]] = [
                (module.sheets_pdf_url, "alle arkene", {"sheets": made}),
                *(
                    (module.sheet_pdf_url(sheet.kind), f"ark {sheet.kind}: {sheet.title}", {"sheets": [sheet]})
                    for sheet in made
                ),
                (module.sheet_pdf_url("D"), "ark D: Kjøreplan", {"run_sheet": plan}),
            ]
            for path, title, shown in papers:
                context = {"sheets": (), "run_sheet": None, **self._on_paper(module), **shown}
                document = self.renderer.document("paper.html", place, title=f"{module.title} – {title}", **context)
                yield Paper(path, place.url, document)

    def _module_paper(self, page: Page, module: Module) -> Paper:
        address = f"{self._site_url}{module.url}" if self._site_url else ""
        content = Markup(on_paper(self.filled[page.source].paper, address))  # noqa: S704
        context = {"view": self._reading_view(page), "content": content, **self._on_paper(module)}
        return Paper(
            module.pdf_url,
            module.url,
            self.renderer.document("module_paper.html", Place(module.url, view="paper"), **context),
        )

    def _pack(self) -> Iterator[Mapping[str, Any]]:
        """All sheets of every module, with what each says of itself."""
        for module in self.handbook.modules.values():
            plan = run_sheet(module, session_view(module, self.handbook.methods))
            yield {"module": module, "run_sheet": plan, "sheets": sheets(module), "said": self._on_paper(module)}

    def _on_paper(self, module: Module) -> dict[str, Any]:
        """What every sheet of a module says of itself."""
        return {
            "module": module,
            "part": self.handbook.parts[module.part],
            "site_title": self._title,
            "owner": self._owner,
            "code": self._code(module.url),
            "duty": self.handbook.notices["duty_to_report"],
        }

    def _code(self, url: str) -> QrCode | None:
        """The QR code of a page, where the site knows its own address."""
        return qr_code(f"{self._site_url}{url}") if self._site_url else None

    def _programmes(self) -> Iterator[tuple[str, str]]:
        """Every programme to print, for everybody and for the leader."""
        handbook = self.handbook
        # A kindergarten may leave the page of programmes out, and keep its own on another.
        back = _PROGRAMMES if _PROGRAMMES in handbook.pages else "index.md"
        for programme in handbook.programmes.values():
            for url, leader in ((programme.url, False), (programme.leader_url, True)):
                document = self.renderer.document(
                    "programme.html",
                    Place(url, view="sheet"),
                    view=programme_view(programme, handbook.modules, handbook.methods),
                    leader=leader,
                    back=page_url(back),
                    duty=handbook.notices["duty_to_report"],
                    stop=handbook.notices["stop_card"],
                    site_title=self._title,
                    owner=self._owner,
                )
                yield f"{url}index.html", document + "\n"

    @property
    def glossary_address(self) -> str | None:
        """Where the glossary is in this edition, relative to the site's root."""
        return self._address(page_url(self._glossary)) if self._glossary else None

    def _address(self, url: str) -> str:
        return self.renderer.relative(url, "").removeprefix("./")

    def searched(self, found: Iterable[entries.Entry]) -> list[entries.Entry]:
        """The entries of the search index, from those that were found on the pages; notes the terms that none of them has."""
        handbook = self.handbook
        contents = entries.Contents(
            address=self._address,
            plain=plain,
            modules=tuple(handbook.modules.values()),
            terms=tuple(handbook.glossary.values()),
            methods=handbook.methods.keys(),
            programmes=handbook.programmes.keys(),
            lists={page_url(source) for source, filled in self.filled.items() if filled.lists},
            glossary=page_url(self._glossary) if self._glossary else None,
        )
        made = entries.with_kinds(found, contents)
        self.problems += vocabulary.not_found(handbook.sought_terms, vocabulary.Vocabulary(made))
        return made

    def search_worker(self, lunr: str) -> str:
        """The search worker's file for Norwegian, from lunr's own."""
        ours = [(self._overrides / "assets" / name).read_text(encoding="utf-8") for name in script.SCRIPTS]
        return script.with_norwegian(lunr, ours, vocabulary.table(self.handbook.synonyms.values()))

    def hashed_files(self, faces: Mapping[str, bytes], page_policy: str = policy()) -> HashedFiles:
        """Our own stylesheets, scripts and pictures, with `faces` by file name; every document made from now on leads to these."""
        hashed = HashedFiles()
        looks = {path: text.encode() for path, text in self._bundles.items()}
        faces = {f"assets/fonts/{name}": face for name, face in faces.items()}
        hashed.add({_ICON: (self._overrides / _ICON).read_bytes(), **faces, **looks})
        self.renderer.settle(hashed.names, page_policy)
        return hashed

    @property
    def paper_css(self) -> str:
        """The stylesheet of every PDF: that of the pages one prints from the browser."""
        return self._bundles["assets/print.css"]


def inert(text: str) -> str:
    """A text that may be printed as it is: escaped, and with no sign that a macro could start with."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return escaped.replace("{", "&#123;").replace("}", "&#125;")
