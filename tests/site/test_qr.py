"""QR codes on paper lead to the module: what is drawn is, square by square, the code of its full address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno

from tests.site.building import HOST
from tests.site.pages import Element, page
from tests.site.sources import Written, modules


def drawn(svg: Element) -> list[list[int]]:
    """What an SVG path of rectangles paints dark, row by row."""
    _, _, width, height = map(int, svg["viewbox"].split())
    squares = [[0] * width for _ in range(height)]
    path = svg.one("path")["d"]
    pieces = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{length}v1h-{back}z" for x, y, length, back in pieces) == path
    for x, y, length, back in pieces:
        assert length == back
        for column in range(int(x), int(x) + int(length)):
            squares[int(y)][column] = 1
    return squares


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.address)
@pytest.mark.parametrize(("view", "codes"), [("ark", 2), ("kjoreplan", 1)])
def test_every_sheet_has_the_code_and_the_address_of_its_module(hosted: Path, written: Written, view: str, codes: int):
    document = page(hosted, f"{written.address}{view}/")
    address = f"{HOST}{written.address}"
    wanted = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    found = document.all("svg")
    assert len(found) == codes
    for svg in found:
        assert drawn(svg) == wanted
        assert svg.one("title").text == f"QR-kode til {address}"
    assert [span.text for span in document.all("span") if span.get("class") == "rh-sheet__address"] == [address] * codes


def test_without_an_address_there_is_no_code(site: Path):
    for view in ("ark", "kjoreplan"):
        assert page(site, f"{modules()[0].address}{view}/").all("svg") == []
