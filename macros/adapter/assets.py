"""Material's own files under addresses that say which edition they belong to, and pages that lead there.

Material's stylesheets go out as one, `THEME_STYLES`. Its bundle gets a name of ours. Its worker for the search finds lunr's
files by their place beside it, and its bundle the index by a name. So the worker and lunr go into a folder whose name
is a hash of all its files, and the bundle takes the index' address from the search form (`overrides/partials/search.html`).
Worker and index are fetched when the field is used, not when a page opens (`searchWorker` in `overrides/assets/theme.js`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from jinja2 import pass_context

from macros.bundles import HashedFiles, content_hash
from macros.disk.files import write_whole

# Where Material's search plugin and theme leave what the browser searches with.
SEARCH_INDEX = "search/search_index.json"
SEARCH_SCRIPT = "search/search_index.js"
_SCRIPTS = "assets/javascripts"
# Material's bundle, by the name that overrides/main.html asks for.
THEME_SCRIPT = f"{_SCRIPTS}/bundle.js"
_LUNR = f"{_SCRIPTS}/lunr/"
_SEARCH_WORKER = f"{_LUNR}min/lunr.no.min.js"
_INDEX_IN_FORM = "document.forms.search.dataset.index"
# What Material's bundle does when a page opens, and what it does here: nothing is fetched before the field is used.
_NOT_YET = {"new Worker(e)": "searchWorker(e)", '$(location.protocol!=="file:")': "$(!1)"}
# What fetches the index once, and never again where that fails.
_ONCE = f"ze(new URL({_INDEX_IN_FORM},Or.base))"
_AGAIN = f"searchIndex(new URL({_INDEX_IN_FORM},Or.base))"
# Where a worker could not fetch what it needs itself, it says so to the page that started it.
_ALOUD = b'\naddEventListener("unhandledrejection",(event)=>{event.preventDefault();postMessage({type:"lost"})});\n'
_STYLES = "assets/stylesheets"
# Material's looks and colours in one file, as overrides/main.html asks for it: on a poor net each file more is some hundredths of a second.
THEME_STYLES = f"{_STYLES}/theme.css"
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/\s*\Z")
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
    search: dict[str, bytes] = {}
    bundles: list[bytes] = []
    workers = [file for file in files if fnmatch(file.src_uri, f"{_SCRIPTS}/workers/*.js")]
    for file in list(files):
        path = file.src_uri
        if path.startswith((_LUNR, f"{_SCRIPTS}/workers/")):
            if path.startswith(f"{_SCRIPTS}/workers/") or path in spoken:
                search[path] = file.content_bytes + (_ALOUD if file in workers else b"")
            files.remove(file)
        elif path.startswith(f"{_SCRIPTS}/bundle.") and path.endswith(".js"):
            bundles.append(_asking_the_form(path, file.content_string).encode())
            files.remove(file)
    if len(bundles) != 1 or _SEARCH_WORKER not in search:
        raise Unlike(f"Material: {_SCRIPTS} has not one bundle and {_SEARCH_WORKER}")
    search[_SEARCH_WORKER] = with_norwegian(search[_SEARCH_WORKER].decode()).encode()
    hashed.add_folder(_SCRIPTS, search)
    hashed.add({THEME_SCRIPT: bundles[0]})


def take_styles(hashed: HashedFiles, files: Any) -> None:
    """Moves Material's stylesheets out of MkDocs' `files` and in among ours, as one; its maps of where they came from stay at home.

    Takes out of the colours what makes every page slow to open, and spares a fading when somebody chooses others.
    """
    looks: dict[str, str] = {}
    for file in list(files):
        kind = re.fullmatch(rf"{_STYLES}/(main|palette)\.\w+\.min\.css(\.map)?", file.src_uri)
        if kind:
            files.remove(file)
            if not kind[2]:
                looks[kind[1]] = _SOURCE_MAP.sub("", file.content_string)
    if set(looks) != {"main", "palette"}:
        raise Unlike(f"Material: {_STYLES} has not one main and one palette")
    colours = _replaced(f"{_STYLES}/palette", looks["palette"], _WHILE_COLOURS_CHANGE, "")
    hashed.add({THEME_STYLES: (looks["main"] + colours).encode()})


def _asking_the_form(path: str, bundle: str) -> str:
    for address in (SEARCH_INDEX, SEARCH_SCRIPT):
        bundle = _replaced(path, bundle, f'"{address}"', _INDEX_IN_FORM)
    for early, late in {**_NOT_YET, _ONCE: _AGAIN}.items():
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


def edition_of(index: bytes) -> bytes:
    """By what pages know an index with this content from another."""
    return content_hash(index).encode()


def leading_to(edition: bytes, page: bytes) -> bytes:
    """A page that leads to the index of an edition, whichever it led to before."""
    return _EDITION.sub(rb"\1?v=" + edition, page.replace(_LATER.encode(), edition))


# How an entry begins in the file of the index. Within a text a quotation mark has a sign before it.
_ENTRY = b'{"location":"'
_LAST = b"]}"


class Index:
    """The index of a site as it stands in its file, with all entries: what a page has of its own stand together, and first."""

    def __init__(self, content: bytes) -> None:
        self._head, *entries = content.removesuffix(_LAST).split(_ENTRY)
        self._entries = [entry.removesuffix(b",") for entry in entries]

    def of_page(self, url: str) -> list[dict[str, Any]]:
        """The entries that one page has of its own."""
        start, stop = self._places(url)
        return [json.loads(_ENTRY + entry) for entry in self._entries[start:stop]]

    def with_page(self, url: str, entries: Iterable[dict[str, Any]]) -> bytes:
        """What a file holds of it where the page has other entries."""
        start, stop = self._places(url)
        written = [_written(entry).removeprefix(_ENTRY) for entry in entries]
        entries_now = [*self._entries[:start], *written, *self._entries[stop:]]
        return self._head + b",".join(_ENTRY + entry for entry in entries_now) + _LAST

    def _places(self, url: str) -> tuple[int, int]:
        """From where on, and up to where, they stand."""
        ways = tuple(json.dumps(url, ensure_ascii=False)[1:-1].encode() + end for end in (b'"', b"#"))
        of_page = [entry.startswith(ways) for entry in self._entries]
        start = of_page.index(True) if True in of_page else len(of_page)
        stop = of_page.index(False, start) if False in of_page[start:] else len(of_page)
        return start, stop


def index_in(site: Path) -> Index:
    """The index that has been completed in a site."""
    return Index((site / SEARCH_INDEX).read_bytes())


def _written(index: dict[str, Any]) -> bytes:
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def complete_index(
    site: Path, searched: Callable[[list[dict[str, Any]]], list[dict[str, Any]]], pages: Iterable[Path]
) -> bool:
    """Lets the index that Material has written have the entries that `searched` makes of its own, and tells its `pages` which it is; False where there is none."""
    index = site / SEARCH_INDEX
    if not index.exists():
        return False
    written = json.loads(index.read_text(encoding="utf-8"))
    entries = written.pop("docs")
    content = _written({**written, "docs": searched(entries)})
    write_whole(index, content, settled=False)
    edition = edition_of(content)
    for page in pages:
        write_whole(page, leading_to(edition, page.read_bytes()), settled=False)
    return True
