"""The handbook's typefaces for the web: cut down to the letters of the North and West European languages, as WOFF2.

The licence of the faces in macros/typography/ lets nobody but Adobe call a changed face «Source», so what goes out has
names of our own. Cutting takes about a second a face, so what comes of it lies in `cut/`, known by what it was made from: `make faces`.
Where another recipe or another fontTools is at work, it is cut when it is needed, and kept on disk.
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

# What most Norwegian text is written with, and the signs that are on every page of some kind («¶» beside headings). A meeting is
# shown on whatever net there is just then, so what a text here and there needs («&», «%», «ö», «ò») stands in the second file.
_WRITTEN = (
    "abcdefghijklmnopqrstuvwxyzæøåéABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉ0123456789"
    " !()+,-./:;?§«»·–’…¶←→↓\u00a0\u00ad\u2010\u2011"
)

# A face is two files, so that what few pages need is fetched by those alone. overrides/assets/fonts.css says the same
# ranges. The second: the rest of ASCII and Latin-1, Latin Extended-A (Sámi, Swedish and Polish names too), more
# punctuation, arrows, check marks, the not-equal family. Sámi has a form of its own of one letter there.
_LETTERS = {
    "": [*map(ord, _WRITTEN)],
    "-extended": [
        point
        for point in (
            *range(0x20, 0x7F),
            *range(0xA0, 0x180),
            *range(0x2010, 0x2040),
            0x20AC,
            *range(0x2190, 0x2194),
            0x2212,
            0x2260,
            0x2264,
            0x2265,
            0x2713,
        )
        if chr(point) not in _WRITTEN
    ],
}
_FEATURES = {"": ["kern", "liga"], "-extended": ["kern", "liga", "locl"]}

# Of the records of a face's table of names: whose it is, and under which licence. All others are written anew or left out.
_COPYRIGHT, _VERSION, _LICENCE, _LICENCE_ADDRESS = 0, 5, 13, 14
# The whole licence goes out as a file beside the faces.
_WHICH_LICENCE = "SIL Open Font License, Version 1.1: OFL.txt"

# What has been cut, beside this file.
READY = Path(__file__).parent / "cut"

# Counted up when what is done to a face changes: what is kept from before is another face then.
_EDITION = 3


def web_fonts(cache: Path, tell: Callable[[str], None]) -> Iterator[tuple[str, bytes]]:
    """Every face as (file name, WOFF2).

    `cache` is a folder that may be deleted at any time; `tell` is given a sentence where something is wrong with it.
    """
    kept = Kept(cache, ".woff2")
    with kept.adding() as add:
        for (name_of_face, face), (suffix, letters) in product(FACES.items(), _LETTERS.items()):
            name = f"{name_of_face}{suffix}"
            key = _key(name, face, letters, _FEATURES[suffix])
            font = kept.get(key)
            if font is None:
                ready = READY / f"{key}.woff2"
                font = ready.read_bytes() if ready.is_file() else _cut(face, letters, _FEATURES[suffix])
                add(key, font)
            yield f"{name}.woff2", font
    for complaint in kept.complaints():
        tell(complaint)


def cut_faces() -> Iterator[tuple[str, bytes]]:
    """Every face as it should lie in `READY`: as (file name, WOFF2)."""
    for (name, face), (suffix, letters) in product(FACES.items(), _LETTERS.items()):
        features = _FEATURES[suffix]
        yield f"{_key(f'{name}{suffix}', face, letters, features)}.woff2", _cut(face, letters, features)


def _key(name: str, face: Face, letters: Sequence[int], features: Sequence[str]) -> str:
    recipe = (face, letters, features, _EDITION, fontTools.version)
    return f"{name}-{digest(face.original() + repr(recipe).encode())}"


def whole_face(name: str) -> bytes:
    """The face that the file `name` of `web_fonts` is cut from, as it lies in its folder: TTF, which a PDF is made from twice as fast."""
    face = name.removesuffix(".woff2").removesuffix("-extended")
    return FACES[face].original()


@cache
def face_of_fields() -> bytes:
    """The face that somebody writes with in a PDF, as TTF: a PDF has all of it, since nobody knows which letters will be needed."""
    from fontTools import subset

    font = TTFont(io.BytesIO(FACES["text-regular"].original()), recalcTimestamp=False)
    cutter = subset.Subsetter(
        subset.Options(layout_features=[], hinting=False, drop_tables=["BASE", "GDEF", "GPOS", "GSUB"])
    )
    cutter.populate(unicodes=[point for letters in _LETTERS.values() for point in letters])
    cutter.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


@cache
def letters_on_paper() -> frozenset[int]:
    """The code points that our faces have on paper, where they are whole: what one face lacks is taken from the other."""
    faces = (TTFont(io.BytesIO(FACES[face].original()), lazy=True) for face in ("text-regular", "title-regular"))
    return frozenset(point for face in faces for point in face.getBestCmap())


def _cut(face: Face, letters: Sequence[int], features: Sequence[str]) -> bytes:
    # Much to import, and hardly any build cuts a face.
    from fontTools import subset

    from macros.paper.kerning import pack_kerning

    # The time stamp stays the original's, so that the same input always gives the same bytes.
    font = TTFont(io.BytesIO(face.original()), recalcTimestamp=False)
    options = subset.Options(layout_features=list(features), flavor="woff2", hinting=False)
    # What sets lines of several scripts on one line, and marks on letters that have none of their own: nothing here.
    options.drop_tables += ["BASE", "GDEF"]
    options.name_IDs = [_COPYRIGHT, _VERSION, _LICENCE, _LICENCE_ADDRESS]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    pack_kerning(font)
    _name(font, face)
    font.flavor = "woff2"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def _name(font: TTFont, face: Face) -> None:
    full = f"{face.family} {face.style}"
    postscript = f"{face.family.replace(' ', '')}-{face.style}"
    names = font["name"]
    # The number alone: what the original was made with says nothing of this one.
    version = names.getDebugName(_VERSION).partition(";")[0]
    # By the numbers of the format: family, style, identity, full name, version, PostScript name.
    written = {1: face.family, 2: face.style, 3: postscript, 4: full, _VERSION: version, 6: postscript}
    for number, name in {**written, _LICENCE: _WHICH_LICENCE}.items():
        names.setName(name, number, platformID=3, platEncID=1, langID=0x409)
