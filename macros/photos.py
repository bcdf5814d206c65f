"""Photos as they go out: upright, no larger than anybody sees, of a kind that every browser and the PDF show, and with nothing but the picture in them.

A photo lies under docs as a phone or a camera made it, and stays as it is. What the site has is made from it, and kept on disk
by what it is made from. It says neither where it was taken nor who is in it: what was told beside the picture is not written.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from macros.content.problems import Problem
from macros.disk.digests import digest
from macros.disk.files import read_plain
from macros.disk.keeping import Kept
from macros.proofreading.files import PHOTOS
from macros.proofreading.pictures import OTHER_KINDS, half_pictures_are_errors, megabytes, signature

if TYPE_CHECKING:
    # Imported where a photo is made anew: many handbooks have only drawings.
    from PIL import Image

# A column of text is 700 px wide, and twice that on a fine screen; across a sheet of paper 1600 px are 240 dpi.
_LONGEST_SIDE = 1600
_QUALITY = 82
# More than any phone takes. What is packed otherwise than JPEG is unpacked whole, at four bytes a point.
_HEAVIEST = 60_000_000
_MOST_POINTS = 120_000_000
_MOST_POINTS_OF_JPEG = 400_000_000
_HEAVY_WITH_ALPHA = 500_000
# A drawing or a picture of a screen is sharper as it was, and seldom heavier than so many times the photo of it.
_MAY_BE_HEAVIER = 2
_MOVING_KINDS = frozenset({"GIF", "PNG", "WEBP", "AVIF"})
_HEAD = re.compile(rb"(?P<ending>[a-z]+) (?P<width>\d+) (?P<height>\d+) (?P<moves>[01])\n")

# What a photo is made with. Raise the first whenever the same photo would be made otherwise.
_EDITION = ("1", _LONGEST_SIDE, _QUALITY)

_BROKEN = "bildet er ødelagt eller ikke et bilde, og kan ikke vises; lagre det på nytt"


@dataclass(frozen=True)
class Photo:
    """A photo as it goes out: its path in the site, its points across and down, and the file itself."""

    path: str
    width: int
    height: int
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Photos:
    """The photos of a handbook by their files under docs, what is wrong with those that cannot be shown, and with where they are kept."""

    shown: Mapping[str, Photo]
    problems: tuple[Problem, ...] = ()
    complaints: tuple[str, ...] = ()


class _Unfit(Exception):
    """A photo that cannot be shown; the text says why, and what to do."""


def photos(docs: Path, sources: Collection[str], kept_in: Path | None) -> Photos:
    """Makes the photos among `sources`, files under `docs`, or finds them in the folder `kept_in` where they were made before."""
    wanted = sorted(source for source in sources if PurePosixPath(source).suffix.lower() in PHOTOS)
    if not wanted:
        return Photos({})
    kept = Kept(kept_in, ".bilde") if kept_in else None
    darkroom = _Darkroom(docs, kept)
    if kept:
        with kept.adding() as add:
            darkroom.develop(wanted, add)
    else:
        darkroom.develop(wanted, lambda _key, _entry: None)
    return Photos(darkroom.shown, tuple(darkroom.problems), tuple(kept.complaints()) if kept else ())


@dataclass
class _Darkroom:
    """Where the photos of one build are developed, or taken from where they are `kept`."""

    docs: Path
    kept: Kept | None
    shown: dict[str, Photo] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def develop(self, sources: list[str], add: Callable[[str, bytes], None]) -> None:
        """Fills `shown` and `problems`, in order of the files' names."""
        # Pillow lets other threads run while it unpacks and packs.
        with ThreadPoolExecutor() as threads:
            for source, (key, entry, is_new) in zip(sources, threads.map(self._entry, sources), strict=True):
                if isinstance(entry, _Unfit):
                    self.problems.append(self._problem(source, str(entry)))
                    continue
                if is_new:
                    add(key, entry)
                self._show(source, key, entry)

    def _entry(self, source: str) -> tuple[str, bytes | _Unfit, bool]:
        """What a photo is kept under, what is kept of it, and whether that had to be made."""
        file = self.docs / source
        try:
            state = file.stat()
            key = _key(file, state.st_size, state.st_mtime_ns)
            known = self.kept.get(key) if self.kept else None
            return (key, _entry_of(read_plain(file)), True) if known is None else (key, known, False)
        except OSError:
            return "", _Unfit("fila kan ikke leses"), False
        except _Unfit as error:
            return "", error, False

    def _show(self, source: str, key: str, entry: bytes) -> None:
        head = _HEAD.match(entry)
        assert head, "it has just been written, or is whole"
        if head["moves"] == b"1":
            message = "bildet beveger seg; håndboka viser bare det første bildet, som står stille"
            self.problems.append(self._problem(source, message, stops=False))
        path = PurePosixPath(source)
        name = f"{_plain(path.stem)}.{key[:8]}.{head['ending'].decode()}"
        self.shown[source] = Photo(
            path.with_name(name).as_posix(), int(head["width"]), int(head["height"]), entry[head.end() :]
        )

    def _problem(self, source: str, message: str, *, stops: bool = True) -> Problem:
        return Problem(f"{self.docs.name}/{source}", None, "bilde", message, stops)


