"""Sheets and run sheets as they come out of a printer: A4, the planned pages, room to write."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.chromium import served
from tests.site.sources import Written, modules

MM = 96 / 25.4
_A4 = (595.3, 841.9)


def printed(page: Page) -> PdfReader:
    """The PDF that Ctrl+P gives."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.address)
@pytest.mark.parametrize("view", ["ark", "kjoreplan"])
def test_paper_is_a4_with_the_pages_that_were_planned_and_none_of_them_blank(
    open_page: Callable[..., Page], written: Written, view: str
):
    page = open_page(f"{written.address}{view}/")
    page.evaluate("document.fonts.ready")
    pdf = printed(page)
    for sheet in pdf.pages:
        assert [float(side) for side in sheet.mediabox[2:]] == pytest.approx(_A4, abs=1)
        assert len(sheet.extract_text().split()) > 10
    assert len(pdf.pages) == page.locator(".rh-sheet__page").count()


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.address)
def test_a_run_sheet_is_one_page(open_page: Callable[..., Page], written: Written):
    page = open_page(f"{written.address}kjoreplan/")
    page.evaluate("document.fonts.ready")
    assert len(printed(page).pages) == 1


@pytest.fixture(scope="session")
def hosted_home(hosted: Path) -> Iterator[str]:
    """The address of the site that knows its own."""
    with served(hosted) as address:
        yield address


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.address)
def test_with_a_qr_code_and_address_paper_has_the_same_pages(
    open_page: Callable[..., Page], hosted_home: str, written: Written, browser: Browser
):
    plain = open_page(f"{written.address}ark/").locator(".rh-sheet__page").count()
    page = browser.new_page(base_url=hosted_home)
    page.goto(f"{written.address}ark/")
    page.evaluate("document.fonts.ready")
    assert len(printed(page).pages) == plain
    page.goto(f"{written.address}kjoreplan/?start=14:15")
    page.evaluate("document.fonts.ready")
    assert len(printed(page).pages) == 1
    page.close()


def test_lines_to_write_on_are_eight_and_a_half_millimetres_apart(open_page: Callable[..., Page]):
    page = open_page("grunnlag/relasjonsansvar/ark/")
    page.emulate_media(media="print")
    heights = page.evaluate("[...document.querySelectorAll('.rh-line')].map(line => line.getBoundingClientRect().height)")
    assert heights
    assert heights == pytest.approx([8.5 * MM] * len(heights), abs=0.3 * MM)


def test_printing_leaves_out_the_way_back(open_page: Callable[..., Page]):
    page = open_page("grunnlag/relasjonsansvar/ark/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()


def test_a_sheet_says_what_it_is_and_that_no_child_is_named(open_page: Callable[..., Page]):
    page = open_page("grunnlag/relasjonsansvar/ark/")
    text = printed(page).pages[0].extract_text()
    assert "Ark A" in text
    assert "Ikke skriv navn på barn" in text


def test_the_blank_of_the_written_plan_is_one_page_that_names_no_child_and_says_where_it_is_kept(open_page: Callable[..., Page]):
    page = open_page("verktoy/skriftlig-plan/")
    page.get_by_role("link", name="Skriv ut det tomme arket").click()
    page.wait_for_url("**/verktoy/skriftlig-plan/ark/")
    page.evaluate("document.fonts.ready")
    (sheet,) = printed(page).pages
    assert [float(side) for side in sheet.mediabox[2:]] == pytest.approx(_A4, abs=1)
    text = " ".join(sheet.extract_text().split())
    for said in ("Saksnummer", "Ikke skriv navn, initialer eller fødselsdato", "der barnehagen oppbevarer slike saker", "ikke juridisk rådgivning"):
        assert said in text
    assert "Tilbake til" not in text
