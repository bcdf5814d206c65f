"""The colours of `tokens.css`: as far from what stands behind them as its first words promise, in both schemes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pytest

from macros.bundles import bundles
from tests.conftest import ROOT

_TOKENS = (ROOT / "overrides" / "assets" / "tokens.css").read_text(encoding="utf-8")
_LIGHT, _, _DARK = _TOKENS.partition("@media screen")
_COLOUR = re.compile(r"--rh-([a-z0-9-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);")
SCHEMES = {"light": dict(_COLOUR.findall(_LIGHT)), "dark": dict(_COLOUR.findall(_DARK))}
PAPERS = ("paper", "paper-raised", "paper-sunk")
ACCENTS = ("house", "grunnlag", "anbefalinger", "kompetanse", "praksis")
each_scheme = pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)


def _light_of(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(_light_of, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _too_near(
    colours: Mapping[str, str], least: float, pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, float]]:
    for text, behind in pairs:
        if _contrast(colours[text], colours[behind]) < least:
            yield text, behind, round(_contrast(colours[text], colours[behind]), 2)


# How far from each other → text and what it may stand on, or an edge and what is beside it.
_SOFT = tuple(f"{accent}-soft" for accent in ACCENTS)
_PAIRS: dict[float, list[tuple[str, str]]] = {
    7: [(accent, "paper") for accent in ACCENTS],
    4.5: [
        *(("on-part", accent) for accent in ACCENTS),
        *((text, paper) for text in ("text", "text-muted") for paper in (*PAPERS, *_SOFT)),
        *zip(ACCENTS, _SOFT, strict=True),
        *(("important", paper) for paper in ("paper", "important-soft")),
        *(("text", behind) for behind in ("important-soft", "mark")),
        *(("on-weight-light", f"weight-{weight}") for weight in (0, 1, 2)),
        *(("on-weight-full", f"weight-{weight}") for weight in (3, 4)),
    ],
    3: [(edge, paper) for edge in ("line-strong", "focus") for paper in PAPERS],
}
# What only decorates may be as near to the paper as it likes.
_ADORNS = {"line"}


@each_scheme
@pytest.mark.parametrize("least", _PAIRS, ids=str)
def test_what_is_read_or_used_is_far_enough_from_what_stands_behind_it(
    colours: Mapping[str, str], least: float
) -> None:
    assert list(_too_near(colours, least, _PAIRS[least])) == []


def test_every_colour_is_in_a_list_that_says_how_far_it_must_be_from_others() -> None:
    held = {colour for pairs in _PAIRS.values() for pair in pairs for colour in pair}
    assert {name for colours in SCHEMES.values() for name in colours} == held | _ADORNS


def test_a_colour_is_stated_in_both_schemes_and_used() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys()
    css = "".join(
        text for path, text in bundles(ROOT / "overrides", from_folder=False).items() if path.endswith(".css")
    )
    assert [name for name in SCHEMES["light"] if f"var(--rh-{name})" not in css] == []
