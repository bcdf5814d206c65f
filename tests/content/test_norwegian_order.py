"""Words stand as they do in a Norwegian word list."""

from __future__ import annotations

import pytest

from macros.handbook import norwegian_order


@pytest.mark.parametrize(
    "in_order",
    [
        ["adgang", "barn", "zoo", "ære", "øve", "å høre til", "åpen"],
        ["Zoo", "Aasen", "åte"],
        ["a-lag", "alag", "alene"],
        ["idé", "idéen", "idiom"],
        ["barn", "barn og unge", "barnehage"],
        ["ære", "äta", "øre", "över", "åre"],
    ],
    ids=", ".join,
)
def test_words_are_sorted_as_in_a_norwegian_word_list(in_order: list[str]) -> None:
    assert sorted(in_order, key=norwegian_order) == in_order


def test_capital_letters_make_no_difference() -> None:
    assert norwegian_order("Åpen")[0] == norwegian_order("åpen")[0]
