"""The navigation, as MkDocs' settings and pages have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any


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
