"""The navigation, as MkDocs' settings and pages have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.structure.nav import Link


def order_of(nav: Any) -> list[str]:
    """The files that `nav` in the settings lists, in its order."""
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [source for value in nav.values() for source in order_of(value)]
    return [source for item in nav or [] for source in order_of(item)]


def neighbour(page: Any, other: Any) -> Any:
    """The page before or after a page, where that stands in the same part; else nothing."""
    same_part = other is not None and Path(other.file.src_uri).parent == Path(page.file.src_uri).parent
    return other if same_part else None


def lead_before(nav: Any, source: str, title: str, address: str) -> None:
    """A link in the navigation to what no file under docs becomes, before the page `source`; none where that page has no section.

    MkDocs would take it for a dead link if it stood in its settings.
    """
    for page in nav.pages:
        if page.file.src_uri == source and page.parent is not None:
            link = Link(title, address)
            link.parent = page.parent
            page.parent.children.insert(page.parent.children.index(page), link)
