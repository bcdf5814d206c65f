"""A projected page on a projector: everything fits, everything can be read from the back row, keys and remotes work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import add_style

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]

# For every screen: what is outside it, text below 4 % of the height, a question below 7 %, more than eight lines of main text;
# while a question is worked with, its absence, and anything as large as it.
FAULTS = """() => {
  const faults = [], height = innerHeight, width = innerWidth;
  if (document.documentElement.scrollWidth > width) faults.push('the page scrolls sideways');
  for (const screen of document.querySelectorAll('.rh-screen')) {
    if (screen.hidden) continue;
    const box = screen.getBoundingClientRect();
    const isWork = screen.matches('.rh-screen--phases');
    const question = isWork && screen.querySelector('.rh-screen__question > *');
    const largest = question ? parseFloat(getComputedStyle(question).fontSize) : Infinity;
    const told = document.getElementById(screen.id.replace(/-tid$/, ''));
    if (isWork && !question && (!told || told.matches('.rh-screen--prompt, .rh-screen--force-field')))
      faults.push(`${screen.id}: the question is gone`);
    if (Math.abs(box.height - height) > 1) faults.push(`${screen.id}: ${box.height} px high`);
    for (const element of screen.querySelectorAll('*')) {
      if (!element.getClientRects().length) continue;
      const own = element.getBoundingClientRect();
      if (own.right > width + 1 || own.left < -1 || own.bottom > box.bottom + 1 || own.top < box.top - 1)
        faults.push(`${screen.id}: outside the screen: ${element.className || element.tagName}`);
      const says = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (says && size >= largest && !element.closest('.rh-screen__question')) faults.push(`${screen.id}: as large as the question`);
      const least = element.closest('.rh-screen__question') ? 0.07 : 0.04;
      if (element.matches('button') && own.height > 2.5 * size) faults.push(`${screen.id}: a button on two lines`);
      if (says && size < least * height - 0.01) faults.push(`${screen.id}: ${size} px: ${element.textContent.trim()}`);
    }
    // The words above the aims are their heading. Phases lie on each other, and one of them is seen.
    if (screen.querySelector('.rh-phase')) continue;
    const linesOf = texts => [...texts].filter(element => element.getClientRects().length).reduce((sum, element) =>
      sum + Math.round(element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight)), 0);
    // A figure is looked at part by part, each beside or below its name.
    for (const part of screen.querySelectorAll('.rh-figure__part')) {
      const lines = linesOf(part.querySelectorAll('.rh-figure__text, .rh-figure__items > li'));
      if (lines > 8) faults.push(`${screen.id}: ${lines} lines in a part: ${part.textContent.trim()}`);
    }
    if (screen.querySelector('.rh-figure')) continue;
    const lines = linesOf(screen.querySelectorAll('.rh-screen__body :is(p, li):not(:has(p, textarea, button), .rh-screen__label)'));
    if (lines > 8) faults.push(`${screen.id}: ${lines} lines`);
  }
  return faults;
}"""


# The contrast of every text with what is behind it, as WCAG 2 defines it; the least of them for each screen that has too little.
CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const channels = colour => {
    if (known.has(colour)) return known.get(colour);
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const drawn = canvas.getImageData(0, 0, 1, 1).data;
    known.set(colour, drawn);
    return drawn;
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const found = channels(getComputedStyle(e).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.querySelectorAll('.rh-screen *')) {
    const says = element.matches('textarea') || [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!says) continue;
    const pair = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 7) faint.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(faint)];
}"""


def _shown(page: Page) -> int:
    """The number of the screen that fills the window, from 1."""
    return page.evaluate(
        "[...document.querySelectorAll('.rh-screen')].findIndex(s => Math.abs(s.getBoundingClientRect().top) < 5) + 1"
    )


def _wait_for(page: Page, number: int) -> None:
    page.wait_for_function(
        "n => Math.abs(document.querySelectorAll('.rh-screen')[n - 1].getBoundingClientRect().top) < 5", arg=number
    )


@pytest.fixture
def projected(open_page: Callable[..., Page]) -> Page:
    return open_page("grunnlag/a-vente/vis/", viewport={"width": 1024, "height": 768})


def test_keys_and_remotes_page_through_the_screens(projected: Page):
    last = projected.locator(".rh-screen").count()
    # After the cover and the look back, which has a clock to start as a story has, there are four aims, which come one at a time the
    # first time.
    for key, number in (
        ("PageDown", 2),
        ("PageDown", 2),
        ("PageDown", 3),
        ("ArrowRight", 3),
        ("Space", 3),
        ("ArrowDown", 3),
        ("PageDown", 4),
        ("PageUp", 3),
        ("ArrowRight", 4),
        ("Space", 4),
        ("Space", 5),
        ("ArrowLeft", 4),
        ("End", last),
        ("Home", 1),
        ("PageUp", 1),
    ):
        projected.keyboard.press(key)
        _wait_for(projected, number)


