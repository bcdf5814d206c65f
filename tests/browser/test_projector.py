"""A meeting run from the projected page: phases and clock, points one at a time, what is chosen and what is cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import pass_minutes
from tests.browser.test_accessibility import contrast, findings
from tests.browser.windows import QUIET

MODULE = "grunnlag/a-vente/vis/"
SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
NOON = datetime(2026, 11, 23, 12, 0, 0)


@pytest.fixture
def meeting(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the projected page at noon; time stands until a test moves it."""

    def meeting(path: str = MODULE, **options: object) -> Page:
        # A page without scripts: they would stumble when the clock is changed under them.
        page = open_page(QUIET, viewport={"width": 1024, "height": 768}, **options)
        page.clock.install(time=NOON)
        page.goto(path)
        page.clock.pause_at(NOON.replace(second=5))
        return page

    return meeting


def state(page: Page) -> dict:
    return page.evaluate("rhMeeting.state()")


def clock(page: Page) -> str:
    return page.locator(f"#{state(page)['at']} .rh-clock__time").inner_text()


def words(page: Page) -> str:
    return page.locator(f"#{state(page)['at']} .rh-clock__words").inner_text()


def test_the_clock_of_a_phase_starts_pauses_and_gets_a_minute_more(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-4")
    page.keyboard.press("s")
    assert state(page)["at"] == "steg-4-tid"
    whole = clock(page)
    assert whole == "3:00"
    assert words(page) == "3 minutter igjen, til kl.\xa012.03"
    page.clock.run_for(60_000)
    assert clock(page) == "2:00"
    page.keyboard.press("p")
    page.clock.run_for(60_000)
    assert clock(page) == "2:00"
    assert words(page) == "Pause, 2 minutter igjen"
    page.keyboard.press("+")
    assert clock(page) == "3:00"
    page.get_by_role("button", name="Fortsett").click()
    page.clock.run_for(10_000)
    assert clock(page) == "2:50"


def test_the_clock_goes_calmly_past_zero_and_a_minute_more_counts_from_now(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-4-tid")
    page.keyboard.press("s")
    pass_minutes(page, 3)
    assert (clock(page), words(page)) == ("0:00", "Tida er ute")
    pass_minutes(page, 2)
    assert (clock(page), words(page)) == ("+2:00", "2 minutter over tida")
    page.keyboard.press("+")
    assert clock(page) == "1:00"


def test_the_clock_survives_a_reload_and_a_closed_lid(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-4-tid")
    page.keyboard.press("s")
    page.clock.fast_forward(60_000)
    page.reload()
    page.clock.run_for(1_000)
    assert state(page)["at"] == "steg-4-tid"
    assert clock(page) == "1:59"


def test_the_next_phase_begins_with_its_own_clock_and_one_press_too_many_can_be_taken_back(
    meeting: Callable[..., Page],
):
    page = meeting(f"{MODULE}#steg-4-tid")
    page.keyboard.press("s")
    page.clock.run_for(60_000)
    page.keyboard.press("PageDown")
    assert clock(page) == "7:00"
    expect(page.locator("#steg-4-tid .rh-phase").nth(1)).to_have_css("opacity", "1")
    expect(page.locator("#steg-4-tid .rh-phase").nth(0)).to_have_css("opacity", "0")
    page.keyboard.press("PageUp")
    assert clock(page) == "2:00"


def test_a_screen_reader_hears_of_phases_and_not_of_seconds(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-4-tid")
    page.keyboard.press("s")
    page.evaluate(
        "window.said = 0; new MutationObserver(() => said++).observe(document.querySelector('.rh-says'), {childList: true})"
    )
    page.clock.run_for(120_000)
    assert page.evaluate("said") == 0
    page.keyboard.press("PageDown")
    assert page.evaluate("said") == 1
    assert "i grupper" in page.locator(".rh-says").inner_text()
    # The end of the phase is heard tick by tick.
    pass_minutes(page, 6)
    page.clock.run_for(120_000)
    assert page.evaluate("said") == 2


def test_the_question_is_the_largest_text_and_the_clock_can_be_read_from_the_back_row(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE}#steg-4-tid")
    page.keyboard.press("s")
    size_of = "selector => parseFloat(getComputedStyle(document.querySelector(`#steg-4-tid ${selector}`)).fontSize)"
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        size, question = page.evaluate(size_of, ".rh-clock__time"), page.evaluate(size_of, ".rh-screen__question")
        assert question >= 0.0699 * height, (width, height)
        assert 0.05 * height <= size < question, (width, height)


def test_points_come_one_at_a_time_and_stay_after_a_reload(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-6")
    points = page.locator("#steg-6 li")
    expect(points.nth(0)).to_have_css("opacity", "1")
    expect(points.nth(1)).to_have_css("opacity", "0")
    page.keyboard.press("Space")
    # Said to whoever listens.
    expect(page.locator(".rh-says")).to_have_text(points.nth(1).inner_text())
    page.reload()
    expect(points.nth(1)).to_have_css("opacity", "1")
    expect(points.nth(2)).to_have_css("opacity", "0")
    assert page.url.endswith("#steg-6")
    page.keyboard.press("a")
    expect(points.nth(2)).to_have_css("opacity", "1")
    page.keyboard.press("PageDown")
    assert state(page)["at"] == "steg-6-2"


def test_every_point_and_phase_is_on_paper_and_there_without_scripts(
    open_page: Callable[..., Page], meeting: Callable[..., Page]
):
    printed = meeting(f"{MODULE}#steg-6")
    printed.emulate_media(media="print")
    for page in (printed, open_page(MODULE, java_script_enabled=False)):
        for point in page.locator("#steg-6 li, #steg-4-tid li").all():
            expect(point).to_have_css("opacity", "1")
        tops = [box.bounding_box()["y"] for box in page.locator("#steg-4-tid li").all()]
        assert len(set(tops)) == len(tops) == 3
        expect(page.locator("#steg-4-tid .rh-clock")).to_be_hidden()


def test_what_is_chosen_beforehand_stands_in_the_address(meeting: Callable[..., Page]):
    page = meeting()
    everything = page.locator(".rh-screen:visible").count()
    page.get_by_role("button", name="Velg").click()
    setup = page.locator("#rh-setup")
    expect(setup.locator("output")).to_have_text("Til sammen 45 minutter.")
    setup.locator("[name=q]").nth(1).uncheck()
    setup.locator("[name=slutt]").fill("14:45")
    expect(setup.locator("output")).to_have_text("Til sammen 37 minutter, kl. 14.08–\u206014.45.")
    page.get_by_role("button", name="Ferdig").click()
    assert page.evaluate("location.search") == "?slutt=14.45&q=hjelpe-for-fort"
    assert page.locator(".rh-screen:visible").count() == everything - 2
    page.keyboard.press("End")
    expect(page.locator(".rh-screen__place:visible").last).to_have_text(f"{everything - 2}/{everything - 2}")


def test_a_shared_address_skips_what_was_not_chosen(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}?q=mens-du-venter&slutt=12:50#steg-3")
    last_of_story = page.evaluate("rhMeeting.screens().findLast(screen => screen.step === '3').id")
    page.evaluate("id => rhMeeting.go(id)", last_of_story)
    for _ in range(3):
        page.keyboard.press("PageDown")
    assert state(page)["at"] == "steg-5"
    assert state(page)["wishes"]["prompts"] == ["mens-du-venter"]
    expect(page.locator("#steg-4")).to_be_hidden()


def test_one_key_proposes_what_to_cut_and_each_cut_can_be_taken_back(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}?slutt=12:32#steg-4")
    page.keyboard.press("l")
    late = page.locator("#rh-late")
    expect(late).to_contain_text("1 minutt etter planen. Planlagt slutt er kl. 12.32.")
    ticked = late.get_by_role("checkbox", checked=True)
    count = ticked.count()
    assert 0 < count < late.get_by_role("checkbox").count()
    late.get_by_role("button", name="Bruk valgte").click()
    expect(late).to_be_hidden()
    assert len(state(page)["cuts"]) == count
    page.keyboard.press("l")
    expect(late).to_contain_text("i rute")
    for _ in range(count):
        late.get_by_role("button", name="Angre").first.click()
    expect(late).to_contain_text("1 minutt etter planen")
    assert state(page)["cuts"] == []


def test_a_question_is_dropped_when_nothing_else_is_enough_and_the_agreement_is_never_touched(
    meeting: Callable[..., Page],
):
    page = meeting(f"{MODULE}?slutt=12:15#steg-4")
    agreement = page.locator("#steg-7-tid .rh-phase__number").all_inner_texts()
    page.keyboard.press("l")
    late = page.locator("#rh-late")
    expect(late.get_by_role("checkbox", name="Spørsmål 2 går ut")).to_be_checked()
    assert "avtale" not in late.inner_text().lower()
    page.get_by_role("button", name="Bruk valgte").click()
    expect(page.locator("#steg-5")).to_be_hidden()
    assert page.locator("#steg-7-tid .rh-phase__number").all_inner_texts() == agreement


def test_axe_finds_nothing_while_the_clock_runs_or_a_window_is_open(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE}?slutt=00:01#steg-4-tid", viewport={"width": 1280, "height": 720})
    page.keyboard.press("s")
    found = {}
    # In the dark there are other colours, and nothing else.
    for scheme, told in (("light", findings), ("dark", contrast)):
        assert page.locator("html").get_attribute("data-scheme") == scheme
        found[scheme, ""] = told(page)
        for key in ("v", "l", "?"):
            page.keyboard.press(key)
            expect(page.locator("dialog[open]")).to_be_visible()
            found[scheme, key] = told(page)
            page.keyboard.press("Escape")
            expect(page.locator("dialog[open]")).to_have_count(0)
        page.keyboard.press("d")
    assert found == {key: [] for key in found}


def test_what_opens_fits_and_can_be_read_from_the_back_row(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE}?slutt=00:01#steg-4")
    faults = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for key in ("v", "l", "?"):
            page.keyboard.press(key)
            # What could be cut is fetched when somebody asks.
            expect(page.locator("dialog[open]")).to_be_visible()
            faults[key, width] = page.evaluate("""() => {
              const dialog = document.querySelector('dialog[open]');
              const small = [...dialog.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).fontSize) < .04 * innerHeight);
              // Whole questions may be more than there is room for: then they scroll, and what one presses stays in sight.
              const foot = dialog.querySelector('.rh-dialog__foot');
              const fits = foot ? foot.getBoundingClientRect().bottom <= innerHeight : dialog.scrollHeight <= dialog.clientHeight + 1;
              return [!fits && 'scrolls', ...small.map(e => e.outerHTML)].filter(Boolean);
            }""")
            page.keyboard.press("Escape")
            expect(page.locator("dialog[open]")).to_have_count(0)
    assert faults == {each: [] for each in faults}


def test_it_works_from_a_folder(browser: Browser, site: Path):
    page = browser.new_page(viewport={"width": 1024, "height": 768})
    page.goto((site / MODULE / "index.html").as_uri())
    page.keyboard.press("PageDown")
    page.keyboard.press("s")
    page.keyboard.press("End")
    assert state(page)["at"].startswith("steg-7")
    page.reload()
    assert state(page)["at"].startswith("steg-7")
    page.close()


def _leader(page: Page) -> Page:
    with page.context.expect_page() as opened:
        page.keyboard.press("v")
        page.get_by_role("link", name="Åpne vinduet for deg som leder").click()
    page.keyboard.press("Escape")
    opened.value.wait_for_load_state()
    return opened.value


def test_the_leaders_window_and_the_screen_are_in_step_whichever_is_moved(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE}?slutt=23:59#steg-3", viewport={"width": 1024, "height": 768})
    leader = _leader(page)
    assert leader.url.endswith("/vis/leder/?slutt=23.59")
    current = leader.locator("[aria-current=step]")
    expect(current).to_contain_text("Praksisfortelling")
    for _ in range(10):
        if leader.evaluate("rhMeeting.screen().id") == "steg-4":
            break
        leader.get_by_role("button", name="Videre").click()
    expect(current).to_contain_text("Svarene skal handle om oss selv")
    page.wait_for_function("() => rhMeeting.state().at === 'steg-4'")
    page.keyboard.press("s")
    expect(leader.locator(".rh-leader__words")).to_contain_text(
        "hver for seg. Tenk og skriv i stillhet. 3 minutter igjen"
    )
    for window in (leader, page):
        window.reload()
    leader.get_by_role("button", name="Pause").click()
    page.wait_for_function("() => 'left' in rhMeeting.state().clocks['4/0']")
    assert findings(leader) == []


def test_the_windows_find_each_other_without_broadcast_channel(open_page: Callable[..., Page]):
    page = open_page(QUIET, viewport={"width": 1024, "height": 768})
    page.context.add_init_script("delete window.BroadcastChannel")
    page.goto(f"{MODULE}#steg-1")
    leader = _leader(page)
    leader.keyboard.press("PageDown")
    leader.keyboard.press("PageDown")
    page.wait_for_function("() => rhMeeting.state().at === 'steg-2'")


def test_the_leaders_window_works_alone_and_without_scripts(open_page: Callable[..., Page]):
    leader = open_page(f"{MODULE}leder/")
    for _ in range(3):
        leader.get_by_role("button", name="Videre").click()
    expect(leader.locator("[aria-current=step]")).to_contain_text("Vi begynner")
    plain = open_page(f"{MODULE}leder/", java_script_enabled=False)
    expect(plain.locator(".rh-leader__step").filter(visible=True)).to_have_count(7)
    expect(plain.get_by_role("button")).to_have_count(0)


def test_tab_stays_on_the_screen_that_is_shown(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-4")
    for _ in range(12):
        page.keyboard.press("Tab")
        where = page.evaluate("document.activeElement.closest('.rh-screen')?.id ?? ''")
        assert where in ("", "steg-4")
    assert state(page)["at"] == "steg-4"


def test_a_press_that_starts_a_clock_and_changes_nothing_else_says_so(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-1")
    before = page.locator("#steg-1 .rh-screen__question").bounding_box()
    page.keyboard.press("ArrowRight")
    told = page.get_by_text("Klokka går. Neste trykk går videre.")
    expect(told).to_be_visible()
    # What the room is reading stays where it is, and is all to be seen.
    assert page.locator("#steg-1 .rh-screen__question").bounding_box() == before
    line = told.bounding_box()
    assert line
    for part in ("header", "question", "footer"):
        box = page.locator(f"#steg-1 .rh-screen__{part}").bounding_box()
        assert box
        assert box["y"] + box["height"] <= line["y"] + 1 or box["y"] >= line["y"] + line["height"] - 1, part
    assert state(page)["at"] == "steg-1"
    page.keyboard.press("ArrowRight")
    expect(told).to_be_hidden()
    assert state(page)["at"] != "steg-1"


def test_a_screen_with_a_clock_says_the_time_once(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-1")
    expect(page.locator("#steg-1 .rh-clock__time")).to_be_visible()
    expect(page.locator("#steg-1 .rh-screen__minutes")).to_be_hidden()


def test_parts_of_a_figure_stand_below_each_other_where_the_text_is_large(open_published: Callable[..., Page]):
    page = open_published("grunnlag/vennskap-og-lek/vis/#steg-3-figur", viewport={"width": 1024, "height": 768})
    parts = page.locator(".rh-figure__part")
    tops = "parts => parts.map(part => Math.round(part.getBoundingClientRect().top))"
    first, second = parts.evaluate_all(tops)[:2]
    assert first == second
    page.keyboard.press("z")
    first, second = parts.evaluate_all(tops)[:2]
    assert second > first


def test_a_rest_in_a_late_meeting_has_one_time_at_which_it_goes_on(meeting: Callable[..., Page]):
    page = meeting("moter/mote/vis/?deler=eget-10:Nytt;pause-10;a-vente&start=12.00")
    page.keyboard.press("PageDown")
    own = page.locator(".rh-screen--own .rh-screen__day")
    expect(own).to_have_text("Etterpå: Pause kl. 12.10")
    pass_minutes(page, 20)
    page.keyboard.press("PageDown")
    rest = page.locator(".rh-screen--break")
    expect(rest).to_contain_text("Vi begynner igjen kl. 12.30")
    # By the plan it was to go on at 12.20.
    expect(rest.locator(".rh-screen__day")).to_have_text("Etterpå: Å vente på barnet")
    page.keyboard.press("PageUp")
    expect(own).to_have_text("Etterpå: Pause")
