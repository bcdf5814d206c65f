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

import minify
import rcssmin

from macros.recipes import Remembering, made_at_once
from macros.typography import measures, stand_ins

# Stands in for a worker under file://; the file says where it is from.
FRAME_WORKER = "assets/iframe-worker.js"
# What draws QR codes in the browser; fetched by `qr.js` when it is needed.
QR_LIBRARY = "assets/vendor/qrcode-generator.js"

# A projected page and the leader's window are opened on whatever net there is just then: they get what they show.
_USES = ("reading", "print", "projected", "leader", "making")
# What is drawn on a projected page, in a file beside that of the use: the longest meeting shows no drawing, and has no room for one.
_BESIDE = ("figure",)
# From what needs none of the others to what needs them all: the meeting that an address asks for; that meeting in its windows,
# and on a page that nobody leads from.
_ASKED = (
    "query",
    "typed",
    "meeting_plan",
    "meeting_address",
    "meeting_asked",
    "meeting_words",
)
_MEETING = ("browser", *_ASKED, "days", "windows", "meeting_state", "meeting_rules", "meeting_late", "meeting")
# What few meetings need: a code, what was agreed last time, and what can be cut where it is late.
_MORE = ("agreed", "agreed_shown", "meeting_cuts", "late_proposals", "late_dialog")
# What says of papers how many they are, and what lays them out.
_COUNTED = ("pile", "paper_words")
_LAID_OUT = ("paper_words", "laying_out", "paper_pages")
_ON_PAGE = (
    "browser",
    *_ASKED,
    "meeting_cuts",
    "meeting_paper",
    "meeting_page",
    "meeting_typed",
    "marked",
    "meeting_fields",
)
_MAKING = (
    *_COUNTED,
    "colours",
    "painted",
    "days",
    "words",
    "making_words",
    "making_moves",
    "making_rests",
    "making_parts",
    "arrow_keys",
    "making_rows",
    "making_choose",
    "making",
)
_COMPOSING = (
    "query",
    "typed",
    "meeting_plan",
    "meeting_address",
    "meeting_asked",
    "meeting_methods",
    "composing_methods",
    "composing",
)
_HALF_YEAR = (
    "days",
    "query",
    "typed",
    "marked",
    "calendar",
    "half_year_rules",
    "words",
    "half_year_map",
    "painted",
    "arrow_keys",
    "half_year",
)
_PACK = (*_ASKED, "meeting_cuts", "meeting_paper", "meeting_pack", *_COUNTED)
_PROPERTY = re.compile(r"(--rh-[a-z0-9-]+):[^;}]*;?")
_MEASURE = re.compile(r"(--rh-screen-[a-z0-9-]+):([^;}]*);?")
# A rule that says nothing, as one of which all properties have gone.
_EMPTY = re.compile(r"(?<=[{};])[^{};]+\{\}")
_ASKED_FOR = re.compile(r"var\((--rh-[a-z0-9-]+)")
_FETCHED_BY_CSS = re.compile(r'url\("([^":]+)"\)')
# A line by itself; what follows it, to the next such line or the end, is for these uses.
_STATED = re.compile(r"^(?:/\* Uses: ([a-z, ]+)\. \*/|// Uses: ([a-z, ]+)\.)$", re.MULTILINE)
# A line that was to be such a one and is not: what follows it would go to the uses of what stands before it.
_MEANT = re.compile(r"^[ \t]*(?:/\*|//)[ \t]*uses?\b.*", re.MULTILINE | re.IGNORECASE)


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


@dataclass(frozen=True)
class _Squeezed:
    """A stylesheet or script as it goes out: to make all of them takes a tenth of a second, in each process that builds."""

    path: str
    texts: tuple[str, ...]

    def make(self) -> str:
        """Its text, joined and without what nobody needs."""
        # What others wrote is sent as it is, with its licence.
        if self.path in (FRAME_WORKER, QR_LIBRARY):
            return "\n".join(self.texts)
        if self.path.endswith(".css"):
            css = rcssmin.cssmin("\n".join(self.texts))
            return f"{_without_unasked(_with_measures_in_place(css))}\n"
        return "".join(f"{squeezed_script(text)}\n" for text in self.texts)


