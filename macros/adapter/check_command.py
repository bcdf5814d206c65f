"""`check`: what it tells, in the form that is asked for, once or each time something has changed."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from macros.adapter.checking import UNSEEN, Checked, check
from macros.adapter.stopping import not_built
from macros.adapter.watching import State, state, when_quiet
from macros.content.problems import Problem, findings, in_reading_order, printable

# In seconds.
_BETWEEN_LOOKS = 0.4
_WATCHED = ("docs", "overrides")


def run(settings: Path, shown: str, *, watch: bool = False, hints: bool = False) -> int:
    """Checks once and tells of it in one of `FORMATS`; with `watch` again after every change, until somebody ends it."""
    tell = FORMATS[shown]
    if not watch:
        seen = _looked_at(settings, hints=hints)
        _print(tell(seen, settings))
        return 0 if seen.checked.is_good else 1
    try:
        _watch(settings, tell, shown, hints=hints)
    except KeyboardInterrupt:
        _aside("\nSlutter.", shown)
    return 0


@dataclass(frozen=True)
class _Seen:
    """What a check found, the advice beside it, and a sentence on what was not looked at."""

    checked: Checked
    advice: Sequence[Problem] = ()
    not_seen: str = ""


def _looked_at(settings: Path, *, hints: bool) -> _Seen:
    checked = check(settings)
    if not hints or checked.reading is None:
        return _Seen(checked)
    from macros.hints import language

    return _Seen(checked, *language.hints(checked.reading))


def _watch(settings: Path, tell: Callable[..., Iterator[str]], shown: str, *, hints: bool) -> None:
    before: State = {}
    _aside("Sjekker når noe er endret. Trykk Ctrl+C for å slutte.", shown)
    while True:
        now = _state(settings)
        if now == before:
            time.sleep(_BETWEEN_LOOKS)
            continue
        if before:
            now = when_quiet(partial(_state, settings), before, _BETWEEN_LOOKS / 2)
        before = now
        _aside(f"\n{datetime.now():%H.%M.%S}: sjekker …", shown)
        try:
            seen = _looked_at(settings, hints=hints)
        except Exception as error:
            # Somebody may be in the middle of moving files: the next change may mend it.
            print(not_built(error, settings.absolute().parent).message, file=sys.stderr, flush=True)
            continue
        _print(tell(seen, settings))
        _aside("Venter på endringer …", shown)


def _state(settings: Path) -> State:
    project = settings.absolute().parent
    return state([settings.absolute(), *(project / place for place in _WATCHED)])


def _aside(line: str, shown: str) -> None:
    """A line for whoever sits there; a program that reads what is told gets that alone."""
    print(line, file=sys.stdout if shown == "text" else sys.stderr, flush=True)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
    sys.stdout.flush()


# --- forms ----------------------------------------------------------------------------------------


def _as_text(seen: _Seen, _settings: Path) -> Iterator[str]:
    told = findings(seen.checked.problems)
    if told:
        yield told
    if seen.advice:
        yield "Råd om språket, som du avgjør selv:"
        yield from (f"{problem.path}:{problem.line}  råd: {printable(problem.message)}" for problem in _advice(seen))
    if seen.not_seen:
        yield seen.not_seen
    if seen.checked.is_good:
        yield f"Ingen feil på {seen.checked.pages} sider, i datafilene og i innstillingene. {UNSEEN}"


def _advice(seen: _Seen) -> list[Problem]:
    return in_reading_order(seen.advice)


def _as_github(seen: _Seen, settings: Path) -> Iterator[str]:
    """GitHub's workflow commands: each becomes a remark beside the line in a pull request."""
    for kind, problems in _by_kind(seen):
        for problem in problems:
            place = {"file": _in_repository(problem.path, settings), "line": problem.line, "title": problem.key}
            given = ",".join(f"{name}={_escaped(value, more=True)}" for name, value in place.items() if value)
            yield f"::{_GITHUB[kind]} {given}::{_escaped(printable(problem.message))}".replace(" ::", "::", 1)


_GITHUB = {"error": "error", "warning": "warning", "hint": "notice"}


def _in_repository(path: str, settings: Path) -> str:
    """A path as the repository has it, where the project may lie in a folder of it; nothing where there is no such file."""
    file = settings.absolute().parent / path
    if not file.is_file():
        return ""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if workspace and file.resolve().is_relative_to(Path(workspace).resolve()):
        return file.resolve().relative_to(Path(workspace).resolve()).as_posix()
    return path


def _escaped(value: object, *, more: bool = False) -> str:
    """A value as GitHub's runner takes it apart again: in what stands before the message colons and commas mean something."""
    text = str(value)
    for sign in "%\r\n:," if more else "%\r\n":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _as_json(seen: _Seen, _settings: Path) -> Iterator[str]:
    entries = [
        {"kind": kind, "path": problem.path, "line": problem.line, "key": problem.key, "message": problem.message}
        for kind, problems in _by_kind(seen)
        for problem in problems
    ]
    counts = {f"{kind}s": sum(entry["kind"] == kind for entry in entries) for kind in _GITHUB}
    yield json.dumps({"pages": seen.checked.pages, **counts, "problems": entries}, ensure_ascii=False)


def _by_kind(seen: _Seen) -> Iterator[tuple[str, list[Problem]]]:
    problems = in_reading_order(seen.checked.problems)
    yield "error", [problem for problem in problems if problem.stops]
    yield "warning", [problem for problem in problems if not problem.stops]
    yield "hint", _advice(seen)


FORMATS: Mapping[str, Callable[[_Seen, Path], Iterator[str]]] = {
    "text": _as_text,
    "github": _as_github,
    "json": _as_json,
}
