"""What the build times are measured on."""

from __future__ import annotations

from pathlib import Path

from tests.bench import PAGES, ours
from tests.site.sources import modules


def test_modules_are_copied_and_no_page_that_collects_from_all_of_them(tmp_path: Path):
    ours(tmp_path, 2 * len(modules()))
    copied = {file.relative_to(tmp_path / "docs").parts[0] for file in (tmp_path / "docs").rglob("*-2.md")}
    assert copied == {written.address.split("/")[0] for written in modules()}


def test_a_module_is_as_many_pages_as_are_counted(published: Path):
    folder = published / modules()[0].address
    assert len(list(folder.rglob("index.html"))) == PAGES
