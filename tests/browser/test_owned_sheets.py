"""With a kindergarten's own name and logo, the sheets stay as they are: the same pages, and nothing runs over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.build import Build
from macros.content.owner import Owner
from macros.content.problems import stopping
from tests.browser.paper import MM, faults, lay_out, said, stated, texts
from tests.browser.rendered import write_site
from tests.conftest import ROOT
from tests.site.building import HOST

# As long as a name may be; the logo is wider than it is high, then the other way round.
NAME = "Bjørkåsen og Ærfuglveien økologiske friluftsbarnehage SA, Øy"
LOGOS = {"wide": (900, 100), "high": (100, 900)}


@pytest.fixture
def all_sheets(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Owner], Page]]:
    """All sheets of the real handbook on one page, as they are made for an owner."""
    pages = []

    def all_sheets(owner: Owner) -> Page:
        built = Build(
            ROOT / "docs",
            ROOT / "overrides",
            order=[],
            title="Relasjonshåndboka",
            from_folder=True,
            site_url=HOST,
            owner=owner,
        )
        assert stopping(built.problems) == []
        site = tmp_path / str(len(pages))
        write_site(site, built)
        for name, (width, height) in LOGOS.items():
            logo = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%"/></svg>'
            (site / "assets" / f"{name}.svg").write_text(logo, encoding="utf-8")
        pages.append(browser.new_page())
        pages[-1].goto((site / "verktoy" / "alle-ark" / "ark" / "index.html").as_uri())
        return lay_out(pages[-1])

    yield all_sheets
    for page in pages:
        page.close()


def test_every_sheet_carries_name_and_logo_and_nothing_moves_to_another_page(
    all_sheets: Callable[[Owner], Page], visit: Callable[..., Page]
):
    assert len(NAME) == 60
    plain = sorted(stated(visit("verktoy/alle-ark/ark/")))
    for name, size in LOGOS.items():
        owned = all_sheets(Owner(NAME, f"assets/{name}.svg"))
        # Modules stand in another order here, where there is no navigation.
        assert sorted(stated(owned)) == plain
        assert faults(owned) == []
        logos = owned.locator(".rh-sheet__logo").evaluate_all(
            "all => all.map(logo => [logo.naturalWidth, logo.naturalHeight, logo.width, logo.height])"
        )
        assert len(logos) == len(plain)
        for *natural, width, height in logos:
            assert tuple(natural) == size
            assert width <= 40 * MM + 1
            assert height <= 10 * MM + 1
            # Neither side of it is drawn out.
            assert width / height == pytest.approx(size[0] / size[1], rel=0.2)
    printed = texts(owned)
    assert said(printed) == stated(owned)
    assert [text[-60:] for text in printed if "side 1 av" in text and NAME not in text] == []
