"""A window that a test gets is as a new one is, whoever had it before, and one that cannot be made so is had by nobody again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.windows import Windows

OPTIONS = {"reduced_motion": "reduce", "viewport": {"width": 1024, "height": 768}}
PAGE = "grunnlag/hentetid/"
# All that a page can see of where it is.
SEEN = """() => ({
  kept: [{...localStorage}, {...sessionStorage}, document.cookie, window.name],
  size: [innerWidth, innerHeight],
  media: ["print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(prefers-contrast: more)", "(forced-colors: active)"]
    .map(query => matchMedia(query).matches),
  from: document.referrer,
  scrolled: scrollY,
  scheme: document.body.dataset.mdColorScheme,
  ticked: document.querySelectorAll(":checked").length,
})"""


@pytest.fixture
def own_windows(browser: Browser) -> Iterator[Windows]:
    windows = Windows(browser)
    yield windows
    windows.close()


def test_nothing_of_what_a_test_did_is_left(own_windows: Windows, home: str):
    window = own_windows.take(home, OPTIONS)
    window.lend()
    page = window.page
    page.goto(PAGE)
    new = page.evaluate(SEEN)
    page.evaluate("""() => {
      localStorage.setItem("kept", "1"); sessionStorage.setItem("kept", "1"); document.cookie = "kept=1"; window.name = "kept";
      addEventListener("pagehide", () => { localStorage.setItem("left", "1"); sessionStorage.setItem("left", "1"); });
    }""")
    page.set_viewport_size({"width": 400, "height": 900})
    page.emulate_media(
        media="print", color_scheme="dark", reduced_motion="no-preference", contrast="more", forced_colors="active"
    )
    page.evaluate("scrollTo(0, 500)")
    old = page.evaluate(SEEN)
    assert [name for name in old if old[name] == new[name]] == ["from", "scheme", "ticked"]
    assert window.take_back()
    own_windows.put_away(window)
    again = own_windows.take(home, OPTIONS)
    assert again is window
    again.page.goto(PAGE)
    assert again.page.evaluate(SEEN) == new


LASTING: dict[str, Callable[[Page], object]] = {
    "a route": lambda page: page.route("**/*.woff2", lambda route: route.continue_()),
    "a route of the window": lambda page: page.context.route("**/*.woff2", lambda route: route.continue_()),
    "a script": lambda page: page.add_init_script("window.before = 1"),
    "a script of the window": lambda page: page.context.add_init_script("window.before = 1"),
    "a listener": lambda page: page.on("request", lambda _: None),
    "a clock": lambda page: page.clock.install(),
    "a time": lambda page: page.context.clock.set_fixed_time(0),
    "no net": lambda page: page.context.set_offline(offline=True),
    "a permission": lambda page: page.context.grant_permissions(["geolocation"]),
    "another page": lambda page: page.context.new_page(),
    "a window that it opened": lambda page: page.evaluate("window.open('') !== null"),
    "its end": lambda page: page.close(),
}


@pytest.mark.parametrize("change", LASTING.values(), ids=LASTING.keys())
def test_what_cannot_be_put_back_ends_the_window(own_windows: Windows, home: str, change: Callable[[Page], object]):
    window = own_windows.take(home, OPTIONS)
    window.lend()
    change(window.page)
    assert not window.take_back()
    window.close()


@pytest.mark.parametrize("option", [{"java_script_enabled": False}, {"has_touch": True}, {"device_scale_factor": 2}])
def test_whoever_wishes_for_something_else_gets_another_window(
    own_windows: Windows, home: str, option: dict[str, object]
):
    common = own_windows.take(home, OPTIONS)
    own_windows.put_away(common)
    window = own_windows.take(home, {**OPTIONS, **option})
    assert window is not common
    own_windows.put_away(window)
    assert own_windows.take(home, {**OPTIONS, **option}) is window
    assert own_windows.take(home, OPTIONS) is common
    common.close()
    window.close()


def test_a_window_whose_way_has_become_long_is_had_by_nobody_again(own_windows: Windows, home: str):
    window = own_windows.take(home, OPTIONS)
    window.page.goto(PAGE)
    window.page.evaluate(
        "() => { for (let turn = 0; turn < 30; turn += 1) history.pushState(null, '', `?folk=${turn}`); }"
    )
    own_windows.put_away(window)
    assert own_windows.take(home, OPTIONS) is not window


def test_where_scripts_are_off_nothing_is_left_either(own_windows: Windows, home: str):
    window = own_windows.take(home, {**OPTIONS, "java_script_enabled": False})
    window.page.goto(PAGE)
    new = window.page.evaluate(SEEN)
    window.page.evaluate("localStorage.setItem('kept', '1'); sessionStorage.setItem('kept', '1'); window.name = 'kept'")
    assert window.page.evaluate(SEEN) != new
    own_windows.put_away(window)
    window.page.goto(PAGE)
    assert window.page.evaluate(SEEN) == new
    window.close()


def test_two_pages_of_a_test_are_those_of_two_people(open_page: Callable[..., Page]):
    one, other = open_page(PAGE), open_page(PAGE)
    one.evaluate("localStorage.setItem('kept', '1')")
    assert one.context is not other.context
    assert other.evaluate("localStorage.getItem('kept')") is None
