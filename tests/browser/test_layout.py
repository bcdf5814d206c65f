"""Pages fit the screen they are shown on, and a person can look at the most important ones. All pages: `test_published_*.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.chromium import add_style
from tests.browser.conftest import OUTPUT
from tests.pictures import paper_and_ink

WIDTHS = (320, 360, 768, 1440)
MODULE = "grunnlag/hentetid/"
# What is outside on the right, other than what lies in a box that scrolls by itself.
OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const outside = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
  return [`${root.scrollWidth} > ${root.clientWidth}`, ...outside.slice(0, 5).map(e => e.outerHTML.slice(0, 80))];
}"""


@pytest.mark.parametrize("path", ["", MODULE, f"{MODULE}vis/", f"{MODULE}ark/"])
def test_no_page_scrolls_sideways_when_text_is_twice_as_large(open_page: Callable[..., Page], path: str):
    page = open_page(path, viewport={"width": 1280, "height": 800})
    add_style(page, "html { font-size: 200% !important }")
    assert page.evaluate(OVERFLOW) == []


def test_sideways_scroll_would_be_found(open_page: Callable[..., Page]):
    page = open_page("", viewport={"width": 360, "height": 800})
    add_style(page, "main > p { width: 500px }")
    page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p>for bred</p>')")
    assert page.evaluate(OVERFLOW) != []


@pytest.mark.parametrize(
    ("name", "path", "size", "schemes"),
    [
        ("forsiden", "", (1440, 900), ["light", "dark"]),
        ("forsiden-mobil", "", (360, 740), ["light"]),
        ("modul", MODULE, (1440, 900), ["light", "dark"]),
        ("modul-mobil", MODULE, (360, 740), ["light", "dark"]),
        ("vis", f"{MODULE}vis/", (1920, 1080), ["light"]),
        ("vis-fase", f"{MODULE}vis/#steg-3-tid", (1024, 768), ["light"]),
        ("vis-kraftfelt", "grunnlag/lyden/vis/#steg-4-tavle", (1024, 768), ["light"]),
        ("vis-avtale", "grunnlag/lyden/vis/#steg-6", (1024, 768), ["light"]),
        ("vis-leder", f"{MODULE}vis/leder/", (800, 900), ["light"]),
        ("ark", f"{MODULE}ark/", (1024, 1400), ["light"]),
        ("kjoreplan", f"{MODULE}kjoreplan/", (1024, 1400), ["light"]),
        ("kompetansekart", "verktoy/kompetansekart/", (1440, 900), ["light", "dark"]),
        ("404", "404.html", (1440, 900), ["light"]),
    ],
)
def test_a_page_is_dark_where_dark_is_wanted_and_a_picture_is_left_for_a_person(
    open_page: Callable[..., Page], name: str, path: str, size: tuple[int, int], schemes: list[str]
):
    for scheme in schemes:
        page = open_page(path, color_scheme=scheme, viewport={"width": size[0], "height": size[1]})
        file: Path = OUTPUT / f"{name}-{scheme}.png"
        page.screenshot(path=file, full_page="vis/#" not in path and not path.endswith("vis/"))
        paper, ink = paper_and_ink(file)
        assert paper < 80 if scheme == "dark" else paper > 200
        assert 0.01 < ink < 0.6


@pytest.mark.parametrize("path", ["", MODULE, "verktoy/ordliste/"])
def test_the_site_has_a_look_of_its_own(open_page: Callable[..., Page], path: str):
    page = open_page(path)
    header = page.locator(".md-header").evaluate("element => getComputedStyle(element).backgroundColor")
    # Material's own indigo.
    assert header != "rgb(64, 81, 181)"
    assert page.locator("main a").first.evaluate("element => getComputedStyle(element).color") != "rgb(64, 81, 181)"


# What has moved since the page opened, as a browser counts it (cumulative layout shift).
_SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});"""


@pytest.mark.parametrize("path", ["", "grunnlag/hentetid/", "grunnlag/hentetid/vis/", "moter/mote/"])
def test_nothing_moves_where_the_letters_come_late(open_page: Callable[..., Page], path: str):
    page = open_page("404.html", viewport={"width": 360, "height": 740})
    page.add_init_script(_SHIFTS)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2", hold)
    # A page has not loaded before its letters have come.
    page.goto(path, wait_until="commit")
    # Longer than a browser waits before it shows the machine's letters.
    page.wait_for_timeout(800)
    assert len(held) >= 2
    for route in held:
        route.continue_()
    page.unroute("**/*.woff2", hold)
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => {})")
    assert (
        page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifted))))"
        )
        < 0.02
    )


@pytest.mark.parametrize(
    ("path", "script", "below"),
    [
        (f"{MODULE}ark/", "sheet", "main"),
        (f"{MODULE}kjoreplan/", "run_sheet", "main"),
        ("moter/mote/", "making", ".rh-making__choose"),
    ],
)
def test_what_is_read_does_not_move_when_the_script_has_come(
    open_page: Callable[..., Page], path: str, script: str, below: str
):
    """On a slow net the page is there long before: what the script shows has its place from the start."""
    page = open_page(path, viewport={"width": 360, "height": 740})

    def top() -> float:
        return float(page.locator(below).evaluate("element => element.getBoundingClientRect().top + scrollY"))

    with_script = top()
    page.route(f"**/assets/{script}.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    assert abs(top() - with_script) <= 8
