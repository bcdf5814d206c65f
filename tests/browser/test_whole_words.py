"""No word is parted on the narrowest phone, where a reader has set letters and words further apart too (WCAG 1.4.12)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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


@pytest.mark.parametrize("spaced", [False, True], ids=["as they are", "further apart"])
@pytest.mark.parametrize("path", PAGES)
def test_every_word_stands_on_one_line(open_published: Callable[..., Page], path: str, spaced: bool):
    page = open_published(path, viewport={"width": 320, "height": 740})
    if spaced:
        page.evaluate(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
            _SPACED,
        )
    assert page.evaluate(_PARTED, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


# The longest words of a title in the handbook, and the title of a day.
@pytest.mark.parametrize(
    "path", ["grunnlag/handlingsrommet/", "grunnlag/hverdagssituasjonene/", "moter/programmer/planleggingsdag/"]
)
@pytest.mark.parametrize("window", [(1024, 768), (512, 384)], ids=["a projector", "zoomed to twice the size"])
@pytest.mark.parametrize("larger", ["1", "2", "3"])
def test_a_cover_has_whole_words_however_large_and_can_be_scrolled_to_its_end(
    open_published: Callable[..., Page], path: str, window: tuple[int, int], larger: str
):
    page = open_published(f"{path}vis/", viewport={"width": window[0], "height": window[1]})
    page.evaluate("larger => { document.documentElement.dataset.zoom = larger; }", larger)
    cover = page.locator(".rh-screen--cover")
    assert page.evaluate(_PARTED, ".rh-screen--cover") == []
    foot = cover.locator(".rh-screen__footer")
    foot.scroll_into_view_if_needed()
    box = foot.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= window[1] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= window[0]
