"""The handbook's typefaces for the web: cut down to the letters of the North and West European languages, as WOFF2.

The licence of the faces in macros/typography/ lets nobody but Adobe call a changed face «Source», so what goes out has
names of our own. Cutting takes about a second a face, so the result is kept on disk by what it was made from.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path

import fontTools
from fontTools.ttLib import TTFont

from macros.disk.digests import digest
from macros.disk.keeping import Kept
from macros.typography.faces import FACES, Face

# The signs and letters of Latin-1 that Norwegian and Swedish are written with.
_NORTHERN = "§«»°·½ÀÁÄÅÆÈÉÒÓÔÖ×ØÜàáäåæèéêëòóôö÷øü\u00a0\u00ad"

# A face is two files, so that what few pages need is fetched by those alone. overrides/assets/fonts.css says the same
# ranges. The first: what Norwegian is written with, punctuation, arrows, check marks, the not-equal family; then the
# rest of Latin-1, and Latin Extended-A (Sámi and Polish names too).
_LETTERS = {
    "": [
        *range(0x20, 0x7F),
        *map(ord, _NORTHERN),
        *range(0x2010, 0x2040),
        0x20AC,
        0x2022,
        0x2026,
        *range(0x2190, 0x2194),
        0x2212,
        0x2260,
        0x2264,
        0x2265,
        0x2713,
    ],
    "-extended": [letter for letter in range(0xA0, 0x180) if chr(letter) not in _NORTHERN],
}

# How far pairs of letters are gathered in tables, from 0 to 9.
_KERNING = 5

# Of the records of a face's table of names: whose it is, and under which licence. All others are written anew or left out.
_COPYRIGHT, _VERSION, _LICENCE, _LICENCE_ADDRESS = 0, 5, 13, 14


def web_fonts(cache: Path, tell: Callable[[str], None]) -> Iterator[tuple[str, bytes]]:
    """Every face as (file name, WOFF2).

    `cache` is a folder that may be deleted at any time; `tell` is given a sentence where something is wrong with it.
    """
    kept = Kept(cache, ".woff2")
    with kept.adding() as add:
        for (name_of_face, face), (suffix, letters) in product(FACES.items(), _LETTERS.items()):
            name = f"{name_of_face}{suffix}"
            ingredients = face.original() + repr((face, letters, _KERNING, fontTools.version)).encode()
            key = digest(ingredients)
            font = kept.get(f"{name}-{key}")
            if font is None:
                font = _cut(face, letters)
                add(f"{name}-{key}", font)
            yield f"{name}.woff2", font
    for complaint in kept.complaints():
        tell(complaint)


def whole_face(name: str) -> bytes:
    """The face that the file `name` of `web_fonts` is cut from, as it lies in its folder: TTF, which a PDF is made from twice as fast."""
    face = name.removesuffix(".woff2").removesuffix("-extended")
    return FACES[face].original()


@cache
def letters_on_paper() -> frozenset[int]:
    """The code points that our faces have on paper, where they are whole: what one face lacks is taken from the other."""
    faces = (TTFont(io.BytesIO(FACES[face].original()), lazy=True) for face in ("text-regular", "title-regular"))
    return frozenset(point for face in faces for point in face.getBestCmap())


def _cut(face: Face, letters: Sequence[int]) -> bytes:
    # Much to import, and hardly any build cuts a face.
    from fontTools import subset
    from fontTools.otlLib.optimize.gpos import compact

    # The time stamp stays the original's, so that the same input always gives the same bytes.
    font = TTFont(io.BytesIO(face.original()), recalcTimestamp=False)
    options = subset.Options(
        layout_features=["kern", "liga", "locl", "mark", "tnum", "lnum"], flavor="woff2", hinting=False
    )
    options.name_IDs = [_COPYRIGHT, _VERSION, _LICENCE, _LICENCE_ADDRESS]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    # The same distances in fewer bytes: a title's face is 5 % lighter.
    compact(font, _KERNING)
    _name(font, face)
    font.flavor = "woff2"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def _name(font: TTFont, face: Face) -> None:
    full = f"{face.family} {face.style}"
    postscript = f"{face.family.replace(' ', '')}-{face.style}"
    # By the numbers of the format: family, style, identity, full name, PostScript name.
    for number, name in {1: face.family, 2: face.style, 3: postscript, 4: full, 6: postscript}.items():
        font["name"].setName(name, number, platformID=3, platEncID=1, langID=0x409)
