"""The calendars of a build, as a parser that we have not written reads them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from macros.build import Build
from macros.calendars import calendar_file
from macros.views.school_year import DatedEvent

READER = Path(__file__).with_name("read_calendar.js")
LONG = "Å, æ; ø \\ n — «sitat» og 👩‍👩‍👧 " * 12


def read(calendar: bytes) -> dict[str, Any]:
    """What ical.js finds in a calendar."""
    node = shutil.which("node")
    assert node, "Node.js is needed: `make test` installs it"
    run = subprocess.run([node, str(READER)], input=calendar, capture_output=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return dict(json.loads(run.stdout))


def test_every_calendar_of_a_build_is_read_and_is_the_same_in_the_next_one(build: Callable[[], Build]) -> None:
    made = dict(build().documents.calendars())
    assert made == dict(build().documents.calendars())
    assert {path.split("-")[0] for path in made} == {"kalender/arshjul", "kalender/program"}
    for path, calendar in made.items():
        found = read(calendar)
        assert found["version"] == "2.0"
        assert found["events"], path
        assert len({event["uid"] for event in found["events"]}) == len(found["events"])
        for event in found["events"]:
            assert event["isDay"]
            assert (date.fromisoformat(event["ends"]) - date.fromisoformat(event["starts"])).days == 1
        year = int(path.removesuffix(".ics").split("-")[-1])
        assert min(event["starts"] for event in found["events"]) >= f"{year}-08-01"


def test_texts_are_read_as_they_were_written_and_no_line_is_too_long() -> None:
    event = DatedEvent("x-1", date(2026, 12, 31), LONG.strip(), f"{LONG}\n\nto", "grunnlag/votter/")
    calendar = calendar_file("Årshjul, prøve; to", [event], date(2026, 11, 27), "https://b.example/")
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    assert b"\n" not in calendar.replace(b"\r\n", b"")
    found = read(calendar)
    (only,) = found["events"]
    assert found["name"] == "Årshjul, prøve; to"
    assert only["title"] == LONG.strip()
    assert only["text"] == f"{LONG}\n\nto\n\nhttps://b.example/grunnlag/votter/"
    assert (only["starts"], only["ends"]) == ("2026-12-31", "2027-01-01")
    assert only["url"] == "https://b.example/grunnlag/votter/"
    assert only["stamp"] == "2026-11-27T00:00:00Z"


def test_a_site_that_does_not_know_its_address_leads_nowhere() -> None:
    event = DatedEvent("x-1", date(2026, 12, 31), "Møte", "Tekst", "grunnlag/votter/")
    (only,) = read(calendar_file("A", [event], date(2026, 11, 27), ""))["events"]
    assert (only["text"], only["url"]) == ("Tekst", None)
