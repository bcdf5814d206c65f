"""Signs that nobody meant to write: what was spoilt on the way into the file, and what is not seen."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from macros.content.problems import Problem

# UTF-8 that was read as Windows-1252 and saved again: «Ã¥» for «å», «â€œ» for a curled quote.
_SPOILT = re.compile(
    "[\u00c3\u00c2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2\u20ac[\u0080-\u00bf\u0152\u0153\u02dc\u2013-\u203a\u2122]"
)
_LOST = "\ufffd"
# What other programs break lines with: Markdown does not, and would run the lines together.
_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# All other signs of control but the tab.
_CONTROL = re.compile("[\x00-\x08\r\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
# They are not drawn, and nobody who searches for a word writes them: blanks of no width, marks of order, and those that turn text around.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
# What any of these begins with.
_MAYBE_ODD = re.compile(
    "[\u00c3\u00c2\u00e2\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)


# More lines than these are a file that was spoilt as a whole.
_MOST_SPOILT = 3

# Git's, where two people changed the same lines. The line of equal signs between the two may also stand under a heading.
_TWO_EDITIONS = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def two_editions(text: str, path: str) -> Iterator[Problem]:
    """The marks that say that a file holds two editions of the same lines: both would be shown, and the marks with them."""
    for mark in _TWO_EDITIONS.finditer(text):
        message = (
            f"«{mark[0][:7]}» er et merke fra Git: her står to utgaver av det samme; behold den ene, og ta bort merkene"
        )
        yield Problem(path, text.count("\n", 0, mark.start()) + 1, "tegn", message)


# As Markdown takes them: with a semicolon, and not in code.
_ENTITY = re.compile(r"`[^`\n]*`|&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);")
# What YAML makes of these in quotes.
_ESCAPED = re.compile(r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8}))")


def as_shown(text: str, body: int) -> str:
    """A file's text with the signs that are written by their numbers or names, line by line; the `body` begins on that line."""
    if "&" not in text and "\\" not in text:
        return text
    rows = text.split("\n")
    for index, row in enumerate(rows):
        plain = _ESCAPED.sub(_unescaped, row) if "\\" in row and index + 1 < body else row
        rows[index] = _ENTITY.sub(_named, plain) if "&" in plain else plain
    return "\n".join(rows)


def _unescaped(match: re.Match[str]) -> str:
    number = int(match["x"] or match["u"] or match["U"], 16)
    # Half of a pair, what is no sign at all, and what is no line of its own, is told where YAML is read.
    return chr(number) if 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else match[0]


def _named(match: re.Match[str]) -> str:
    sign = html.unescape(match[0]) if match[0].startswith("&") else match[0]
    return match[0] if sign in ("\n", "\r", "\ufffd") else sign


def odd_signs(text: str, path: str, body: int = 1) -> Iterator[Problem]:
    """The lines of a file with signs that nobody meant to write, one problem for each kind on a line.

    What no YAML may hold is told by its reader: it is looked for from the line on which the `body` begins.
    """
    # Nearly all files have none.
    if not _MAYBE_ODD.search(text):
        return
    yield from _spoilt(text, path)
    for number, row in enumerate(text.split("\n"), start=1):
        if _BREAK.search(row):
            message = "her står et linjeskift fra et annet program, som blir borte; slett det, og trykk Enter"
            yield Problem(path, number, "tegn", message)
        if number >= body and _CONTROL.search(row):
            yield Problem(path, number, "tegn", "her står et usynlig tegn som ikke er lov; slett det")
        if unseen := _UNSEEN.search(row):
            beside = row[: unseen.start()].split()[-1:] or row[unseen.end() :].split()[:1]
            where = f" ved «{_seen(beside[0])}»" if beside else ""
            message = f"her står et usynlig tegn{where}, så søket ikke finner ordet; skriv ordet på nytt"
            yield Problem(path, number, "tegn", message, stops=False)


def _spoilt(text: str, path: str) -> Iterator[Problem]:
    """The lines with letters that became others; of a whole file that is spoilt it is told once."""
    lines = [
        (number, row) for number, row in enumerate(text.split("\n"), start=1) if _SPOILT.search(row) or _LOST in row
    ]
    for number, row in lines[:_MOST_SPOILT]:
        spoilt = _SPOILT.search(row)
        message = f"«{spoilt[0] if spoilt else _LOST}» står der det har stått en annen bokstav: teksten ble ødelagt da fila ble lagret"
        if len(lines) > _MOST_SPOILT:
            message += f"; det samme er galt på {len(lines) - 1} linjer til, så hent fila slik den var før, og lagre den som UTF-8"
            yield Problem(path, number, "tegn", message)
            return
        yield Problem(path, number, "tegn", f"{message}; skriv den på nytt")


def _seen(word: str) -> str:
    return _UNSEEN.sub("", word)
