"""Marks that other kinds of Markdown know, and texts that only look like them."""

from __future__ import annotations

import pytest

from macros.proofreading.foreign import foreign_marks
from macros.proofreading.manuscript import Manuscript

# A line → what of it is named.
_FOREIGN = {
    "Se [[garderoben]] først": "[[garderoben]]",
    "- [ ] Gjøre dette": "- [ ]",
    "* [x] Gjort": "* [x]",
    "Det er ~~borte~~ nå": "~~borte~~",
    "Dette er ==viktig== her": "==viktig==",
    "> [!NOTE]": "> [!NOTE]",
    '=== "Fane"': '=== "',
    "/// note | Tittel": "/// n",
    "::: advarsel": "::: a",
    '--8<-- "fil.md"': "--8<--",
    "Her {++ny++} tekst": "{++",
    "[TOC]": "[TOC]",
    "Tekst^[en note] her": "^[en note]",
    '!! note "Husk"': '!! note "Husk"',
    "En linje\\": "linje\\",
}
_DOUBTFUL = {":   Forklaring": ":   F", "$$x^2$$": "$$x^2$$", "Bra :smile: her": ":smile:"}
_FINE = (
    "En \\* stjerne og to streker \\\\",
    "[a][b] og [[1]](x.md)",
    "Kl. 12:30:45 og 1:2:1",
    "a == b, og a ~ b",
    "https://a.no/b:c:d",
    "Dere: se: her: nå",
    "---",
    "===",
    "`[[kode]]` og `~~x~~`",
    "Hva?? Ja!!",
    "- [ ](x.md)",
)


@pytest.mark.parametrize("row", [*_FOREIGN, *_DOUBTFUL])
def test_a_mark_of_another_kind_is_told_with_what_to_write(row: str) -> None:
    (problem,) = foreign_marks(Manuscript("f", f"Før.\n\n{row}\n", 10))
    assert problem.line == 12
    assert problem.message.startswith(f"«{(_FOREIGN | _DOUBTFUL)[row]}» blir stående som tekst her: ")
    assert problem.stops == (row in _FOREIGN)


@pytest.mark.parametrize("row", _FINE)
def test_what_only_looks_like_one_is_let_alone(row: str) -> None:
    assert list(foreign_marks(Manuscript("f", row, 1))) == []


def test_in_front_matter_it_bears_its_key() -> None:
    (problem,) = foreign_marks(Manuscript("f", "se [[garderoben]]", 6, "module.aims[0]"))
    assert (problem.line, problem.key) == (6, "module.aims[0]")


@pytest.mark.parametrize(
    ("text", "named", "stops"),
    [
        ("se ![x](a.png) her", "![x](a.png)", True),
        ("se <b>når</b> det", "<b>", False),
        ("en<br>to", "<br>", False),
        ("se <!-- ikke --> her", "<!--", False),
        ("se når {: .stor }", "{: .stor }", True),
    ],
)
def test_what_only_a_body_may_hold_is_told(text: str, named: str, stops: bool) -> None:
    (problem,) = foreign_marks(Manuscript("f", text, 6, "module.aims[0]"))
    assert problem.message.startswith(f"«{named}» blir stående som tekst her: ")
    assert problem.stops == stops
    assert list(foreign_marks(Manuscript("f", text, 6))) == []


@pytest.mark.parametrize("text", ["barn < 3 år > 1", "se <https://udir.no>", "**fet** og [x](a.md)"])
def test_signs_that_are_no_html_are_let_alone(text: str) -> None:
    assert list(foreign_marks(Manuscript("f", text, 6, "module.aims[0]"))) == []
