"""QR codes on paper lead to the module: what is drawn is, square by square, the code of its full address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno

from tests.site.pages import Element, page
from tests.site.sources import SAMPLE, Written, modules


def codes(element: Element) -> list[Element]:
    """The codes in an element; what else is drawn there is none."""
    return [svg for svg in element.all("svg") if svg.get("class") == "rh-qr"]


def drawn(svg: Element) -> list[list[int]]:
    """What an SVG path of lines paints dark, row by row: they are one thick, so half of the first lies above 0."""
    left, top, width, height = svg["viewbox"].split()
    assert (left, top) == ("0", "-.5")
    assert svg.one("path")["stroke"] == "#000"
    squares = [[0] * int(width) for _ in range(int(height))]
    path = svg.one("path")["d"]
    pieces = re.findall(r"m(-?\d+) (\d+)h(\d+)", path)
    assert "".join(f"m{right} {down}h{length}" for right, down, length in pieces) == path
    x, y = 0, 0
    for right, down, length in pieces:
        x, y = x + int(right), y + int(down)
        for column in range(x, x + int(length)):
            squares[y][column] = 1
        x += int(length)
    return squares


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.address)
@pytest.mark.parametrize("view", ["ark", "kjoreplan"])
def test_every_sheet_has_the_code_and_the_address_of_its_module_on_its_first_page(
    published: Path, address: str, written: Written, view: str
):
    document = page(published, f"{written.address}{view}/")
    main = document.one("main")
    sheets = [section for section in main.all("section") if "data-kind" in section.attributes]
    assert re.fullmatch("D|A?B?C?E", "".join(sheet["data-kind"] for sheet in sheets))
    for sheet in sheets:
        first, *others = [part for part in sheet.all("div") if "rh-sheet__page" in part.get("class", "").split()]
        assert (len(codes(first)), [codes(other) for other in others]) == (1, [[]] * len(others))
    address = f"{address}{written.address}"
    wanted = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    found = codes(document)
    for svg in found:
        assert drawn(svg) == wanted
        assert svg.one("title").text == f"QR-kode til {address}"
    assert [span.text for span in main.all("span") if "rh-sheet__address" in span.get("class", "").split()] == [
        address
    ] * len(sheets)


def test_without_an_address_there_is_no_code(site: Path):
    for view in ("ark", "kjoreplan"):
        assert codes(page(site, f"{modules(SAMPLE)[0].address}{view}/")) == []
