"""What a picture or a document tells beside what it shows: who made it, who is in it, where it lies on somebody's machine.

Cameras, phones and drawing programmes put it in by themselves, and it goes out with the file. It may name a child.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

if TYPE_CHECKING:
    # A library of pictures is imported where a photo is looked at: many handbooks have only drawings.
    from PIL import Image

_MAKER, _RIGHTS, _OWNER, _PERSON, _TEXT = "laget av", "opphavsrett", "eier", "personer", "tekst"
_FILE, _PLACE = "fil på maskinen", "sted"
_ORDER = (_MAKER, _PERSON, _OWNER, _TEXT, _RIGHTS, _FILE)

_IPTC = {(2, 80): _MAKER, (2, 110): _MAKER, (2, 116): _RIGHTS, (2, 118): _PERSON, (2, 120): _TEXT, (2, 25): _TEXT}
# What PNG, GIF and others have as plain text.
_INFO = {
    "author": _MAKER,
    "artist": _MAKER,
    "copyright": _RIGHTS,
    "comment": _TEXT,
    "description": _TEXT,
    "title": _TEXT,
}
# Elements and attributes of XMP, RDF and drawing programmes, without their namespaces.
_XML = {
    "creator": _MAKER,
    "contributor": _MAKER,
    "author": _MAKER,
    "authorsposition": _MAKER,
    "artist": _MAKER,
    "credit": _MAKER,
    "rights": _RIGHTS,
    "ownername": _OWNER,
    "cameraownername": _OWNER,
    "personinimage": _PERSON,
    "persondisplayname": _PERSON,
    "description": _TEXT,
    "subject": _TEXT,
    "headline": _TEXT,
    "usercomment": _TEXT,
    "docname": _FILE,
    "export-filename": _FILE,
    "absref": _FILE,
    "filepath": _FILE,
    "gpslatitude": _PLACE,
    "gpslongitude": _PLACE,
}
_REGIONS = "/regions/"
# An RDF element's own name is «Description», and its text is all that stands in it.
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SVG = "http://www.w3.org/2000/svg"

# What programmes and cameras write where somebody might: it names nobody.
_NOBODY = re.compile(
    r"(created|edited|made|generated) (with|by|using)\b|creator: gd|lavc|file source:|screenshot$|ascii\0|optimized by"
    r"|olympus digital camera|sony dsc|dcim|image/|xmp\.|adobe (photoshop|illustrator)|inkscape|picasa|default$|unknown$",
    re.IGNORECASE,
)
_AUTHOR_OF_PDF = re.compile(rb"/Author\s*\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_XMP_OF_PDF = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_LONGEST = 40
_MOST = 4


@dataclass(frozen=True)
class Told:
    """One thing that a file tells, and under which of our words."""

    what: str
    value: str


def places(told: Iterable[Told]) -> bool:
    """Whether it is told where a picture was taken."""
    return any(each.what == _PLACE for each in told)


def persons(told: Iterable[Told]) -> list[str]:
    """Who is said to be in the picture."""
    return [each.value for each in told if each.what == _PERSON]


def listed(told: Iterable[Told]) -> str:
    """What is told of people and machines, as an author reads it: `laget av «Kari», tekst «På tur»`; empty where nothing is."""
    ordered = sorted((each for each in told if each.what != _PLACE), key=lambda each: _ORDER.index(each.what))
    seen = [f"{each.what} «{_short(each.value)}»" for each in ordered]
    unique = list(dict.fromkeys(seen))
    return ", ".join(unique[:_MOST]) + (" …" if len(unique) > _MOST else "")


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def of_photo(image: Image.Image) -> tuple[Told, ...]:
    """What a picture that has been read tells."""
    return tuple(dict.fromkeys(_sensible([*_of_exif(image), *_of_iptc(image), *_of_info(image)])))


def of_drawing(text: str) -> tuple[Told, ...]:
    """What an SVG file tells. One that is no XML, or declares signs of its own, is told of elsewhere."""
    return tuple(dict.fromkeys(_sensible(_of_xml(text))))


def of_document(content: bytes) -> tuple[Told, ...]:
    """What a PDF tells of its author, as far as that is not packed."""
    told = [Told(_MAKER, _pdf_text(match[1])) for match in _AUTHOR_OF_PDF.finditer(content)]
    for packet in _XMP_OF_PDF.findall(content):
        told += (each for each in _of_xml(packet.decode("utf-8", "replace")) if each.what == _MAKER)
    return tuple(dict.fromkeys(_sensible(told)))


def _sensible(told: Iterable[Told]) -> Iterator[Told]:
    for each in told:
        value = " ".join("".join(sign if sign.isprintable() else " " for sign in each.value).split())
        if value and not _NOBODY.match(value):
            yield Told(each.what, value)


@cache
def _exif_tags() -> dict[int, str]:
    from PIL.ExifTags import Base

    return {
        Base.Artist: _MAKER,
        Base.XPAuthor: _MAKER,
        Base.Copyright: _RIGHTS,
        Base.CameraOwnerName: _OWNER,
        Base.ImageDescription: _TEXT,
        Base.XPTitle: _TEXT,
        Base.XPComment: _TEXT,
        Base.XPKeywords: _TEXT,
        Base.XPSubject: _TEXT,
        Base.UserComment: _TEXT,
    }


def _of_exif(image: Image.Image) -> Iterator[Told]:
    from PIL import ExifTags

    exif = image.getexif()
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if any(key in place for key in (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude)):
        yield Told(_PLACE, "GPS")
    for tag, value in {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}.items():
        if what := _exif_tags().get(tag):
            yield Told(what, _exif_text(tag, value))


def _exif_text(tag: int, value: object) -> str:
    from PIL.ExifTags import Base

    if isinstance(value, tuple):
        value = bytes(part for part in value if isinstance(part, int) and 0 <= part < 256)
    if not isinstance(value, bytes):
        return str(value)
    # Of the Windows tags the text is UTF-16.
    if Base.XPTitle <= tag <= Base.XPSubject:
        return value.decode("utf-16-le", "ignore")
    # A user's comment begins with eight signs that say how it is written.
    written = value[8:] if tag == Base.UserComment else value
    wide = tag == Base.UserComment and value.startswith(b"UNICODE")
    return written.decode("utf-16-le" if wide else "utf-8", "ignore")


def _of_iptc(image: Image.Image) -> Iterator[Told]:
    from PIL import ImageFile, IptcImagePlugin

    if not isinstance(image, ImageFile.ImageFile):
        return
    with suppress(Exception):
        for key, value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
            if what := _IPTC.get(key):
                for each in value if isinstance(value, list) else [value]:
                    yield Told(what, each.decode("utf-8", "replace"))


def _of_info(image: Image.Image) -> Iterator[Told]:
    for key, value in image.info.items():
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        if not isinstance(text, str):
            continue
        if str(key).lower() in ("xmp", "xml:com.adobe.xmp"):
            yield from _of_xml(text)
        elif what := _INFO.get(str(key).lower()):
            yield Told(what, text)


def _of_xml(text: str) -> Iterator[Told]:
    parser: XMLPullParser[Element] = XMLPullParser(["end"])
    try:
        # What says which letters are used is of no use in a text that is already read.
        parser.feed(re.sub(r"^\s*<\?xml\s[^>]*\?>", "", text.strip("\ufeff\0 \r\n\t")))
        parser.close()
        # Only the ends of elements were asked for; its types allow for more.
        events: list[Any] = list(parser.read_events())
    except (ParseError, ValueError):
        return
    for _, element in events:
        space, name = _named(str(element.tag))
        # In a drawing `desc` is for those who listen.
        what = None if space in (_RDF, _SVG) else _what(space, name)
        if what:
            yield from (Told(what, value) for value in _values(element))
        for attribute, value in element.attrib.items():
            space, name = _named(attribute)
            if space and (what := _what(space, name)):
                yield Told(what, value)


def _named(tag: str) -> tuple[str, str]:
    space, _, name = tag.rpartition("}")
    return space.lstrip("{"), name


def _what(space: str, name: str) -> str | None:
    # Phones and picture books name the faces that they know.
    return _PERSON if name == "Name" and _REGIONS in space else _XML.get(name.lower())


def _values(element: Element) -> list[str]:
    return [value for value in element.itertext() if value.strip()]


def _pdf_text(raw: bytes) -> str:
    plain = re.sub(rb"\\([()\\])", rb"\1", raw)
    plain = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 255]), plain)
    return plain[2:].decode("utf-16-be", "ignore") if plain.startswith(b"\xfe\xff") else plain.decode("latin-1")
