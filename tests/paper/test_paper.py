"""What goes into a PDF and into a typeface, before anything is drawn."""

from __future__ import annotations

import io
import re
from itertools import islice
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.bundles import bundles
from macros.paper import fonts, pdf
from macros.paper.kerning import Distances, kerning
from macros.paper.pdf import Paper
from macros.typography.faces import FACES
from tests.conftest import ROOT

PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


FACE = "text-regular"


def _first_face(cache: Path) -> dict[str, bytes]:
    """The first face, in its two files: to cut them all takes seconds."""
    return dict(islice(fonts.web_fonts(cache, pytest.fail), 2))


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The first face, and the folder that it is kept in."""
    cache = tmp_path_factory.mktemp("faces")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "READY", cache / "nothing")
        return cache, _first_face(cache)


def test_a_face_that_was_cut_bears_no_name_that_its_licence_reserves(cut: tuple[Path, dict[str, bytes]]) -> None:
    for content in cut[1].values():
        records = {record.nameID: str(record) for record in TTFont(io.BytesIO(content))["name"].names}
        assert records[1] == "Handbook Text"
        # Copyright, version and licence stay: they say whose it is.
        assert not any("Source" in text for number, text in records.items() if number not in (0, 5, 13, 14))
        assert "Adobe" in records[0]


def test_a_face_is_two_files_and_what_norwegian_is_written_with_is_in_the_first(
    cut: tuple[Path, dict[str, bytes]],
) -> None:
    norwegian = {*map(ord, "æøåÆØÅ«»–")}
    letters = {name: TTFont(io.BytesIO(content)).getBestCmap().keys() for name, content in cut[1].items()}
    assert {name: norwegian <= points for name, points in letters.items()} == {
        f"{FACE}.woff2": True,
        f"{FACE}-extended.woff2": False,
    }
    assert ord("š") in letters[f"{FACE}-extended.woff2"]


def _points(ranges: str) -> set[int]:
    """What a `unicode-range` says."""
    ends = [found.partition("-") for found in re.findall(r"U\+([0-9A-F]+(?:-[0-9A-F]+)?)", ranges)]
    return {point for first, _, last in ends for point in range(int(first, 16), int(last or first, 16) + 1)}


def test_the_stylesheet_says_which_letters_are_in_which_file(cut: tuple[Path, dict[str, bytes]]) -> None:
    assets = ROOT / "overrides" / "assets"
    css = "".join((assets / name).read_text(encoding="utf-8") for name in ("fonts.css", "fonts_reading.css"))
    rules = re.findall(r'url\("fonts/([a-z-]+)\.woff2"\).*?unicode-range: ([^;]+);', css, re.DOTALL)
    said = {name: _points(ranges) for name, ranges in rules}
    # Where both say a sign, Chromium fetches both while it waits for one: so no sign is said twice, and the first file says
    # no more than it has.
    names = [name for name, _ in rules]
    assert sorted(zip(names[::2], names[1::2], strict=True)) == sorted((f"{face}-extended", face) for face in FACES)
    for face in FACES:
        assert said[face] == set(fonts._LETTERS[""])
        assert said[face].isdisjoint(said[f"{face}-extended"])
        assert said[face] | said[f"{face}-extended"] >= {*fonts._LETTERS[""], *fonts._LETTERS["-extended"]}
    for name, content in cut[1].items():
        assert TTFont(io.BytesIO(content)).getBestCmap().keys() <= said[name.removesuffix(".woff2")]


def _by_letter(font: TTFont) -> Distances:
    names = {glyph: chr(point) for point, glyph in sorted(font.getBestCmap().items(), reverse=True)}
    return {
        (names[first], names[second]): distance
        for lookup in kerning(font)
        for (first, second), distance in lookup.items()
        if first in names and second in names
    }


def test_letters_stand_as_near_each_other_as_in_the_whole_face_to_what_can_be_seen(
    cut: tuple[Path, dict[str, bytes]],
) -> None:
    whole = _by_letter(TTFont(io.BytesIO(FACES[FACE].original())))
    for content in cut[1].values():
        font = TTFont(io.BytesIO(content))
        letters = {chr(point) for point in font.getBestCmap()}
        kept = _by_letter(font)
        assert len(kept) > 100
        pairs = kept.keys() | {pair for pair in whole if letters.issuperset(pair)}
        assert [pair for pair in pairs if abs(kept.get(pair, 0) - whole.get(pair, 0)) > 2] == []


def test_what_was_cut_is_not_cut_again(cut: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    cache, first = cut
    monkeypatch.setattr(fonts, "_cut", lambda *_: pytest.fail("it is cut again"))
    assert _first_face(cache) == first


def test_what_lies_ready_is_what_would_be_cut(
    cut: tuple[Path, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_cut", lambda face, *_: pytest.fail(f"run: make faces ({face.file} is another)"))
    ready = dict(fonts.web_fonts(tmp_path, pytest.fail))
    assert {name: ready[name] for name in cut[1]} == cut[1]
    assert sorted(ready.values()) == sorted(file.read_bytes() for file in fonts.READY.iterdir())


def test_pictures_of_a_paper_lie_in_it_and_addresses_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "bilder").mkdir()
    (tmp_path / "bilder" / "en å.svg").write_bytes(PICTURE)
    html = '<img src="../bilder/en%20%C3%A5.svg"><img src="data:image/png;base64,AA"><a href="https://lovdata.no">Loven</a>'
    (shown,) = pdf._manuscript(Paper("ark/a.pdf", "ark/", html), tmp_path).documents
    assert shown.startswith('<img src="data:image/svg+xml;base64,')
    assert shown.endswith('<img src="data:image/png;base64,AA"><a href="https://lovdata.no">Loven</a>')


def test_nothing_but_typefaces_and_what_stands_in_a_document_is_fetched_for_it() -> None:
    press = pytest.importorskip("macros.paper.press", exc_type=OSError)
    fetcher = press._Fetcher(allowed_protocols=("data",))
    assert fetcher.fetch(f"{press._NOWHERE}fonts/text-regular.woff2").read() == fonts.whole_face("text-regular.woff2")
    for address in ("https://example.com/a.png", "file:///etc/hostname", f"{press._NOWHERE}print.css"):
        with pytest.raises(ValueError, match="henter ikke"):
            fetcher.fetch(address)


def test_what_is_the_same_everywhere_stands_written_out_in_the_stylesheet_of_pdfs() -> None:
    press = pytest.importorskip("macros.paper.press", exc_type=OSError)
    constant = ":root{--a:1rem;--b:calc(2*var(--a));--unit:1rem}"
    varies = ".dark{--c:#000}@media print{:root{--d:2mm}}:root{--c:#fff;--d:1mm;--e:url(data:a;b)}"
    asks = "p{top:var(--unit);left:var(--a,9px);width:var(--b);color:var(--c);height:var(--d);inset:var(--e)}"
    tightened = "p{line-height:var(--rh-paper-leading,1.5)}:root{--rh-paper-leading:1.6}"
    read = press.as_read(f"{constant}{varies}:root{{--unit:11pt}}{asks}{tightened}")
    for rule in (
        "p{top:11pt;left:1rem;width:calc(2*1rem);color:var(--c);height:var(--d);inset:var(--e)}",
        "p{line-height:var(--rh-paper-leading,1.5)}",
        varies,
    ):
        assert rule in read
    # One that asks for itself is left to WeasyPrint, which says that it is nothing.
    assert press.as_read(":root{--a:var(--b);--b:var(--a)}p{top:var(--a)}").count("var(") == 3


def test_the_stylesheet_of_pdfs_asks_for_few_values_that_are_the_same_everywhere() -> None:
    press = pytest.importorskip("macros.paper.press", exc_type=OSError)
    css = bundles(ROOT / "overrides", from_folder=False)["assets/print.css"]
    assert press.as_read(css).count("var(") < css.count("var(") / 2
