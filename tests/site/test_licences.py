"""What others have made goes out with its licence, and what we have changed of it bears no name that is theirs."""

from __future__ import annotations

import hashlib
import io
import re
from fnmatch import fnmatch
from importlib.metadata import distribution
from pathlib import Path

import material
import pytest
from fontTools.ttLib import TTFont

from tests.site.building import PROJECT
from tests.site.pages import asset

# What we have made ourselves, or what is made of it. All else that lies in the site is somebody else's.
_OURS = (
    "*.html",
    "*.pdf",
    "*.xml",
    "*.xml.gz",
    "*.json",
    "*.ics",
    "_headers",
    ".relasjonshandboka.txt",
    "search/search_index.js",
    "assets/LICENSES.txt",
    "assets/fonts/OFL.txt",
    "assets/favicon.*.svg",
    "moter/mote/*.js",
    *(
        f"assets/{name}.*"
        for name in "agreed_page awaited composing desk figure half_year leader lists making meeting_calendar more moved moved_names not_found pack print print_button print_pack programme projected reading run_sheet scheme sheet statements theme".split()
    ),
)
_COPYRIGHT = 0
# Partials that began as Material's.
_COPIED = ("header.html", "nav-item.html", "palette.html", "search.html", "toc-item.html", "languages/nb.html")
# What is shipped just as others wrote it: the file in npm's package of this version, and the SHA-256 of that.
_AS_IT_IS = {
    "vendor/qrcode-generator.js": (
        "qrcode-generator 2.0.4",
        "79ec86f82856005b1c887905cfccfcfbec3821ca61c7fd5a952faa5f778f791c",
    )
}


@pytest.fixture(params=["published", "published_folder"])
def built(request: pytest.FixtureRequest) -> Path:
    """Both editions."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def notices(site: Path) -> dict[str, list[str]]:
    """Whose a part of the site is → the files it is in."""
    text = (site / "assets" / "LICENSES.txt").read_text(encoding="utf-8")
    parts = re.findall(r"^={100}\n(.+)\nhttps://\S+\nFiler: (.+)$", text, re.MULTILINE)
    return {name: [pattern.strip() for pattern in re.split("[,;]", files)] for name, files in parts}


def test_every_file_of_others_has_a_notice(built: Path):
    files = [file.relative_to(built).as_posix() for file in built.rglob("*") if file.is_file()]
    patterns = [pattern for found in notices(built).values() for pattern in found]
    assert len(patterns) > 10
    strange = [file for file in files if not any(fnmatch(file, pattern) for pattern in (*_OURS, *patterns))]
    assert strange == []


def test_every_notice_but_for_what_a_memory_stick_needs_is_of_something_that_is_there(
    published: Path, published_folder: Path
):
    files = {
        file.relative_to(folder).as_posix() for folder in (published, published_folder) for file in folder.rglob("*")
    }
    for name, patterns in notices(published).items():
        for pattern in patterns:
            assert not pattern.startswith("assets/") or any(fnmatch(file, pattern) for file in files), (name, pattern)


def test_the_notices_are_those_of_the_versions_that_are_installed(published: Path):
    text = " ".join((published / "assets" / "LICENSES.txt").read_text(encoding="utf-8").split())
    licences = [file for file in distribution("mkdocs-material").files or [] if file.name == "LICENSE"]
    icons = Path(material.__file__).parent / "templates" / ".icons" / "material" / "LICENSE"
    mine = [Path(str(file.locate())) for file in licences if "dist-info" in str(file)]
    for file in (*mine, icons):
        assert " ".join(file.read_text(encoding="utf-8").split()) in text, file


def test_what_began_as_somebody_elses_says_so_where_it_is_kept():
    parts = PROJECT / "overrides"
    copied = [
        *(parts / "partials" / name for name in _COPIED),
        *(parts / "assets" / name for name in ("theme.js", "iframe-worker.js")),
    ]
    for file in copied:
        assert "Martin Donath" in file.read_text(encoding="utf-8"), file
    others = {file for file in parts.rglob("*.html") if re.search(r"From Material", file.read_text(encoding="utf-8"))}
    assert others <= set(copied)


def test_what_is_shipped_as_others_wrote_it_is_unchanged_and_says_which_version_it_is(built: Path):
    assets = PROJECT / "overrides" / "assets"
    assert {file.relative_to(assets).as_posix() for file in assets.glob("vendor/*")} == _AS_IT_IS.keys()
    for name, (version, digest) in _AS_IT_IS.items():
        assert hashlib.sha256(asset(built, name).read_bytes()).hexdigest() == digest
        assert any(whose.startswith(f"{version} (") for whose in notices(built))


def test_icons_are_of_the_one_set_that_has_a_notice():
    sources = [PROJECT / "mkdocs.yml", *(PROJECT / "overrides").rglob("*.html")]
    named = {
        found
        for file in sources
        for found in re.findall(r"\b(?:octicons|fontawesome|simple)/\w+", file.read_text("utf-8"))
    }
    assert named == set()


def test_the_licence_of_the_typefaces_lies_beside_them(built: Path):
    licence = (built / "assets" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for face in (PROJECT / "macros" / "typography" / "faces").glob("*.ttf"):
        holder = TTFont(face)["name"].getDebugName(_COPYRIGHT)
        years = re.findall(r"\d{4}", holder)
        assert any(all(year in line for year in years) for line in licence.splitlines() if "Copyright" in line), face


def test_a_typeface_that_we_cut_bears_a_name_of_our_own(built: Path):
    faces = list((built / "assets" / "fonts").glob("*.woff2"))
    assert len(faces) == 10
    for file in faces:
        records = TTFont(io.BytesIO(file.read_bytes()))["name"].names
        assert {1, 2, 4, 6, 13, 14} <= {record.nameID for record in records}, file
        for record in records:
            # The copyright notice says which name is reserved, and has to.
            assert record.nameID == _COPYRIGHT or "source" not in str(record).lower(), (file, record.nameID)


def test_no_stylesheet_calls_a_typeface_by_a_reserved_name(built: Path):
    for sheet in (built / "assets").rglob("*.css"):
        families = re.findall(r"font-family:([^;}]+)", sheet.read_text(encoding="utf-8"))
        assert [family for family in families if "source" in family.lower()] == [], sheet


def test_the_faces_in_the_project_are_the_originals():
    faces = list((PROJECT / "macros" / "typography" / "faces").glob("*.ttf"))
    assert len(faces) == 5
    # A changed face must not be called this; those that lie there are as Adobe has published them.
    assert all(TTFont(face)["name"].getDebugName(1).startswith("Source") for face in faces)


def test_the_handbook_says_on_which_terms_it_may_be_used(published: Path):
    page = (published / "om" / "om-handboka" / "index.html").read_text(encoding="utf-8")
    assert "bidragsyterne til Relasjonshåndboka" in page
    assert "CC BY 4.0" in page
    assert "MIT-lisensen" in page
    assert 'href="../../assets/LICENSES.txt"' in page
    licence = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    for part in (
        "MIT License",
        "Creative Commons Attribution 4.0 International Public License",
        "Section 8 -- Interpretation",
    ):
        assert part in licence