def bundles(overrides: Path, *, from_folder: bool, remembered: Remembering = made_at_once) -> dict[str, str]:
    """The stylesheets and scripts of every use, each joined into one file: path in the site → text."""
    texts_of = _texts(overrides, from_folder=from_folder)
    return {path: remembered(_Squeezed(path, tuple(texts))) for path, texts in texts_of.items()}


def parts_of(file: Path) -> list[tuple[frozenset[str], str]]:
    """The parts of a component's stylesheet or script, in their order, each with the uses it is for; ValueError where it does not say it."""
    before, *stated = _STATED.split(file.read_text(encoding="utf-8"))
    parts = [
        (frozenset((css or js).split(", ")), text)
        for css, js, text in zip(stated[::3], stated[1::3], stated[2::3], strict=True)
    ]
    if before or not parts or not all(uses <= {*_USES, *_BESIDE} for uses, _ in parts):
        line = "/* Uses: reading, print. */" if file.suffix == ".css" else "// Uses: reading, print."
        raise ValueError(f"{file}: the first line must say «Uses: » and some of {', '.join(_USES)}, as «{line}»")
    meant = next((meant[0] for _, text in parts if (meant := _MEANT.search(text))), None)
    if meant:
        raise ValueError(f"{file}: «{meant}» says no use; it must be a line by itself, written as the first one is")
    return parts


def _to_itself(texts: list[str]) -> str:
    """Scripts in one whose names are nobody else's."""
    return "\n".join(["{", *texts, "}"])


def squeezed_script(text: str) -> str:
    """A script without its comments, and with short names for what is nobody else's."""
    # Its last semicolon is taken for needless, which it is not where another script follows.
    return f"{str(minify.string('text/javascript', text)).strip().removesuffix(';')};"


def _without_unasked(css: str) -> str:
    """Without the properties of ours that nothing here asks for, and rules that say nothing then: tokens are stated for all uses, and some ask for others."""
    asked = set(_ASKED_FOR.findall(css))
    less = _EMPTY.sub("", _PROPERTY.sub(lambda stated: stated[0] if stated[1] in asked else "", css))
    return css if less == css else _without_unasked(less)


def _with_measures_in_place(css: str) -> str:
    """A measure of the screen that one rule asks for stands in that rule: a projected page is fetched on whatever net there is."""
    for name, value in _MEASURE.findall(css):
        stated_and_asked = re.findall(rf"{name}(?![a-z0-9-])", css)
        if len(stated_and_asked) == 2 and f"var({name})" in css:
            css = re.sub(rf"{name}:[^;}}]*;?", "", css, count=1).replace(f"var({name})", value)
    return css


