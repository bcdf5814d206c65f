"""The page for addresses that lead nowhere, in a site that lies in any folder of its host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import served
from tests.browser.paper import A4, sides


@pytest.fixture(params=["/", "/folder/", "/x/y/"])
def root(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of a site that was built without knowing it."""
    with served(site, below=request.param) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it."""
    context = browser.new_context(locale="nb-NO")
    yield context.new_page()
    context.close()


UNKNOWN = ["borte", "borte/", "borte.html", "a/b/c/", "grunnlag/borte/ark/x.pdf", "%E0%A4%A"]


def test_a_page_that_leads_nowhere_finds_the_site_it_belongs_to(page: Page, root: str):
    leads: set[str] = set()
    for unknown in UNKNOWN:
        response = page.goto(f"{root}{unknown}")
        assert response is not None
        assert response.status == 404
        links = page.locator("a[data-address]")
        expect(links.first, unknown).to_have_attribute("href", f"{root}index.html")
        leads |= set(links.evaluate_all("all => all.map(link => link.href)"))
        # Its looks have come too.
        expect(page.locator("h1"), unknown).to_have_css("font-family", re.compile("Handbook Title"))
    assert [address for address in leads if not page.request.get(address).ok] == []


def test_what_was_looked_for_can_be_searched_for(page: Page, site: Path):
    with served(site, below="/x/y/") as root:
        page.goto(f"{root}grunnlag/garderoben/")
        page.get_by_role("link", name="Søk etter «garderoben»").click()
        expect(page.locator(".md-search-result__item").first).to_contain_text(re.compile("garderoben", re.IGNORECASE))
        assert page.url.startswith(root)


def test_without_a_script_the_page_is_complete_and_leads_to_the_root_of_the_host(browser: Browser, site: Path):
    context = browser.new_context(java_script_enabled=False)
    with served(site) as root:
        page = context.new_page()
        page.goto(f"{root}a/b/c/")
        page.get_by_role("link", name="Ordlista").click()
        expect(page.locator("h1")).to_have_text(re.compile("Ordliste"))
    context.close()


def test_where_the_address_of_the_site_is_known_the_page_leads_there_without_a_script(hosted: Path):
    text = (hosted / "404.html").read_text(encoding="utf-8")
    assert 'href="/handbok/index.html"' in text


def test_it_is_printed_on_a4(open_page: Callable[..., Page]):
    page = open_page("404.html")
    with sides(page) as printed:
        assert [side.get_size() for side in printed] == [pytest.approx(A4, abs=1)]
