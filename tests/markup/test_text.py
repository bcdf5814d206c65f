"""Small pieces of HTML, and where their lines may end."""

from __future__ import annotations

import pytest

from macros.markup.text import with_last_words_together


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Hva er på månen?", "Hva er på\u00a0månen?"),
        ("Hva <em>er det?</em>", "Hva <em>er\u00a0det?</em>"),
        ('Se <a href="to ord">den her</a>', 'Se <a href="to ord">den\u00a0her</a>'),
        # A long word may well stand alone, and an address is no words.
        ("Fra forutsigbarhetsprinsippet", "Fra forutsigbarhetsprinsippet"),
        ('a <a href="x y">', 'a <a href="x y">'),
        ("Lek", "Lek"),
        ("", ""),
    ],
)
def test_a_short_last_word_stands_with_the_one_before_it(title: str, held: str) -> None:
    assert with_last_words_together(title) == held
