"""A word's explanation opens and closes by key, by touch and without scripts, fits a phone, and is not printed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.signs import parted_signs
from tests.browser.test_accessibility import become, contrast, findings

MODULE = "praksis/melde-fra/"
PHONE = {"width": 320, "height": 640}


def _term(page: Page, number: int = 0) -> tuple[Locator, Locator]:
    """A word that is explained, and its explanation."""
    word = page.locator("button.rh-term").nth(number)
    return word, page.locator(f"#{word.get_attribute('popovertarget')}")


def test_a_word_is_explained_by_keyboard_and_escape_leads_back_to_it(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport={"width": 1280, "height": 800})
    word, explanation = _term(page)
    expect(explanation).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    page.keyboard.press("Tab")
    expect(explanation.get_by_role("link", name="Se ordet i ordlista")).to_be_focused()
    page.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Space")
    expect(explanation).to_be_visible()
    page.keyboard.press("Space")
    expect(explanation).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_word_is_explained_by_touch_with_and_without_scripts(open_page: Callable[..., Page], scripts: bool):
    page = open_page(MODULE, viewport=PHONE, has_touch=True, java_script_enabled=scripts)
    word, explanation = _term(page)
    word.scroll_into_view_if_needed()
    word.tap()
    expect(explanation).to_be_visible()
    explanation.get_by_role("link", name="Se ordet i ordlista").tap()
    page.wait_for_url("**/verktoy/ordliste/#ord-*")


def test_an_explanation_stays_within_a_phone(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport=PHONE)
    for number in range(page.locator("button.rh-term").count()):
        word, explanation = _term(page, number)
        word.click()
        box = explanation.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= PHONE["width"] - box["width"], word.inner_text()
        assert 0 <= box["y"] <= PHONE["height"] - box["height"], word.inner_text()
        page.keyboard.press("Escape")


def test_an_explanation_stands_beside_its_word(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport={"width": 1280, "height": 800})
    word, explanation = _term(page)
    word.click()
    at, shown = word.bounding_box(), explanation.bounding_box()
    assert at is not None
    assert shown is not None
    assert min(abs(shown["y"] - at["y"] - at["height"]), abs(at["y"] - shown["y"] - shown["height"])) < 24


def test_a_word_that_is_explained_is_large_enough_to_hit(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport=PHONE)
    sizes = page.locator("button.rh-term").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => [one.textContent, Math.min(one.offsetWidth, one.offsetHeight)])"
    )
    assert sizes
    assert [size for size in sizes if size[1] < 24] == []


def test_a_word_that_is_explained_reads_as_the_text_around_it(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    word, _ = _term(page)
    look = "e => { const s = getComputedStyle(e); return [s.color, s.fontFamily, s.fontSize, s.fontWeight, s.lineHeight]; }"
    assert word.evaluate(look) == word.locator("xpath=..").evaluate(look)


def test_axe_finds_nothing_while_an_explanation_is_open(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    word, explanation = _term(page)
    word.click()
    expect(explanation).to_be_visible()
    assert findings(page) == []
    # In the dark there are other colours, and nothing else.
    become(page, "dark")
    assert contrast(page) == []
    expect(explanation).to_be_visible()


def test_print_shows_the_word_and_no_explanation(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    word, explanation = _term(page)
    word.click()
    expect(explanation).to_be_visible()
    page.emulate_media(media="print")
    expect(explanation).to_be_hidden()
    expect(word).to_be_visible()
    assert word.evaluate("element => getComputedStyle(element).textDecorationLine") == "none"


# Words as they stand in sentences: between signs, within emphasis that a sign follows, and several words that are one term.
_SENTENCES = """term => {
  const held = (before, after) => `<span class="rh-term-held">${before}<button class="rh-term">${term}</button>${after}</span>`;
  const plain = `<button class="rh-term">${term}</button>`;
  document.querySelector("article").innerHTML = [
    `Det gjelder ${held("(«", "»),")} som før, og ${held("", ".")} Mer.`,
    `Det gjelder ${held("", ",")} og ikke ${held("(", ")")}`,
    ...(matchMedia("print").matches ? [`Det er <strong>en slags ${plain}</strong>, og <em>«${plain}»</em>.`] : []),
  ].map(html => `<p class="tried">${html}</p>`).join("");
}"""


def test_no_line_ends_between_an_explained_word_and_its_signs(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport={"width": 1280, "height": 800})
    parted = []
    for media, term in product(("screen", "print"), ("krenkelse", "psykososialt miljø")):
        page.emulate_media(media=media)
        page.evaluate(_SENTENCES, term)
        for width in range(140, 460, 8):
            page.locator("article").evaluate("(all, width) => { all.style.width = `${width}px`; }", width)
            parted += [(media, signs) for signs in parted_signs(page)]
        assert page.locator("button.rh-term").all_inner_texts()[0] == term
    assert parted == []


def test_on_paper_a_line_may_end_within_an_explained_term_of_several_words(open_page: Callable[..., Page]):
    page = open_page(MODULE)
    page.emulate_media(media="print")
    page.evaluate(_SENTENCES, "psykososialt miljø")
    lines = page.locator("article").evaluate(
        """article => {
          article.style.width = "8rem";
          const range = document.createRange();
          range.selectNodeContents(article.querySelector(".rh-term"));
          return new Set([...range.getClientRects()].map(box => box.top)).size;
        }"""
    )
    assert lines == 2
