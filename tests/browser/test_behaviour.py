"""What the pages do: forget ticks, store nothing that somebody wrote, find what is searched for, work without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.chromium import Watch, launch
from tests.site.pages import one_line
from tests.site.sources import SAMPLE, Written, modules, programme_addresses, shown

MODULE = "grunnlag/hentetid/"
PROGRAMME = programme_addresses(SAMPLE)[0]
# All that may be kept in a browser: which of light and dark somebody chose, for reading and for showing.
KEPT = re.compile(r"\.__palette$|^rh-projected-scheme$|^rh-meeting |^rh-letters$|^rh-sound$")


def test_ticks_are_forgotten_when_the_page_is_left_and_come_back_to(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    boxes = page.get_by_role("main").get_by_role("checkbox")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    page.goto("")
    page.go_back()
    assert page.url.endswith(MODULE)
    assert boxes.count() > 0
    assert not any(boxes.nth(number).is_checked() for number in range(boxes.count()))


def test_ticks_are_forgotten_by_a_browser_that_keeps_pages_alive(playwright: Playwright, home: str):
    # Playwright turns off Chromium's own memory of pages; readers have it on.
    browser = launch(playwright, whole=True, ignore_default_args=["--disable-back-forward-cache"])
    try:
        page = browser.new_page(base_url=home)
        page.goto(MODULE)
        box = page.get_by_role("main").get_by_role("checkbox").first
        box.check()
        page.evaluate("window.kept_alive = true")
        page.goto("")
        # A page that was kept alive is not loaded again, which is what Playwright's own way back waits for.
        page.evaluate("history.back()")
        page.wait_for_url(f"**/{MODULE}", wait_until="commit")
        assert page.evaluate("window.kept_alive"), "this Chromium did not keep the page alive, so nothing was tested"
        expect(box).not_to_be_checked()
    finally:
        browser.close()


def test_ticks_are_forgotten_on_reload(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    box = page.get_by_role("main").get_by_role("checkbox").first
    box.check()
    page.reload()
    assert not box.is_checked()


def test_it_stands_beside_every_checklist_that_ticks_are_forgotten(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    lists = page.locator(".rh-checklist")
    assert lists.count() == 2
    for number in range(lists.count()):
        assert "lagres ikke" in lists.nth(number).inner_text()


def test_clearing_one_checklist_leaves_the_others(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    first, second = page.locator(".rh-checklist").all()
    for checklist in (first, second):
        checklist.get_by_role("checkbox").first.check()
    first.get_by_role("button", name="Fjern kryssene").click()
    assert not first.get_by_role("checkbox").first.is_checked()
    assert second.get_by_role("checkbox").first.is_checked()


def test_the_browser_keeps_nothing_but_the_choice_of_light_or_dark(open_page: Callable[..., Page]):
    page = open_page("", viewport={"width": 1280, "height": 800})
    page.get_by_role("banner").get_by_role("button", name="Bytt til mørk visning").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".md-search__input").focus()
    page.keyboard.type("noe hemmelig")
    page.goto(MODULE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("main").get_by_role("checkbox").first.check()
    page.locator("main summary").first.click()
    page.goto(f"{MODULE}vis/")
    page.keyboard.press("PageDown")
    page.goto(f"{MODULE}ark/")
    page.goto("verktoy/alle-sjekklister/")
    kept = page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]")
    assert [key for key, _ in kept if not KEPT.search(key)] == []
    assert "hemmelig" not in str(kept)
    assert page.context.cookies() == []
    assert page.evaluate("indexedDB.databases()") == []


def test_search_finds_a_module_by_its_title_letter_by_letter(open_page: Callable[..., Page]):
    """That every title is found, the worker says for itself, in `tests/search/test_understanding.py`."""
    written = modules(SAMPLE)[-1]
    page = open_page("", viewport={"width": 1280, "height": 800})
    page.get_by_role("combobox", name="Søk").first.click()
    page.keyboard.type(written.front["title"])
    hit = page.locator(f".md-search-result__link[href*='{written.address}']").first
    expect(hit).to_be_visible()


def test_search_shows_text_with_a_tag_in_it_as_text(open_page: Callable[..., Page]):
    page = open_page("", viewport={"width": 1280, "height": 800})
    page.locator(".md-search__input").focus()
    page.keyboard.type("<img src=x onerror=alert(1)> foreldre")
    page.locator(".md-search-result__meta").wait_for()
    assert page.locator(".md-search-result img").count() == 0


@pytest.mark.parametrize("written", modules(SAMPLE), ids=lambda written: written.file.stem)
def test_without_scripts_a_module_shows_everything(open_page: Callable[..., Page], written: Written):
    page = open_page(written.address, java_script_enabled=False)
    for number, prompt in enumerate(written.module["prompts"], start=1):
        question = page.locator(f"#sporsmal-{prompt['id']}")
        assert question.is_visible()
        assert shown(prompt["text"]) in one_line(question.inner_text())
        if "note" in prompt:
            question.locator("summary").click()
            assert question.get_by_text(shown(prompt["note"])[:40]).is_visible(), f"the note to question {number}"
    for checklist in written.module["checklists"]:
        assert page.get_by_role("main").get_by_role("heading", name=checklist["title"], exact=True).is_visible()
        for item in checklist["items"]:
            assert page.get_by_role("checkbox", name=shown(item)).is_visible()
    assert page.get_by_role("button", name="Fjern kryssene").count() == 0
    text = one_line(page.get_by_role("main").inner_text())
    assert [point for point in written.module["key_points"] if shown(point) not in text] == []
    assert shown(written.module["scene"]["text"].split("\n\n")[0]) in text


@pytest.mark.parametrize("written", modules(SAMPLE), ids=lambda written: written.file.stem)
def test_without_scripts_a_projected_page_shows_every_screen(open_page: Callable[..., Page], written: Written):
    page = open_page(f"{written.address}vis/", java_script_enabled=False, viewport={"width": 1280, "height": 720})
    prompts = {prompt["id"]: prompt for prompt in written.module["prompts"]}
    bottom = 0.0
    for number, step in enumerate(written.module["session"]["steps"], start=1):
        screen = page.locator(f"#steg-{number}")
        assert screen.is_visible()
        box = screen.bounding_box()
        assert box is not None
        assert box["y"] >= bottom - 1, "screens lie over each other"
        bottom = box["y"] + box["height"]
        if "prompt" in step:
            assert shown(prompts[step["prompt"]]["text"]) in one_line(screen.inner_text())


def test_a_page_that_does_not_exist_leads_on(open_page: Callable[..., Page], home: str):
    page = open_page("404.html")
    page.get_by_role("main").get_by_role("link", name="Forsiden").click()
    expect(page).to_have_url(re.compile(rf"^{re.escape(home)}(index\.html)?$"))


def test_a_request_to_another_host_and_an_error_in_the_console_would_be_seen(page: Page, home: str):
    watch = Watch(home)
    other = page.context.new_page()
    watch.over(other)
    # The pages' own policy would not let it be asked for.
    other.goto("about:blank")
    other.evaluate("fetch('https://example.org/').catch(() => {}).then(() => console.error('galt'))")
    assert [seen.split(":")[0] for seen in watch.seen if "example.org" in seen][:1] == ["request to another host"]
    assert "error in the console: galt" in watch.seen


def test_a_programme_follows_the_start_time_that_a_reader_types_and_keeps_it_in_its_address_alone(
    open_page: Callable[..., Page],
):
    page = open_page(PROGRAMME)
    times = page.locator("time")
    field = page.get_by_role("textbox", name="Begynner kl.")
    for typed, starts in (("18.30", "18.30"), ("7:15", "07.15")):
        field.fill(typed)
        expect(times.first).to_have_text(starts)
    field.fill("25:00")
    expect(page.locator(".rh-meeting-fields__told")).to_contain_text("25:00")
    field.fill("7:15")
    page.reload()
    expect(times.first).to_have_text("07.15")
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == "[{},{}]"


def test_a_programme_to_print_begins_when_its_address_says(open_page: Callable[..., Page]):
    page = open_page(f"{PROGRAMME}?start=18:30")
    expect(page.locator("time").first).to_have_text("18.30")
    expect(page.get_by_role("textbox", name="Begynner kl.")).to_have_value("18.30")
