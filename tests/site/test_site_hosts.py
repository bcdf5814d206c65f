"""A page asks nothing of any other host. (That no script does either is seen in the browser.)"""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.pages import Element, address_of, html_files, parse, read

# Attributes that make a browser fetch something by itself; `href` does so on <link>, but not on <a>.
FETCHING = {
    "link": ("href", "imagesrcset"),
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src", "srcdoc"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "base": ("href",),
    "body": ("background",),
}
# These only say where the page belongs, and nothing is fetched.
TELLING = {"canonical", "alternate", "license", "author", "next", "prev"}
FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
FOREIGN_IN_CSS = re.compile(r"""@import\b|url\(\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)


def foreign(document: Element) -> list[str]:
    """What a document would have a browser fetch from another host."""
    found = []
    for element in document.walk():
        if element.tag == "link" and element.get("rel") in TELLING:
            continue
        found += [
            f"<{element.tag} {name}={element[name]}>"
            for name in FETCHING.get(element.tag, ())
            if FOREIGN.search(element.get(name, ""))
        ]
        if (
            element.tag == "meta"
            and element.get("http-equiv", "").lower() == "refresh"
            and FOREIGN.search(element.get("content", ""))
        ):
            found.append(f"<meta refresh {element['content']}>")
        if FOREIGN_IN_CSS.search(element.get("style", "")):
            found.append(f"style={element['style']}")
        if element.tag == "style":
            found += FOREIGN_IN_CSS.findall("".join(child for child in element.children if isinstance(child, str)))
        if element.tag == "a" and "ping" in element.attributes:
            found.append(f"<a ping={element['ping']}>")
    return found


def test_no_page_fetches_anything_from_another_host(site: Path):
    assert [f"{address_of(file, site)}: {found}" for file in html_files(site) for found in foreign(read(file))] == []


def test_no_stylesheet_fetches_anything_from_another_host(site: Path):
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    found = {sheet.name: FOREIGN_IN_CSS.findall(sheet.read_text(encoding="utf-8")) for sheet in sheets}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_script_of_ours_names_another_host(site: Path):
    scripts = sorted((site / "assets").glob("*.js"))
    assert scripts
    assert [
        script.name
        for script in scripts
        if re.search(r"https?://(?!www\.w3\.org/)", script.read_text(encoding="utf-8"))
    ] == []


def test_a_request_to_another_host_would_be_found():
    for html in (
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<link rel="preconnect" href="//fonts.example">',
        '<script src="//cdn.example/x.js"></script>',
        '<img src="a.png" srcset="https://x.example/b.png 2x">',
        "<style>@import 'x.css';</style>",
        '<p style="background: url(https://x.example/a.png)">',
    ):
        assert foreign(parse(html)), html
    assert (
        foreign(parse('<a href="https://lovdata.no">loven</a><link rel="canonical" href="https://x.example/">')) == []
    )
