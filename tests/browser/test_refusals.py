"""A browser that refuses: nothing is stored, no channel, no sound, no lock, no paper. Everything goes on, and the leader is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.build import Build
from macros.content.problems import stopping
from tests.browser.chromium import Watch, served
from tests.browser.rendered import write_site
from tests.browser.windows import QUIET
from tests.conftest import ROOT
from tests.site.sources import SAMPLE, modules

VIEW = {"width": 1024, "height": 768}
VIS, LEADER = "grunnlag/leken/vis/", "grunnlag/leken/vis/leder/"

# What a browser does that refuses all cookies: every touch of storage is an error.
NO_STORAGE = """for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
  get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); }, configurable: true });"""
# It is there, and every use of it is an error.
BROKEN_STORAGE = """for (const name of ['getItem', 'setItem', 'removeItem', 'key'])
  Storage.prototype[name] = () => { throw new DOMException('no', 'QuotaExceededError'); };"""
NO_CHANNEL = "window.BroadcastChannel = function () { throw new DOMException('no', 'SecurityError'); };"
MUTE_CHANNEL = "BroadcastChannel.prototype.postMessage = () => { throw new DOMException('no', 'DataCloneError'); };"
REFUSALS = {
    "storage": NO_STORAGE,
    "broken storage": BROKEN_STORAGE,
    "null storage": "Object.defineProperty(window, 'localStorage', {get: () => null, configurable: true});",
    "channel": NO_CHANNEL,
    "mute channel": MUTE_CHANNEL,
    "lock": "Object.defineProperty(navigator, 'wakeLock', {get() { throw new Error('no'); }});",
    "lock that never comes": "Object.defineProperty(navigator, 'wakeLock', {value: {request: () => Promise.reject(new Error())}});",
    "sound": "delete window.AudioContext;",
    "sound that breaks": "window.AudioContext = function () { throw new Error('no'); };",
    "address": "history.replaceState = () => { throw new DOMException('no', 'SecurityError'); };",
    "paper": "window.print = () => { throw new Error('no'); };",
    "full screen": "Element.prototype.requestFullscreen = undefined;",
    "media": "window.matchMedia = () => { throw new Error('no'); };",
}
# Refused together: no two of a meeting hide each other, since each is asked for at another place.
TOGETHER = [
    ("storage", "lock", "sound", "paper"),
    ("broken storage", "lock that never comes", "sound that breaks", "full screen"),
    ("null storage", "media"),
    ("channel", "address"),
    ("mute channel",),
]


def test_everything_is_refused_somewhere():
    assert sorted(name for names in TOGETHER for name in names) == sorted(REFUSALS)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook's meetings and sheets, as files: nobody changes them."""
    site = tmp_path_factory.mktemp("small")
    built = Build(
        ROOT / "tests" / "content" / "good", ROOT / "overrides", order=[], title="Prøvehåndboka", from_folder=False
    )
    assert stopping(built.problems) == []
    write_site(site, built)
    (site / "404.html").write_text("")
    return site


@pytest.fixture
def opened(browser: Browser, small: Path) -> Iterator[Callable[..., BrowserContext]]:
    """A clean browser for the small handbook, after a script of one's own; any error in a page fails the test."""
    with served(small) as home:
        watch, contexts = Watch(home), []

        def opened(script: str = "") -> BrowserContext:
            contexts.append(browser.new_context(base_url=home, locale="nb-NO", viewport=VIEW))
            contexts[-1].add_init_script(script)
            contexts[-1].on("page", watch.over)
            return contexts[-1]

        yield opened
        for context in contexts:
            context.close()
        # A file that is missing in the small handbook is no error of the scripts.
        assert [seen for seen in watch.seen if "404" not in seen] == []


def go(context: BrowserContext, path: str) -> Page:
    page = context.new_page()
    page.goto(path)
    return page


def at(page: Page) -> str:
    return page.evaluate("rhMeeting.screen().id")


@pytest.mark.parametrize("refused", TOGETHER, ids=" and ".join)
def test_a_meeting_goes_on_whatever_the_browser_refuses(
    opened: Callable[..., BrowserContext], refused: tuple[str, ...]
):
    context = opened("\n".join(REFUSALS[name] for name in refused))
    page = go(context, VIS)
    screens = page.evaluate("rhMeeting.screens().map(screen => screen.id)")
    for key in ("PageDown", "s", "p", "+", "b", "b", "d", "a", "f", "u", "End"):
        page.keyboard.press(key)
    assert at(page) == screens[-1]
    assert page.locator("html").get_attribute("data-scheme") == "dark"
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Lyd når tida er ute").check()
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    page.keyboard.press("v")
    with context.expect_page() as leaders:
        page.get_by_role("link", name="Åpne vinduet for deg som leder").click()
    page.keyboard.press("Escape")
    leader = leaders.value
    leader.wait_for_load_state()
    leader.keyboard.press("PageDown")
    # The one opened the other: by one way or another they reach each other.
    page.wait_for_function("id => rhMeeting.screen().id === id", arg=screens[1])
    page.keyboard.press("PageDown")
    leader.wait_for_function("id => rhMeeting.screen().id !== id", arg=screens[1])
    assert page.evaluate("rhMeeting.setting('sound')") is True


