"""Where one page's text has changed a new process makes that page again and no other; the site is the one that a whole build makes."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import Outcome, build, contents, end_with, told_project

AFTER_FRONT = "\n---\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its own, for all tests here."""
    return told_project(tmp_path_factory.mktemp("resuming") / "med mellomrom og æøå")


@pytest.fixture
def made(project: Path) -> Path:
    """The project when its site is as it should be."""
    assert build(project, project / "site").code == 0
    return project


def _write(project: Path, text: str) -> None:
    """Writes a paragraph as the first of a module."""
    file = next(file for file in sorted((project / "docs").glob("*/*.md")) if "\nmodule:\n" in file.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(AFTER_FRONT, f"{AFTER_FRONT}\n{text}\n", 1), encoding="utf-8")


def _files(site: Path) -> dict[str, int]:
    """Which file stands under each name: a build makes all anew."""
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def _told(outcome: Outcome) -> str:
    return re.sub(r"\d+,\d+ sekunder", "", outcome.output)


def _anew(project: Path, folder: Path) -> tuple[str, dict[str, bytes]]:
    """What is told of a whole build, and what comes of it, where nothing is remembered but the templates, which stay as they are."""
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    (folder / ".cache").mkdir()
    for kept in ("fonts", "templates"):
        shutil.copytree(project / ".cache" / kept, folder / ".cache" / kept)
    outcome = build(folder, folder / "site")
    assert outcome.code == 0
    return _told(outcome), contents(folder / "site")


@pytest.mark.parametrize("text", ["Et nytt avsnitt.", "**Flere** ord om zebraer.", "- et punkt\n- et til"])
def test_one_page_is_made_again_and_all_is_as_after_a_whole_build(made: Path, tmp_path: Path, text: str) -> None:
    before = _files(made / "site")
    _write(made, text)
    outcome = build(made, made / "site")
    after = _files(made / "site")
    assert (_told(outcome), contents(made / "site")) == _anew(made, tmp_path / "anew")
    assert "usynlig tegn" in outcome.output
    # Only what leads to the search was written, and what is searched.
    changed = {name for name in after if after[name] != before[name]}
    assert "search/search_index.json" in changed
    assert "handbook.json" not in changed
    assert not [name for name in changed if name.endswith((".css", ".js", ".woff2"))]
    assert "Ingenting er endret" in build(made, made / "site").output


@pytest.mark.parametrize("text", ["## En ny overskrift", "Les om [forsiden](../index.md).", "{{ hjemler() }}"])
def test_what_may_touch_more_than_one_page_is_built(made: Path, tmp_path: Path, text: str) -> None:
    before = _files(made / "site")
    _write(made, text)
    outcome = build(made, made / "site")
    if outcome.code == 0:
        assert (_told(outcome), contents(made / "site")) == _anew(made, tmp_path / "anew")
        assert _files(made / "site")["handbook.json"] != before["handbook.json"]
    else:
        assert _files(made / "site") == before
        _write(made, "")
    text_of = {file: file.read_text("utf-8") for file in (made / "docs").rglob("*.md")}
    for file, written in text_of.items():
        file.write_text(written.replace(f"\n{text}\n", ""), encoding="utf-8")


def _change(site: Path) -> None:
    end_with(site / "404.html", "Mitt eget.")


def _change_with_the_same_size_and_time(site: Path) -> None:
    file = site / "404.html"
    state, content = file.stat(), file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def _remove(site: Path) -> None:
    (site / "404.html").unlink()


@pytest.mark.parametrize("harm", [_change, _change_with_the_same_size_and_time, _remove])
def test_a_site_that_somebody_has_touched_is_built(made: Path, harm: Callable[[Path], None]) -> None:
    before = contents(made / "site")
    harm(made / "site")
    _write(made, "Enda et avsnitt.")
    assert build(made, made / "site").code == 0
    assert contents(made / "site")["404.html"][-200:] == before["404.html"][-200:]
    shutil.rmtree(made / "site-til-side", ignore_errors=True)


@pytest.mark.parametrize("damage", [b"", b"ikke vaart"])
def test_where_what_is_left_is_damaged_all_is_built(made: Path, damage: bytes) -> None:
    for file in (made / ".cache" / "laget").iterdir():
        file.write_bytes(damage)
    before = _files(made / "site")
    _write(made, "Et avsnitt til slutt.")
    assert build(made, made / "site").code == 0
    assert _files(made / "site")["handbook.json"] != before["handbook.json"]
