"""What a phone or an old laptop on a poor net has to fetch before the first screen of a meeting is there."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

from fontTools.ttLib import TTFont

from tests.site.pages import asset, page
from tests.site.sources import modules

_LIMIT = 60_000
# A whole day: five meetings, and their figures.
_OF_A_DAY = {"moter/programmer/planleggingsdag/vis": 64_000}
# Titles, text and what is set off in it. The letters of other languages are fetched by pages that use them.
_FACES = ("title-semibold", "text-regular", "text-semibold")

# With all that it knows of the modules; titles and text are set in faces that every page has.
_MAKING = 120_000


def compressed(file: Path) -> int:
    """Bytes as a web host sends them; a font is compressed already."""
    return file.stat().st_size if file.suffix == ".woff2" else len(gzip.compress(file.read_bytes(), compresslevel=6))


def test_a_projected_page_weighs_less_than_sixty_kilobytes_with_everything(published: Path):
    fonts = sum(compressed(asset(published, f"fonts/{face}.woff2")) for face in _FACES)
    heavy = {}
    files = sorted(published.glob("**/vis/index.html"))
    assert len(files) > len(modules())
    for file in files:
        text = file.read_text(encoding="utf-8")
        loaded = {
            (file.parent / address).resolve()
            for address in re.findall(r'(?:src|href)="([^"#]+\.(?:css|js|svg))"', text)
        }
        # Where something is drawn there is a stylesheet for it.
        assert len(loaded) == (4 if "<figure" in text or "rh-part-picture" in text or "composing" in text else 3), (
            loaded
        )
        weight = compressed(file) + fonts + sum(map(compressed, loaded))
        name = file.parent.relative_to(published).as_posix()
        if weight >= _OF_A_DAY.get(name, _LIMIT):
            heavy[name] = weight
    assert heavy == {}


def test_the_page_where_a_meeting_is_made_weighs_less_than_120_kilobytes_with_scripts_and_style(published: Path):
    file = published / "moter" / "mote" / "index.html"
    addresses = re.findall(r'(?:src|href)="([^"#]+\.(?:css|js|svg))"', file.read_text(encoding="utf-8"))
    weights = {(file.parent / address).resolve().name: 0 for address in addresses}
    # Without its own script and style this would be easy.
    assert {"making.css", "making.js"} <= {re.sub(r"\.\w{10}\.", ".", name) for name in weights}
    weights |= {name: compressed(published / "assets" / name) for name in weights}
    weights["index.html"] = compressed(file)
    assert sum(weights.values()) < _MAKING, weights


def test_before_a_page_to_be_read_is_shown_it_waits_for_two_stylesheets_and_no_script(published: Path):
    for written in modules():
        document = page(published, written.address)
        styles = [link["href"] for link in document.all("link") if link.get("rel") == "stylesheet"]
        assert [re.sub(r".*/(\w+)\.\w+\.css$", r"\1", style) for style in styles] == ["theme", "reading"]
        scripts = [script for script in document.all("script") if script.get("src")]
        assert [script["src"] for script in scripts if script.get("defer") is script.get("async")] == []
        # What a page brings of its own asks for what these three define.
        others = [script["src"] for script in scripts if script.get("defer") is not None]
        assert [re.sub(r".*/(\w+)\.\w+\.js$", r"\1", script) for script in others[:3]] == ["theme", "bundle", "reading"]


def test_a_meeting_is_set_with_no_other_face(published: Path):
    named = re.findall(
        r"fonts/([a-z-]+?)(?:-extended)?\.", asset(published, "projected.css").read_text(encoding="utf-8")
    )
    assert set(named) == set(_FACES)


def test_what_stands_on_every_screen_is_in_the_first_file_of_each_face(published: Path):
    for view in ("vis", "vis/leder"):
        documents = [page(published, f"{written.address}{view}/").one("body").text for written in modules()]
        everywhere = set.intersection(*map(set, documents))
        for face in _FACES:
            font = TTFont(io.BytesIO(asset(published, f"fonts/{face}.woff2").read_bytes()))
            assert everywhere <= {chr(point) for point in font.getBestCmap()}, (view, face)
