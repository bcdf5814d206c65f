"""`rename` and `who`: a thing gets another name and all that names it follows; and who that is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.adapter.arguments import Misunderstood
from macros.adapter.stopping import NotBuilt
from macros.adapter.workplace import Workplace
from macros.content.problems import findings, nearest, printable, stopping
from macros.rendering import links_in
from macros.upkeep.changes import Changes, differences
from macros.upkeep.references import CALLED, Known, meant_by, references
from macros.upkeep.renaming import Renaming, left_as_text, planned, rename
from macros.upkeep.scaffold import Ground
from macros.upkeep.unused import terms_on, unused


def run(settings: Path, old: str, new: str, *, dry: bool) -> int:
    """Gives a thing another name; with `dry` it is only told what that would change."""
    workplace = Workplace(settings)
    wrong = stopping(workplace.intake.problems)
    if wrong:
        raise NotBuilt(f"Ingenting er endret. Rett feilene først, så ingen lenke blir glemt.\n{findings(wrong)}", wrong)
    ground = workplace.ground
    known = Known(ground.reading, links_in)
    files = workplace.files
    kind, name = _one(old, known, files)
    renaming = planned(ground, files, kind, name, new)
    changes = rename(ground, known, renaming)
    if dry:
        workplace.try_out(changes)
    else:
        workplace.carry_out(changes)
        workplace.write_for_editors()
    _print(_told(changes, dry=dry))
    _print(_more(ground, renaming, changes))
    return 0


def _one(name: str, known: Known, files: Sequence[str]) -> tuple[str, str]:
    things = meant_by(name, known, files)
    if not things:
        raise Misunderstood(_not_found(name, known))
    if len(things) > 1:
        choices = ", ".join(f"{kind}:{word.removesuffix('.md')}" for kind, word in things)
        raise Misunderstood(f"«{printable(name)}» er navnet på flere ting. Skriv en av disse: {choices}")
    return things[0]


def _not_found(name: str, known: Known) -> str:
    pages = [source.removesuffix(".md") for source in known.reading.sources]
    words = [
        word for data in ("sources", "methods", "programmes", "glossary") for word in known.reading.data[data].items
    ]
    choices = [*(page.rpartition("/")[2] for page in pages), *pages, *words]
    return f"Ingenting heter «{printable(name)}»{nearest(name, choices, otherwise='')}"


def _told(changes: Changes, *, dry: bool) -> Iterator[str]:
    yield "Dette ville blitt endret:" if dry else "Dette er endret:"
    for old, new in changes.moved.items():
        yield f"{old} → {new}"
    for path, lines in differences(changes).items():
        for number, line in lines:
            yield f"{path}:{number}  {line.strip()}"


def _more(ground: Ground, renaming: Renaming, changes: Changes) -> Iterator[str]:
    left = list(left_as_text(ground, renaming, changes))
    if renaming.kind in ("page", "programme"):
        yield "\nDen som kommer til den gamle adressen, blir ført videre. PDF-er med det gamle navnet finnes ikke lenger."
    if renaming.kind == "prompt":
        yield "\nEn lenke som folk har lagret med spørsmålet i adressen (q=), viser møtet uten det valget."
    if renaming.kind == "term":
        yield "\nOrdet er ikke byttet ut i tekstene. Se hvor det gamle står: søk etter det i mappa docs."
    if left:
        yield "Her står det gamle filnavnet uten å være en lenke. Se om det skal byttes ut:"
        yield from (f"{path}:{number}  {row}" for path, number, row in left)


def tell_who(settings: Path, name: str) -> int:
    """Tells who links to or uses a thing."""
    workplace = Workplace(settings)
    known = Known(workplace.ground.reading, links_in)
    things = meant_by(name, known, workplace.files)
    if not things:
        raise Misunderstood(_not_found(name, known))
    for kind, word in things:
        lines = list(_uses(kind, word, known, workplace))
        shown = word.removesuffix(".md")
        count = "ingen steder" if not lines else "1 sted" if len(lines) == 1 else f"{len(lines)} steder"
        _print([f"{CALLED[kind].capitalize()} «{shown}» er nevnt {count}{':' if lines else '.'}", *lines])
    if stopping(workplace.intake.problems):
        print("Noe i håndboka har feil, så mer kan mangle her. Se: python -m macros check", file=sys.stderr)
    return 0


def _uses(kind: str, word: str, known: Known, workplace: Workplace) -> Iterator[str]:
    if kind == "term":
        # Where it is explained, and below who names it.
        handbook = workplace.intake.handbook
        for source, page in sorted(handbook.pages.items()):
            for term, line in terms_on(source, handbook):
                if term.nb == word:
                    yield f"{page.located.path}:{line}  først brukt her"
    for reference in references(known):
        if (reference.kind, reference.name) == (kind, word):
            yield f"{reference.path}:{reference.line}  {reference.how}"
    if kind == "page":
        yield from (f"{path}:{line}  nav" for path, line in workplace.listed(word))


def tell_unused(settings: Path) -> int:
    """Tells what nobody uses."""
    workplace = Workplace(settings)
    kinds = unused(Known(workplace.ground.reading, links_in), workplace.intake.handbook, workplace.intake.calls)
    for kind in kinds:
        _print([f"{kind.called}:", *(_at(*thing) for thing in kind.things), ""])
    if not kinds:
        print("Alt er i bruk.")
    return 0


def _at(name: str, path: str, line: int | None) -> str:
    return f"{path}:{line}  {name}" if line else f"{path}  {name}"


def _print(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        print(printable(line) if not line.startswith("\n") else line)
