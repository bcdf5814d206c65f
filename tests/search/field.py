"""The real search field of a page in Chromium: what is typed there, and what is shown."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.search.engine import page_of

# Counts the results that Material has shown; its components are told to whoever asks.
_LISTEN = """() => {
  window.shown = 0;
  component$.subscribe((component) => { if (component.items) window.shown += 1; });
}"""

_FOUND = """(home) => Array.from(document.querySelectorAll(".md-search-result__item"), (item) =>
  new URL(item.querySelector("a").href).pathname.slice(new URL(home).pathname.length))"""


class Field:
    """The open search of a page."""

    def __init__(self, page: Page, home: str) -> None:
        self._page, self._home = page, home
        page.evaluate(_LISTEN)
        page.locator(".md-search__input").click()
        page.locator(".md-search-result__meta").filter(has_text="Skriv søkeord").wait_for()

    def search(self, query: str) -> list[str]:
        """The pages that are shown for a query, best first, as their addresses without slashes."""
        before = self._page.evaluate("window.shown")
        self._page.locator(".md-search__input").fill(query)
        # Material listens to keys, and asks only where the text is another one.
        self._page.keyboard.press("End")
        self._page.wait_for_function("before => window.shown > before", arg=before)
        return [page_of(path) for path in self._page.evaluate(_FOUND, self._home)]

    @property
    def is_unsure(self) -> bool:
        """Whether the latest query is said to have no find, or none that is sure."""
        return self._page.locator(".md-search-result__meta").inner_text().startswith("Ingen")
