"""Which CSS and JS make which file, and under which names files go out.

The measures that Python counts with stand first in the stylesheet of the use that they are for (`macros/typography/measures.py`).
A component says itself in which uses it is seen, in the first line of its stylesheet and of its script:
`/* Uses: reading, print. */` or `// Uses: reading.` A stylesheet may say it again further down: what follows is for those uses. So all looks of
a component stand in its one file, and a use gets what is for it.

The name of a file that a page runs holds a hash of the file's content: whatever a browser has kept from an earlier edition, a page
only ever runs with the files that it was built with.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import rcssmin
import rjsmin

from macros.typography import measures

# Stands in for a worker under file://; the file says where it is from.
FRAME_WORKER = "assets/iframe-worker.js"

# A projected page and the leader's window are opened on whatever net there is just then: they get what they show.
_USES = ("reading", "print", "projected", "leader")
# From what needs none of the others to what needs them all: the meeting that an address asks for; that meeting in its windows,
# and on a page that nobody leads from.
_ASKED = ("browser", "meeting_plan", "meeting_address", "meeting_asked", "meeting_words", "meeting_paper")
_MEETING = (*_ASKED, "windows", "meeting_state", "meeting_rules", "meeting_late", "meeting", "late_dialog")
_PAPERS = ("paper_words", "laying_out", "paper_pages")
_ON_PAGE = (*_ASKED, "meeting_page", "meeting_fields", *_PAPERS)
_PACK = (*_ASKED, "meeting_pack", *_PAPERS)
_FETCHED_BY_CSS = re.compile(r'url\("([^":]+)"\)')
# A line by itself; what follows it, to the next such line or the end, is for these uses.
_STATED = re.compile(r"^(?:/\* Uses: ([a-z, ]+)\. \*/|// Uses: ([a-z, ]+)\.)$", re.MULTILINE)


@dataclass
class HashedFiles:
    """The files that pages run with, under names that say what is in them.

    `files`: address in the site → content. `names`: the address that templates know → the one in `files`.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, plain: Mapping[str, bytes]) -> None:
        """Takes files in under names that hold their hash; a stylesheet after the files that it names."""
        for path, content in sorted(plain.items(), key=lambda file: file[0].endswith(".css")):
            finished = self._leading_to_hashed(path, content) if path.endswith(".css") else content
            stem, kind = posixpath.splitext(path)
            self.names[path] = f"{stem}.{content_hash(finished)}{kind}"
            self.files[self.names[path]] = finished

    def add_folder(self, folder: str, plain: Mapping[str, bytes]) -> None:
        """Takes in files that find each other by their places: one folder with a hash of them all, which stands in `folder`."""
        whole = content_hash(b"".join(path.encode() + b"\0" + plain[path] + b"\0" for path in sorted(plain)))
        for path, content in plain.items():
            self.names[path] = f"{folder}/{whole}/{posixpath.relpath(path, folder)}"
            self.files[self.names[path]] = content

    def _leading_to_hashed(self, path: str, css: bytes) -> bytes:
        folder = posixpath.dirname(path)

        def named(match: re.Match[str]) -> str:
            address = posixpath.normpath(posixpath.join(folder, match[1]))
            return f'url("{posixpath.relpath(self.names.get(address, address), folder)}")'

        return _FETCHED_BY_CSS.sub(named, css.decode()).encode()


def content_hash(content: bytes) -> str:
    """Ten signs that say which content this is."""
    return hashlib.sha256(content).hexdigest()[:10]


def bundles(overrides: Path, *, from_folder: bool) -> dict[str, str]:
    """The stylesheets and scripts of every use, each joined into one file: path in the site → text."""
    return {path: _squeezed(path, texts) for path, texts in _texts(overrides, from_folder=from_folder).items()}


def parts_of(file: Path) -> list[tuple[frozenset[str], str]]:
    """The parts of a component's stylesheet or script, in their order, each with the uses it is for; ValueError where it does not say it."""
    before, *stated = _STATED.split(file.read_text(encoding="utf-8"))
    parts = [
        (frozenset((css or js).split(", ")), text)
        for css, js, text in zip(stated[::3], stated[1::3], stated[2::3], strict=True)
    ]
    if before or not parts or not all(uses <= set(_USES) for uses, _ in parts):
        raise ValueError(f"{file}: the first line must say «Uses: » and some of {', '.join(_USES)}")
    return parts


def _squeezed(path: str, texts: list[str]) -> str:
    text = "\n".join(texts)
    # What we wrote ourselves is sent without its comments; what others wrote keeps its licence.
    if path == FRAME_WORKER:
        return text
    return f"{rcssmin.cssmin(text) if path.endswith('.css') else rjsmin.jsmin(text)}\n"


def _texts(overrides: Path, *, from_folder: bool) -> dict[str, list[str]]:
    def asset(name: str) -> str:
        return (overrides / "assets" / name).read_text(encoding="utf-8")

    parts = {
        kind: [part for file in sorted(overrides.glob(f"components/*/*.{kind}")) for part in parts_of(file)]
        for kind in ("css", "js")
    }

    def of(use: str, kind: str) -> list[str]:
        return [text for uses, text in parts[kind] if use in uses]

    storage = asset("storage.js")
    meeting, on_page, pack = ([asset(f"{name}.js") for name in names] for names in (_MEETING, _ON_PAGE, _PACK))
    shared = [asset("fonts.css"), asset("tokens.css")]
    return {
        **{
            f"assets/{use}.css": [measures.stylesheet(use), *shared, asset(f"{use}.css"), *of(use, "css")]
            for use in _USES
        },
        "assets/not_found.css": [*shared, asset("not_found.css")],
        "assets/not_found.js": [asset("not_found.js")],
        "assets/reading.js": of("reading", "js"),
        # Before all that Material runs, which breaks where nothing may be stored.
        "assets/theme.js": [storage, asset("theme.js")],
        "assets/print.js": [storage, *of("print", "js")],
        # On a reading page, which has the storage already.
        "assets/pack.js": [*pack, asset("pack.js")],
        "assets/print_pack.js": [storage, *pack, asset("print_pack.js")],
        **{f"assets/{name}.js": [storage, *on_page, asset(f"{name}.js")] for name in ("run_sheet", "sheet", "programme")},
        **{
            f"assets/{use}.js": [storage, *meeting, asset(f"{use}.js"), *of(use, "js")]
            for use in ("projected", "leader")
        },
        **({FRAME_WORKER: [asset(posixpath.basename(FRAME_WORKER))]} if from_folder else {}),
    }
