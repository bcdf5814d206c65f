"""What a parser that we have not written reads out of the calendars of our script."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

OSLO = ZoneInfo("Europe/Oslo")
# When each event begins and ends, by what was counted by hand.
TIMES = {
    "winter": ("2026-12-01 13:00", "2026-12-01 13:45"),
    "summer": ("2027-06-15 07:05", "2027-06-15 07:50"),
    "beforeTheClockChanges": ("2027-03-27 13:00", "2027-03-27 13:45"),
    "afterTheClockHasChanged": ("2027-03-29 12:00", "2027-03-29 12:45"),
    "pastMidnight": ("2026-12-31 22:30", "2027-01-01 00:00"),
}


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """Calendars by the name of the event in them, as the script wrote them, and `all` in one."""
    node = shutil.which("node")
    assert node, "Node.js is needed: `make test` installs it"
    script = Path(__file__).with_name("calendars.js")
    run = subprocess.run([node, str(script)], capture_output=True, encoding="utf-8", timeout=60, check=True)
    return dict(json.loads(run.stdout))


def _only_event(text: str) -> Event:
    calendar = Calendar.from_ical(text)
    assert calendar.errors == []
    (event,) = calendar.events
    assert event.errors == []
    return event


@pytest.mark.parametrize("name", TIMES)
def test_an_event_is_at_its_time_in_norway_summer_and_winter(written: dict[str, Any], name: str) -> None:
    """The zone that the file itself describes is the one that counts."""
    calendar = Calendar.from_ical(written[name]["text"])
    event = calendar.events[0]
    begins, ends = (datetime.fromisoformat(time).replace(tzinfo=UTC) for time in TIMES[name])
    assert (event.start, event.end) == (begins, ends)
    zone = calendar.timezones[0].to_tz(lookup_tzid=False)
    assert event.start.replace(tzinfo=zone).utcoffset() == begins.astimezone(OSLO).utcoffset()


@pytest.mark.parametrize("name", ["wholeDay", "leapDay"])
def test_what_takes_a_day_ends_where_the_next_one_begins(written: dict[str, Any], name: str) -> None:
    event = _only_event(written[name]["text"])
    day = date.fromisoformat(written[name]["event"]["date"])
    assert (event.start, event.end) == (day, day + timedelta(days=1))
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("name", ["longText", "emoji", "punctuation"])
def test_texts_are_read_as_they_were_written(written: dict[str, Any], name: str) -> None:
    given, event = written[name]["event"], _only_event(written[name]["text"])
    assert str(event["SUMMARY"]) == given["title"]
    assert str(event["DESCRIPTION"]) == given["text"].replace("\r\n", "\n")


def test_the_address_stands_in_the_text_too(written: dict[str, Any]) -> None:
    given, event = written["withAddress"]["event"], _only_event(written["withAddress"]["text"])
    assert str(event["URL"]) == given["url"]
    assert str(event["DESCRIPTION"]) == f"{given['text']}\n\n{given['url']}"


def test_a_hostile_text_stays_a_text(written: dict[str, Any]) -> None:
    event = _only_event(written["hostile"]["text"])
    assert str(event["SUMMARY"]) == "A\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:B"
    assert str(event["DESCRIPTION"]).startswith("Ikke\nnoe\nannet")


def test_a_calendar_of_many_says_what_it_is(written: dict[str, Any]) -> None:
    calendar = Calendar.from_ical(written["all"]["text"])
    assert len(calendar.events) == len(written) - 1
    assert (calendar["VERSION"], calendar["CALSCALE"], str(calendar["X-WR-CALNAME"])) == ("2.0", "GREGORIAN", "Alle")
    assert {event["DTSTAMP"].dt for event in calendar.events} == {datetime(2026, 11, 27, 18, 14, 5, tzinfo=UTC)}
