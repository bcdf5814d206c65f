"""Every page that is not Markdown, and every paper: screens, sheets, run sheets, programmes, piles, and the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, Literal

from markupsafe import Markup

from macros import authoring, forwarding
from macros.authoring import Desk
from macros.books import Books
from macros.bundles import content_hash
from macros.calendars import calendar_file
from macros.content.models import Agenda, Module, Programme
from macros.content.reading import Page
from macros.content.school_years import newest_check
from macros.imprint import Imprint
from macros.intake import Intake
from macros.markup.tagging import on_paper
from macros.markup.text import held_together
from macros.occupied import PAPER_BESIDE
from macros.pages import Pages
from macros.paper.pdf import Paper
from macros.qr import QrCode, qr_code
from macros.rendering import Place, Renderer, page_url, plain
from macros.views.catalogue import catalogue
from macros.views.making import beginning, choices, in_one, methods_plan, ready_plan
from macros.views.meeting import BlockView, MeetingView
from macros.views.module import MeetingViews, ModuleViews
from macros.views.print_pack import parts_in_words
from macros.views.school_year import wheel_calendars
from macros.views.sheets import Sheet, blank_backs, fillable
from macros.views.statements import statements_views

# The page that the programmes are shown on.
PROGRAMMES = "moter/programmer.md"
_AGREED_URL = "moter/avtale/"
# The page that somebody who carries an agreement on has come from, where there is one.
_FOR_LEADERS = "moter/for-deg-som-leder-motet.md"


@dataclass(frozen=True)
class _Papers:
    """Where the PDFs of a meeting's sheets are."""

    sheets: str
    run_sheet: str
    fillable: str


@dataclass(frozen=True)
class _Part:
    """What a face at `url` of somebody's own meeting can show of a module, of a programme, or of the methods: that is its `kind`."""

    url: str
    slug: str
    shown: str
    kind: Literal["modules", "ready", "methods"] = "modules"

    @cached_property
    def script(self) -> str:
        """It stands in a script, since no browser reads other files from a folder."""
        return f'rhParts.{self.kind}["{self.slug}"] = {held_together(self.shown)};\n'

    @cached_property
    def name(self) -> str:
        """The file's name, which says what is in it."""
        return f"{self.slug}.{content_hash(self.script.encode())}.js"

    @property
    def path(self) -> str:
        """Where it lies in the site: beside the page."""
        return f"{self.url}{self.name}"


