"""Photos as a phone gives them, and as they go out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFile, PngImagePlugin, TiffImagePlugin

from macros import photos as module
from macros.build import Build
from macros.content.problems import Problem
from macros.photos import Photos, photos
from macros.proofreading import metadata

pillow_heif.register_heif_opener()

RED, BLUE = (220, 30, 30), (40, 60, 220)
# How a camera lies when the top of a picture is to the left, at the bottom, to the right.
TURNS = {3: 180, 6: 90, 8: -90}


def _picture(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Blue, and red in its upper left quarter."""
    picture = Image.new("RGB", size, BLUE)
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1] // 2), fill=RED)
    return picture


def _bytes(picture: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def _exif(orientation: int = 1) -> bytes:
    """What a phone writes: how it was held, where it was, whose it is."""
    exif = Image.Exif()
    exif.update({0x0112: orientation, 0x013B: "Kari Nordmann", 0x010E: "Ola i sandkassa"})
    degrees = tuple(TiffImagePlugin.IFDRational(number, 1) for number in (59, 54, 0))
    exif.get_ifd(0x8825).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    return exif.tobytes()


_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="59,54N"/></rdf:RDF></x:xmpmeta>'
)


def _iptc(photo: bytes) -> bytes:
    """A JPEG with who made it in the block that newspapers use."""
    record = b"\x1c\x02\x50\0\x04Kari"
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record + b"\0"
    return photo[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + photo[2:]


def _words_in_png() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Kari Nordmann")
    info.add_itxt("XML:com.adobe.xmp", _XMP.decode())
    return info


def _made(docs: Path, kept_in: Path | None = None, **files: bytes) -> Photos:
    """The photos of a folder with these files, whose names have a dot for each double underscore."""
    names = {name.replace("__", "."): content for name, content in files.items()}
    for name, content in names.items():
        (docs / name).write_bytes(content)
    return photos(docs, names, kept_in)


def _shown(docs: Path, name: str, content: bytes) -> Image.Image:
    (docs / name).write_bytes(content)
    album = photos(docs, [name], None)
    assert album.problems == ()
    (photo,) = album.shown.values()
    opened = Image.open(io.BytesIO(photo.content))
    assert opened.size == (photo.width, photo.height)
    return opened


def _is(found: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 24 for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.heic", "HEIF"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_a_photo_that_was_taken_askew_is_turned_upright(name: str, kind: str, orientation: int, tmp_path: Path) -> None:
    lying = _picture().rotate(TURNS[orientation], expand=True)
    shown = _shown(tmp_path, name, _bytes(lying, kind, exif=_exif(orientation))).convert("RGB")
    assert shown.size == (400, 300)
    assert _is(shown.getpixel((50, 50)), RED)
    assert _is(shown.getpixel((350, 50)), BLUE)
    assert _is(shown.getpixel((50, 250)), BLUE)


_TELLING: dict[str, tuple[str, Callable[[], bytes]]] = {
    "jpeg": ("a.jpg", lambda: _iptc(_bytes(_picture(), "JPEG", exif=_exif(), xmp=_XMP, comment=b"Hos Kari"))),
    "heic": ("a.HEIC", lambda: _bytes(_picture(), "HEIF", exif=_exif(), xmp=_XMP)),
    "png": ("a.png", lambda: _bytes(_picture(), "PNG", exif=_exif(), pnginfo=_words_in_png())),
    "webp": ("a.webp", lambda: _bytes(_picture(), "WEBP", exif=_exif(), xmp=_XMP)),
    "avif": ("a.avif", lambda: _bytes(_picture(), "AVIF", exif=_exif(), xmp=_XMP)),
    "gif": ("a.gif", lambda: _bytes(_picture(), "GIF", comment=b"Hos Kari")),
}


@pytest.mark.parametrize("case", _TELLING)
def test_what_was_told_beside_the_picture_is_gone(case: str, tmp_path: Path) -> None:
    name, content = _TELLING[case]
    with Image.open(io.BytesIO(content())) as before:
        before.load()
        assert metadata.of_photo(before), "the original tells something"
    shown = _shown(tmp_path, name, content())
    shown.load()
    assert metadata.of_photo(shown) == ()
    assert dict(shown.getexif()) == {}
    assert not {"comment", "xmp", "icc_profile", "photoshop", "exif"} & shown.info.keys()
    (photo,) = photos(tmp_path, [name], None).shown.values()
    assert not [word for word in (b"Kari", b"GPS", b"rdf", b"Exif") if word in photo.content]


@pytest.mark.parametrize(
    ("size", "expected"),
    [((4800, 3600), (1600, 1200)), ((300, 4000), (120, 1600)), ((1600, 1200), (1600, 1200)), ((40, 30), (40, 30))],
)
def test_no_photo_is_larger_than_anybody_sees(size: tuple[int, int], expected: tuple[int, int], tmp_path: Path) -> None:
    assert _shown(tmp_path, "a.jpg", _bytes(_picture(size), "JPEG")).size == expected


def _noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    return Image.frombytes(mode, size, Random(4).randbytes(size[0] * size[1] * len(mode)))


def _half_seen() -> Image.Image:
    picture = _picture().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    return picture


_KINDS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a photo": ("a.jpg", lambda: _bytes(_noise((400, 300)), "JPEG"), "JPEG"),
    "an iPhone's": ("a.heic", lambda: _bytes(_noise((400, 300)), "HEIF"), "JPEG"),
    "a heavy photo that was saved as a drawing": ("a.png", lambda: _bytes(_noise((400, 300)), "PNG"), "JPEG"),
    "a picture of a screen": ("a.png", lambda: _bytes(_picture(), "PNG"), "PNG"),
    "what shows through": ("a.png", lambda: _bytes(_half_seen(), "PNG"), "PNG"),
    "a heavy one that shows through": ("a.png", lambda: _bytes(_noise((800, 600), "RGBA"), "PNG"), "WEBP"),
    "an alpha that hides nothing": ("a.webp", lambda: _bytes(_picture().convert("RGBA"), "WEBP"), "JPEG"),
    "few colours": ("a.gif", lambda: _bytes(_picture(), "GIF"), "PNG"),
    "sixteen bits of grey": ("a.png", lambda: _bytes(Image.new("I;16", (40, 30), 40_000), "PNG"), "PNG"),
    "colours for print": ("a.jpg", lambda: _bytes(_picture().convert("CMYK"), "JPEG"), "JPEG"),
    "another kind's ending": ("a.png", lambda: _bytes(_picture(), "JPEG"), "JPEG"),
    "HEIC that was only given another name": ("a.jpg", lambda: _bytes(_picture(), "HEIF"), "JPEG"),
}


@pytest.mark.parametrize("case", _KINDS)
def test_a_photo_is_of_a_kind_that_every_browser_and_the_pdf_show(case: str, tmp_path: Path) -> None:
    name, content, kind = _KINDS[case]
    shown = _shown(tmp_path, name, content())
    assert shown.format == kind
    assert shown.mode in ("L", "RGB", "RGBA")


def test_sixteen_bits_of_grey_stay_grey(tmp_path: Path) -> None:
    shown = _shown(tmp_path, "a.png", _bytes(Image.new("I;16", (40, 30), 40_000), "PNG"))
    assert abs(shown.getpixel((5, 5)) - 40_000 // 256) < 3


def test_colours_are_those_that_every_screen_shows(tmp_path: Path) -> None:
    """A profile says that these numbers mean other colours; without it they must be other numbers."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert _is(_shown(tmp_path, "a.jpg", _bytes(_picture(), "JPEG", icc_profile=plain)).getpixel((50, 50)), RED)
    # One for another kind of colours, and one that is no profile.
    for profile in (lab.tobytes(), b"profile"):
        assert _is(_shown(tmp_path, "a.jpg", _bytes(_picture(), "JPEG", icc_profile=profile)).getpixel((50, 50)), RED)


BROKEN = "bildet er ødelagt eller ikke et bilde, og kan ikke vises; lagre det på nytt"
_UNFIT: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "cut off": ("a.jpg", lambda: _bytes(_noise((400, 300)), "JPEG")[:9000], BROKEN),
    "a cut off png": ("a.png", lambda: _bytes(_noise((400, 300)), "PNG")[:9000], BROKEN),
    "a cut off iPhone's": ("a.heic", lambda: _bytes(_noise((400, 300)), "HEIF")[:9000], BROKEN),
    "bytes behind the first signs of an iPhone's": (
        "a.heic",
        lambda: b"\0\0\0\x18ftypheic" + Random(4).randbytes(400),
        BROKEN,
    ),
    "no picture": ("a.png", lambda: Random(4).randbytes(200), BROKEN),
    "empty": ("a.png", lambda: b"", "fila er tom"),
    "a pdf": (
        "a.png",
        lambda: b"%PDF-1.7 " + bytes(200),
        "fila er ikke et bilde, men PDF; lagre bildet som .jpg eller .png",
    ),
}


@pytest.mark.parametrize("case", _UNFIT)
def test_what_cannot_be_shown_is_told(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where WeasyPrint has let Pillow take pictures that are cut off, for the whole process."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    name, content, message = _UNFIT[case]
    (tmp_path / name).write_bytes(content())
    album = photos(tmp_path, [name], None)
    assert album.problems == (Problem(f"{tmp_path.name}/{name}", None, "bilde", message),)
    assert album.shown == {}


def test_what_no_phone_takes_is_told_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_POINTS", 1000)
    album = _made(tmp_path, a__png=_bytes(_picture(), "PNG"), b__jpg=_bytes(_picture(), "JPEG"))
    assert [problem.message for problem in album.problems] == [
        "bildet er på 400 × 300 punkter; gjør det mindre: 1600 punkter er nok"
    ]
    assert album.shown.keys() == {"b.jpg"}
    monkeypatch.setattr(module, "_HEAVIEST", 100)
    assert "gjør det mindre enn 0,0 MB" in _made(tmp_path, c__jpg=_bytes(_picture(), "JPEG")).problems[0].message


def test_what_moves_is_told_and_stands_still(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    moving = _bytes(frames[0], "GIF", save_all=True, append_images=frames[1:])
    for kept_in in (tmp_path / "kept", tmp_path / "kept", None):
        album = _made(tmp_path, kept_in, a__gif=moving)
        assert [problem.stops for problem in album.problems] == [False]
        assert not getattr(Image.open(io.BytesIO(album.shown["a.gif"].content)), "is_animated", False)


def test_two_pictures_whose_names_become_one_do_not_meet(tmp_path: Path) -> None:
    """Nor do their names lead astray where a host or a disk knows no å."""
    files = {
        "På tur.jpg": _bytes(_picture(), "JPEG"),
        "På tur.JPEG": _bytes(_picture((300, 300)), "JPEG"),
        "pa-tur.heic": _bytes(_picture((200, 300)), "HEIF"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    shown = photos(tmp_path, files, None).shown
    paths = [photo.path for photo in shown.values()]
    assert len(set(paths)) == len(files)
    assert {path.split(".")[0] for path in paths} == {"pa-tur"}


def test_a_photo_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _made(tmp_path, tmp_path / "kept", a__jpg=_bytes(_picture(), "JPEG"))

    def never(_content: bytes) -> Iterator[bytes]:
        raise AssertionError("made again")

    monkeypatch.setattr(module, "_entry_of", never)
    assert photos(tmp_path, ["a.jpg"], tmp_path / "kept") == first


def test_a_photo_that_has_changed_is_another_file(tmp_path: Path) -> None:
    """Its address too: a browser that has kept the old one does not show it."""
    first = _made(tmp_path, tmp_path / "kept", a__jpg=_bytes(_picture(), "JPEG"))
    second = _made(tmp_path, tmp_path / "kept", a__jpg=_bytes(_picture((200, 300)), "JPEG"))
    assert first.shown["a.jpg"].path != second.shown["a.jpg"].path
    assert second.shown["a.jpg"].width == 200


def test_a_page_leaves_room_for_its_pictures(docs: Path, build: Callable[[], Build]) -> None:
    """The first one is fetched at once where it is near the top, the rest when a reader comes to them."""
    (docs / "grunnlag" / "bilder").mkdir()
    (docs / "grunnlag" / "bilder" / "På tur.jpg").write_bytes(_bytes(_picture((3200, 2400)), "JPEG"))
    (docs / "grunnlag" / "ring.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"/>')
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write("\n![Tur](<bilder/På tur.jpg>)\n\n![Ring](ring.svg)\n")
    made = build()
    assert made.problems == []
    address = made.photos["grunnlag/bilder/På tur.jpg"].path.removeprefix("grunnlag/")
    html = f'<p><img alt="Tur" src="../{address}" /></p><p>Mer.</p><p><img alt="Ring" src="../ring.svg"></p>'
    whole = made.fill("grunnlag/leken.md", html).whole
    assert f'<img decoding="async" width="1600" height="1200" alt="Tur" src="../{address}" />' in whole
    assert '<img decoding="async" loading="lazy" width="60" height="40" alt="Ring" src="../ring.svg">' in whole
    assert (
        f'<p>{"Mye tekst. " * 80}</p><p><img decoding="async" loading="lazy"'
        in made.fill("grunnlag/leken.md", f"<p>{'Mye tekst. ' * 80}</p>{html}").whole
    )
