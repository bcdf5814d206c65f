"""Every page that is for printing prints at a touch, also where there is no keyboard; without scripts it says how."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.site.sources import BLANKS, SAMPLE, module

MODULE = module("grunnlag/a-vente", SAMPLE)
PHONE = {"width": 360, "height": 740}
PAGES = [
    f"{MODULE.address}ark/",
    f"{MODULE.address}kjoreplan/",
    "moter/programmer/kort/",
    "moter/programmer/kort/leder/",
    *(f"{blank}ark/" for blank in BLANKS),
]
each_page = pytest.mark.parametrize("address", PAGES)


@each_page
def test_a_touch_prints(open_page: Callable[..., Page], address: str):
    page = open_page(address, viewport=PHONE, has_touch=True)
    page.evaluate("window.print = () => { window.printed = (window.printed || 0) + 1; }; null")
    button = page.get_by_role("button", name="Skriv ut", exact=True)
    button.tap()
    assert page.evaluate("window.printed") == 1
    assert button.evaluate("button => Math.min(button.offsetWidth, button.offsetHeight)") >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.get_by_text("Ctrl + P")).to_have_count(0)


@each_page
def test_where_a_browser_does_not_print_it_says_how_one_does(open_page: Callable[..., Page], address: str):
    page = open_page(address, viewport=PHONE)
    page.evaluate("window.print = () => { throw new Error('no'); }; null")
    page.get_by_role("button", name="Skriv ut", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="menyen i nettleseren")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@each_page
def test_without_scripts_there_is_no_button_and_a_line_says_how(open_page: Callable[..., Page], address: str):
    page = open_page(address, java_script_enabled=False)
    expect(page.get_by_text("Skriv ut med Ctrl + P")).to_be_visible()
    expect(page.get_by_role("button", name="Skriv ut", exact=True)).to_have_count(0)
