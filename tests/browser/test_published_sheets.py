"""The sheets of the published handbook as they come out of a printer: each page of them is opened once.

What Ctrl+P gives of a sheet is what its PDF is: the same pages, with the same on each. (Lines may break a word earlier or
later: one engine counts in sixty-fourths of a pixel, the other in fractions of a point.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfBitmap, PdfPage

from tests.browser.conftest import visiting
from tests.browser.paper import A4, MM, faults, lay_out, said, sides, stated, stated_in, text_of
from tests.browser.sweeping import ONE_OF_EACH_PART, assert_well, in_light, sideways, slug_of
from tests.browser.test_run_sheet import clock
from tests.print.paper import Sheet, sheets_of
from tests.site.fewer_papers import is_drawn
from tests.site.pages import one_line
from tests.site.sources import Written, modules

MODULES = modules()
# All sheets of all modules on one page.
ALL = "verktoy/alle-ark/ark/"
MARGIN_LEFT, MARGIN_TOP = 25, 15
# What the pages of every sheet say that they are.
_NUMBERS = """[...document.querySelectorAll(".rh-sheet")].map(sheet =>
  [sheet.dataset.kind ?? null, [...sheet.querySelectorAll(".rh-sheet__number")].map(number => number.innerText)])"""
# The sheets, each by its id with how many pages it has.
_PAGES = """[...document.querySelectorAll(".rh-sheet")].map(sheet =>
  [sheet.id, sheet.querySelectorAll(".rh-sheet__number").length])"""
# Dots to a millimetre where paper is looked at.
_DOTS = 8


@pytest.fixture(scope="module")
def all_sheets(browser: Browser, published_home: str) -> Iterator[tuple[Page, list[str]]]:
    """All sheets on one page, laid out for paper, with what was wrong with it on a screen.

    Opened once, since it is by far the longest, and nobody changes it.
    """
    with (
        browser.new_context(locale="nb-NO", reduced_motion="reduce") as context,
        visiting(context.new_page(), published_home) as visit,
    ):
        page = visit(ALL)
        outside = sideways(page)
        yield lay_out(page), outside


@pytest.fixture(scope="module")
def pile(all_sheets: tuple[Page, list[str]]) -> Iterator[list[PdfPage]]:
    """The same as it comes out of the printer."""
    with sides(all_sheets[0]) as found:
        yield found


def test_every_sheet_has_the_pages_that_it_says_it_has_and_nothing_runs_over(
    all_sheets: tuple[Page, list[str]], pile: list[PdfPage]
):
    page, outside = all_sheets
    texts = [text_of(side) for side in pile]
    assert_well(
        {
            "it scrolls sideways": outside,
            "its pages are miscounted": miscounted(page),
            "what does not fit": faults(page),
            "printed are other pages than those that are stated": [] if said(texts) == stated(page) else said(texts),
            "not A4": [
                text for side, text in zip(pile, texts, strict=True) if side.get_size() != pytest.approx(A4, abs=1)
            ],
            "all but blank": [text for text in texts if len(text.split()) <= 10],
        }
    )


def test_what_is_printed_of_a_sheet_is_what_its_pdf_is(
    all_sheets: tuple[Page, list[str]], pile: list[PdfPage], published: Path
):
    printed = iter(pile)
    found = []
    for id, pages in all_sheets[0].evaluate(_PAGES):
        slug, _, kind = id.rpartition("-ark-")
        (pdf,) = published.glob(f"*/{slug}/ark/{slug}-{kind}.pdf")
        found += other_than([next(printed) for _ in range(pages)], pdf)
    assert found == []
    assert list(printed) == []


@pytest.mark.parametrize("written", ONE_OF_EACH_PART, ids=slug_of)
@pytest.mark.parametrize(("view", "pdf"), [("ark", "{}.pdf"), ("kjoreplan", "{}-d.pdf")], ids=["ark", "kjoreplan"])
def test_around_the_sheets_of_a_meeting_all_is_well_and_its_pdf_is_what_is_printed(
    visit: Callable[..., Page], published: Path, written: Written, view: str, pdf: str
):
    page = visit(f"{written.address}{view}/")
    # axe sees every sheet on the page of them all; here it sees what stands around them.
    answers = {"it scrolls sideways": sideways(page), "axe": in_light(page)}
    if view == "ark":
        # Which a PDF takes for given.
        page.get_by_label("Skriveren skriver på begge sider").check()
    answers["what does not fit"] = faults(lay_out(page))
    file = published / written.address / "ark" / pdf.format(written.file.stem)
    with sides(page) as found:
        # A blank back keeps what is shredded from what is kept.
        printed = said([text for text in map(text_of, found) if text])
        if printed != stated(page):
            answers["printed are other pages than those that are stated"] = printed
        if is_drawn(file):
            answers["its PDF is another"] = list(other_than(found, file))
    assert_well(answers)


@pytest.mark.parametrize("written", MODULES, ids=slug_of)
def test_a_run_sheet_with_clock_times_has_two_sides_at_most_and_nothing_runs_over(
    visit: Callable[..., Page], written: Written
):
    page = visit(f"{written.address}kjoreplan/")
    page.get_by_label("Begynner kl.").fill("14:15")
    answers = {"what does not fit": faults(lay_out(page))}
    if stated(page) not in TWO_SIDES_AT_MOST:
        answers["its pages"] = stated(page)
    ends = clock(14 * 60 + 15 + written.module["session"]["steps"][0]["minutes"])
    if f"14.15–{ends}" not in one_line(page.locator(".rh-sheet__page").first.inner_text()):
        answers["its times"] = [f"14.15–{ends} is not shown"]
    if written in ONE_OF_EACH_PART:
        with sides(page) as found:
            texts = [text_of(side) for side in found]
        if said(texts) != stated(page) or f"14.15–{ends}" not in texts[0] or "Begynner kl." in texts[0]:
            answers["printed"] = texts
    assert_well(answers)


# One leads from two sides of paper at most.
TWO_SIDES_AT_MOST = (["Ark D, side 1 av 1"], ["Ark D, side 1 av 2", "Ark D, side 2 av 2"])


def miscounted(page: Page) -> list[str]:
    """The sheets that do not count their own pages from 1; a run sheet has two at most."""
    return [
        f"{kind}: {numbers}"
        for kind, numbers in page.evaluate(_NUMBERS)
        if numbers != [f"Ark {kind}, side {number} av {len(numbers)}" for number in range(1, len(numbers) + 1)]
        or (kind == "D" and numbers not in TWO_SIDES_AT_MOST)
    ]


def other_than(found: list[PdfPage], pdf: Path) -> Iterator[str]:
    """Where what is printed is not what stands in a PDF."""
    theirs = sheets_of(pdf)
    if len(found) != len(theirs):
        yield f"{len(found)} pages, and {len(theirs)} in {pdf.name}"
        return
    for number, (side, sheet) in enumerate(zip(found, theirs, strict=True), start=1):
        if Sheet(side).letters_in_all != sheet.letters_in_all:
            yield f"page {number} of {pdf.name}"


def test_with_qr_code_and_address_every_sheet_has_the_pages_that_it_has_without(
    all_sheets: tuple[Page, list[str]], pile: list[PdfPage], published_plain: Path, address: str
):
    plain = stated_in(published_plain / ALL / "index.html")
    assert len(plain) > 4 * len(MODULES)
    assert stated(all_sheets[0]) == plain
    # The line may have been broken anywhere in it.
    lacking = [text for text in map(text_of, pile) if "side 1 av" in text and address not in "".join(text.split())]
    assert lacking == []


def test_lines_to_write_on_are_eight_and_a_half_millimetres_apart(all_sheets: tuple[Page, list[str]]):
    heights = all_sheets[0].evaluate(
        "[...document.querySelectorAll('.rh-line')].map(line => line.getBoundingClientRect().height)"
    )
    assert len(heights) > 20 * len(MODULES)
    assert heights == pytest.approx([8.5 * MM] * len(heights), abs=0.3 * MM)


def written_on(module: dict[str, Any]) -> list[dict[str, Any]]:
    """The checklists of sheet C: the meeting's, or every one where the meeting has none."""
    used = [step["checklist"] for step in module["session"]["steps"] if "checklist" in step]
    return [checklist for checklist in module["checklists"] if checklist["id"] in used] or module["checklists"]


def test_boxes_to_tick_are_drawn_and_empty_on_a_grey_printer(all_sheets: tuple[Page, list[str]], pile: list[PdfPage]):
    boxes = all_sheets[0].evaluate("""() => [...document.querySelectorAll(".rh-sheet__page")].map(page => {
      const from = page.getBoundingClientRect();
      return [...page.querySelectorAll(".rh-checklist__items li")].map(item => {
        const row = item.getBoundingClientRect(), inside = getComputedStyle(item), look = getComputedStyle(item, "::before");
        const left = row.left + parseFloat(inside.paddingLeft) + parseFloat(look.marginLeft);
        return [left - from.left, row.top + parseFloat(inside.paddingTop) - from.top, parseFloat(look.width)];
      });
    })""")
    assert sum(map(len, boxes)) == sum(
        len(checklist["items"]) for written in MODULES for checklist in written_on(written.module)
    )
    for side, on_page in zip(pile, boxes, strict=True):
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
