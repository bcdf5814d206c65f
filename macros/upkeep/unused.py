"""What nobody uses: it may be meant so, and may be forgotten."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.authoring import Call
from macros.content.models import Term, texts_of
from macros.handbook import Handbook
from macros.markup.terms import Terms
from macros.upkeep.references import Known, Reference, references

_FIRST_OF_ALL = "index.md"


@dataclass(frozen=True)
class Unused:
    """Things of one kind that nobody uses: each with the file and line where it is."""

    called: str
    things: Sequence[tuple[str, str, int | None]]


def unused(known: Known, handbook: Handbook, calls: Mapping[str, Sequence[Call]]) -> list[Unused]:
    """Everything that no page, module or programme uses, by kind; kinds of which all are used are left out."""
    named = references(known)
    kinds = [
        Unused("Kilder ingen viser til", list(_items(known, "source", "sources", named))),
        Unused("Arbeidsmåter som ikke er i bruk", list(_items(known, "method", "methods", named))),
        Unused("Programmer som ikke vises på noen side", list(_not_shown(known, handbook, calls))),
        Unused("Ord i ordlista som ikke er funnet i noen modul", list(_terms(known, handbook))),
        Unused("Sider ingen annen side lenker til", list(_pages(known, named))),
    ]
    return [kind for kind in kinds if kind.things]


def _items(known: Known, kind: str, name: str, named: Sequence[Reference]) -> Iterator[tuple[str, str, int | None]]:
    used = {reference.name for reference in named if reference.kind == kind}
    for word in known.reading.data[name].items:
        if word not in used:
            yield _place(known, name, word)


def _place(known: Known, name: str, word: str) -> tuple[str, str, int | None]:
    file = known.reading.data[name]
    return word, file.located.path, file.located.line(file.places[word])


def _not_shown(
    known: Known, handbook: Handbook, calls: Mapping[str, Sequence[Call]]
) -> Iterator[tuple[str, str, int | None]]:
    shown = {
        str((*call.args, *call.kwargs.values())[0])
        for called in calls.values()
        for call in called
        if call.name == "programme"
    }
    for word in handbook.programmes:
        if word not in shown:
            yield _place(known, "programmes", word)


def _pages(known: Known, named: Sequence[Reference]) -> Iterator[tuple[str, str, int | None]]:
    linked = {reference.name for reference in named if reference.kind == "page" and reference.source != reference.name}
    for source in sorted(known.reading.sources):
        if source not in linked and source != _FIRST_OF_ALL:
            yield source.removesuffix(".md"), f"{known.reading.docs}/{source}", None


def _terms(known: Known, handbook: Handbook) -> Iterator[tuple[str, str, int | None]]:
    used = {term.nb for source in handbook.pages for term, _ in terms_on(source, handbook)}
    for word, term in handbook.glossary.items():
        if word not in used and not term.everyday:
            yield _place(known, "glossary", word)


def terms_on(source: str, handbook: Handbook) -> list[tuple[Term, int]]:
    """The words of the glossary that a module uses, each with the line of its first use; of no other page."""
    page = handbook.pages[source]
    if page.module is None:
        return []
    terms = Terms(tuple(handbook.glossary.values()))
    first: dict[str, tuple[Term, int]] = {}
    rows: list[tuple[int, str]] = [(page.located.line(("module", *key)), text) for key, text in texts_of(page.module)]
    rows += [
        (page.body_line + index, row) for index, row in enumerate(page.body.split("\n")) if not row.startswith("#")
    ]
    for line, text in rows:
        for use in terms.first_uses(html.escape(text)):
            first.setdefault(use.term.nb, (use.term, line))
    return list(first.values())
