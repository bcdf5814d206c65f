"""A page only ever runs with the files that it was built with: their addresses say what is in them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site.pages import Element, address_of, html_files, read
from tests.site.sources import modules

_HASHED = re.compile(r"\.([0-9a-f]{10})\.[a-z0-9]+$")


def hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]


def run_with(document: Element) -> list[str]:
    """The addresses of what a page runs with, as they are written."""
    links = [
        link["href"]
        for link in document.all("link")
        if link.get("rel") in ("stylesheet", "icon") and link["href"] != "data:,"
    ]
    return links + [script["src"] for script in document.all("script") if script.get("src")]


@pytest.fixture(params=["published", "published_folder"])
def built(request: pytest.FixtureRequest) -> Path:
    """Both editions."""
    return request.getfixturevalue(request.param)


def test_every_page_names_the_content_of_what_it_runs_with(built: Path):
    seen = set()
    for file in html_files(built):
        # The page for addresses that lead nowhere looks for its script in every folder above.
        folder = posixpath.dirname(address_of(file, built) + "-") if file.name != "404.html" else ""
        for address in run_with(read(file)):
            path = posixpath.normpath(posixpath.join(folder, address.lstrip("/")))
            path = path.replace("../", "") if file.name == "404.html" else path
            seen.add(path)
            named = _HASHED.search(path)
            assert named, f"{file}: {address}"
            assert named[1] == hash_of(built / path), f"{file}: {address}"
    assert len(seen) > 12


def test_a_stylesheet_names_the_content_of_its_letters(built: Path):
    sheets = list((built / "assets").glob("*.css"))
    assert len(sheets) == 7
    for sheet in sheets:
        faces = re.findall(r'url\("(?!data:)([^"]+)"\)', sheet.read_text(encoding="utf-8"))
        # A meeting is set with three faces of the five; each is two files. What is drawn on it is set with the same.
        few = 0 if sheet.name.startswith("figure") else 6
        assert len(faces) == (few if sheet.name.startswith(("projected", "leader", "making", "figure")) else 10)
        assert all(_HASHED.search(face)[1] == hash_of(sheet.parent / face) for face in faces)


def test_every_page_that_searches_names_the_content_of_the_index(built: Path):
    index = built / "search" / "search_index.json"
    named = 0
    for file in html_files(built):
        forms = [form for form in read(file).all("form") if form.get("name") == "search"]
        for form in forms:
            address = urlsplit(form["data-index"])
            assert (built / address.path).is_file()
            assert parse_qs(address.query)["v"] == [hash_of(index)]
            named += 1
    assert named > len(modules())


def test_the_search_worker_and_what_it_imports_lie_in_a_folder_with_a_hash(built: Path):
    scripts = built / "assets" / "javascripts"
    (worker,) = scripts.rglob("workers/search.*.js")
    folder = worker.parents[1]
    assert re.fullmatch(r"[0-9a-f]{10}", folder.name)
    assert (folder / "lunr" / "min" / "lunr.no.min.js").is_file()
    assert not (scripts / "lunr").exists()
    assert not (scripts / "workers").exists()
    config = read(built / modules()[0].address / "index.html").with_id("__config")
    assert f"assets/javascripts/{folder.name}/workers/{worker.name}" in "".join(map(str, config.children))


def test_no_stand_in_for_the_index_is_left(built: Path):
    assert [file for file in html_files(built) if "\ue002" in file.read_text(encoding="utf-8")] == []
