"""The handbook's typeface for the web: cut down to the letters of the North and West European languages, as WOFF2.

Source Sans Pro for text and Source Serif Pro for titles and for what is told or asked, from the packages that hold them (SIL Open Font Licence 1.1).
Cutting takes about a second a face, so the result is kept on disk by what it was made from.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

# A face is two files, so that what few pages need is fetched by those alone. overrides/assets/fonts.css says the same
# ranges. The first: Latin-1, punctuation, arrows, check marks, the not-equal family; then Latin Extended-A (Sámi and
# Polish names too).
_LETTERS = {
    "": [
        *range(0x20, 0x7F),
        *range(0xA0, 0x100),
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
    "-extended": [*range(0x100, 0x180)],
}

# Name in the site → the file it is cut from. overrides/assets/fonts.css says which weight each is.
_FACES = {
    "text-regular": font_source_sans_pro.font_files_ttf["SourceSansPro"],
    "text-italic": font_source_sans_pro.font_files_ttf["SourceSansProIt"],
    "text-semibold": font_source_sans_pro.font_files_ttf["SourceSansProSemibold"],
    "title-regular": font_source_serif_pro.font_files_ttf["SourceSerifPro"],
    "title-semibold": font_source_serif_pro.font_files_ttf["SourceSerifProSemibold"],
}


def web_fonts(cache: Path) -> Iterator[tuple[str, bytes]]:
    """Every face as (file name, WOFF2); `cache` is a folder that may be deleted at any time."""
    for (face, file), (suffix, letters) in product(_FACES.items(), _LETTERS.items()):
        name = f"{face}{suffix}"
        original = Path(file).read_bytes()
        made_from = hashlib.sha256(original + repr((letters, fontTools.version)).encode()).hexdigest()[:16]
        kept = cache / f"{name}-{made_from}.woff2"
        if not kept.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            # Two builds may run at once: neither may read what the other has half written.
            with tempfile.NamedTemporaryFile(dir=cache, delete=False) as half:
                half.write(_cut(original, letters))
            Path(half.name).replace(kept)
        yield f"{name}.woff2", kept.read_bytes()


def whole_face(name: str) -> bytes:
    """The face that the file `name` of `web_fonts` is cut from, as it lies in its package: TTF, which a PDF is made from twice as fast."""
    face = name.removesuffix(".woff2").removesuffix("-extended")
    return Path(_FACES[face]).read_bytes()


def _cut(original: bytes, letters: Sequence[int]) -> bytes:
    # The time stamp stays the original's, so that the same input always gives the same bytes.
    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    options = subset.Options(
        layout_features=["kern", "liga", "locl", "mark", "tnum", "lnum"], flavor="woff2", hinting=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()
