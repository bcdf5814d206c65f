"""Around a page's HTML: mkdocs-macros, MkDocs' own look at links, and the scripts that the theme puts in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import mkdocs_macros.context
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros import authoring
from macros.authoring import Call
from macros.pages import Draft

# The same module; its types do not say what it may be given.
_context: Any = mkdocs_macros.context


def ask_git_nothing() -> None:
    """Lets mkdocs-macros know nothing of the history that the pages lie in: to ask it starts git a dozen times before every build, and no page shows the answers."""
    _context.get_git_info = dict


def place_macros(plugin: Any, drafts: Mapping[str, Draft]) -> None:
    """Lets every macro keep its place on the page that the plugin is at work on."""

    def place(call: Call) -> str:
        return drafts[plugin.page.file.src_uri].place(call)

    plugin.register_macros(dict(authoring.macros(place)))


# The id of the title that `overrides/components/page_header` writes.
_TITLE = "rh-tittel"


def titled(contents: TableOfContents, title: str) -> TableOfContents:
    """A page's list of contents as Material knows it where the title is a heading of the text: all others stand below it.

    Then «Gå til innhold» leads to the title; the list itself leaves it out.
    """
    top = AnchorLink(title, _TITLE, 1)
    top.children = list(contents)
    return TableOfContents([top])


def decoded(links: Mapping[Any, Mapping[str, str]] | None) -> dict[Any, dict[str, str]]:
    """A page's links to places, as MkDocs keeps them, with the places as they are written in ids.

    An address copied from a browser has its letters in code, and the browser takes both for one.
    """
    return {file: {unquote(anchor): link for anchor, link in places.items()} for file, places in (links or {}).items()}
