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
from tests.browser.sweeping import NARROWEST, ONE_OF_EACH_PART, assert_well, in_light, sideways, slug_of
from tests.browser.test_run_sheet import clock
from tests.print.paper import Sheet, sheets_of
from tests.site.fewer_papers import enough_of, is_drawn, looks_of
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
# Only some of them are printed; then all again.
_ONLY = "ids => document.querySelectorAll('.rh-sheet').forEach(sheet => { sheet.hidden = !ids.includes(sheet.id); })"
_ALL_OF_THEM = "document.querySelectorAll('.rh-sheet').forEach(sheet => { sheet.hidden = false; })"
# Pages that take more than one side of paper.
_HIGHER = """[...document.querySelectorAll(".rh-sheet__page")].filter(page =>
  page.getBoundingClientRect().height > (297 - 2 * 15) * 96 / 25.4).map(page => page.textContent.trim().slice(0, 90))"""
# Run sheets whose first page is so full that clock times, which take another line in its head, could move its last row on to a
# page that has no room for it. A row is no higher with them: they stand on one line.
_FULL = """[...document.querySelectorAll(".rh-sheet[data-kind=D]")].filter(sheet => {
  const mm = 96 / 25.4;
  const pages = [...sheet.querySelectorAll(".rh-sheet__page:not(.rh-sheet__back)")];
  const [first, ...others] = pages.map(page => {
    const foot = page.querySelector(".rh-sheet__footer");
    const above = [...page.children].filter(part => part !== foot).map(part => part.getBoundingClientRect().bottom);
    return foot.getBoundingClientRect().top - Math.max(...above);
  });
  const rows = pages[0].querySelectorAll("tbody tr");
  return first < 10 * mm && others.some(room => room < rows[rows.length - 1].getBoundingClientRect().height + 10 * mm);
}).map(sheet => sheet.id)"""
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
        page = visit(ALL, width=NARROWEST)
        outside = sideways(page)
        yield lay_out(page), outside


@pytest.fixture(scope="module")
def enough(published: Path) -> list[str]:
    """The ids of sheets that show all that is on any of them; their PDFs are drawn."""
    main = (published / ALL / "index.html").read_text(encoding="utf-8").partition("</main>")[0]
    sheets = {html.partition('"')[0]: html for html in main.split('<section class="rh-sheet" id="')[1:]}
    looks = {id: looks_of(html) for id, html in sheets.items() if is_drawn(pdf_of(published, id))}
    chosen = enough_of(looks)
    return [id for id in looks if id in chosen]


def pdf_of(published: Path, id: str) -> Path:
    """The PDF of one sheet of a module."""
    slug, _, kind = id.rpartition("-ark-")
    (pdf,) = published.glob(f"*/{slug}/ark/{slug}-{kind}.pdf")
    return pdf


@pytest.fixture(scope="module")
def pile(all_sheets: tuple[Page, list[str]], enough: list[str]) -> Iterator[list[PdfPage]]:
    """Those as they come out of the printer: it takes longer than all the rest, and more than twice as long for twice as many."""
    page, _ = all_sheets
    page.evaluate(_ONLY, enough)
    with sides(page) as found:
        yield found
    page.evaluate(_ALL_OF_THEM)


# Asked together: who asks about clock times alone would open all sheets once more.
def test_every_sheet_has_the_pages_that_it_says_it_has_and_nothing_runs_over_with_clock_times_either(
    all_sheets: tuple[Page, list[str]], visit: Callable[..., Page], published_plain: Path
):
    page, outside = all_sheets
    with_code, plain = stated(page), stated_in(published_plain / ALL / "index.html")
    assert len(plain) > 4 * len(MODULES)
    assert_well(
        {
            "it scrolls sideways": outside,
            "its pages are miscounted": miscounted(page),
            "what does not fit": faults(page),
            "higher than paper": page.evaluate(_HIGHER),
            "with code and address there are other pages": [] if with_code == plain else with_code,
            "with clock times": list(with_clock_times(visit, set(page.evaluate(_FULL)))),
        }
    )
    heights = page.evaluate(
        "[...document.querySelectorAll('.rh-line')].map(line => line.getBoundingClientRect().height)"
    )
    assert len(heights) > 20 * len(MODULES)
    assert heights == pytest.approx([8.5 * MM] * len(heights), abs=0.3 * MM)


