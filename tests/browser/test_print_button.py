"""Every page that is for printing prints at a touch, also where there is no keyboard; without scripts it says how."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.windows import QUIET
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


def test_a_touch_prints_and_where_a_browser_does_not_print_it_says_how_one_does(open_page: Callable[..., Page]):
    page = open_page(QUIET, viewport=PHONE, has_touch=True)
    width = "document.documentElement.scrollWidth"
    for address in PAGES:
        page.goto(address)
        page.evaluate("window.print = () => { window.printed = (window.printed || 0) + 1; }; null")
        button = page.get_by_role("button", name="Skriv ut", exact=True)
        button.tap()
        assert page.evaluate("window.printed") == 1, address
        assert button.evaluate("button => Math.min(button.offsetWidth, button.offsetHeight)") >= 24, address
        assert page.evaluate(width) <= PHONE["width"], address
        expect(page.get_by_text("Ctrl + P"), address).to_have_count(0)
        page.evaluate("window.print = () => { throw new Error('no'); }; null")
        button.click()
        expect(page.get_by_role("status").filter(has_text="menyen i nettleseren"), address).to_be_visible()
        assert page.evaluate(width) <= PHONE["width"], address


def test_without_scripts_there_is_no_button_and_a_line_says_how(open_page: Callable[..., Page]):
    page = open_page(QUIET, java_script_enabled=False)
    for address in PAGES:
        page.goto(address)
        expect(page.get_by_text("Skriv ut med Ctrl + P"), address).to_be_visible()
        expect(page.get_by_role("button", name="Skriv ut", exact=True), address).to_have_count(0)
