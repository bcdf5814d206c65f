"""Where nothing has changed since a site was made, nothing is built, and the same is told; whatever has changed, it is built."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config

from macros.adapter.standing import Standing
from macros.publishing import MARK
from tests.site.building import HOST, Outcome, build, command, contents, end_with, run, told_project

STANDS = "Ingenting er endret siden sist. Håndboka i site er som den skal være."
BUILDS = "Bygger håndboka"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its own, for all tests here."""
    return told_project(tmp_path_factory.mktemp("standing") / "prosjekt")


@pytest.fixture(scope="module")
def first(project: Path) -> Outcome:
    """How it was built for the first time."""
    return build(project, project / "site")


def test_what_stands_is_left_and_the_same_is_told(project: Path, first: Outcome) -> None:
    before, mark = contents(project / "site"), (project / "site" / MARK).stat()
    again = build(project, project / "site")
    assert again.code == 0
    told = [line for line in first.output.splitlines() if not line.startswith((BUILDS, "Håndboka er bygd"))]
    assert any("usynlig tegn" in line for line in told)
    assert sorted(again.output.splitlines()) == sorted([*told, STANDS])
    assert (project / "site" / MARK).stat().st_ino == mark.st_ino
    assert contents(project / "site") == before


def test_what_has_changed_is_built_and_stands_from_then_on(project: Path, first: Outcome) -> None:
    assert first.code == 0
    page = project / "docs" / "index.md"
    good = page.read_text("utf-8")
    end_with(page, "\n\n{{ finnes_ikke() }}\n")
    assert build(project, project / "site").code == 1
    page.write_text(f"{good}\n\nEtt avsnitt til.\n", encoding="utf-8")
    again = build(project, project / "site")
    assert BUILDS in again.output
    assert STANDS not in again.output
    assert "Ett avsnitt til." in (project / "site" / "index.html").read_text("utf-8")
    assert STANDS in build(project, project / "site").output


def test_a_site_without_the_pdfs_that_are_wanted_is_built_until_they_can_be_made(
    project: Path, first: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first.code == 0
    # What is needed for PDFs cannot be loaded.
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delenv("PDF")
    for _ in range(2):
        outcome = run(command("site", "-d", str(project / "site-uten")), project)
        assert outcome.code == 0
        assert "Ingenting er endret" not in outcome.output


# --- what is looked at ----------------------------------------------------------------------------


# What is changed here.
_CHANGED = ("docs", "site", "mkdocs.yml", "overrides/assets", ".cache/laget.json")


@pytest.fixture
def made(project: Path, first: Outcome, tmp_path: Path) -> Iterator[Path]:
    """The project with its site, to change: it gets back what it had. What is noted of a site is noted by its place."""
    assert first.code == 0
    for number, name in enumerate(_CHANGED):
        _copy(project / name, tmp_path / str(number))
    yield project
    for number, name in enumerate(_CHANGED):
        shutil.rmtree(project / name, ignore_errors=True)
        _copy(tmp_path / str(number), project / name)


def _copy(path: Path, to: Path) -> None:
    (shutil.copytree if path.is_dir() else shutil.copy)(path, to)


def _stands(project: Path) -> bool:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    return Standing(config, project / ".cache").is_the_same


@pytest.fixture(autouse=True)
def _as_commands_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")
    monkeypatch.setenv("PDF", "false")


def _text(project: Path) -> None:
    end_with(project / "docs" / "index.md", "\n\nEtt avsnitt til.\n")


def _data(project: Path) -> None:
    end_with(project / "docs" / "data" / "synonyms.yml", "# ny\n")


def _new(project: Path) -> None:
    (project / "docs" / "ny.md").write_text("---\ntitle: Ny\n---\n", encoding="utf-8")


def _gone(project: Path) -> None:
    (project / "docs" / "data" / "synonyms.yml").unlink()


def _settings(project: Path) -> None:
    end_with(project / "mkdocs.yml", "\n# ny\n")


def _style(project: Path) -> None:
    end_with(project / "overrides" / "assets" / "reading.css", "\n.ny { color: inherit; }\n")


def _changed_by_hand(project: Path) -> None:
    end_with(project / "site" / "index.html", "Mitt eget.")


def _lost(project: Path) -> None:
    (project / "site" / "index.html").unlink()


def _of_somebody_else(project: Path) -> None:
    (project / "site" / "mitt.txt").write_text("mitt", encoding="utf-8")


def _without_mark(project: Path) -> None:
    (project / "site" / MARK).unlink()


def _without_site(project: Path) -> None:
    shutil.rmtree(project / "site")


def _broken_note(project: Path) -> None:
    (project / ".cache" / "laget.json").write_text('{"x": 1', encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        _text,
        _data,
        _new,
        _gone,
        _settings,
        _style,
        _changed_by_hand,
        _lost,
        _of_somebody_else,
        _without_mark,
        _without_site,
        _broken_note,
    ],
)
def test_nothing_stands_when_anything_has_changed(made: Path, change: Callable[[Path], None]) -> None:
    assert _stands(made)
    change(made)
    assert not _stands(made)


@pytest.mark.parametrize(("name", "value"), [("SITE_URL", HOST), ("PDF", "true"), ("FOLDER_EDITION", "true")])
def test_another_edition_does_not_stand(made: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert not _stands(made)


def test_what_somebody_keeps_in_a_site_changes_nothing(made: Path) -> None:
    (made / "site" / "CNAME").write_text("barnehage.example", encoding="utf-8")
    (made / "site" / ".git").mkdir()
    assert _stands(made)
