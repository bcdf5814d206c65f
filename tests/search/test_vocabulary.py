"""Which terms may be found by nothing any more when one page says something else."""

from __future__ import annotations

import pytest

from macros.content.checking import SoughtTerm
from macros.content.problems import Problem
from macros.search.vocabulary import may_be_lost

LOST = Problem("docs/data/synonyms.yml", 1, "term", "finnes ikke")


@pytest.mark.parametrize(
    ("before", "after", "is_lost"),
    [
        ("Barn leker ute.", "Barn leker inne.", False),
        ("Barn spiser lunsj.", "Barn spiser.", True),
        # A word with an ending stands for its term.
        ("Lunsjen er varm.", "Maten er varm.", True),
        ("Lunsjen er varm.", "Lunsj er varmt.", False),
        ("Maten er varm.", "Lunsjen er varm.", False),
    ],
)
def test_a_term_may_be_lost_with_the_last_word_that_begins_as_it_does(
    before: str, after: str, *, is_lost: bool
) -> None:
    sought = [SoughtTerm("lunsj", LOST)]
    assert may_be_lost(sought, [{"title": "Mat", "text": before}], [{"title": "Mat", "text": after}]) is is_lost
