"""Sheets and run sheets as they come out of a printer: A4, the pages that they say they have, room to write."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

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


def test_a_sheet_says_what_it_is_and_that_no_child_is_named_and_leaves_out_the_way_back(open_page: Callable[..., Page]):
    page = open_page("grunnlag/a-vente/ark/")
    text = printed(page).pages[0].extract_text()
    assert "Ark A" in text
    assert "Ikke skriv navn på barn" in text
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()


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


_COLOURS = """() => Object.fromEntries([['desk', 'body'], ['sheet', '.rh-sheet__page'], ['text', '.rh-sheet__title'], ['link', '.rh-sheet-nav a']].map(
  ([name, selector]) => [name, getComputedStyle(document.querySelector(selector))[name === 'text' || name === 'link' ? 'color' : 'backgroundColor']]
))"""


def _brightness(colour: str) -> float:
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def test_in_the_dark_the_desk_is_dark_and_the_sheets_are_as_the_printer_gives_them(open_published: Callable[..., Page]):
    page = open_published(color_scheme="light")
    for scheme, is_dark in (("light", False), ("dark", True)):
        page.emulate_media(color_scheme=scheme)
        for path in (
            "moter/programmer/mote-45/",
            "moter/programmer/mote-45/ark/",
            "grunnlag/vennskap-og-lek/kjoreplan/",
        ):
            # Without what the page before may have kept.
            page.evaluate("localStorage.clear()")
            page.goto(path)
            colours = page.evaluate(_COLOURS)
            assert (_brightness(colours["desk"]) < 60) is is_dark, (path, scheme)
            assert abs(_brightness(colours["link"]) - _brightness(colours["desk"])) > 120, (path, scheme)
            assert colours["sheet"] == "rgb(255, 255, 255)", (path, scheme)
            assert colours["text"] == "rgb(0, 0, 0)", (path, scheme)


def test_the_desk_is_as_somebody_has_chosen_in_the_handbook(open_published: Callable[..., Page]):
    page = open_published(color_scheme="light")
    page.get_by_role("button", name="Bytt til mørk visning").click()
    page.goto("grunnlag/vennskap-og-lek/ark/")
    assert _brightness(page.evaluate(_COLOURS)["desk"]) < 60


def test_the_ways_to_the_blank_of_the_written_plan_stand_apart(open_published: Callable[..., Page]):
    page = open_published("verktoy/skriftlig-plan/")
    ways = page.get_by_role("list", name="Arket").get_by_role("link")
    expect(ways).to_have_count(2)
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 740})
        first, second = (way.bounding_box() for way in ways.all())
        assert second["y"] >= first["y"] + first["height"] + 6 or second["x"] >= first["x"] + first["width"] + 6, width
        assert min(first["height"], second["height"]) >= 36, width


def test_a_card_of_a_way_of_working_holds_all_it_says(open_published: Callable[..., Page]):
    page = open_published("moter/metoder/ark/", viewport={"width": 1024, "height": 1400})
    cards = page.locator(".rh-card")
    room = """cards => cards.map(card => {
      const foot = card.querySelector(".rh-card__from").getBoundingClientRect();
      return Math.round(card.getBoundingClientRect().bottom - foot.bottom);
    })"""
    below = cards.evaluate_all(room)
    # Its last line stands at the foot of every card, with the same white below it.
    assert min(below) > 10, below
    assert max(below) - min(below) <= 1, below
