"""Where a site may be built, and how it takes the old one's place: nothing is lost that is not ours."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import publishing
from macros.publishing import MARK, Grounds, Publication, Refused

_SOURCES = ("docs", "macros", "overrides", "tests")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with sources, settings, and what tools keep there."""
    folder = tmp_path / "prosjekt"
    for name in (*_SOURCES, ".git", ".venv", "docs/tom"):
        (folder / name).mkdir(parents=True)
    for name in (*_SOURCES, ".git", ".venv"):
        (folder / name / "kilde").write_text("kilde", encoding="utf-8")
    (folder / "mkdocs.yml").touch()
    return folder


def grounds(project: Path) -> Grounds:
    return Grounds(project, tuple(project / name for name in _SOURCES))


def publish(project: Path, site: Path, **pages: str) -> str | None:
    """Builds a site of a few pages; gives what is told in the end."""
    publication = Publication(site, grounds(project))
    for name, text in {"index": "forside", **pages}.items():
        write(publication.work, **{name: text})
    publication.done()
    return publication.end()


def write(folder: Path, **files: str) -> None:
    """Writes pages; two lines in a name make a folder."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    """Every file and link below a folder, with its text or where it leads; without marks."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file() and path.name != MARK:
            found[name] = path.read_text(encoding="utf-8")
    return found


# --- where a site may be built --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["site", "site-mappe", "public", "ut/av/huset", "../ved siden av"])
def test_a_new_folder_outside_the_sources_is_taken(project: Path, name: str) -> None:
    assert publish(project, project / name) is None
    assert tree(project / name) == {"index.html": "forside"}


def test_an_empty_folder_and_one_with_what_stays_are_taken(project: Path) -> None:
    (project / "tom").mkdir()
    (project / "pages").mkdir()
    (project / "pages" / ".git").write_text("gitdir: x", encoding="utf-8")
    (project / "pages" / "CNAME").write_text("barnehage.example", encoding="utf-8")
    for name in ("tom", "pages"):
        publish(project, project / name)
    assert tree(project / "tom") == {"index.html": "forside"}
    assert tree(project / "pages") == {
        ".git": "gitdir: x",
        "CNAME": "barnehage.example",
        "index.html": "forside",
    }


def test_a_folder_with_a_mark_of_ours_is_taken_wherever_it_was_carried(project: Path, tmp_path: Path) -> None:
    publish(project, project / "site", gammel="gammel")
    shutil.move(project / "site", tmp_path / "et annet sted")
    assert publish(project, tmp_path / "et annet sted") is None
    assert tree(tmp_path / "et annet sted") == {"index.html": "forside"}


def _link(project: Path, to: Path | str) -> Path:
    (project / "lenke").symlink_to(to)
    return project / "lenke"


_REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "docs": (lambda project: project / "docs", "ligger i mappa docs"),
    "an empty folder in docs": (lambda project: project / "docs" / "tom", "ligger i mappa docs"),
    "a new folder in docs": (lambda project: project / "docs" / "ny" / "mappe", "ligger i mappa docs"),
    "overrides": (lambda project: project / "overrides", "ligger i mappa overrides"),
    "macros": (lambda project: project / "macros", "ligger i mappa macros"),
    "tests": (lambda project: project / "tests" / "output", "ligger i mappa tests"),
    ".git": (lambda project: project / ".git", "skjult mappe"),
    ".venv": (lambda project: project / ".venv" / "ny", "skjult mappe"),
    "a new hidden folder": (lambda project: project / ".ny", "skjult mappe"),
    "the project": (lambda project: project, "mer enn nettstedet"),
    "its parent": (lambda project: project.parent, "mer enn nettstedet"),
    "the root": (lambda _: Path("/"), "mer enn nettstedet"),
    "the home folder": (lambda _: Path("~").expanduser(), "mer enn nettstedet"),
    "two dots": (lambda project: project / "site" / ".." / "docs", "ligger i mappa docs"),
    "a link to docs": (lambda project: _link(project, "docs"), "ligger i mappa docs"),
    "below a link to docs": (lambda project: _link(project, "docs") / "ny", "ligger i mappa docs"),
    "a link to the project": (lambda project: _link(project, "."), "mer enn nettstedet"),
    "a link to itself": (lambda project: _link(project, "lenke"), "fører til noen mappe"),
    "a link to a disk that is out": (lambda project: _link(project, "/mnt/borte/disk"), "fører til noen mappe"),
    "a home that only a shell knows": (lambda project: project / "~" / "site", "skriv hele stien"),
    "blanks": (lambda project: project / " ", "bare mellomrom"),
    "a file": (lambda project: project / "mkdocs.yml", "er en fil"),
    "below a file": (lambda project: project / "mkdocs.yml" / "site", "kan ikke skrives"),
}


