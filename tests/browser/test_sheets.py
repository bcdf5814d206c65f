"""Sheets and run sheets as they come out of a printer: A4, the pages that they say they have, room to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfBitmap

from tests.browser.chromium import Watch, add_style, served
from tests.browser.paper import A4, MM, faults, lay_out, printed, said, sides, stated, text_of
from tests.site.sources import Written, modules

# All sheets of all modules on one page.
ALL = "verktoy/alle-ark/ark/"
MARGIN_LEFT, MARGIN_TOP = 25, 15
# Dots to a millimetre where paper is looked at.
_DOTS = 8


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.address)
@pytest.mark.parametrize("view", ["ark", "kjoreplan"])
def test_paper_is_a4_with_the_pages_that_it_says_it_has_and_nothing_runs_over(
    visit: Callable[..., Page], written: Written, view: str
):
    page = lay_out(visit(f"{written.address}{view}/"))
    assert faults(page) == []
    with sides(page) as found:
        assert said([text_of(side) for side in found]) == stated(page)
        for side in found:
            assert side.get_size() == pytest.approx(A4, abs=1)
            assert len(text_of(side).split()) > 10


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.address)
def test_every_sheet_counts_its_own_pages_and_a_run_sheet_has_one(visit: Callable[..., Page], written: Written):
    for sheet in visit(f"{written.address}ark/").locator(".rh-sheet").all():
        kind, numbers = sheet.get_attribute("data-kind"), sheet.locator(".rh-sheet__number").all_inner_texts()
        assert numbers == [f"Ark {kind}, side {number} av {len(numbers)}" for number in range(1, len(numbers) + 1)]
    assert stated(visit(f"{written.address}kjoreplan/")) == ["Ark D, side 1 av 1"]


@pytest.fixture(scope="session")
def hosted_home(hosted: Path) -> Iterator[str]:
    """The address of the site that knows its own."""
    with served(hosted) as address:
        yield address


@pytest.fixture
def hosted_page(browser: Browser, hosted_home: str) -> Iterator[Page]:
    """A page of the site that knows its own address; the test fails on a request to another host and on any error."""
    page = browser.new_page(base_url=hosted_home, locale="nb-NO")
    watch = Watch(hosted_home)
    watch.over(page)
    yield page
    page.close()
    assert watch.seen == []


def test_with_qr_code_and_address_every_sheet_has_the_pages_that_it_has_without(
    visit: Callable[..., Page], hosted_page: Page
):
    plain = stated(visit(ALL))
    assert len(plain) > 4 * len(modules())
    hosted_page.goto(ALL)
    lay_out(hosted_page)
    assert stated(hosted_page) == plain
    assert faults(hosted_page) == []
    with sides(hosted_page) as found:
        texts = [text_of(side) for side in found]
    assert said(texts) == plain
    assert [text for text in texts if "side 1 av" in text and "https://barnehage.example/" not in text] == []


def test_with_qr_code_and_clock_times_a_run_sheet_is_one_page(hosted_page: Page):
    for written in modules():
        hosted_page.goto(f"{written.address}kjoreplan/?start=14:15")
        lay_out(hosted_page)
        assert faults(hosted_page) == []
        with sides(hosted_page) as found:
            assert said([text_of(side) for side in found]) == ["Ark D, side 1 av 1"], written.address


def test_what_runs_over_and_what_does_not_fit_would_be_found(open_page: Callable[..., Page]):
    page = lay_out(open_page(f"{modules()[0].address}ark/"))
    add_style(page, ".on-one-line { white-space: nowrap }")
    page.evaluate("""() => {
      const [first, second] = document.querySelectorAll(".rh-sheet__page");
      first.querySelector(".rh-lines").insertAdjacentHTML("beforeend", '<div class="rh-line"></div>'.repeat(9));
      second.querySelector(".rh-prompt__text, .rh-agreement__row").textContent = "";
      second.querySelector(".rh-prompt__text, .rh-agreement__row").insertAdjacentHTML("beforeend", `<span class="on-one-line">${"ord ".repeat(90)}</span>`);
    }""")
    found = " ".join(faults(page))
    assert "mm into the footer" in found
    assert "out of its place: ord" in found


def test_lines_to_write_on_are_eight_and_a_half_millimetres_apart(visit: Callable[..., Page]):
    heights = lay_out(visit(ALL)).evaluate(
        "[...document.querySelectorAll('.rh-line')].map(line => line.getBoundingClientRect().height)"
    )
    assert len(heights) > 20 * len(modules())
    assert heights == pytest.approx([8.5 * MM] * len(heights), abs=0.3 * MM)


def test_boxes_to_tick_are_drawn_and_empty_on_a_grey_printer(visit: Callable[..., Page]):
    page = lay_out(visit(ALL))
    boxes = page.evaluate("""() => [...document.querySelectorAll(".rh-sheet__page")].map(page => {
      const from = page.getBoundingClientRect();
      return [...page.querySelectorAll(".rh-checklist__items li")].map(item => {
        const row = item.getBoundingClientRect(), inside = getComputedStyle(item), look = getComputedStyle(item, "::before");
        const left = row.left + parseFloat(inside.paddingLeft) + parseFloat(look.marginLeft);
        return [left - from.left, row.top + parseFloat(inside.paddingTop) - from.top, parseFloat(look.width)];
      });
    })""")
    assert sum(map(len, boxes)) == sum(
        len(checklist["items"]) for written in modules() for checklist in written.module["checklists"]
    )
    with sides(page) as found:
        for side, on_page in zip(found, boxes, strict=True):
            if not on_page:
                continue
            paper = side.render(scale=_DOTS * 25.4 / 72, grayscale=True)
            for left, top, width in on_page:
                x, y, across = left / MM + MARGIN_LEFT, top / MM + MARGIN_TOP, width / MM
                # A line is drawn on the nearest dot: none is looked for to the tenth of a millimetre.
                assert min(_shades(paper, x + 0.9, y + 0.9, across - 1.3, across - 1.3)) == 255
                for edge in (
                    _shades(paper, x - 0.4, y + 2, 1.3, 1),
                    _shades(paper, x + across - 0.4, y + 2, 1.3, 1),
                    _shades(paper, x + 2, y - 0.4, 1, 1.3),
                    _shades(paper, x + 2, y + across - 0.4, 1, 1.3),
                ):
                    assert min(edge) < 128


def _shades(paper: PdfBitmap, left: float, top: float, width: float, height: float) -> list[int]:
    """The shades from black, 0, to white, 255, of a piece of paper; millimetres from its upper left corner."""
    columns, rows = (
        [int(edge * _DOTS) for edge in (start, start + length)] for start, length in ((left, width), (top, height))
    )
    return [paper.buffer[row * paper.stride + column] for row in range(*rows) for column in range(*columns)]


def test_printing_leaves_out_the_way_back(open_page: Callable[..., Page]):
    page = open_page("grunnlag/relasjonsansvar/ark/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()


def test_a_sheet_says_what_it_is_and_that_no_child_is_named(open_page: Callable[..., Page]):
    page = open_page("grunnlag/relasjonsansvar/ark/")
    text = printed(page).pages[0].extract_text()
    assert "Ark A" in text
    assert "Ikke skriv navn på barn" in text


def test_the_blank_of_the_written_plan_is_one_page_that_names_no_child_and_says_where_it_is_kept(
    open_page: Callable[..., Page],
):
    page = open_page("verktoy/skriftlig-plan/")
    page.get_by_role("link", name="Skriv ut det tomme arket").click()
    page.wait_for_url("**/verktoy/skriftlig-plan/ark/")
    page.evaluate("document.fonts.ready")
    (sheet,) = printed(page).pages
    assert [float(side) for side in sheet.mediabox[2:]] == pytest.approx(A4, abs=1)
    text = " ".join(sheet.extract_text().split())
    for words in (
        "Saksnummer",
        "Ikke skriv navn, initialer eller fødselsdato",
        "der barnehagen oppbevarer slike saker",
        "ikke juridisk rådgivning",
    ):
        assert words in text
    assert "Tilbake til" not in text
