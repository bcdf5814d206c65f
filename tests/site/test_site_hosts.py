"""A page asks nothing of any other host. (That no script does either is seen in the browser.)"""

from __future__ import annotations

import re
from pathlib import Path

from macros.markup import guards
from macros.markup.styles import fetched_by
from macros.markup.tree import Tree
from tests.site.pages import address_of, html_files


def test_no_page_fetches_from_another_host_or_runs_an_attribute_or_has_an_id_twice(published: Path):
    looks = (guards.fetched_from_elsewhere, guards.scripts_in_attributes, guards.twice)
    seen = {}
    for file in html_files(published):
        tree = Tree(file.read_text(encoding="utf-8"))
        seen |= {(address_of(file, published), look.__name__): hits for look in looks if (hits := look(tree))}
    assert seen == {}


def test_no_stylesheet_fetches_anything_from_another_host(published: Path):
    sheets = sorted(published.rglob("*.css"))
    assert sheets
    found = {sheet.name: fetched_by(sheet.read_text(encoding="utf-8")) for sheet in sheets}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_script_of_ours_names_another_host(published: Path):
    scripts = sorted((published / "assets").glob("*.js"))
    assert scripts
    assert [
        script.name
        for script in scripts
        if re.search(r"https?://(?!www\.w3\.org/)", script.read_text(encoding="utf-8"))
    ] == []
