"""What a meeting needs beside its screens: other questions, a clock for every step, keys that can be turned off, an awake screen, the leader's help."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import pass_minutes, served
from tests.browser.test_accessibility import findings
from tests.browser.windows import QUIET
from tests.site.building import HOST

MODULE = "grunnlag/a-vente/vis/"
NOON = datetime(2026, 11, 23, 12, 0, 0)
# Steps of the module: 1 looks back and has no method, 2 is the opening, 4 and 5 are questions, 8 is the first in reserve.
PLAIN, ASKED, SPARE = "steg-2", "steg-4-tid", "#steg-8"


@pytest.fixture
def meeting(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the projected page at noon; time stands until a test moves it."""

    def meeting(path: str = MODULE, **options: object) -> Page:
        page = open_page(QUIET, viewport={"width": 1024, "height": 768}, **options)
        page.clock.install(time=NOON)
        page.goto(path)
        page.clock.pause_at(NOON.replace(second=5))
        return page

    return meeting


def state(page: Page) -> dict:
    return page.evaluate("rhMeeting.state()")


def test_questions_that_the_session_does_not_plan_can_be_chosen(meeting: Callable[..., Page]):
    page = meeting()
    expect(page.locator(SPARE)).to_be_hidden()
    page.keyboard.press("v")
    boxes = page.locator("#rh-setup [name=q]")
    assert boxes.count() == 5
    boxes.nth(2).check()
    expect(page.locator("#rh-setup output")).to_have_text("Til sammen 53 minutter.")
    page.keyboard.press("Escape")
    assert "q=hjelpe-for-fort,mens-du-venter," in page.url
    expect(page.locator(SPARE)).to_be_visible()
    page.goto("grunnlag/a-vente/ark/")
    page.go_back()
    expect(page.locator(SPARE)).to_be_visible()
    page.keyboard.press("v")
    boxes.nth(2).uncheck()
    assert "q=" not in page.url


def test_a_step_without_a_method_has_a_clock_too(meeting: Callable[..., Page]):
    page = meeting()
    page.keyboard.press("s")
    assert state(page)["at"] == "steg-1"
    page.clock.run_for(60_000)
    expect(page.locator("#steg-1 .rh-clock__time")).to_have_text("3:00")
    expect(page.locator("#steg-1 .rh-clock__words")).to_contain_text("til kl. 12.04")