def test_a_leader_whom_no_screen_answers_is_told_so_and_no_longer_when_one_does(opened: Callable[..., BrowserContext]):
    context = opened(NO_STORAGE + NO_CHANNEL)
    leader = context.new_page()
    leader.clock.install()
    leader.goto(LEADER)
    notices = leader.locator(".rh-leader__notices")
    leader.clock.run_for(13_000)
    expect(notices).to_contain_text("Ingen skjerm svarer")
    expect(notices).to_contain_text("Nettleseren lagrer ingenting")
    lonely = go(context, VIS)
    leader.clock.run_for(13_000)
    expect(notices).to_contain_text("Ingen skjerm svarer")
    lonely.close()
    with context.expect_page():
        leader.get_by_role("link", name="Åpne skjermen").click()
    leader.clock.run_for(6_000)
    expect(notices).not_to_contain_text("Ingen skjerm svarer")


@pytest.mark.parametrize("refused", ["channel", "mute channel"])
def test_windows_that_were_opened_apart_reach_each_other_by_storage(
    opened: Callable[..., BrowserContext], refused: str
):
    context = opened(REFUSALS[refused])
    page, leader = go(context, VIS), context.new_page()
    leader.clock.install()
    leader.goto(LEADER)
    leader.clock.run_for(13_000)
    expect(leader.locator(".rh-leader__notices")).not_to_contain_text("Ingen skjerm svarer")
    page.keyboard.press("PageDown")
    leader.wait_for_function("() => rhMeeting.place() === 1")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('rh-letter'))") == []


def test_sound_that_the_screen_may_not_make_is_made_by_the_leaders_window_or_told_of(
    opened: Callable[..., BrowserContext],
):
    context = opened("try { localStorage.setItem('rh-sound', 'on'); } catch {}")
    page = go(context, VIS)
    leader = go(context, LEADER)
    notices = leader.locator(".rh-leader__notices")
    expect(notices).to_contain_text("Trykk én gang på skjermen for å få lyd.")
    leader.get_by_role("button", name="Start").click()
    expect(notices).not_to_contain_text("for å få lyd")
    page.keyboard.press("a")
    page.wait_for_function("() => rhBrowser.isHeard()")


GARBAGE = [
    {"at": "steg-3-2", "saved": "NOW"},
    {"at": "steg-1", "saved": "NOW"},
    {"v": 3, "at": "steg-1", "saved": "NOW", "shown": 7, "clocks": {"1/0": {"ends": "x"}}, "cuts": [None], "wishes": 3},
    {"v": 3, "at": "steg-1", "saved": 9e15, "wishes": {"prompts": {}, "end": {}}, "parts": 7, "cover": {}, "began": "x"},
    [], 7, None, "x" * 70_000,
]  # fmt: skip


def test_what_is_stored_or_sent_by_whoever_shares_the_host_stops_no_meeting(opened: Callable[..., BrowserContext]):
    context = opened()
    page = go(context, VIS)
    page.keyboard.press("PageDown")
    (key,) = [name for name in page.evaluate("Object.keys(localStorage)") if name.startswith("rh-meeting")]
    assert key == "rh-meeting / leken"
    other = go(context, "grunnlag/leken/ark/")
    for garbage in GARBAGE:
        text = json.dumps(garbage)
        stored = text.replace('"NOW"', str(page.evaluate("Date.now()")))
        page.keyboard.press("Home")
        page.wait_for_function("() => rhMeeting.place() === 0")
        other.evaluate(
            """([key, text]) => { const channel = new BroadcastChannel(key); const kept = JSON.parse(text);
          for (const sent of [kept, {meeting: key, state: kept}, {meeting: key, screen: kept}, {meeting: key, hello: kept}])
            channel.postMessage(sent);
          localStorage.setItem(key, text); }""",
            [key, stored],
        )
        here = at(page)
        page.keyboard.press("PageDown")
        page.wait_for_function("id => rhMeeting.screen().id !== id", arg=here)
        for path in (VIS, LEADER):
            other.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, stored])
            again = go(context, path)
            again.keyboard.press("PageDown")
            again.wait_for_function("() => rhMeeting.place() > 0")
            again.close()


