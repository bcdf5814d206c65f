"""The screens of the published handbook: each meeting's are opened once, a module's with every question, also those that are not planned.

An author's words can run over on every screen, so all of them are looked at in the window that is lowest for its width, an old
projector's; there it is asked, too, whether a browser draws more lines than were counted when they were made. What else can
be wrong is decided by how a screen looks: it is asked of the screens that show all that is seen of any, and of the fullest of
each kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

from macros.typography.measures import SCREEN, SCREEN_WIDTH, Type
from tests.browser.sweeping import NARROWEST, PHONE, TO_A_PHONE, assert_well, in_light, sideways, signs_alone
from tests.browser.test_accessibility import contrast
from tests.browser.test_measures import DRAWN
from tests.browser.test_screens import CONTRAST, FAULTS, LOST, SIZES
from tests.site.fewer_papers import Look, enough_of, looks_of
from tests.site.pages import Element, read
from tests.site.sources import modules, shared

# The lowest for its width: there the texts have least room.
OLD, *OTHERS = sorted(SIZES)

SCREENS: list[tuple[str, Type, float]] = [
    (".rh-screen__text p", SCREEN.text, SCREEN_WIDTH),
    (".rh-screen--prompt .rh-material li", SCREEN.material, SCREEN_WIDTH - SCREEN.material_indent),
    (".rh-screen--material .rh-material li", SCREEN.material, SCREEN_WIDTH - SCREEN.material_indent),
    (".rh-screen__lead", SCREEN.text, SCREEN_WIDTH),
    (".rh-screen--size-9.rh-screen--prompt .rh-screen__question p", SCREEN.question_9, SCREEN_WIDTH),
    (".rh-screen--checklist .rh-screen__points li", SCREEN.point, SCREEN_WIDTH - SCREEN.point_indent),
    (".rh-screen--opening .rh-screen__points li", SCREEN.aim, SCREEN_WIDTH - SCREEN.point_indent),
]
# The screens that are higher than the window: all of them, or those without phases and their clock.
_HIGH = """only => [...document.querySelectorAll(only)].filter(screen => screen.scrollHeight > innerHeight + 1).map(screen => screen.id)"""
# Takes our letters from a page, as if their files had never come; says how many faces there were, and are.
_WITHOUT_FACES = """() => {
  const faces = document.fonts.size;
  for (const {cssRules} of document.styleSheets) {
    const ours = [...cssRules].filter(rule => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue('src').includes('url('));
    for (const rule of ours) rule.parentStyleSheet.deleteRule([...cssRules].indexOf(rule));
  }
  return [faces, [...document.fonts].filter(face => face.status === 'loaded').length];
}"""
# With other letters, phases with their clock and a figure may need more than the window.
_IN_ANY_LETTERS = ".rh-screen:not(:has(.rh-phase, .rh-figure))"

# A stair whose next step does not stand higher.
SUNKEN = """() => [...document.querySelectorAll('.rh-figure--stairs')].filter(stair => {
  const tops = [...stair.querySelectorAll('.rh-figure__part')].map(step => step.getBoundingClientRect().top);
  return tops.some((top, number) => number && top >= tops[number - 1]);
}).map(stair => stair.getAttribute('aria-label'))"""

# A number whose circle reaches out of its box.
OUTSIDE = """() => [...document.querySelectorAll('.rh-figure:is(.rh-figure--path, .rh-figure--circle) .rh-figure__part')].filter(part => {
  const circle = getComputedStyle(part, '::before');
  const [top, height] = [parseFloat(circle.top), parseFloat(circle.height)];
  return top < -0.5 || top + height > part.clientHeight + 0.5;
}).map(part => part.textContent)"""

# A cover without the picture of its part, at the size of an old projector.
WITHOUT_PICTURE = """() => [...document.querySelectorAll('.rh-screen--cover .rh-part-picture svg')].filter(
  picture => picture.getBoundingClientRect().height < 40).map(picture => picture.outerHTML)"""


def _addresses() -> Iterator[tuple[str, str]]:
    """Where the screens of each meeting are, and what they are asked for."""
    for written in modules():
        everything = ",".join(prompt["id"] for prompt in written.module["prompts"])
        yield f"{written.address}vis/", f"?q={everything}&folk=40&start=14.00"
    for programme in shared("programmes"):
        if "agenda" in programme:
            yield f"moter/programmer/{programme['id']}/vis/", "?folk=40"


def _kind(screen: Element) -> str:
    """What a screen is, whatever size its text has."""
    return re.sub(r"rh-screen--size-\d+", "", screen["class"])


def _showing_all(site: Path, addresses: list[str]) -> set[str]:
    """Of the meetings, those with the fullest screen of each kind, and what shows all that is seen on any."""
    fullest: dict[str, tuple[float, str]] = {}
    looks: dict[str, set[Look]] = {}
    for address in addresses:
        file = site / address / "index.html"
        looks[address] = looks_of(file.read_text(encoding="utf-8"))
        for screen in read(file).all("section"):
            if "rh-screen" in screen.get("class", "").split():
                full = (SCREEN.text.height(screen.text, SCREEN_WIDTH), address)
                fullest[_kind(screen)] = max(full, fullest.get(_kind(screen), full))
    chosen = {address for _, address in fullest.values()}
    seen = set[Look]().union(*(looks[address] for address in chosen))
    return chosen.union(enough_of({address: looks[address] - seen for address in addresses}))


def _in_the_window(page: Page) -> dict[str, list[str]]:
    """What is wrong in a window of the size that it has."""
    return {
        "what does not fit or cannot be read": page.evaluate(FAULTS),
        "numbers outside": page.evaluate(OUTSIDE),
        "a step that is no higher": page.evaluate(SUNKEN),
    }


def _closely(page: Page) -> dict[str, list[str]]:
    """What else there is to ask of screens; the page is left as it was, but dark."""
    answers = {"axe, in light": in_light(page), "too faint, in light": page.evaluate(CONTRAST)}
    page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    answers["axe, in dark"] = contrast(page)
    answers["too faint, in dark"] = page.evaluate(CONTRAST)
    answers["it scrolls sideways"] = sideways(page, TO_A_PHONE)
    answers["signs without their words"] = signs_alone(page)
    for width, height in reversed(OTHERS):
        page.set_viewport_size({"width": width, "height": height})
        for question, faults in _in_the_window(page).items():
            answers[f"{question}, at {width}×{height}"] = faults
    for _ in range(2):
        page.keyboard.press("z")
    answers["lost where the text is twice as large"] = page.evaluate(LOST)
    page.keyboard.press("z")
    return answers


def _more_lines(page: Page, counted: Counter[str]) -> list[str]:
    """The texts that take more lines than are counted; how many were asked is added to what is `counted`."""
    more = []
    for where, type_of, width in SCREENS:
        drawn = page.evaluate(DRAWN, where)
        counted[where] += len(drawn)
        more += [f"{where}: {text}" for text, lines in drawn if lines > type_of.lines(text, width)]
    return more


def _in_whatever_letters(page: Page, counted: Counter[str]) -> Mapping[str, list[str]]:
    """What takes more room than is counted, in our letters and then in the machine's."""
    ours = {"more lines": _more_lines(page, counted), "higher than the window": page.evaluate(_HIGH, ".rh-screen")}
    before, left = page.evaluate(_WITHOUT_FACES)
    assert before
    assert not left
    return {
        **ours,
        "more lines in the machine's letters": _more_lines(page, Counter()),
        "higher than the window in the machine's letters": page.evaluate(_HIGH, _IN_ANY_LETTERS),
    }


