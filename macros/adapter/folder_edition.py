"""The edition that is opened from a folder, such as on a memory stick: no server, no network.

Its files are those of the site. What differs is that a link names the file it leads to, and that the search, which a
browser would neither start nor fetch from a folder, comes as plain scripts.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.adapter.assets import SEARCH_INDEX, SEARCH_SCRIPT
from macros.bundles import FRAME_WORKER


def settle(config: Any) -> None:
    """Changes MkDocs' settings: every page loads the worker, and there is no page for addresses that lead nowhere."""
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), FRAME_WORKER]
    config.theme.static_templates.discard("404.html")


def link_to_files(files: Iterable[Any]) -> None:
    """Makes every link that MkDocs and the theme write end in a file's name; the paths stay."""
    for file in files:
        file.url = quote(file.dest_uri)


def write_search_script(site: Path) -> None:
    """Writes the search index as the script that Material's search reads under file://."""
    index = (site / SEARCH_INDEX).read_text(encoding="utf-8")
    (site / SEARCH_SCRIPT).write_text(f"var __index = {index}\n", encoding="utf-8")
