"""Real dates for what a wheel or a plan says of months: the same in every build, and days that one can meet on."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from macros.build import Build
from macros.content.models import Module, Programme, YearWheel
from macros.content.school_years import school_year, school_years
from macros.views.school_year import DatedEvent, plan_calendars, wheel_calendars

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    """Modules by slug, the newest of which was checked in the school year 2026–2027."""
    build = Build(ROOT / "tests" / "content" / "good", ROOT / "overrides", order=[], title="Prøve", from_folder=False)
    checks = [date(2026, 11, 22), date(2025, 9, 1)]
    return {
        slug: module.model_copy(update={"checked": checks[min(number, 1)]})
        for number, (slug, module) in enumerate(build.handbook.modules.items())
    }


def wheel(*entries: dict[str, object], starts: int = 8) -> YearWheel:
    """A year wheel of those."""
    return YearWheel.model_validate({"id": "hjul", "title": "Et år", "starts": starts, "entries": entries})


def plan(*terms: list[dict[str, str]]) -> Programme:
    """A programme over terms with these items."""
    written = [{"title": f"Halvår {number}", "aim": "Noe.", "items": items} for number, items in enumerate(terms, 1)]
    return Programme.model_validate(
        {"id": "plan", "title": "Plan", "summary": "Lang.", "plan": {"terms": written}}, context={"source": "a.md"}
    )


def test_a_school_year_turns_in_august() -> None:
    assert [school_year(day) for day in (date(2026, 7, 31), date(2026, 8, 1), date(2027, 1, 1))] == [2025, 2026, 2026]


def test_the_years_are_told_by_the_newest_check_and_by_no_clock(modules: dict[str, Module]) -> None:
    assert list(school_years(modules.values())) == [2026, 2027, 2028, 2029, 2030]
    assert list(school_years([])) == []


def events_of(wheel: YearWheel, modules: dict[str, Module]) -> list[DatedEvent]:
    """Those of all the years."""
    return [event for calendar in wheel_calendars(wheel, modules.values()) for event in calendar.events]


def test_every_month_has_its_day_on_a_tuesday_that_one_can_meet_on(modules: dict[str, Module]) -> None:
    entry = {"kind": "staff_meeting", "title": "Møte", "months": list(range(1, 13))}
    for year in wheel_calendars(wheel(entry, entry), modules.values()):
        days = [event.day for event in year.events]
        assert [day.month for day in days[::2]] == [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7]
        assert {day.weekday() for day in days} == {1}
        assert all(date(year.year, 8, 10) <= day <= date(year.year + 1, 7, 31) for day in days)
        closed = [(1, 1), (5, 1), (5, 17), (12, 22), (12, 25)]
        assert not [day for day in days if (day.month, day.day) in closed or (day.month == 12 and day.day >= 20)]
        assert days[0] < days[1], "two in a month are apart"


def test_what_comes_every_so_many_weeks_keeps_its_weekday_and_its_months(modules: dict[str, Module]) -> None:
    entry = {"kind": "guidance", "title": "Veiledning", "months": [9, 10, 11, 2], "every_weeks": 2}
    days = [event.day for event in wheel_calendars(wheel(entry), modules.values())[0].events]
    assert {day.weekday() for day in days} == {2}
    assert {day.month for day in days} == {9, 10, 11, 2}
    assert {(after - before).days % 14 for before, after in pairwise(days)} == {0}


def test_a_wheel_that_begins_after_new_year_lies_in_that_year(modules: dict[str, Module]) -> None:
    entry = {"kind": "observation", "title": "Vi ser", "months": [1, 12]}
    first = wheel_calendars(wheel(entry, starts=1), modules.values())[0]
    assert first.begins == "januar 2027"
    assert [(event.day.year, event.day.month) for event in first.events] == [(2027, 1), (2027, 12)]


def test_an_event_has_a_name_that_no_other_has_and_the_next_build_gives_again(modules: dict[str, Module]) -> None:
    same = {"kind": "other", "title": "Det samme", "months": [10]}
    other = {"kind": "training_day", "title": "Noe annet", "months": [10]}
    events = events_of(wheel(same, other, same), modules)
    assert len({event.id for event in events}) == len(events) == 15
    assert events == events_of(wheel(same, other, same), modules)


def test_a_plan_goes_from_half_year_to_half_year(modules: dict[str, Module]) -> None:
    slug = next(iter(modules))
    programme = plan(
        [{"title": "A", "when": "Oktober", "module": slug}, {"title": "B", "when": "Hver fjerde uke"}],
        [{"title": "C", "when": "mai"}, {"title": "D", "when": "Hele halvåret"}],
        [{"title": "E"}],
        [{"title": "F", "when": "Januar"}],
    )
    first = plan_calendars(programme, modules)[0]
    when = {title: [event.day for event in first.events if event.title == title] for title in "ABCDEF"}
    assert [(day.year, day.month) for title in "ACDEF" for day in when[title]] == [
        (2026, 10),
        (2027, 5),
        (2027, 1),
        (2027, 8),
        (2028, 1),
    ]
    assert {(after - before).days for before, after in pairwise(when["B"])} == {28}
    assert (when["B"][0].month, when["B"][-1].month) == (8, 12)
    assert [event.url for event in first.events if event.title == "A"] == [modules[slug].url]
    assert all("forslag" in event.text for event in first.events)


def test_a_meeting_by_the_clock_has_no_calendar_of_years(modules: dict[str, Module]) -> None:
    agenda = {"minutes": 30, "starts": "09:00", "items": [{"title": "Prat", "minutes": 30}]}
    programme = Programme.model_validate(
        {"id": "a", "title": "A", "summary": "B", "agenda": agenda}, context={"source": "a.md"}
    )
    assert plan_calendars(programme, modules) == ()
