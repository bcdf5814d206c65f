"""Packing texts on screens and sheets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.views.fitting import packed

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
