"""A calendar as a file (RFC 5545), for what has dates when the site is built. What a browser makes is written by `assets/calendar.js`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from macros.views.school_year import DatedEvent

if TYPE_CHECKING:
    # Imported where a calendar is written: a check writes none.
    from icalendar import Event


def calendar_file(title: str, events: Iterable[DatedEvent], stamp: date, site_url: str) -> bytes:
    """Events that take a day each, in one file. `stamp` is when they were last looked at: a build has no clock of its own.

    With `site_url`, where the site will be, they lead to what there is to read.
    """
    from icalendar import Calendar

    calendar = Calendar()
    for name, value in (
        ("prodid", "-//Relasjonshåndboka//Kalender//NB"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("x-wr-calname", title),
    ):
        calendar.add(name, value)
    for each in events:
        calendar.add_component(_event(each, stamp, site_url))
    return bytes(calendar.to_ical())


def _event(given: DatedEvent, stamp: date, site_url: str) -> Event:
    from icalendar import Event

    address = f"{site_url}{given.url}" if site_url and given.url else None
    event = Event()
    event.add("uid", f"{given.id}@relasjonshandboka")
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", given.day)
    event.add("dtend", given.day + timedelta(days=1))
    # Nobody is taken for busy all day.
    event.add("transp", "TRANSPARENT")
    event.add("summary", given.title)
    # Many calendars show no address but the one in the text.
    event.add("description", "\n\n".join(filter(None, (given.text, address))))
    if address:
        event.add("url", address)
    return event
