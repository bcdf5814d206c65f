"""Pictures that go out as they lie: what browsers do not show, what is too heavy, or says where it was taken.

Of photos on pages `tests/test_photos.py` tells.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from macros.build import Build
from macros.content.edition import Edition

OVERRIDES = Path(__file__).parents[2] / "overrides"


def _bytes(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **options)
    return made.getvalue()


def _with_a_place() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 0.0), 3: "E", 4: (10.0, 44.0, 0.0)})
    return _bytes("JPEG", exif=exif)


def _with_names() -> bytes:
    exif = Image.Exif()
    exif.update(
        {0x013B: "Kari Nordmann", 0x8298: "Solbakken", 0x9C9D: "Kari\0".encode("utf-16-le"), 0x010E: "SONY DSC"}
    )
    exif.get_ifd(0x8769).update({0xA430: "Kari N.", 0x9286: b"ASCII\0\0\0Ola i sandkassa"})
    return _bytes("JPEG", exif=exif)


_XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" {attributes}>{elements}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
_FACE = (
    '<r:Regions xmlns:r="http://www.metadataworkinggroup.com/schemas/regions/" rdf:parseType="Resource"><r:RegionList>'
    '<rdf:Bag><rdf:li><rdf:Description r:Name="Ola" r:Type="Face"/></rdf:li></rdf:Bag></r:RegionList></r:Regions>'
)


def _with_xmp(kind: str, *, attributes: str = "", elements: str = "") -> bytes:
    packet = _XMP.format(attributes=attributes, elements=elements)
    if kind != "PNG":
        return _bytes(kind, xmp=packet.encode())
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet)
    return _bytes(kind, pnginfo=info)


def _png_that_says(**words: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for name, value in words.items():
        info.add_text(name, value)
    return _bytes("PNG", pnginfo=info)


def _iptc() -> bytes:
    """A JPEG with what newspapers put in: who wrote the picture, and what it shows."""
    records = b"".join(
        b"\x1c\x02" + bytes([number]) + len(text).to_bytes(2, "big") + text
        for number, text in ((80, b"Kari Nordmann"), (120, b"Ola i sandkassa"))
    )
    block = (
        b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(records).to_bytes(4, "big") + records + b"\0" * (len(records) % 2)
    )
    plain = _bytes("JPEG")
    return plain[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + plain[2:]


_DRAWN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" {attributes}>
<title>Lek</title><desc>To barn leker</desc>{elements}<path d="M0 0h9v9z"/></svg>"""


def _drawn(attributes: str = "", elements: str = "") -> bytes:
    return _DRAWN.format(attributes=attributes, elements=elements).encode()


def _moving() -> bytes:
    made = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    return made.getvalue()


SMALLER = "gjør det mindre: 2000 punkter og 1 MB er nok til skjerm og papir"
HOW = "(på Windows: Egenskaper, Detaljer, «Fjern egenskaper»)"
UNSEEN = "har med seg noe som ingen ser, men som legges ut"
NAMES = f"fjern det som sier hvem noen er {HOW}"
PLAIN = "lagre den som «vanlig SVG», med tomme dokumentegenskaper"
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
    "names": (
        "a.jpg",
        _with_names,
        f"advarsel: bilde: bildet {UNSEEN}: laget av «Kari Nordmann», laget av «Kari», eier «Kari N.», tekst «Ola i sandkassa» …; {NAMES}",
    ),
    "words about it in a packet": (
        "a.webp",
        lambda: _with_xmp("WEBP", elements="<dc:creator><rdf:Seq><rdf:li>Kari</rdf:li></rdf:Seq></dc:creator>"),
        f"advarsel: bilde: bildet {UNSEEN}: laget av «Kari»; {NAMES}",
    ),
    "a place in a packet": (
        "a.png",
        lambda: _with_xmp("PNG", attributes='exif:GPSLatitude="59,54N"'),
        f"bilde: bildet forteller hvor det er tatt; fjern stedet før det legges ut {HOW}",
    ),
    "a child whose face a phone knows": (
        "a.jpg",
        lambda: _with_xmp("JPEG", elements=_FACE),
        f"bilde: bildet forteller hvem som er på det: «Ola»; fjern navnene før det legges ut {HOW}",
    ),
    "what a newspaper puts in": (
        "a.jpg",
        _iptc,
        f"advarsel: bilde: bildet {UNSEEN}: laget av «Kari Nordmann», tekst «Ola i sandkassa»; {NAMES}",
    ),
    "words in a png": (
        "a.png",
        lambda: _png_that_says(Author="Kari", Comment="Created with GIMP", Software="GIMP"),
        f"advarsel: bilde: bildet {UNSEEN}: laget av «Kari»; {NAMES}",
    ),
    "a drawing's place on a machine": (
        "a.svg",
        lambda: _drawn(
            r'sodipodi:docname="ola-nordmann.svg" inkscape:export-filename="C:\Users\Kari\ola.png"',
            "<metadata><rdf:RDF><dc:creator><dc:title>Kari</dc:title></dc:creator></rdf:RDF></metadata>",
        ),
        rf"advarsel: bilde: tegningen {UNSEEN}: laget av «Kari», fil på maskinen «ola-nordmann.svg», fil på maskinen «C:\Users\Kari\ola.png»; {PLAIN}",
    ),
    "moving": (
        "a.gif",
        _moving,
        "advarsel: bilde: bildet beveger seg; det forstyrrer den som leser, og står stille på papir",
    ),
    "no drawing": ("a.svg", lambda: _bytes("PNG"), "bilde: fila er ikke en SVG-tegning; lagre bildet på nytt"),
}


