"""Pictures that go out as they lie: whether a browser can show them, whether a phone can fetch them, and what they give away.

Drawings are such, and what mkdocs.yml names, as a logo. Of the photos on pages `macros.photos` makes what goes out.

The bounds. A column of text is 700 px wide, and twice that on a fine screen; across a sheet of paper 2000 px are 300 dpi.
A photo of 1 MB takes three seconds on a poor mobile net. What is over the first bound is more than anybody sees, and is
told; what is over the second stops: 4000 × 3000 px fill 48 MB of a phone's memory.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from macros.content.problems import Problem
from macros.proofreading import metadata

if TYPE_CHECKING:
    # Imported where a photo is looked at: many handbooks have only drawings.
    from PIL import Image

_HEAVY, _TOO_HEAVY = 1_000_000, 3_000_000
_LARGE, _TOO_LARGE = 2000, 4000
_HEAVY_DRAWING = 500_000
_MOST_NAMED = 3
_HOW_TO_REMOVE = "(på Windows: Egenskaper, Detaljer, «Fjern egenskaper»)"

# Ending → what Pillow calls the kind. A drawing is text, and is read elsewhere.
_KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".avif": "AVIF", ".gif": "GIF"}
# What stands in the first bytes of kinds that Pillow does not open, or that bear another kind's ending.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (0, b"%PDF", "PDF"),
    (0, b"8BPS", "PSD"),
    (0, b"PK\x03\x04", "ZIP- eller Office-fil"),
    (0, b"version https://git-lfs", "Git LFS-peker"),
)
# Those of them that nothing here opens.
OTHER_KINDS = frozenset(name for _, _, name in _SIGNATURES) - {"HEIC"}


def wrong_with_picture(file: Path, path: str) -> tuple[Problem, ...]:
    """What is wrong with a picture that goes out as it lies; `path` is its name as the author knows it.

    What was looked at and is the same, is not read again.
    """
    try:
        state = file.stat()
    except OSError:
        return ()
    return _looked_at(file, path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=1000)
def _looked_at(file: Path, path: str, size: int, _changed: int) -> tuple[Problem, ...]:
    return tuple(
        Problem(path, None, "bilde", message, stops)
        for message, stops in (_drawing(file, size) if file.suffix.lower() == ".svg" else _photo(file, size))
    )


def _drawing(file: Path, size: int) -> Iterator[tuple[str, bool]]:
    with file.open("rb") as opened:
        start = opened.read(4096)
    if b"<svg" not in start.lower() and b"<!doctype svg" not in start.lower():
        kind = signature(start)
        yield f"fila er ikke en SVG-tegning{f', men {kind}' if kind else ''}; lagre bildet på nytt", True
    if size > _HEAVY_DRAWING:
        yield f"tegningen er på {megabytes(size)}; forenkle den, eller lagre den som .png", size <= _TOO_HEAVY
    elif listed := metadata.listed(metadata.of_drawing(file.read_text(encoding="utf-8", errors="replace"))):
        advice = "lagre den som «vanlig SVG», med tomme dokumentegenskaper"
        yield f"tegningen har med seg noe som ingen ser, men som legges ut: {listed}; {advice}", False


def _photo(file: Path, size: int) -> Iterator[tuple[str, bool]]:
    from PIL import Image, UnidentifiedImageError

    with file.open("rb") as opened:
        start = opened.read(64)
    kind = signature(start)
    ending = file.suffix.lower()
    if not size:
        yield "fila er tom", True
        return
    if kind:
        yield f"fila ender på {ending}, men er {kind}; åpne den og lagre den som .jpg eller .png", True
        return
    try:
        with half_pictures_are_errors(), warnings.catch_warnings():
            # What is too large is told below, in our own words.
            warnings.simplefilter("ignore")
            with Image.open(file) as image:
                yield from _opened(image, ending, size)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError):
        yield "bildet er ødelagt eller ikke et bilde, og kan ikke vises; lagre det på nytt", True


@contextmanager
def half_pictures_are_errors() -> Iterator[None]:
    """Lets no picture pass that is cut off. WeasyPrint tells Pillow, for the whole process, to take pictures that are cut off."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opened(image: Image.Image, ending: str, size: int) -> Iterator[tuple[str, bool]]:
    wide, high = image.size
    kind = image.format or "ukjent"
    too_large = max(wide, high) > _TOO_LARGE or size > _TOO_HEAVY
    if kind not in (_KINDS.get(ending), *(("MPO",) if ending in (".jpg", ".jpeg") else ())):
        yield f"fila ender på {ending}, men er {kind}; gi den riktig endelse, eller lagre den på nytt", True
    if too_large or max(wide, high) > _LARGE or size > _HEAVY:
        message = f"bildet er på {wide} × {high} punkter og {megabytes(size)}; gjør det mindre: 2000 punkter og 1 MB er nok til skjerm og papir"
        yield message, too_large
    if getattr(image, "is_animated", False):
        yield "bildet beveger seg; det forstyrrer den som leser, og står stille på papir", False
    if not too_large:
        # Some of what it carries stands behind the picture itself.
        image.load()
    yield from _carried(image)


def _carried(image: Image.Image) -> Iterator[tuple[str, bool]]:
    """What goes out with a picture and nobody sees: where it was taken, who is in it, who made it."""
    told = metadata.of_photo(image)
    if metadata.places(told):
        yield f"bildet forteller hvor det er tatt; fjern stedet før det legges ut {_HOW_TO_REMOVE}", True
    if persons := metadata.persons(told):
        names = ", ".join(f"«{name}»" for name in persons[:_MOST_NAMED])
        yield f"bildet forteller hvem som er på det: {names}; fjern navnene før det legges ut {_HOW_TO_REMOVE}", True
    elif listed := metadata.listed(told):
        yield (
            f"bildet har med seg noe som ingen ser, men som legges ut: {listed}; fjern det som sier hvem noen er {_HOW_TO_REMOVE}",
            False,
        )


def signature(start: bytes) -> str | None:
    """The kind that the first bytes of a file say it is of, where Pillow does not open it, or it may bear another kind's ending."""
    return next((name for at, signature, name in _SIGNATURES if start[at:].startswith(signature)), None)


def megabytes(size: int) -> str:
    """A size in bytes, as an author reads it."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