def _texts(overrides: Path, *, from_folder: bool) -> dict[str, list[str]]:
    def asset(name: str) -> str:
        return (overrides / "assets" / name).read_text(encoding="utf-8")

    parts = {
        kind: [part for file in sorted(overrides.glob(f"components/*/*.{kind}")) for part in parts_of(file)]
        for kind in ("css", "js")
    }

    def of(use: str, kind: str) -> list[str]:
        return [text for uses, text in parts[kind] if use in uses]

    storage, qr = asset("storage.js"), asset("qr.js")
    meeting, on_page, pack, laid_out = (
        [asset(f"{name}.js") for name in names] for names in (_MEETING, _ON_PAGE, _PACK, _LAID_OUT)
    )
    calendar = [asset(f"{name}.js") for name in ("outside", "calendar", "meeting_calendar")]
    faces = [asset("fonts.css"), asset("fonts_reading.css")]
    # Where somebody may be reading already, letters that have not come within seconds come on the next page.
    settled = [text.replace("font-display: swap", "font-display: fallback") for text in faces]
    until_then = stand_ins.stylesheet()
    # On paper ours are always there.
    on_desk = f"@media screen {{ {until_then} }}"
    of_use = {"reading": [*settled, until_then], "print": [*faces, on_desk], "making": [settled[0], until_then]}
    shared = {use: [*of_use.get(use, [faces[0], until_then]), asset("tokens.css")] for use in _USES}
    return {
        **{
            f"assets/{use}.css": [measures.stylesheet(use), *shared[use], asset(f"{use}.css"), *of(use, "css")]
            for use in _USES
        },
        **{f"assets/{use}.css": of(use, "css") for use in _BESIDE},
        "assets/not_found.css": [*shared["reading"], asset("not_found.css")],
        "assets/not_found.js": [asset("not_found.js")],
        "assets/moved.js": [asset("moved.js")],
        "assets/moved_names.js": [asset("moved_names.js")],
        # A module says which meeting its links lead to.
        "assets/reading.js": [
            *(asset(f"{name}.js") for name in ("query", "sought", "marked", "typed", "meeting_address", "asked_anew")),
            *of("reading", "js"),
        ],
        # Before all that Material runs, which breaks where nothing may be stored.
        "assets/theme.js": [storage, asset("theme.js")],
        "assets/print.js": [storage, *of("print", "js")],
        "assets/print_button.js": [asset("print_button.js")],
        "assets/awaited.js": [asset("awaited.js")],
        "assets/scheme.js": [asset("colours.js"), asset("scheme.js")],
        "assets/desk.js": [asset("colours.js"), asset("desk.js")],
        # On a reading page, which has read addresses already.
        "assets/pack.js": [
            *(text for text in pack if text not in (asset("query.js"), asset("typed.js"), asset("meeting_address.js"))),
            asset("pack.js"),
        ],
        # It begins before what the reading page has for addresses is there.
        "assets/half_year.js": [_to_itself([asset(f"{name}.js") for name in _HALF_YEAR])],
        # On a reading page, which has read addresses already when it begins.
        "assets/lists.js": [asset(f"{name}.js") for name in ("words", "list_rules", "lists")],
        "assets/statements.js": [asset("statement_rules.js"), asset("statements.js")],
        "assets/print_pack.js": [
            storage,
            *pack,
            *(asset(f"{name}.js") for name in ("laying_out", "paper_pages", "print_pack")),
        ],
        # On the page of a module, which has read addresses already.
        "assets/meeting_calendar.js": calendar,
        "assets/run_sheet.js": [storage, qr, *on_page, *laid_out, asset("run_sheet.js")],
        "assets/sheet.js": [storage, qr, *on_page, asset("pile.js"), *laid_out, asset("sheet.js")],
        "assets/programme.js": [storage, *on_page, asset("programme.js"), *calendar],
        # The face's own script comes after it, and has some of the same.
        "assets/composing.js": [_to_itself([asset(f"{name}.js") for name in _COMPOSING])],
        "assets/making.js": [
            storage,
            qr,
            asset("meeting_methods.js"),
            asset("making_stock.js"),
            *on_page,
            *calendar,
            *(asset(f"{name}.js") for name in _MAKING),
        ],
        "assets/projected.js": [storage, *meeting, asset("projected.js"), *of("projected", "js")],
        "assets/leader.js": [storage, *meeting, asset("leader.js"), *of("leader", "js")],
        # What a meeting's windows fetch when they need it.
        "assets/more.js": [qr, *(asset(f"{name}.js") for name in _MORE)],
        "assets/agreed_page.js": [
            storage,
            qr,
            *(
                asset(f"{name}.js")
                for name in (
                    "browser",
                    "query",
                    "outside",
                    "typed",
                    "meeting_address",
                    "calendar",
                    "days",
                    "agreed",
                    "agreed_names",
                    "agreed_page",
                )
            ),
        ],
        QR_LIBRARY: [asset(posixpath.relpath(QR_LIBRARY, "assets"))],
        **({FRAME_WORKER: [asset(posixpath.relpath(FRAME_WORKER, "assets"))]} if from_folder else {}),
    }
