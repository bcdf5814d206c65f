"""All sheets of all modules, with how many one hands out of each: what a reader picks a pile of paper from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.content.models import Method, Module
from macros.views.session import session_view
from macros.views.sheets import run_sheet, sheets

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


def print_pack(modules: Iterable[Module], methods: Mapping[str, Method]) -> list[PackedModule]:
    """The sheets of some modules: the leader's first, then by letter; `methods` by id."""
    known = tuple(methods.items())
    return [_packed_module(module, known) for module in modules]


@lru_cache(maxsize=2000)
def _packed_module(module: Module, methods: tuple[tuple[str, Method], ...]) -> PackedModule:
    """A module's pile: several pages of one build show it, and each is tried before it is shown."""
    return PackedModule(module, tuple(_sheets(module, dict(methods))))


def _sheets(module: Module, methods: Mapping[str, Method]) -> Iterable[PackedSheet]:
    plan = run_sheet(module, session_view(module, methods))
    yield _packed(module, "D", "Kjøreplan til lederen", len(plan.pages), module.run_sheet_url)
    for sheet in sheets(module):
        url = f"{module.sheet_url}#ark-{sheet.kind.lower()}"
        yield _packed(module, sheet.kind, sheet.title, len(sheet.pages), url)


def _packed(module: Module, kind: str, title: str, pages: int, url: str) -> PackedSheet:
    return PackedSheet(kind, title, pages, _ONE_FOR_EACH[kind], url, module.sheet_pdf_url(kind))
