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
from tests.browser.paper import A4, MM, faults, lay_out, said, sides, stated, text_of
from tests.browser.sweeping import ONE_OF_EACH_PART, assert_well, in_light, sideways, slug_of
from tests.browser.test_run_sheet import clock
from tests.print.paper import Sheet, sheets_of
from tests.site.sources import Written, modules

MODULES = modules()
# All sheets of all modules on one page.
ALL = "verktoy/alle-ark/ark/"
MARGIN_LEFT, MARGIN_TOP = 25, 15
# What the pages of every sheet say that they are.
_NUMBERS = """[...document.querySelectorAll(".rh-sheet")].map(sheet =>
  [sheet.dataset.kind ?? null, [...sheet.querySelectorAll(".rh-sheet__number")].map(number => number.innerText)])"""
# Dots to a millimetre where paper is looked at.
_DOTS = 8


@pytest.fixture(scope="module")
def all_sheets(browser: Browser, published_home: str) -> Iterator[Page]:
    """All sheets on one page, laid out for paper: opened once, since it is by far the longest, and nobody changes it."""
    with (
        browser.new_context(locale="nb-NO", reduced_motion="reduce") as context,
        visiting(context.new_page(), published_home) as visit,
    ):
        yield lay_out(visit(ALL))


@pytest.fixture(scope="module")
def pile(all_sheets: Page) -> Iterator[list[PdfPage]]:
    """The same as it comes out of the printer."""
    with sides(all_sheets) as found:
        yield found


@pytest.mark.parametrize("written", MODULES, ids=slug_of)
@pytest.mark.parametrize(("view", "pdf"), [("ark", "{}.pdf"), ("kjoreplan", "{}-d.pdf")], ids=["ark", "kjoreplan"])
def test_paper_has_the_pages_that_it_says_it_has_and_its_pdf_has_and_nothing_runs_over(
    visit: Callable[..., Page], published: Path, written: Written, view: str, pdf: str
):
    page = visit(f"{written.address}{view}/")
    answers = {"it scrolls sideways": sideways(page), "its pages are miscounted": miscounted(page, view)}
    # axe sees every sheet on the page of them all; here it sees what stands around them.
    if written in ONE_OF_EACH_PART:
        answers["axe"] = in_light(page)
    if view == "ark":
        # Which a PDF takes for given.
        page.get_by_label("Skriveren skriver på begge sider").check()
    answers["what does not fit"] = faults(lay_out(page))
    with sides(page) as found:
        texts = [text_of(side) for side in found]
        # A blank back keeps what is shredded from what is kept.
        printed = [text for text in texts if text]
        if said(printed) != stated(page):
            answers["printed are other pages than those that are stated"] = said(printed)
        answers["not A4"] = [
            text for side, text in zip(found, texts, strict=True) if side.get_size() != pytest.approx(A4, abs=1)
        ]
        answers["all but blank"] = [text for text in printed if len(text.split()) <= 10]
        answers["its PDF is another"] = list(
            other_than(found, published / written.address / "ark" / pdf.format(written.file.stem))
        )
    if view == "kjoreplan":
        answers["with clock times"] = list(with_clock_times(page, written))
    assert_well(answers)


def with_clock_times(page: Page, written: Written) -> Iterator[str]:
    """What is wrong with a run sheet whose leader has typed when the meeting begins."""
    page.emulate_media(media="screen")
    page.get_by_label("Begynner kl.").fill("14:15")
    yield from faults(lay_out(page))
    with sides(page) as found:
        texts = [text_of(side) for side in found]
    if said(texts) not in TWO_SIDES_AT_MOST:
        yield f"{said(texts)}"
    ends = clock(14 * 60 + 15 + written.module["session"]["steps"][0]["minutes"])
    if f"14.15–{ends}" not in texts[0]:
        yield f"14.15–{ends} is not shown"
    if "Begynner kl." in texts[0]:
        yield "the field is printed"


# One leads from two sides of paper at most.
TWO_SIDES_AT_MOST = (["Ark D, side 1 av 1"], ["Ark D, side 1 av 2", "Ark D, side 2 av 2"])


def miscounted(page: Page, view: str) -> list[str]:
    """The sheets that do not count their own pages from 1; a run sheet has two at most."""
    found = []
    for kind, numbers in page.evaluate(_NUMBERS):
        if numbers != [f"Ark {kind}, side {number} av {len(numbers)}" for number in range(1, len(numbers) + 1)]:
            found.append(f"{kind}: {numbers}")
    if view == "kjoreplan" and stated(page) not in TWO_SIDES_AT_MOST:
        found.append(f"{stated(page)}")
    return found


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
    all_sheets: Page, pile: list[PdfPage], visit_plain: Callable[..., Page], address: str
):
    plain = stated(visit_plain(ALL))
    assert len(plain) > 4 * len(MODULES)
    assert stated(all_sheets) == plain
    assert faults(all_sheets) == []
    texts = [text_of(side) for side in pile]
    assert said(texts) == plain
    # The line may have been broken anywhere in it.
    lacking = [text for text in texts if "side 1 av" in text and address not in "".join(text.split())]
    assert lacking == []


def test_lines_to_write_on_are_eight_and_a_half_millimetres_apart(all_sheets: Page):
    heights = all_sheets.evaluate(
        "[...document.querySelectorAll('.rh-line')].map(line => line.getBoundingClientRect().height)"
    )
    assert len(heights) > 20 * len(MODULES)
    assert heights == pytest.approx([8.5 * MM] * len(heights), abs=0.3 * MM)


def written_on(module: dict[str, Any]) -> list[dict[str, Any]]:
    """The checklists of sheet C: the meeting's, or every one where the meeting has none."""
    used = [step["checklist"] for step in module["session"]["steps"] if "checklist" in step]
    return [checklist for checklist in module["checklists"] if checklist["id"] in used] or module["checklists"]


def test_boxes_to_tick_are_drawn_and_empty_on_a_grey_printer(all_sheets: Page, pile: list[PdfPage]):
    boxes = all_sheets.evaluate("""() => [...document.querySelectorAll(".rh-sheet__page")].map(page => {
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
