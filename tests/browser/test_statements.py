"""The round of statements: sheets to put dots on, and what is counted there leads to three modules and is kept nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import served
from tests.browser.paper import A4, printed
from tests.browser.test_accessibility import BUT_CONTRAST, findings
from tests.browser.test_layout import OVERFLOW
from tests.site.sources import SAMPLE, modules, shared

STATEMENTS = "verktoy/pastander/"
WRITTEN = [statement for part in shared("statements", SAMPLE) for statement in part["statements"]]
TITLES = {written.file.stem: written.front["title"] for written in modules(SAMPLE)}


def count(page: Page, place: int, *dots: int | str) -> None:
    """Types what was counted for one statement."""
    fields = page.get_by_role("group", name=re.compile(re.escape(WRITTEN[place]["text"]))).get_by_role("textbox")
    for field, number in zip(fields.all(), dots, strict=True):
        field.fill(str(number))


def test_the_lowest_statements_lead_to_three_modules_and_these_to_the_half_year(open_page: Callable[..., Page]):
    page = open_page(STATEMENTS)
    before = page.url
    expect(page.get_by_role("heading", name="Forslaget")).to_be_hidden()
    count(page, 0, 0, 0, 2, 9)
    count(page, 6, 9, 2, 0, 0)
    count(page, 10, 2, 9, 1, 0)
    count(page, 3, 0, 3, 9, 0)
    slugs = [WRITTEN[place]["modules"][0] for place in (6, 10, 3)]
    proposals = page.locator(".rh-statements__proposals li")
    assert proposals.get_by_role("link").all_inner_texts() == [TITLES[slug] for slug in slugs]
    expect(proposals.first).to_contain_text("Snitt 1,2 av 4.")
    assert page.url == before
    # What was counted is nowhere but in the fields, and a browser may not bring it back.
    expect(
        page.get_by_text("Tallene blir ikke med dit, og kan være borte når dere kommer tilbake hit.")
    ).to_be_visible()
    page.get_by_role("link", name="Åpne halvårsplanen").click()
    page.wait_for_url(f"**/moter/halvar/?moduler={','.join(slugs)}")
    assert page.locator(".rh-half-year__meeting strong").all_inner_texts() == [TITLES[slug] for slug in slugs]


def test_only_numbers_count_and_nothing_is_kept(open_page: Callable[..., Page]):
    page = open_page(STATEMENTS)
    kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    count(page, 0, "mange", 3, "", "")
    expect(page.get_by_text("1 påstand er ikke regnet med: noe av det som står der, er ikke et tall.")).to_be_visible()
    assert page.locator("[aria-invalid=true]").count() == 1
    expect(page.locator(".rh-statements__proposals li")).to_have_count(0)
    count(page, 0, "", 3, "", "")
    expect(page.locator(".rh-statements__proposals li").first).to_contain_text("Snitt 2,0 av 4.")
    page.get_by_label("Hvor mange satte prikker?").fill("2")
    expect(page.get_by_text("der er det flere prikker enn dere var")).to_be_visible()
    assert page.locator("[aria-invalid=true]").count() == 4
    expect(page.locator(".rh-statements__proposals li")).to_have_count(0)
    page.get_by_label("Hvor mange satte prikker?").fill("3")
    expect(page.locator(".rh-statements__proposals li").first).to_contain_text("Snitt 2,0 av 4.")
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})") == kept
    page.reload()
    assert page.locator(".rh-statement input").evaluate_all("fields => fields.map(field => field.value).join('')") == ""


def test_nobody_is_no_number_and_of_few_there_is_a_word(open_page: Callable[..., Page]):
    page = open_page(STATEMENTS)
    people = page.get_by_label("Hvor mange satte prikker?")
    told = page.locator(".rh-statements__told")
    people.fill("0")
    expect(told).to_have_text("«0» er ikke et antall. Skriv for eksempel 18.")
    expect(told).to_be_visible()
    expect(people).to_have_attribute("aria-invalid", "true")
    people.fill("3")
    expect(told).to_contain_text("Er dere færre enn fem, er det lett å gjette hvem som mente hva.")
    expect(told).to_be_visible()
    expect(people).to_have_attribute("aria-invalid", "false")
    people.fill("5")
    expect(told).to_be_hidden()


def test_each_part_has_one_side_of_its_own_with_six_scales_and_no_name(open_page: Callable[..., Page]):
    page = open_page(STATEMENTS)
    page.get_by_role("link", name="Skriv ut arkene").click()
    page.wait_for_url(f"**/{STATEMENTS}ark/")
    page.evaluate("document.fonts.ready.then(() => null)")
    pages = printed(page).pages
    assert len(pages) == len(shared("statements", SAMPLE))
    for sheet, part in zip(pages, shared("statements", SAMPLE), strict=True):
        assert [float(side) for side in sheet.mediabox[2:]] == pytest.approx(A4, abs=1)
        text = " ".join(sheet.extract_text().split())
        assert [statement["text"] for statement in part["statements"] if statement["text"] not in text] == []
        assert text.count("Nesten alltid") == 6
        assert "Ikke skriv navn" in text


def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(open_page: Callable[..., Page]):
    page = open_page(STATEMENTS)
    count(page, 0, 4, 3, "x", 1)
    # At another width there are the same colours.
    for width, rules in ((320, None), (1280, BUT_CONTRAST)):
        page.set_viewport_size({"width": width, "height": 740})
        assert (width, findings(page, rules), page.evaluate(OVERFLOW)) == (width, [], [])


def test_without_scripts_the_statements_lead_to_their_modules(browser: Browser, hosted: Path):
    with served(hosted) as home:
        page = browser.new_page(base_url=home, java_script_enabled=False)
        page.goto(STATEMENTS)
        main = page.get_by_role("main")
        assert main.get_by_role("textbox").count() == 0
        assert page.locator(".rh-statement__text:visible").count() == len(WRITTEN)
        assert page.locator(".rh-statement__modules a:visible").count() == sum(
            len(statement["modules"]) for statement in WRITTEN
        )
        page.close()


def test_from_a_folder_it_leads_to_the_half_year(browser: Browser, folder_edition: Path):
    page = browser.new_page()
    page.goto(f"{folder_edition.as_uri()}/{STATEMENTS}index.html")
    count(page, 0, 9, 0, 0, 0)
    page.get_by_role("link", name="Åpne halvårsplanen").click()
    expect(page.locator(".rh-half-year__meeting strong").first).to_have_text(TITLES[WRITTEN[0]["modules"][0]])
    page.close()
