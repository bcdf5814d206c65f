"""Sheets and run sheets as they come out of a printer: A4, the pages that they say they have, room to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import add_style
from tests.browser.paper import A4, faults, lay_out, printed
from tests.site.sources import SAMPLE, modules


def test_what_runs_over_and_what_does_not_fit_would_be_found(open_page: Callable[..., Page]):
    page = lay_out(open_page(f"{modules(SAMPLE)[0].address}ark/"))
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


def test_printing_leaves_out_the_way_back(open_page: Callable[..., Page]):
    page = open_page("grunnlag/a-vente/ark/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()


def test_a_sheet_says_what_it_is_and_that_no_child_is_named(open_page: Callable[..., Page]):
    page = open_page("grunnlag/a-vente/ark/")
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
