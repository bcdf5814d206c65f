"""Every page says, before it fetches anything, that nothing runs but the site's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.markup.tree import Tree, inline_scripts
from macros.policy import policy
from tests.site.pages import Element, address_of, html_files, read

_FETCHES = ("script", "style", "link", "img", "base")
NAME = "content-security-policy"


def parsed(text: str) -> dict[str, list[str]]:
    """A policy as a browser takes it: directive → sources."""
    words = [directive.split() for directive in text.split(";")]
    assert len(words) == len({directive[0] for directive in words})
    return {name: sources for name, *sources in words}


def stated(document: Element) -> list[Element]:
    """The places where a document states a policy."""
    return [meta for meta in document.all("meta") if meta.get("http-equiv", "").lower() == NAME]


def parsed_headers(text: str) -> dict[str, dict[str, str]]:
    """A file `_headers` as Netlify and Cloudflare Pages read it: pattern of addresses → header → value."""
    rules: dict[str, dict[str, str]] = {}
    pattern = None
    for line in text.splitlines():
        if not line.startswith(" "):
            pattern = line
            rules[pattern] = {}
            continue
        assert pattern is not None
        name, colon, value = line.strip().partition(": ")
        assert colon
        assert len(line) <= 2000
        rules[pattern][name] = value
    return rules


@pytest.mark.parametrize("edition", ["published", "published_folder"])
def test_every_page_states_the_policy_before_it_fetches_anything(edition: str, request: pytest.FixtureRequest):
    site = request.getfixturevalue(edition)
    files = html_files(site)
    assert len(files) > 200
    for file in files:
        document = read(file)
        (meta,) = stated(document)
        assert meta["content"] == policy(), file
        assert any(around.tag == "head" for around in meta.ancestors()), file
        first = next(element for element in document.walk() if element is meta or element.tag in _FETCHES)
        assert first is meta, file


def test_no_page_holds_what_its_policy_refuses(published: Path):
    found = []
    for file in html_files(published):
        html = file.read_text(encoding="utf-8")
        refused = inline_scripts(Tree(html))
        for element in read(file).walk():
            refused += [name for name in element.attributes if name == "style" or name.startswith("on")]
            refused += [element.tag] if element.tag in ("style", "base", "object", "embed") else []
            refused += [
                f"{name}=javascript:" for name, value in element.attributes.items() if "javascript:" in (value or "")
            ]
        found += [f"{address_of(file, published)}: {what}" for what in refused]
    assert found == []


def test_hosts_that_read_it_say_the_same_and_what_no_page_can_say(published: Path):
    rules = parsed_headers((published / "_headers").read_text(encoding="utf-8"))
    assert list(rules) == ["/*"]
    said = rules["/*"]
    header = parsed(said["Content-Security-Policy"])
    assert header.pop("frame-ancestors") == ["'none'"]
    assert header == parsed(policy())
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "no-referrer"


def test_a_memory_stick_has_no_headers(published_folder: Path):
    assert not (published_folder / "_headers").exists()