def test_what_is_printed_of_a_sheet_is_what_it_says_and_what_its_pdf_is(
    all_sheets: tuple[Page, list[str]], enough: list[str], pile: list[PdfPage], published: Path, address: str
):
    counted = dict(all_sheets[0].evaluate(_PAGES))
    assert {id.rpartition("-ark-")[2] for id in enough} == set("abcde")
    sides_left = iter(pile)
    answers: dict[str, list[str]] = {"its PDF is another": [], "it says something else": [], "on its first side": []}
    for id in enough:
        kind = id[-1]
        printed = [next(sides_left) for _ in range(counted[id])]
        texts = [text_of(side) for side in printed]
        answers["its PDF is another"] += other_than(printed, pdf_of(published, id))
        numbers = range(1, len(printed) + 1)
        if said(texts) != [f"Ark {kind.upper()}, side {number} av {len(printed)}" for number in numbers]:
            answers["it says something else"] += [id, *said(texts)]
        # The line may have been broken anywhere in it.
        if address not in "".join(texts[0].split()):
            answers["on its first side"].append(f"{id} has no address")
    answers["there are more sides"] = [text_of(side) for side in sides_left]
    answers["not A4"] = [text_of(side) for side in pile if side.get_size() != pytest.approx(A4, abs=1)]
    answers["all but blank"] = [text for text in map(text_of, pile) if len(text.split()) <= 10]
    assert_well(answers)


def written_on(module: dict[str, Any]) -> list[dict[str, Any]]:
    """The checklists of sheet C: the meeting's, or every one where the meeting has none."""
    used = [step["checklist"] for step in module["session"]["steps"] if "checklist" in step]
    return [checklist for checklist in module["checklists"] if checklist["id"] in used] or module["checklists"]


def test_boxes_to_tick_are_drawn_and_empty_on_a_grey_printer(
    all_sheets: tuple[Page, list[str]], enough: list[str], pile: list[PdfPage]
):
    page, _ = all_sheets
    count = page.evaluate("document.querySelectorAll('.rh-sheet .rh-checklist__items li').length")
    assert count == sum(len(checklist["items"]) for written in MODULES for checklist in written_on(written.module))
    boxes = page.evaluate(
        """ids => ids.flatMap(id => [...document.getElementById(id).querySelectorAll(".rh-sheet__page")]).map(page => {
          const from = page.getBoundingClientRect();
          return [...page.querySelectorAll(".rh-checklist__items li")].map(item => {
            const row = item.getBoundingClientRect(), inside = getComputedStyle(item), look = getComputedStyle(item, "::before");
            const left = row.left + parseFloat(inside.paddingLeft) + parseFloat(look.marginLeft);
            return [left - from.left, row.top + parseFloat(inside.paddingTop) - from.top, parseFloat(look.width)];
          });
        })""",
        enough,
    )
    assert any(boxes)
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


def with_clock_times(visit: Callable[..., Page], full: set[str]) -> Iterator[str]:
    """What is wrong with run sheets once it is said when the meeting begins: the `full` ones, and one of each part."""
    for written in MODULES:
        if written in ONE_OF_EACH_PART or f"{written.file.stem}-ark-d" in full:
            page = visit(f"{written.address}kjoreplan/")
            yield from (f"{written.file.stem}: {fault}" for fault in timed(page, written))


def timed(page: Page, written: Written) -> Iterator[str]:
    """What is wrong with a run sheet whose leader has typed when the meeting begins."""
    page.get_by_label("Begynner kl.").fill("14:15")
    yield from faults(lay_out(page))
    if stated(page) not in TWO_SIDES_AT_MOST:
        yield f"{stated(page)}"
    if page.locator(".rh-run-sheet__times").first.evaluate("times => getComputedStyle(times).whiteSpace") != "nowrap":
        yield "its times may take more than a line"
    ends = clock(14 * 60 + 15 + written.module["session"]["steps"][0]["minutes"])
    if f"14.15–{ends}" not in one_line(page.locator(".rh-sheet__page").first.inner_text()):
        yield f"14.15–{ends} is not shown"
    if written in ONE_OF_EACH_PART:
        with sides(page) as found:
            texts = [text_of(side) for side in found]
        if said(texts) != stated(page) or f"14.15–{ends}" not in texts[0] or "Begynner kl." in texts[0]:
            yield f"printed: {texts}"


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