def test_a_link_in_a_second_tab_asks_and_rewrites_nothing_until_somebody_has_chosen(
    opened: Callable[..., BrowserContext],
):
    context = opened()
    page = go(context, f"{VIS}?slutt=23:59")
    for _ in range(3):
        page.keyboard.press("PageDown")
    here, kept = at(page), page.evaluate("JSON.stringify({...localStorage})")
    second = go(context, f"{VIS}?slutt=14:30#steg-1")
    resume = second.locator("#rh-resume")
    expect(resume).to_contain_text("Dere var i gang")
    second.mouse.wheel(0, 400)
    third = go(context, f"{LEADER}?slutt=14:30")
    expect(third.locator("#rh-resume")).to_be_visible()
    assert (at(page), page.evaluate("JSON.stringify({...localStorage})")) == (here, kept)
    page.keyboard.press("PageDown")
    here, kept = at(page), page.evaluate("JSON.stringify({...localStorage})")
    second.evaluate("() => new Promise(done => setTimeout(done))")
    assert second.evaluate("[rhMeeting.isHeld(), rhMeeting.place(), rhMeeting.state().wishes.end]") == [
        True,
        1,
        "14:30",
    ]
    second.keyboard.press("Escape")
    second.wait_for_function("id => rhMeeting.screen().id === id", arg=here)
    assert "slutt=23.59" in second.url
    assert page.evaluate("JSON.stringify({...localStorage})") == kept
    third.get_by_role("button", name="Begynn på nytt").click()
    page.wait_for_function("() => rhMeeting.state().wishes.end === '14:30' && rhMeeting.place() === 0")
    assert page.url.endswith("?slutt=14.30#forside")


def test_the_leaders_window_joins_the_meeting_that_runs(opened: Callable[..., BrowserContext]):
    context = opened()
    page = go(context, f"{VIS}?slutt=23:59")
    page.keyboard.press("PageDown")
    leader = go(context, LEADER)
    assert leader.url.endswith("?slutt=23.59")
    assert at(leader) == at(page)


def test_a_meeting_that_is_over_leaves_nothing_behind(opened: Callable[..., BrowserContext]):
    context = opened()
    page = go(context, VIS)
    old = page.evaluate("Date.now()") - 241 * 60_000
    page.evaluate(
        """old => { localStorage.setItem('rh-meeting leken', JSON.stringify({saved: old}));
      localStorage.setItem('rh-meeting / garderoben', JSON.stringify({v: 2, saved: old}));
      localStorage.setItem('rh-meeting / gammel', 'x');
      localStorage.setItem('rh-meeting /annen/ leken', JSON.stringify({saved: old}));
      localStorage.setItem('rh-meeting ny', JSON.stringify({saved: Date.now()})); }""",
        old,
    )
    go(context, "grunnlag/leken/kjoreplan/")
    left = ["rh-meeting /annen/ leken", "rh-meeting ny"]
    page.wait_for_function("() => Object.keys(localStorage).length === 2")
    assert sorted(page.evaluate("Object.keys(localStorage)")) == left
    page.keyboard.press("End")
    leader = go(context, LEADER)
    assert len(page.evaluate("Object.keys(localStorage)")) == 3
    page.locator(".rh-screen__done").evaluate("link => { link.href = '/grunnlag/leken/kjoreplan/'; }")
    page.get_by_role("link", name="Ferdig").click()
    page.wait_for_url("**/kjoreplan/")
    page.wait_for_function("() => Object.keys(localStorage).length === 2")
    assert sorted(page.evaluate("Object.keys(localStorage)")) == left
    leader.wait_for_function("() => rhMeeting.place() === 0")


@pytest.mark.parametrize("query", ["slutt=25:99", "q=finnes-ikke", "slutt=<img src=x>"])
def test_what_an_address_holds_that_is_not_understood_is_left_out_and_told(
    opened: Callable[..., BrowserContext], query: str
):
    context = opened()
    page = go(context, f"{VIS}?{query}")
    told = page.locator(".rh-told")
    expect(told).to_contain_text("ble ikke forstått")
    assert told.locator("img").count() == 0
    below = "() => document.querySelector('h1').getBoundingClientRect().top - document.querySelector('.rh-told').getBoundingClientRect().bottom"
    assert page.evaluate(below) >= 0
    page.set_viewport_size({"width": 400, "height": 700})
    page.wait_for_function(f"({below})() >= 0")
    page.set_viewport_size(VIEW)
    assert page.evaluate("[location.search, rhMeeting.state().wishes.end, rhMeeting.state().wishes.prompts]") == [
        "",
        None,
        None,
    ]
    page.keyboard.press("PageDown")
    expect(told).to_be_hidden()
    leader = go(context, f"{LEADER}?{query}")
    expect(leader.locator(".rh-leader__notices")).to_contain_text("ble ikke forstått")


