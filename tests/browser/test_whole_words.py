"""No word is parted on the narrowest phone, where a reader has set letters and words further apart too (WCAG 1.4.12)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import add_style

PAGES = [
    "",
    "grunnlag/aktivitetsplikten/",
    "verktoy/kompetansekart/",
    "verktoy/alle-moduler/",
    "moter/halvar/",
    "moter/programmer/",
]
_SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
# Words of four letters and more that stand on more than one line, where nobody has said that they may be parted.
_PARTED = """place => {
  const texts = document.createTreeWalker(document.querySelector(place), NodeFilter.SHOW_TEXT), parted = [];
  while (texts.nextNode()) {
    const text = texts.currentNode, around = text.parentElement;
    if (!around.checkVisibility({visibilityProperty: true}) || around.closest('svg, option, code, .rh-unseen, [aria-hidden]')) continue;
    for (const word of text.data.matchAll(/[\\p{L}]{4,}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top)));
      if (lines.size > 1 && getComputedStyle(around).writingMode === 'horizontal-tb') parted.push(word[0]);
    }
  }
  return parted;
}"""


@pytest.mark.parametrize("path", PAGES)
def test_every_word_stands_on_one_line(open_published: Callable[..., Page], path: str):
    page = open_published(path, viewport={"width": 320, "height": 740})
    for spacing in ("", _SPACED):
        add_style(page, spacing)
        assert page.evaluate(_PARTED, "main") == [], spacing
        assert page.evaluate("document.documentElement.scrollWidth") == 320, spacing


# The longest words of a title in the handbook, and the title of a day.
@pytest.mark.parametrize(
    "path", ["grunnlag/handlingsrommet/", "grunnlag/hverdagssituasjonene/", "moter/programmer/planleggingsdag/"]
)
def test_a_cover_has_whole_words_however_large_and_can_be_scrolled_to_its_end(
    open_published: Callable[..., Page], path: str
):
    page = open_published(f"{path}vis/")
    foot = page.locator(".rh-screen--cover .rh-screen__footer")
    # A projector, and one where a reader has zoomed to twice the size.
    for (width, height), larger in product([(1024, 768), (512, 384)], "123"):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("larger => { document.documentElement.dataset.zoom = larger; scrollTo(0, 0); }", larger)
        where = f"{width}×{height}, {larger}"
        assert page.evaluate(_PARTED, ".rh-screen--cover") == [], where
        foot.scroll_into_view_if_needed()
        box = foot.bounding_box()
        assert box["y"] >= 0, where
        assert box["y"] + box["height"] <= height + 1, where
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
