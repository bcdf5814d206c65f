"""What the pages that most people come to first have a browser fetch before anybody searches, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.site.sources import modules
from tests.site.test_weight import compressed

_LIMIT = 150_000
# What a host says of a file before it sends it, which is counted too.
_HEADERS = 300


def _fetched(page: Page) -> list[str]:
    """The path of each file that came, the page first. What stands in the page itself was fetched with it."""
    addresses = page.evaluate(
        """async () => {
          await document.fonts.ready;
          return [location.href, ...performance.getEntriesByType("resource").map(entry => entry.name)];
        }"""
    )
    paths = [urlsplit(address) for address in addresses]
    return [found.path for found in paths if found.scheme == "http"]


def _heaviest(published: Path) -> str:
    return max((written.address for written in modules()), key=lambda path: compressed(published / path / "index.html"))


@pytest.mark.parametrize("which", ["front page", "heaviest module"])
def test_a_page_weighs_less_than_150_kilobytes_with_everything(
    open_published: Callable[..., Page], published: Path, which: str
):
    path = "" if which == "front page" else _heaviest(published)
    page = open_published(path, viewport={"width": 360, "height": 740})
    page.wait_for_load_state("networkidle")
    came = _fetched(page)
    # Without styles, scripts and letters this would be easy.
    assert {".css", ".js", ".woff2"} <= {Path(name).suffix for name in came}
    assert not [name for name in came if "search" in name]
    files = [published / name.lstrip("/") for name in came]
    weights = {file.name: _HEADERS + compressed(file / "index.html" if file.is_dir() else file) for file in files}
    assert sum(weights.values()) < _LIMIT, weights
