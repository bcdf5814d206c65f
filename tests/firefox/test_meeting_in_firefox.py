"""A meeting in Firefox, from the web and from a folder: its screens, its two windows, its clock, what it prints."""

from __future__ import annotations

import io
import statistics
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from tests.firefox.firefox import Firefox, Window, until
from tests.site.faces import assert_one_meeting, meetings, wished
from tests.site.sources import SAMPLE, module, modules

MODULE = module("grunnlag/a-vente", SAMPLE)
MEETING = f"{MODULE.address}vis/"
# What a window says of where the meeting is.
SCREEN = "location.hash.slice(1)"
LEADER = "document.querySelector('.rh-leader__screen').hash.slice(1)"
SCREENS = "[...document.querySelectorAll('.rh-screen')].filter(one => one.checkVisibility()).map(one => one.id)"
IN_SIGHT = "Math.abs(document.getElementById(location.hash.slice(1)).getBoundingClientRect().top) < 2"
IS_BLACK = "document.documentElement.classList.contains('rh-is-blank')"


def leader_of(window: Window) -> Window:
    """The leader's window, opened from the screen."""
    window.press("v")
    with window.firefox.opening() as opened:
        window.click(".rh-leader-link")
    window.press("Escape")
    return opened[0]


def milliseconds(pressed: Window, own: str, other: Window, others: str) -> int:
    """How long it takes from a key that is pressed in one window until the other one is on the next screen too."""
    pressed.evaluate("void addEventListener('keydown', () => { window.rhPressed = Date.now(); }, true)")
    other.evaluate(f"""(() => {{
      const before = {others};
      window.rhFollowed = null;
      const looking = setInterval(() => {{
        if ({others} === before) return;
        clearInterval(looking);
        window.rhFollowed = Date.now();
      }}, 2);
    }})()""")
    before = pressed.evaluate(own)
    # Points and phases come first, one at a time.
    until(lambda: pressed.press("PageDown") or pressed.evaluate(own) != before, "no key leads to the next screen")
    other.wait_for("rhFollowed")
    assert other.evaluate(others) == pressed.evaluate(own)
    return other.evaluate("rhFollowed") - pressed.evaluate("rhPressed")


def printed(window: Window, *sides: str) -> list[PageObject]:
    """The pages that come out of the printer."""
    return list(PdfReader(io.BytesIO(window.print(*sides))).pages)


def close(text: str) -> str:
    """A text without regard to how its lines end, and to what holds a span of numbers on one: nobody sees it, and Firefox prints it as nothing."""
    return "".join(text.replace("\u2060", "").split())


def text_of(pages: list[PageObject]) -> str:
    """All that stands on paper."""
    return close("".join(page.extract_text() for page in pages))


def test_a_file_may_not_read_its_neighbours_as_in_a_users_firefox(firefox: Firefox, open_file: Callable[..., Window]):
    window = open_file()
    assert window.evaluate(f"fetch('{MODULE.address}index.html').then(() => 'read', () => 'refused')") == "refused"
    # What is in the console comes a moment later.
    until(lambda: window.evaluate("1") and firefox.seen, "the refusal is not noticed")
    assert "Cross-Origin Request Blocked" in firefox.seen.pop()


def test_what_a_page_should_not_do_is_noticed(firefox: Firefox):
    with firefox.visit("http://127.0.0.1:2/") as window:
        window.goto("data:text/html,<img src=http://127.0.0.1:3/one.png><script>throw new Error('oops')</script>")
        until(lambda: window.evaluate("1") and len(firefox.seen) > 1, "nothing is noticed")
    assert sorted(firefox.seen) == [
        "error in the console: Error: oops",
        "request to another host: http://127.0.0.1:3/one.png",
    ]


def test_one_key_leads_through_all_screens_and_another_one_back(open_either: Callable[..., Window]):
    window = open_either(MEETING)
    screens = window.evaluate(SCREENS)
    seen = [window.evaluate(SCREEN)]
    # Points and phases come one at a time: a screen may take several presses.
    for _ in range(20 * len(screens)):
        if seen[-1] == screens[-1]:
            break
        window.press("PageDown")
        assert window.evaluate(IN_SIGHT), window.evaluate(SCREEN)
        if (at := window.evaluate(SCREEN)) != seen[-1]:
            seen.append(at)
    assert seen == screens
    window.press("PageUp")
    assert window.evaluate(SCREEN) in screens[-2:]
    window.press("Home")
    assert window.evaluate(SCREEN) == screens[0]


def test_the_keys_of_a_remote_make_the_screen_black_and_leave_f5_to_the_browser(open_either: Callable[..., Window]):
    window = open_either(MEETING)
    for key in ("b", "."):
        window.press(key)
        assert window.evaluate(IS_BLACK)
        window.press("Escape")
        assert not window.evaluate(IS_BLACK)
    window.evaluate("void addEventListener('keydown', (event) => { window.rhIsTaken = event.defaultPrevented; })")
    window.press("F5")
    assert window.evaluate("rhIsTaken") is False


