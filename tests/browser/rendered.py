"""The pages of a small handbook that are ours from end to end, without MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.build import Build
from macros.paper.fonts import web_fonts
from tests.conftest import ROOT


def write_site(site: Path, built: Build) -> None:
    """Writes what a build makes that is not MkDocs' work: sheets and screens, with their looks and letters."""
    write_looks(site, built)
    _write(site, ((path, text.encode()) for path, text in built.documents.files()))


def write_looks(site: Path, built: Build) -> None:
    """Writes what sheets and screens look like, which those that are made from then on lead to."""
    hashed = built.hashed_files(dict(web_fonts(ROOT / ".cache" / "fonts", print)))
    _write(site, hashed.files.items())


def _write(site: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for path, content in files:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
