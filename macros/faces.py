"""The pages of a meeting, what a meeting that is made in the browser takes of another, and what is put together of all modules.

Each of them is a recipe: made of its fields alone, so that what was made before is remembered (`macros/remembering.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from macros.bundles import content_hash
from macros.content.models import Notice
from macros.markup.text import held_together
from macros.qr import QrCode
from macros.rendering import Place, Renderer, plain
from macros.views.catalogue import entry
from macros.views.making import Beginning, Choice, PartPlan, in_one, methods_plan, ready_plan
from macros.views.meeting import BlockView, MeetingView
from macros.views.module import MeetingViews, ModuleViews, ReadyViews
from macros.views.print_pack import PackPlans, parts_in_words
from macros.views.sheets import Sheet, blank_backs


@dataclass(frozen=True)
class Papers:
    """Where the PDFs of a meeting's sheets are."""

    sheets: str
    run_sheet: str
    fillable: str


@dataclass(frozen=True)
class Piled:
    """A sheet in a pile, and whether a blank back follows it."""

    sheet: Sheet
    blank_back: bool


def piled(sheets: Sequence[Sheet]) -> list[Piled]:
    """Sheets as they lie in a pile that is printed on both sides."""
    return [Piled(sheet, blank) for sheet, blank in zip(sheets, blank_backs(sheets), strict=True)]


Kind = Literal["modules", "ready", "methods"]


@dataclass(frozen=True)
class Part:
    """What a face at `url` of somebody's own meeting can show of a module, of a programme, or of the methods: that is its `kind`.

    It stands in a `script`, since no browser reads other files from a folder. The file's `name` says what is in it.
    """

    url: str
    slug: str
    kind: Kind
    script: str
    name: str

    @property
    def path(self) -> str:
        """Where it lies in the site: beside the page."""
        return f"{self.url}{self.name}"


def _part(url: str, slug: str, shown: str, kind: Kind = "modules") -> Part:
    script = f'rhParts.{kind}["{slug}"] = {held_together(shown)};\n'
    return Part(url, slug, kind, script, f"{slug}.{content_hash(script.encode())}.js")


@dataclass(frozen=True)
class Faces:
    """The faces of a meeting, of a module or of a programme: screen, leader's window, sheets and run sheet.

    `imprint` is what its papers say of themselves, `imprints` the same of each of its modules, by slug; `parts` are the names of
    what may be put into each face, by the face's address, kind and slug.
    """

    renderer: Renderer
    shown: MeetingViews
    notices: Mapping[str, Notice]
    of_handbook: Mapping[str, Any]
    imprint: Mapping[str, Any]
    imprints: Mapping[str, Mapping[str, Any]]
    code: QrCode | None
    pack: str | None
    papers: Papers | None
    parts: Mapping[str, Mapping[str, Mapping[str, str]]]

    def make(self) -> list[tuple[str, str]]:
        """Every face as (address, HTML)."""
        return list(self._faces())

    def _faces(self) -> Iterator[tuple[str, str]]:
        shown, meeting, imprint = self.shown, self.shown.meeting, self.imprint
        run = {"plan": shown.plan, "notices": self.notices}
        of_windows = {**run, "plan": shown.plan_of_windows}
        of_screen = {**of_windows, "screens": shown.screens, "code": self.code, "part": imprint["part"]}
        of_sheets = {
            **run,
            "modules": list(self._sheets_of_modules()),
            "run_sheet": shown.run_sheet,
            "pack": self.pack,
            "parts": parts_in_words(meeting),
        }
        for url, template, view, contents in (
            (meeting.project_url, "projected.html", "projected", of_screen),
            (meeting.leader_url, "leader.html", "sheet", of_windows),
            (meeting.sheet_url, "sheet.html", "sheet", of_sheets),
            (meeting.run_sheet_url, "run_sheet.html", "sheet", {**run, "run_sheet": shown.run_sheet}),
        ):
            context = {**self.of_handbook, "meeting": meeting, "imprint": imprint, "papers": self.papers, **contents}
            context |= {"parts_of_composed": self.parts[url]} if url in self.parts else {}
            yield url, self.renderer.document(template, Place(url, view=view), **context)

    def _sheets_of_modules(self) -> Iterator[dict[str, Any]]:
        shown, modules = self.shown, self.shown.meeting.modules
        pile = piled([sheet for module in modules for sheet in shown.sheets[module.slug]])
        for module in modules:
            yield {
                "sheets": [pile.pop(0) for _ in shown.sheets[module.slug]],
                "stocks": shown.stocks[module.slug],
                "imprint": self.imprints[module.slug],
            }


