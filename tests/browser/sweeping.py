"""What is asked of every page of the published handbook. Each answer is a list of faults, empty where all is well."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pypdfium2
import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.paper import sides, text_of
from tests.browser.signs import parted_signs
from tests.browser.test_accessibility import SCHEMES, contrast, structure
from tests.browser.test_layout import OVERFLOW
from tests.site.sources import Written, modules

WIDTHS = (320, 360, 768, 1440)
# The same from the widest to a phone's: each width costs a page a layout, so who opens one at the first and goes on at the last
# spares it two.
WIDEST, NARROWEST, PHONE = max(WIDTHS), min(WIDTHS), 360
TO_A_PHONE = (*sorted({*WIDTHS} - {PHONE}, reverse=True), PHONE)
# One module of each part.
ONE_OF_EACH_PART = {written.file.parent.name: written for written in modules()}.values()

# What is shown, and of no use on paper.
_TO_PRESS = """() => [...document.querySelectorAll(
  "header.md-header, nav, .md-sidebar, .md-search, .md-top, .md-footer, .md-tabs, button:not(.rh-term), select, input:not([type=checkbox]), .headerlink"
)].filter(one => one.checkVisibility({visibilityProperty: true})).map(one => one.outerHTML.slice(0, 90))"""
# A sentence may begin so: «Neste gang …». After a link's word comes a title, or nothing.
_WORDS_TO_PRESS = re.compile(r"\b(Søk|Forrige|Neste|Tilbake til toppen|Gå til innhold)\b(?!\s+[a-zæøå])")


def assert_well(answers: Mapping[str, Sequence[str]]) -> None:
    """Fails with every question that was answered with faults, and all of the faults."""
    told = [f"{question}:\n    {fault}" for question, faults in answers.items() for fault in faults]
    if told:
        pytest.fail("\n".join(told), pytrace=False)


def sideways(page: Page, widths: Sequence[int] = WIDTHS) -> list[str]:
    """What makes a page scroll sideways, at any width; the page is left at the last."""
    found = []
    for width in widths:
        _widen(page, width)
        found += [f"{width}: {outside}" for outside in page.evaluate(OVERFLOW)]
    return found


def signs_alone(page: Page) -> list[str]:
    """What a line's end parts from its sign, on a phone."""
    _widen(page, PHONE)
    return parted_signs(page)


def _widen(page: Page, width: int) -> None:
    """Makes a window as wide as is wished; one that is, is not laid out anew."""
    size: ViewportSize = {"width": width, "height": 800}
    if page.viewport_size != size:
        page.set_viewport_size(size)


def in_light(page: Page) -> list[str]:
    """What axe finds by all its rules, of what stands or looks as nothing did before."""
    assert page.locator("body").get_attribute("data-md-color-scheme") in (None, SCHEMES["light"])
    return [*structure(page), *contrast(page)]


def on_paper(page: Page, title: str) -> list[str]:
    """What is wrong with a reading page that is printed with Ctrl+P, after somebody has read it in the dark."""
    page.emulate_media(media="print", color_scheme="dark")
    found = [f"shown on paper: {html}" for html in page.evaluate(_TO_PRESS)]
    with sides(page) as printed:
        texts = [text_of(side) for side in printed]
        found += [f"page {number} is not white" for number in {0, len(printed) - 1} if not _white(printed[number])]
    if title not in texts[0]:
        found.append(f"the first page does not say «{title}»")
    found += [f"page {number} is blank" for number, text in enumerate(texts, start=1) if len(text.split()) < 4]
    found += [f"shown on paper: {words}" for words in _WORDS_TO_PRESS.findall(f"{texts[0]} {texts[-1]}")]
    return found


def _white(side: pypdfium2.PdfPage) -> bool:
    """Whether the four corners of a piece of paper are as it came out of its box."""
    paper = side.render(scale=0.5, grayscale=True)
    rows, columns = (0, paper.height - 1), (0, paper.width - 1)
    return all(paper.buffer[row * paper.stride + column] == 255 for row in rows for column in columns)


def slug_of(written: Written) -> str:
    """How a module is called in the report of a test."""
    return written.file.stem
