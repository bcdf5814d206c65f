"""What no line may part on a reading page, and where its HTML stays as it was written."""

from __future__ import annotations

import pytest

from macros.markup.text import with_held_words


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("<p>Fra 22. november</p>", "<p>Fra 22.\u00a0november</p>"),
        ("<p>22.\nmai</p>", "<p>22.\u00a0mai</p>"),
        ("<p>tre–fire minutter</p>", '<p><span class="rh-held">tre–fire</span> minutter</p>'),
        (
            "<p>s. 41–43, 1. mai</p>",
            '<p>s. <span class="rh-held">41–43</span>, 1.\u00a0mai</p>',
        ),
    ],
)
def test_a_day_and_a_range_are_held_on_one_line(written: str, held: str) -> None:
    assert with_held_words(written) == held


@pytest.mark.parametrize(
    "written",
    [
        '<p title="tre–fire, 22. november" data-x="a > 3–5">Noe</p>',
        "<title>tre–fire 22. november</title>",
        '<script type="application/json">{"a": "3–5, 1. mai"}</script>',
        "<svg><text>3–5</text><text>1. mai</text></svg>",
        "<select><option>3–5</option></select>",
        "<pre><code>3–5</code> 1. mai</pre>",
        "<p>1. maidag, – ja – og relasjonshåndboka–barnehagelærerutdanningen</p>",
    ],
)
def test_all_else_stays_as_it_was_written(written: str) -> None:
    assert with_held_words(written) == written


def test_a_text_after_code_is_held_again() -> None:
    assert with_held_words("<p><code>3–5</code> 3–5</p>") == (
        '<p><code>3–5</code> <span class="rh-held">3–5</span></p>'
    )
