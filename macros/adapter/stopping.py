"""How a build is stopped: with an author's problems, with what the machine refuses, or with a fault of our own."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import Abort, BuildError

from macros import faults
from macros.content.problems import Problem, report, stopping

# What the machine says no to, and how it is said of a file.
_REFUSALS = {
    errno.ENOENT: "{} ble borte mens håndboka ble bygd; bygg en gang til",
    errno.EACCES: "{} kan ikke leses eller skrives; sjekk at du har lov til det, og at ingen andre program bruker fila",
    errno.EPERM: "{} kan ikke leses eller skrives; sjekk at du har lov til det, og at ingen andre program bruker fila",
    errno.EROFS: "{} ligger på en disk som ikke kan skrives til",
    errno.EFBIG: "{} ble større enn maskinen lar en fil bli",
    errno.ENAMETOOLONG: "{} har et for langt navn; flytt håndboka til en mappe med kortere sti",
    errno.EMFILE: "maskinen lar ikke programmet åpne flere filer samtidig; lukk noe, og prøv igjen",
    errno.EIO: "{} kan ikke leses eller skrives; disken svarer ikke som den skal",
    errno.ELOOP: "{} er en lenke som fører tilbake til seg selv",
    errno.EISDIR: "{} er en mappe; her skulle det vært en fil",
    errno.ENOTDIR: "{} ligger i noe som ikke er en mappe",
}
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


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
    kept = faults.keep(error, project, at_work_on)
    return NotBuilt(faults.sentences(error, kept, project, at_work_on))


def _refusal(error: OSError, project: Path) -> str | None:
    if error.errno in _FULL:
        return "disken er full"
    message = _REFUSALS.get(error.errno or 0)
    if message is None:
        return None
    return message.format(f"fila «{_shorter(error.filename, project)}»" if error.filename else "en fil")


def _shorter(name: object, project: Path) -> str:
    file = Path(str(name))
    for folder in (project, project.resolve()):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return file.name
