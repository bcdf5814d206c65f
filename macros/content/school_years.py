"""Which school years there are calendars of, and where those lie.

A build knows no clock, so that two builds of the same are the same: the years begin with the one that the newest of the modules was
checked in. A handbook that is looked after has the years that come.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.content.models import Module, Programme, YearWheel

# The first month of a school year.
AUGUST = 8
# A handbook that nobody has checked for two years still has this one and the next two.
_HOW_MANY = 5


def school_year(day: date) -> int:
    """The calendar year that a day's school year began in: 2026 for a day in May 2027."""
    return day.year if day.month >= AUGUST else day.year - 1


def newest_check(modules: Iterable[Module]) -> date | None:
    """When something was last checked; nothing in a handbook without modules."""
    return max((module.checked for module in modules), default=None)


def school_years(modules: Iterable[Module]) -> range:
    """The years that calendars begin in, the first one first."""
    newest = newest_check(modules)
    first = school_year(newest) if newest else 0
    return range(first, first + _HOW_MANY) if newest else range(0)


def calendar_url(of: YearWheel | Programme, year: int) -> str:
    """Where the calendar of a wheel or a plan lies that begins in August of a year, relative to the site's root."""
    kind = "arshjul" if isinstance(of, YearWheel) else "program"
    return f"kalender/{kind}-{of.id}-{year}.ics"
