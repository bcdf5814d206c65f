"""Whole builds that must not harm anything: whatever they are told to build in, whatever ends them, whatever the cache holds."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.publishing import MARK, Grounds, Publication
from tests.site.building import PROJECT, Outcome, command, contents, run, small_project
from tests.site.built import built as built_by_one
from tests.site.test_serve import serving


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `built` is a copy of; `temporary_of` tells the system's temporary folder, as its build saw it."""

    def build(folder: Path) -> Outcome:
        temporary_of(folder).mkdir()
        return make_on_one_core(small_project(folder), TMPDIR=str(temporary_of(folder)))

    return built_by_one("safe-ground", build, tmp_path_factory)


def temporary_of(project: Path) -> Path:
    """The system's temporary folder, as a build of a project sees it."""
    return project.with_name(f"{project.name}-temp")


@pytest.fixture
def built(tmp_path: Path, built_once: Path) -> Path:
    """A project of its own with its site, its PDFs among it, and a cache of its own with all that the build kept."""
    return Path(shutil.copytree(built_once, tmp_path / "prosjekt"))


@pytest.fixture
def project(tmp_path: Path, built_once: Path) -> Path:
    """A project where nothing has been built, and only the typefaces are kept: cutting them takes longer than all the rest."""
    folder = small_project(tmp_path / "prosjekt")
    shutil.copytree(built_once / ".cache" / "fonts", folder / ".cache" / "fonts")
    return folder


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The system's temporary folder, as the builds of a test see it."""
    (tmp_path / "temp").mkdir()
    return tmp_path / "temp"


def make(project: Path, *options: str, **env: str) -> Outcome:
    """`make site`, with PDFs unless the options say otherwise."""
    return run(command("site", *(options or ("--require-pdf",))), project, env=env)


# To begin a process that draws takes longer than to draw a few sheets: where it does not matter who draws, one does.
_ON_ONE_CORE = "import os; os.cpu_count = lambda: 1\n"
_MAKES = (
    "import runpy, sys\n"
    "sys.argv[1:] = ['site', '--require-pdf', *sys.argv[1:]]\n"
    "runpy.run_module('macros', run_name='__main__', alter_sys=True)"
)


def make_on_one_core(project: Path, *options: str, **env: str) -> Outcome:
    """The same with PDFs, where few are to be made."""
    return run([sys.executable, "-c", _ON_ONE_CORE + _MAKES, *options], project, env=env)


def left_over(project: Path) -> list[str]:
    """What lies in a project that is neither a source, a site nor kept for the next build."""
    known = {"docs", "macros", "overrides", "mkdocs.yml", "site"}
    cache = [path for path in (project / ".cache").glob("*/*") if not path.is_file()]
    beside = [path for path in project.iterdir() if path.name not in {*known, ".cache"}]
    return [path.relative_to(project).as_posix() for path in [*beside, *cache, *(project / ".cache").glob("tmp")]]


def forget_sheets(project: Path, count: int) -> None:
    """Lets so many PDFs be made again: the smallest, which are sheets and take least time."""
    kept = sorted((project / ".cache" / "pdf").iterdir(), key=lambda file: (file.stat().st_size, file.name))
    assert len(kept) > count
    for file in kept[:count]:
        file.unlink()


# --- the target -----------------------------------------------------------------------------------


