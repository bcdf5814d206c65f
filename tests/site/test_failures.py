"""What an author's mistakes lead to: a sentence with an address, exit code 1, and the last good site left as it was."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from macros.publishing import MARK, content_hash, mark_text
from tests.site.building import Outcome, build, command, contents, run, sample_project
from tests.site.pages import page

ARTICLE = "docs/grunnlag/hentetid.md"
OTHER = "docs/grunnlag/a-vente.md"
# The smallest picture there is: one grey dot.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63680000008200817"
    "74d72360000000049454e44ae426082"
)


def line_of(project: Path, name: str, text: str) -> int:
    """The line of a file on which a text stands."""
    lines = (project / name).read_text(encoding="utf-8").splitlines()
    (found,) = [number for number, line in enumerate(lines, start=1) if text in line]
    return found


def append(project: Path, name: str, text: str) -> None:
    """Writes a paragraph at the end of a file."""
    file = project / name
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\n{text}\n", encoding="utf-8")


def replace(project: Path, name: str, old: str, new: str) -> None:
    """Changes one thing in a file."""
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"«{old}» is {text.count(old)} times in {name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


@dataclass(frozen=True)
class Mistake:
    """One thing done wrong, and the lines that the author must be told; {…} are the lines on which the texts stand."""

    name: str
    make: Callable[[Path], None]
    told: tuple[str, ...]
    marks: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.name


def bare_picture(project: Path) -> None:
    (project / "docs" / "grunnlag" / "dot.png").write_bytes(DOT)
    append(project, ARTICLE, "![](dot.png)")


def forgotten_page(project: Path) -> None:
    text = "---\ntitle: En glemt side\ndescription: Denne siden er ikke satt inn i navigasjonen.\n---\nTekst.\n"
    (project / "docs" / "verktoy" / "glemt.md").write_text(text, encoding="utf-8")


def mistakes_in_two_files(project: Path) -> None:
    replace(project, ARTICLE, "    minutes: 45\n", "    minutes: førtifem\n")
    replace(project, OTHER, "  key_points:\n", "  keypoints:\n")


def owned_by(**settings: str) -> Callable[[Path], None]:
    """Sets whose handbook it is."""

    def make(project: Path) -> None:
        lines = "".join(f"  {key}: {value}\n" for key, value in settings.items())
        replace(project, "mkdocs.yml", "extra:\n", f"extra:\n{lines}")

    return make


def a_logo_in_the_data(project: Path) -> None:
    (project / "docs" / "data" / "logo.png").write_bytes(DOT)
    owned_by(kindergarten_logo="data/logo.png")(project)


def a_logo_that_is_a_page(project: Path) -> None:
    owned_by(kindergarten_logo="verktoy/ordliste.md")(project)


_NO_SUCH_LOGO = "mkdocs.yml:{0}  extra.kindergarten_logo: må være en bildefil under docs/, men «%s» finnes ikke der"
_LOGO = (("mkdocs.yml", "  kindergarten_logo:"),)
MISTAKES = (
    Mistake(
        "a dead link in the text",
        lambda project: append(project, ARTICLE, "Les [mer](finnes-ikke.md)."),
        (f"{ARTICLE}:{{0}}  lenke: «finnes-ikke.md» går til en fil som ikke finnes",),
        ((ARTICLE, "finnes-ikke.md"),),
    ),
    Mistake(
        "a dead anchor on another page",
        lambda project: append(project, ARTICLE, "Les [mer](lyden.md#finnes-ikke)."),
        (f"{ARTICLE}:{{0}}  lenke: «lyden.md#finnes-ikke» går til et sted på siden som ikke finnes",),
        ((ARTICLE, "#finnes-ikke"),),
    ),
    Mistake(
        "a dead anchor on the same page",
        lambda project: append(project, ARTICLE, "Les [mer](#finnes-ikke)."),
        (f"{ARTICLE}:{{0}}  lenke: «#finnes-ikke» går til et sted på siden som ikke finnes",),
        ((ARTICLE, "#finnes-ikke"),),
    ),
    Mistake(
        "a picture without alt text",
        bare_picture,
        (f"{ARTICLE}:{{0}}  bilde: «dot.png» mangler alt-tekst",),
        ((ARTICLE, "dot.png"),),
    ),
    Mistake(
        "a page that is not in the navigation",
        forgotten_page,
        ("docs/verktoy/glemt.md  nav: siden mangler i nav i mkdocs.yml",),
    ),
    Mistake(
        "a navigation that names a missing file",
        lambda project: replace(
            project, "mkdocs.yml", "grunnlag/a-vente.md\n", "grunnlag/a-vente.md\n          - grunnlag/borte.md\n"
        ),
        ("mkdocs.yml:{0}  nav: «grunnlag/borte.md» finnes ikke i docs",),
        (("mkdocs.yml", "borte.md"),),
    ),
    Mistake(
        "a mkdocs.yml that is not YAML",
        lambda project: replace(project, "mkdocs.yml", "theme:\n", "theme: [\n"),
        ("mkdocs.yml:",),
    ),
    Mistake(
        "a mkdocs.yml with an unknown plugin",
        lambda project: replace(project, "mkdocs.yml", "  - search:\n", "  - soek:\n"),
        ("mkdocs.yml:{0}  plugins.soek: tillegget «soek» finnes ikke",),
        (("mkdocs.yml", "- soek:"),),
    ),
    Mistake(
        "a mkdocs.yml without what makes the pages",
        lambda project: replace(project, "mkdocs.yml", "hooks:\n  - macros/hooks.py\n", ""),
        ("mkdocs.yml  hooks: «macros/hooks.py» mangler i lista; uten den blir ingen side til",),
    ),
    Mistake(
        "a mkdocs.yml without the macros",
        lambda project: replace(
            project, "mkdocs.yml", "  - macros:\n      on_undefined: strict\n      on_error_fail: true\n", ""
        ),
        ("mkdocs.yml:{0}  plugins: «macros» mangler i lista",),
        (("mkdocs.yml", "plugins:"),),
    ),
    Mistake(
        "a mkdocs.yml that would fetch its letters from another host",
        lambda project: replace(project, "mkdocs.yml", "  font: false\n", ""),
        ("mkdocs.yml:{0}  theme: font må være false",),
        (("mkdocs.yml", "theme:"),),
    ),
    Mistake(
        "a mkdocs.yml with an unknown key",
        lambda project: append(project, "mkdocs.yml", "site_navn: Håndboka"),
        ("mkdocs.yml:{0}  site_navn: ukjent nøkkel",),
        (("mkdocs.yml", "site_navn"),),
    ),
    Mistake(
        "a mkdocs.yml with a key that stands twice",
        lambda project: append(project, "mkdocs.yml", "site_name: Igjen"),
        ("mkdocs.yml:{0}  site_name: nøkkelen står to ganger; behold den ene",),
        (("mkdocs.yml", "Igjen"),),
    ),
    Mistake(
        "a mkdocs.yml with other addresses than those on paper",
        lambda project: replace(project, "mkdocs.yml", "use_directory_urls: true", "use_directory_urls: false"),
        ("mkdocs.yml:{0}  use_directory_urls: må være true",),
        (("mkdocs.yml", "use_directory_urls"),),
    ),
    Mistake(
        "a page with another ending",
        lambda project: (project / "docs" / "verktoy" / "glemt.markdown").write_text("Tekst.\n", encoding="utf-8"),
        ("docs/verktoy/glemt.markdown  filnavn: en side er en vanlig fil som ender på .md",),
    ),
    Mistake(
        "a picture and a film from other hosts",
        lambda project: append(
            project,
            ARTICLE,
            '![Et bilde](https://example.com/x.png)\n\n<iframe title="Film" src="https://example.org/film"></iframe>',
        ),
        (
            f"{ARTICLE}:{{0}}  personvern: «https://example.com/x.png» hentes fra et annet nettsted",
            f"{ARTICLE}:{{1}}  personvern: «https://example.org/film» hentes fra et annet nettsted",
        ),
        ((ARTICLE, "example.com"), (ARTICLE, "example.org")),
    ),
    Mistake(
        "a synonym for a word that the handbook has not got",
        lambda project: append(project, "docs/data/synonyms.yml", "- term: parkeringshus\n  words: [garasje]"),
        ("docs/data/synonyms.yml:{0}  [",),
        (("docs/data/synonyms.yml", "parkeringshus"),),
    ),
    Mistake(
        "mistakes in the front matter of two files",
        mistakes_in_two_files,
        (
            f"{ARTICLE}:{{0}}  module.session.minutes: må være et helt tall fra 5 til 480, fikk «førtifem»",
            f"{OTHER}:{{1}}  module.keypoints: ukjent nøkkel; mente du «key_points»?",
        ),
        ((ARTICLE, "førtifem"), (OTHER, "keypoints:")),
    ),
    Mistake(
        "a macro in the middle of a sentence",
        lambda project: append(project, ARTICLE, "Her er {{ key_points() }} midt i."),
        (f"{ARTICLE}:{{0}}  makro: key_points: en makro må stå alene på sin egen linje",),
        ((ARTICLE, "key_points() }}"),),
    ),
    Mistake(
        "an unknown macro",
        lambda project: append(project, ARTICLE, "{{ nokkelpunkter() }}"),
        (f"{ARTICLE}:{{0}}  makro: ukjent makro «nokkelpunkter»",),
        ((ARTICLE, "nokkelpunkter"),),
    ),
    Mistake(
        "a macro that is not closed",
        lambda project: append(project, ARTICLE, "{{ key_points() }"),
        (f"{ARTICLE}:{{0}}  makro: makroen mangler de to krøllparentesene",),
        ((ARTICLE, "{{ key_points() }"),),
    ),
    Mistake(
        "a name of the kindergarten that fills the head of a sheet",
        owned_by(kindergarten_name="Ås " * 21),
        (
            f"mkdocs.yml:{{0}}  extra.kindergarten_name: må være et navn på høyst 60 tegn, fikk «{('Ås ' * 21).strip()}»",
        ),
        (("mkdocs.yml", "  kindergarten_name:"),),
    ),
    Mistake(
        "a kindergarten that is a number, with a logo that is nowhere",
        owned_by(kindergarten_name="2026", kindergarten_logo="assets/borte.svg"),
        (
            "mkdocs.yml:{0}  extra.kindergarten_name: må være et navn på høyst 60 tegn, fikk «2026»",
            _NO_SUCH_LOGO.replace("{0}", "{1}") % "assets/borte.svg",
        ),
        (("mkdocs.yml", "  kindergarten_name: 2026"), *_LOGO),
    ),
    Mistake(
        "a logo that is no picture",
        a_logo_that_is_a_page,
        (
            "mkdocs.yml:{0}  extra.kindergarten_logo: må være et bilde (.svg, .png, .jpg, .jpeg, .webp), fikk «verktoy/ordliste.md»",
        ),
        _LOGO,
    ),
    Mistake(
        "a logo that lies outside docs",
        owned_by(kindergarten_logo="../overrides/assets/favicon.svg"),
        (_NO_SUCH_LOGO % "../overrides/assets/favicon.svg",),
        _LOGO,
    ),
    Mistake("a logo that is not published", a_logo_in_the_data, (_NO_SUCH_LOGO % "data/logo.png",), _LOGO),
    Mistake(
        "a file of shared data that is gone",
        lambda project: (project / "docs" / "data" / "sources.yml").unlink(),
        ("docs/data/sources.yml",),
    ),
    Mistake(
        "a file in Latin-1",
        lambda project: (project / ARTICLE).write_bytes(
            (project / ARTICLE).read_text(encoding="utf-8").encode("latin-1", "replace")
        ),
        (f"{ARTICLE}",),
    ),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sample_project(tmp_path / "håndbok med mellomrom")


@pytest.fixture
def last_good_site(project: Path) -> dict[str, bytes]:
    """A site from before, as it lies in the project."""
    folder = project / "site"
    (folder / "grunnlag").mkdir(parents=True)
    (folder / "index.html").write_text("<p>fra i går</p>", encoding="utf-8")
    (folder / "grunnlag" / "index.html").write_text("<p>også fra i går</p>", encoding="utf-8")
    files = {name: content_hash(folder / name) for name in ("index.html", "grunnlag/index.html")}
    (folder / MARK).write_text(mark_text(files), encoding="utf-8")
    return contents(folder)


def assert_told_without_harm(outcome: Outcome, project: Path, last_good_site: dict[str, bytes]) -> None:
    assert outcome.code == 1, outcome.output
    assert "Traceback" not in outcome.output
    assert contents(project / "site") == last_good_site
    # What a build keeps for the next one lies in `.cache`; nothing half-built stays.
    assert {path.name for path in project.iterdir()} - {".cache"} == {
        "docs",
        "macros",
        "overrides",
        "mkdocs.yml",
        "site",
    }


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_with_its_address_and_harms_nothing(
    mistake: Mistake, project: Path, last_good_site: dict[str, bytes]
):
    mistake.make(project)
    lines = [line_of(project, name, text) for name, text in mistake.marks]
    outcome = build(project, project / "site")
    assert_told_without_harm(outcome, project, last_good_site)
    told = outcome.output.splitlines()
    for expected in mistake.told:
        assert [line for line in told if line.startswith(expected.format(*lines))], outcome.output


def test_plain_mkdocs_tells_the_same(project: Path, last_good_site: dict[str, bytes]):
    mistakes_in_two_files(project)
    outcome = run([sys.executable, "-m", "mkdocs", "build"], project)
    assert_told_without_harm(outcome, project, last_good_site)
    assert "module.session.minutes: må være" in outcome.output
    assert "module.keypoints: ukjent nøkkel" in outcome.output


def test_a_mended_mistake_builds_and_replaces_the_site(project: Path, last_good_site: dict[str, bytes]):
    append(project, ARTICLE, "Les [mer](finnes-ikke.md).")
    assert build(project, project / "site").code == 1
    replace(project, ARTICLE, "finnes-ikke.md", "lyden.md")
    outcome = build(project, project / "site")
    assert outcome.code == 0, outcome.output
    assert "fra i går" not in (project / "site" / "index.html").read_text(encoding="utf-8")


NASTY = """<script>alert(1)</script> {{ 6007*7 }} {% raw %} & "co" </title>"""


def test_a_script_and_a_macro_in_titles_and_texts_are_shown_as_text(project: Path):
    _, front, body = (project / ARTICLE).read_text(encoding="utf-8").split("---\n", 2)
    keys = yaml.safe_load(front)
    keys |= {"title": NASTY, "description": NASTY}
    keys["module"]["scene"]["title"] = f"{NASTY} i scenen"
    keys["module"]["prompts"][0] |= {
        "text": f"{NASTY} i spørsmålet",
        "note": f"{NASTY} i notatet",
        "follow_ups": [f"{NASTY} igjen"],
    }
    written = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False)
    (project / ARTICLE).write_text(f"---\n{written}---\n{body}", encoding="utf-8")
    name = json.dumps(f"{NASTY} i navnet")
    replace(project, "mkdocs.yml", "site_name: Relasjonshåndboka", f"site_name: {name}")
    outcome = build(project, project / "site")
    assert outcome.code == 0, outcome.output

    address = "grunnlag/hentetid/"
    reading = page(project / "site", address)
    assert reading.one("head").one("title").text.startswith(NASTY)
    assert reading.one("main").one("h1").text == NASTY
    assert reading.one("head").one("title").text.endswith(f"{NASTY} i navnet")
    assert NASTY in [meta["content"] for meta in reading.all("meta") if meta.get("name") == "description"]
    for text in (f"{NASTY} i scenen", f"{NASTY} i spørsmålet", f"{NASTY} i notatet", f"{NASTY} igjen"):
        assert text in reading.one("main").text
    # The meeting does not ask it: it stands where a sheet is laid out of it.
    sheets = page(project / "site", f"{address}ark/")
    assert f"{NASTY} i spørsmålet" in " ".join(stock.text for stock in sheets.all("template"))
    assert page(project / "site", f"{address}vis/").one("head").one("title").text.startswith(NASTY)
    neighbour = page(project / "site", "grunnlag/lyden/")
    assert NASTY in [link.text for nav in neighbour.all("nav") for link in nav.all("a")]
    assert NASTY in [link.text for link in page(project / "site", "").one("main").all("a")]

    for file in (project / "site").rglob("*.html"):
        assert "<script>alert" not in file.read_text(encoding="utf-8"), file
    index = json.loads((project / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    entries = [doc for doc in index["docs"] if doc["location"].startswith(address)]
    assert entries
    # The browser prints what stands in the index as it is: it must be escaped there, and no macro computed.
    written = json.dumps(entries, ensure_ascii=False)
    assert "<script" not in written
    assert "42049" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in entries[0]["title"]
    catalogue = json.loads((project / "site" / "handbook.json").read_text(encoding="utf-8"))
    (entry,) = [entry for entry in catalogue["modules"] if entry["url"] == address]
    assert (entry["title"], entry["prompts"][0]["text"]) == (NASTY, f"{NASTY} i spørsmålet")


def _own_mounts() -> list[str] | None:
    """The command that runs another with mounts of its own, where the system lets us."""
    unshare = shutil.which("unshare")
    words = [unshare or "", "--map-root-user", "--mount"]
    return words if unshare and run([*words, "true"], Path.cwd()).code == 0 else None


def test_a_full_disk_is_told_and_the_last_good_site_stays(
    project: Path, last_good_site: dict[str, bytes], tmp_path: Path
):
    (tmp_path / "disk").mkdir()
    own_mounts = _own_mounts()
    if own_mounts is None:
        pytest.skip("this system lets nobody but root make a small disk; see the test of a file that may not grow")
    # The small disk is seen by this one command only, and is gone with it.
    script = (
        'mount -t tmpfs -o size=1m none "$1" && cp -R site "$1/site" && shift && "$@"; code=$?;'
        ' diff -r site "$0/site" && ls -A "$0" && exit $code'
    )
    disk = str(tmp_path / "disk")
    outcome = run([*own_mounts, "sh", "-c", script, disk, disk, *command("site", "-d", f"{disk}/site")], project)
    assert outcome.code == 1, outcome.output
    assert "Traceback" not in outcome.output
    assert "Håndboka ble ikke bygd: disken er full. Det gamle nettstedet står urørt." in outcome.output
    assert outcome.output.splitlines()[-1] == "site"
    assert contents(project / "site") == last_good_site


def test_a_file_that_may_not_grow_is_told_and_the_last_good_site_stays(project: Path, last_good_site: dict[str, bytes]):
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        " sys.argv[1:] = ['site', '-d', 'site']; runpy.run_module('macros', run_name='__main__', alter_sys=True)"
    )
    if sys.platform == "win32":
        pytest.skip("Windows sets no limit to how large a file may become")
    outcome = run([sys.executable, "-B", "-c", limited], project)
    assert_told_without_harm(outcome, project, last_good_site)
    assert "Håndboka ble ikke bygd: " in outcome.output
