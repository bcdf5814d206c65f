"""Material's own files under addresses that say which edition they belong to, and pages that lead there.

Material's stylesheets and scripts have a hash in their names. What we change has not: its worker for the search finds lunr's
files by their place beside it, and its bundle the index by a name. So the worker and lunr go into a folder whose name
is a hash of all its files, and the bundle takes the index' address from the search form (`overrides/partials/search.html`).
Worker and index are fetched when the field is used, not when a page opens (`searchWorker` in `overrides/assets/theme.js`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import pass_context

from macros.bundles import HashedFiles, content_hash
from macros.disk.files import write_whole

# Where Material's search plugin and theme leave what the browser searches with.
SEARCH_INDEX = "search/search_index.json"
SEARCH_SCRIPT = "search/search_index.js"
_SCRIPTS = "assets/javascripts"
_LUNR = f"{_SCRIPTS}/lunr/"
_SEARCH_WORKER = f"{_LUNR}min/lunr.no.min.js"
_INDEX_IN_FORM = "document.forms.search.dataset.index"
# What Material's bundle does when a page opens, and what it does here: nothing is fetched before the field is used.
_NOT_YET = {"new Worker(e)": "searchWorker(e)", '$(location.protocol!=="file:")': "$(!1)"}
_PALETTES = "assets/stylesheets/palette."
# A rule for every element while colours change, which Material's script says that they do twice whenever a page opens: the browser
# works out the looks of the whole page anew each time, a fourth of all it does for looks while it opens one.
_WHILE_COLOURS_CHANGE = "[data-md-color-switching] *,[data-md-color-switching] :after,[data-md-color-switching] :before{transition-duration:0s!important}"

# Stands in a page for the hash of the index, which is whole when the last page has been written. No author types it.
_LATER = "\ue002"


class Unlike(Exception):
    """Material's files are not what this was written for; the text says which."""


def take_scripts(
    hashed: HashedFiles, files: Any, languages: Iterable[str], with_norwegian: Callable[[str], str]
) -> None:
    """Moves Material's scripts out of MkDocs' `files` and in among ours; `with_norwegian` completes lunr's file for Norwegian.

    Of lunr's some thirty languages only those of `languages`, which the search is set to, go out: nobody would fetch the rest.
    """
    spoken = {f"{_LUNR}min/lunr.{name}.min.js" for name in ("stemmer.support", "multi", *languages)}
    search, bundles = {}, {}
    for file in list(files):
        path = file.src_uri
        if path.startswith((_LUNR, f"{_SCRIPTS}/workers/")):
            if path.startswith(f"{_SCRIPTS}/workers/") or path in spoken:
                search[path] = file.content_bytes
            files.remove(file)
        elif path.startswith(f"{_SCRIPTS}/bundle.") and path.endswith(".js"):
            bundles[path] = _asking_the_form(path, file.content_string).encode()
            files.remove(file)
    if len(bundles) != 1 or _SEARCH_WORKER not in search:
        raise Unlike(f"Material: {_SCRIPTS} has not one bundle and {_SEARCH_WORKER}")
    search[_SEARCH_WORKER] = with_norwegian(search[_SEARCH_WORKER].decode()).encode()
    hashed.add_folder(_SCRIPTS, search)
    hashed.add(bundles)


def ease_colours(files: Any) -> None:
    """Takes out of Material's stylesheet of colours what makes every page slow to open, and spares a fading when somebody chooses others."""
    palettes = [file for file in files if file.src_uri.startswith(_PALETTES) and file.src_uri.endswith(".css")]
    if len(palettes) != 1:
        raise Unlike(f"Material: {_PALETTES}*.css is not one file")
    palette = palettes[0]
    palette.content_string = _replaced(palette.src_uri, palette.content_string, _WHILE_COLOURS_CHANGE, "")


