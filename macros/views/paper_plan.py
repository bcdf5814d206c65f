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

RowsPlan = dict[str, dict[str, object]]


def paper_plan(stocks: Mapping[str, Sequence[Stock]], run: RunSheet) -> dict[str, object]:
    """What the scripts need to know of the papers; `stocks` by module."""
    return {
        "line": hundredths(SHEET.ruled_line),
        "columns": {"least": 100 * COLUMNS[0], "step": 100 * COLUMNS.step, "most": 100 * COLUMNS[-1]},
        "modules": stocks_plan(stocks),
        "run": run_plan(run, rows_plan(run)),
    }


def run_plan(run: RunSheet, *rows: RowsPlan) -> dict[str, object]:
    """What they need of the run sheet, and of the rows of one or many, all on its pages."""
    merged: RowsPlan = {"rows": {}, "notes": {}, "roles": {}, "headings": {}}
    for each in rows:
        for name, heights in each.items():
            merged[name] |= heights
    return {
        "head": run.measures.head,
        "continues": run.measures.continues,
        "room": run.measures.room,
        **merged,
        "plain": run.plain,
        "late": [run.late_head, run.late_line, LETTERS_OF_A_LINE],
        "stop": run.stop_height,
    }


def rows_plan(run: RunSheet) -> RowsPlan:
    """What they need of the rows and headings that a run sheet has."""
    return {
        "rows": dict(run.heights),
        "notes": {name: height for name, height in run.notes.items() if height},
        "roles": {step.id: [step.method.id, run.roles[step.id]] for step in _with_roles(run) if step.method},
        "headings": dict(run.headings),
    }


def _with_roles(run: RunSheet) -> Iterator[StepView]:
    return (row.step for row in run.stock[0].rows if row.step.id in run.roles)


def stocks_plan(stocks: Mapping[str, Sequence[Stock]]) -> dict[str, object]:
    """What they need of the sheets; `stocks` by module."""
    return {slug: _module(of_module) for slug, of_module in stocks.items()}


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
