"""What is drawn and counted for meetings: the picture, the year wheel, ways of working, programmes by the clock."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.build import Build
from macros.content.models import Picture, YearWheel
from macros.handbook import Handbook
from macros.views.meeting import meeting_of_module
from macros.views.meeting_plan import name_of
from macros.views.methods import method_views
from macros.views.picture import picture_view
from macros.views.polar import Point, point, sector, stacked
from macros.views.programme import clock, programme_view
from macros.views.year_wheel import year_wheel_view
from tests.components.things import METHODS, MODULE


@pytest.fixture
def handbook(build: Callable[[], Build]) -> Handbook:
    return build().handbook


def _picture(handbook: Handbook, pieces: int) -> Picture:
    first, second, *_ = handbook.picture.pieces
    return handbook.picture.model_copy(update={"pieces": tuple((first, second)[index % 2] for index in range(pieces))})


def _corners(outline: str) -> list[tuple[float, float]]:
    """The corners of a piece of a ring, in the order they are drawn."""
    pairs = re.findall(r"(?:[ML]|A\S+ \S+ 0 \d \d )(-?[\d.]+) (-?[\d.]+)", outline)
    return [(float(x), float(y)) for x, y in pairs]


# --- round drawings -------------------------------------------------------------------------------


def test_angles_begin_at_the_top_and_go_with_the_clock() -> None:
    assert [point(angle, 100) for angle in (0, 90, 180, 270)] == [
        Point(0, -100),
        Point(100, 0),
        Point(0, 100),
        Point(-100, 0),
    ]


def test_a_sector_has_its_corners_on_two_circles() -> None:
    assert _corners(sector(0, 90, 50, 100)) == [(0, -100), (100, 0), (50, 0), (0, -50)]


def test_more_than_half_a_ring_goes_the_long_way_round() -> None:
    assert "A100 100 0 0 1" in sector(0, 180, 50, 100)
    assert "A100 100 0 1 1" in sector(0, 181, 50, 100)


def test_lines_stand_around_their_place() -> None:
    above, below = stacked(("Over", "Under"), Point(7, 100), 20)
    assert (above.at.x, below.at.x) == (7, 7)
    # Two baselines, a line apart, around the one that a single line would have.
    (alone,) = stacked(("Alene",), Point(7, 100), 20)
    assert below.at.y - above.at.y == 23
    assert (above.at.y + below.at.y) / 2 == pytest.approx(alone.at.y, abs=0.1)


# --- the picture ----------------------------------------------------------------------------------


def test_every_piece_has_its_module_and_the_lines_its_author_wants(handbook: Handbook) -> None:
    view = picture_view(handbook.picture, handbook.modules)
    assert [drawn.module.slug for drawn in view.pieces] == ["leken", "garderoben", "garderoben"]
    assert [[line.text for line in drawn.lines] for drawn in view.pieces] == [
        ["Lek"],
        ["Over-", "ganger"],
        ["Samarbeid"],
    ]


def test_a_long_title_is_broken_between_words(handbook: Handbook) -> None:
    long = handbook.picture.pieces[0].model_copy(update={"title": "Lek og læring sammen"})
    picture = handbook.picture.model_copy(update={"pieces": (long, *handbook.picture.pieces[1:])})
    view = picture_view(picture, handbook.modules)
    assert [line.text for line in view.pieces[0].lines] == ["Lek og læring", "sammen"]


@pytest.mark.parametrize("pieces", [3, 4, 9])
def test_a_title_stands_in_the_middle_of_its_piece_and_the_first_at_the_top(handbook: Handbook, pieces: int) -> None:
    first, *others = picture_view(_picture(handbook, pieces), handbook.modules).pieces
    assert [line.at.x for line in first.lines] == [0 for _ in first.lines]
    assert all(line.at.y < 0 for line in first.lines)
    for drawn in (first, *others):
        (left, right, *_), at = _corners(drawn.outline), drawn.lines[0].at
        # As far from the one corner as from the other, but for the lines that stand below each other.
        assert hypot(at.x - left[0], at.y - left[1]) == pytest.approx(hypot(at.x - right[0], at.y - right[1]), abs=30)


@pytest.mark.parametrize("pieces", [3, 7, 9, 10])
def test_the_pieces_go_once_round_and_nothing_stands_outside(handbook: Handbook, pieces: int) -> None:
    view = picture_view(_picture(handbook, pieces), handbook.modules)
    corners = [_corners(drawn.outline) for drawn in view.pieces]
    for one, following in zip(corners, [*corners[1:], corners[0]], strict=True):
        assert one[1] == pytest.approx(following[0], abs=0.1)
        assert max(hypot(*corner) for corner in one) < 300
        assert min(hypot(*corner) for corner in one) > view.centre_radius


# --- the year wheel -------------------------------------------------------------------------------


def _wheel(handbook: Handbook, **changed: object) -> YearWheel:
    return YearWheel.model_validate({**handbook.year_wheels["aret"].model_dump(), **changed})


def test_the_year_begins_where_its_author_wants(handbook: Handbook) -> None:
    months = year_wheel_view(handbook.year_wheels["aret"]).months
    assert [month.name for month in months][:5] == ["august", "september", "oktober", "november", "desember"]
    assert [month.label.text for month in months][-1] == "jul"


def test_the_table_says_what_happens_in_every_month_and_a_long_title_once(handbook: Handbook) -> None:
    months = {month.name: month.happenings for month in year_wheel_view(handbook.year_wheels["aret"]).months}
    told = {
        name: [(happening.kind_title, happening.title, happening.every) for happening in happenings]
        for name, happenings in months.items()
        if happenings
    }
    again = [("Avdelingsmøte med veiledning", None, "hver fjerde uke")]
    assert told == {
        "august": [("Fagdag", "Vi begynner", None)],
        "september": [("Avdelingsmøte med veiledning", "Veiledning", "hver fjerde uke")],
        "oktober": again,
        "november": again,
        "januar": [("Fagdag", "Vi begynner", None)],
    }


def test_what_comes_once_a_month_has_one_mark_in_each(handbook: Handbook) -> None:
    ring = year_wheel_view(handbook.year_wheels["aret"]).rings[0]
    assert [mark.text for mark in ring.marks] == ["Fagdag i august: Vi begynner", "Fagdag i januar: Vi begynner"]


@pytest.mark.parametrize(("weeks", "marks"), [(1, 52), (2, 26), (4, 13), (12, 4)])
def test_what_comes_every_so_many_weeks_comes_the_whole_year(handbook: Handbook, weeks: int, marks: int) -> None:
    entry = {"kind": "guidance", "title": "V", "months": list(range(1, 13)), "every_weeks": weeks}
    (ring,) = year_wheel_view(_wheel(handbook, entries=[entry])).rings
    assert len(ring.marks) == marks


def test_weeks_keep_to_their_months(handbook: Handbook) -> None:
    entry = {"kind": "guidance", "title": "V", "months": [8, 9, 10], "every_weeks": 4}
    (ring,) = year_wheel_view(_wheel(handbook, entries=[entry])).rings
    assert len(ring.marks) == 3
    # August to October is the first quarter of this year: right of the middle and above it.
    assert all(mark.at.x > 0 > mark.at.y for mark in ring.marks)


def test_two_of_a_kind_in_one_month_stand_apart(handbook: Handbook) -> None:
    entries = [{"kind": "other", "title": title, "months": [8]} for title in ("A", "B")]
    (ring,) = year_wheel_view(_wheel(handbook, entries=entries)).rings
    first, second = ring.marks
    assert hypot(first.at.x - second.at.x, first.at.y - second.at.y) > 22


def test_every_kind_has_a_ring_of_its_own_between_the_months_and_the_middle(handbook: Handbook) -> None:
    kinds = ("training_day", "staff_meeting", "guidance", "observation", "other")
    entries = [{"kind": kind, "title": kind, "months": [8]} for kind in reversed(kinds)]
    view = year_wheel_view(_wheel(handbook, entries=entries))
    assert [ring.kind for ring in view.rings] == list(kinds)
    radii = [ring.radius for ring in view.rings]
    assert radii == sorted(radii, reverse=True)
    # A mark is at most 28 across.
    assert all(outer - inner >= 28 for outer, inner in itertools.pairwise(radii))


# --- ways of working ------------------------------------------------------------------------------


def test_a_method_adds_up_its_minutes_and_knows_its_source(handbook: Handbook) -> None:
    igp, pairs = method_views(handbook.methods.values(), handbook.sources)
    assert (igp.minutes, igp.source.id, pairs.minutes, pairs.source) == (30, "ks-igp", 6, None)
    assert [(phase.title, phase.who, phase.minutes) for phase in igp.phases][1] == ("Snakk sammen", "i grupper", 15)


# --- programmes -----------------------------------------------------------------------------------


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 600))
def test_the_clock_goes_round_at_midnight(hours: int, minutes: int, later: int) -> None:
    total = int(clock(f"{hours:02}:{minutes:02}", later)[:2]) * 60 + int(clock(f"{hours:02}:{minutes:02}", later)[3:])
    assert total == (60 * hours + minutes + later) % 1440


def test_a_programme_goes_by_the_clock_with_its_breaks(handbook: Handbook) -> None:
    view = programme_view(handbook.programme("kort"), handbook.modules, handbook.methods)
    assert [(row.starts_at, row.ends_at, row.item.title) for row in view.agenda.rows] == [
        ("14:00", "14:20", "Lek"),
        ("14:20", "14:30", "Pause"),
    ]
    assert (view.agenda.ends_at, view.agenda.minutes, view.terms) == ("14:30", 30, ())
    assert (view.agenda.rows[0].module.slug, view.agenda.rows[1].module) == ("leken", None)


def test_a_plan_has_terms_and_no_clock(handbook: Handbook) -> None:
    view = programme_view(handbook.programme("to-ar"), handbook.modules, handbook.methods)
    assert view.agenda is None
    assert [(term.term.title, [row.module.slug for row in term.rows]) for term in view.terms] == [("Høsten", ["leken"])]


def test_a_programme_has_two_pages_to_print_and_the_notes_are_on_the_leaders(build: Callable[[], Build]) -> None:
    pages = {path: html for path, html in build().documents.files() if path.startswith("moter/programmer/")}
    printed = {f"moter/programmer/{id}/{view}index.html" for id in ("kort", "to-ar") for view in ("", "leder/")}
    faces = {f"moter/programmer/kort/{face}/index.html" for face in ("vis", "vis/leder", "kjoreplan", "ark")}
    assert set(pages) == printed | faces
    for id, note in (("kort", "Se garderoben."), ("to-ar", "Spør styrer.")):
        assert note not in pages[f"moter/programmer/{id}/index.html"]
        assert note in pages[f"moter/programmer/{id}/leder/index.html"]


def test_the_way_back_leads_to_the_programmes_where_there_is_a_page_of_them(
    docs: Path, build: Callable[[], Build]
) -> None:
    def back() -> str:
        return re.search(
            r'<a href="([^"]+)">Tilbake', dict(build().documents.files())["moter/programmer/kort/index.html"]
        )[1]

    assert back() == "../../../"
    (docs / "moter").mkdir()
    (docs / "moter" / "programmer.md").write_text("---\ntitle: P\ndescription: D\n---\nHer.\n", encoding="utf-8")
    assert back() == "../#program-kort"


def test_a_step_about_a_question_that_nobody_wrote_is_no_key_that_is_missing() -> None:
    """Whoever asks for the plan of a module that does not hold together gets what such a module always gives."""
    asking = next(step for step in meeting_of_module(MODULE, METHODS).steps if step.kind == "prompt")
    with pytest.raises(ValueError, match="is about nothing"):
        name_of(replace(asking, prompt=None))