@pytest.mark.parametrize(("target", "told"), _REFUSED.values(), ids=_REFUSED.keys())
def test_sources_and_what_holds_more_than_a_site_are_refused_and_nothing_is_touched(
    project: Path, target: Callable[[Path], Path], told: str
) -> None:
    site = target(project)
    before = tree(project.parent)
    folders = sorted(path for path in project.rglob("*") if path.is_dir())
    with pytest.raises(Refused, match=told):
        Publication(site, grounds(project))
    assert tree(project.parent) == before
    assert sorted(path for path in project.rglob("*") if path.is_dir()) == folders


@pytest.mark.parametrize("marked", [False, True])
def test_a_source_folder_is_refused_even_if_it_is_empty_or_bears_a_mark(project: Path, marked: bool) -> None:
    publish(project, project / "site")
    for source in _SOURCES:
        (project / source / "kilde").unlink()
        if marked:
            shutil.copy(project / "site" / MARK, project / source)
        with pytest.raises(Refused, match=f"mappa {source}"):
            Publication(project / source, grounds(project))


@pytest.mark.parametrize("way", ["as it is", "through a link"])
def test_a_folder_with_something_else_in_it_is_refused_by_name_of_what_lies_there(project: Path, way: str) -> None:
    notes = project / "viktig"
    notes.mkdir()
    (notes / "notater.txt").write_text("notater", encoding="utf-8")
    # The name of a site does not help where it leads elsewhere.
    site = notes
    if way == "through a link":
        site = project / "site"
        site.symlink_to("viktig")
    with pytest.raises(Refused, match=r"noe som håndboka ikke har laget: notater\.txt\. Ingenting er rørt"):
        Publication(site, grounds(project))
    assert tree(notes) == {"notater.txt": "notater"}
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".")) == [".git", ".venv"]


@pytest.mark.skipif(os.path.normcase("A") == "A" and not Path("/PROC").exists(), reason="case counts on this system")
def test_another_case_is_the_same_folder(project: Path) -> None:
    with pytest.raises(Refused, match="mappa docs"):
        Publication(project / "DOCS" / "ny", grounds(project))


