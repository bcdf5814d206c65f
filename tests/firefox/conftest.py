"""What the tests in Firefox share: one Firefox for each worker, and a watched window of somebody new for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.chromium import served
from tests.firefox.firefox import Firefox, Window, launched
from tests.site.built import folder_edition, hosted, published, sample, site

__all__ = ["folder_edition", "hosted", "published", "sample", "site"]


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox."""
    with launched(tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def home(hosted: Path) -> Iterator[str]:
    """The address of the made-up handbook."""
    with served(hosted) as address:
        yield address


@pytest.fixture(scope="session")
def published_home(published: Path) -> Iterator[str]:
    """The address of the published handbook."""
    with served(published) as address:
        yield address


@pytest.fixture
def open_page(firefox: Firefox, home: str) -> Iterator[Callable[..., Window]]:
    """Opens a page of the made-up handbook on the web; the test fails on any error and any request to another host."""
    with _opening(firefox, home, "") as open_page:
        yield open_page


@pytest.fixture
def open_file(firefox: Firefox, folder_edition: Path) -> Iterator[Callable[..., Window]]:
    """Opens a page of the made-up handbook in its folder; the test fails as with `open_page`."""
    with _opening(firefox, f"{folder_edition.as_uri()}/", "index.html") as open_file:
        yield open_file


@pytest.fixture(params=["open_page", "open_file"])
def open_either(request: pytest.FixtureRequest) -> Callable[..., Window]:
    """Opens a page of the made-up handbook: the test is made on the web and in a folder."""
    return request.getfixturevalue(request.param)


@contextmanager
def _opening(firefox: Firefox, home: str, name: str) -> Iterator[Callable[..., Window]]:
    with firefox.visit(home) as window:
        window.resize(1280, 720)

        def open_page(path: str = "") -> Window:
            window.goto(f"{home}{path}{name}")
            return window

        yield open_page
    assert firefox.seen == []
