"""The papers of a meeting as its scripts read them: how high each part is, from which overrides/assets/meeting_paper.js lays out.

`{"line", "columns", "modules", "run"}`, in hundredths of a millimetre. A module has for each kind of its sheets what a page has and
its parts; `run` is of the run sheet: the rows by the ids of their steps, how much higher what roles do makes them (of each method it is
said once), the headings of blocks by their modules, and what stands below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.typography.measures import COLUMNS, SHEET
from macros.views.fitting import PagePart
from macros.views.meeting import StepView
from macros.views.run_sheet import LETTERS_OF_A_LINE, RunSheet
from macros.views.sheets import Stock, hundredths


def paper_plan(stocks: Mapping[str, Sequence[Stock]], run: RunSheet) -> dict[str, object]:
    """What the scripts need to know of the papers; `stocks` by module."""
    return {
        "line": hundredths(SHEET.ruled_line),
        "columns": {"least": 100 * COLUMNS[0], "step": 100 * COLUMNS.step, "most": 100 * COLUMNS[-1]},
        "modules": {slug: _module(of_module) for slug, of_module in stocks.items()},
        "run": run_plan([run]),
    }


def run_plan(runs: Sequence[RunSheet]) -> dict[str, object]:
    """What they need of run sheets in one: the rows of all, on the pages of the first."""
    first = runs[0]
    return {
        "head": first.measures.head,
        "continues": first.measures.continues,
        "room": first.measures.room,
        "rows": {name: height for run in runs for name, height in run.heights.items()},
        "notes": {name: height for run in runs for name, height in run.notes.items() if height},
        "roles": {
            step.id: [step.method.id, run.roles[step.id]] for run in runs for step in _with_roles(run) if step.method
        },
        "headings": {slug: height for run in runs for slug, height in run.headings.items()},
        "plain": first.plain,
        "late": [first.late_head, first.late_line, LETTERS_OF_A_LINE],
        "stop": first.stop_height,
    }


def _with_roles(run: RunSheet) -> Iterator[StepView]:
    return (row.step for row in run.stock[0].rows if row.step.id in run.roles)


def _module(of_module: Sequence[Stock]) -> list[dict[str, object]]:
    return [
        {
            "kind": stock.kind,
            "head": stock.measures.head,
            "continues": stock.measures.continues,
            "room": stock.measures.room,
            "parts": [_part(part) for part in stock.parts],
        }
        for stock in of_module
    ]


def _part(part: PagePart) -> dict[str, object]:
    """A part, with what is not as it mostly is."""
    written: dict[str, object] = {"id": part.id, "height": part.height}
    if part.lines:
        written["lines"] = part.lines
    if part.most:
        written["most"] = part.most
    if part.grows:
        written["grows"] = True
    return written
