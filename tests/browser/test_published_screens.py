"""The screens of the published handbook: each module's are opened once, with every question, also those that are not planned."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sweeping import assert_well, in_light, sideways, slug_of
from tests.browser.test_accessibility import COLOUR_RULES, findings
from tests.browser.test_screens import CONTRAST, FAULTS, SIZES
from tests.site.sources import Written, modules


@pytest.mark.parametrize("written", modules(), ids=slug_of)
def test_every_screen_fits_and_can_be_read_from_the_back_row(visit: Callable[..., Page], written: Written):
    everything = ",".join(prompt["id"] for prompt in written.module["prompts"])
    page = visit(f"{written.address}vis/?q={everything}")
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.locator(".rh-screen[hidden]").count() == 0
    answers = {"it scrolls sideways": sideways(page)}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        answers[f"at {width}×{height}"] = page.evaluate(FAULTS)
    answers["axe, in light"] = in_light(page)
    answers["too faint, in light"] = page.evaluate(CONTRAST)
    page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    answers["axe, in dark"] = findings(page, COLOUR_RULES)
    answers["too faint, in dark"] = page.evaluate(CONTRAST)
    assert_well(answers)
