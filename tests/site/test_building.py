"""What a build gives: the same bytes every time, what is to be published and nothing more."""

from __future__ import annotations

import gzip
import json
import re
import sys
from functools import reduce
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import rcssmin

from macros.bundles import parts_of
from macros.publishing import MARK, content_hash
from macros.typography.measures import stylesheet
from tests.site.building import PROJECT, build, contents, outcome_of, run_anew, sample_project
from tests.site.pages import asset, read
from tests.site.sources import MAKING, pages

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_two_builds_in_two_folders_give_the_same_bytes(tmp_path: Path):
    one, other = sample_project(tmp_path / "one"), sample_project(tmp_path / "other" / "deeper")
    for project, seed in ((one, "1"), (other, "4242")):
        outcome = build(project, project / "site", "--no-pdf", env={"PYTHONHASHSEED": seed})
        assert outcome.code == 0, outcome.output
    first, second = contents(one / "site"), contents(other / "site")
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_a_second_build_into_the_same_folder_gives_the_same_bytes(sample: Path, tmp_path: Path):
    for _ in range(2):
        assert build(sample, tmp_path / "site", "--no-pdf").code == 0
        built = contents(tmp_path / "site")
        older = tmp_path / "site" / "from-an-older-build.html"
        older.write_text("old", encoding="utf-8")
        with (tmp_path / "site" / MARK).open("a", encoding="utf-8") as mark:
            mark.write(f"{content_hash(older)}  {older.name}\n")
        assert MARK in built
        assert b"from-an-older-build" not in built[MARK]
    assert contents(tmp_path / "site").keys() - built.keys() == {"from-an-older-build.html"}
    assert [path for path in tmp_path.iterdir() if path.name != "site"] == []


def test_plain_mkdocs_builds_the_same_site_without_the_pdfs(sample: Path, site: Path, tmp_path: Path):
    # In a process of its own, which has loaded nothing yet.
    outcome = run_anew([sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / "plain")], sample)
    assert outcome.code == 0, outcome.output
    assert build(sample, tmp_path / "built", "--no-pdf").code == 0
    built, plain = contents(tmp_path / "built"), contents(tmp_path / "plain")
    assert built.keys() == plain.keys()
    assert {path for path in contents(site) if not path.endswith(".pdf")} == plain.keys()
    assert [path for path in built if built[path] != plain[path]] == []


def test_a_build_says_nothing_that_an_author_must_act_on(published_plain: Path, published_folder: Path):
    for folder in (published_plain, published_folder):
        told = outcome_of(folder).output.splitlines()
        assert [line for line in told if line.startswith("Håndboka er bygd på ")]
        assert [line for line in told if re.match(r"WARNING|ERROR|\S*Warning", line)] == []


def test_only_what_is_for_readers_is_published(published: Path):
    allowed = {
        ".html",
        ".css",
        ".js",
        ".json",
        ".xml",
        ".gz",
        ".svg",
        ".png",
        ".webp",
        ".woff2",
        ".map",
        ".txt",
        ".pdf",
        ".ics",
    }
    assert {path for path in contents(published) if Path(path).suffix not in allowed} == {"_headers"}
    top = {path.name for path in published.iterdir()}
    assert {"data", "components", "partials", "macros", "overrides"} & top == set()
    assert [path for path in contents(published) if path.endswith(("template.html", ".md", ".yml", ".py"))] == []


def test_our_stylesheets_and_scripts_go_out_joined(published: Path):
    ours = {file.name for file in (published / "assets").iterdir() if file.suffix in (".css", ".js")}
    plain = {
        "reading.css",
        "projected.css",
        "figure.css",
        "leader.css",
        "print.css",
        "making.css",
        "making.js",
        "composing.js",
        "reading.js",
        "projected.js",
        "leader.js",
        "print.js",
        "run_sheet.js",
        "sheet.js",
        "programme.js",
        "pack.js",
        "print_button.js",
        "awaited.js",
        "desk.js",
        "scheme.js",
        "print_pack.js",
        "theme.js",
        "not_found.css",
        "not_found.js",
        "agreed_page.js",
        "meeting_calendar.js",
        "more.js",
        "moved.js",
        "moved_names.js",
        "half_year.js",
        "lists.js",
        "statements.js",
    }
    assert ours == {asset(published, name).name for name in plain}
    components = sorted((PROJECT / "overrides" / "components").glob("*/*.css"))
    parts = [(file.name, uses, _squeezed(text)) for file in components for uses, text in parts_of(file)]
    for sheet in ("reading", "print", "projected", "leader"):
        text = asset(published, f"{sheet}.css").read_text(encoding="utf-8")
        # It states the properties of ours that it asks for.
        asked = set(re.findall(r"var\((--rh-[a-z0-9-]+)\)", text))
        assert asked <= set(re.findall(r"(--rh-[a-z0-9-]+):", text))
        measures = re.findall(r"(--rh-screen-[a-z0-9-]+): ([^;]*);", stylesheet("projected"))
        in_place = [(f"var({name})", value) for name, value in measures if f"{name}:" not in text]
        # A measure that one rule asks for stands in that rule.
        sent = [
            (name, uses, reduce(lambda part, each: part.replace(*each), in_place, part)) for name, uses, part in parts
        ]
        assert [(name, part) for name, _, part in sent if part in text] == [
            (name, part) for name, uses, part in sent if sheet in uses
        ]


def _squeezed(text: str) -> str:
    return rcssmin.cssmin(text).strip()


def test_the_sitemap_has_the_reading_pages_only(published: Path, address: str):
    listed = [element.text for element in ET.parse(published / "sitemap.xml").iter(LOC)]
    assert sorted(listed) == sorted(address + written.address for written in pages())
    packed = gzip.decompress((published / "sitemap.xml.gz").read_bytes())
    assert packed == (published / "sitemap.xml").read_bytes()


def test_a_site_with_an_address_says_it_on_every_reading_page(published: Path, address: str):
    for written in pages():
        canonical = [
            link["href"]
            for link in read(published / written.address / "index.html").all("link")
            if link.get("rel") == "canonical"
        ]
        assert canonical == [address + written.address]


def test_the_page_for_what_is_not_found_knows_where_the_site_lies(published: Path, address: str):
    inside = re.findall(r'<a href="([^"]+)"', (published / "404.html").read_text(encoding="utf-8"))
    assert inside
    assert [link for link in inside if not link.startswith(urlsplit(address).path)] == []


def test_the_search_index_has_the_reading_pages_and_not_their_screens_and_sheets(published: Path):
    index = json.loads((published / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {doc["location"].partition("#")[0] for doc in index["docs"]}
    # Where a meeting is made is the one page of another kind that is looked for.
    assert found == {*(written.address for written in pages()), MAKING[0]}
