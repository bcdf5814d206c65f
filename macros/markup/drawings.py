"""SVG files, as a browser reads them: XML, with scripts and links in any namespace's clothes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from macros.markup.guards import fetched_by_element, run_by_element
from macros.markup.styles import fetched_by

# Declarations can say the same thing many times over, and fetch what they name.
_DECLARES = re.compile(r"<!(?:ENTITY|ATTLIST)|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_STYLESHEET = "xml-stylesheet"
_ROOT = re.compile(r"<svg\b[^>]*>")
_LENGTH = re.compile(r"""\s(width|height)\s*=\s*["']\s*(\d+(?:\.\d+)?)(?:px)?\s*["']""")
_VIEW_BOX = re.compile(
    r"""\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*["']"""
)


def wrong_in_drawing(text: str) -> Iterator[str]:
    """Sentences about what a drawing would fetch or run, or about why it cannot be read."""
    if _DECLARES.search(text):
        yield "tegningen erklærer egne tegn eller egenskaper (<!ENTITY …>); lagre den på nytt som «vanlig SVG»"
        return
    try:
        events = list(_read(text))
    except (ParseError, ValueError):
        yield "tegningen kan ikke leses som SVG; lagre den på nytt fra tegneprogrammet"
        return
    for kind, thing in events:
        if kind == "pi":
            if (thing.text or "").startswith(_STYLESHEET):
                yield "tegningen henter et stilark (<?xml-stylesheet …?>); ta det bort"
            continue
        tag = _local(thing.tag).lower()
        given = {_local(name).lower(): value for name, value in thing.attrib.items()}
        if tag in ("script", "handler", "listener"):
            yield "tegningen har et skript i seg; lagre den uten"
        in_style = fetched_by("".join(thing.itertext())) if tag == "style" else []
        for address in (*fetched_by_element(tag, given), *in_style):
            yield f"tegningen henter «{address}» fra et annet nettsted; legg bildet inn i tegningen"
        for script in run_by_element(tag, given):
            yield f"tegningen kjører et skript («{script}»); lagre den uten"


def size_of_drawing(text: str) -> tuple[int, int] | None:
    """How wide and high a drawing is in pixels, where it says so: by itself, or by what it shows."""
    root = _ROOT.search(text)
    if not root:
        return None
    lengths = dict(_LENGTH.findall(root[0]))
    if len(lengths) == len(("width", "height")):
        return round(float(lengths["width"])), round(float(lengths["height"]))
    box = _VIEW_BOX.search(root[0])
    return (round(float(box[1])), round(float(box[2]))) if box else None


def _read(text: str) -> Iterator[tuple[str, Any]]:
    parser: XMLPullParser[Element] = XMLPullParser(["end", "pi"])
    # What says which letters are used is of no use in a text that is already read.
    parser.feed(re.sub(r"^\s*<\?xml\s[^>]*\?>", "", text.lstrip("\ufeff")))
    parser.close()
    yield from ((event[0], event[1]) for event in parser.read_events() if len(event) == 2)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
