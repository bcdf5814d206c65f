"""A year wheel and a plan over years with real dates: a day for everything in the months that it is in.

Nobody has decided these days yet, so they are proposals, and their texts say so: Tuesdays, and Wednesdays for what comes every so many
weeks, which no moving holiday falls on. The days around Christmas and New Year, the first of May and the seventeenth of May are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from macros.content.models import Module, Plan, PlanItem, PlanTerm, Programme, YearWheel
from macros.content.school_years import AUGUST, calendar_url, school_years
from macros.views.year_wheel import EVERY, KIND_TITLES, MONTHS

_TUESDAY, _WEDNESDAY = 1, 2
# First and last day, as (month, day).
_CLOSED = (((1, 1), (1, 6)), ((5, 1), (5, 1)), ((5, 17), (5, 17)), ((12, 20), (12, 31)))
# The year begins when people are back from their holidays.
_BACK_FROM_HOLIDAYS = date(2000, AUGUST, 10)
_AUTUMN, _SPRING = (AUGUST, 9, 10, 11, 12), (1, 2, 3, 4, 5, 6)
_PROPOSED = "Datoen er et forslag. Flytt den til en dag som passer hos dere."


@dataclass(frozen=True)
class DatedEvent:
    """Something that takes a day. `id` is the same in every build, `url` where there is more to read, relative to the site's root."""

    id: str
    day: date
    title: str
    text: str
    url: str | None = None


@dataclass(frozen=True)
class YearCalendar:
    """A calendar that begins in the school year `year`, in the month that `begins` names, and where it lies."""

    year: int
    url: str
    title: str
    begins: str
    events: tuple[DatedEvent, ...]


def wheel_calendars(wheel: YearWheel, modules: Iterable[Module]) -> tuple[YearCalendar, ...]:
    """A year wheel's calendars, one for each school year that `modules` tell of."""
    calendars = []
    for year in school_years(modules):
        months = _months_from(year, wheel.starts)
        events = tuple(_numbered(f"arshjul-{wheel.id}", _of_wheel(wheel, months)))
        calendars.append(YearCalendar(year, calendar_url(wheel, year), wheel.title, _month_in_words(months[0]), events))
    return tuple(calendars)


def plan_calendars(programme: Programme, modules: Mapping[str, Module]) -> tuple[YearCalendar, ...]:
    """Those of a programme's plan, `modules` by slug; nothing where it has none."""
    plan = programme.plan
    if not plan:
        return ()
    calendars = []
    for year in school_years(modules.values()):
        begins = _month_in_words(_term_after((), _half_of(plan.terms[0], ()), year)[0])
        events = tuple(_numbered(f"program-{programme.id}", _of_plan(plan, year, modules)))
        calendars.append(YearCalendar(year, calendar_url(programme, year), programme.title, begins, events))
    return tuple(calendars)


@dataclass(frozen=True)
class _Proposed:
    day: date
    title: str
    text: str
    url: str | None = None


def _numbered(of: str, events: Iterable[_Proposed]) -> Iterator[DatedEvent]:
    """The events by their days; what is on the same day has a number each."""
    taken: dict[date, int] = {}
    for event in sorted(events, key=lambda event: event.day):
        taken[event.day] = number = taken.get(event.day, 0) + 1
        yield DatedEvent(f"{of}-{event.day}-{number}", event.day, event.title, event.text, event.url)


def _of_wheel(wheel: YearWheel, months: Sequence[date]) -> Iterator[_Proposed]:
    for kind, title in KIND_TITLES.items():
        entries = [entry for entry in wheel.entries if entry.kind == kind]
        for at in months:
            once = [entry for entry in entries if at.month in entry.months and not entry.every_weeks]
            for entry, day in zip(once, _spread(at, len(once)), strict=True):
                yield _Proposed(day, f"{title}: {entry.title}", _PROPOSED)
        for entry in entries:
            if entry.every_weeks:
                text = f"{_capital(EVERY[entry.every_weeks - 1])}. {_PROPOSED}"
                for day in _every(entry.every_weeks, [at for at in months if at.month in entry.months]):
                    yield _Proposed(day, f"{title}: {entry.title}", text)


