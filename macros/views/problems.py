"""What is wrong, as the browser shows it while somebody writes: each problem with the line that it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.content.located import read_text
from macros.content.problems import Problem, in_reading_order, printable

_LONGEST_ROW = 160


@dataclass(frozen=True)
class ProblemView:
    """A problem: its address, its sentence, and the line of the file as it was written (None where there is none)."""

    address: str
    sentence: str
    row: str | None
    stops: bool


def problem_views(problems: Iterable[Problem], project: Path) -> list[ProblemView]:
    """Problems in reading order, those that stop the build first; their paths are relative to `project`."""
    rows: dict[str, list[str]] = {}
    views = []
    for problem in in_reading_order(problems):
        if problem.path not in rows:
            text, _ = read_text(project / problem.path, problem.path)
            rows[problem.path] = text.split("\n")
        address, _, sentence = str(problem).partition("  ")
        views.append(ProblemView(address, sentence, _row(rows[problem.path], problem.line), problem.stops))
    return sorted(views, key=lambda view: not view.stops)


def _row(rows: list[str], line: int | None) -> str | None:
    if line is None or not 0 < line <= len(rows) or not rows[line - 1].strip():
        return None
    row = rows[line - 1].strip()
    return printable(row if len(row) <= _LONGEST_ROW else f"{row[:_LONGEST_ROW]}…")
