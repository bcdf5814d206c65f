"""With a kindergarten's own name and logo, the sheets stay as they are: the same pages, and nothing runs over."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.build import Build
from macros.content.owner import Owner
from macros.content.problems import stopping
from tests.browser.paper import MM, faults, lay_out, said, stated, stated_in, texts
from tests.browser.rendered import write_looks
from tests.conftest import ROOT
from tests.site.building import HOST
from tests.site.pages import one_line

# All sheets of all modules on one page.
ALL = "verktoy/alle-ark/ark/"
# As long as a name may be; the logo is wider than it is high, then the other way round.
NAME = "Bjørkåsen og Ærfuglveien økologiske friluftsbarnehage SA, Øy"
LOGO = "assets/logo.svg"
SIZES = [(900, 100), (100, 900)]

# The picture that lies there now, in every sheet: the page is long, and is opened once.
_SHOW_LOGO = """query => Promise.all([...document.querySelectorAll(".rh-sheet__logo")].map(logo => {
  logo.src = new URL(query, logo.src).href;
  return logo.decode();
}))"""


@pytest.fixture
def owned(tmp_path: Path) -> Path:
    """The sheets of the published handbook as they are made for an owner, whose logo is still to be put in its place."""
    built = Build(
        ROOT / "docs",
        ROOT / "overrides",
        order=[],
        title="Relasjonshåndboka",
        from_folder=True,
        site_url=HOST,
        owner=Owner(NAME, LOGO),
    )
    assert stopping(built.problems) == []
    write_looks(tmp_path, built)
    ((address, html),) = built.documents._packs()
    folder = tmp_path / address
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(html, encoding="utf-8")
    return tmp_path


def test_every_sheet_carries_name_and_logo_and_nothing_moves_to_another_page(
    owned: Path, browser: Browser, published: Path
):
    assert len(NAME) == 60
    plain = sorted(stated_in(published / ALL / "index.html"))
    page = browser.new_page()
    page.goto((owned / ALL / "index.html").as_uri())
    lay_out(page)
    for width, height in SIZES:
        drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%"/></svg>'
        (owned / LOGO).write_text(drawn, encoding="utf-8")
        page.evaluate(_SHOW_LOGO, f"?{width}")
        # Modules stand in another order here, where there is no navigation.
        assert sorted(stated(page)) == plain
        assert faults(page) == []
        logos = page.locator(".rh-sheet__logo").evaluate_all(
            "all => all.map(logo => [logo.naturalWidth, logo.naturalHeight, logo.width, logo.height])"
        )
        assert len(logos) == len(plain)
        for *natural, shown_width, shown_height in logos:
            assert natural == [width, height]
            assert shown_width <= 40 * MM + 1
            assert shown_height <= 10 * MM + 1
            # Neither side of it is drawn out.
            assert shown_width / shown_height == pytest.approx(width / height, rel=0.2)
    shown = [one_line(text) for text in page.locator(".rh-sheet__page").all_inner_texts()]
    assert [text[-60:] for text in shown if "side 1 av" in text and NAME not in text] == []
    # That a sheet is printed as it is laid out is asked of all kinds where nobody owns them.
    page.evaluate("document.querySelectorAll('.rh-sheet').forEach((sheet, at) => { sheet.hidden = at > 5; })")
    printed = texts(page)
    page.close()
    assert 6 <= len(printed) == len(said(printed)) < 20
    assert [text[-60:] for text in printed if "side 1 av" in text and NAME not in text] == []
