"""Windows that tests use one after the other: a new one costs more than most of what is done in it.

Whoever opens one finds it as a new one is. What cannot be put back is not: a window that has got routes, listeners, a clock of
its own or a second window beside it is closed after the test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Browser

_SIZE = {"width": 1280, "height": 720}
# More would only lie there: tests that stand together wish for the same.
_KEPT = 4
# What stays with a page, a window or its clock for as long as they live.
_LASTING = (
    "add_init_script",
    "expose_binding",
    "expose_function",
    "on",
    "once",
    "route",
    "route_from_har",
    "route_web_socket",
    "set_default_navigation_timeout",
    "set_default_timeout",
    "set_extra_http_headers",
)
_LASTING_ON_PAGE = (*_LASTING, "add_locator_handler")
_LASTING_ON_CONTEXT = (*_LASTING, "grant_permissions", "new_cdp_session", "set_geolocation", "set_offline")
_LASTING_ON_CLOCK = ("install", "set_fixed_time", "set_system_time")
# Chromium remembers fifty pages of a window, and then forgets one for each that comes: who counts them counts none.
_FULL_HISTORY = 25
# A file of the site's that runs nothing, to do something in that no page does.
QUIET = "assets/LICENSES.txt"
# The smallest one: from there all can be forgotten that the pages before may have kept, even when left.
_SMALL = "assets/images/favicon.png"


class Window:
    """A window with one page, of a site."""

    def __init__(self, browser: Browser, home: str, options: Mapping[str, Any]) -> None:
        self.home, self.options = home, options
        self._context = browser.new_context(base_url=home, locale="nb-NO", **options)
        self.page = self._context.new_page()
        self._is_spoiled = False
        self._lasting = [
            *((self.page, name) for name in _LASTING_ON_PAGE),
            *((self._context, name) for name in _LASTING_ON_CONTEXT),
            *((self._context.clock, name) for name in _LASTING_ON_CLOCK),
        ]

    def lend(self) -> None:
        """Takes note from now on of all that would stay."""
        for thing, name in self._lasting:
            vars(thing)[name] = self._spoiling(getattr(thing, name))

    def _spoiling(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def spoil(*given: Any, **named: Any) -> Any:
            self._is_spoiled = True
            return method(*given, **named)

        return spoil

    def take_back(self) -> bool:
        """Whether it can be made what it was when it was opened."""
        for thing, name in self._lasting:
            del vars(thing)[name]
        return not self._is_spoiled and self._context.pages == [self.page]

    def clear(self) -> bool:
        """Makes it what it was when it was opened; whether there is room for another test's pages in what it remembers of its way."""
        # A page may keep something when it is left, too.
        self.page.goto(_SMALL)
        remembered: int = self.page.evaluate(
            "() => { localStorage.clear(); sessionStorage.clear(); window.name = ''; return history.length; }"
        )
        self._context.clear_cookies()
        self.page.set_viewport_size(self.options.get("viewport", _SIZE))
        self.page.emulate_media(
            media="null",
            contrast="null",
            forced_colors="null",
            color_scheme=self.options.get("color_scheme", "light"),
            reduced_motion=self.options.get("reduced_motion", "null"),
        )
        return remembered < _FULL_HISTORY

    def close(self) -> None:
        """Closes it."""
        self._context.close()


class Windows:
    """The windows of a browser that nobody uses now."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._resting: list[Window] = []

    def take(self, home: str, options: Mapping[str, Any]) -> Window:
        """A window as a new one is."""
        for window in self._resting:
            if (window.home, window.options) == (home, options):
                self._resting.remove(window)
                return window
        return Window(self._browser, home, options)

    def put_away(self, window: Window) -> None:
        """Clears a window, and keeps it until somebody wishes for one like it."""
        if not window.clear():
            window.close()
            return
        self._resting.append(window)
        if len(self._resting) > _KEPT:
            self._resting.pop(0).close()

    def close(self) -> None:
        """Closes them all."""
        while self._resting:
            self._resting.pop().close()
