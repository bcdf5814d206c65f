"""A meeting made from nothing, on a phone and on a desk, on the web and from a folder; its faces show what was made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import served
from tests.browser.test_accessibility import findings
from tests.browser.test_layout import OVERFLOW
from tests.firefox.firefox import until
from tests.site.faces import assert_one_meeting
from tests.site.sources import SAMPLE, module, modules

MAKING = "moter/mote/"
FIRST = module("grunnlag/a-vente", SAMPLE)
SLUG = FIRST.file.stem
TITLE = FIRST.front["title"]
OTHER = next(written for written in modules(SAMPLE) if written.file.stem != SLUG)


def blocks(page: Page) -> list[str]:
    """What the meeting is made of, in order."""
    return page.locator(".rh-making__title").all_inner_texts()


def begun(page: Page) -> None:
    """Waits until all parts have come. Asked from outside: what a page asks itself again and again, its policy refuses."""
    until(lambda: page.evaluate("typeof rhMeeting !== 'undefined'"), "the meeting does not begin")


def take(page: Page, title: str) -> None:
    """Chooses a module by its title."""
    page.locator(".rh-making__modules > li").filter(has=page.get_by_role("link", name=title, exact=True)).get_by_role(
        "button", name="Velg"
    ).click()


def test_from_nothing_to_a_meeting_on_the_screen_in_three_choices(open_page: Callable[..., Page]):
    page = open_page(MAKING)
    expect(page.locator(".rh-making__made")).to_be_hidden()
    take(page, TITLE)
    assert blocks(page) == [TITLE]
    page.locator(".rh-making__made").get_by_role("link", name="Vis på møte").click()
    page.wait_for_url(re.compile(rf"/moter/mote/vis/\?deler={SLUG}:"))
    expect(page.locator(".rh-screen:visible").first).to_be_in_viewport()


def test_everything_can_be_changed_and_stands_in_the_address(open_page: Callable[..., Page]):
    page = open_page(MAKING)
    take(page, TITLE)
    take(page, OTHER.front["title"])
    page.get_by_label("Deltakere").fill("18")
    page.get_by_label("Begynner kl.").fill("14.00")
    made = page.locator(".rh-making__made")
    for name in ("Pause", "Lunsj", "Noe eget"):
        made.get_by_role("button", name=name, exact=True).click()
    assert blocks(page) == [TITLE, OTHER.front["title"], "Pause", "Lunsj", "Noe eget"]
    what = page.get_by_role("textbox", name="Hva", exact=True)
    what.fill("Nytt om høsten; og mer")
    what.blur()
    expect(page.locator(".rh-making__title").last).to_have_text("Nytt om høsten, og mer")
    made.get_by_role("button", name="Opp: Pause").click()
    assert blocks(page)[:3] == [TITLE, "Pause", OTHER.front["title"]]
    made.get_by_role("button", name="Ta ut: Lunsj").click()
    assert "lunsj" not in page.url
    step = made.get_by_role("checkbox", name=re.compile("^Spørsmål 1")).first
    step.uncheck()
    expect(step).to_be_focused()
    address = page.url
    assert "folk=18" in address
    assert "start=14.00" in address
    page.go_back()
    expect(step).to_be_checked()
    page.go_forward()
    expect(step).not_to_be_checked()
    again = open_page(f"{MAKING}{address.partition(MAKING)[2]}")
    assert blocks(again) == blocks(page)
    assert again.locator(".rh-making__sum").inner_text() == page.locator(".rh-making__sum").inner_text()


def test_a_step_can_be_longer_and_the_others_give_it_what_it_needs(open_page: Callable[..., Page]):
    page = open_page(f"{MAKING}?deler={SLUG}&min=60")
    length = page.get_by_role("textbox", name="Minutter: Spørsmål 1").first
    before = int(length.get_attribute("placeholder") or "0")
    length.fill("25")
    length.blur()
    expect(page).to_have_url(re.compile(r"deler=[^&]*\*25"))
    plan = page.evaluate("rhMeeting.plan()")
    assert plan["minutes"] == 60
    assert next(step["minutes"] for step in plan["steps"] if step["kind"] == "prompt") > before
    length.fill("mange")
    length.blur()
    expect(length).to_have_attribute("aria-invalid", "true")


def test_a_block_is_moved_with_a_mouse_too(open_page: Callable[..., Page]):
    page = open_page(
        f"{MAKING}?deler={SLUG}:opening,agreement;pause-10;eget-10:Nytt", viewport={"width": 1280, "height": 1400}
    )
    heads = page.locator(".rh-making__head")
    heads.nth(2).drag_to(heads.nth(0))
    assert blocks(page) == ["Nytt", TITLE, "Pause"]


def test_what_one_strives_with_finds_a_module(open_page: Callable[..., Page]):
    page = open_page(MAKING)
    page.get_by_label("Hva strever dere med?").fill(f"{TITLE} xyzzy")
    page.get_by_role("button", name="Foreslå en").click()
    assert blocks(page) == [TITLE]


def test_a_long_sitting_is_told_and_a_break_is_proposed(open_page: Callable[..., Page]):
    page = open_page(f"{MAKING}?deler={SLUG};eget-60:Nytt&start=09.00")
    expect(page.locator(".rh-making__notices li")).to_contain_text(re.compile(r"Dere sitter \d+ minutter uten pause"))
    page.get_by_role("button", name="Foreslå pauser").click()
    expect(page.locator(".rh-making__notices li")).to_have_count(0)
    assert blocks(page) == [TITLE, "Pause", "Nytt"]


def test_every_face_shows_what_was_made(open_page: Callable[..., Page]):
    other = OTHER.file.stem

    page = open_page(MAKING, viewport={"width": 1024, "height": 768})

    def read(path: str, told: str) -> object:
        page.goto(path)
        begun(page)
        return page.evaluate(told)

    for parts in (SLUG, f"{SLUG};pause-10;{other}", f"eget-10:Velkommen;{other};lunsj-30@11.30;{SLUG}:historie,avtale"):
        for wishes in ({"folk": 4}, {"min": 90, "folk": 18, "start": "11.00"}):
            assert_one_meeting(read, MAKING, {**wishes, "deler": parts})


def test_the_pile_holds_the_run_sheet_whole(open_page: Callable[..., Page]):
    query = f"?deler={SLUG};pause-10;{OTHER.file.stem}&folk=4&start=14.00"
    told = "sheet => sheet.textContent.replace(/\\s+/g, ' ').trim()"
    alone = open_page(f"{MAKING}kjoreplan/{query}")
    begun(alone)
    pile = open_page(f"{MAKING}ark/{query}")
    pile.get_by_role("button", name="Legg ut hele bunken").click()
    in_pile = pile.locator("main .rh-sheet[data-kind=D]").first.evaluate(told)
    assert FIRST.module["scene"]["text"].split()[3] in in_pile
    assert in_pile.partition("Klokka")[2] == alone.locator("main .rh-sheet").evaluate(told).partition("Klokka")[2]


def test_two_meetings_in_one_browser_leave_each_other_alone(open_page: Callable[..., Page]):
    one = open_page(f"{MAKING}vis/?deler={SLUG};eget-10:A")
    begun(one)
    one.keyboard.press("PageDown")
    before = one.url
    other = one.context.new_page()
    other.goto(f"{MAKING}vis/?deler={OTHER.file.stem};eget-10:B")
    begun(other)
    other.keyboard.press(".")
    other.keyboard.press("Escape")
    other.keyboard.press("PageDown")
    assert one.url == before
    assert not one.evaluate("document.documentElement.classList.contains('rh-is-blank')")
    one.reload()
    begun(one)
    assert one.evaluate("rhMeeting.screen().id") == before.partition("#")[2]


def test_it_ends_on_its_last_screen_and_one_comes_back_to_the_meeting(open_page: Callable[..., Page]):
    query = f"?folk=18&deler={SLUG}:historie,avtale"
    page = open_page(f"{MAKING}vis/{query}", viewport={"width": 1024, "height": 768})
    begun(page)
    page.keyboard.press("End")
    last = page.locator(".rh-screen:visible").last
    expect(last.get_by_role("link", name="Neste")).to_be_hidden()
    last.get_by_role("link", name="Ferdig").click()
    page.wait_for_url(f"**/{MAKING}{query}")
    assert blocks(page) == [TITLE]


def test_the_way_back_brings_the_fields_along_and_no_key_is_lost(open_page: Callable[..., Page]):
    page = open_page(f"{MAKING}?folk=18&deler={SLUG};pause-10;eget-10:Nytt")
    page.get_by_role("button", name="Ta ut: Pause").press("Enter")
    assert blocks(page) == [TITLE, "Nytt"]
    expect(page.get_by_role("button", name="Ta ut: Nytt")).to_be_focused()
    page.get_by_label("Deltakere").fill("30")
    page.get_by_role("button", name="Ta ut: Nytt").press("Enter")
    page.get_by_role("heading", name="Møtet", exact=True).focus()
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Deltakere")).to_have_value("18")


def test_a_lunch_that_is_over_is_told(open_page: Callable[..., Page]):
    page = open_page(f"{MAKING}?start=12.30&deler={SLUG};lunsj-30@11.30;eget-10:Nytt")
    expect(page.get_by_text("Lunsjen kan ikke begynne kl. 11.30 i dette møtet.")).to_be_visible()
    assert page.evaluate("rhMeeting.plan().minutes") < 180


@pytest.mark.parametrize("query", ["", "?deler=finnes-ikke", "?deler=%00;;:,&min=x", f"?deler={SLUG}:finnes-ikke"])
def test_whatever_an_address_asks_for_gives_a_meeting_or_a_sentence(open_page: Callable[..., Page], query: str):
    page = open_page(MAKING)
    for face in ("", "vis/", "vis/leder/", "kjoreplan/", "ark/"):
        page.goto(f"{MAKING}{face}{query}")
        begun(page)
        assert page.evaluate("rhMeeting.plan().steps.length") >= 1
        if query:
            assert page.evaluate("rhMeeting.unknown()") != ""


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(open_page: Callable[..., Page], width: int):
    page = open_page(
        f"{MAKING}?deler={SLUG};pause-10;eget-10:Velkommen&folk=18", viewport={"width": width, "height": 740}
    )
    assert findings(page) == []
    assert page.evaluate(OVERFLOW) == []


def test_without_scripts_it_lists_the_modules_and_the_ready_meetings(browser: Browser, hosted: Path):
    with served(hosted) as home:
        page = browser.new_page(base_url=home, java_script_enabled=False)
        page.goto(MAKING)
        assert page.get_by_role("button").count() == 0
        assert page.get_by_role("link", name=TITLE, exact=True).is_visible()
        assert page.locator(".rh-making__ready a:visible").count() >= 1
        page.close()


def test_from_a_folder_it_is_made_shown_led_and_printed(browser: Browser, folder_edition: Path):
    page = browser.new_page()
    page.goto(f"{folder_edition.as_uri()}/{MAKING}index.html")
    take(page, TITLE)
    page.locator(".rh-making__made").get_by_role("button", name="Pause", exact=True).click()
    for name, heard in (
        ("Vis på møte", ".rh-screen"),
        ("Ledervindu", ".rh-leader__step"),
        ("Kjøreplan", "[data-step]"),
        ("Ark", ".rh-sheet"),
    ):
        page.locator(".rh-making__made").get_by_role("link", name=name, exact=True).click()
        expect(page.locator(f"{heard}:visible").first).to_be_attached()
        begun(page)
        assert page.evaluate("rhMeeting.plan().steps[0].module") == SLUG
        page.go_back()
    page.close()
