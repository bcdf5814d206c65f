"""A ready programme with everything looked up: clock times, modules, methods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.content.models import Agenda, AgendaItem, Method, Module, Plan, PlanItem, PlanTerm, Programme
from macros.views.school_year import YearCalendar, plan_calendars

_DAY = 24 * 60
# What is shorter is told in minutes.
_LEAST_HOURS = 2
# Half of the year, as addresses call it → the months that an item of a plan may name.
_SEASONS = {
    "host": ("august", "september", "oktober", "november", "desember"),
    "var": ("januar", "februar", "mars", "april", "mai", "juni"),
}


@dataclass(frozen=True)
class AgendaRow:
    """One item. `starts` and `ends` are minutes from the start, with the clock times that gives."""

    item: AgendaItem
    starts: int
    ends: int
    starts_at: str
    ends_at: str
    module: Module | None
    method: Method | None


@dataclass(frozen=True)
class AgendaView:
    """A meeting or a day by the clock."""

    starts_at: str
    ends_at: str
    minutes: int
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True)
class PlanRow:
    """One thing in a term."""

    item: PlanItem
    module: Module | None
    method: Method | None


@dataclass(frozen=True)
class TermView:
    """One term of a plan."""

    term: PlanTerm
    rows: tuple[PlanRow, ...]

    @property
    def half_year(self) -> str:
        """The query with which overrides/assets/half_year_rules.js reads its modules; nothing where it has none.

        Which half of a year it is shows in the months that its items name; the year is whoever opens it to choose.
        """
        slugs = dict.fromkeys(row.module.slug for row in self.rows if row.module)
        named = " ".join(row.item.when.lower() for row in self.rows if row.item.when).split()
        season = next((season for word in named for season, months in _SEASONS.items() if word in months), "")
        asked = f"halvar={season}&" if season else ""
        return f"?{asked}moduler={','.join(slugs)}" if slugs else ""


@dataclass(frozen=True)
class ProgrammeView:
    """A programme: an agenda or the terms of a plan, and the other is empty."""

    programme: Programme
    agenda: AgendaView | None
    terms: tuple[TermView, ...]
    calendars: tuple[YearCalendar, ...] = ()

    @property
    def minutes(self) -> int | None:
        """How long it is, where it is a meeting or a day."""
        return self.agenda.minutes if self.agenda else None

    @property
    def length(self) -> str:
        """How long it is, in words."""
        if self.minutes is None:
            return f"{len(self.terms)} halvår"
        hours, minutes = divmod(self.minutes, 60)
        if hours < _LEAST_HOURS:
            return f"{self.minutes} minutter"
        return f"{hours} timer og {minutes} minutter" if minutes else f"{hours} timer"

    @property
    def faces(self) -> tuple[tuple[str, str], ...]:
        """What one holds it with, as (what, address): nothing where it is no meeting."""
        if not self.agenda:
            return ()
        url = self.programme.url
        return (
            ("Vis på møte", f"{url}vis/"),
            ("Ledervindu", f"{url}vis/leder/"),
            ("Kjøreplan", f"{url}kjoreplan/"),
            ("Ark", f"{url}ark/"),
        )


def programme_view(programme: Programme, modules: Mapping[str, Module], methods: Mapping[str, Method]) -> ProgrammeView:
    """A programme with its modules, by slug, and methods, by id."""
    return ProgrammeView(
        programme=programme,
        agenda=_agenda(programme.agenda, modules, methods) if programme.agenda else None,
        terms=_terms(programme.plan, modules, methods) if programme.plan else (),
        calendars=plan_calendars(programme, modules),
    )


def _agenda(agenda: Agenda, modules: Mapping[str, Module], methods: Mapping[str, Method]) -> AgendaView:
    rows = []
    starts = 0
    for item in agenda.items:
        ends = starts + item.minutes
        rows.append(
            AgendaRow(
                item=item,
                starts=starts,
                ends=ends,
                starts_at=clock(agenda.starts, starts),
                ends_at=clock(agenda.starts, ends),
                module=modules[item.module] if item.module else None,
                method=methods[item.method] if item.method else None,
            )
        )
        starts = ends
    return AgendaView(agenda.starts, clock(agenda.starts, starts), starts, tuple(rows))


def _terms(plan: Plan, modules: Mapping[str, Module], methods: Mapping[str, Method]) -> tuple[TermView, ...]:
    def row(item: PlanItem) -> PlanRow:
        return PlanRow(
            item, modules[item.module] if item.module else None, methods[item.method] if item.method else None
        )

    return tuple(TermView(term, tuple(row(item) for item in term.items)) for term in plan.terms)


def clock(starts: str, minutes: int) -> str:
    """The clock so many minutes after a time: `17:30` and 45 give `18:15`."""
    hours, past = starts.split(":")
    total = (60 * int(hours) + int(past) + minutes) % _DAY
    return f"{total // 60:02}:{total % 60:02}"
