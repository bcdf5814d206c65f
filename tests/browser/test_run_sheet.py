"""The run sheet follows the meeting: its steps, their clock times, who sits with whom, and what can be cut; on paper as on screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paper import faults, lay_out, texts
from tests.browser.windows import QUIET
from tests.site.sources import SAMPLE, module

MODULE = module("grunnlag/a-vente", SAMPLE)
SHEET = f"{MODULE.address}kjoreplan/"
STEPS = [step["minutes"] for step in MODULE.module["session"]["steps"]]


def planned(begins: int) -> list[str]:
    """The clock times of every step of the module, from a start in minutes after midnight."""
    ends = [begins + sum(STEPS[: number + 1]) for number in range(len(STEPS))]
    return [f"{clock(end - minutes)}–\u2060{clock(end)}" for end, minutes in zip(ends, STEPS, strict=True)]


def clock(minutes: int) -> str:
    """A time of day as it is written in Norwegian."""
    return f"{minutes // 60 % 24:02}.{minutes % 60:02}"


def times(page: Page) -> list[str]:
    """When every step is, row by row."""
    return page.locator("main .rh-run-sheet__clock").all_inner_texts()


def plan(page: Page) -> dict[str, Any]:
    """The plan that the page shows."""
    return page.evaluate("rhMeeting.plan()")


# Another address of the page that is there, as the way back brings it.
ANOTHER = "query => { history.replaceState(null, '', location.pathname + query); dispatchEvent(new PopStateEvent('popstate')); }"


def test_a_start_gives_every_step_its_clock_time_and_stands_in_the_address_and_nowhere_else(
    open_page: Callable[..., Page],
):
    page = open_page(f"{SHEET}?start=14:15")
    told = page.locator(".rh-meeting-fields__told")
    field = page.get_by_label("Begynner kl.")
    assert field.get_attribute("type") == "text"
    assert times(page) == planned(14 * 60 + 15)
    # A meeting may go past midnight; a time is written in many ways.
    for start, begins in (
        ("23:50", 23 * 60 + 50),
        *((start, 14 * 60 + 15) for start in ("14.15", "%2014.15%20", "1415", "14,15")),
    ):
        page.evaluate(ANOTHER, f"?start={start}")
        assert times(page) == planned(begins), start
        assert told.inner_text() == "", start
    # What is no time of day gives minutes, and that is said.
    for start in ("fem", "25:00", "24.00", "14.60", "<b>"):
        page.evaluate(ANOTHER, f"?start={start}")
        assert times(page)[0] == f"0–\u2060{STEPS[0]}", start
        assert field.input_value() == "", start
        assert "ble ikke forstått" in told.inner_text(), start
    field.fill("14:15")
    assert times(page) == planned(14 * 60 + 15)
    assert page.locator("main thead th").first.inner_text() == "Klokka"
    expect(page.locator("main .rh-sheet__purpose")).to_contain_text(
        f"minutter, klokka 14.15–\u2060{clock(14 * 60 + 15 + sum(STEPS))}."
    )
    field.fill("")
    assert times(page)[0] == f"0–\u2060{STEPS[0]}"
    assert not page.url.endswith("?")
    field.fill("09:05")
    page.get_by_label("Deltakere").fill("18")
    page.get_by_label("Minutter").fill("60")
    expect(page).to_have_url(re.compile(r"/kjoreplan/\?min=60&folk=18&start=09\.05$"))
    page.reload()
    expect(field).to_have_value("09.05")
    assert times(page)[-1].endswith("–\u206010.05")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    for name in ("Vis på møte", "Ark", "Ledervindu"):
        link = page.get_by_role("link", name=name, exact=True)
        assert (link.get_attribute("href") or "").endswith("?min=60&folk=18&start=09.05")


def test_an_address_that_is_opened_without_a_time_of_day_says_so(open_page: Callable[..., Page]):
    page = open_page(f"{SHEET}?start=25:00")
    assert times(page)[0] == f"0–\u2060{STEPS[0]}"
    assert "ble ikke forstått" in page.locator(".rh-meeting-fields__told").inner_text()


def test_without_script_the_sheet_is_whole_and_asks_for_nothing(open_page: Callable[..., Page]):
    page = open_page(f"{SHEET}?start=14:15", java_script_enabled=False)
    assert times(page)[0] == f"0–\u2060{STEPS[0]}"
    assert page.locator("main thead th").first.inner_text() == "Minutt"
    assert not page.locator("input").first.is_visible()


# More people than one group and as few as may be; longer than planned, shorter, and as it is; a question that is asked for; a programme.
MEETINGS = [
    (MODULE.address, "folk=18&min=60&start=14.00"),
    ("grunnlag/hentetid/", "folk=4&q=bli-staende&min=30"),
    ("moter/programmer/kveld/", "folk=18&start=17.00"),
]


@pytest.mark.parametrize(("meeting", "query"), MEETINGS)
def test_run_sheet_and_sheets_show_the_plan(open_page: Callable[..., Page], meeting: str, query: str):
    page = open_page(f"{meeting}kjoreplan/?{query}")
    wanted = plan(page)
    rows = page.locator("main tr[data-step]")
    assert rows.evaluate_all("rows => rows.map(row => row.dataset.step)") == [step["id"] for step in wanted["steps"]]
    assert page.locator("main .rh-run-sheet__minutes").all_inner_texts() == [
        f"{step['minutes']} min" for step in wanted["steps"]
    ]
    shares = rows.evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('.rh-run-sheet__share')].map(one => Number(one.textContent)))"
    )
    assert shares == [[phase["minutes"] for phase in step["phases"]] for step in wanted["steps"]]
    groups = page.locator("main .rh-run-sheet__people").all_inner_texts()
    phases = [phase for step in wanted["steps"] for phase in step["phases"]]
    assert [bool(re.search(r"grupper? på|par|alene|gruppe på", text)) for text in groups] == [
        phase["groups"] is not None for phase in phases
    ]
    sides = page.locator("main .rh-sheet__page").count()
    lay_out(page)
    assert faults(page) == []
    on_paper = texts(page)
    assert len(on_paper) == sides
    if meeting == MODULE.address:
        assert_led_from(" ".join(on_paper))

    page.emulate_media(media="screen")
    page.goto(f"{meeting}ark/?{query}")
    assert plan(page) == wanted
    counted = page.evaluate("rhMeetingPaper.sheets(rhMeeting.page, rhMeeting.plan())")
    assert counted[0] == {"kind": "D", "module": None, "copies": 1, "pages": sides}
    asked = [step["prompt"] for step in wanted["steps"] if step["prompt"]]
    on_sheets = page.locator("main [data-kind=A] [data-part^='prompt:']").evaluate_all(
        "parts => parts.map(part => part.dataset.part.slice(7))"
    )
    assert on_sheets in ([], asked) or set(on_sheets) < set(asked)
    kinds = page.locator("main .rh-sheet:not([data-kind=F])").evaluate_all(
        "sheets => sheets.map(sheet => sheet.dataset.kind)"
    )
    assert [kind for kind in kinds if kind != "E"] == [sheet["kind"] for sheet in counted[1:]]
    page.get_by_role("button", name="Legg ut hele bunken").click()
    assert page.locator("main .rh-sheet:not([data-kind=F])").count() == sum(sheet["copies"] for sheet in counted)
    size = re.search(r"(\d+) sider på (\d+) papir", page.locator(".rh-pile__count").inner_text())
    lay_out(page)
    assert faults(page) == []
    printed = texts(page)
    assert len([text for text in printed if text]) == int(size[1])
    assert len(printed) == int(size[2])


def assert_led_from(told: str) -> None:
    """All that one needs to lead a meeting of the module stands on the paper."""
    written = MODULE.module
    for words in (
        written["scene"]["text"].split(".")[0],
        written["aims"][0],
        "Stopp – nå handler det om et virkelig barn",
        "Plikten til å melde går foran",
        "Er dere 5 minutter etter kl.",
    ):
        assert " ".join(words.split()) in told


# What stands on every page of the sheets, in order: of the page as it is now, and as it came from the host.
LAID_OUT = """async () => {
  const pages = page => [...page.querySelectorAll("main .rh-sheet__page:not(.rh-sheet__back)")].map(sheet =>
    [...sheet.querySelectorAll("[data-part], tr[data-step], .rh-sheet__number")].map(part =>
      [part.dataset.part || part.dataset.step || part.textContent, part.querySelectorAll(".rh-line, .rh-run-sheet__roles").length].join()));
  const html = await (await fetch(location.href)).text();
  return [pages(document), pages(new DOMParser().parseFromString(html, "text/html"))];
}"""


def test_the_script_lays_out_the_planned_meeting_as_it_stands_without_it(open_page: Callable[..., Page]):
    page = open_page(QUIET)
    for meeting in sorted({meeting for meeting, _ in MEETINGS}):
        for face in ("ark", "kjoreplan"):
            page.goto(f"{meeting}{face}/")
            if face == "ark":
                # Without scripts nobody can say that theirs prints on one side alone.
                page.get_by_label("Skriveren skriver på begge sider").check()
            with_script, without = page.evaluate(LAID_OUT)
            assert without, (meeting, face)
            assert with_script == without, (meeting, face)


def test_all_questions_of_a_module_can_be_had_on_one_sheet(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE.address}ark/")
    page.get_by_role("link", name="Refleksjonsark med alle spørsmålene").click()
    page.wait_for_url("**/ark/?q=*")
    shown = page.locator("main [data-kind=A] .rh-prompt__number").all_inner_texts()
    assert shown == [f"Spørsmål {number}" for number in range(1, len(MODULE.module["prompts"]) + 1)]
    assert page.locator("main .rh-sheet:not([data-kind=A])").count() == 0


def test_a_programme_on_paper_follows_its_address(open_page: Callable[..., Page]):
    page = open_page("moter/programmer/kveld/?min=110&start=17.00&folk=12")
    rows = page.locator(".rh-agenda__table tbody tr")
    blocks = plan(page)["blocks"]
    assert page.locator("tbody .rh-agenda__title").all_inner_texts() == [block["title"] for block in blocks]
    assert page.locator("tbody .rh-agenda__minutes").all_inner_texts() == [
        f"{block['minutes']} min" for block in blocks
    ]
    assert rows.first.locator("time").first.inner_text() == "17.00"
    expect(page.locator("tfoot .rh-agenda__minutes")).to_have_text("110 min")
    for name, face in (
        ("Vis på møte", "vis/"),
        ("Ledervindu", "vis/leder/"),
        ("Kjøreplan", "kjoreplan/"),
        ("Ark", "ark/"),
    ):
        link = page.get_by_role("link", name=name, exact=True)
        assert (link.get_attribute("href") or "").endswith(f"{face}?min=110&folk=12&start=17.00")


def test_from_the_sheets_one_gets_to_the_pack_with_everything_filled_in(open_page: Callable[..., Page]):
    page = open_page("grunnlag/hentetid/ark/?folk=9&q=bli-staende&start=14.00")
    counted = page.evaluate("rhMeetingPaper.sheets(rhMeeting.page, rhMeeting.plan())")
    page.get_by_role("link", name="Sett sammen en utskriftspakke").click()
    page.wait_for_url("**/verktoy/alle-ark/?*")
    expect(page.get_by_label("Hvor mange er med?")).to_have_value("9")
    expect(page.locator(".rh-pack__pick:checked")).to_have_count(1)
    sides = sum(sheet["copies"] * sheet["pages"] for sheet in counted)
    assert f"Det blir {sides} sider på " in page.locator(".rh-pack__count").inner_text()