def test_the_two_windows_of_a_meeting_are_in_step_also_when_either_is_loaded_anew(
    open_either: Callable[..., Window], record_property: Callable[[str, object], None]
):
    window = open_either(MEETING)
    first = window.evaluate(SCREEN)
    until(lambda: window.press("PageDown") or window.evaluate(SCREEN) != first, "no key leads to the next screen")
    leader = leader_of(window)
    leader.wait_for(f"{LEADER} === '{window.evaluate(SCREEN)}'")
    times = {
        "the leader's window follows": [milliseconds(window, SCREEN, leader, LEADER) for _ in range(3)],
        "the screen follows": [milliseconds(leader, LEADER, window, SCREEN) for _ in range(3)],
    }
    for who, took in times.items():
        record_property(f"{who}, milliseconds", statistics.median(took))
        print(f"{who} after {statistics.median(took)} ms (median of {took})")
    # It should take less than 200; the machine of the tests may be busy.
    assert max(max(took) for took in times.values()) < 1000, times
    window.press("Home")
    clock_is_there_again(window, leader)
    leader.reload()
    leader.wait_for(f"{LEADER} === '{window.evaluate(SCREEN)}'")
    second = leader.evaluate(LEADER)
    until(lambda: leader.press("PageDown") or leader.evaluate(LEADER) != second, "no key leads to the next screen")
    window.reload()
    window.wait_for(f"{SCREEN} === '{leader.evaluate(LEADER)}'")


def clock_is_there_again(window: Window, leader: Window) -> None:
    """Fails unless a clock that was started is there again after a reload, and in both windows."""
    with_clock = "document.querySelector('.rh-screen .rh-clock').closest('.rh-screen').id"
    while window.evaluate(SCREEN) != window.evaluate(with_clock):
        window.press("PageDown")
    at = window.evaluate(SCREEN)
    time = f"document.querySelector('#{at} .rh-clock__time').innerText"
    window.press("s")
    whole = window.evaluate(time)
    window.wait_for(f"{time} !== '{whole}'")
    window.reload()
    assert window.evaluate(SCREEN) == at
    assert window.evaluate(time) not in ("", whole)
    assert window.text(f"#{at} [data-do=toggle]") == "Pause"
    leader.press("p")
    window.wait_for(f"document.querySelector('#{at} [data-do=toggle]').innerText === 'Fortsett'")


def test_on_paper_are_all_screens_with_all_points_and_no_buttons(open_file: Callable[..., Window]):
    window = open_file(MEETING)
    said = window.evaluate(f"""{SCREENS}.flatMap((screen) => {{
      const found = [...document.getElementById(screen).querySelectorAll(":is(h1, h2, li, li *)")].map(one => one.childNodes);
      return found.flatMap(nodes => [...nodes]).filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data);
    }})""")
    paper = text_of(printed(window))
    assert len(said) > 10
    assert [line for line in said if close(line) not in paper] == []
    for button in ("+1 min", "Forrige"):
        assert button in window.text("body")
        assert close(button) not in paper


def test_a_module_on_paper_is_its_text_without_the_menus(open_page: Callable[..., Window]):
    # From a folder it is the same page with the same looks; what letters do there, the sheets show.
    window = open_page(MODULE.address)
    menu = window.text(".md-tabs__link")
    # What stands on every page of a window would stand on these.
    paper = text_of(printed(window, "1-2"))
    assert close(window.text("h1")) in paper
    assert menu
    assert close(menu) not in paper


def test_a_sheet_fills_the_paper_it_is_made_for(open_either: Callable[..., Window]):
    window = open_either(f"{MODULE.address}ark/")
    # What each says at its foot.
    places = window.evaluate(
        r"[...document.querySelectorAll('.rh-sheet__page')].map(one => one.textContent.match(/side \d+ av \d+/)[0])"
    )
    pages = [close(page.extract_text()) for page in printed(window)]
    assert len(pages) == len(places) > 1
    assert [place for place, page in zip(places, pages, strict=True) if close(place) not in page] == []


@pytest.mark.parametrize("kind", ["a module", "a programme"])
def test_every_face_shows_the_same_steps_minutes_groups_and_questions(firefox: Firefox, published_home: str, kind: str):
    """Of every meeting it is shown in Chromium: what a face shows of one is the same programs' work in every browser."""
    number = next(
        number
        for number, (address, _) in enumerate(meetings())
        if ("/programmer/" in address) == (kind == "a programme")
    )
    address, minutes = meetings()[number]
    with firefox.visit(published_home) as window:

        def read(path: str, told: str) -> Any:
            window.goto(f"{published_home}{path}")
            # Whoever leaves while letters are on their way finds an error in the console.
            window.evaluate("document.fonts.ready.then(() => null)")
            return window.evaluate(told)

        # One of the two ways in which it is asked for, of the one the first and of the other the last.
        assert_one_meeting(read, address, [*wished(number, minutes)][0 if kind == "a module" else -1])
    assert firefox.seen == []


def test_what_somebody_makes_of_modules_is_one_meeting_on_every_face(open_either: Callable[..., Window]):
    first, second, third = (written.file.stem for written in modules(SAMPLE)[:3])
    # A page in a folder has its file's name before what is asked of it.
    is_file = open_either().evaluate("location.protocol") == "file:"

    def read(path: str, told: str) -> Any:
        face, _, query = path.partition("?")
        window = open_either(f"{face}index.html?{query}#" if is_file else path)
        window.wait_for("typeof rhMeeting !== 'undefined'")
        window.evaluate("document.fonts.ready.then(() => null)")
        return window.evaluate(told)

    for minutes, deler in (
        (300, f"eget-10~par:Velkommen;{first};lunsj-30@11.30;{second}:historie;pause-15;{third}"),
        # In a folder it is the same programs' work.
        *([] if is_file else [(90, f"{second};pause-10;{first}:hjelpe-for-fort~bordrunde,avtale")]),
    ):
        assert_one_meeting(read, "moter/mote/", {"min": minutes, "folk": 18, "start": "11.00", "deler": deler})
