"""A small project, on a path with a space and æøå, to be changed by the commands for authors."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.adapter.commands import main
from macros.remembering import contents_of
from tests.conftest import ROOT

_LINKED = ("overrides", "macros")
NAV = """\
nav:
  - Forsiden: index.md
  # Delene kommer først.
  - Grunnlaget:
      - grunnlag/leken.md
  - Kvalitet i hverdagen:
      - praksis/garderoben.md  # den siste
"""


@pytest.fixture(autouse=True, scope="module")
def our_own_stays() -> Iterator[None]:
    """Fails where tests have written through the links of `project` into our own templates or programs."""
    before = [contents_of(ROOT / name) for name in _LINKED]
    yield
    assert [contents_of(ROOT / name) for name in _LINKED] == before


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small handbook of `tests/content/good/` with settings around it; commands are run in its folder."""
    project = tmp_path / "Mine håndbøker æøå"
    shutil.copytree(ROOT / "tests" / "content" / "good", project / "docs")
    with (project / "docs/praksis/garderoben.md").open("a", encoding="utf-8") as file:
        # All that synonyms lead to must stand somewhere.
        file.write("\nVi har en aktivitetsplikt.\n")
    for name in _LINKED:
        (project / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]
    (project / "mkdocs.yml").write_text(f"{settings}\n{NAV}", encoding="utf-8")
    monkeypatch.chdir(project)
    monkeypatch.delenv("SITE_URL", raising=False)
    return project


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command: its exit code, and what it says on standard output and as errors."""

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        environment = dict(os.environ)
        try:
            code = main(list(words))
        finally:
            os.environ.clear()
            os.environ.update(environment)
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def contents(project: Path) -> dict[str, bytes]:
    """Every file of a project that an author may have written."""
    files = [project / "mkdocs.yml", *(file for file in sorted((project / "docs").rglob("*")) if file.is_file())]
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in files}