def test_in_the_leaders_window_every_remote_pages_and_long_notes_are_read_first(opened: Callable[..., BrowserContext]):
    context = opened()
    page, leader = go(context, VIS), go(context, LEADER)
    screens = page.evaluate("rhMeeting.screens().map(screen => screen.id)")
    for key, number in (("ArrowDown", 1), ("ArrowUp", 0), ("Space", 1), ("Shift+Space", 0), ("End", -1), ("Home", 0)):
        leader.keyboard.press(key)
        page.wait_for_function("id => rhMeeting.screen().id === id", arg=screens[number])
    leader.locator("[aria-current=step]").evaluate("notes => { notes.style.minHeight = '150vh'; }")
    leader.keyboard.press("ArrowDown")
    leader.wait_for_function("() => scrollY > 0")
    assert at(leader) == screens[0]
    leader.evaluate("scrollTo(0, document.querySelector('[aria-current=step]').offsetHeight)")
    leader.keyboard.press("ArrowDown")
    page.wait_for_function("id => rhMeeting.screen().id === id", arg=screens[1])


def test_what_was_written_is_gone_when_the_page_is_left_even_where_the_browser_keeps_it(
    opened: Callable[..., BrowserContext],
):
    page = go(opened(), VIS)
    page.keyboard.press("End")
    page.get_by_role("textbox").first.fill("Vi venter på barnet.")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "Vi venter" in page.evaluate("document.body.textContent")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.get_by_role("textbox").first).to_have_value("")
    assert "Vi venter" not in page.evaluate("document.body.textContent")


@pytest.mark.parametrize("event", ["pagehide", "pageshow"])
def test_ticks_are_gone_when_a_page_is_left_and_when_it_comes_back(open_page: Callable[..., Page], event: str):
    page = open_page("grunnlag/lyden/")
    box = page.locator(".rh-checklist__items input").first
    box.check()
    page.evaluate("event => dispatchEvent(new PageTransitionEvent(event, {persisted: true}))", event)
    expect(box).not_to_be_checked()


def test_a_pile_that_no_browser_lays_out_is_told_and_not_tried(open_page: Callable[..., Page]):
    page = open_page("verktoy/alle-ark/ark/")
    slugs = page.evaluate("[...document.querySelectorAll('.rh-sheet[id$=-ark-a]')].map(sheet => sheet.id.slice(0, -6))")
    assert len(slugs) == len(modules(SAMPLE))
    page.goto(f"verktoy/alle-ark/ark/?moduler={','.join(slugs)}&deltakere=200&grupper=40&borte=200&ark=ABCDE")
    expect(page.locator(".rh-sheet-nav__count")).to_contain_text("er for mye på én gang (høyst 2000)")
    assert page.locator(".rh-sheet").count() == 0


def test_from_a_folder_without_storage_too(browser: Browser, small: Path):
    context = browser.new_context(viewport=VIEW)
    context.add_init_script(NO_STORAGE + NO_CHANNEL)
    page = go(context, (small / VIS / "index.html").as_uri())
    leader_file = (small / LEADER / "index.html").as_uri()
    with context.expect_page() as leaders:
        page.evaluate("address => { open(address, 'rh-leder'); }", leader_file)
    leader = leaders.value
    leader.wait_for_load_state()
    leader.keyboard.press("PageDown")
    page.wait_for_function("() => rhMeeting.place() === 1")
    context.close()


@pytest.mark.parametrize(
    "refused", [("storage",), ("broken storage", "channel"), ("null storage", "address")], ids=" and ".join
)
def test_reading_searching_and_the_theme_go_on(open_page: Callable[..., Page], refused: tuple[str, ...]):
    page = open_page(QUIET, viewport={"width": 1280, "height": 800})
    page.context.add_init_script("\n".join(REFUSALS[name] for name in refused))
    page.goto("grunnlag/lyden/")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.get_by_title("Bytt til mørk visning").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") != scheme
    page.locator(".md-search__input").focus()
    page.keyboard.type("foreldre")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("path", ["grunnlag/lyden/", "praksis/melde-fra/", "om/personvern/"])
def test_the_line_of_the_contents_that_is_pressed_is_the_line_that_is_marked(open_page: Callable[..., Page], path: str):
    page = open_page(path)
    lines = page.locator(".md-sidebar--secondary .md-nav__link").filter(visible=True)
    # From the second on letters are larger.
    for width in (1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("scrollTo(0, 0)")
        for line in lines.all():
            line.click()
            expect(line).to_have_class(re.compile("--active"))
            expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(1)


def test_an_unknown_start_of_the_run_sheet_is_told_and_its_field_zooms_no_phone(opened: Callable[..., BrowserContext]):
    page = go(opened(), "grunnlag/leken/kjoreplan/?start=25:00")
    told = page.locator(".rh-meeting-fields__told")
    expect(told).to_contain_text("«start=25:00»")
    field = page.locator(".rh-meeting-fields [name=start]")
    assert field.evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
    field.fill("14:15")
    expect(told).to_have_text("")
