"""The pages of a small handbook that are ours from end to end, without MkDocs."""

from __future__ import annotations

from pathlib import Path

from macros.build import Build
from macros.paper.fonts import web_fonts
from tests.conftest import ROOT


def write_site(site: Path, built: Build) -> None:
    """Writes what a build makes that is not MkDocs' work: sheets and screens, with their looks and letters."""
    hashed = built.hashed_files(dict(web_fonts(ROOT / ".cache" / "fonts", print)))
    for path, content in [*hashed.files.items(), *((path, text.encode()) for path, text in built.documents.files())]:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