def test_the_place_survives_a_reload(projected: Page):
    projected.keyboard.press("PageDown")
    projected.keyboard.press("a")
    projected.keyboard.press("PageDown")
    projected.keyboard.press("PageDown")
    _wait_for(projected, 3)
    projected.reload()
    _wait_for(projected, 3)


@pytest.mark.parametrize("key", ["b", "."])
def test_a_remote_blanks_the_screen_and_brings_it_back_where_it_was(projected: Page, key: str):
    projected.keyboard.press("PageDown")
    _wait_for(projected, 2)
    title = projected.locator(".rh-screen").nth(1).get_by_role("heading").first
    middle = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.rh-screen') !== null"
    projected.keyboard.press(key)
    projected.wait_for_function(
        f"() => !({middle}) || getComputedStyle(document.querySelector('.rh-screens')).visibility === 'hidden'"
    )
    projected.keyboard.press(key)
    projected.wait_for_function(
        f"() => ({middle}) && getComputedStyle(document.querySelector('.rh-screens')).visibility === 'visible'"
    )
    assert title.is_visible()
    assert _shown(projected) == 2


def test_without_script_the_arrows_are_links_to_the_next_screen(open_page: Callable[..., Page]):
    page = open_page("grunnlag/a-vente/vis/", viewport={"width": 1024, "height": 768}, java_script_enabled=False)
    page.locator(".rh-screen").first.get_by_role("link", name="Neste").click()
    assert page.url.endswith(page.locator(".rh-screen").nth(1).get_attribute("id") or "?")


def test_a_grey_that_is_too_faint_is_found(projected: Page):
    assert projected.evaluate(CONTRAST) == []
    add_style(projected, ".rh-screen__place { color: #767676 }")
    assert projected.evaluate(CONTRAST) != []


def test_a_question_that_is_not_the_largest_or_not_there_is_found(projected: Page):
    add_style(projected, ".rh-screen__question ~ .rh-phase__now .rh-clock__time { font-size: 12vh }")
    assert "as large as the question" in " ".join(projected.evaluate(FAULTS))
    projected.evaluate(
        "document.querySelectorAll('.rh-screen--phases .rh-screen__question').forEach(each => each.remove())"
    )
    assert "the question is gone" in " ".join(projected.evaluate(FAULTS))


# What is cut, or outside its screen, or makes the page scroll sideways, however large the text is.
LOST = """() => {
  const lost = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page scrolls sideways'] : [];
  for (const screen of document.querySelectorAll('.rh-screen')) {
    if (screen.hidden) continue;
    const box = screen.getBoundingClientRect();
    for (const element of screen.querySelectorAll('*')) {
      if (!element.getClientRects().length || element.matches('[rel]')) continue;
      const own = element.getBoundingClientRect();
      const isOutside = own.right > innerWidth + 1 || own.left < -1 || own.bottom > box.bottom + 1 || own.top < box.top - 1;
      const isCut = getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (isOutside || isCut) lost.push(`${screen.id}: ${element.className || element.tagName}`);
    }
  }
  return lost;
}"""


def test_a_key_makes_the_text_twice_as_large_and_nothing_is_lost(projected: Page):
    projected.set_viewport_size({"width": 1280, "height": 720})
    size = "parseFloat(getComputedStyle(document.querySelector('.rh-screen__question')).fontSize)"
    once = projected.evaluate(size)
    for times in (1, 1.5, 2):
        assert projected.evaluate(size) == pytest.approx(times * once)
        assert projected.evaluate(LOST) == []
        projected.keyboard.press("z")
    assert projected.evaluate(size) == pytest.approx(once)


def test_nothing_is_lost_where_the_browser_makes_everything_twice_as_large(open_page: Callable[..., Page]):
    page = open_page("grunnlag/a-vente/vis/?folk=18", viewport={"width": 640, "height": 360}, device_scale_factor=2)
    assert page.evaluate(LOST) == []


def test_a_text_that_is_too_small_and_a_screen_that_is_too_full_are_found(projected: Page):
    assert projected.evaluate(FAULTS) == []
    add_style(projected, ".rh-screen__place { font-size: 12px } .rh-screen h2 { position: relative; left: 100vw }")
    found = " ".join(projected.evaluate(FAULTS))
    assert "12 px" in found
    assert "outside the screen" in found
