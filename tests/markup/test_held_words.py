"""What no line may part on a reading page, and where its HTML stays as it was written."""

from __future__ import annotations

import pytest

from macros.markup.text import with_held_words


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("<p>Fra 22. november</p>", "<p>Fra 22.\u00a0november</p>"),
        ("<p>22.\nmai</p>", "<p>22.\u00a0mai</p>"),
        ("<p>1. mai, <em>2. mai</em></p>", "<p>1.\u00a0mai, <em>2.\u00a0mai</em></p>"),
        ("<p><code>1. mai</code> 1. mai</p>", "<p><code>1. mai</code> 1.\u00a0mai</p>"),
    ],
)
def test_a_day_is_held_on_one_line(written: str, held: str) -> None:
    assert with_held_words(written) == held


@pytest.mark.parametrize(
    "written",
    [
        '<p title="22. november" data-x="a > 1. mai">Noe</p>',
        "<title>22. november</title>",
        '<script type="application/json">{"a": "1. mai"}</script>',
        "<svg><text>1. mai</text></svg>",
        "<select><option>1. mai</option></select>",
        "<pre><code>3–5</code> 1. mai</pre>",
        "<p>1. maidag</p>",
    ],
)
def test_all_else_stays_as_it_was_written(written: str) -> None:
    assert with_held_words(written) == written
