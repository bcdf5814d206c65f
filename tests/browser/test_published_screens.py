"""The screens of the published handbook: each meeting's are opened once, a module's with every question, also those that are not planned."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sweeping import TO_A_PHONE, WIDEST, assert_well, in_light, sideways, slug_of
from tests.browser.test_accessibility import contrast
from tests.browser.test_screens import CONTRAST, FAULTS, LOST, SIZES
from tests.site.sources import Written, modules, shared

PROGRAMMES = [programme["id"] for programme in shared("programmes") if "agenda" in programme]

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


def _look_at(page: Page) -> None:
    """Asks all there is to ask of the screens of a meeting."""
    page.evaluate("document.fonts.ready.then(() => null)")
    answers = {"it scrolls sideways": sideways(page, TO_A_PHONE)}
    # The smallest last: there it stays.
    for width, height in sorted(SIZES, reverse=True):
        page.set_viewport_size({"width": width, "height": height})
        answers[f"at {width}×{height}"] = page.evaluate(FAULTS)
        answers[f"numbers outside, at {width}×{height}"] = page.evaluate(OUTSIDE)
        answers[f"a step that is no higher, at {width}×{height}"] = page.evaluate(SUNKEN)
    answers["covers without their picture"] = page.evaluate(WITHOUT_PICTURE)
    answers["axe, in light"] = in_light(page)
    answers["too faint, in light"] = page.evaluate(CONTRAST)
    page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    answers["axe, in dark"] = contrast(page)
    answers["too faint, in dark"] = page.evaluate(CONTRAST)
    page.set_viewport_size({"width": 1280, "height": 720})
    for _ in range(2):
        page.keyboard.press("z")
    answers["lost where the text is twice as large"] = page.evaluate(LOST)
    assert_well(answers)


@pytest.mark.parametrize("written", modules(), ids=slug_of)
def test_every_screen_fits_and_can_be_read_from_the_back_row(visit: Callable[..., Page], written: Written):
    everything = ",".join(prompt["id"] for prompt in written.module["prompts"])
    page = visit(f"{written.address}vis/?q={everything}&folk=40&start=14.00", width=WIDEST)
    assert page.locator(".rh-screen[hidden]").count() == 0
    _look_at(page)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_screen_of_a_programme_does_too(visit: Callable[..., Page], programme: str):
    _look_at(visit(f"moter/programmer/{programme}/vis/?folk=40", width=WIDEST))
