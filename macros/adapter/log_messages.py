"""What MkDocs says in its log: warnings as problems in bokmål with an address, and how far it has come in bokmål.

MkDocs tells of dead links only in its log, in English and without a line. What it says that we do not know is quoted.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from macros.content.checking import places
from macros.content.problems import Problem

_LOGGERS = ("mkdocs.structure.pages", "mkdocs.structure.nav", "mkdocs.structure.files", "mkdocs.utils")

# Pattern of MkDocs' sentence → (kind, our sentence). Groups: doc, link.
_SENTENCES: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"Doc file '(?P<doc>[^']*)' contains a link '(?P<link>[^']*)', but the target.* is not found"),
        "lenke",
        lambda match: f"«{match['link']}» går til en fil som ikke finnes{_meant(match.string)}",
    ),
    (
        re.compile(
            r"Doc file '(?P<doc>[^']*)' contains a link '(?P<link>[^']*)', "
            r"but (there is no such anchor|the doc '[^']*' does not contain an anchor)"
        ),
        "lenke",
        lambda match: f"«{match['link']}» går til et sted på siden som ikke finnes",
    ),
    (
        re.compile(r"Doc file '(?P<doc>[^']*)' contains an unrecognized relative link '(?P<link>[^']*)'"),
        "lenke",
        lambda match: f"«{match['link']}» må gå til en .md-fil{_meant(match.string)}",
    ),
    (
        re.compile(r"Doc file '(?P<doc>[^']*)' contains an absolute link '(?P<link>[^']*)'"),
        "lenke",
        lambda match: (
            f"«{match['link']}» må skrives som en sti fra denne fila, uten skråstrek først{_meant(match.string)}"
        ),
    ),
    (
        re.compile(r"A reference to '(?P<link>[^']*)' is included in the 'nav'"),
        "nav",
        lambda match: f"«{match['link']}» finnes ikke i docs",
    ),
)


def _places(match: re.Match[str], named: Mapping[str, Collection[str]]) -> str:
    """Of a link to a place that is not there: which are."""
    if "anchor" not in match.string:
        return ""
    path, _, anchor = match["link"].partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(match["doc"]), unquote(path))) if path else match["doc"]
    return places(anchor, named.get(page, ()))


_SHADOWED = re.compile(r"Excluding '(?P<doc>[^']*)' from the site because it conflicts with '(?P<other>[^']*)'")
_NOT_IN_NAV = re.compile(r'not included in the "nav" configuration:\n(?P<files>(?:.|\n)*)')


def _meant(sentence: str) -> str:
    meant = re.search(r"Did you mean '([^']*)'", sentence)
    return f"; mente du «{meant[1]}»?" if meant else ""


class Warnings(logging.Filter):
    """Takes MkDocs' warnings about links and navigation out of its log and keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[str] = []

    def listen(self) -> None:
        """Begins a build."""
        self._kept.clear()
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self)
            # With `--quiet` MkDocs makes no warnings at all: a dead link would be published.
            logging.getLogger(name).setLevel(min(logging.WARNING, logging.getLogger("mkdocs").level))

    @property
    def count(self) -> int:
        """How many there are so far."""
        return len(self._kept)

    def stop_listening(self) -> None:
        """Ends a build."""
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self)
            logging.getLogger(name).setLevel(logging.NOTSET)

    def filter(self, record: logging.LogRecord) -> bool:
        """Keeps a warning and hides it from the log; lets all else pass."""
        if record.levelno < logging.WARNING:
            return True
        self._kept.append(record.getMessage())
        return False

    def problems(self, config: Any, named: Mapping[str, Collection[str]] | None = None) -> list[Problem]:
        """Every warning of this build as a problem. `named` are the places that authors named, by the page's file."""
        return [problem for sentence in self._kept for problem in self._of(sentence, config, named or {})]

    def _of(self, sentence: str, config: Any, named: Mapping[str, Collection[str]]) -> list[Problem]:
        settings = Path(config.config_file_path).name
        docs = Path(config.docs_dir).name
        unlisted = _NOT_IN_NAV.search(sentence)
        if unlisted:
            names = re.findall(r"- (\S+)", unlisted["files"])
            return [Problem(f"{docs}/{name}", None, "nav", f"siden mangler i nav i {settings}") for name in names]
        for pattern, kind, message in _SENTENCES:
            match = pattern.search(sentence)
            if match and kind == "nav":
                return [
                    Problem(settings, _line_with(Path(config.config_file_path), match["link"]), kind, message(match))
                ]
            if match:
                line = self.line_of(config, match["doc"], match["link"])
                return [Problem(f"{docs}/{match['doc']}", line, kind, message(match) + _places(match, named))]
        shadowed = _SHADOWED.search(sentence)
        if shadowed:
            reason = f"fila tas ikke med, for «{shadowed['other']}» får samme adresse; gi den ene et annet navn"
            return [Problem(f"{docs}/{shadowed['doc']}", None, "filnavn", reason)]
        return [Problem(settings, None, "MkDocs", f"MkDocs sier: {sentence}")]

    def line_of(self, config: Any, source: str, text: str) -> int | None:
        """The first line of a page on which a text stands."""
        return _line_with(Path(config.docs_dir) / source, text)


