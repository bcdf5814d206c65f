"""All sheets of all modules, with how many one hands out of each: what a reader picks a pile of paper from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.content.models import Module
from macros.views.meeting import MeetingView
from macros.views.run_sheet import RunSheet
from macros.views.sheets import Sheet

# For whom one is printed: each person, each group, the meeting (its leader), each of those who are not there.
_ONE_FOR_EACH = {"A": "person", "B": "group", "C": "person", "D": "meeting", "E": "absent"}


@dataclass(frozen=True)
class PackedSheet:
    """One kind of sheet of a module. `url` leads to it on screen; `one_for` says how many a meeting needs."""

    kind: str
    title: str
    pages: int
    one_for: str
    url: str
    pdf_url: str


@dataclass(frozen=True)
class PackedModule:
    """A module with its sheets, in the order in which they are printed."""

    module: Module
    sheets: tuple[PackedSheet, ...]


@dataclass(frozen=True)
class PackPlans:
    """By slug, the meeting of every module as scripts read it: from it a pack counts and lays out."""

    of_modules: Mapping[str, Mapping[str, object]]


def packed_module(module: Module, sheets: Iterable[Sheet], run_sheet: RunSheet, shown: Collection[str]) -> PackedModule:
    """A module's pile: the leader's sheet first, then by letter. `shown` are the kinds that its page of sheets shows by itself."""
    return PackedModule(module, tuple(_sheets(module, sheets, run_sheet, shown)))


def _sheets(
    module: Module, sheets: Iterable[Sheet], run_sheet: RunSheet, shown: Collection[str]
) -> Iterator[PackedSheet]:
    yield _packed(module, "D", "Kjøreplan til lederen", len(run_sheet.pages), module.run_sheet_url)
    for sheet in sheets:
        asked = f"#ark-{sheet.kind.lower()}" if sheet.kind in shown else f"?ark={sheet.kind}"
        url = f"{module.sheet_url}{asked}"
        yield _packed(module, sheet.kind, sheet.title, len(sheet.pages), url)


def _packed(module: Module, kind: str, title: str, pages: int, url: str) -> PackedSheet:
    return PackedSheet(kind, title, pages, _ONE_FOR_EACH[kind], url, module.sheet_pdf_url(kind))


def parts_in_words(meeting: MeetingView) -> str:
    """The modules of a meeting as an address names them, with the steps that a programme takes of each."""
    parts = []
    for block in meeting.blocks:
        if block.module:
            planned = [step for step in block.steps if not step.spare]
            names = dict.fromkeys(
                step.prompt.id if step.prompt else step.checklist.id if step.checklist else step.kind
                for step in planned
            )
            is_whole = meeting.key == block.module.slug
            parts.append(block.module.slug if is_whole else f"{block.module.slug}:{','.join(names)}")
    return ";".join(parts)