def _in_settings(project: Path) -> list[str]:
    settings = project / "mkdocs.yml"
    settings.write_text(f"site_dir: viktig\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    return command("site", "--no-pdf")


_MKDOCS = (sys.executable, "-m", "mkdocs", "build")
_WAYS_IN: dict[str, Callable[[Path], list[str]]] = {
    "make site -d": lambda _: command("site", "-d", "viktig"),
    "make folder -d": lambda _: command("folder", "--site-dir=viktig"),
    "site_dir in mkdocs.yml": _in_settings,
    "mkdocs build -d": lambda _: [*_MKDOCS, "-d", "viktig"],
    "mkdocs build --dirty": lambda _: [*_MKDOCS, "--dirty", "--no-strict", "-d", "viktig"],
}


@pytest.mark.parametrize("way", _WAYS_IN.values(), ids=_WAYS_IN.keys())
def test_whichever_way_a_folder_of_notes_is_named_it_is_refused(
    project: Path, way: Callable[[Path], list[str]]
) -> None:
    (project / "viktig").mkdir()
    (project / "viktig" / "notater.txt").write_text("notater", encoding="utf-8")
    words = way(project)
    before = contents(project)
    outcome = run(words, project)
    assert outcome.code == 1
    address = "mkdocs.yml:1  site_dir: " if way is _in_settings else "-d  "
    assert (
        f"{address}I «viktig» ligger det noe som håndboka ikke har laget: notater.txt. Ingenting er rørt."
        in outcome.output
    )
    assert "Traceback" not in outcome.output
    assert contents(project) == before


@pytest.mark.parametrize("target", ["docs", "docs/ny", ".", "..", "overrides", ".cache", "macros/../docs"])
def test_sources_are_refused_in_norwegian(project: Path, target: str) -> None:
    before = contents(project)
    outcome = run(command("site", "--no-pdf", "-d", target), project)
    assert outcome.code == 1
    assert "Håndboka ble ikke bygd: 1 feil." in outcome.output
    assert "should not be" not in outcome.output
    assert "Traceback" not in outcome.output
    assert contents(project) == before


def test_what_somebody_put_in_the_site_is_neither_deleted_nor_published(built: Path) -> None:
    for name in ("CNAME", ".git", "grunnlag/.htaccess", "møte.docx"):
        (built / "site" / name).write_text(name, encoding="utf-8")
    outcome = make(built, "--no-pdf")
    assert outcome.code == 0, outcome.output
    assert "I site lå noe som håndboka ikke har laget: møte.docx." in outcome.output
    assert (built / "site-til-side" / "møte.docx").read_text(encoding="utf-8") == "møte.docx"
    published = contents(built / "site")
    assert {"CNAME", ".git", "grunnlag/.htaccess", "index.html", MARK} <= published.keys()
    assert "møte.docx" not in published


def test_of_two_builds_in_one_project_the_second_says_so(built: Path) -> None:
    first = Publication(built / "site", Grounds(built, ()))
    outcome = make(built, "--no-pdf")
    assert outcome.code == 1
    assert "Håndboka bygges allerede i site, av en annen kommando." in outcome.output
    assert "Traceback" not in outcome.output
    first.end()
    assert make(built, "--no-pdf").code == 0


def test_a_site_that_is_a_link_is_built_where_it_leads(built: Path, tmp_path: Path) -> None:
    shutil.rmtree(built / "site")
    (tmp_path / "www").mkdir()
    (built / "site").symlink_to(tmp_path / "www")
    for _ in range(2):
        assert make(built, "--no-pdf").code == 0
    assert (built / "site").is_symlink()
    assert (tmp_path / "www" / "index.html").is_file()


# --- the cache ------------------------------------------------------------------------------------


def test_a_first_build_leaves_nothing_behind(built_once: Path) -> None:
    assert left_over(built_once) == []
    assert list(temporary_of(built_once).iterdir()) == []


def test_nothing_damaged_is_published_and_a_good_build_leaves_nothing_behind(built: Path, temporary: Path) -> None:
    good = contents(built / "site")
    assert [path for path in good if path.endswith(".pdf")]
    pdfs, faces = (sorted((built / ".cache" / name).iterdir()) for name in ("pdf", "fonts"))
    # Sheets are the smallest: a book takes as long to make again as many of them.
    pdfs.sort(key=lambda file: (file.stat().st_size, file.name))
    pdfs[0].write_bytes(b"")
    pdfs[1].write_bytes(pdfs[1].read_bytes()[:-100])
    pdfs[2].write_bytes(pdfs[3].read_bytes())
    pdfs[4].unlink()
    (pdfs[4] / "under").mkdir(parents=True)
    faces[0].write_bytes(b"")
    outcome = make_on_one_core(built, TMPDIR=str(temporary))
    assert outcome.code == 0, outcome.output
    assert outcome.output.count("4 filer i .cache/pdf var skadet og lages på nytt.") == 1
    assert outcome.output.count("1 fil i .cache/fonts var skadet og lages på nytt.") == 1
    assert contents(built / "site") == good
    assert "skadet" not in make(built, TMPDIR=str(temporary)).output
    assert left_over(built) == []
    assert list(temporary.iterdir()) == []


def test_a_cache_that_cannot_be_used_stops_no_build(project: Path, temporary: Path) -> None:
    shutil.rmtree(project / ".cache")
    (project / ".cache").write_text("noe annet", encoding="utf-8")
    outcome = make_on_one_core(project, "--no-books", TMPDIR=str(temporary))
    assert outcome.code == 0, outcome.output
    for name in ("pdf", "fonts"):
        assert f"Noe kan ikke legges i .cache/{name} og må lages på nytt neste gang: " in outcome.output
    assert list((project / "site").rglob("*.pdf"))
    assert list(temporary.iterdir()) == []


# --- what ends a build ----------------------------------------------------------------------------

# Ends itself when the first PDF is there and the others are being made.
_ENDS = (
    "import os, runpy, sys; from macros.paper import pdf\n"
    "pdfs, number = pdf._pdfs, int(sys.argv[1])\n"
    "def ended(*given):\n"
    "    for finished in pdfs(*given):\n"
    "        yield finished\n"
    "        print('ended here', flush=True)\n"
    "        os.kill(os.getpid(), number)\n"
    "pdf._pdfs = ended\n"
    "sys.argv.pop()\n" + _MAKES
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that another process sends")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_a_build_that_is_ended_leaves_no_process_and_no_file(built: Path, temporary: Path, name: str) -> None:
    good = contents(built / "site")
    forget_sheets(built, 4)
    env = {"TMPDIR": str(temporary)}
    # It returns when nobody can write there any more: the build, its workers and what keeps watch over them have ended.
    outcome = run([sys.executable, "-c", _ENDS, str(int(signal.Signals[name]))], built, env=env)
    assert outcome.code != 0
    assert "ended here" in outcome.output
    assert contents(built / "site") == good
    assert list(temporary.iterdir()) == []
    if name == "SIGKILL":
        # Whoever is killed cannot clear up: the next build does, whatever it makes.
        assert left_over(built) != []
        outcome = run([*_MKDOCS, "--site-dir", "site"], built, env=env)
        assert outcome.code == 0, outcome.output
    else:
        assert "Avbrutt." in outcome.output
        assert "Traceback" not in outcome.output
    assert left_over(built) == []
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that another process sends")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_whoever_is_told_to_end_answers_as_to_ctrl_and_c(name: str) -> None:
    script = (
        "import os, signal; from macros.adapter.ending import clear_up_when_ended\n"
        # As at a terminal: whoever runs the tests behind something else may not want them to hear of it.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "clear_up_when_ended()\n"
        f"try:\n    os.kill(os.getpid(), signal.{name})\n"
        "except KeyboardInterrupt:\n    print('cleared up')"
    )
    outcome = run([sys.executable, "-c", script], PROJECT)
    assert (outcome.code, outcome.output) == (0, "cleared up\n")


def _full(where: str) -> str:
    return (
        "import errno, pathlib, runpy, sys; from macros.disk import keeping\n"
        "def full(self, *_, **__):\n"
        "    raise OSError(errno.ENOSPC, 'No space left on device', str(self))\n"
        f"{where}\n{_ON_ONE_CORE}{_MAKES}"
    )


_OF_PDF = (
    "write = pathlib.Path.write_bytes\n"
    "pathlib.Path.write_bytes = lambda self, content: (full if self.suffix == '.pdf' else write)(self, content)"
)
_OF_MARK = _OF_PDF.replace("self.suffix == '.pdf'", "'relasjonshandboka' in self.name")


@pytest.mark.parametrize("where", [_OF_PDF, _OF_MARK], ids=["the PDFs", "the last file"])
def test_where_the_disk_is_full_late_in_a_build_the_old_site_stays(built: Path, where: str) -> None:
    good = contents(built / "site")
    outcome = run([sys.executable, "-c", _full(where)], built)
    assert outcome.code == 1
    assert "Håndboka ble ikke bygd: disken er full. Det gamle nettstedet står urørt." in outcome.output
    assert "Traceback" not in outcome.output
    assert contents(built / "site") == good
    assert left_over(built) == []


def test_a_disk_that_is_full_where_the_cache_lies_stops_no_build(built: Path) -> None:
    good = contents(built / "site")
    forget_sheets(built, 2)
    outcome = run([sys.executable, "-c", _full("keeping.write_whole = full")], built)
    assert outcome.code == 0, outcome.output
    told = "Noe kan ikke legges i .cache/pdf og må lages på nytt neste gang: disken er full."
    assert outcome.output.count(told) == 1
    assert contents(built / "site") == good


_ENDED_WORKER = (
    "import runpy, sys, multiprocessing; from macros.paper import pdf\n"
    "pdfs = pdf._pdfs\n"
    "def ended(*given):\n"
    "    for finished in pdfs(*given):\n"
    "        yield finished\n"
    "        [child.kill() for child in multiprocessing.active_children()]\n"
    "pdf._pdfs = ended\n" + _ON_ONE_CORE + _MAKES
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that another process sends")
def test_a_worker_that_is_killed_is_told_in_one_sentence(built: Path) -> None:
    forget_sheets(built, 4)
    outcome = run([sys.executable, "-c", _ENDED_WORKER], built)
    assert outcome.code == 1
    assert "Håndboka ble ikke bygd.\nPDF: en av prosessene som lager PDF-er, ble avsluttet utenfra" in outcome.output
    assert "MkDocs sier" not in outcome.output
    assert "Traceback" not in outcome.output
    assert left_over(built) == []


# --- while somebody writes ------------------------------------------------------------------------

_TITLE = "<h1"


def test_serving_and_building_at_once_do_each_other_no_harm_and_nothing_is_left(built: Path, temporary: Path) -> None:
    forget_sheets(built, 1)
    with serving(built, TMPDIR=str(temporary)) as server:
        server.wait_for(_TITLE, "")
        outcome = make(built)
        assert outcome.code == 0, outcome.output
        assert _TITLE in server.get("")
        server.end()
    assert "Traceback" not in server.log
    assert left_over(built) == []
    assert list(temporary.iterdir()) == []


_MKDOCS_SERVES = (sys.executable, "-m", "mkdocs", "serve")
# That the site of `mkdocs serve` lies in the same place, the test of that command tells.
_WAYS_TO_SERVE = {"make serve": (), "a clean build": (*_MKDOCS_SERVES, "--clean")}


@pytest.mark.parametrize("words", _WAYS_TO_SERVE.values(), ids=_WAYS_TO_SERVE.keys())
def test_what_a_killed_server_left_goes_with_the_next_command(
    built: Path, temporary: Path, words: tuple[str, ...]
) -> None:
    with serving(built, *words, TMPDIR=str(temporary)) as server:
        server.wait_for(_TITLE, "")
        # The page of addresses that lead nowhere.
        assert "Søk etter «" in server.get("finnes/ikke/")
    assert left_over(built) != []
    assert list(temporary.iterdir()) == []
    assert make(built, "--no-pdf").code == 0
    assert left_over(built) == []


@pytest.mark.parametrize("words", [_MKDOCS_SERVES, (*_MKDOCS_SERVES, "--clean")], ids=["plain", "clean"])
def test_mkdocs_own_command_shows_the_site_and_leaves_nothing(
    built: Path, temporary: Path, words: tuple[str, ...]
) -> None:
    with serving(built, *words, TMPDIR=str(temporary)) as server:
        server.wait_for(_TITLE, "")
        # Where the next command finds it, if this one were killed.
        assert left_over(built) != []
        assert list(temporary.iterdir()) == []
        server.end()
    assert "Traceback" not in server.log
    assert left_over(built) == []
    assert list(temporary.iterdir()) == []