@lru_cache(maxsize=10_000)
def _key(file: Path, _size: int, _changed: int) -> str:
    """What a photo is kept under; what was read and is the same, is not read again."""
    return digest(repr((*_EDITION, *_versions())).encode() + read_plain(file))


@cache
def _versions() -> tuple[str, ...]:
    return version("pillow"), version("pillow-heif")


def _plain(stem: str) -> str:
    """A name that every host and every browser takes as it is: `Tur på fjellet` → `tur-pa-fjellet`."""
    spelt = stem.lower().replace("æ", "ae").replace("ø", "o")
    letters = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "bilde"


# --- one photo ---


def _entry_of(content: bytes) -> bytes:
    """What is kept of a photo: a line on what it is, and the file that goes out."""
    if not content:
        raise _Unfit("fila er tom")
    kind = signature(content[:64])
    if kind in OTHER_KINDS:
        raise _Unfit(f"fila er ikke et bilde, men {kind}; lagre bildet som .jpg eller .png")
    if len(content) > _HEAVIEST:
        raise _Unfit(f"bildet er på {megabytes(len(content))}; gjør det mindre enn {megabytes(_HEAVIEST)}")
    try:
        with _opened(content) as image:
            _refuse_too_large(image)
            moves = image.format in _MOVING_KINDS and getattr(image, "is_animated", False)
            is_lossless = image.format in ("PNG", "GIF")
            shown = _small_and_upright(image)
    except MemoryError:
        raise _Unfit("bildet er større enn maskinen har minne til; gjør det mindre") from None
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError, IndexError, KeyError, TypeError):
        # What Pillow and libheif say of files that somebody's disk or mail has cut off.
        raise _Unfit(_BROKEN) from None
    ending, packed = _packed(shown, is_lossless=is_lossless)
    return b"%s %d %d %d\n" % (ending.encode(), *shown.size, moves) + packed


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    from PIL import Image

    _know_heic()
    with half_pictures_are_errors(), warnings.catch_warnings():
        # What is too large is told in our own words.
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content)) as image:
            yield image


@cache
def _know_heic() -> None:
    """Lets Pillow open what an iPhone takes, and pictures of any size: of one that is too large it is told."""
    from PIL import Image
    from pillow_heif import register_heif_opener

    register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None


def _refuse_too_large(image: Image.Image) -> None:
    wide, high = image.size
    most = _MOST_POINTS_OF_JPEG if image.format in ("JPEG", "MPO") else _MOST_POINTS
    if wide * high > most:
        raise _Unfit(f"bildet er på {wide} × {high} punkter; gjør det mindre: {_LONGEST_SIDE} punkter er nok")


def _small_and_upright(image: Image.Image) -> Image.Image:
    from PIL import Image as Pillow
    from PIL import ImageOps

    # A JPEG can be unpacked small at once.
    image.draft(None, (_LONGEST_SIDE, _LONGEST_SIDE))
    image.load()
    shown = _in_plain_colours(ImageOps.exif_transpose(image))
    shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Pillow.Resampling.LANCZOS, reducing_gap=3.0)
    # What Pillow would write into the file beside the picture: comments, profiles, dates.
    shown.info = {}
    return shown


def _in_plain_colours(image: Image.Image) -> Image.Image:
    """Greys or red, green and blue as every screen takes them; with an alpha only where something shows through."""
    if image.mode.startswith("I") or image.mode == "F":
        # Sixteen bits of grey, which Pillow would cut off at white.
        image = image.point(lambda value: value / 256) if image.mode.startswith("I") else image
        return image.convert("L")
    profile = image.info.get("icc_profile")
    has_alpha = image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info
    if image.mode in ("1", "L") and not has_alpha:
        return image.convert("L")
    alpha = image.convert("RGBA").getchannel("A") if has_alpha else None
    coloured = image if image.mode in ("RGB", "CMYK") else image.convert("RGBA" if has_alpha else "RGB").convert("RGB")
    shown = _as_on_screens(coloured, profile)
    if alpha is not None and alpha.getextrema()[0] != 255:
        shown.putalpha(alpha)
    return shown


def _as_on_screens(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours in sRGB: a browser that knows nothing of a picture's own colours shows these right."""
    from PIL import ImageCms

    if profile:
        try:
            colours = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, colours, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that is broken or of another kind of colours: better shown a little off than not at all.
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def _packed(image: Image.Image, *, is_lossless: bool) -> tuple[str, bytes]:
    """Ending and file of a picture that is finished."""
    if image.mode == "RGBA":
        drawn = _saved(image, "PNG", optimize=True)
        return ("png", drawn) if len(drawn) <= _HEAVY_WITH_ALPHA else ("webp", _saved(image, "WEBP", quality=_QUALITY))
    photo = _saved(image, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    if is_lossless:
        drawn = _saved(image, "PNG", optimize=True)
        if len(drawn) <= _MAY_BE_HEAVIER * len(photo):
            return "png", drawn
    return "jpg", photo


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()
