"""Packing texts on screens and sheets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.views.fitting import lines, packed

_SIZES = st.lists(st.integers(1, 12), max_size=20)


@given(_SIZES)
def test_nothing_is_lost_and_the_order_is_kept(sizes: list[int]) -> None:
    assert [piece for box in packed(sizes, sum, 10) for piece in box] == sizes


@given(_SIZES)
def test_a_box_holds_no_more_than_its_room_unless_it_holds_one_piece(sizes: list[int]) -> None:
    assert all(sum(box) <= 10 or len(box) == 1 for box in packed(sizes, sum, 10))


@given(_SIZES)
def test_there_are_no_more_boxes_than_filling_one_after_the_other_gives(sizes: list[int]) -> None:
    boxes, room = 0, 0
    for size in sizes:
        if size > room:
            boxes, room = boxes + 1, 10
        room -= size
    assert len(packed(sizes, sum, 10)) <= boxes


def test_pieces_are_spread_evenly() -> None:
    assert packed([3, 3, 3, 3], sum, 10) == ((3, 3), (3, 3))


def test_a_links_address_takes_no_room() -> None:
    assert lines("Les [loven](../grunnlag/aktivitetsplikten.md) først", 20) == 1


def test_paragraphs_points_and_hard_breaks_begin_on_a_line_of_their_own() -> None:
    assert lines("Først.\n\nSå.", 20) == 2
    assert lines("Først:\n- votter\n- luer", 20) == 3
    assert lines("Først  \nså", 20) == 2
    assert lines("Først\nså", 20) == 1