@dataclass(frozen=True)
class PartsOfModule:
    """What such a meeting can take of a module, for each of its faces: a script that hands on plain data and HTML."""

    renderer: Renderer
    shown: ModuleViews
    imprint: Mapping[str, Any]
    code: QrCode | None

    def make(self) -> list[Part]:
        """The part of every face."""
        return list(self._parts())

    def _parts(self) -> Iterator[Part]:
        module, shown = self.shown.module, self.shown.of_composed
        meeting = shown.meeting
        around = {"meeting": meeting, "imprint": self.imprint}
        run = {"run_sheet": shown.run_sheet}
        plan = json.dumps(shown.plan, ensure_ascii=False, separators=(",", ":"))
        for url, face, view, contents in (
            (meeting.project_url, "projected", "projected", {"screens": shown.screens, "code": self.code}),
            (meeting.leader_url, "leader", "sheet", {"block": meeting.blocks[0]}),
            (meeting.sheet_url, "sheet", "sheet", {"stocks": shown.stocks[module.slug], "module": module, **run}),
            (meeting.run_sheet_url, "run_sheet", "sheet", run),
        ):
            html = self.renderer.document(f"parts/{face}.html", Place(url, view=view), **around, **contents)
            yield _part(url, module.slug, f'{{"plan":{plan},"html":{json.dumps(html, ensure_ascii=False)}}}')


@dataclass(frozen=True)
class PartsBesideModules:
    """What it can take of a programme that it began as, or of the ways in which its steps are run; `composed` is the meeting itself."""

    renderer: Renderer
    shown: MeetingViews
    name: str
    composed: MeetingView
    imprint: Mapping[str, Any]

    def make(self) -> list[Part]:
        """The part of every face."""
        return list(self._parts())

    def _parts(self) -> Iterator[Part]:
        shown, composed = self.shown, self.composed
        kind: Kind = "ready" if isinstance(shown, ReadyViews) else "methods"
        blocks: Sequence[BlockView] = shown.meeting.blocks
        plan = {**shown.plan, **methods_plan(shown)}
        if isinstance(shown, ReadyViews):
            blocks, plan = shown.followed.blocks[:-1], {**shown.plan, **ready_plan(shown)}
        around = {"meeting": composed, "imprint": self.imprint}
        run = {"run_sheet": shown.run_sheet}
        told = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
        for url, template, view, contents in (
            (composed.project_url, "parts/projected.html", "projected", {"screens": shown.screens, "code": None}),
            (composed.leader_url, "parts/own_leader.html", "sheet", {"blocks": blocks}),
            (composed.sheet_url, "parts/run_sheet.html", "sheet", run),
            (composed.run_sheet_url, "parts/run_sheet.html", "sheet", run),
        ):
            html = self.renderer.document(template, Place(url, view=view), **around, **contents)
            yield _part(url, self.name, f'{{"plan":{told},"html":{json.dumps(html, ensure_ascii=False)}}}', kind)


@dataclass(frozen=True)
class Packed:
    """A module's papers in the pack of all: those that are shown, and those that a meeting may be given more of."""

    renderer: Renderer
    shown: ModuleViews
    imprint: Mapping[str, Any]
    place: Place

    def make(self) -> tuple[str, str]:
        """The papers as (HTML, HTML)."""
        shown = self.shown
        of_shown = {"module": shown.module, "meeting": shown.meeting, "run_sheet": shown.run_sheet}
        context = {**of_shown, "sheets": shown.all_sheets, "stocks": shown.stocks, "imprint": self.imprint}
        papers, stock = (
            self.renderer.document(f"parts/{template}.html", self.place, **context)
            for template in ("packed", "packed_stock")
        )
        return papers, stock


@dataclass(frozen=True)
class Pack:
    """All sheets of every module, of what was made of each."""

    renderer: Renderer
    modules: Sequence[Mapping[str, Any]]
    plans: PackPlans
    back: str
    site_title: str
    place: Place

    def make(self) -> str:
        """The page's HTML."""
        context = {"modules": self.modules, "plans": self.plans, "back": self.back, "site_title": self.site_title}
        return self.renderer.document("print_pack.html", self.place, **context)


@dataclass(frozen=True)
class Making:
    """The page where a meeting is made: all that it can take of modules, as their plans say it, of programmes and methods, and meetings to begin with."""

    renderer: Renderer
    composed: MeetingViews
    parts: Sequence[PartPlan]
    ready: Mapping[str, ReadyViews]
    methods: MeetingViews
    choices: Sequence[Choice]
    beginnings: Sequence[Beginning]
    site_url: str
    back: str
    of_handbook: Mapping[str, Any]

    def make(self) -> str:
        """The page's HTML."""
        meeting = self.composed.meeting
        context = {
            "meeting": meeting,
            "plan": in_one(self.composed, self.parts, self.ready, self.methods),
            "choices": self.choices,
            "beginnings": self.beginnings,
            "site_url": self.site_url,
            "back": self.back,
            **self.of_handbook,
        }
        return self.renderer.document("making.html", Place(meeting.url, view="sheet"), **context)


@dataclass(frozen=True)
class Entry:
    """What the catalogue says of a module."""

    shown: ModuleViews
    with_pdf: bool

    def make(self) -> dict[str, object]:
        """Plain data."""
        return entry(self.shown, plain, with_pdf=self.with_pdf)


@dataclass(frozen=True)
class Document:
    """Any page that a template makes of finished things."""

    renderer: Renderer
    template: str
    place: Place
    context: Mapping[str, Any]

    def make(self) -> str:
        """The page's HTML."""
        return self.renderer.document(self.template, self.place, **self.context)
