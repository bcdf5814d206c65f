"""The edition on a memory stick, file by file. What it does in a browser stands in tests/browser/test_folder.py."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.building import contents
from tests.site.pages import asset, html_files, places, read
from tests.site.sources import modules
from tests.site.test_site_links import links

_NAMED_ANEW = re.compile(
    r"(?<=^moter/mote/)(.+)\.[0-9a-f]{10}(?=\.js$)|(?<=^assets/)(making|not_found|reading)\.[0-9a-f]{10}(?=\.css$)"
)


def test_every_link_to_our_own_leads_to_a_file(published_folder: Path):
    bad = []
    for file in html_files(published_folder):
        for link in links(read(file)):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = (file.parent / unquote(address.path)).resolve() if address.path else file
            if not (target.is_file() and target.is_relative_to(published_folder.resolve())):
                bad.append(f"{file.relative_to(published_folder)}: {link}")
            elif address.fragment and unquote(address.fragment) not in places(target):
                bad.append(f"{file.relative_to(published_folder)}: {link} has no such anchor")
    assert bad == []


def test_what_search_leads_to_is_a_file(published_folder: Path):
    script = (published_folder / "search" / "search_index.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("var __index = "))
    found = {doc["location"].partition("#")[0] for doc in index["docs"]}
    assert len(found) >= len(modules())
    assert [location for location in found if not (published_folder / location).is_file()] == []


def test_the_paths_are_those_of_the_site(site: Path, folder_edition: Path):
    # What a made meeting takes of a module has links in it, which name files here, and so a name of its own. Of what is read, the
    # stylesheet says otherwise how letters come.
    web, folder = (
        {_NAMED_ANEW.sub(r"\1\2", path): content for path, content in contents(edition).items()}
        for edition in (site, folder_edition)
    )
    stand_in = asset(folder_edition, "iframe-worker.js").relative_to(folder_edition).as_posix()
    assert folder.keys() - web.keys() == {stand_in, "search/search_index.js"}
    assert web.keys() - folder.keys() == {"404.html", "_headers"}
    assert web["handbook.json"] == folder["handbook.json"]