def _of_plan(plan: Plan, year: int, modules: Mapping[str, Module]) -> Iterator[_Proposed]:
    months: list[date] = []
    for term in plan.terms:
        months = _term_after(months, _half_of(term, months), year)
        in_month: dict[int, list[PlanItem]] = {}
        for item in term.items:
            in_month.setdefault(_month_of(item), []).append(item)
        for item in term.items:
            every = _weeks_of(item)
            at = next((at for at in months if at.month == _month_of(item)), months[0])
            same = in_month[_month_of(item)]
            days = _every(every, months) if every else [_spread(at, len(same))[same.index(item)]]
            when = f"{term.title}: {item.when}. " if item.when else f"{term.title}. "
            for day in days:
                url = modules[item.module].url if item.module else None
                yield _Proposed(day, item.title, f"{when}{_PROPOSED}", url)


def _month_of(item: PlanItem) -> int:
    """The month that an item says it is in; 0 where it says something else."""
    when = (item.when or "").strip().lower()
    return MONTHS.index(when) + 1 if when in MONTHS else 0


def _weeks_of(item: PlanItem) -> int:
    """How many weeks there are between; 0 where it comes once."""
    when = (item.when or "").strip().lower()
    return EVERY.index(when) + 1 if when in EVERY else 0


def _half_of(term: PlanTerm, before: Sequence[date]) -> tuple[int, ...]:
    """The months of a term: those of the half year that it names a month of, else of the one that comes next."""
    named = [_month_of(item) for item in term.items if _month_of(item)]
    if named:
        return _AUTUMN if max(named) >= AUGUST else _SPRING
    return _SPRING if before and before[0].month == AUGUST else _AUTUMN


def _term_after(before: Sequence[date], months: tuple[int, ...], year: int) -> list[date]:
    """The first days of the months of the next such term; the first one begins in August of a year or after it."""
    earliest = before[-1] if before else date(year, AUGUST - 1, 1)
    at = next(
        date(each, months[0], 1) for each in (earliest.year, earliest.year + 1) if date(each, months[0], 1) > earliest
    )
    return [date(at.year, month, 1) for month in months]


def _months_from(year: int, starts: int) -> list[date]:
    """The first days of twelve months, from the first such month in a school year."""
    first = year if starts >= AUGUST else year + 1
    return [date(first + (starts - 1 + place) // 12, (starts - 1 + place) % 12 + 1, 1) for place in range(12)]


def _is_open(day: date) -> bool:
    if any(first <= (day.month, day.day) <= last for first, last in _CLOSED):
        return False
    return day.month != AUGUST or day.day >= _BACK_FROM_HOLIDAYS.day


def _days(month: date, weekday: int) -> list[date]:
    """The days of a month that one can meet on, which are one weekday."""
    return [date(month.year, month.month, day) for day in _open_days(month.year, month.month, weekday)]


# Every wheel and every plan asks for the same months.
@lru_cache(maxsize=1000)
def _open_days(year: int, month: int, weekday: int) -> tuple[int, ...]:
    days = (date(year, month, 1) + timedelta(days=more) for more in range(31))
    return tuple(day.day for day in days if day.month == month and day.weekday() == weekday and _is_open(day))


def _spread(month: date, count: int) -> list[date]:
    """So many days of a month, as far from each other as a year wheel draws them."""
    days = _days(month, _TUESDAY)
    return [days[len(days) * number // (count + 1)] for number in range(1, count + 1)]


def _every(weeks: int, months: Sequence[date]) -> Iterator[date]:
    """A day every so many weeks from the beginning of the first month, in the months that are named."""
    first = _days(months[0], _WEDNESDAY)[0]
    last = months[-1] + timedelta(days=31)
    named = {(month.year, month.month) for month in months}
    for more in range(0, (last - first).days + 1, 7 * weeks):
        day = first + timedelta(days=more)
        if (day.year, day.month) in named and _is_open(day):
            yield day


def _month_in_words(month: date) -> str:
    return f"{MONTHS[month.month - 1]} {month.year}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
