"""What is wrong, as the browser shows it while somebody writes: each problem with the line that it stands on and what is around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote

from macros.content.located import read_text
from macros.content.problems import Problem, in_reading_order, printable

_LONGEST_ROW = 160
# So many lines are shown above the one that is wrong, and below it.
_AROUND = 2


@dataclass(frozen=True)
class RowView:
    """A line of a file: its number, its text as it was written, and whether it is the one that is wrong."""

    number: int
    text: str
    is_wrong: bool


@dataclass(frozen=True)
class ProblemView:
    """A problem: its address, its sentence, what opens it in an editor, and the lines where it stands (none where it has no line)."""

    address: str
    sentence: str
    editor: str
    rows: tuple[RowView, ...]
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
        is_file = (project / problem.path).is_file()
        editor = editor_address((project / problem.path).absolute(), problem.line) if is_file else ""
        shown = _rows(rows[problem.path], problem.line)
        views.append(ProblemView(address, sentence, editor, shown, problem.stops))
    return sorted(views, key=lambda view: not view.stops)


def editor_address(file: PurePath, line: int | None) -> str:
    r"""What a browser hands to VS Code, to open a file, whose whole path is given, at a line.

    `C:\Mine filer\\a.md` → `vscode://file/C:/Mine%20filer/a.md:7`.
    """
    path = quote(file.as_posix(), safe="/:")
    return f"vscode://file{'' if path.startswith('/') else '/'}{path}:{line or 1}"


def _rows(rows: list[str], line: int | None) -> tuple[RowView, ...]:
    if line is None or not 0 < line <= len(rows):
        return ()
    numbers = range(max(line - _AROUND, 1), min(line + _AROUND, len(rows)) + 1)
    shown = [RowView(number, _short(rows[number - 1].rstrip()), number == line) for number in numbers]
    while shown and not shown[-1].text and not shown[-1].is_wrong:
        shown.pop()
    return tuple(shown)


def _short(row: str) -> str:
    return printable(row if len(row) <= _LONGEST_ROW else f"{row[:_LONGEST_ROW]}…")
