"""A page asks nothing of any other host. (That no script does either is seen in the browser.)"""

from __future__ import annotations

import re
from pathlib import Path

from macros.markup import guards
from macros.markup.styles import fetched_by
from macros.markup.tree import Tree
from tests.site.pages import address_of, html_files


def test_no_page_fetches_anything_from_another_host(published: Path):
    trees = {address_of(file, published): Tree(file.read_text(encoding="utf-8")) for file in html_files(published)}
    assert {address: found for address, tree in trees.items() if (found := guards.fetched_from_elsewhere(tree))} == {}


def test_no_page_listens_in_an_attribute_or_leads_to_a_script(published: Path):
    trees = {address_of(file, published): Tree(file.read_text(encoding="utf-8")) for file in html_files(published)}
    assert {address: found for address, tree in trees.items() if (found := guards.scripts_in_attributes(tree))} == {}


def test_no_page_has_an_id_twice(published: Path):
    trees = {address_of(file, published): Tree(file.read_text(encoding="utf-8")) for file in html_files(published)}
    assert {address: found for address, tree in trees.items() if (found := guards.twice(tree))} == {}


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
