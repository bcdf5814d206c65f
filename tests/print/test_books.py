"""The handbook as books: contents, page numbers, words and bookmarks lead where they say, and a page tells how large each is."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import page as checker
import pytest
from pypdf import PdfReader

from tests.print.paper import A4, sheets_of
from tests.site.building import build_fewer_papers
from tests.site.fewer_papers import is_drawn
from tests.site.pages import one_line, page
from tests.site.sources import SAMPLE, modules, shared

_WHOLE = "bok/hele-handboka.pdf"
_PARTS = {part["id"]: part for part in shared("parts", SAMPLE)}
_BOOKS = [_WHOLE, *(f"bok/{id}.pdf" for id in _PARTS)]
_SHORTEST = "bok/praksis.pdf"


@lru_cache(maxsize=4)
def _book(file: Path) -> PdfReader:
    return PdfReader(file)


def _marks(outline: list[Any], level: int = 0) -> list[tuple[int, Any]]:
    """The bookmarks in their order, each with how deep it stands."""
    return [
        found
        for entry in outline
        for found in (_marks(entry, level + 1) if isinstance(entry, list) else [(level, entry)])
    ]


def _places(book: PdfReader) -> list[tuple[int, str, int]]:
    """Of every bookmark: how deep it stands, its words, and the number of the page it leads to."""
    marks = _marks(book.outline)
    return [(level, one_line(mark.title), (book.get_destination_page_number(mark) or 0) + 1) for level, mark in marks]


def _of_part(id: str) -> list[Any]:
    return [written for written in modules(SAMPLE) if written.address.startswith(f"{id}/")]


def test_there_is_one_of_all_and_one_of_each_part_and_the_machine_finds_nothing_against_them(site: Path):
    assert sorted(file.relative_to(site).as_posix() for file in (site / "bok").iterdir()) == sorted(_BOOKS)
    drawn = [name for name in _BOOKS if is_drawn(site / name)]
    assert drawn == [_WHOLE, _SHORTEST]
    for name in drawn:
        report = checker.validate_pdf(site / name, profile=checker.ValidationProfile.PDF_UA_1)
        assert [f"{name}: {failure.rule_id} {failure.message}" for failure in report.failures] == []
        book = _book(site / name)
        assert book.trailer["/Root"]["/Lang"] == "nb"
        assert book.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert book.xmp_metadata is not None
        assert all(sheet.size == pytest.approx(A4, abs=0.5) for sheet in sheets_of(site / name))
    titles = [_book(site / name).metadata.title for name in drawn]
    assert len(set(titles)) == len(drawn)


def test_bookmarks_lead_to_parts_in_the_handbooks_order_to_their_modules_and_their_headings(site: Path):
    places = _places(_book(site / _WHOLE))
    found: dict[str, set[str]] = {}
    for level, title, _ in places:
        if level == 0:
            found[title] = set()
        elif level == 1:
            found[list(found)[-1]].add(title)
    parts = [part["title"] for part in _PARTS.values()]
    assert [title for title in found if title in parts] == parts
    for id, part in _PARTS.items():
        assert found[part["title"]] >= {one_line(written.front["title"]) for written in _of_part(id)}
    assert 2 in {level for level, *_ in places}
    pages = [number for *_, number in places]
    assert pages == sorted(pages)


@pytest.mark.parametrize("name", [_WHOLE, _SHORTEST])
def test_the_contents_say_the_page_on_which_each_chapter_begins_and_that_page_bears_its_number(site: Path, name: str):
    book, sheets = _book(site / name), sheets_of(site / name)
    begins = {title: number for _, title, number in reversed(_places(book))}
    first = begins["Innhold"]
    contents = " ".join(sheet.text for sheet in sheets[first - 1 : first + 1])
    chapters = [
        one_line(written.front["title"])
        for id in _PARTS
        for written in _of_part(id)
        if name in (_WHOLE, f"bok/{id}.pdf")
    ]
    assert chapters
    for title in chapters:
        number = begins[title]
        assert f"{title} {number}" in contents, title
        assert title in sheets[number - 1].text
        assert sheets[number - 1].text.endswith(f" {number}")


def test_a_word_has_the_pages_where_it_stands_each_once_and_in_their_order(site: Path):
    book, sheets = _book(site / _WHOLE), sheets_of(site / _WHOLE)
    begins = {title: number for _, title, number in _places(book)}
    words = " ".join(sheet.text for sheet in sheets[begins["Ord, og hvor de står"] - 1 :])
    told = 0
    for term in shared("glossary", SAMPLE):
        entry = re.search(
            rf"\b{re.escape(term['nb'])} {re.escape(one_line(term['explanation'])[:20])}.*?Side ([\d, ]*\d)", words
        )
        if not entry or term.get("everyday"):
            continue
        pages = [int(number) for number in entry[1].split(", ")]
        assert pages == sorted(set(pages))
        stem = term["nb"].split()[0][:5].lower()
        for number in pages:
            told += 1
            assert stem in sheets[number - 1].text.replace("- ", "").lower(), f"{term['nb']}, page {number}"
    assert told > 3


def test_links_between_chapters_stay_in_the_book_and_none_leads_nowhere(site: Path):
    book = _book(site / _WHOLE)
    named = set(book.named_destinations)
    notes = [note.get_object() for each in book.pages for note in each.get("/Annots", [])]
    inside = {str(note["/Dest"]) for note in notes if "/Dest" in note}
    assert inside
    assert inside - named == set()
    assert [
        note["/A"]["/URI"]
        for note in notes
        if "/A" in note and not note["/A"]["/URI"].startswith(("https://", "mailto:"))
    ] == []


def test_the_page_that_shows_the_books_says_how_many_pages_and_how_much_each_has(site: Path, folder_edition: Path):
    for edition in (site, folder_edition):
        shown = page(edition, "verktoy/alle-ark/")
        for name in _BOOKS:
            (link,) = [each for each in shown.all("a") if each.get("href", "").endswith(name)]
            (told,) = [each.text for each in shown.all("span") if each.get("data-size-of") == name]
            assert (edition / "verktoy" / "alle-ark" / link["href"]).is_file()
            pages = len(_book(edition / name).pages) if is_drawn(edition / name) else 1
            assert re.fullmatch(rf"PDF, {pages} sider?, \d+,\d MB", one_line(told))


def test_a_build_may_leave_the_books_out_and_says_so_where_they_would_stand(sample: Path, site: Path, tmp_path: Path):
    without = tmp_path / "site"
    outcome = build_fewer_papers(sample, "site", without, "--no-books")
    assert outcome.code == 0, outcome.output
    papers = {file.relative_to(site).as_posix() for file in site.rglob("*.pdf")}
    assert {file.relative_to(without).as_posix() for file in without.rglob("*.pdf")} == papers - {*_BOOKS}
    assert "Denne utgaven av håndboka er laget uten bøker." in one_line(page(without, "verktoy/alle-ark/").text)
