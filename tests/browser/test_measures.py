"""What is counted when sheets are made is what a browser draws: never less, and seldom more.

Goes over the published handbook's sheets. Of its screens `test_published_screens.py` asks the same where it opens them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from macros.typography.measures import (
    RUN_SHEET,
    RUN_SHEET_BOX,
    RUN_SHEET_CELL,
    SHEET,
    SHEET_TITLE_WIDTH,
    SHEET_WIDTH,
    Type,
)
from tests.browser.paper import MM, lay_out
from tests.site.sources import modules

# What is left above a footer of four lines, and white.
ROOM = SHEET.height - SHEET.footer_rule - SHEET.above_footer_text - 4 * SHEET.footer.line - 2

# Every text that is set in one face alone, without what stands before it, and how many lines it has.
DRAWN = """where => [...document.querySelectorAll(where)].filter(element => element.getClientRects().length
    && !element.querySelector("strong, em, code, ul, br")).map(element => {
  const look = getComputedStyle(element);
  const around = ["paddingTop", "paddingBottom"].reduce((sum, side) => sum + parseFloat(look[side]), 0);
  const lines = Math.round((element.getBoundingClientRect().height - around) / parseFloat(look.lineHeight));
  return [element.textContent.trim(), lines];
})"""
# How far down the page what stands on it reaches, of pages with lines to write on.
_LOWEST = """() => [...document.querySelectorAll(".rh-sheet[data-kind] > .rh-sheet__page")]
  .filter(page => page.querySelector(".rh-prompt .rh-line")).map(page => {
    const above = [...page.children].filter(child => !child.matches(".rh-sheet__footer"));
    return Math.max(...above.map(child => child.getBoundingClientRect().bottom)) - page.getBoundingClientRect().top;
  })"""


@pytest.fixture(scope="module")
def sheets(browser: Browser, published_home: str) -> Iterator[Page]:
    """The page of all sheets, laid out for paper: opened once, since it is by far the longest."""
    with browser.new_context(viewport={"width": 1024, "height": 768}) as context:
        page = context.new_page()
        page.goto(f"{published_home}verktoy/alle-ark/ark/")
        page.evaluate("document.fonts.ready.then(() => null)")
        yield lay_out(page)


SHEETS: list[tuple[str, Type, float]] = [
    (".rh-sheet:not([data-kind=D]) .rh-sheet__title", SHEET.title, SHEET_TITLE_WIDTH),
    (".rh-sheet[data-kind=D] .rh-sheet__title", SHEET.title, SHEET_WIDTH),
    (".rh-sheet:not([data-kind=D]) .rh-sheet__purpose", SHEET.body, SHEET_WIDTH),
    (".rh-checklist__items li", SHEET.item, SHEET_WIDTH - SHEET.item_indent),
    (".rh-sheet__scene p", SHEET.scene, SHEET_WIDTH),
    (".rh-sheet__points li", SHEET.question, SHEET_WIDTH - SHEET.indent),
    (".rh-prompt__follow-ups li", SHEET.follow_up, SHEET_WIDTH - SHEET.indent),
    ("main .rh-run-sheet td > p:not([class])", RUN_SHEET.text, RUN_SHEET_CELL),
    ("main .rh-run-sheet__to-leader p", RUN_SHEET.text, RUN_SHEET_CELL - RUN_SHEET.to_leader),
    ("main .rh-run-sheet td .rh-run-sheet__points li", RUN_SHEET.text, RUN_SHEET_CELL - RUN_SHEET.item),
    ("main .rh-run-sheet__box .rh-run-sheet__points li", RUN_SHEET.text, RUN_SHEET_BOX - RUN_SHEET.item),
]


@pytest.mark.parametrize(("where", "type_of", "width"), SHEETS, ids=[where for where, *_ in SHEETS])
def test_a_text_on_paper_takes_the_lines_that_are_counted(sheets: Page, where: str, type_of: Type, width: float):
    drawn = sheets.evaluate(DRAWN, where)
    more = [type_of.lines(text, width) - lines for text, lines in drawn]
    assert len(more) >= len(modules())
    assert min(more) == 0
    assert more.count(0) > 0.95 * len(more)


def test_a_page_with_lines_to_write_on_is_full(sheets: Page):
    """All of the page that is counted with, less what is too little for one more line or is counted too high."""
    lowest = [bottom / MM for bottom in sheets.evaluate(_LOWEST)]
    assert len(lowest) > 2 * len(modules())
    assert max(lowest) <= ROOM
    full = [bottom for bottom in lowest if bottom > ROOM - SHEET.ruled_line - 0.1]
    assert len(full) > 0.9 * len(lowest)
