"""A QR code for an address that only the browser knows is drawn there: square by square what the address is, read by another program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import Watch, served
from tests.site.sources import SAMPLE, module

MODULE = module("grunnlag/a-vente", SAMPLE)
ASKED = "https://barnehage.example/handbok/grunnlag/a-vente/ark/?min=45&folk=18&start=14.00&q=ventetid,ventetid-2"
LIBRARY = re.compile(r"/assets/vendor/qrcode-generator\.[0-9a-f]{10}\.js$")
DRAW = "address => rhQr.draw(document, address)"


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, browser: Browser, hosted: Path) -> Iterator[tuple[Page, str]]:
    """A window, and where a handbook that knows its address lies: on a host, and as files. No request leaves it, and nothing is an error."""
    with served(hosted) as host:
        home = host if request.param == "http" else f"{hosted.as_uri()}/"
        watch = Watch(home)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        watch.over(page)
        yield page, home
        page.close()
    assert watch.seen == []


def rows(page: Page) -> list[list[list[int]]]:
    """What each code on the page paints dark, row by row."""
    codes = page.locator(".rh-qr").evaluate_all(
        "codes => codes.map(code => [code.getAttribute('viewBox'), code.querySelector('path').getAttribute('d')])"
    )
    found = []
    for box, path in codes:
        side = int(box.split()[-1])
        squares = [[0] * side for _ in range(side)]
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
            squares[int(y)][int(x) : int(x) + int(length)] = [1] * int(length)
        found.append(squares)
    return found


def possible(address: str, side: int) -> list[list[list[int]]]:
    """Every code of this size that a reader takes for the address: which of eight masks lies over it is the drawer's choice."""
    options = {"error": "m", "mode": "byte", "version": (side - 17) // 4, "boost_error": False, "micro": False}
    return [[list(row) for row in segno.make(address, mask=mask, **options).matrix] for mask in range(8)]


@pytest.mark.parametrize("view", ["vis", "kjoreplan"])
def test_the_code_on_a_page_becomes_that_of_the_address_with_what_was_chosen(opened: tuple[Page, str], view: str):
    page, home = opened
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if LIBRARY.search(request.url) else None)
    page.goto(f"{home}{MODULE.address}{view}/index.html")
    page.evaluate("document.querySelector('#rh-phone')?.showModal()")
    before = page.locator(".rh-qr").first.bounding_box()
    assert fetched == []
    assert page.evaluate(DRAW, ASKED)
    codes = rows(page)
    assert codes
    assert all(code in possible(ASKED, len(code)) for code in codes)
    assert len(fetched) == 1
    assert page.locator(".rh-qr").first.bounding_box() == before
    assert {text.text_content() for text in page.locator(".rh-qr-address").all()} == {ASKED}
    assert page.get_by_role("img", name=f"QR-kode til {ASKED}").count()


def test_where_the_library_does_not_come_no_code_leads_elsewhere(browser: Browser, hosted: Path):
    with served(hosted) as home:
        page = browser.new_page()
        page.route(LIBRARY, lambda route: route.abort())
        page.goto(f"{home}{MODULE.address}kjoreplan/index.html")
        assert not page.evaluate(DRAW, ASKED)
        expect(page.locator(".rh-qr")).to_have_count(0)
        expect(page.locator(".rh-sheet__address").first).to_have_text(ASKED)
        page.close()
