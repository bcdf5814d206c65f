"""The measures that views count with and stylesheets draw with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.bundles import bundles
from macros.typography import measuring
from macros.typography.measures import (
    COLUMNS,
    PAGE,
    RUN_SHEET,
    RUN_SHEET_CELL,
    SCREEN,
    SCREEN_WIDTH,
    SHEET,
    SHEET_WIDTH,
    Type,
    stylesheet,
)

OVERRIDES = Path(__file__).parents[2] / "overrides"
_STATED = re.compile(r"(--rh-[a-z0-9-]+):")
_ASKED_FOR = re.compile(r"var\((--rh-[a-z0-9-]+)\)")
USES = ("print", "projected")


def of(use: str) -> str:
    """The stylesheet of a use, as it goes out."""
    return bundles(OVERRIDES, from_folder=False)[f"assets/{use}.css"]


@pytest.mark.parametrize("use", USES)
def test_every_measure_that_is_handed_over_is_drawn_with(use: str) -> None:
    stated = set(_STATED.findall(stylesheet(use)))
    assert len(stated) > 30
    asked = {name for file in OVERRIDES.rglob("*.css") for name in _ASKED_FOR.findall(file.read_text(encoding="utf-8"))}
    assert stated - asked == set()


def test_what_is_drawn_on_a_screen_asks_for_nothing_that_the_screen_does_not_state() -> None:
    """Its stylesheet stands beside that of the screen, and states no tokens."""
    drawn = of("figure")
    assert "--rh-part" in set(_ASKED_FOR.findall(drawn))
    assert set(_ASKED_FOR.findall(drawn)) - set(_STATED.findall(drawn + of("projected"))) == set()


@pytest.mark.parametrize("use", ["reading", "print", "projected", "leader", "not_found"])
def test_every_property_that_a_stylesheet_asks_for_is_there(use: str) -> None:
    css = of(use)
    assert set(_ASKED_FOR.findall(css)) - set(_STATED.findall(css)) == set()


def test_a_measure_is_named_and_written_as_its_stylesheet_needs_it() -> None:
    paper, screen = stylesheet("print"), stylesheet("projected")
    assert f"--rh-sheet-ruled-line: {SHEET.ruled_line:g}mm;" in paper
    assert "--rh-sheet-question: 12pt/1.35;" in paper
    assert f"--rh-screen-gap: calc({SCREEN.gap:g} * var(--rh-u));" in screen
    assert "--rh-screen-question-9: calc(9 * var(--rh-u))/1.2;" in screen
    assert "--rh-sheet" not in screen
    assert stylesheet("reading") == ""


@pytest.mark.parametrize("use", USES)
def test_the_page_is_stated_once(use: str) -> None:
    assert "@page { size: 210mm 297mm; margin: 15mm 15mm 15mm 25mm }" in stylesheet(use)
    assert PAGE.width - SHEET_WIDTH == 40
    assert of(use).count("@page{") == 1


def test_a_force_field_has_a_class_for_every_height_that_it_may_have() -> None:
    css = of("print")
    assert all(f".rh-force-field__columns--{height}{{--rh-columns:{height}mm}}" in css for height in COLUMNS)


def test_type_on_paper_is_in_millimetres() -> None:
    """12 pt is 4.2333 mm."""
    assert SHEET.question.line == pytest.approx(4.2333 * 1.35, abs=0.001)
    assert SHEET.question.height("Hei.\n\nHå.", 100) == pytest.approx(2 * SHEET.question.line)


@pytest.mark.parametrize(
    ("type_of", "wider"),
    [(SHEET.title, 1.01), (SCREEN.title, 1.26), (SCREEN.phase_question, 1.02)],
    ids=["paper", "screen", "ours"],
)
def test_text_is_taken_to_be_wider_than_our_faces_draw_it(type_of: Type, wider: float) -> None:
    """On paper by what rounding moves, on a screen by what a machine's own letters are wider; each the same for all that is asked."""
    one_em = type_of.line / type_of.leading
    text = "Hei på deg"
    taken = measuring.width(text, type_of.letters) * one_em * wider
    assert type_of.width(text) == pytest.approx(taken)
    assert type_of.longest_word(text) == pytest.approx(measuring.longest_word(text, type_of.letters) * one_em * wider)
    assert type_of.lines(text, taken * 1.001) == 1
    assert type_of.lines(text, taken * 0.999) == 2


def test_a_sheet_is_a_little_lower_than_its_page() -> None:
    assert 0 < PAGE.height - PAGE.top - PAGE.bottom - SHEET.height <= 1


def test_what_stands_beside_each_other_fills_the_width() -> None:
    """The two columns of the run sheet with what is beside their text and its rule; a screen that is 4:3, its bar and its sides."""
    beside = 2 * RUN_SHEET.beside_cell + RUN_SHEET.rule
    text = SHEET_WIDTH - RUN_SHEET.within_edge - RUN_SHEET.times
    assert RUN_SHEET_CELL + beside == pytest.approx(text)
    assert SCREEN_WIDTH + SCREEN.bar + 2 * SCREEN.side == pytest.approx(400 / 3)


# Which face a rule of a stylesheet sets a measured type with.
_SET_WITH = re.compile(r"var\(--rh-(sheet|run-sheet|screen)-([a-z0-9-]+)\) var\(--rh-font-(text|title)\)")


@pytest.mark.parametrize("use", USES)
def test_type_is_measured_with_the_face_that_its_stylesheet_sets_it_with(use: str) -> None:
    measures = {"sheet": SHEET, "run-sheet": RUN_SHEET, "screen": SCREEN}
    set_with = _SET_WITH.findall(of(use))
    assert len(set_with) > 5
    for which, name, face in set_with:
        type_of = getattr(measures[which], name.replace("-", "_"))
        assert type_of.letters.plain.startswith(f"{face}-"), name
