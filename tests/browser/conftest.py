"""What the browser tests share: one Chromium and one server for each worker, and a watched page for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.chromium import Watch, launch, served
from tests.site.built import folder_edition, hosted, site

__all__ = ["folder_edition", "hosted", "site"]

OUTPUT = Path(__file__).resolve().parents[1] / "output"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium."""
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the built site."""
    with served(site) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, home: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site in a clean browser; the test fails if any of them asks another host or logs an error."""
    watch = Watch(home)
    contexts = []

    def open_page(path: str = "", **options: Any) -> Page:
        context = browser.new_context(base_url=home, locale="nb-NO", **{"reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.seen == []


@pytest.fixture(scope="session")
def visited(browser: Browser, home: str) -> Iterator[tuple[Page, Watch]]:
    """The one page of `visit`, and what watches over it."""
    context = browser.new_context(base_url=home, locale="nb-NO", reduced_motion="reduce")
    page = context.new_page()
    watch = Watch(home)
    watch.over(page)
    yield page, watch
    context.close()


@pytest.fixture
def visit(visited: tuple[Page, Watch]) -> Iterator[Callable[..., Page]]:
    """Goes to a page of the site as `open_page` does, but always in the same window: for tests that sweep over every page."""
    page, watch = visited
    watch.seen.clear()

    def visit(path: str, scheme: str = "light", width: int = 1280, height: int = 800) -> Page:
        # An anchor or an old choice of colours would be carried from page to page; so the page is left before the wish
        # for colours changes, or it would write down its answer to that.
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="screen", color_scheme=scheme)
        page.goto(path)
        return page

    yield visit
    assert watch.seen == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """The front page, at the size of a laptop."""
    return open_page(viewport={"width": 1280, "height": 800})
