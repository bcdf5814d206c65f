"""axe finds nothing on a page in use, and would find what is wrong. All pages: `test_published_*.py`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import add_style

AXE = (Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Material's names for the two.
SCHEMES = {"light": "default", "dark": "slate"}


# All that another scheme can change.
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def findings(page: Page, rules: dict[str, object] | None = None) -> list[str]:
    """What axe finds, one line for each element; only by some rules, if they are given."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, {...rules, resultTypes: ['violations']})", rules or {"runOnly": TAGS}
    )
    return [
        f"{violation['id']}: {json.dumps(node['target'])} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_notes_are_open_and_boxes_ticked(open_page: Callable[..., Page], scheme: str):
    page = open_page("grunnlag/hentetid/", color_scheme=scheme)
    for summary in page.locator("main summary").all():
        summary.click()
    for box in page.get_by_role("main").get_by_role("checkbox").all():
        box.check()
    assert findings(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_a_phone_with_the_menu_open(open_page: Callable[..., Page], scheme: str):
    page = open_page("grunnlag/hentetid/", color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary").get_by_role("link").first.wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_searching(open_page: Callable[..., Page], scheme: str):
    page = open_page("", color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page.keyboard.press("/")
    page.keyboard.type("foreldre")
    page.locator(".md-search-result__item").first.wait_for()
    assert findings(page) == []


def test_axe_would_find_a_fault(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    add_style(page, ".faint { color: #eee; background: #fff }")
    page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><p class=\"faint\">svakt</p>')"
    )
    found = "\n".join(findings(page))
    assert "image-alt" in found
    assert "color-contrast" in found


def test_axe_would_find_a_faint_colour_in_the_dark(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/", color_scheme="dark")
    add_style(page, ".faint { color: #222; background: #000 }")
    page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=\"faint\">svakt</p>')"
    )
    assert "color-contrast" in "\n".join(findings(page, COLOUR_RULES))
