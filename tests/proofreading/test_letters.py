"""Signs that the handbook's typeface lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.build import Build
from macros.content.edition import Edition
from macros.paper.fonts import letters_on_paper
from macros.proofreading.letters import lacking

ROOT = Path(__file__).parents[2]
BOXES = "finnes ikke i håndbokas skrift, og blir tomme ruter på papir; skriv det med ord"


def _told(text: str) -> list[str]:
    return [str(problem) for problem in lacking(text, "f", letters_on_paper(), stops=True)]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Tommel opp 👍", "«👍» (U+1F44D)"),
        ("Sol ☀️ og hjerte ♥", "«☀» (U+2600), «♥» (U+2665)"),
        ("مرحبا", "«م» (U+0645), «ر» (U+0631), «ح» (U+062D) og 2 andre"),
        ("\uf0b7 punkt", r"«\uf0b7» (U+F0B7)"),
        ("中", "«中» (U+4E2D)"),
    ],
)
def test_a_sign_that_would_be_a_box_is_named(text: str, signs: str) -> None:
    assert _told(f"en linje\n{text}") == [f"f:2  tegn: {signs} {BOXES}"]


@pytest.mark.parametrize(
    "text",
    [
        "Blåbærsyltetøy «ja» – nei … § 42",
        "Čájet ŋ ŧ đ š ž",
        "Zażółć gęślą jaźń",
        "Привіт, їжак",
        "½ ≥ ≈ → ✓ €",
        "a\u030a",
        "ord\u00addeling\u200b",
    ],
)
def test_what_the_typeface_has_is_let_alone(text: str) -> None:
    assert _told(text) == []


def test_a_sign_in_front_matter_body_and_data_is_told_and_stops_where_paper_is_required(
    docs: Path, build: Callable[[], Build]
) -> None:
    page, notices = docs / "grunnlag" / "leken.md", docs / "data" / "notices.yml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("inn i leken?", "inn i leken 👍?") + "\nSol ☀.\n", encoding="utf-8")
    notices.write_text(notices.read_text(encoding="utf-8").replace("title: ", "title: ☂ ", 1), encoding="utf-8")
    index = docs / "index.md"
    index.write_text(index.read_text(encoding="utf-8") + "\n★\n", encoding="utf-8")
    assert [(problem.path, problem.line, problem.stops) for problem in build().problems if problem.key == "tegn"] == [
        ("docs/data/notices.yml", 2, False),
        ("docs/grunnlag/leken.md", 14, False),
        ("docs/grunnlag/leken.md", 64, False),
        ("docs/index.md", 15, False),
    ]
    required = Build(
        docs, ROOT / "overrides", order=[], title="x", from_folder=False, edition=Edition(paper_required=True)
    )
    told = [(problem.path, problem.stops) for problem in required.problems if problem.key == "tegn"]
    # A page that is no module is not made into a PDF.
    assert told == [
        ("docs/data/notices.yml", True),
        ("docs/grunnlag/leken.md", True),
        ("docs/grunnlag/leken.md", True),
        ("docs/index.md", False),
    ]


def test_a_sign_that_is_written_by_its_number_is_told_like_the_sign(docs: Path, build: Callable[[], Build]) -> None:
    page, notices = docs / "grunnlag" / "leken.md", docs / "data" / "notices.yml"
    text = page.read_text(encoding="utf-8").replace("inn i leken?", "inn i leken &#x1F44D;?")
    page.write_text(text + "\nSol &#9728; og &#x202E;baklengs.\n", encoding="utf-8")
    data = notices.read_text(encoding="utf-8")
    first = data.split("title: ")[1].split("\n")[0]
    notices.write_text(data.replace(f"title: {first}", f'title: "{first} \\u2602"', 1), encoding="utf-8")
    unseen = "her står et usynlig tegn ved «og», så søket ikke finner ordet; skriv ordet på nytt"
    assert {str(problem) for problem in build().problems if problem.key == "tegn"} == {
        f"docs/data/notices.yml:2  advarsel: tegn: «☂» (U+2602) {BOXES}",
        f"docs/grunnlag/leken.md:14  advarsel: tegn: «👍» (U+1F44D) {BOXES}",
        f"docs/grunnlag/leken.md:64  advarsel: tegn: «☀» (U+2600) {BOXES}",
        f"docs/grunnlag/leken.md:64  advarsel: tegn: {unseen}",
    }
