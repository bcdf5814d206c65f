"""What is counted when sheets and screens are made is what a browser draws: never less, and seldom more.

Goes over the published handbook's screens and sheets, without MkDocs and without PDFs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.build import Build
from macros.typography.measures import (
    RUN_SHEET,
    RUN_SHEET_BOX,
    RUN_SHEET_CELL,
    SCREEN,
    SCREEN_WIDTH,
    SHEET,
    SHEET_TITLE_WIDTH,
    SHEET_WIDTH,
    Type,
)
from tests.browser.paper import MM, lay_out
from tests.browser.rendered import write_site
from tests.conftest import ROOT
from tests.site.sources import modules

# What is left above a footer of four lines, and white.
ROOM = SHEET.height - SHEET.footer_rule - SHEET.above_footer_text - 4 * SHEET.footer.line - 2

# Every text that is set in one face alone, without what stands before it, and how many lines it has.
_DRAWN = """where => [...document.querySelectorAll(where)].filter(element => element.getClientRects().length
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
# The screens that are higher than the window: all of them, or those without phases and their clock.
_HIGH = """only => [...document.querySelectorAll(only)].filter(screen => screen.scrollHeight > innerHeight + 1).map(screen => screen.id)"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published modules' screens and sheets, as files."""
    site = tmp_path_factory.mktemp("published")
    write_site(site, Build(ROOT / "docs", ROOT / "overrides", order=[], title="Håndboka", from_folder=True))
    return site


@pytest.fixture(scope="module")
def without_faces(published: Path) -> Path:
    """The same where the files of our letters do not come."""
    return Path(shutil.copytree(published, published.with_name("without"), ignore=shutil.ignore_patterns("*.woff2")))


@pytest.fixture(scope="module")
def sheets(browser: Browser, published: Path) -> Iterator[Page]:
    """The page of all sheets, laid out for paper: opened once, since it is by far the longest."""
    with browser.new_context(viewport={"width": 1024, "height": 768}) as context:
        yield lay_out(_opened(context.new_page(), published, "verktoy/alle-ark/ark"))


def _opened(page: Page, site: Path, path: str, query: str = "") -> Page:
    page.goto((site / path / "index.html").as_uri() + query)
    page.evaluate("document.fonts.ready.then(() => null)")
    return page


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
    drawn = sheets.evaluate(_DRAWN, where)
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


SCREENS: list[tuple[str, Type, float]] = [
    (".rh-screen__text p", SCREEN.text, SCREEN_WIDTH),
    (".rh-screen--prompt .rh-material li", SCREEN.material, SCREEN_WIDTH - SCREEN.material_indent),
    (".rh-screen--material .rh-material li", SCREEN.material, SCREEN_WIDTH - SCREEN.material_indent),
    (".rh-screen__lead", SCREEN.text, SCREEN_WIDTH),
    (".rh-screen--size-9.rh-screen--prompt .rh-screen__question p", SCREEN.question_9, SCREEN_WIDTH),
    (".rh-screen--checklist .rh-screen__points li", SCREEN.point, SCREEN_WIDTH - SCREEN.point_indent),
    (".rh-screen--opening .rh-screen__points li", SCREEN.aim, SCREEN_WIDTH - SCREEN.point_indent),
]


@pytest.mark.parametrize("letters", ["published", "without_faces"], ids=["ours", "the machine's"])
def test_a_text_on_a_screen_takes_no_more_lines_than_are_counted_in_whatever_letters(
    browser: Browser, request: pytest.FixtureRequest, letters: str
):
    site: Path = request.getfixturevalue(letters)
    # With other letters, phases with their clock and a figure may need more than the window.
    only = ".rh-screen" if letters == "published" else ".rh-screen:not(:has(.rh-phase, .rh-figure))"
    counted = {where: 0 for where, *_ in SCREENS}
    with browser.new_context(viewport={"width": 1024, "height": 768}) as context:
        page = context.new_page()
        for written in modules():
            everything = ",".join(prompt["id"] for prompt in written.module["prompts"])
            _opened(page, site, f"{written.address}vis", f"?q={everything}")
            for where, type_of, width in SCREENS:
                drawn = page.evaluate(_DRAWN, where)
                counted[where] += len(drawn)
                assert [text for text, lines in drawn if lines > type_of.lines(text, width)] == [], written.address
            assert page.evaluate(_HIGH, only) == [], written.address
    assert min(counted.values()) > 8, counted
