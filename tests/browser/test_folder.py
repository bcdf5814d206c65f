"""The edition on a memory stick: opened from file://, everything works as on the web, and nothing is asked of any host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import Watch
from tests.site.sources import SAMPLE, module, modules

MODULE = module("grunnlag/a-vente", SAMPLE)


@pytest.fixture
def open_file(browser: Browser, folder_edition: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page of the folder in a clean browser; the test fails on any request to a host and any error."""
    watch = Watch(folder_edition.as_uri())
    contexts = []

    def open_file(path: str = "index.html", **options: object) -> Page:
        context = browser.new_context(
            locale="nb-NO", reduced_motion="reduce", viewport={"width": 1280, "height": 800}, **options
        )
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(f"{folder_edition.as_uri()}/{path}")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert watch.seen == []


def at(page: Page, address: str) -> None:
    """The page that is open is the one with this address on the web, and its scripts listen."""
    expect(page).to_have_url(re.compile(rf"^file://.*/{re.escape(address)}index\.html([?#].*)?$"))
    page.wait_for_load_state()


def test_from_the_front_page_to_a_module_its_screens_and_back(open_file: Callable[..., Page]):
    page = open_file()
    page.locator(f"main a[href='{MODULE.address}index.html']").filter(visible=True).first.click()
    at(page, MODULE.address)
    page.get_by_role("main").get_by_role("link", name="Vis på møte", exact=True).first.click()
    at(page, f"{MODULE.address}vis/")
    page.keyboard.press("PageDown")
    page.wait_for_function("() => location.hash === '#' + document.querySelectorAll('.rh-screen')[1].id")
    page.reload()
    page.keyboard.press("End")
    page.get_by_role("link", name="Ferdig").click()
    at(page, MODULE.address)


def test_the_screen_and_the_leaders_window_are_in_step_here_too(open_file: Callable[..., Page]):
    page = open_file(f"{MODULE.address}vis/index.html")
    page.keyboard.press("v")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Åpne vinduet for deg som leder").click()
    leader = opened.value
    at(leader, f"{MODULE.address}vis/leder/")
    leader.keyboard.press("PageDown")
    page.wait_for_function("() => rhMeeting.state().at === rhMeeting.screens()[1].id")
    page.reload()
    leader.reload()
    page.keyboard.press("s")
    leader.wait_for_function("() => Object.keys(rhMeeting.state().clocks).length === 1")


def test_from_a_module_to_its_sheets_its_run_sheet_and_back(open_file: Callable[..., Page]):
    page = open_file(f"{MODULE.address}index.html")
    page.locator("main a[href*='ark/index.html']").first.click()
    at(page, f"{MODULE.address}ark/")
    assert (
        page.locator(".rh-sheet__page").first.evaluate("page => getComputedStyle(page).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    page.get_by_role("link", name="Kjøreplan").click()
    at(page, f"{MODULE.address}kjoreplan/")
    page.get_by_role("link", name="Tilbake").click()
    at(page, MODULE.address)


def test_menu_logo_and_next_lead_to_files(open_file: Callable[..., Page]):
    page = open_file(f"{MODULE.address}index.html")
    page.locator(".md-footer__link--next").click()
    at(page, "grunnlag/lyden/")
    page.locator(".md-tabs__link", has_text="Verktøy").click()
    at(page, "verktoy/alle-sporsmal/")
    page.locator(".md-header .md-logo").click()
    at(page, "")


@pytest.mark.parametrize("start", ["index.html", f"{MODULE.address}index.html"])
def test_search_finds_a_module_and_leads_to_it(open_file: Callable[..., Page], start: str):
    sought = modules(SAMPLE)[-1]
    page = open_file(start)
    page.get_by_role("combobox", name="Søk").first.click()
    page.keyboard.type(sought.front["title"])
    hit = page.locator(f".md-search-result__link[href*='{sought.address}index.html']").first
    expect(hit).to_be_visible()
    hit.click()
    at(page, sought.address)
    expect(page.locator("main mark").first).to_be_attached()
    assert not re.search(r"[?#]", page.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text(sought.front["title"])


def test_search_understands_a_slip_of_the_finger_here_too(open_file: Callable[..., Page]):
    page = open_file()
    page.get_by_role("combobox", name="Søk").first.click()
    page.keyboard.type("hentetdi")
    find = page.locator(".md-search-result__link[href*='grunnlag/hentetid/index.html']").first
    expect(find.locator(".rh-kind")).to_have_text("Modul")


def test_where_nothing_is_found_the_glossary_is_offered_here_too(open_file: Callable[..., Page]):
    page = open_file(f"{MODULE.address}index.html")
    page.get_by_role("combobox", name="Søk").first.click()
    page.keyboard.type("tariffoppgjør")
    page.locator(".rh-no-answer").get_by_role("link", name="ordlista").click()
    at(page, "verktoy/ordliste/")


def test_the_start_of_a_meeting_stands_in_the_address_here_too(open_file: Callable[..., Page]):
    page = open_file(f"{MODULE.address}kjoreplan/index.html")
    page.get_by_label("Begynner kl.").fill("14:15")
    expect(page).to_have_url(re.compile(r"/kjoreplan/index\.html\?start=14\.15$"))
    page.reload()
    expect(page.get_by_label("Begynner kl.")).to_have_value("14.15")
