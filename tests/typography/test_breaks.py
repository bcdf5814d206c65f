"""Titles and questions leave no short word alone."""

from __future__ import annotations

import pytest

from macros.typography.breaks import with_company

_ = "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hva gjør vi på månen?", f"Hva gjør vi på{_}månen?"),
        ("Hvem er du da?", f"Hvem er{_}du{_}da?"),
        ("Om samarbeidet", "Om samarbeidet"),
        ("Vi er i garderoben nå, uten hjelp", f"Vi er i{_}garderoben nå, uten{_}hjelp"),
        ("Månen?", "Månen?"),
        ("Les [den](a.md)", "Les [den](a.md)"),
        ("", ""),
    ],
)
def test_the_last_words_keep_each_other_company(written: str, shown: str) -> None:
    assert with_company(written) == shown