def test_every_screen_fits_and_can_be_read_from_the_back_row(visit: Callable[..., Page], published: Path):
    meetings = dict(_addresses())
    chosen = _showing_all(published, [*meetings])
    of_modules = {f"{written.address}vis/" for written in modules()}
    assert len(chosen) >= 5
    answers: dict[str, list[str]] = {}
    counted: Counter[str] = Counter()
    for address, query in meetings.items():
        page = visit(f"{address}{query}", width=OLD[0], height=OLD[1])
        page.evaluate("document.fonts.ready.then(() => null)")
        assert "?q=" not in query or page.locator(".rh-screen[hidden]").count() == 0, address
        told = _closely(page) if address in chosen else {}
        if address not in chosen and address not in of_modules:
            # What only a meeting of parts has on its screens, axe sees on each.
            told = {
                "axe": in_light(page),
                "it scrolls sideways on a phone": sideways(page, (NARROWEST, PHONE)),
                "signs without their words": signs_alone(page),
            }
        page.set_viewport_size({"width": OLD[0], "height": OLD[1]})
        told |= _in_the_window(page)
        told["covers without their picture"] = page.evaluate(WITHOUT_PICTURE)
        told |= _in_whatever_letters(page, counted)
        answers |= {f"{address} {question}": faults for question, faults in told.items()}
    assert_well(answers)
    assert min(counted[where] for where, *_ in SCREENS) > 8, counted
