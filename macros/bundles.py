"""Which CSS and JS make which file, and under which names files go out.

A component says itself in which uses it is seen, in the first line of its stylesheet and of its script:
`/* Uses: reading, print. */` or `// Uses: reading.`

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

# Stands in for a worker under file://; the file says where it is from.
FRAME_WORKER = "assets/iframe-worker.js"

# A projected page and the leader's window are opened on whatever net there is just then: they get what they show.
_USES = ("reading", "print", "projected", "leader")
# A meeting in its windows, from what needs none of the others to what needs them all.
_MEETING = ("browser", "windows", "meeting_rules", "meeting_words", "meeting")
_FETCHED_BY_CSS = re.compile(r'url\("([^":]+)"\)')
_STATED = re.compile(r"(?:/\*|//) Uses: ([a-z, ]+)\.")


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
    return {path: _joined(path, files) for path, files in _files(overrides, from_folder=from_folder).items()}


def uses_of(file: Path) -> frozenset[str]:
    """The uses that a component's stylesheet or script says it is seen in; ValueError where it does not say it."""
    stated = _STATED.match(file.read_text(encoding="utf-8"))
    uses = frozenset(stated[1].split(", ")) if stated else frozenset()
    if not uses or not uses <= set(_USES):
        raise ValueError(f"{file}: the first line must say «Uses: » and some of {', '.join(_USES)}")
    return uses


def _joined(path: str, files: list[Path]) -> str:
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    # What we wrote ourselves is sent without its comments; what others wrote keeps its licence.
    if path == FRAME_WORKER:
        return text
    return f"{rcssmin.cssmin(text) if path.endswith('.css') else rjsmin.jsmin(text)}\n"


def _files(overrides: Path, *, from_folder: bool) -> dict[str, list[Path]]:
    assets = overrides / "assets"
    storage, meeting = assets / "storage.js", [assets / f"{name}.js" for name in _MEETING]
    parts = {file: uses_of(file) for kind in ("css", "js") for file in sorted(overrides.glob(f"components/*/*.{kind}"))}

    def of(use: str, kind: str) -> list[Path]:
        return [file for file, uses in parts.items() if use in uses and file.suffix == f".{kind}"]

    shared = [assets / "fonts.css", assets / "tokens.css"]
    return {
        **{f"assets/{use}.css": [*shared, assets / f"{use}.css", *of(use, "css")] for use in _USES},
        "assets/not_found.css": [*shared, assets / "not_found.css"],
        "assets/not_found.js": [assets / "not_found.js"],
        "assets/reading.js": of("reading", "js"),
        # Before all that Material runs, which breaks where nothing may be stored.
        "assets/theme.js": [storage, assets / "theme.js"],
        "assets/print.js": [storage, *of("print", "js")],
        **{f"assets/{use}.js": [storage, assets / f"{use}.js"] for use in ("run_sheet", "print_pack")},
        **{
            f"assets/{use}.js": [storage, *meeting, assets / f"{use}.js", *of(use, "js")]
            for use in ("projected", "leader")
        },
        **({FRAME_WORKER: [overrides / FRAME_WORKER]} if from_folder else {}),
    }
