"""What Python and the browser work out by the same rules: how parts are laid out, and what can be cut where a meeting is late.

The cases are run in `tests/meeting/paper.test.js` as well. And the sheets of a meeting: only what it writes on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.views.fitting import PageMeasures, PagePart, laid_out
from macros.views.late import Cut, LatePoint, in_words, late_points
from macros.views.meeting import WHO_WORKS, PhaseView, StepView, meeting_of_module
from macros.views.run_sheet import run_sheet
from macros.views.sheets import Sheet, SheetPage, all_sheets, blank_backs, sheets, stocks, writes_on
from tests.components.things import METHODS, MODULE, NOTICE

MEETING = Path(__file__).parents[1] / "meeting"
LAYOUTS = json.loads((MEETING / "paper_cases.json").read_text(encoding="utf-8"))
LATENESS = json.loads((MEETING / "late_cases.json").read_text(encoding="utf-8"))
WORKS = {words: works for works, words in WHO_WORKS.items()}
NOTICES = {"duty_to_report": NOTICE, "stop_card": NOTICE}


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_parts_are_laid_out_as_in_the_browser(case: dict[str, Any]):
    pages = laid_out([PagePart(**part) for part in case["parts"]], PageMeasures(**case["measures"]))
    assert [[vars(placed) for placed in page] for page in pages] == case["pages"]


def steps_of(written: Sequence[dict[str, Any]]) -> list[StepView]:
    """The steps of a case, one after the other."""
    steps: list[StepView] = []
    for number, step in enumerate(written, start=1):
        starts = steps[-1].ends if steps else 0
        phases = tuple(
            PhaseView(
                phase["who"],
                WHO_WORKS[phase["who"]],
                phase["minutes"],
                works=phase["who"],
                least=phase["least"],
                round=phase.get("round", False),
            )
            for phase in step.get("phases", ())
        )
        ends = starts + step["minutes"]
        steps.append(
            StepView(
                str(number), number, step["kind"], step["title"], step["minutes"], starts, ends, None, phases, phases
            )
        )
    return steps


def as_written(point: LatePoint) -> dict[str, Any]:
    """A place as the case has it."""

    def cut(of: Cut) -> dict[str, Any]:
        who = of.who and WORKS[of.who]
        return {"title": of.title, "who": who, "minutes": of.minutes, "to": of.to, "tables": of.tables}

    instead = point.instead and cut(point.instead)
    return {
        "title": point.step.title,
        "starts": point.step.starts,
        "cuts": [cut(each) for each in point.cuts],
        "instead": instead,
    }


def points_of(case: dict[str, Any]) -> tuple[LatePoint, ...]:
    """What can be cut in a case."""
    steps = steps_of(case["steps"])
    return late_points(steps, {step.id for step, written in zip(steps, case["steps"], strict=True) if "at" in written})


@pytest.mark.parametrize("case", LATENESS, ids=lambda case: case["name"])
def test_what_can_be_cut_is_what_the_browser_cuts(case: dict[str, Any]):
    assert list(map(as_written, points_of(case))) == case["points"]


def test_what_can_be_cut_is_said_in_one_sentence_and_another():
    first, *_ = late_points(steps_of(LATENESS[2]["steps"]))
    assert in_words(first) == (
        "Er dere 5 minutter etter minutt 4 («Spørsmål 1»): runden i Spørsmål 1 går ved bordene, 11 → 3 min. "
        "Eller: Spørsmål 2 går ut (17 min)."
    )


# --- which sheets ---------------------------------------------------------------------------------

SESSION = meeting_of_module(MODULE, METHODS)


def test_a_meeting_has_the_sheets_that_it_writes_on_and_one_for_those_who_are_away():
    # The small module is talked about in pairs, and its checklist is ticked alone.
    assert [kind for kind in "ABC" if writes_on(kind, SESSION.planned)] == ["C"]
    assert [sheet.kind for sheet in sheets(stocks(MODULE, SESSION.steps), SESSION.steps)] == ["C", "E"]


def test_every_kind_can_be_had_with_everything_on_it():
    every = {sheet.kind: sheet for sheet in all_sheets(stocks(MODULE, SESSION.steps), SESSION.steps)}
    assert list(every) == ["A", "B", "C", "E"]
    assert [each.number for page in every["A"].pages for each in page.prompts] == [1, 2]


def test_the_run_sheet_holds_what_a_leader_needs_and_says_what_roles_do_once():
    written = run_sheet(SESSION, NOTICES)
    rows = [row for page in written.pages for row in page.rows]
    assert [row.step.id for row in rows] == [step.id for step in SESSION.planned]
    assert [row.step.kind for row in rows if row.has_roles] == ["prompt"]
    assert written.pages[0].has_stop
    assert [page.has_late for page in written.pages][-1]
    assert written.papers == ("C",)


def pile(kinds: str, *pages: int) -> list[Sheet]:
    """Sheets of so many pages."""
    return [Sheet(kind, "", "", "", (SheetPage(),) * count) for kind, count in zip(kinds, pages, strict=True)]


@pytest.mark.parametrize(
    ("kinds", "pages", "blank"),
    [
        ("ABCE", (1, 1, 1, 1), (False, False, False, False)),
        ("ACE", (1, 1, 1), (True, False, False)),
        ("ABE", (1, 2, 1), (False, True, False)),
        ("AEAE", (1, 1, 1, 1), (True, True, True, False)),
        ("AE", (2, 1), (False, False)),
    ],
)
def test_what_is_shredded_and_what_is_kept_share_no_paper(kinds: str, pages: tuple[int, ...], blank: tuple[bool, ...]):
    assert blank_backs(pile(kinds, *pages)) == blank
