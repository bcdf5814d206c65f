"""What the browser tests share: one Chromium for each worker, and for each test a watched page, in a window as a new one is.

What a page does is tried on the made-up handbook (`page`, `open_page`). The handbook itself is gone over once, page by page,
in the files `test_published_*.py` (`visit`); nothing there names a page of it that an author could rename.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright

from tests.browser.chromium import Watch, launch, served
from tests.browser.windows import Window, Windows
from tests.site.built import address, folder_edition, hosted, published, published_plain, sample, site

__all__ = ["address", "folder_edition", "hosted", "published", "published_plain", "sample", "site"]

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
    """The address of the made-up handbook."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def hosted_home(hosted: Path) -> Iterator[str]:
    """The address of the made-up handbook that knows one."""
    with served(hosted) as address:
        yield address


@pytest.fixture(scope="session")
def published_home(published: Path) -> Iterator[str]:
    """The address of the handbook."""
    with served(published) as address:
        yield address


@pytest.fixture(scope="session")
def plain_home(published_plain: Path) -> Iterator[str]:
    """The address of the handbook that does not know it."""
    with served(published_plain) as address:
        yield address


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """The windows that tests share, one after the other."""
    windows = Windows(browser)
    yield windows
    windows.close()


@pytest.fixture
def open_page(windows: Windows, home: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the made-up handbook in a clean browser; the test fails if any asks another host or logs an error."""
    with opening(windows, home) as open_page:
        yield open_page


@pytest.fixture
def open_published(windows: Windows, published_home: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the handbook as `open_page` does."""
    with opening(windows, published_home) as open_page:
        yield open_page


@contextmanager
def opening(windows: Windows, home: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of a handbook in clean windows; fails if any asks another host or logs an error."""
    watch = Watch(home)
    lent: list[Window] = []

    def open_page(path: str = "", **options: Any) -> Page:
        window = windows.take(home, {"reduced_motion": "reduce", **options})
        lent.append(window)
        watch.over(window.page)
        window.lend()
        window.page.goto(path)
        return window.page

    yield open_page
    for window in lent:
        if window.take_back():
            watch.rest(window.page)
            windows.put_away(window)
        else:
            window.close()
    assert watch.seen == []


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """The one window of `visit`."""
    with browser.new_context(locale="nb-NO", reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def plain_window(browser: Browser) -> Iterator[Page]:
    """The one window of `visit_plain`."""
    with browser.new_context(locale="nb-NO", reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture
def visit(window: Page, published_home: str) -> Iterator[Callable[..., Page]]:
    """Goes to a page of the handbook as `open_published` does, but always in the same window: for what sweeps over all pages."""
    with visiting(window, published_home) as visit:
        yield visit


@pytest.fixture
def visit_plain(plain_window: Page, plain_home: str) -> Iterator[Callable[..., Page]]:
    """Goes to a page of the handbook that does not know its own address."""
    with visiting(plain_window, plain_home) as visit:
        yield visit


# Forgets what a page has kept; says whether it is shown on a screen with the wish for colours that is asked for.
_FORGET = """scheme => {
  localStorage.clear();
  return matchMedia(`screen and (prefers-color-scheme: ${scheme})`).matches;
}"""


@contextmanager
def visiting(window: Page, home: str) -> Iterator[Callable[..., Page]]:
    """Goes to pages of a handbook in a window, one after the other; fails if any asks another host or logs an error."""
    watch = Watch(home)
    watch.over(window)

    def visit(path: str, scheme: str = "light", width: int = 1280, height: int = 800) -> Page:
        # An anchor or an old choice of colours would be carried from page to page; so the page is left before the wish
        # for colours changes, or it would write down its answer to that. Where nothing changes, the next comes at once.
        size: ViewportSize = {"width": width, "height": height}
        stays = window.url.startswith("http") and window.evaluate(_FORGET, scheme)
        if not stays or "#" in path or window.viewport_size != size:
            window.goto("about:blank")
            window.set_viewport_size(size)
            window.emulate_media(media="screen", color_scheme=scheme)
        window.goto(home + path)
        return window

    yield visit
    watch.rest(window)
    assert watch.seen == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """The front page of the made-up handbook, at the size of a laptop."""
    return open_page(viewport={"width": 1280, "height": 800})
