"""Every meeting of the handbook, its modules' and its programmes', fitted to people and minutes: what a plan promises holds."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from macros.build import Build
from macros.views.making import PlanOfPart, beginning, in_one
from tests.handbook.texts import PROJECT

FITTING = PROJECT / "tests" / "meeting" / "every_meeting.js"
READY = PROJECT / "tests" / "meeting" / "every_ready.js"
COMPOSING = PROJECT / "tests" / "meeting" / "every_composition.js"


@cache
def read_once() -> Build:
    """The handbook as it is, for all of these tests."""
    return Build(PROJECT / "docs", PROJECT / "overrides", [], "Relasjonshåndboka", from_folder=False)


def told_by(script: Path, what: object, folder: Path) -> tuple[str, str]:
    """What a script in Node prints of what it is given, and what it complains of."""
    file = folder / "given.json"
    file.write_text(json.dumps(what), encoding="utf-8")
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, str(script), str(file)], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    return done.stdout, done.stderr


def test_every_meeting_holds_for_few_and_many_and_for_short_and_long(tmp_path: Path):
    build = read_once()
    programmes = build.handbook.programmes.values()
    pages = [shown.of_meeting.plan for shown in build.views.of_all()]
    pages += [build.views.of_agenda(programme, programme.agenda).plan for programme in programmes if programme.agenda]
    assert len(pages) > 40
    assert told_by(FITTING, pages, tmp_path) == ("", "")


# As overrides/assets/making_words.js warns of what somebody makes.
LONGEST_SITTING = 90


def test_nobody_sits_too_long_in_a_ready_meeting():
    build = read_once()
    for programme in build.handbook.programmes.values():
        sat = 0
        for item in programme.agenda.items if programme.agenda else ():
            sat = 0 if item.kind in ("break", "lunch") else sat + item.minutes
            assert sat <= LONGEST_SITTING, f"{programme.id}: {item.title}"


# A number and what time is counted in, also where words stand between.
A_LENGTH = re.compile(
    r"\b(?:\d+|en?|et+|én|to|tre|fire|fem|seks|ti|femten|tjue|halvt?|noen|per)\b[^.,;:]{0,12}\b(?:min|sekund|kvarter|halvtime|time)\w*"
    r"|\b(?:kvarter|halvtime)",
    re.IGNORECASE,
)


def test_no_method_says_how_long_a_phase_is_since_the_clock_of_the_meeting_does():
    assert A_LENGTH.search("Et minutt i stillhet")
    assert A_LENGTH.search("Skriv i to hele minutter")
    build = read_once()
    told = [
        words
        for method in build.handbook.methods.values()
        for words in (
            method.summary,
            *method.roles,
            *(line for each in method.phases for line in (each.title, *each.roles)),
        )
        if A_LENGTH.search(words)
    ]
    assert len(build.handbook.methods) > 5
    assert told == []


def making(build: Build) -> dict[str, object]:
    """What the page knows where a meeting is made."""
    parts = [PlanOfPart(shown).make() for shown in build.views.of_all()]
    ready = {
        programme.id: build.views.ready_of_composed(programme, programme.agenda)
        for programme in build.handbook.programmes.values()
        if programme.agenda
    }
    return in_one(build.views.composed, parts, ready, build.views.methods_of_composed)


def test_whatever_somebody_makes_of_the_modules_holds_and_stands_in_its_address(tmp_path: Path):
    build = read_once()
    assert told_by(COMPOSING, making(build), tmp_path) == ("", "")


def test_a_ready_meeting_that_is_opened_and_not_changed_is_the_same(tmp_path: Path):
    build = read_once()
    shown = {
        programme.id: build.views.of_agenda(programme, programme.agenda)
        for programme in build.handbook.programmes.values()
        if programme.agenda
    }
    assert len(shown) >= 5
    ready = [{"query": beginning(each.meeting, name).query, "plan": each.plan} for name, each in shown.items()]
    assert told_by(READY, {"page": making(build), "ready": ready}, tmp_path) == ("", "")
