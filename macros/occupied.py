"""Every address that a build writes to, and whose it is: where two would have the same one, only the last would be there.

What is not known here is what nobody can hit: names with a hash in them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.authoring import Call
from macros.content.models import Module, Programme, YearWheel
from macros.content.problems import Problem, nearest
from macros.content.reading import Reading
from macros.content.school_years import calendar_url, school_years
from macros.handbook import Handbook
from macros.rendering import page_url
from macros.views.books import WHOLE

_FRONT_PAGE = "index.md"
# What the build, MkDocs and whoever publishes need at the site's root and beside the theme's own files.
ALWAYS = (
    *("404.html", "_headers", "handbook.json", "sitemap.xml", "sitemap.xml.gz", "CNAME"),
    *("search/search_index.json", "search/search_index.js", "assets/fonts/OFL.txt"),
)
# The kinds of sheet that have a PDF of their own; not all do in every module.
_SHEETS = "ABCDE"
# Where a meeting is shown, led and printed, below its own address.
_OF_A_MEETING = ("vis/", "vis/leder/", "ark/", "kjoreplan/")
# Where a meeting is made in the browser, and its faces.
MAKING = tuple(f"moter/mote/{face}index.html" for face in ("", *_OF_A_MEETING))
# Where what was agreed is carried on to the next meeting.
AGREED = "moter/avtale/index.html"
# What lays a page beside the one that calls it.
_WITH_PAPER = frozenset({"written_plan", "all_sheets", "statements", "methods"})

# Of those, what is a PDF too.
PAPER_BESIDE = {
    "written_plan": "ark/skriftlig-plan.pdf",
    "statements": "ark/pastander.pdf",
    "methods": "ark/metodekort.pdf",
}


@dataclass(frozen=True)
class _Owner:
    """Whose an address is, as a message says it, and the file (as the author knows it) and line where that is decided."""

    named: str
    path: str = ""
    line: int | None = None


def taken_twice(
    reading: Reading,
    handbook: Handbook,
    calls: Mapping[str, Collection[Call]],
    publishable: Collection[str],
    overrides: Path,
) -> Iterator[Problem]:
    """The pages, files and programmes that would get an address that something else has, or lie in the place of one.

    `calls` are the macro calls of pages, `publishable` the files under docs, beside the pages, that go out.
    """
    docs = reading.docs
    taken = _Taken()
    for path, owner in (
        *_of_the_build(overrides),
        *_of_calendars(handbook),
        *_of_modules(handbook, docs),
        *_of_calls(calls, handbook, docs),
    ):
        taken.take(path, owner)
    for programme in handbook.programmes.values():
        owner = _of_programme(reading, programme)
        for path in programme_files(programme):
            if other := taken.take(path, owner):
                message = f"programmet får en adresse som {other.named}; gi det en annen id"
                yield Problem(owner.path, owner.line, "id", message)
                break
    modules = {module.source for module in handbook.modules.values()}
    for source in sorted(reading.sources, key=lambda source: (source != _FRONT_PAGE, source)):
        path = f"{docs}/{source}"
        other = taken.take(f"{page_url(source)}index.html", _Owner(f"hører til {path}", path))
        if above := next((page for page in _pages_above(source) if page in modules), None):
            other = _Owner(f"hører til {docs}/{above}", f"{docs}/{above}")
        if other:
            below = other.path.endswith(".md") and path.startswith(f"{other.path.removesuffix('.md')}/")
            instead = "gi mappa et annet navn" if below else "gi fila et annet navn"
            yield Problem(path, None, "filnavn", f"siden får en adresse som {other.named}; {instead}")
    for name in sorted(publishable):
        path = f"{docs}/{name}"
        if other := taken.take(name, _Owner(f"hører til {path}", path)):
            yield Problem(path, None, "filnavn", f"fila får en adresse som {other.named}; gi den et annet navn")
    yield from _moved(reading, handbook, taken)


def _moved(reading: Reading, handbook: Handbook, taken: _Taken) -> Iterator[Problem]:
    """What has moved from where something is, or to where nothing is."""
    file = reading.data["moved"]
    pages = {page_url(source) for source in reading.sources} - {""}
    there = pages | {programme.url for programme in handbook.programmes.values()}
    # Where a programme could not be read, any address may be one's.
    whole = reading.data["programmes"].whole
    for old, moved in handbook.moved.items():
        place = file.places[old]
        if moved.new not in there and whole:
            message = f"det er ingen side på adressen «{moved.new}»{nearest(moved.new, there, otherwise='')}"
            yield file.located.problem((*place, "new"), message)
        for face in faces_of(moved.new, handbook):
            owner = _Owner(f"{file.located.path} fører videre fra", file.located.path)
            if other := taken.take(f"{old}{face}index.html", owner):
                message = f"adressen «{old}{face}» {other.named}, så ingen kan føres videre derfra"
                yield file.located.problem((*place, "old"), message)
                break


def faces_of(url: str, handbook: Handbook) -> list[str]:
    """What people have in links and on paper at a page's address and below it: `""`, `vis/`, `ark/` and so on."""
    module = next((module for module in handbook.modules.values() if module.url == url), None)
    programme = next((programme for programme in handbook.programmes.values() if programme.url == url), None)
    files = module_files(module) if module else programme_files(programme) if programme else []
    faces = [file.removesuffix("index.html").removeprefix(url) for file in files if file.endswith("index.html")]
    return list(dict.fromkeys(["", *faces]))


