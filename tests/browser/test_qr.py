"""A QR code for an address that only the browser knows is drawn there, so that a camera reads it from the screen and from paper."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from macros.build import Build
from macros.content.problems import stopping
from tests.browser.chromium import Watch, served
from tests.browser.rendered import write_site
from tests.conftest import ROOT
from tests.site.building import HOST
from tests.site.sources import SAMPLE, module

MODULE = module("grunnlag/a-vente", SAMPLE)
ASKED = "https://barnehage.example/handbok/grunnlag/a-vente/ark/?min=45&folk=18&start=14.00&q=ventetid,ventetid-2"
LIBRARY = re.compile(r"/assets/vendor/qrcode-generator\.[0-9a-f]{10}\.js$")
DRAW = "address => rhQr.draw(document, address)"


@pytest.fixture
def folder(docs: Path, tmp_path: Path) -> Path:
    """The sheets and screens of a small handbook that knows its address, as they are opened from a folder."""
    built = Build(docs, ROOT / "overrides", order=[], title="Prøvehåndboka", from_folder=True, site_url=HOST)
    assert stopping(built.problems) == []
    write_site(tmp_path / "site", built)
    return tmp_path / "site"


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A window, and where a module of a handbook that knows its address lies: on a host, or as files. No request leaves it, and nothing is an error."""
    with ExitStack() as stack:
        if request.param == "http":
            home = stack.enter_context(served(request.getfixturevalue("hosted")))
            module_home = f"{home}{MODULE.address}"
        else:
            home = f"{request.getfixturevalue('folder').as_uri()}/"
            module_home = f"{home}grunnlag/leken/"
        watch = Watch(home)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, device_scale_factor=2)
        watch.over(page)
        yield page, module_home
        page.close()
    assert watch.seen == []


def seen(picture: bytes) -> list[tuple[str, str]]:
    """What a camera reads in a picture: each address, and how much of its code may be worn off."""
    return [(code.text, code.ec_level) for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def test_the_code_on_a_page_becomes_that_of_the_address_with_what_was_chosen(opened: tuple[Page, str]):
    page, module_home = opened
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if LIBRARY.search(request.url) else None)
    for view in ("vis", "kjoreplan"):
        fetched.clear()
        page.goto(f"{module_home}{view}/index.html")
        page.evaluate("document.querySelector('#rh-phone')?.showModal()")
        # A screen fetches what draws when somebody asks for the code.
        page.evaluate("view => view === 'vis' ? rhMeeting.more().then(() => null) : null", view)
        size = "code => [code.clientWidth, code.clientHeight]"
        before = page.locator(".rh-qr").first.evaluate(size)
        assert fetched == [], view
        assert page.evaluate(DRAW, ASKED), view
        assert len(fetched) == 1, view
        assert page.locator(".rh-qr").first.evaluate(size) == before, view
        shown = page.locator(".rh-sheet__page, #rh-phone[open]").first
        assert seen(shown.screenshot()) == [(ASKED, "M")], view
        assert {text.text_content() for text in page.locator(".rh-qr-address").all()} == {ASKED}, view
        assert page.get_by_role("img", name=f"QR-kode til {ASKED}").count() == 1, view
    # A long address is in the code of a footer alone.
    query = f"?min=45&folk=18&start=14.00&q=ventetid,ventetid-2&deler=a-vente:vi-begynner,ventetid,ventetid-2,avtale&x={'y' * 60}"
    page.goto(f"{module_home}kjoreplan/index.html")
    page.evaluate("query => rhQr.lead(document.querySelector('main'), query)", query)
    expect(page.locator(".rh-sheet__page .rh-qr path").first).not_to_have_attribute("d", "")
    read = seen(page.locator(".rh-sheet__page").first.screenshot())
    assert [(text.endswith(query), level) for text, level in read] == [(True, "L")]
    assert query not in page.locator(".rh-sheet__page .rh-qr-address").first.inner_text()


def test_where_the_library_does_not_come_no_code_leads_elsewhere(browser: Browser, hosted: Path):
    with served(hosted) as home:
        page = browser.new_page()
        page.route(LIBRARY, lambda route: route.abort())
        page.goto(f"{home}{MODULE.address}kjoreplan/index.html")
        assert not page.evaluate(DRAW, ASKED)
        expect(page.locator(".rh-qr")).to_have_count(0)
        expect(page.locator(".rh-sheet__address").first).to_have_text(ASKED)
        page.close()
