"""How a build is stopped: with an author's problems, with what the machine refuses, or with a fault of our own."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import Abort, BuildError

from macros import faults
from macros.content.problems import Problem, report, stopping
from macros.disk.files import is_full, why

# What a build may meet beside what keeps any file from being written, which `why` says.
_ON_THE_WAY = {
    errno.ENOENT: "{} ble borte mens håndboka ble bygd; bygg en gang til",
    errno.ELOOP: "{} er en lenke som fører tilbake til seg selv",
    errno.EISDIR: "{} er en mappe; her skulle det vært en fil",
    errno.ENOTDIR: "{} ligger i noe som ikke er en mappe",
}


_ROOMS = Path(__file__).parent.parent
# Folders in a project with programs that nobody wrote there.
_OTHERS = frozenset({".venv", "venv", "site-packages", "tests", "macros"})


class NotBuilt(Abort):
    """Stops MkDocs with exit code 1 and what the author is told; `problems` where there are addresses to show."""

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


def stop_if_wrong(problems: Iterable[Problem]) -> None:
    """Stops the build if any of the problems does, and tells of all of them."""
    problems = list(problems)
    if stopping(problems):
        raise NotBuilt(report(problems), problems)


def not_built(error: BaseException, project: Path, at_work_on: str = "") -> NotBuilt:
    """Any error as what the author is told; `at_work_on` is the page that was being made, as the author knows it."""
    if isinstance(error, NotBuilt):
        return error
    if isinstance(error, Abort | BuildError):
        return NotBuilt(f"Håndboka ble ikke bygd. MkDocs sier: {error}")
    if isinstance(error, OSError) and (message := _refusal(error, project)):
        return NotBuilt(f"Håndboka ble ikke bygd: {message}. Det gamle nettstedet står urørt.")
    if isinstance(error, MemoryError):
        return NotBuilt("Håndboka ble ikke bygd: maskinen har ikke nok minne. Det gamle nettstedet står urørt.")
    if isinstance(error, RecursionError) and at_work_on:
        message = "noe på siden ligger i for mange nivåer inni hverandre; skriv det enklere"
        problems = [Problem(at_work_on, None, "tekst", message)]
        return NotBuilt(report(problems), problems)
    if problem := _in_a_program_of_theirs(error, project):
        return NotBuilt(report([problem]), [problem])
    kept = faults.keep(error, project, at_work_on)
    return NotBuilt(faults.sentences(error, kept, project, at_work_on))


def _in_a_program_of_theirs(error: BaseException, project: Path) -> Problem | None:
    """The line on which a Python file of the project's that is none of ours stopped: a hook that mkdocs.yml names."""
    trace, stopped = error.__traceback__, None
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_ROOMS) or "mkdocs" in file.parts:
            # Whoever called us or MkDocs has no part in what went wrong from there on.
            stopped = None
        elif file.is_relative_to(project) and not _OTHERS & set(file.relative_to(project).parts):
            message = "Python stanser på denne linja; rett den, eller ta fila ut av hooks i mkdocs.yml"
            stopped = Problem(file.relative_to(project).as_posix(), trace.tb_lineno, "hooks", message)
        trace = trace.tb_next
    return stopped


def _refusal(error: OSError, project: Path) -> str | None:
    file = f"fila «{_shorter(error.filename, project)}»" if error.filename else ""
    if error.errno in _ON_THE_WAY:
        return _ON_THE_WAY[error.errno].format(file or "en fil")
    # Without the file's name, which is said as the author knows it.
    reason = why(OSError(error.errno, error.strerror))
    if reason is None or is_full(error):
        return reason
    return f"{file or 'en fil'} kan ikke leses eller skrives: {reason}"


def _shorter(name: object, project: Path) -> str:
    file = Path(str(name))
    for folder in (project, project.resolve()):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return file.name
