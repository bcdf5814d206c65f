"""A plan for a half-year: modules are chosen, what they cover is seen, and the plan goes on to the calendar, to paper and to the meetings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.paper import printed
from tests.browser.test_accessibility import BUT_CONTRAST, findings
from tests.browser.test_layout import OVERFLOW
from tests.site.sources import SAMPLE, module, modules

HALF_YEAR = "moter/halvar/"
FIRST = module("grunnlag/a-vente", SAMPLE)
OTHER = module("grunnlag/lyden", SAMPLE)
SLUGS = [FIRST.file.stem, OTHER.file.stem]
SPRING = "?halvar=var-2027&dag=tirsdag&hver=3&kl=14.00&min=45"


def meetings(page: Page) -> Locator:
    """The modules of the plan, in the order of their meetings."""
    return page.locator(".rh-half-year__meeting strong")


def choose(page: Page, title: str) -> None:
    """Chooses a module with the keyboard, in its part."""
    group = page.locator(".rh-half-year__group[data-part]").filter(has_text=title)
    if group.get_attribute("open") is None:
        group.locator("summary").press("Enter")
    group.get_by_role("button", name=f"Velg: {title}", exact=True).press("Enter")


def test_what_is_chosen_stands_in_the_plan_and_in_the_address_and_goes_with_the_way_back(
    open_page: Callable[..., Page],
):
    page = open_page(f"{HALF_YEAR}{SPRING}")
    expect(meetings(page)).to_have_text([])
    choose(page, FIRST.front["title"])
    choose(page, OTHER.front["title"])
    expect(meetings(page)).to_have_text([FIRST.front["title"], OTHER.front["title"]])
    assert f"moduler={','.join(SLUGS)}" in page.url
    page.get_by_role("button", name=f"Senere: {FIRST.front['title']}").press("Enter")
    expect(meetings(page)).to_have_text([OTHER.front["title"], FIRST.front["title"]])
    expect(page.get_by_role("button", name=f"Senere: {FIRST.front['title']}")).to_be_focused()
    choice = page.get_by_role("button", name=f"Velg: {OTHER.front['title']}", exact=True)
    expect(choice).to_have_attribute("aria-pressed", "true")
    choice.press("Enter")
    expect(meetings(page)).to_have_text([FIRST.front["title"]])
    expect(choice).to_be_focused()
    choice.press("Enter")
    expect(meetings(page)).to_have_text([OTHER.front["title"], FIRST.front["title"]])
    page.get_by_role("button", name=f"Ta ut: {OTHER.front['title']}").press("Enter")
    expect(meetings(page)).to_have_text([FIRST.front["title"]])
    page.go_back()
    expect(meetings(page)).to_have_text([OTHER.front["title"], FIRST.front["title"]])
    again = open_page(f"{HALF_YEAR}{page.url.partition(HALF_YEAR)[2]}")
    expect(meetings(again)).to_have_text([OTHER.front["title"], FIRST.front["title"]])
    assert SLUGS[0] not in again.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_a_meeting_on_a_day_off_that_somebody_chose_is_told_and_none_is_proposed(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}?halvar=var-2027&dag=mandag&hver=1")
    said = page.locator(".rh-half-year__sum")
    expect(said).not_to_contain_text("få er på jobb")
    page.get_by_label("Dato for møte 3", exact=True).fill("17.5.")
    page.keyboard.press("Tab")
    expect(said).to_contain_text("er på en dag da få er på jobb: mandag 17. mai (17. mai).")
    again = open_page(f"{HALF_YEAR}?halvar=var-2027&datoer=2027-02-09,2027-05-06")
    expect(again.locator(".rh-half-year__sum")).to_contain_text(
        "Møte 2 er på en dag da få er på jobb: torsdag 6. mai (Kristi himmelfartsdag)."
    )


def test_alt_and_the_arrows_move_the_module_that_one_is_at_also_from_a_field(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={','.join(SLUGS)}")
    hint = page.get_by_text("Alt + pil opp og Alt + pil ned")
    expect(hint).to_be_visible()
    first, other = (written.front["title"] for written in (FIRST, OTHER))
    earlier = page.get_by_role("button", name=f"Tidligere: {other}")
    expect(earlier).to_have_attribute("aria-keyshortcuts", "Alt+ArrowUp")
    # Whatever of the row one is at, one is still there afterwards.
    for place in (
        page.get_by_role("button", name=f"Ta ut: {other}"),
        page.get_by_role("link", name=f"Lag møtet: {other}"),
        page.locator(".rh-half-year__meetings").get_by_role("link", name=other, exact=True),
    ):
        place.focus()
        page.keyboard.press("Alt+ArrowUp")
        expect(meetings(page)).to_have_text([other, first])
        expect(place).to_be_focused()
        page.keyboard.press("Alt+ArrowUp")
        page.keyboard.press("Alt+ArrowDown")
        expect(meetings(page)).to_have_text([first, other])
        expect(page.get_by_text(re.compile(f"^Flyttet til møte 2 av .*: {re.escape(other)}"))).to_be_visible()
    page.get_by_role("textbox", name="Dato for møte 2").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(meetings(page)).to_have_text([other, first])
    expect(page.get_by_role("textbox", name="Dato for møte 1")).to_be_focused()
    page.get_by_role("button", name="Tøm planen").click()
    expect(hint).to_be_hidden()


def test_what_is_being_typed_is_on_the_paper(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={','.join(SLUGS)}")
    length = page.get_by_label("Minutter")
    length.fill("60")
    assert "på 60 minutter" in " ".join(printed(page).pages[0].extract_text().split())
    expect(length).to_be_focused()
    assert "min=60" in page.url
    date = page.get_by_role("textbox", name="Dato for møte 1", exact=True)
    date.fill("14.1.")
    assert "torsdag 14. januar" in " ".join(printed(page).pages[0].extract_text().split())
    expect(date).to_be_focused()
    assert "datoer=2027-01-14," in page.url
    # What is as it was is no change.
    before = page.evaluate("history.length")
    printed(page)
    assert page.evaluate("history.length") == before
    length.fill("4")
    printed(page)
    expect(page.get_by_text("«4» går ikke.")).to_be_visible()
    assert "min=60" in page.url


def test_the_keyboard_stays_where_it_is_when_a_field_changes_the_plan(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={','.join(SLUGS)}")
    page.get_by_label("Minutter").fill("60")
    page.keyboard.press("Tab")
    expect(page.locator(".rh-half-year__sum")).to_contain_text("på 60 minutter")
    date = page.get_by_role("textbox", name="Dato for møte 1", exact=True)
    expect(date).to_be_focused()
    page.keyboard.type("13.1.")
    page.keyboard.press("Enter")
    expect(page.locator(".rh-half-year__day").first).to_have_text("onsdag 13. januar:")
    expect(date).to_be_focused()
    page.keyboard.press("Tab")
    expect(
        page.locator(".rh-half-year__meetings").get_by_role("link", name=FIRST.front["title"], exact=True)
    ).to_be_focused()


def test_a_date_that_moves_a_meeting_in_the_order_tells_where_it_is(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={','.join(SLUGS)}")
    first, other = (written.front["title"] for written in (FIRST, OTHER))
    page.get_by_role("textbox", name="Dato for møte 1", exact=True).fill("3.2.")
    page.keyboard.press("Enter")
    expect(meetings(page)).to_have_text([other, first])
    expect(page.get_by_role("status").filter(has_text="Flyttet til møte 2 av")).to_contain_text(
        f"onsdag 3.\u00a0februar: {first}."
    )
    expect(page.get_by_role("textbox", name="Dato for møte 2", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("4.2.")
    page.keyboard.press("Tab")
    expect(page.locator(".rh-half-year__day").nth(1)).to_have_text("torsdag 4. februar:")
    expect(page.get_by_text("Flyttet til")).to_have_count(0)


def test_minutes_that_nobody_has_written_are_asked_for(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}")
    page.get_by_label("Minutter").fill(" ")
    page.keyboard.press("Tab")
    expect(page.locator(".rh-half-year__told")).to_have_text(
        "Si hvor lenge møtet varer. Et møte varer fra 5 til 600 minutter."
    )
    assert page.get_by_label("Minutter").get_attribute("aria-invalid") == "true"


def test_dates_follow_what_is_wished_and_can_be_others(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={','.join(SLUGS)}")
    dates = page.get_by_role("textbox", name=re.compile("^Dato for møte"))
    assert [date.input_value() for date in dates.all()][:5] == ["12.01.", "02.02.", "23.02.", "16.03.", "06.04."]
    page.get_by_label("Ukedag").select_option("onsdag")
    expect(dates.first).to_have_value("13.01.")
    page.get_by_label("Høyst så mange møter").fill("3")
    page.keyboard.press("Tab")
    expect(dates).to_have_count(3)
    dates.last.fill("8.1.")
    page.keyboard.press("Tab")
    expect(dates.first).to_have_value("08.01.")
    assert "datoer=2027-01-08,2027-01-13,2027-02-03" in page.url
    # The meeting that was moved had no module: it is the first now, and has none.
    expect(page.locator(".rh-half-year__meeting").first).to_contain_text("Ikke valgt ennå")
    dates.last.fill("i morgen")
    page.keyboard.press("Tab")
    expect(page.get_by_text("«i morgen» er ikke en ledig dag")).to_be_visible()
    dates.last.fill("24.3.")
    page.keyboard.press("Tab")
    expect(page.locator(".rh-half-year__meeting").last).to_contain_text("(påskeuka)")
    page.get_by_role("button", name="Foreslå datoene på nytt").click()
    assert "datoer" not in page.url


def test_the_map_counts_the_choice_leads_to_its_questions_and_what_is_lacking_is_proposed(
    open_page: Callable[..., Page],
):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={OTHER.file.stem}")
    covered = dict.fromkeys(OTHER.module["recommendations"], OTHER.module["prompts"])
    for link in page.locator("a.rh-map__count").all():
        number, block = (link.get_attribute("href") or "").removeprefix("#rute-").split("-")
        asked = [prompt for prompt in covered.get(int(number), []) if prompt["building_block"] == block]
        assert link.inner_text() == str(len(asked))
    number = OTHER.module["recommendations"][0]
    block = OTHER.module["prompts"][0]["building_block"]
    page.locator(f'a.rh-map__count[href="#rute-{number}-{block}"]').press("Enter")
    chosen = page.locator(f"#rute-{number}-{block} .rh-is-chosen")
    expect(chosen.first).to_be_visible()
    assert chosen.count() == len([prompt for prompt in OTHER.module["prompts"] if prompt["building_block"] == block])
    href = chosen.first.get_by_role("link").first.get_attribute("href")
    expect(page.locator(".rh-half-year__covers")).to_contain_text("Det mangler")
    page.locator(".rh-half-year__proposals button").first.click()
    expect(meetings(page)).to_have_count(2)
    page.goto(f"{HALF_YEAR}{href}")
    assert page.evaluate("document.querySelector(decodeURIComponent(location.hash)) !== null")


# What can be read in the window, below what lies over the page.
_IN_SIGHT = """place => {
  const texts = document.createTreeWalker(document.querySelector(place), NodeFilter.SHOW_TEXT), seen = [];
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1);
    const isSeen = box => texts.currentNode.parentElement.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
    if (boxes.length && boxes.every(isSeen)) seen.push(texts.currentNode.data);
  }
  return seen.join(' ').replace(/\\s+/g, ' ');
}"""


@pytest.mark.parametrize("path", ["verktoy/kompetansekart/", HALF_YEAR])
def test_whoever_follows_a_number_of_the_map_sees_which_recommendation_and_building_block_it_is_of(
    open_published: Callable[..., Page], path: str
):
    page = open_published(path)
    for width, height in ((360, 740), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        rows = page.locator(".rh-map__table tbody tr").all()
        # Where there is little room, more is hidden: in a wide window it is asked of the two that are farthest apart.
        for row in rows if width < 1000 else (rows[0], rows[-1]):
            recommendation = row.get_by_role("rowheader").inner_text().replace("\u00ad", "")
            # The last of a row is the farthest from what is above it.
            link = row.locator("a.rh-map__count").last
            href = link.get_attribute("href") or ""
            link.press("Enter")
            expect(page.locator(href)).to_be_focused()
            number, title = recommendation.split(" ", 1)
            sight = page.evaluate(_IN_SIGHT, "main").lower()
            assert f"anbefaling {number}, {title}".lower() in sight, width
            assert href.rsplit("-", 1)[-1] in sight, width


def test_a_module_is_found_by_a_word_and_by_what_one_strives_with(open_page: Callable[..., Page]):
    page = open_page(HALF_YEAR)
    trouble = next(trouble for written in modules(SAMPLE) for trouble in written.module.get("troubles", []))
    page.get_by_label("Søk etter et ord").fill(trouble.split()[-1])
    expect(page.get_by_role("button", name=re.compile(f"^Velg: .*{re.escape(trouble)}$"))).to_be_visible()
    page.get_by_label("Søk etter et ord").fill("finnesikke")
    expect(page.get_by_text("0 moduler passer.")).to_be_visible()
    expect(page.locator("[data-choice]:visible")).to_have_count(0)


def test_each_meeting_opens_projected_and_is_made_as_long_as_it_is_planned(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={SLUGS[0]}")
    page.get_by_role("link", name="Vis på møte").click()
    page.wait_for_url(f"**/{FIRST.address}vis/?min=45&start=14.00*")
    page.go_back()
    page.get_by_role("link", name="Lag møtet").click()
    page.wait_for_url(f"**/moter/mote/?*deler={SLUGS[0]}*")
    assert page.evaluate("rhMeeting.plan().minutes") == 45


def test_the_calendar_has_every_meeting_with_the_way_to_it(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={SLUGS[0]},-,{SLUGS[1]}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ta med i kalenderen").click()
    assert download.value.suggested_filename == "halvarsplan-var-2027.ics"
    events = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [
        f"Personalmøte: {written.front['title']}" for written in (FIRST, OTHER)
    ]
    assert [event["DTSTART"].dt.strftime("%Y-%m-%d %H:%M") for event in events] == [
        "2027-01-12 14:00",
        "2027-02-23 14:00",
    ]
    assert str(events[0]["URL"]).endswith(f"/{FIRST.address}vis/?min=45&start=14.00")


def test_the_fullest_plan_is_printed_on_one_page_without_what_one_presses(open_page: Callable[..., Page]):
    every = ",".join(written.file.stem for written in modules(SAMPLE))
    page = open_page(f"{HALF_YEAR}{SPRING.replace('hver=3', 'hver=1')}&moduler={every}")
    assert page.locator(".rh-half-year__meeting").count() == 12
    (sheet,) = printed(page).pages
    text = " ".join(sheet.extract_text().split())
    assert "Våren 2027: 12 møter" in text
    assert FIRST.front["title"] in text
    assert "Valget dekker" in text
    for words in ("Senere", "Skriv ut", "Søk", "Begynn med", "127.0.0.1"):
        assert words not in text


def test_a_ready_half_year_opens_from_the_plan_over_two_years(open_page: Callable[..., Page]):
    page = open_page("moter/programmer/")
    page.get_by_role("link", name=re.compile("^Åpne i halvårsplanen")).first.click()
    page.wait_for_url(re.compile(r"/moter/halvar/\?halvar=host&moduler="))
    expect(meetings(page)).to_have_text([FIRST.front["title"]])
    expect(page.locator(".rh-half-year__sum")).to_contain_text(re.compile("^Høsten 20"))


def test_what_an_address_asks_and_nobody_knows_is_told(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}?moduler=finnes-ikke,{SLUGS[0]}&hver=99&halvar=%00")
    expect(meetings(page)).to_have_text([FIRST.front["title"]])
    expect(page.get_by_text("Dette i adressen ble ikke forstått")).to_contain_text("moduler=finnes-ikke")


def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(open_page: Callable[..., Page]):
    page = open_page(f"{HALF_YEAR}{SPRING}&moduler={','.join(SLUGS)}")
    for summary in page.locator(".rh-half-year summary").all():
        summary.click()
    # At another width there are the same colours.
    for width, rules in ((320, None), (1280, BUT_CONTRAST)):
        page.set_viewport_size({"width": width, "height": 740})
        assert (width, findings(page, rules), page.evaluate(OVERFLOW)) == (width, [], [])


def test_without_scripts_there_are_the_map_the_modules_and_a_sentence(open_page: Callable[..., Page]):
    page = open_page(HALF_YEAR, java_script_enabled=False)
    assert page.get_by_text("Uten JavaScript").is_visible()
    assert page.get_by_role("table").is_visible()
    main = page.get_by_role("main")
    planning = page.locator(".rh-half-year")
    assert planning.get_by_role("button").count() == planning.get_by_role("textbox").count() == 0
    page.locator(".rh-half-year__group summary").first.click()
    assert main.get_by_role("link", name=FIRST.front["title"], exact=True).first.is_visible()


def test_from_a_folder_it_is_planned_and_taken_to_the_calendar(browser: Browser, folder_edition: Path):
    page = browser.new_page()
    page.goto(f"{folder_edition.as_uri()}/{HALF_YEAR}index.html{SPRING}")
    choose(page, FIRST.front["title"])
    with page.expect_download() as download:
        page.get_by_role("button", name="Ta med i kalenderen").click()
    (event,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert "URL" not in event
    page.get_by_role("link", name="Vis på møte").click()
    expect(page.locator(".rh-screen:visible").first).to_be_attached()
    page.close()