def test_a_folder_reached_by_another_name_is_known_by_what_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a disk is bound in twice, or case does not count: no link says that the two are one."""
    twin = project.parent / "tvilling"
    twin.mkdir()
    same = Path.samefile
    monkeypatch.setattr(
        Path, "samefile", lambda one, other: same(*(project / "docs" if p == twin else p for p in (one, other)))
    )
    with pytest.raises(Refused, match="mappa docs"):
        Publication(twin / "ny", grounds(project))


def test_a_whole_disk_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "disk").mkdir()
    monkeypatch.setattr(publishing.os.path, "ismount", lambda path: path == project / "disk")
    with pytest.raises(Refused, match=r"en hel disk og kan ikke byttes ut\. Velg en mappe på den: -d .*disk/handbok"):
        Publication(project / "disk", grounds(project))


@pytest.mark.parametrize(("number", "told"), [(errno.EROFS, "disken kan bare leses"), (errno.ENOSPC, "disken er full")])
def test_a_place_where_nothing_can_be_written_is_told_and_nothing_is_left(
    project: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    make = Path.mkdir

    def refuses(self: Path, *options: object, **named: object) -> None:
        if self.name.endswith("-ny"):
            raise OSError(number, os.strerror(number), str(self))
        make(self, *options, **named)

    before = tree(project)
    monkeypatch.setattr(Path, "mkdir", refuses)
    with pytest.raises(Refused, match=told):
        Publication(project / "ny" / "site", grounds(project))
    assert tree(project) == before
    assert not (project / "ny").exists()


# --- whose files are whose ------------------------------------------------------------------------


def test_what_the_old_site_had_goes_and_what_somebody_put_there_is_laid_aside(project: Path) -> None:
    publish(project, project / "site", gammel__side="gammel", felles="gammel")
    (project / "site" / "gammel" / "notater.txt").write_text("notater", encoding="utf-8")
    (project / "site" / "bilder").symlink_to(project / "docs")
    told = publish(project, project / "site", felles="ny")
    assert told == (
        "I site lå noe som håndboka ikke har laget: bilder, gammel/notater.txt. "
        "Det er ikke slettet, men flyttet til site-til-side."
    )
    assert tree(project / "site") == {"felles.html": "ny", "index.html": "forside"}
    assert tree(project / "site-til-side") == {
        "bilder": f"-> {project / 'docs'}",
        "gammel/notater.txt": "notater",
    }
    assert (project / "docs" / "kilde").exists()


def test_a_file_of_somebodys_with_the_name_of_a_new_page_is_laid_aside_too(project: Path) -> None:
    publish(project, project / "site")
    write(project / "site", ny="en annens")
    assert "ny.html" in (publish(project, project / "site", ny="vår") or "")
    assert tree(project / "site-til-side") == {"ny.html": "en annens"}
    assert tree(project / "site")["ny.html"] == "vår"


def test_what_is_laid_aside_never_meets_what_was(project: Path) -> None:
    for text in ("første", "andre"):
        publish(project, project / "site")
        write(project / "site", notat=text)
    publish(project, project / "site")
    assert [tree(project / name) for name in ("site-til-side", "site-til-side-2")] == [
        {"notat.html": "første"},
        {"notat.html": "andre"},
    ]


def test_a_folder_named_site_without_a_mark_loses_only_what_the_new_one_holds_too(project: Path) -> None:
    write(project / "site", index="en annens", lik="lik", notat="notater")
    told = publish(project, project / "site", lik="lik")
    assert "index.html, notat.html" in (told or "")
    assert tree(project / "site") == {"index.html": "forside", "lik.html": "lik"}
    assert tree(project / "site-til-side") == {"index.html": "en annens", "notat.html": "notater"}


def test_what_somebody_has_changed_or_put_in_the_place_of_a_page_is_laid_aside(project: Path) -> None:
    publish(project, project / "site", endret="vår", lenke="vår", urørt="vår")
    write(project / "site", endret="en annens")
    (project / "site" / "lenke.html").unlink()
    (project / "site" / "lenke.html").symlink_to(project / "docs" / "kilde")
    told = publish(project, project / "site", endret="ny")
    assert "endret.html, lenke.html" in (told or "")
    assert tree(project / "site-til-side") == {
        "endret.html": "en annens",
        "lenke.html": f"-> {project / 'docs' / 'kilde'}",
    }
    assert tree(project / "site") == {"endret.html": "ny", "index.html": "forside"}


def test_a_mark_that_was_copied_or_edited_gives_nobodys_files_away(project: Path) -> None:
    publish(project, project / "site")
    (project / "viktig").mkdir()
    write(project / "viktig", index="min forside", notat="notater")
    mark = (project / "site" / MARK).read_text(encoding="utf-8")
    (project / "viktig" / MARK).write_text(f"{mark}notat.html\n{'0' * 32}  notat.html\n", encoding="utf-8")
    told = publish(project, project / "viktig")
    assert "index.html, notat.html" in (told or "")
    assert tree(project / "viktig-til-side") == {"index.html": "min forside", "notat.html": "notater"}


def _first_edition(folder: Path) -> None:
    write(folder, index="gammel", moter__gammel__index="gammel", grunnlag__lek__index="gammel")
    (folder / "handbook.json").write_text(json.dumps({"title": "Håndboka", "modules": []}), encoding="utf-8")
    for name in (
        "sitemap.xml",
        "search/search_index.json",
        "assets/reading.css",
        "grunnlag/lek/lek.pdf",
        "grunnlag/lek/ark/lek-a.pdf",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


@pytest.mark.parametrize("name", ["site", "et sted"])
def test_a_site_of_the_first_edition_is_known_and_replaced(project: Path, name: str) -> None:
    _first_edition(project / name)
    (project / name / "referat.pdf").write_text("notater", encoding="utf-8")
    (project / name / "grunnlag" / "notater.txt").write_text("notater", encoding="utf-8")
    told = publish(project, project / name)
    assert "referat.pdf, grunnlag/notater.txt" in (told or "")
    assert tree(project / name) == {"index.html": "forside"}
    assert tree(project / f"{name}-til-side") == {"grunnlag/notater.txt": "notater", "referat.pdf": "notater"}


def test_what_begins_with_a_dot_and_cname_stays(project: Path) -> None:
    site = project / "site"
    publish(project, site, side__under="gammel", borte__under="gammel")
    (site / ".git").mkdir()
    for name in (".git/HEAD", ".nojekyll", "CNAME", "side/.htaccess", "borte/.htaccess"):
        (site / name).write_text(name, encoding="utf-8")
    (site / ".lenke").symlink_to(project / "docs")
    told = publish(project, site, side__under="ny")
    assert tree(site) == {
        ".git/HEAD": ".git/HEAD",
        ".lenke": f"-> {project / 'docs'}",
        ".nojekyll": ".nojekyll",
        "CNAME": "CNAME",
        "index.html": "forside",
        "side/.htaccess": "side/.htaccess",
        "side/under.html": "ny",
    }
    # Its folder is gone: it stays, but not in the site.
    assert tree(project / "site-til-side") == {"borte/.htaccess": "borte/.htaccess"}
    assert "borte/.htaccess" in (told or "")


def test_a_site_that_lost_its_hidden_files_on_the_way_is_known(project: Path) -> None:
    _first_edition(project / "kopi")
    (project / "kopi" / "assets" / "reading.css").rename(project / "kopi" / "assets" / "reading.0a1b2c3d.css")
    assert publish(project, project / "kopi") is None
    assert tree(project / "kopi") == {"index.html": "forside"}


@pytest.mark.parametrize("mark", ["", "notater\n", "\ud800"], ids=["empty", "a text", "no text"])
def test_a_file_with_the_marks_name_is_no_mark(project: Path, mark: str) -> None:
    (project / "viktig").mkdir()
    (project / "viktig" / "notater").touch()
    (project / "viktig" / MARK).write_bytes(mark.encode("utf-8", "surrogatepass"))
    with pytest.raises(Refused, match="notater"):
        Publication(project / "viktig", grounds(project))


def test_a_mark_that_names_files_elsewhere_has_no_effect_there(project: Path) -> None:
    publish(project, project / "site")
    with (project / "site" / MARK).open("a", encoding="utf-8") as mark:
        content = hashlib.sha256(b"kilde").hexdigest()[:32]
        mark.writelines(f"{content}  {path}\n" for path in ("../docs/kilde", f"{project}/docs/kilde", "docs/kilde"))
    (project / "site" / "docs").symlink_to(project / "docs")
    publish(project, project / "site")
    assert (project / "docs" / "kilde").exists()


def test_a_site_that_is_a_link_stays_one_and_its_target_gets_the_new_site(project: Path, tmp_path: Path) -> None:
    publish(project, tmp_path / "www" / "handbok", gammel="gammel")
    (project / "site").symlink_to(tmp_path / "www" / "handbok")
    for _ in range(2):
        assert publish(project, project / "site") is None
    assert (project / "site").is_symlink()
    assert tree(tmp_path / "www") == {"handbok/index.html": "forside"}


def test_who_may_read_the_site_stays_as_it_was(project: Path) -> None:
    publish(project, project / "site")
    (project / "site").chmod(0o750)
    publish(project, project / "site")
    assert (project / "site").stat().st_mode & 0o777 == 0o750


def test_the_mark_says_what_it_is_and_names_every_file(project: Path) -> None:
    publish(project, project / "site", å="æøå", under__side="x")
    lines = (project / "site" / MARK).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Filene som står under, er laget av Relasjonshåndboka."
    assert [line.partition("  ")[2] for line in lines[3:]] == ["index.html", "å.html", "under/side.html"]
    assert {line.partition("  ")[0] for line in lines[3:]} == {
        hashlib.sha256(text.encode()).hexdigest()[:32] for text in ("forside", "æøå", "x")
    }


# --- builds that fail, are killed, or meet --------------------------------------------------------


@pytest.mark.parametrize("had", [False, True])
def test_a_build_that_fails_leaves_everything_as_it_was(project: Path, had: bool) -> None:
    if had:
        publish(project, project / "ut" / "site", gammel="gammel")
    before = tree(project)
    publication = Publication(project / "ut" / "site", grounds(project))
    write(publication.work, index="halv")
    publication.done()
    publication.failed()
    assert publication.end() is None
    assert tree(project) == before
    assert (project / "ut").exists() == had


def _file(path: Path) -> None:
    path.write_text("rester", encoding="utf-8")


def _folder(path: Path) -> None:
    (path / "under").mkdir(parents=True)
    (path / "under" / "index.html").write_text("rester", encoding="utf-8")


def _dead_link(path: Path) -> None:
    path.symlink_to("borte")


def _link_to_sources(path: Path) -> None:
    path.symlink_to(path.parent / "docs")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    # Its address may not be long: bound from where it lies.
    before = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(path.name)
    os.chdir(before)


@pytest.mark.parametrize("what", ["ny", "gammel", "bygges"])
@pytest.mark.parametrize("leave", [_file, _folder, _dead_link, _link_to_sources, _pipe, _socket])
def test_left_overs_of_any_kind_block_no_build_and_are_gone_after_it(
    project: Path, what: str, leave: Callable[[Path], None]
) -> None:
    publish(project, project / "site", gammel="gammel")
    before = tree(project / "docs")
    leave(project / f".site-{what}")
    for _ in range(2):
        publish(project, project / "site")
    assert tree(project / "site") == {"index.html": "forside"}
    assert tree(project / "docs") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


@pytest.mark.parametrize("what", ["ny", "gammel", "bygges"])
def test_what_somebody_has_under_a_name_that_we_need_is_laid_aside_and_told(project: Path, what: str) -> None:
    site = project / "ut" / "hb"
    for place in ("file", "folder"):
        theirs = site.parent / f".hb-{what}"
        theirs.parent.mkdir(exist_ok=True)
        if place == "folder":
            theirs.mkdir()
        (theirs / "notat.txt" if place == "folder" else theirs).write_text(place, encoding="utf-8")
        told = publish(project, site) or ""
        assert "Det er ikke slettet, men flyttet til hb-til-side" in told
    kept = {path: text for path, text in tree(site.parent).items() if "til-side" in path}
    assert sorted(kept.values()) == ["file", "folder"]
    assert tree(site) == {"index.html": "forside"}


def test_a_half_built_site_of_a_build_that_was_killed_is_removed_without_a_word(project: Path) -> None:
    words = [sys.executable, "-c", _KILLED, str(project / "site")]
    subprocess.run(words, cwd=Path(__file__).parents[2], check=False)
    assert tree(project / ".site-ny") == {"index.html": "halv"}
    assert publish(project, project / "site") is None
    assert sorted(path.name for path in project.iterdir() if "site" in path.name) == ["site"]


@pytest.mark.parametrize("what", ["ny", "gammel"])
@pytest.mark.parametrize("number", ["-2024", "-2024-10-01", "-", "-notater"])
def test_what_only_looks_like_a_left_over_is_somebodys(project: Path, what: str, number: str) -> None:
    theirs = project / f".site-{what}{number}"
    theirs.mkdir()
    (theirs / "notater").write_text("notater", encoding="utf-8")
    publish(project, project / "site")
    assert tree(theirs) == {"notater": "notater"}


def test_a_build_that_was_ended_as_it_took_the_old_site_away_leaves_nothing_to_lay_aside(project: Path) -> None:
    site = project / "site"
    publish(project, site, gammel="gammel", også="gammel")
    removed: list[Path] = []
    unlink = Path.unlink

    def ended(self: Path, missing_ok: bool = False) -> None:
        removed.append(self)
        if len(removed) == 2:
            raise KeyboardInterrupt
        unlink(self, missing_ok=missing_ok)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "unlink", ended)
        with pytest.raises(KeyboardInterrupt):
            publish(project, site)
    assert publish(project, site) is None
    assert tree(site) == {"index.html": "forside"}
    assert sorted(path.name for path in project.iterdir() if "site" in path.name) == ["site"]


def test_what_is_laid_aside_for_a_build_that_was_killed_is_told(project: Path) -> None:
    publish(project, project / "site")
    _folder(project / ".site-gammel")
    publication = Publication(project / "site", grounds(project))
    assert "under/index.html. Det er ikke slettet, men flyttet til site-til-side" in (publication.end() or "")


@pytest.mark.parametrize("what", ["ny", "gammel"])
def test_left_overs_that_cannot_be_removed_block_no_build(
    project: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(project, project / "site", gammel="gammel")
    _folder(project / f".site-{what}")
    monkeypatch.setattr(publishing, "remove", lambda _: None)
    unlink, rename = Path.unlink, Path.rename

    def stuck(how: Callable[..., object]) -> Callable[..., object]:
        def refuse(self: Path, *more: object, **named: object) -> object:
            if self == project / f".site-{what}" or f".site-{what}" in map(str, self.parts):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
            return how(self, *more, **named)

        return refuse

    monkeypatch.setattr(Path, "unlink", stuck(unlink))
    monkeypatch.setattr(Path, "rename", stuck(rename))
    publish(project, project / "site")
    assert tree(project / "site") == {"index.html": "forside"}


_KILLED = (
    "import os, sys; from pathlib import Path; from macros.publishing import Grounds, Publication\n"
    "publication = Publication(Path(sys.argv[1]), Grounds(Path(sys.argv[1]).parent, ()))\n"
    "(publication.work / 'index.html').write_text('halv'); os._exit(9)"
)
_CRASHES = (
    "import os, sys; from pathlib import Path; from macros.publishing import Grounds, Publication\n"
    "publication = Publication(Path(sys.argv[1]), Grounds(Path(sys.argv[1]).parent, ()))\n"
    "(publication.work / 'index.html').write_text('ny'); publication.done()\n"
    "rename, left = Path.rename, int(sys.argv[2])\n"
    "def crash(self, target):\n"
    "    global left\n"
    "    if not left: os._exit(9)\n"
    "    left -= 1; return rename(self, target)\n"
    "Path.rename = crash\n"
    "publication.end(); os._exit(9)"
)


@pytest.mark.parametrize("renames", range(4))
def test_a_crash_at_any_step_of_the_change_never_loses_the_last_good_site(project: Path, renames: int) -> None:
    publish(project, project / "site", gammel="gammel")
    (project / "site" / "CNAME").write_text("barnehage.example", encoding="utf-8")
    (project / "site" / "notater.txt").write_text("notater", encoding="utf-8")
    words = [sys.executable, "-c", _CRASHES, str(project / "site"), str(renames)]
    subprocess.run(words, cwd=Path(__file__).parents[2], check=False)
    # The next build finds a site, whether it succeeds or not.
    publication = Publication(project / "site", grounds(project))
    publication.end()
    assert tree(project / "site")["index.html"] == ("forside" if renames < 2 else "ny")
    publish(project, project / "site")
    assert tree(project / "site") == {"CNAME": "barnehage.example", "index.html": "forside"}
    assert tree(project / "site-til-side") == {"notater.txt": "notater"}
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_a_folder_in_use_is_told_and_the_old_site_is_where_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(project, project / "site", gammel="gammel")
    before = tree(project / "site")
    rename = Path.rename

    def in_use(self: Path, target: Path) -> Path:
        if self.name == ".site-ny":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", in_use)
    with pytest.raises(Refused, match="mappa site er i bruk"):
        publish(project, project / "site")
    assert tree(project / "site") == before


def test_of_two_builds_into_one_folder_the_second_says_so_and_harms_nothing(project: Path) -> None:
    first = Publication(project / "site", grounds(project))
    write(first.work, index="den første")
    (project / "lenke").symlink_to("site")
    for site in ("site", "docs/../site", "lenke"):
        with pytest.raises(Refused, match=r"bygges allerede i .*, av en annen kommando"):
            Publication(project / site, grounds(project))
    first.done()
    first.end()
    assert tree(project / "site") == {"index.html": "den første"}
    assert publish(project, project / "site") is None


def test_two_builds_into_two_folders_do_each_other_no_harm(project: Path) -> None:
    one, other = (Publication(project / name, grounds(project)) for name in ("site", "site-mappe"))
    for publication in (one, other):
        write(publication.work, index=publication.site.name)
        publication.done()
    for publication in (other, one):
        publication.end()
    for name in ("site", "site-mappe"):
        assert tree(project / name) == {"index.html": name}


def test_everything_is_on_the_disk_before_the_site_has_its_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publication = Publication(project / "site", grounds(project))
    write(publication.work, index="ny")
    there: list[tuple[bool, bool]] = []
    monkeypatch.setattr(
        publishing.os, "sync", lambda: there.append(((publication.work / MARK).exists(), publication.site.exists()))
    )
    publication.done()
    publication.end()
    assert there == [(True, False)]


# --- a site of which some files get other contents -------------------------------------------------


def _amended(site: Path, mark: str, **pages: str) -> str | None:
    contents = {f"{name}.html": text.encode() for name, text in pages.items()}
    return publishing.amend(site, mark, contents)


@pytest.fixture
def site(project: Path) -> Path:
    """A site of two pages."""
    publish(project, project / "site", om="om")
    return project / "site"


def test_some_files_get_other_contents_and_all_else_stays(site: Path) -> None:
    before = (site / "om.html").stat()
    mark = publishing.mark_of(site)
    assert mark
    new = _amended(site, mark, index="ny forside")
    assert tree(site) == {"index.html": "ny forside", "om.html": "om"}
    assert (site / "om.html").stat() == before
    assert new == publishing.mark_of(site) != mark
    assert not [path for path in site.parent.iterdir() if path.name.startswith(".site")]


def test_nothing_is_touched_of_a_site_with_another_mark_nor_while_somebody_builds(site: Path, project: Path) -> None:
    mark = publishing.mark_of(site)
    assert mark
    assert _amended(site, "another", index="ny") is None
    assert _amended(site, mark, ny="en ny side") is None
    publication = Publication(site, grounds(project))
    assert _amended(site, mark, index="ny") is None
    publication.end()
    (site.parent / ".site-gammel").mkdir()
    assert _amended(site, mark, index="ny") is None
    assert tree(site) == {"index.html": "forside", "om.html": "om"}


def test_what_ends_half_way_is_ours_for_the_next_build(
    site: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, plain = publishing.mark_of(site), publishing.write_whole
    assert mark

    def cut_off(file: Path, content: bytes, *others: Path, **options: bool) -> None:
        if file.name == "om.html":
            raise OSError(errno.ENOSPC, "full")
        plain(file, content, *others, **options)

    monkeypatch.setattr(publishing, "write_whole", cut_off)
    with pytest.raises(OSError, match="full"):
        _amended(site, mark, index="ny", om="ny")
    monkeypatch.undo()
    assert tree(site) == {"index.html": "ny", "om.html": "om"}
    # It is neither what it was nor what it should be.
    assert publishing.mark_of(site) is None
    assert publish(project, site) is None
    assert tree(site) == {"index.html": "forside"}
    assert sorted(path.name for path in project.iterdir() if "site" in path.name) == ["site"]
