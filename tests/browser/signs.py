"""Which lines begin with a sign that belongs to the word before it, or end with one that belongs to the word after it."""

from __future__ import annotations

from playwright.sync_api import Page

# Of two signs in one block without a space between them: both, where they do not stand on one line. A link on paper has its address between.
_PARTED = r"""() => {
  const closing = /[,.;:!?»)\]…]/, opening = /[«(\[§]/;
  // One for all: as long as there are many, whatever a page takes away is looked for in each.
  const range = document.createRange();
  const lineOf = ({text, at}) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getClientRects()[0];
  };
  const blockOf = text => {
    let around = text.parentElement;
    while (/^(inline|contents)/.test(getComputedStyle(around).display) && !/flex|grid/.test(getComputedStyle(around.parentElement).display)) around = around.parentElement;
    return around;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), parted = new Set();
  let before = null;
  while (texts.nextNode()) {
    const text = texts.currentNode, around = text.parentElement;
    if (around.closest("svg, textarea, script, style, select, pre, [aria-hidden=true]")) continue;
    if (around.computedStyleMap().get("display").value !== "contents" && !around.checkVisibility({visibilityProperty: true})) continue;
    const block = blockOf(text);
    [...text.data].forEach((sign, at) => {
      const own = {text, at, sign, block};
      if (before && before.block === block && before.sign.trim() && sign.trim() && (closing.test(sign) || opening.test(before.sign))) {
        const above = lineOf(before), below = lineOf(own);
        const has = getComputedStyle(before.text.parentElement, "::after").content;
        if (above && below && below.top >= above.bottom - 2 && (before.text === text || has === "none"))
          parted.add(`${before.text.data.slice(-30)}|${text.data.slice(at, at + 20)}`);
      }
      before = own;
    });
  }
  return [...parted];
}"""


def parted_signs(page: Page) -> list[str]:
    """Each word that a line's end parts from its sign, at the page's width and in the media that it is in."""
    return page.evaluate(_PARTED)