def _line_with(file: Path, text: str) -> int | None:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if text in line), None)


# --- how far it has come --------------------------------------------------------------------------

# Pattern of what MkDocs tells → what we say; None where it would tell an author nothing.
_TOLD: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str] | None], ...] = (
    (re.compile(r"Cleaning site directory"), None),
    (re.compile(r"Building documentation\.\.\."), None),
    (re.compile(r"Building documentation to directory: "), lambda _: "Bygger håndboka …"),
    (
        re.compile(r"Documentation built in (?P<seconds>[\d.]+) seconds"),
        lambda match: f"Håndboka er bygd på {match['seconds'].replace('.', ',')} sekunder.",
    ),
    (
        re.compile(r"Watching paths for changes: (?P<paths>.*)"),
        lambda match: f"Følger med på endringer i {match['paths'].replace(chr(39), '')}.",
    ),
    (
        re.compile(r"Serving on (?P<address>\S+)"),
        lambda match: f"Håndboka vises på {match['address']} – trykk Ctrl+C for å slutte.",
    ),
    (re.compile(r"Detected file changes"), lambda _: "En fil er endret."),
    (re.compile(r"Reloading browsers"), lambda _: "Sidene er oppdatert."),
    (re.compile(r"Browser connected: "), None),
    # What was wrong with the page is told when the build has stopped.
    (re.compile(r"Error (?:reading|building) page "), None),
    (re.compile(r"Shutting down"), lambda _: "Slutter."),
    (re.compile(r'"\w+ (?P<path>\S+) HTTP[^"]*" code (?P<code>\d+)'), lambda match: f"Finnes ikke: {match['path']}"),
    (re.compile(r"DeprecationWarning|PendingDeprecationWarning"), None),
)


class _Bokmal(logging.Filter):
    """Says in bokmål what MkDocs tells of its work, and leaves out what would tell an author nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        for pattern, ours in _TOLD:
            match = pattern.search(message)
            if match:
                record.msg, record.args = (ours(match) if ours else ""), ()
                return ours is not None
        return True


class _Plain(logging.Formatter):
    """A line as it is; a warning says that it is one."""

    def format(self, record: logging.LogRecord) -> str:
        message = super().format(record)
        return f"Advarsel: {message}" if record.levelno == logging.WARNING else message


def speak_bokmal() -> None:
    """Makes what MkDocs writes in the terminal bokmål."""
    for handler in logging.getLogger("mkdocs").handlers:
        if handler.get_name() == "MkDocsStreamHandler" and not isinstance(handler.formatter, _Plain):
            handler.addFilter(_Bokmal())
            handler.setFormatter(_Plain())