def _asking_the_form(path: str, bundle: str) -> str:
    for address in (SEARCH_INDEX, SEARCH_SCRIPT):
        bundle = _replaced(path, bundle, f'"{address}"', _INDEX_IN_FORM)
    for early, late in _NOT_YET.items():
        bundle = _replaced(path, bundle, early, late)
    return bundle


def _replaced(path: str, text: str, words: str, others: str) -> str:
    if text.count(words) != 1:
        raise Unlike(f"Material: {path} does not say {words} once")
    return text.replace(words, others)


def lead_to(names: Mapping[str, str], env: Any, config: Any) -> None:
    """Lets every address that Material's templates write lead to the file's name in this edition."""
    plain = env.filters["url"]

    @pass_context
    def url(context: Any, address: Any) -> str:
        named: str = plain(context, names.get(str(address), address))
        return named

    env.filters["url"] = url
    # Scripts come by another filter, which asks the first one as it was.
    config.extra_javascript = [_named(script, names) for script in config.extra_javascript]
    config.extra["polyfills"] = [_named(script, names) for script in config.extra.get("polyfills", [])]


def _named(script: Any, names: Mapping[str, str]) -> Any:
    if isinstance(script, str):
        return names.get(script, script)
    script.path = names.get(script.path, script.path)
    return script


def index_address(*, from_folder: bool) -> str:
    """The index' address as it is written into pages, until `complete_index` knows the rest of it."""
    return f"{SEARCH_SCRIPT if from_folder else SEARCH_INDEX}?v={_LATER}"


_EDITION = re.compile(rb"(search/search_index\.js(?:on)?)\?v=[0-9a-f]+")


def without_edition(page: bytes) -> bytes:
    """A page as it is whichever index its search has."""
    return _EDITION.sub(rb"\1", page)


def lead_to_edition(page: Path, edition: str) -> None:
    """Lets a page lead to the index of an edition, whichever it led to before; a file of the same content elsewhere stays as it is."""
    content = page.read_bytes()
    led = _EDITION.sub(rb"\1?v=" + edition.encode(), content.replace(_LATER.encode(), edition.encode()))
    if led != content:
        write_whole(page, led, settled=False)


@dataclass(frozen=True)
class Index:
    """What Material has written to be searched, before it has entries of ours: its settings, and its own entries."""

    settings: dict[str, Any]
    entries: list[dict[str, Any]]

    def of_page(self, url: str) -> list[dict[str, Any]]:
        """The entries of one page."""
        return [entry for entry in self.entries if entry["location"].partition("#")[0] == url]

    def write(self, site: Path, entries: list[dict[str, Any]]) -> str:
        """Writes it with other entries into a site, in place of what is there; gives its edition."""
        content = json.dumps({**self.settings, "docs": entries}, ensure_ascii=False, separators=(",", ":")).encode()
        write_whole(site / SEARCH_INDEX, content, settled=False)
        return content_hash(content)

    def with_page(self, url: str, entries: list[dict[str, Any]]) -> Index | None:
        """The same with other entries of one page, where those of that page stand; None where it has none."""
        places = [number for number, entry in enumerate(self.entries) if entry["location"].partition("#")[0] == url]
        if not places:
            return None
        others = [entry for entry in self.entries if entry["location"].partition("#")[0] != url]
        return Index(self.settings, [*others[: places[0]], *entries, *others[places[0] :]])


def complete_index(
    site: Path, searched: Callable[[list[dict[str, Any]]], list[dict[str, Any]]], pages: Iterable[Path]
) -> Index | None:
    """Lets the index that Material has written have the entries that `searched` makes of its own, and tells its `pages` which it is."""
    index = site / SEARCH_INDEX
    if not index.exists():
        return None
    settings = json.loads(index.read_text(encoding="utf-8"))
    written = Index(settings, settings.pop("docs"))
    edition = written.write(site, searched(written.entries))
    for page in pages:
        lead_to_edition(page, edition)
    return written
