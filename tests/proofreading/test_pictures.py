"""Pictures that browsers do not show, that are too heavy, or that say where they were taken."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from macros.build import Build


def _bytes(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **options)
    return made.getvalue()


def _with_a_place() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 0.0), 3: "E", 4: (10.0, 44.0, 0.0)})
    return _bytes("JPEG", exif=exif)


def _moving() -> bytes:
    made = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    return made.getvalue()


SMALLER = "gjør det mindre: 2000 punkter og 1 MB er nok til skjerm og papir"
BROKEN = "bilde: bildet er ødelagt eller ikke et bilde, og kan ikke vises; lagre det på nytt"
_TOLD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "too many points": (
        "a.png",
        lambda: _bytes("PNG", (5000, 3000)),
        f"bilde: bildet er på 5000 × 3000 punkter og 0,1 MB; {SMALLER}",
    ),
    "more points than anybody sees": (
        "a.png",
        lambda: _bytes("PNG", (3000, 100)),
        f"advarsel: bilde: bildet er på 3000 × 100 punkter og 0,0 MB; {SMALLER}",
    ),
    "too heavy": (
        "a.png",
        lambda: _bytes("PNG") + bytes(3_500_000),
        f"bilde: bildet er på 40 × 30 punkter og 3,5 MB; {SMALLER}",
    ),
    "heavy": (
        "a.png",
        lambda: _bytes("PNG") + bytes(1_500_000),
        f"advarsel: bilde: bildet er på 40 × 30 punkter og 1,5 MB; {SMALLER}",
    ),
    "cut off": ("a.jpg", lambda: _bytes("JPEG", (400, 300))[:1000], BROKEN),
    "cut off png": ("a.png", lambda: _bytes("PNG", (400, 300))[:300], BROKEN),
    "no picture": ("a.png", lambda: os.urandom(200), BROKEN),
    "empty": ("a.png", lambda: b"", "bilde: fila er tom"),
    "heic called jpg": (
        "a.jpg",
        lambda: b"\x00\x00\x00\x18ftypheic" + bytes(200),
        "bilde: fila ender på .jpg, men er HEIC; åpne den og lagre den som .jpg eller .png",
    ),
    "pdf called png": (
        "a.png",
        lambda: b"%PDF-1.7 " + bytes(200),
        "bilde: fila ender på .png, men er PDF; åpne den og lagre den som .jpg eller .png",
    ),
    "png called jpg": (
        "a.jpg",
        lambda: _bytes("PNG"),
        "bilde: fila ender på .jpg, men er PNG; gi den riktig endelse, eller lagre den på nytt",
    ),
    "bmp called png": (
        "a.png",
        lambda: _bytes("BMP"),
        "bilde: fila ender på .png, men er BMP; gi den riktig endelse, eller lagre den på nytt",
    ),
    "a place": (
        "a.jpg",
        _with_a_place,
        "bilde: bildet forteller hvor det er tatt; fjern stedet før det legges ut (på Windows: Egenskaper, Detaljer, «Fjern egenskaper»)",
    ),
    "moving": (
        "a.gif",
        _moving,
        "advarsel: bilde: bildet beveger seg; det forstyrrer den som leser, og står stille på papir",
    ),
    "no drawing": ("a.svg", lambda: _bytes("PNG"), "bilde: fila er ikke en SVG-tegning; lagre bildet på nytt"),
}


def _placed(docs: Path, name: str, content: bytes) -> None:
    (docs / "grunnlag" / name).write_bytes(content)
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write(f"\n![Et bilde]({name})\n")


@pytest.mark.parametrize("case", _TOLD)
def test_a_picture_that_should_not_go_out_is_told(case: str, docs: Path, build: Callable[[], Build]) -> None:
    name, content, expected = _TOLD[case]
    _placed(docs, name, content())
    assert [str(problem) for problem in build().problems] == [f"docs/grunnlag/{name}  {expected}"]


def test_a_picture_that_is_cut_off_is_told_where_papers_are_made_too(
    docs: Path, build: Callable[[], Build], monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint lets Pillow take such a picture, for the whole process."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    _placed(docs, "a.jpg", _bytes("JPEG", (400, 300))[:1000])
    assert [str(problem) for problem in build().problems] == [f"docs/grunnlag/a.jpg  {BROKEN}"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("A.JPEG", "JPEG")]
)
def test_a_picture_of_a_sensible_size_is_let_alone(
    name: str, kind: str, docs: Path, build: Callable[[], Build]
) -> None:
    _placed(docs, name, _bytes(kind, (1600, 1200)))
    assert build().problems == []


def test_a_name_in_other_capitals_is_told(docs: Path, build: Callable[[], Build]) -> None:
    (docs / "grunnlag" / "Lek.PNG").write_bytes(_bytes("PNG"))
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write("\n![Et bilde](lek.png)\n")
    told = [str(problem) for problem in build().problems]
    assert "docs/grunnlag/leken.md:64  bilde: «lek.png» går til en fil som ikke finnes; mente du «Lek.PNG»?" in told
