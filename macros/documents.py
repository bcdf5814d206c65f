"""Every page that is not Markdown, and every paper: screens, sheets, run sheets, programmes, piles, and the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Any

from markupsafe import Markup

from macros import authoring, forwarding
from macros.authoring import Desk
from macros.books import Books
from macros.calendars import calendar_file
from macros.content.models import Agenda, Module, Programme
from macros.content.reading import Page
from macros.content.school_years import newest_check
from macros.faces import (
    Document,
    Entry,
    Faces,
    Making,
    Pack,
    Packed,
    Papers,
    Part,
    PartsBesideModules,
    PartsOfModule,
    piled,
)
from macros.imprint import Imprint
from macros.intake import Intake
from macros.markup.tagging import on_paper
from macros.occupied import PAPER_BESIDE
from macros.pages import Pages
from macros.paper.pdf import Paper
from macros.qr import QrCode
from macros.remembering import Memory
from macros.rendering import Place, Renderer, page_url
from macros.views.catalogue import catalogue
from macros.views.making import ENTRY, TITLE, PlanOfPart, beginning, choices
from macros.views.meeting import MeetingView
from macros.views.module import MeetingViews, ModuleViews
from macros.views.school_year import YearCalendar, wheel_calendars
from macros.views.sheets import fillable
from macros.views.statements import statements_views

# The page that the programmes are shown on.
_PROGRAMMES = "moter/programmer.md"
_AGREED_URL = "moter/avtale/"
# The page that somebody who carries an agreement on has come from, where there is one.
_FOR_LEADERS = "moter/for-deg-som-leder-motet.md"


@dataclass(frozen=True)
class Documents:
    """The documents and papers of one build. With `with_pdf` they lead to the papers; with `with_books` the books are among these."""

    intake: Intake
    renderer: Renderer
    imprint: Imprint
    with_pdf: bool = False
    with_books: bool = False
    memory: Memory = field(default_factory=Memory)

    @property
    def in_menu(self) -> tuple[str, str, str]:
        """The document that the menu leads to: the page under docs before which it stands, what it is called, and its address."""
        return _PROGRAMMES, TITLE, self.intake.views.composed.meeting.url

    @property
    def looked_for(self) -> list[dict[str, str]]:
        """Documents that people search for, as entries of the search index: `{"location", "title", "text", "asked"}`."""
        return [{"location": self.intake.views.composed.meeting.url, **ENTRY}]

    def files(self) -> Iterator[tuple[str, str]]:
        """Every document as (path in the site, text), and the catalogue."""
        parts = list(self._parts())
        yield from ((part.path, part.script) for part in parts)
        for url, html in chain(
            self._meetings(),
            self._composed(parts),
            self._agreed(),
            self._programmes(),
            self._written_plans(),
            self._method_cards(),
            self._statement_sheets(),
            self._packs(),
        ):
            yield f"{url}index.html", f"{html}\n"
        yield from forwarding.files(self.intake.handbook, self.renderer, self.imprint.title)
        entries = [self.memory.of(Entry(shown, self.with_pdf)) for shown in self.intake.views.of_all()]
        told = json.dumps(catalogue(self.imprint.title, entries), ensure_ascii=False, indent=1)
        yield "handbook.json", f"{told}\n"

    def calendars(self) -> Iterator[tuple[str, bytes]]:
        """The calendars of every year wheel and every plan, as (path in the site, file)."""
        handbook = self.intake.handbook
        stamp = newest_check(handbook.modules.values())
        of_plans = (self.intake.views.programme(programme).calendars for programme in handbook.programmes.values())
        of_wheels = (wheel_calendars(wheel, handbook.modules.values()) for wheel in handbook.year_wheels.values())
        for calendar in chain(*of_plans, *of_wheels):
            if stamp:
                yield calendar.url, self.memory.of(_Calendar(calendar, stamp, self.imprint.site_url))

    def papers(self, pages: Pages) -> Iterator[Paper]:
        """Every PDF of the site, once its pages are HTML. They are the same in every edition: links lead to whole addresses."""
        if self.with_books:
            yield from self.books(pages).papers()
        yield from self.sheet_papers()
        for page in self.intake.handbook.pages.values():
            if page.module:
                yield self._module_paper(page.module, pages, page.source)

    def books(self, pages: Pages) -> Books:
        """The handbook and its parts as books, once its pages are HTML."""
        return Books(self.intake, self.renderer, self.imprint, pages, self._of_module)

    def sheet_papers(self) -> Iterator[Paper]:
        """The sheets of every module, all in one PDF and each kind in its own, and those of the round of statements."""
        yield from self._statement_papers()
        yield from self._papers_beside()
        yield from self._programme_papers()
        for shown in self.intake.views.of_all():
            module, place = shown.module, Place(shown.module.sheet_url, view="sheet")
            papers: list[tuple[str, str, Mapping[str, Any]]] = [
                (module.sheets_pdf_url, "arkene til møtet", {"sheets": piled(shown.sheets)}),
                *(
                    (module.sheet_pdf_url(sheet.kind), f"ark {sheet.kind}: {sheet.title}", {"sheets": piled([sheet])})
                    for sheet in shown.all_sheets
                ),
                (
                    module.sheet_pdf_url("D"),
                    "ark D: Kjøreplan",
                    {"run_sheet": shown.run_sheet, "meeting": shown.meeting},
                ),
            ]
            for path, title, contents in papers:
                context = {"sheets": (), "run_sheet": None, **self._of_module(module), **contents}
                document = self.renderer.document("paper.html", place, title=f"{module.title} – {title}", **context)
                yield Paper(path, place.url, document)
            yield from self._fillable_papers(shown, replace(place, fillable=True))

    def _fillable_papers(self, shown: ModuleViews, place: Place) -> Iterator[Paper]:
        """Sheet A with fields, for those who cannot write by hand."""
        module = shown.module
        for sheet in shown.all_sheets:
            if sheet.kind == "A":
                context = {"sheets": piled([fillable(sheet)]), "run_sheet": None, **self._of_module(module)}
                title = f"{module.title} – ark A til å fylle ut på skjermen"
                document = self.renderer.document("paper.html", place, title=title, **context)
                yield Paper(module.fillable_pdf_url, place.url, document)

    def _module_paper(self, module: Module, pages: Pages, source: str) -> Paper:
        address = f"{self.imprint.site_url}{module.url}" if self.imprint.site_url else ""
        content = Markup(on_paper(pages.filled[source].paper, address))  # noqa: S704
        context = {"view": pages.drafts[source].view, "content": content, **self._of_module(module)}
        document = self.renderer.document("module_paper.html", Place(module.url, view="paper"), **context)
        return Paper(module.pdf_url, module.url, document, tightens=True)

    def _meetings(self) -> Iterator[tuple[str, str]]:
        """The faces of every meeting, of a module or of a programme, as (address, HTML); so the rest."""
        for shown in self.intake.views.of_all():
            module = shown.module
            papers = (
                Papers(module.sheets_pdf_url, module.sheet_pdf_url("D"), module.fillable_pdf_url)
                if self.with_pdf
                else None
            )
            yield from self._faces(shown.of_meeting, self._of_module(module), papers)
        for each in self._ready():
            meeting = self.intake.views.of_agenda(*each)
            yield from self._faces(meeting, self._of_programme(meeting.meeting), None)

    def _composed(self, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
        """The faces of the meeting that somebody makes in the browser, of `parts` of modules."""
        intake = self.intake
        composed = intake.views.composed
        yield from self._faces(composed, self._of_programme(composed.meeting), None, parts)
        making = Making(
            self.renderer,
            composed,
            [self.memory.of(PlanOfPart(shown)) for shown in intake.views.of_all()],
            {programme.id: intake.views.ready_of_composed(programme, agenda) for programme, agenda in self._ready()},
            intake.views.methods_of_composed,
            choices(
                (shown.module for shown in intake.views.of_all()),
                intake.handbook.parts,
                intake.handbook.pages,
                tuple(intake.handbook.synonyms.values()),
            ),
            [
                beginning(intake.views.of_agenda(programme, agenda).meeting, programme.id)
                for programme, agenda in self._ready()
            ],
            self.imprint.site_url,
            page_url(_PROGRAMMES if _PROGRAMMES in intake.handbook.pages else "index.md"),
            self._of_handbook(),
        )
        yield composed.meeting.url, self.memory.of(making)

    def _ready(self) -> Iterator[tuple[Programme, Agenda]]:
        """The programmes that are meetings."""
        for programme in self.intake.handbook.programmes.values():
            if programme.agenda:
                yield programme, programme.agenda

    def _parts(self) -> Iterator[Part]:
        """What a meeting that somebody makes in the browser can take of modules, of methods, and of programmes that it began as."""
        views = self.intake.views
        composed = views.composed.meeting
        code = self._code(composed.sheet_url)
        for shown in views.of_all():
            yield from self.memory.of(PartsOfModule(self.renderer, shown, self._of_module(shown.module), code))
        beside: list[tuple[MeetingViews, str]] = [(views.methods_of_composed, "arbeidsmater")]
        beside += [(views.ready_of_composed(programme, agenda), programme.id) for programme, agenda in self._ready()]
        imprint = self._of_programme(composed)
        for taken, name in beside:
            yield from self.memory.of(PartsBesideModules(self.renderer, taken, name, composed, imprint))

    def _faces(
        self, shown: MeetingViews, imprint: Mapping[str, Any], papers: Papers | None, parts: Sequence[Part] = ()
    ) -> Iterator[tuple[str, str]]:
        names: dict[str, dict[str, dict[str, str]]] = {}
        for part in parts:
            names.setdefault(part.url, {}).setdefault(part.kind, {})[part.slug] = part.name
        faces = Faces(
            self.renderer,
            shown,
            self.intake.handbook.notices,
            self._of_handbook(),
            imprint,
            {module.slug: self._of_module(module) for module in shown.meeting.modules},
            self._code(shown.meeting.sheet_url),
            next((page_url(page.source) for page, _ in self.intake.pages_with("all_sheets")), None),
            papers,
            names,
        )
        yield from self.memory.of(faces)

    def _document(self, template: str, place: Place, **context: Any) -> str:
        return self.memory.of(Document(self.renderer, template, place, context))

    def _programmes(self) -> Iterator[tuple[str, str]]:
        """Every programme to print, for everybody and for the leader."""
        handbook = self.intake.handbook
        # A kindergarten may leave the page of programmes out, and keep its own on another.
        is_there = _PROGRAMMES in handbook.pages
        back = _PROGRAMMES if is_there else "index.md"
        for programme in handbook.programmes.values():
            agenda = programme.agenda
            meeting = self.intake.views.of_agenda(programme, agenda) if agenda else None
            about = {
                "meeting": meeting,
                "back": page_url(back),
                "anchor": f"#program-{programme.id}" if is_there else "",
            }
            for place, around in self._of_programme_sheets(programme):
                yield place.url, self._document("programme.html", place, **about, **around)

    def _programme_papers(self) -> Iterator[Paper]:
        for programme in self.intake.handbook.programmes.values():
            for place, around in self._of_programme_sheets(programme):
                leader = around["leader"]
                title = f"{programme.title} – {'lederens utgave' if leader else 'program'}"
                on_paper_only = {"sheet": "parts/programme_sheet.html", "colour": "moter", "title": title}
                document = self.renderer.document("sheet_paper.html", place, **around, **on_paper_only)
                path = programme.leader_pdf_url if leader else programme.pdf_url
                yield Paper(path, place.url, document, tightens=True)

    def _of_programme_sheets(self, programme: Programme) -> Iterator[tuple[Place, Mapping[str, Any]]]:
        """A programme's two sheets, for everybody and for the leader, with what stands on them."""
        notices = self.intake.handbook.notices
        around = {
            "view": self.intake.views.programme(programme),
            "duty": notices["duty_to_report"],
            "stop": notices["stop_card"],
            **self._of_handbook(),
        }
        for url, leader in ((programme.url, False), (programme.leader_url, True)):
            yield Place(url, view="sheet"), {"leader": leader, **around}

    def _agreed(self) -> Iterator[tuple[str, str]]:
        """The page that carries an agreement on to another meeting, whichever that is."""
        views, handbook = self.intake.views, self.intake.handbook
        of_modules: dict[str, list[MeetingView]] = {}
        for shown in views.of_all():
            of_modules.setdefault(handbook.parts[shown.module.part].title, []).append(shown.meeting)
        ready = [
            views.of_agenda(programme, programme.agenda).meeting
            for programme in handbook.programmes.values()
            if programme.agenda
        ]
        back = handbook.pages.get(_FOR_LEADERS)
        context = {
            "url": _AGREED_URL,
            "parts": of_modules,
            "own": views.composed.meeting,
            "ready": ready,
            "site_url": self.imprint.site_url,
            "back": page_url(_FOR_LEADERS if back else "index.md"),
            "back_title": back.title if back else self.imprint.title,
            **self._of_handbook(),
        }
        yield _AGREED_URL, self._document("agreed.html", Place(_AGREED_URL, view="sheet"), **context)

    def _written_plans(self) -> Iterator[tuple[str, str]]:
        """The blank beside every page with the points of a written plan."""
        for page, place, around in self._laid_beside("written_plan"):
            pdf = self._pdf_beside(page, "written_plan")
            yield place.url, self._document("written_plan.html", place, pdf=pdf, **around)

    def _method_cards(self) -> Iterator[tuple[str, str]]:
        """The ways of working as cards, beside every page that has them."""
        for page, place, around in self._laid_beside("methods"):
            pdf = self._pdf_beside(page, "methods")
            yield place.url, self._document("method_cards.html", place, pdf=pdf, **around)

    def _laid_beside(self, macro: str) -> Iterator[tuple[Page, Place, Mapping[str, Any]]]:
        """Where a sheet lies beside every page that calls a macro, with what the macro shows there."""
        intake = self.intake
        for page, call in intake.pages_with(macro):
            desk = Desk(intake.handbook, intake.views, intake.guides, page, intake.calls[page.source])
            shown = authoring.run(desk, call).context
            around = {"page": page, "page_url": page_url(page.source), **self._of_handbook(), **shown}
            yield page, Place(f"{page_url(page.source)}ark/", view="sheet"), around

    def _papers_beside(self) -> Iterator[Paper]:
        """The same sheets as PDF; the written plan has fields, for those who cannot write by hand."""
        for macro, sheet, colour in (
            ("written_plan", "parts/written_plan_sheet.html", "house"),
            ("methods", "parts/method_cards.html", "moter"),
        ):
            for page, place, around in self._laid_beside(macro):
                on_paper_only = {"sheet": sheet, "colour": colour, "title": page.title}
                fillable = replace(place, fillable=macro == "written_plan")
                document = self.renderer.document("sheet_paper.html", fillable, **around, **on_paper_only)
                yield Paper(_beside(page, macro), place.url, document)

    def _pdf_beside(self, page: Page, macro: str) -> str | None:
        return _beside(page, macro) if self.with_pdf else None

    def _statement_sheets(self) -> Iterator[tuple[str, str]]:
        """The sheets to put dots on, beside every page with a round of statements."""
        for page, place, around in self._statements():
            about = {"page": page, "page_url": page_url(page.source), "pdf": self._pdf_beside(page, "statements")}
            yield place.url, self._document("statements.html", place, **about, **around)

    def _statement_papers(self) -> Iterator[Paper]:
        for page, place, around in self._statements():
            document = self.renderer.document("statements_paper.html", place, title=page.title, **around)
            yield Paper(_beside(page, "statements"), place.url, document)

    def _statements(self) -> Iterator[tuple[Page, Place, Mapping[str, Any]]]:
        handbook = self.intake.handbook
        views = statements_views(handbook.statements.values(), handbook.parts, handbook.modules)
        for page, _ in self.intake.pages_with("statements"):
            code = self._code(page_url(page.source))
            place = Place(f"{page_url(page.source)}ark/", view="sheet")
            yield page, place, {"parts": views, "code": code, **self._of_handbook()}

    def _packs(self) -> Iterator[tuple[str, str]]:
        """All sheets of every module, beside every page that one picks them on."""
        for page, _ in self.intake.pages_with("all_sheets"):
            back = page_url(page.source)
            place = Place(f"{back}ark/", view="sheet")
            modules = [self._packed(shown, place) for shown in self.intake.views.of_all()]
            pack = Pack(self.renderer, modules, self.intake.views.plans, back, self.imprint.title, place)
            yield place.url, self.memory.of(pack)

    def _packed(self, shown: ModuleViews, place: Place) -> Mapping[str, Any]:
        packed = Packed(self.renderer, shown, self._of_module(shown.module), place)
        papers, stock = map(Markup, self.memory.of(packed))
        return {"module": shown.module, "papers": papers, "stock": stock}

    # --- what they say of themselves ---

    def _of_handbook(self) -> dict[str, Any]:
        return {"site_title": self.imprint.title, "owner": self.imprint.owner}

    def _of_module(self, module: Module) -> dict[str, Any]:
        """What every sheet of a module says of itself."""
        handbook = self.intake.handbook
        return {
            "module": module,
            "part": handbook.parts[module.part],
            "checked": module.checked,
            **self._of_handbook(),
            "code": self._code(module.url),
            "duty": handbook.notices["duty_to_report"],
        }

    def _of_programme(self, meeting: MeetingView) -> dict[str, Any]:
        """What the papers of a programme say of themselves: they are as new as the oldest of what they are made of."""
        modules = meeting.modules or tuple(self.intake.handbook.modules.values())
        return {
            "part": None,
            "checked": min((module.checked for module in modules), default=date(2000, 1, 1)),
            **self._of_handbook(),
            "code": self._code(meeting.url),
            "duty": self.intake.handbook.notices["duty_to_report"],
        }

    def _code(self, url: str) -> QrCode | None:
        """The QR code of a page, where the site knows its own address."""
        return QrCode(f"{self.imprint.site_url}{url}") if self.imprint.site_url else None


def _beside(page: Page, macro: str) -> str:
    """The PDF that lies beside a page which calls a macro."""
    return f"{page_url(page.source)}{PAPER_BESIDE[macro]}"


@dataclass(frozen=True)
class _Calendar:
    """How a calendar becomes a file."""

    view: YearCalendar
    stamp: date
    site_url: str

    def make(self) -> bytes:
        """The file."""
        return calendar_file(self.view.title, self.view.events, self.stamp, self.site_url)
