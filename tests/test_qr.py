"""QR codes on paper, which is folded, wet and copied."""

from __future__ import annotations

import re

import pytest

from macros.qr import QrCode

ADDRESS = "https://handbok.example/grunnlag/leken/"


def _dark(code: QrCode) -> set[tuple[int, int]]:
    dark, x, y = set(), 0, 0
    for right, down, length in re.findall(r"m(-?\d+) (\d+)h(\d+)", code.dark):
        x, y = x + int(right), y + int(down)
        dark |= {(x + step, y) for step in range(int(length))}
        x += int(length)
    return dark


@pytest.mark.parametrize("length", range(1, 60, 4))
def test_a_code_says_of_itself_that_a_good_part_may_be_worn_off(length: int) -> None:
    """The first two modules of its ninth row are dark and dark for 7 %; for 15 % and more they are something else."""
    dark = _dark(QrCode(f"{ADDRESS}{'a' * length}"))
    assert not {(0, 8), (1, 8)} <= dark


def test_a_code_has_its_three_corners_and_nothing_outside() -> None:
    code = QrCode(ADDRESS)
    dark = _dark(code)
    assert code.address == ADDRESS
    assert {(0, 0), (code.side - 1, 0), (0, code.side - 1)} <= dark
    assert {(7, 0), (0, 7), (code.side - 8, 0)} & dark == set()
    assert max(max(place) for place in dark) == code.side - 1


def test_an_address_ends_its_lines_between_its_parts_only():
    code = QrCode("https://barnehage.example/handbok/anbefalinger/samarbeid-mellom-voksne/")
    assert code.pieces == ["https://", "barnehage.example/", "handbok/", "anbefalinger/", "samarbeid-mellom-voksne/"]


def test_an_address_with_a_part_that_is_longer_than_a_line_is_whole():
    address = f"https://{'barnehage-' * 8}no/votter/"
    assert QrCode(address).pieces == [address]


def test_an_address_is_drawn_once_however_many_papers_it_stands_on() -> None:
    assert QrCode(f"{ADDRESS}votter/").dark is QrCode(f"{ADDRESS}votter/").dark
