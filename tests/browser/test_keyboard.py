"""Everything can be reached and used with the keyboard alone, and one always sees where one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

MODULE = "grunnlag/hentetid/"
PAGES = ["", MODULE, f"{MODULE}vis/", f"{MODULE}ark/", f"{MODULE}kjoreplan/", "verktoy/kompetansekart/"]

# Numbers everything in the content that can be used, and notes how it looks while it has no focus.
NUMBER = """() => {
  const look = element => {
    const style = getComputedStyle(element);
    // A link that is a shape of a drawing is outlined by the shape's own stroke.
    const shape = element.querySelector(":scope > path");
    const stroke = shape ? [getComputedStyle(shape).stroke, getComputedStyle(shape).strokeWidth] : [];
    return JSON.stringify([style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, ...stroke]);
  };
  window.look = look;
  window.unfocused = {};
  const used = [...document.querySelectorAll("body a[href], body button, body input, body summary, body select, body textarea, body [tabindex]")]
    .filter(element => element.tabIndex >= 0 && element.closest("main, .rh-sheet-nav") && element.checkVisibility({visibilityProperty: true}) && !element.hidden)
    .filter(element => !element.disabled && element.tabIndex >= 0);
  used.forEach((element, index) => {
    element.dataset.numbered = index;
    window.unfocused[index] = look(element);
  });
  return used.map(element => element.outerHTML.slice(0, 100));
}"""

# Where the focus is, whether that is seen, and whether something lies over it.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const number = element.dataset.numbered;
  if (number === undefined) return {number: null};
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const shadowed = style.boxShadow !== "none";
  const shape = element.querySelector(":scope > path");
  const stroked = shape !== null && parseFloat(getComputedStyle(shape).strokeWidth) > 2;
  const boxes = [...element.getClientRects()];
  const hit = boxes.some(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].some(([x, y]) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return top && (element.contains(top) || top.contains(element) && top.closest("main, .rh-sheet-nav"));
  }));
  return {number: Number(number), seen: (outlined || shadowed || stroked) && look(element) !== unfocused[number], hit,
          html: element.outerHTML.slice(0, 100)};
}"""


def tab_through(page: Page) -> dict[int, dict]:
    """Presses Tab until the page has been gone through; what had the focus, by number."""
    met: dict[int, dict] = {}
    last = None
    # Twice what any page of the handbook holds: the end is known by the focus leaving the page.
    for _ in range(1000):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return met
        if focused["number"] is not None:
            # Hours and minutes of one field are gone through one by one.
            if focused["number"] in met and focused["number"] != last:
                return met
            last = focused["number"]
            met[focused["number"]] = focused
    raise AssertionError("Tab never comes to an end")


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_in_the_content_and_shows_where_one_is(open_page: Callable[..., Page], path: str):
    page = open_page(path, viewport={"width": 1280, "height": 800})
    wanted = page.evaluate(NUMBER)
    assert wanted
    met = tab_through(page)
    assert [wanted[number] for number in range(len(wanted)) if number not in met] == [], "cannot be reached"
    assert [focus["html"] for focus in met.values() if not focus["seen"]] == [], "no visible focus"
    assert [focus["html"] for focus in met.values() if not focus["hit"]] == [], "something lies over it"
    assert list(met) == sorted(met), "the focus leaps about"


@pytest.mark.parametrize("path", ["", MODULE])
def test_the_first_tab_offers_to_skip_to_the_content(open_page: Callable[..., Page], path: str):
    page = open_page(path, viewport={"width": 1280, "height": 800})
    page.keyboard.press("Tab")
    skip = page.locator("*:focus")
    assert skip.inner_text().strip() == "Gå til innhold"
    assert skip.evaluate(
        "element => { const box = element.getBoundingClientRect(); return box.width > 20 && box.top >= 0 && getComputedStyle(element).opacity > 0.9 }"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("path", ["", MODULE, "verktoy/ordliste/"])
def test_no_single_letter_or_sign_does_anything_where_nobody_writes(open_page: Callable[..., Page], path: str):
    page = open_page(path, viewport={"width": 1280, "height": 800})
    before = page.url
    page.keyboard.type("abcdefghijklmnopqrstuvwxyzæøå/?.,-+0123456789")
    assert page.url == before
    assert page.evaluate("document.activeElement === document.body")
    field = page.locator(".md-search__input")
    field.focus()
    page.keyboard.type("f/?")
    expect(field).to_have_value("f/?")


def test_no_key_stops_at_the_sign_after_a_heading_and_no_heading_is_named_with_it(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    assert page.locator(".headerlink").count()
    for heading in page.get_by_role("main").get_by_role("heading").all():
        assert "¶" not in heading.aria_snapshot()
    assert page.locator(".headerlink:not([tabindex='-1'][aria-hidden='true'])").count() == 0


def test_a_note_to_the_leader_is_opened_and_closed_by_keyboard(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    details = page.locator("details.rh-prompt__note").first
    summary, note = details.locator("summary"), details.locator("p").first
    assert not note.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    page.keyboard.press("Space")
    assert not note.is_visible()


def test_a_checklist_is_ticked_and_cleared_by_keyboard(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    lists = page.locator(".rh-checklist")
    box = lists.first.get_by_role("checkbox").first
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()
    clear = lists.first.get_by_role("button", name="Fjern kryssene")
    clear.focus()
    page.keyboard.press("Enter")
    assert not box.is_checked()
    # Whoever used the button is not thrown back to the top of the page.
    assert page.evaluate("document.activeElement.closest('.rh-checklist') !== null")


@pytest.mark.parametrize("key", ["PageDown", "ArrowRight", "Space"])
def test_the_screens_are_paged_through_by_keyboard(open_page: Callable[..., Page], key: str):
    page = open_page(f"{MODULE}vis/", viewport={"width": 1280, "height": 720})
    # Past the cover, and past the clock of the look back.
    for number, presses in ((1, 1), (2, 2)):
        page.keyboard.press("a")
        for _ in range(presses):
            page.keyboard.press(key)
        page.wait_for_function("wanted => location.hash === wanted", arg=f"#steg-{number}")
    page.keyboard.press("PageUp" if key == "PageDown" else "ArrowLeft")
    page.wait_for_function("() => location.hash === '#steg-1'")
    assert page.locator("#steg-1").is_visible()
