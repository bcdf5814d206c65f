"""Builds the handbook as `python -m macros` does, with fewer PDFs: of papers that are made alike, as many as show all that any of them shows.

An author's words can run over on every sheet. Of each kind of sheet the fifth is drawn that holds most on a side; that nothing
runs over on any of the others either, and how many pages each has, a browser tells of them all (`tests/browser/test_published_sheets.py`).
What is made of the same sheets again, and what is a whole module to read, is drawn until everything that stands
on any of its kind has been drawn once, as of sheets. Of books the longest is drawn, which is of all, and the shortest, which leaves out
most that its chapters lead to: the others are of the same chapters. The rest are stood in for, so that links lead to something. What is about to
be published has them all, and the tests go over it whole (`TESTED_SITE`).
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from macros import __main__ as program
from macros.paper import pdf
from macros.paper.pdf import Paper

# An element's name, one thing it is given, and what.
Look = tuple[str, str, str]

# What lies where a PDF would. It says that it has a page where a PDF of ours does.
STAND_IN = (
    b"%PDF, which nobody has drawn\n<</Type /ObjStm>>\nstream\n" + zlib.compress(b"<</Type /Pages /Count 1>>") + b"\n"
)

_BOOKS = "bok"

# The sheets of a module, each kind by itself: `grunnlag/lek/ark/lek-a.pdf`. How many of them are drawn, at least.
_OF_ONE_SHEET = re.compile(r"/ark/[^/]+-[a-e]\.pdf$")
_SHARE = 1 / 5
_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
_TAG_OR_DRAWING = re.compile(r"<svg.*?</svg>|<[^>]*>|\s", re.DOTALL)
# What a stylesheet tells elements by, with what they are given; addresses and words say nothing of how something looks.
_TOLD_BY = re.compile(r'\s(class|type|data-(?:kind|part|band|works|doing)|colspan|open|start|dir|lang)="?([^">]*)')
# Which question a part of a sheet is, and how wide a column is there: the sheets themselves show it.
_NUMBERED = re.compile(r":[^ ]*|\d+")


def is_drawn(file: Path) -> bool:
    """Whether a PDF is one, and not what stands in for it."""
    with file.open("rb") as opened:
        return opened.read(len(STAND_IN)) != STAND_IN


def drawn_of(papers: Sequence[Paper]) -> list[Paper]:
    """The papers that are drawn."""
    kinds: dict[str, list[Paper]] = {}
    for paper in papers:
        kinds.setdefault(kind_of(paper.path), []).append(paper)
    return [paper for alike in kinds.values() for paper in _showing_all(alike)]


def kind_of(path: str) -> str:
    """What a PDF is called where the module, or the programme, has no name: all of one kind are made by the same template."""
    *folders, name = path.removesuffix(".pdf").split("/")
    if folders == [_BOOKS]:
        return f"{_BOOKS}/*"
    slug = next((folder for folder in reversed(folders) if name == folder or name.startswith(f"{folder}-")), None)
    if slug is None:
        return path
    at = folders.index(slug)
    return "/".join((*folders[1:at], "*", *folders[at + 1 :], name.replace(slug, "*", 1)))


def _showing_all(alike: Sequence[Paper]) -> Iterator[Paper]:
    """Those that hold most on a side, as many as are drawn of their kind, and what shows all that is on any."""
    if alike[0].follows:
        by_length = sorted(alike, key=lambda book: len(book.follows))
        yield from {book.path: book for book in (by_length[-1], by_length[0])}.values()
        return
    share = _SHARE if _OF_ONE_SHEET.search(alike[0].path) else 0
    fullest = sorted(alike, key=_letters_on_a_side, reverse=True)[: math.ceil(share * len(alike))]
    looks = {paper.path: looks_of("".join((paper.html, *paper.follows))) for paper in alike}
    drawn = {paper.path for paper in fullest}.union(enough_of(looks))
    yield from (paper for paper in alike if paper.path in drawn)


def _letters_on_a_side(paper: Paper) -> float:
    return len(_TAG_OR_DRAWING.sub("", paper.html)) / max(paper.html.count('class="rh-sheet__number"'), 1)


def enough_of(looks: Mapping[str, set[Look]]) -> list[str]:
    """Of many things, by their names, those that show all that is seen of any."""
    left, enough = set[Look]().union(*looks.values()), []
    while left:
        enough.append(max(looks, key=lambda name: len(looks[name] & left)))
        left -= looks[enough[-1]]
    return enough


def looks_of(html: str) -> set[Look]:
    """Every kind of element: its name, with each of its classes, and each of what else a stylesheet can tell it by."""
    return {
        (tag, name, given)
        for tag, attributes in _TAG.findall(html)
        for name, many in [("", ""), *_TOLD_BY.findall(attributes)]
        for given in _NUMBERED.sub("", many).split() or [""]
    }


def run() -> int:
    """Runs the command with the words that this program was given."""
    pdf.make = _make
    return program.run()


def _make(papers: Sequence[Paper], site: Path, css: str, cache: Path, tell: Callable[[str], None]) -> int:
    drawn = drawn_of(papers)
    for paper in papers:
        if paper not in drawn:
            file = site / paper.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(STAND_IN)
    return _all_of(drawn, site, css, cache, tell)


_all_of = pdf.make