def test_where_there_is_much_to_read_the_time_stands_in_the_heading(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#{PLAIN}")
    minutes = page.locator(f"#{PLAIN} .rh-screen__minutes")
    expect(minutes).to_have_text("2 min")
    page.keyboard.press("s")
    expect(minutes).to_have_text("2 min, til kl. 12.02")
    page.keyboard.press("p")
    expect(minutes).to_have_text("2 min, pause")
    page.keyboard.press("s")
    pass_minutes(page, 3)
    expect(minutes).to_have_text("2 min, tida er ute")


def test_the_screen_says_which_sheet_to_write_on_and_which_roles_to_give(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE}#{ASKED}", viewport={"width": 1024, "height": 768})
    alone, group, everyone = page.locator(f"#{ASKED} .rh-phase").all()
    expect(alone).to_contain_text("Skriv på ark A.")
    expect(group).to_contain_text("Velg ordstyrer og sekretær.")
    assert "ark" not in everyone.inner_text()


def test_the_sheet_can_be_opened_on_a_phone_where_the_site_knows_its_address(
    browser: Browser, hosted: Path, open_page: Callable[..., Page]
):
    with served(hosted) as home:
        page = browser.new_page(base_url=home, viewport={"width": 1024, "height": 768})
        page.goto(f"{MODULE}#{ASKED}")
        page.locator(f"#{ASKED}").get_by_role("button", name="Ark på telefon").click()
        dialog = page.locator("#rh-phone")
        expect(dialog).to_contain_text(f"{HOST}grunnlag/a-vente/ark/")
        code = dialog.get_by_role("img", name="QR-kode til").bounding_box()
        assert code["height"] >= 0.5 * 768
        assert dialog.evaluate("dialog => dialog.scrollHeight <= dialog.clientHeight + 1")
        assert findings(page) == []
        page.close()
    plain = open_page(f"{MODULE}#{ASKED}")
    assert plain.get_by_role("button", name="Ark på telefon").count() == 0


def test_one_key_fills_the_screen_and_the_same_key_leaves_it(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")


LOCKS = """
  window.locks = [];
  window.sentinels = [];
  window.refused = false;
  const request = kind => {
    if (refused) return Promise.reject(new DOMException("no", "NotAllowedError"));
    const sentinel = new EventTarget();
    sentinel.release = () => locks.push("released");
    locks.push(kind);
    sentinels.push(sentinel);
    return Promise.resolve(sentinel);
  };
  Object.defineProperty(navigator, "wakeLock", {value: {request}});
"""


def test_the_screen_stays_awake_for_the_whole_meeting_clock_or_no_clock(open_page: Callable[..., Page]):
    page = open_page(QUIET)
    page.context.add_init_script(LOCKS)
    page.goto(MODULE)
    assert page.evaluate("locks") == []
    page.keyboard.press("PageDown")
    page.wait_for_function("() => locks.join() === 'screen'")
    for key in ("s", "p", "PageDown", "End"):
        page.keyboard.press(key)
    assert page.evaluate("locks") == ["screen"]
    page.keyboard.press("b")
    page.wait_for_function("() => locks.join() === 'screen,released'")
    page.keyboard.press("b")
    page.wait_for_function("() => locks.join() === 'screen,released,screen'")
    page.keyboard.press("Home")
    page.wait_for_function("() => locks.length === 4")


def test_a_screen_that_was_let_go_dark_is_asked_for_again_and_the_leader_is_told(meeting: Callable[..., Page]):
    page = meeting(QUIET)
    page.context.add_init_script(LOCKS)
    page.goto(MODULE)
    page.keyboard.press("PageDown")
    page.clock.run_for(1_000)
    page.evaluate("sentinels[0].dispatchEvent(new Event('release'))")
    page.clock.run_for(3_000)
    assert page.evaluate("locks") == ["screen", "screen"]
    page.evaluate("refused = true; sentinels[1].dispatchEvent(new Event('release')); null")
    page.clock.run_for(5_000)
    leader = page.context.new_page()
    leader.goto(f"{MODULE}leder/")
    expect(leader.locator(".rh-leader__notices")).to_contain_text("Skjermen kan bli mørk")
    page.evaluate("refused = false; null")
    page.keyboard.press("PageDown")
    page.clock.run_for(1_000)
    assert page.evaluate("locks") == ["screen", "screen", "screen"]
    expect(leader.locator(".rh-leader__notices")).not_to_contain_text("mørk")


def test_keys_that_are_letters_can_be_turned_off_and_on_again_and_a_remote_still_works(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport={"width": 1024, "height": 768})
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Bokstaver og tegn er taster").uncheck()
    page.get_by_role("button", name="Lukk").click()
    for key in ("d", "b", "v", "?", "s", "."):
        page.keyboard.press(key)
    assert page.locator("html").get_attribute("data-scheme") == "light"
    assert page.locator("html.rh-is-blank, dialog[open]").count() == 0
    page.reload()
    page.keyboard.press("d")
    assert page.locator("html").get_attribute("data-scheme") == "light"
    page.keyboard.press("PageDown")
    page.wait_for_function("() => rhMeeting.state().at === 'steg-1'")
    page.keyboard.press("Home")
    page.get_by_role("button", name="Velg").click()
    page.get_by_role("button", name="Taster").click()
    page.get_by_role("checkbox", name="Bokstaver og tegn er taster").check()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    assert page.locator("html").get_attribute("data-scheme") == "dark"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_leader_is_offered_the_cut_takes_it_and_takes_it_back(meeting: Callable[..., Page], scheme: str):
    page = meeting(f"{MODULE}leder/?slutt=12:32&folk=18#steg-4", color_scheme=scheme)
    page.keyboard.press("PageDown")
    assert page.locator("html").get_attribute("data-scheme") == scheme
    pass_minutes(page, 10)
    panel, late = page.locator(".rh-leader__now"), page.locator("#rh-late")
    expect(panel.locator(".rh-leader__end")).to_have_text("Planlagt slutt er kl. 12.32.")
    expect(panel.locator(".rh-leader__late")).to_have_text(re.compile(r"^Dere er \d+ minutter etter planen\.$"))
    panel.get_by_role("button", name="Kort ned").click()
    assert late.get_by_role("checkbox").count() > 2
    # axe waits for the clock, too.
    page.clock.resume()
    assert findings(page) == []
    late.get_by_role("button", name="Bruk valgte").click()
    expect(panel).to_contain_text(re.compile("i rute|foran planen"))
    panel.get_by_role("button", name="Kort ned").click()
    for _ in range(late.get_by_role("button", name="Angre").count()):
        late.get_by_role("button", name="Angre").first.click()
    expect(late).to_contain_text("etter planen")


def test_the_leaders_window_is_one_click_from_the_reading_page(open_page: Callable[..., Page]):
    page = open_page("grunnlag/a-vente/")
    page.get_by_role("main").get_by_role("link", name="Notater til deg som leder").click()
    expect(page.locator(".rh-leader__now")).to_contain_text("Neste trykk")


def test_on_every_kind_of_step_every_key_does_what_it_should_and_a_reload_comes_back_to_it(
    open_page: Callable[..., Page],
):
    page = open_page("grunnlag/lyden/vis/", viewport={"width": 1024, "height": 768})
    screens = page.evaluate("rhMeeting.screens().map(screen => screen.id)")
    looks = page.evaluate("rhMeeting.screens().map(screen => document.getElementById(screen.id).className)")
    # One of each kind, whatever those are; and the last, after which there is none.
    of_each = {*(looks.index(look) for look in looks), len(screens) - 1}
    kinds = {kind for look in looks for kind in look.split()} - {"rh-screen"}
    for number in sorted(of_each):
        here = screens[number]
        page.evaluate("id => rhMeeting.go(id)", here)
        for key, opened in (("v", "#rh-setup"), ("l", "#rh-late"), ("?", "#rh-keys")):
            page.keyboard.press(key)
            expect(page.locator(f"{opened}[open]")).to_have_count(1)
            page.keyboard.press("Escape")
            expect(page.locator("dialog[open]")).to_have_count(0)
        for key in ("b", "."):
            page.keyboard.press(key)
            assert page.locator("html.rh-is-blank").count() == 1
            page.keyboard.press("Escape")
            assert page.locator("html.rh-is-blank").count() == 0
        for key in ("d", "d", "a", "+"):
            page.keyboard.press(key)
        assert page.evaluate("rhMeeting.screen().id") == here
        page.reload()
        assert page.evaluate("rhMeeting.screen().id") == here
        page.keyboard.press("PageUp")
        page.keyboard.press("a")
        if number:
            assert page.evaluate("rhMeeting.screen().id") in (screens[number - 1], here)
        page.keyboard.press("Home")
        assert page.evaluate("rhMeeting.screen().id") == screens[0]
        page.keyboard.press("End")
        assert page.evaluate("rhMeeting.screen().id") == screens[-1]
    steps = {"opening", "scene", "prompt", "force-field", "phases", "board", "agreement"}
    assert {f"rh-screen--{kind}" for kind in steps} <= kinds


def test_nothing_moves_by_itself(open_page: Callable[..., Page]):
    page = open_page(MODULE, reduced_motion="no-preference")
    moving = page.evaluate("""[document.documentElement, ...document.querySelectorAll('body, body *')].filter(element => {
      const style = getComputedStyle(element);
      return style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto';
    }).map(element => element.className)""")
    assert moving == []


def test_the_clock_is_silent_unless_it_is_asked_to_be_heard(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#{ASKED}")
    page.evaluate("""
      window.heard = 0;
      const part = () => ({frequency: {}, gain: {setValueAtTime() {}, exponentialRampToValueAtTime() {}}, connect: part, start: () => heard++, stop() {}});
      window.AudioContext = function () { return {createOscillator: part, createGain: part, close() {}}; };
    """)
    page.keyboard.press("s")
    pass_minutes(page, 4)
    assert page.evaluate("heard") == 0
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Lyd når tida er ute").check()
    page.keyboard.press("Escape")
    page.keyboard.press("+")
    pass_minutes(page, 2)
    assert page.evaluate("heard") == 1


def test_the_screen_is_opened_from_the_leaders_window_where_the_meeting_is_and_as_it_was_chosen(
    open_page: Callable[..., Page],
):
    leader = open_page(f"{MODULE}leder/?q=mens-du-venter&slutt=14:45")
    for _ in range(3):
        leader.keyboard.press("PageDown")
    with leader.context.expect_page() as opened:
        leader.get_by_role("link", name="Åpne skjermen").click()
    page = opened.value
    page.wait_for_load_state()
    assert page.url.endswith("/vis/?slutt=14.45&q=mens-du-venter#steg-2")
    page.keyboard.press("PageDown")
    assert leader.evaluate("rhMeeting.state().wishes.prompts") == ["mens-du-venter"]
    assert leader.url.endswith("/vis/leder/?slutt=14.45&q=mens-du-venter")


def test_either_window_finds_the_other_and_what_is_written_stays(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE}#steg-7", viewport={"width": 1024, "height": 768})
    field = page.get_by_role("textbox").first
    field.fill("Vi venter på barnet.")
    for name in ("Åpne vinduet for deg som leder", "Åpne vinduet for deg som leder"):
        page.evaluate("document.querySelector('#rh-setup').showModal()")
        page.get_by_role("link", name=name).click()
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
    leader = next(window for window in page.context.pages if window.url.endswith("/vis/leder/"))
    leader.wait_for_load_state()
    leader.get_by_role("link", name="Åpne skjermen").click()
    leader.wait_for_timeout(300)
    assert len(page.context.pages) == 2
    expect(field).to_have_value("Vi venter på barnet.")


def test_the_clock_goes_along_to_what_is_written_together(meeting: Callable[..., Page]):
    page = meeting("grunnlag/lyden/vis/#steg-4-tid")
    # The first phase's clock, and on to the fourth.
    for _ in range(4):
        page.keyboard.press("PageDown")
    minutes = page.evaluate("rhMeeting.clock().minutes")
    page.keyboard.press("PageDown")
    assert state(page)["at"] == "steg-4-tavle"
    own = page.locator("#steg-4-tavle .rh-screen__minutes")
    expect(own).to_have_text(f"{minutes} min, til kl. 12.{minutes:02}")
    left = page.evaluate("rhMeeting.late()")
    page.keyboard.press("p")
    expect(own).to_have_text(f"{minutes} min, pause")
    page.keyboard.press("+")
    page.keyboard.press("s")
    expect(own).to_have_text(f"{minutes} min, til kl. 12.{minutes + 1:02}")
    assert page.evaluate("rhMeeting.late()") == left + 1


def test_what_is_agreed_on_is_written_where_the_meeting_ends(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}#steg-7-tid")
    expect(page.locator("#steg-7-tid .rh-screen__question")).to_have_text(
        "Hva gjør vi annerledes? Hvem gjør det? Når ser vi på det igjen?"
    )
    page.keyboard.press("End")
    assert state(page)["at"] == "steg-7"
    assert page.locator("#steg-7").get_by_role("textbox").count() == 3


def test_phases_that_are_over_are_neither_counted_nor_cut(meeting: Callable[..., Page]):
    page = meeting("grunnlag/lyden/vis/?slutt=12:05#steg-4-tavle")
    page.evaluate("rhMeeting.go('steg-4-tid')")
    for _ in range(5):
        page.keyboard.press("PageDown")
    assert state(page)["at"] == "steg-4-tavle"
    remaining = page.evaluate(
        "rhMeeting.clock().minutes + rhMeeting.steps().slice(4).reduce((sum, step) => sum + step.minutes, 0)"
    )
    assert page.evaluate("rhMeeting.late()") == remaining - 5
    assert (
        page.evaluate(
            "rhMeeting.more().then(() => rhLateProposals(rhMeeting.current()).filter(one => one.step.id === '4'))"
        )
        == []
    )


def test_a_dropped_question_is_not_ticked_and_is_there_again_when_it_is(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}?slutt=12:10#steg-4")
    page.keyboard.press("l")
    page.get_by_role("checkbox", name="Spørsmål 2 går ut").check()
    page.get_by_role("button", name="Bruk valgte").click()
    assert {"step": "5", "phase": None, "minutes": None, "tables": False} in state(page)["cuts"]
    expect(page.locator("#steg-5")).to_be_hidden()
    page.keyboard.press("v")
    second = page.locator("#rh-setup [name=q]").nth(1)
    expect(second).not_to_be_checked()
    second.check()
    assert (state(page)["cuts"], state(page)["wishes"]["prompts"]) == ([], None)
    page.keyboard.press("Escape")
    expect(page.locator("#steg-5")).to_be_visible()


def test_whoever_comes_from_a_link_again_chooses_between_going_on_and_beginning(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE}#steg-4-tid", viewport={"width": 1024, "height": 768})
    page.keyboard.press("s")
    resume = page.locator("#rh-resume")
    expect(resume).to_be_hidden()
    for button, at, clocks in (("Fortsett", "steg-4-tid", 1), ("Begynn på nytt", None, 0)):
        page.goto("grunnlag/a-vente/")
        page.get_by_role("main").get_by_role("link", name="Vis på møte", exact=True).first.click()
        page.wait_for_url("**/vis/**")
        expect(resume).to_contain_text("Spørsmål 1, skjerm ")
        if clocks:
            assert findings(page) == []
        resume.get_by_role("button", name=button).click()
        assert (state(page)["at"], len(state(page)["clocks"])) == (at, clocks)
    page.reload()
    expect(resume).to_be_hidden()


def test_from_the_front_page_to_the_first_question_in_three_clicks(open_page: Callable[..., Page]):
    page = open_page("", viewport={"width": 1280, "height": 800})
    page.locator("main a[href='grunnlag/a-vente/']").filter(visible=True).first.click()
    page.get_by_role("main").get_by_role("link", name="Vis på skjerm: Spørsmål 1").click()
    page.wait_for_function("() => typeof rhMeeting !== 'undefined' && rhMeeting.state().at === 'steg-4'")
    expect(page.locator("#steg-4")).to_be_in_viewport(ratio=0.9)


def test_the_button_that_goes_on_stands_out_in_the_leaders_window(meeting: Callable[..., Page]):
    page = meeting(f"{MODULE}leder/")
    colours = {
        button.get_attribute("data-do"): button.evaluate("button => getComputedStyle(button).backgroundColor")
        for button in page.locator(".rh-leader__buttons button").all()
    }
    assert [name for name, colour in colours.items() if colour != colours["back"]] == ["forward"]
