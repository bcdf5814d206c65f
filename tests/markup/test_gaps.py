"""Where what is searched gets gaps, and where it stays as it is."""

from __future__ import annotations

import re

import pytest

from macros.markup.gaps import with_gaps
from macros.markup.text import words


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("<ul><li>Ro</li><li>Lek</li></ul><p>Ute</p>", "Ro · Lek Ute"),
        (
            "<table><tr><th>Når</th><th>Hva</th></tr><tr><td>9</td><td>&nbsp;</td><td>Ute</td></tr></table>",
            "Når · Hva · 9 · Ute",
        ),
        ("<dl><div><dt>Roller</dt><dd>Leser</dd></div></dl>", "Roller · Leser"),
        ("<svg><text>Ro<tspan>og</tspan></text><g><text>Lek</text></g></svg>", "Ro og · Lek"),
        ("<ul><li>Ro<ul><li>Inne</li></ul></li><li>Lek</li><li> </li></ul><ol><li>Ute</li></ol>", "Ro Inne · Lek Ute"),
        ("<div>Ro</div><div>Lek<br>Ute</div>", "Ro Lek Ute"),
        ("<p>Ut<b>e</b>leken, <a>i</a>dag<sup>1</sup></p>", "Uteleken, idag1"),
    ],
)
def test_what_stands_in_different_blocks_does_not_touch_and_no_word_is_parted(content: str, read: str):
    assert re.sub(r"\s+", " ", words(with_gaps(content))).strip() == read
