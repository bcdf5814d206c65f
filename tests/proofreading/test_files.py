"""What lies in docs beside its pages: told, or left alone because a system left it; never published by accident."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.build import Build
from macros.content.edition import Edition

ROOT = Path(__file__).parents[2]
LISTED = "fil: ingen side bruker fila; lenk til den fra siden den hører til, eller flytt den ut av docs"
OFFICE = (
    "fil: et kontordokument blir ikke publisert, for det kan ha navn og endringer i seg; lag en PDF som en side lenker til,"
    " eller flytt fila ut av docs"
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'

_TOLD = {
    "grunnlag/referat.docx": OFFICE,
    "grunnlag/Liste over barn.xlsx": OFFICE,
    "alt.zip": "fil: slike filer blir ikke publisert; flytt fila ut av docs",
    "grunnlag/notat.odt": OFFICE,
    "grunnlag/side.html": "fil: HTML-filer blir ikke publisert; skriv siden som en .md-fil",
    "grunnlag/leken.md.txt": (
        "filnavn: en side er en vanlig fil som ender på .md; gi fila navnet «leken.md», eller flytt den ut av docs"
        " (Windows skjuler endelser: slå på «Filtyper» under Vis i Filutforsker)"
    ),
    "grunnlag/ny.MD": "filnavn: en side er en vanlig fil som ender på .md; gi fila navnet «ny.md»",
    "grunnlag/ny.markdown": "filnavn: en side er en vanlig fil som ender på .md; gi fila navnet «ny.md»",
    "grunnlag/ny.mdx": "filnavn: en side er en vanlig fil som ender på .md; gi fila navnet «ny.md»",
    "data/ordliste.yml": "fil: ukjent datafil, som ingenting leser; flytt den ut av docs; mente du «glossary»?",
    "data/source.yml": "fil: ukjent datafil, som ingenting leser; flytt den ut av docs; mente du «sources»?",
    "data/sources.yaml": "fil: fila blir ikke lest; gi den navnet «sources.yml»",
    "data/Glossary.yml.txt": "fil: fila blir ikke lest; gi den navnet «glossary.yml»",
    "data/barn.csv": "fil: ukjent datafil, som ingenting leser; flytt den ut av docs",
    "sources.yml": "fil: data ligger i docs/data; flytt fila dit, eller ut av docs",
    "grunnlag/tegning.svg": LISTED,
    "grunnlag/skjema.pdf": LISTED,
    "grunnlag/IMG_1.HEIC": LISTED,
    "grunnlag/skann.tiff": "fil: nettlesere viser ikke slike bilder; lagre bildet som .jpg eller .png",
    "grunnlag/film.mp4": "fil: film og lyd blir ikke publisert; legg den et annet sted, og lenk dit",
    "grunnlag/ukjent.xyz": "fil: filer av dette slaget blir ikke publisert; flytt fila ut av docs",
    "grunnlag/uten": "fil: filer av dette slaget blir ikke publisert; flytt fila ut av docs",
}
_COPIES = (
    "leken (1).md",
    "leken - Kopi.md",
    "leken - Kopi (2).md",
    "leken-DESKTOP-1A2B.md",
    "leken-PC-kontor.md",
    "leken (Karis konfliktkopi 2026-11-22).md",
    "leken.sync-conflict-20261122-101500-ABCDEFG.md",
    "leken-kopi.md",
)
_LEFT_BEHIND = (
    ".DS_Store",
    "grunnlag/Thumbs.db",
    "grunnlag/desktop.ini",
    "grunnlag/._leken.md",
    "grunnlag/~$referat.docx",
    "grunnlag/.~lock.referat.odt#",
    "grunnlag/.leken.md.swp",
    "grunnlag/.#leken.md",
    ".gitkeep",
)
_BACKUPS = ("grunnlag/leken.md~", "grunnlag/leken.md.bak", "grunnlag/leken.md.orig", "grunnlag/leken.tmp")


def _write(docs: Path, name: str, content: str = "noe") -> None:
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text(content, encoding="utf-8")


def _told(built: Build) -> list[str]:
    return [str(problem) for problem in built.problems]


@pytest.mark.parametrize("name", _TOLD)
def test_what_is_no_page_and_nothing_shows_is_told_and_not_published(
    name: str, docs: Path, build: Callable[[], Build]
) -> None:
    _write(docs, name)
    built = build()
    assert _told(built) == [f"docs/{name}  {_TOLD[name]}"]
    assert not built.is_published(name)


@pytest.mark.parametrize("name", _COPIES)
def test_a_copy_that_a_program_made_is_known_by_its_name(name: str, docs: Path, build: Callable[[], Build]) -> None:
    _write(docs, f"grunnlag/{name}", (docs / "grunnlag/leken.md").read_text(encoding="utf-8"))
    message = "fil: ser ut som en kopi av «leken.md»; ta vare på det du trenger, og slett kopien"
    assert f"docs/grunnlag/{name}  {message}" in _told(build())


def test_a_longer_name_is_no_copy(docs: Path, build: Callable[[], Build]) -> None:
    text = (docs / "grunnlag/leken.md").read_text(encoding="utf-8")
    _write(docs, "grunnlag/leken-ute.md", text.replace("title: Inn i leken", "title: Ute"))
    assert not any("kopi" in problem for problem in _told(build()))


@pytest.mark.parametrize("name", _LEFT_BEHIND)
def test_what_a_system_leaves_behind_is_let_alone_and_not_published(
    name: str, docs: Path, build: Callable[[], Build]
) -> None:
    _write(docs, name)
    built = build()
    assert _told(built) == []
    assert not built.is_published(name)


@pytest.mark.parametrize("name", _BACKUPS)
def test_a_backup_is_told_does_not_stop_and_is_not_published(name: str, docs: Path, build: Callable[[], Build]) -> None:
    _write(docs, name)
    built = build()
    message = "en reservekopi eller en halvferdig fil blir ikke publisert; slett den, eller flytt den ut av docs"
    assert _told(built) == [f"docs/{name}  advarsel: fil: {message}"]
    assert not built.is_published(name)


def test_a_hidden_file_or_folder_is_told_and_not_read(docs: Path, build: Callable[[], Build]) -> None:
    _write(docs, ".hemmelig/side.md")
    _write(docs, ".env")
    assert _told(build()) == [
        "docs/.hemmelig  advarsel: fil: mappa er skjult og blir ikke publisert; slett den, eller flytt den ut av docs",
        "docs/.env  advarsel: fil: fila er skjult og blir ikke publisert; slett den, eller flytt den ut av docs",
    ]


def test_a_link_out_of_docs_is_told(docs: Path, build: Callable[[], Build], tmp_path: Path) -> None:
    (tmp_path / "barn.pdf").write_text("hemmelig", encoding="utf-8")
    (docs / "barn.pdf").symlink_to(tmp_path / "barn.pdf")
    assert _told(build()) == [
        "docs/barn.pdf  fil: fila er en snarvei (lenke) ut av docs; legg selve fila her, eller slett den"
    ]


def test_what_a_page_or_a_setting_names_is_published(docs: Path) -> None:
    _write(docs, "grunnlag/skjema.pdf", "%PDF-1.7")
    for name in ("grunnlag/tegning.svg", "logo.svg", "ekstra.css"):
        _write(docs, name, DRAWING)
    with (docs / "grunnlag/leken.md").open("a", encoding="utf-8") as page:
        page.write("\n[Skjema](skjema.pdf) og ![Tegning av et barn](tegning.svg)\n")
    edition = Edition(named=frozenset({"logo.svg", "ekstra.css"}))
    built = Build(docs, ROOT / "overrides", order=[], title="x", from_folder=False, edition=edition)
    assert _told(built) == []
    assert all(map(built.is_published, ("grunnlag/skjema.pdf", "grunnlag/tegning.svg", "logo.svg", "ekstra.css")))


def test_an_office_document_is_not_published_even_where_a_page_names_it(docs: Path, build: Callable[[], Build]) -> None:
    _write(docs, "grunnlag/referat.docx")
    with (docs / "grunnlag/leken.md").open("a", encoding="utf-8") as page:
        page.write("\n[Referatet](referat.docx)\n")
    built = build()
    assert _told(built) == [f"docs/grunnlag/referat.docx  {OFFICE}"]
    assert not built.is_published("grunnlag/referat.docx")


def test_a_page_that_is_kept_back_is_not_read_and_a_link_to_it_is_told(docs: Path) -> None:
    with (docs / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Utkastet](grunnlag/leken.md)\n")
    edition = Edition(keeps_back=lambda source: source == "grunnlag/leken.md")
    built = Build(docs, ROOT / "overrides", order=[], title="x", from_folder=False, edition=edition)
    line = len((docs / "index.md").read_text(encoding="utf-8").splitlines())
    message = "«grunnlag/leken.md» går til en side som ikke blir publisert: den er holdt utenfor i mkdocs.yml (exclude_docs eller draft_docs)"
    assert f"docs/index.md:{line}  lenke: {message}" in _told(built)
    assert "grunnlag/leken.md" not in built.handbook.pages


def test_a_page_that_the_navigation_lacks_is_told_with_the_line_to_paste(docs: Path) -> None:
    rows = [
        "nav:",
        "  - Forsiden: index.md",
        "  - Grunnlaget:",
        "      - grunnlag/leken.md",
        "      - grunnlag/borte.md",
    ]
    text = (docs / "grunnlag/leken.md").read_text(encoding="utf-8")
    _write(docs, "grunnlag/ny.md", text.replace("title: Inn i leken", "title: Ny").replace("?", " egentlig?"))
    order = ["index.md", "grunnlag/leken.md", "grunnlag/borte.md", "praksis/garderoben.md", "https://udir.no"]
    built = Build(docs, ROOT / "overrides", order=order, title="x", from_folder=False, edition=Edition(rows=rows))
    assert _told(built) == [
        "mkdocs.yml:5  nav: «grunnlag/borte.md» finnes ikke i docs; mente du «grunnlag/ny.md»?",
        "docs/grunnlag/ny.md  nav: siden mangler i nav i mkdocs.yml; lim inn «      - grunnlag/ny.md» under linje 4",
    ]


@pytest.mark.parametrize(
    ("start", "told"), [(b"%PDF-1.7\n", False), (b"\n\n%PDF-1.4\n", False), (b"PK\x03\x04word", True)]
)
def test_a_document_that_only_bears_the_ending_of_a_pdf_is_told(
    start: bytes, told: bool, docs: Path, build: Callable[[], Build]
) -> None:
    (docs / "plan.pdf").write_bytes(start)
    with (docs / "grunnlag" / "leken.md").open("a", encoding="utf-8") as opened:
        opened.write("\n[planen](../plan.pdf)\n")
    message = "docs/plan.pdf  fil: fila er ikke en PDF; åpne den i programmet den er laget i, og lagre den som PDF"
    assert [str(problem) for problem in build().problems] == ([message] if told else [])