class _Taken:
    """Whose the paths in a site are. Case does not count: a site is also read from a memory stick."""

    def __init__(self) -> None:
        self._files: dict[str, _Owner] = {}
        self._folders: dict[str, _Owner] = {}

    def take(self, path: str, owner: _Owner) -> _Owner | None:
        """Notes whose a path is; gives who has it already, as a file or a folder, or has a file where a folder around it would be."""
        key = path.casefold()
        folders = list(_folders_of(key))
        around = next((self._files[folder] for folder in folders if folder in self._files), None)
        other = around or self._files.get(key) or self._folders.get(key)
        self._files.setdefault(key, owner)
        for folder in folders:
            self._folders.setdefault(folder, owner)
        return other


def _folders_of(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _pages_above(source: str) -> Iterator[str]:
    """The pages in whose address a page would lie, the nearest first."""
    return (f"{folder}.md" for folder in _folders_of(source))


def _of_the_build(overrides: Path) -> Iterator[tuple[str, _Owner]]:
    for path in (*ALWAYS, *MAKING, AGREED):
        yield path, _Owner(f"håndboka trenger selv ({path})")
    for file in sorted((overrides / "assets").rglob("*")):
        if file.is_file():
            path = file.relative_to(overrides).as_posix()
            yield path, _Owner(f"håndboka trenger selv ({path})")


def _of_calendars(handbook: Handbook) -> Iterator[tuple[str, _Owner]]:
    for path in calendar_files(handbook):
        yield path, _Owner(f"håndboka trenger selv ({path})")


def _of_modules(handbook: Handbook, docs: str) -> Iterator[tuple[str, _Owner]]:
    for module in handbook.modules.values():
        path = f"{docs}/{module.source}"
        for file in module_files(module):
            yield file, _Owner(f"hører til {path}", path)


def _of_calls(calls: Mapping[str, Collection[Call]], handbook: Handbook, docs: str) -> Iterator[tuple[str, _Owner]]:
    for source, called in calls.items():
        names = {call.name for call in called}
        owner = _Owner(f"hører til {docs}/{source}", f"{docs}/{source}")
        if names & _WITH_PAPER:
            yield f"{page_url(source)}ark/index.html", owner
        yield from ((f"{page_url(source)}{PAPER_BESIDE[name]}", owner) for name in sorted(names & PAPER_BESIDE.keys()))
        if "books" in names:
            yield from ((path, _Owner(f"håndboka trenger selv ({path})")) for path in book_files(handbook))


def _of_programme(reading: Reading, programme: Programme) -> _Owner:
    file = reading.data["programmes"]
    line = file.located.line((*file.places[programme.id], "id"))
    return _Owner(f"hører til programmet «{programme.id}» i {file.located.path}", file.located.path, line)


def calendar_files(handbook: Handbook) -> list[str]:
    """The calendars of year wheels and of plans."""
    plans = [programme for programme in handbook.programmes.values() if programme.plan]
    dated: list[YearWheel | Programme] = [*handbook.year_wheels.values(), *plans]
    return [calendar_url(each, year) for each in dated for year in school_years(handbook.modules.values())]


def book_files(handbook: Handbook) -> list[str]:
    """The books that a build makes where a page shows them."""
    return [WHOLE, *(part.book_url for part in handbook.parts.values())]


def module_files(module: Module) -> list[str]:
    """The files that a build makes of a module, beside its page."""
    faces = (module.project_url, module.leader_url, module.sheet_url, module.run_sheet_url)
    sheets = (module.sheet_pdf_url(kind) for kind in _SHEETS)
    papers = (module.pdf_url, module.sheets_pdf_url, module.fillable_pdf_url)
    return [*(f"{face}index.html" for face in faces), *papers, *sheets]


def programme_files(programme: Programme) -> list[str]:
    """The files that a build makes of a programme; one with an agenda is a meeting too."""
    faces = [programme.url, programme.leader_url]
    if programme.agenda:
        faces += [f"{programme.url}{face}" for face in _OF_A_MEETING]
    return [*(f"{face}index.html" for face in faces), programme.pdf_url, programme.leader_pdf_url]
