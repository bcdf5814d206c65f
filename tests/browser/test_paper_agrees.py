"""What Ctrl+P gives of a sheet is what its PDF is: the same pages, with the same on each.

Lines may break a word earlier or later: one engine counts in sixty-fourths of a pixel, the other in fractions of a point.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.print.paper import sheets_of
from tests.site.sources import Written, modules


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.file.stem)
def test_ctrl_p_and_the_pdf_have_the_same_on_the_same_pages(
    visit: Callable[..., Page], site: Path, written: Written, tmp_path: Path
):
    slug = written.file.stem
    for view, name in (("ark", f"{slug}.pdf"), ("kjoreplan", f"{slug}-d.pdf")):
        page = visit(f"{written.address}{view}/")
        page.emulate_media(media="print")
        page.evaluate("document.fonts.ready")
        printed = tmp_path / f"{view}.pdf"
        page.pdf(path=printed, prefer_css_page_size=True)
        of_browser, of_pdf = sheets_of(printed), sheets_of(site / written.address / "ark" / name)
        assert len(of_browser) == len(of_pdf)
        for ours, theirs in zip(of_pdf, of_browser, strict=True):
            assert ours.letters_in_all == theirs.letters_in_all
