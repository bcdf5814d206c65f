"""Every link inside the site leads to something, in every HTML file."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.pages import Element, address_of, html_files, places, read

LINKING = ("href", "src", "action", "formaction", "poster", "data", "cite")


def links(document: Element) -> list[str]:
    """Every address that a document names."""
    found = [element[name] for element in document.walk() for name in LINKING if name in element.attributes]
    for element in document.walk():
        found += [candidate.split()[0] for candidate in element.get("srcset", "").split(",") if candidate.strip()]
    return found


def fault(link: str, page: str, site: Path) -> str | None:
    """What is wrong with a link on a page, both relative to the site's root; None if it is good."""
    address = urlsplit(link)
    if address.scheme or address.netloc:
        return None
    path = unquote(address.path)
    if page == "404.html":
        # It is shown at every address there is, so only addresses from the root hold.
        if not path.startswith("/") and path:
            return "is relative, on a page that is shown anywhere"
        path = path.removeprefix("/")
        target = path if address.path else page
    elif path.startswith("/"):
        return "begins at the root of the host, where the site may not lie"
    else:
        target = posixpath.normpath(
            posixpath.join(page if page.endswith("/") else posixpath.dirname(page), path or ".")
        )
        if not address.path:
            target = page
        elif path.endswith(("/", ".")):
            target += "/"
    if target.startswith(".."):
        return "leaves the site"
    file = site / target
    if target.endswith("/") or target in ("", ".", "./"):
        file = file / "index.html"
    if not file.is_file():
        return "leads to nothing"
    if address.fragment and file.suffix == ".html" and unquote(address.fragment) not in places(file):
        return "leads to a page without that anchor"
    return None


def test_every_link_and_anchor_inside_the_site_leads_somewhere(published: Path, address: str):
    bad = []
    for file in html_files(published):
        page = address_of(file, published)
        found = links(read(file))
        if page == "404.html":
            # Its script and its stylesheet it looks for in every folder above, so as to be told where the site begins.
            found = [re.sub(r"^(?:\.\./)*(assets/[^/]+\.(?:js|css))$", r"/\1", link) for link in found]
            # All else is told from the root of the host.
            found = [re.sub(rf"^{re.escape(urlsplit(address).path)}", "/", link) for link in found]
        bad += [f"{page}: {link} {wrong}" for link in found if (wrong := fault(link, page, published))]
    assert bad == []


def test_a_link_that_leads_nowhere_would_be_found(published: Path):
    page = "verktoy/ordliste/"
    assert fault("../kilder/", page, published) is None
    assert fault("../kilder/#finnes-ikke", page, published) == "leads to a page without that anchor"
    assert fault("../kilde/", page, published) == "leads to nothing"
    assert fault("../../../", page, published) == "leaves the site"
    assert fault("/verktoy/kilder/", page, published) == "begins at the root of the host, where the site may not lie"
    assert fault("verktoy/kilder/", "404.html", published) == "is relative, on a page that is shown anywhere"


def test_what_the_search_index_leads_to_exists(published: Path):
    index = json.loads((published / "search" / "search_index.json").read_text(encoding="utf-8"))
    bad = [
        f"{doc['location']} {wrong}"
        for doc in index["docs"]
        if (wrong := fault(doc["location"] or "./", "", published))
    ]
    assert bad == []


def test_the_search_worker_that_pages_start_exists(published: Path):
    for file in html_files(published):
        for script in read(file).all("script"):
            if script.get("id") == "__config":
                config = json.loads("".join(script.children))
                page = address_of(file, published)
                assert fault(config["search"], page, published) is None, page
