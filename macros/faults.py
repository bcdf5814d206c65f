"""A fault of the program's own: kept in a file that can be sent, and told as what it is."""

from __future__ import annotations

import platform
import sys
import sysconfig
import traceback
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from macros.content.problems import printable

_PACKAGES = (
    *("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown", "pymdown-extensions", "Jinja2"),
    *("pydantic", "PyYAML", "weasyprint"),
)
# An error's own words may hold a whole page.
_LONGEST_LINE = 400


def keep(error: BaseException, project: Path, at_work_on: str = "") -> Path | None:
    """Writes what happened to a file under `.cache/feil/`; None where nothing can be written.

    It holds versions, the page that was being made and the traceback, with no path of the machine's.
    """
    folder = project / ".cache" / "feil"
    name = f"{datetime.now():%Y-%m-%d-%H%M%S-%f}-{type(error).__name__}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(_account(error, project, at_work_on), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return folder / name


def sentences(error: BaseException, kept: Path | None, project: Path, at_work_on: str = "") -> str:
    """What the author is told."""
    lines = [
        "Håndboka ble ikke bygd: programmet til håndboka har en feil. Det er ikke noe du har skrevet feil.",
        "Det siste gode nettstedet står som det var.",
    ]
    if at_work_on:
        lines.append(f"Det skjedde da denne siden ble laget: {at_work_on}")
    if kept:
        name = kept.relative_to(project).as_posix()
        lines.append(f"Send fila {name} til den som tar vare på programmet; i den står det hva som skjedde.")
    else:
        message = printable(f"{type(error).__name__}: {error}")
        lines.append(
            f"Ingen fil om feilen kunne skrives. Send denne linja til den som tar vare på programmet: {message}"
        )
    return "\n".join(lines)


def _account(error: BaseException, project: Path, at_work_on: str) -> str:
    lines = [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
        f"Kommando: {' '.join(Path(word).name for word in sys.argv)}",
        f"Side: {at_work_on or '–'}",
        "",
        *"".join(traceback.format_exception(error)).splitlines(),
    ]
    return "\n".join(_without_paths(line, project)[:_LONGEST_LINE] for line in lines) + "\n"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def _without_paths(line: str, project: Path) -> str:
    # The longest first: packages may lie inside the project, and the project in somebody's own folder.
    known = {
        sysconfig.get_path("purelib"): "[pakker]",
        sysconfig.get_path("stdlib"): "[python]",
        str(project): "[håndbok]",
        str(project.resolve()): "[håndbok]",
        str(Path.home()): "~",
    }
    for path in sorted((path for path in known if len(path) > 1), key=len, reverse=True):
        line = line.replace(path, known[path])
    return line