@dataclass(frozen=True)
class Documents:
    """The documents and papers of one build. With `with_pdf` they lead to the papers; with `with_books` the books are among these."""

    intake: Intake
    renderer: Renderer
    imprint: Imprint
    with_pdf: bool = False
    with_books: bool = False

    def files(self) -> Iterator[tuple[str, str]]:
        """Every document as (path in the site, text), and the catalogue."""
        parts = [part for shown in self.intake.views.of_all() for part in self._parts_of_composed(shown.module)]
        parts += [*self._parts_of_methods(), *(part for each in self._ready() for part in self._parts_of_ready(*each))]
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
        entries = catalogue(self.imprint.title, self.intake.views.of_all(), plain, with_pdf=self.with_pdf)
        yield "handbook.json", json.dumps(entries, ensure_ascii=False, indent=1) + "\n"

    def calendars(self) -> Iterator[tuple[str, bytes]]:
        """The calendars of every year wheel and every plan, as (path in the site, file)."""
        handbook = self.intake.handbook
        stamp = newest_check(handbook.modules.values())
        of_plans = (self.intake.views.programme(programme).calendars for programme in handbook.programmes.values())
        of_wheels = (wheel_calendars(wheel, handbook.modules.values()) for wheel in handbook.year_wheels.values())
        for calendar in chain(*of_plans, *of_wheels):
            if stamp:
                yield calendar.url, calendar_file(calendar.title, calendar.events, stamp, self.imprint.site_url)

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
                (module.sheets_pdf_url, "arkene til møtet", {"sheets": _piled(shown.sheets)}),
                *(
                    (module.sheet_pdf_url(sheet.kind), f"ark {sheet.kind}: {sheet.title}", {"sheets": _piled([sheet])})
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
                context = {"sheets": _piled([fillable(sheet)]), "run_sheet": None, **self._of_module(module)}
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
            imprint = self._of_module(module)
            papers = (
                _Papers(module.sheets_pdf_url, module.sheet_pdf_url("D"), module.fillable_pdf_url)
                if self.with_pdf
                else None
            )
            yield from self._faces(shown.of_meeting, imprint, papers)
        for each in self._ready():
            meeting = self.intake.views.of_agenda(*each)
            yield from self._faces(meeting, self._of_programme(meeting.meeting), None)

    def _composed(self, parts: Sequence[_Part]) -> Iterator[tuple[str, str]]:
        """The faces of the meeting that somebody makes in the browser, of `parts` of modules."""
        intake = self.intake
        composed = intake.views.composed
        yield from self._faces(composed, self._of_programme(composed.meeting), None, parts)
        taken = [intake.views.part_of_composed(shown.module) for shown in intake.views.of_all()]
        ready = {programme.id: intake.views.ready_of_composed(programme, agenda) for programme, agenda in self._ready()}
        context = {
            "meeting": composed.meeting,
            "plan": in_one(composed, taken, ready, intake.views.methods_of_composed),
            "choices": choices((shown.module for shown in intake.views.of_all()), intake.handbook.parts),
            "beginnings": [
                beginning(intake.views.of_agenda(programme, agenda).meeting, programme.id)
                for programme, agenda in self._ready()
            ],
            "site_url": self.imprint.site_url,
            "back": page_url(PROGRAMMES if PROGRAMMES in intake.handbook.pages else "index.md"),
            **self._of_handbook(),
        }
        place = Place(composed.meeting.url, view="sheet")
        yield composed.meeting.url, self.renderer.document("making.html", place, **context)

    def _ready(self) -> Iterator[tuple[Programme, Agenda]]:
        """The programmes that are meetings."""
        for programme in self.intake.handbook.programmes.values():
            if programme.agenda:
                yield programme, programme.agenda

    def _parts_of_ready(self, programme: Programme, agenda: Agenda) -> Iterator[_Part]:
        """What such a meeting can take of a programme that it began as."""
        shown = self.intake.views.ready_of_composed(programme, agenda)
        plan = {**shown.plan, **ready_plan(shown)}
        yield from self._parts_beside_modules(shown, "ready", programme.id, plan, shown.followed.blocks[:-1])

    def _parts_of_methods(self) -> Iterator[_Part]:
        """What such a meeting can take of the ways in which its steps are run."""
        shown = self.intake.views.methods_of_composed
        plan = {**shown.plan, **methods_plan(shown)}
        yield from self._parts_beside_modules(shown, "methods", "arbeidsmater", plan, shown.meeting.blocks)

    def _parts_beside_modules(
        self,
        shown: MeetingViews,
        kind: Literal["ready", "methods"],
        name: str,
        plan: Mapping[str, object],
        blocks: Sequence[BlockView],
    ) -> Iterator[_Part]:
        composed = self.intake.views.composed.meeting
        around = {"meeting": composed, "imprint": self._of_programme(composed)}
        run = {"run_sheet": shown.run_sheet}
        told = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
        for url, template, view, contents in (
            (composed.project_url, "parts/projected.html", "projected", {"screens": shown.screens, "code": None}),
            (composed.leader_url, "parts/own_leader.html", "sheet", {"blocks": blocks}),
            (composed.sheet_url, "parts/run_sheet.html", "sheet", run),
            (composed.run_sheet_url, "parts/run_sheet.html", "sheet", run),
        ):
            html = self.renderer.document(template, Place(url, view=view), **around, **contents)
            yield _Part(url, name, f'{{"plan":{told},"html":{json.dumps(html, ensure_ascii=False)}}}', kind)

    def _parts_of_composed(self, module: Module) -> Iterator[_Part]:
        """What such a meeting can take of a module, for each of its faces: a script that hands on plain data and HTML."""
        shown = self.intake.views.part_of_composed(module)
        meeting = shown.meeting
        code = self._code(meeting.sheet_url)
        around = {"meeting": meeting, "imprint": self._of_module(module)}
        run = {"run_sheet": shown.run_sheet}
        plan = json.dumps(shown.plan, ensure_ascii=False, separators=(",", ":"))
        for url, face, view, contents in (
            (meeting.project_url, "projected", "projected", {"screens": shown.screens, "code": code}),
            (meeting.leader_url, "leader", "sheet", {"block": meeting.blocks[0]}),
            (meeting.sheet_url, "sheet", "sheet", {"stocks": shown.stocks[module.slug], "module": module, **run}),
            (meeting.run_sheet_url, "run_sheet", "sheet", run),
        ):
            html = self.renderer.document(f"parts/{face}.html", Place(url, view=view), **around, **contents)
            yield _Part(url, module.slug, f'{{"plan":{plan},"html":{json.dumps(html, ensure_ascii=False)}}}')

    def _faces(
        self,
        shown: MeetingViews,
        imprint: Mapping[str, Any],
        papers: _Papers | None,
        parts: Sequence[_Part] = (),
    ) -> Iterator[tuple[str, str]]:
        meeting = shown.meeting
        run = {"plan": shown.plan, "notices": self.intake.handbook.notices}
        of_windows = {**run, "plan": shown.plan_of_windows}
        pack = next((page_url(page.source) for page, _ in self.intake.pages_with("all_sheets")), None)
        piled = _piled([sheet for module in meeting.modules for sheet in shown.sheets[module.slug]])
        modules = [
            {
                "sheets": [piled.pop(0) for _ in shown.sheets[module.slug]],
                "stocks": shown.stocks[module.slug],
                "imprint": self._of_module(module),
            }
            for module in meeting.modules
        ]
        for url, template, view, contents in (
            (
                meeting.project_url,
                "projected.html",
                "projected",
                {
                    **of_windows,
                    "screens": shown.screens,
                    "code": self._code(meeting.sheet_url),
                    "part": imprint["part"],
                },
            ),
            (meeting.leader_url, "leader.html", "sheet", of_windows),
            (
                meeting.sheet_url,
                "sheet.html",
                "sheet",
                {
                    **run,
                    "modules": modules,
                    "run_sheet": shown.run_sheet,
                    "pack": pack,
                    "parts": parts_in_words(meeting),
                },
            ),
            (meeting.run_sheet_url, "run_sheet.html", "sheet", {**run, "run_sheet": shown.run_sheet}),
        ):
            of_face: dict[str, dict[str, str]] = {}
            for part in parts:
                if part.url == url:
                    of_face.setdefault(part.kind, {})[part.slug] = part.name
            context = {**self._of_handbook(), "meeting": meeting, "imprint": imprint, "papers": papers, **contents}
            context |= {"parts_of_composed": of_face} if of_face else {}
            yield url, self.renderer.document(template, Place(url, view=view), **context)

    def _programmes(self) -> Iterator[tuple[str, str]]:
        """Every programme to print, for everybody and for the leader."""
        handbook = self.intake.handbook
        # A kindergarten may leave the page of programmes out, and keep its own on another.
        is_there = PROGRAMMES in handbook.pages
        back = PROGRAMMES if is_there else "index.md"
        for programme in handbook.programmes.values():
            agenda = programme.agenda
            meeting = self.intake.views.of_agenda(programme, agenda) if agenda else None
            about = {
                "meeting": meeting,
                "back": page_url(back),
                "anchor": f"#program-{programme.id}" if is_there else "",
            }
            for place, around in self._of_programme_sheets(programme):
                yield place.url, self.renderer.document("programme.html", place, **about, **around)

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
        yield _AGREED_URL, self.renderer.document("agreed.html", Place(_AGREED_URL, view="sheet"), **context)

    def _written_plans(self) -> Iterator[tuple[str, str]]:
        """The blank beside every page with the points of a written plan."""
        for page, place, around in self._laid_beside("written_plan"):
            pdf = self._pdf_beside(page, "written_plan")
            yield place.url, self.renderer.document("written_plan.html", place, pdf=pdf, **around)

    def _method_cards(self) -> Iterator[tuple[str, str]]:
        """The ways of working as cards, beside every page that has them."""
        for page, place, around in self._laid_beside("methods"):
            pdf = self._pdf_beside(page, "methods")
            yield place.url, self.renderer.document("method_cards.html", place, pdf=pdf, **around)

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
            yield place.url, self.renderer.document("statements.html", place, **about, **around)

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
            url = f"{back}ark/"
            context = {
                "modules": [self._packed(shown) for shown in self.intake.views.of_all()],
                "plans": self.intake.views.plans,
                "back": back,
                "site_title": self.imprint.title,
            }
            yield url, self.renderer.document("print_pack.html", Place(url, view="sheet"), **context)

    def _packed(self, shown: ModuleViews) -> Mapping[str, Any]:
        return {
            "module": shown.module,
            "meeting": shown.meeting,
            "run_sheet": shown.run_sheet,
            "sheets": shown.all_sheets,
            "stocks": shown.stocks,
            "imprint": self._of_module(shown.module),
        }

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
        return qr_code(f"{self.imprint.site_url}{url}") if self.imprint.site_url else None


def _beside(page: Page, macro: str) -> str:
    """The PDF that lies beside a page which calls a macro."""
    return f"{page_url(page.source)}{PAPER_BESIDE[macro]}"


@dataclass(frozen=True)
class _Piled:
    """A sheet in a pile, and whether a blank back follows it."""

    sheet: Sheet
    blank_back: bool


def _piled(sheets: Sequence[Sheet]) -> list[_Piled]:
    return [_Piled(sheet, blank) for sheet, blank in zip(sheets, blank_backs(sheets), strict=True)]