def _told_of_logo(docs: Path, name: str, content: bytes) -> list[str]:
    """What is told of a picture that only mkdocs.yml names."""
    (docs / "grunnlag" / name).write_bytes(content)
    edition = Edition(named=frozenset({f"grunnlag/{name}"}))
    build = Build(docs, OVERRIDES, order=[], title="Prøvehåndboka", from_folder=False, edition=edition)
    return [str(problem) for problem in build.problems]


def _placed(docs: Path, name: str, content: bytes) -> None:
    (docs / "grunnlag" / name).write_bytes(content)
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write(f"\n![Et bilde]({name})\n")


@pytest.mark.parametrize("case", _TOLD)
def test_a_picture_that_should_not_go_out_is_told(case: str, docs: Path) -> None:
    name, content, expected = _TOLD[case]
    assert _told_of_logo(docs, name, content()) == [f"docs/grunnlag/{name}  {expected}"]


def test_a_picture_that_is_cut_off_is_told_where_papers_are_made_too(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint lets Pillow take such a picture, for the whole process."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert _told_of_logo(docs, "a.jpg", _bytes("JPEG", (400, 300))[:1000]) == [f"docs/grunnlag/a.jpg  {BROKEN}"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("A.JPEG", "JPEG")]
)
def test_a_picture_of_a_sensible_size_is_let_alone(name: str, kind: str, docs: Path) -> None:
    assert _told_of_logo(docs, name, _bytes(kind, (1600, 1200))) == []


_PLAIN_PICTURES: dict[str, Callable[[], bytes]] = {
    "a.svg": lambda: _drawn(elements="<metadata><rdf:RDF/></metadata>"),
    "b.svg": lambda: _drawn('sodipodi:docname=""', "<!-- Created with Inkscape -->"),
    "a.png": lambda: _png_that_says(Comment="Created with GIMP", Software="Kari"),
    "a.jpg": lambda: _with_xmp("JPEG", elements="<dc:format>image/jpeg</dc:format>"),
    "b.jpg": lambda: _with_xmp("JPEG", elements="</ødelagt>"),
}


@pytest.mark.parametrize("name", _PLAIN_PICTURES)
def test_what_names_nobody_is_let_alone(name: str, docs: Path) -> None:
    assert _told_of_logo(docs, name, _PLAIN_PICTURES[name]()) == []


def test_a_drawing_on_a_page_goes_out_as_it_lies(docs: Path, build: Callable[[], Build]) -> None:
    _placed(docs, "a.svg", _bytes("PNG"))
    told = ["docs/grunnlag/a.svg  bilde: fila er ikke en SVG-tegning; lagre bildet på nytt"]
    assert [str(problem) for problem in build().problems] == told


_PDFS = {
    b"/Info << /Author (Kari Nordmann) >>": "«Kari Nordmann»",
    b"/Author (\xfe\xff\0K\0\xe5\0r\0e) /Title (Plan)": "«Kåre»",
    b"/Author (K\\345re \\(styrer\\))": "«Kåre (styrer)»",
    _XMP.format(attributes="", elements="<dc:creator><rdf:Seq><rdf:li>Kari</rdf:li></rdf:Seq></dc:creator>").encode(): (
        "«Kari»"
    ),
}


@pytest.mark.parametrize(("content", "name"), _PDFS.items(), ids=_PDFS.values())
def test_who_made_a_document_is_told(content: bytes, name: str, docs: Path, build: Callable[[], Build]) -> None:
    (docs / "grunnlag" / "plan.pdf").write_bytes(b"%PDF-1.7\n" + content)
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write("\n[Planen](plan.pdf)\n")
    message = f"PDF-en har med seg noe som legges ut: laget av {name}; ta det bort hvis det er et navn som ikke skal ut"
    assert [str(problem) for problem in build().problems] == [f"docs/grunnlag/plan.pdf  advarsel: fil: {message}"]


def test_a_document_that_names_nobody_is_let_alone(docs: Path, build: Callable[[], Build]) -> None:
    (docs / "grunnlag" / "plan.pdf").write_bytes(b"%PDF-1.7\n/Author () /Title (Plan)")
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write("\n[Planen](plan.pdf)\n")
    assert build().problems == []


def test_a_name_in_other_capitals_is_told(docs: Path, build: Callable[[], Build]) -> None:
    (docs / "grunnlag" / "Lek.PNG").write_bytes(_bytes("PNG"))
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as page:
        page.write("\n![Et bilde](lek.png)\n")
    told = [str(problem) for problem in build().problems]
    assert "docs/grunnlag/leken.md:64  bilde: «lek.png» går til en fil som ikke finnes; mente du «Lek.PNG»?" in told
