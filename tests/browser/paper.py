"""Paper as Chromium prints it, and what is wrong on it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page
from pypdf import PdfReader

MM = 96 / 25.4
# What `@page` in print.css leaves between the margins, and A4 in points, as PDFs count.
WIDTH = 170
A4 = (595.3, 841.9)
_STATED = re.compile(r"Ark [A-E], side \d av \d")

# What does not fit, page by page, with the document at the paper's width: one line for each fault. A cover has no footer.
_FAULTS = r"""() => {
  const mm = 96 / 25.4;
  const found = [];
  for (const page of document.querySelectorAll(".rh-sheet[data-kind]:not([data-kind=F]) > .rh-sheet__page:not(.rh-sheet__back)")) {
    const box = page.getBoundingClientRect();
    const footer = page.querySelector(".rh-sheet__footer");
    const foot = footer.getBoundingClientRect();
    const fault = words => found.push(`${page.querySelector(".rh-sheet__title, .rh-sheet__kind").textContent}, ${footer.querySelector(".rh-sheet__number").textContent}: ${words}`);
    const above = [...page.children].filter(child => child !== footer).map(child => child.getBoundingClientRect().bottom);
    const gap = (foot.top - Math.max(...above)) / mm;
    if (gap < 0) fault(`runs ${(-gap).toFixed(1)} mm into the footer`);
    if (foot.bottom > box.bottom + 1 || foot.top < box.top) fault("the footer is outside the page");
    const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.data.trim() || text.parentElement.closest("svg")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      let place = text.parentElement;
      while (getComputedStyle(place).display === "inline") place = place.parentElement;
      const own = place.getBoundingClientRect();
      for (const word of range.getClientRects()) {
        if (word.left < own.left - 1 || word.right > own.right + 1) fault(`out of its place: ${text.data.trim().slice(0, 60)}`);
        if (word.top < box.top - 1 || word.bottom > box.bottom + 1 || word.right > box.right + 1) fault(`off the page: ${text.data.trim().slice(0, 60)}`);
      }
    }
    const parts = [...footer.children].map(part => part.getBoundingClientRect());
    parts.slice(1).forEach((part, at) => { if (part.left < parts[at].right - 1) fault("parts of the footer lie on each other"); });
  }
  return [...new Set(found)];
}"""


def lay_out(page: Page) -> Page:
    """The page as it is laid out for paper: in print media, as wide as a sheet is between its margins."""
    page.emulate_media(media="print")
    page.evaluate(
        "width => { document.body.style.width = width; return document.fonts.ready.then(() => null); }", f"{WIDTH}mm"
    )
    return page


def faults(page: Page) -> list[str]:
    """What does not fit on the sheets of a page that is laid out: nothing runs into a footer, no text leaves its place."""
    return page.evaluate(_FAULTS)


def stated(page: Page) -> list[str]:
    """What every page of the sheets says of itself, in order: «Ark A, side 1 av 2»."""
    return page.locator(".rh-sheet__number").all_inner_texts()


def stated_in(file: Path) -> list[str]:
    """The same of a page that nobody has opened."""
    # What stands after that waits for somebody to ask for it.
    main = file.read_text(encoding="utf-8").partition("</main>")[0]
    return re.findall(r'class="rh-sheet__number">([^<]*)<', main)


def printed(page: Page) -> PdfReader:
    """The PDF that Ctrl+P gives, to ask of what it holds."""
    page.evaluate("document.fonts.ready.then(() => null)")
    return PdfReader(io.BytesIO(_pdf(page)))


@contextmanager
def sides(page: Page) -> Iterator[list[pypdfium2.PdfPage]]:
    """Every side of paper that Ctrl+P gives, to read and to look at: faster than `printed` where there are many."""
    page.evaluate("document.fonts.ready.then(() => null)")
    document = pypdfium2.PdfDocument(_pdf(page))
    try:
        yield list(document)
    finally:
        document.close()


def texts(page: Page) -> list[str]:
    """What stands on every side of paper that Ctrl+P gives, each on one line."""
    with sides(page) as found:
        return [text_of(side) for side in found]


def text_of(side: pypdfium2.PdfPage) -> str:
    """What stands on a side of paper, on one line."""
    # Where a word is divided, PDFium marks it so.
    return " ".join(side.get_textpage().get_text_range().replace("\ufffe", "-").split())


def said(found: Sequence[str]) -> list[str]:
    """What every side says that it is, as `stated`; one that says nothing, or two things, is seen."""
    return [", ".join(_STATED.findall(text)) for text in found]


def _pdf(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)
