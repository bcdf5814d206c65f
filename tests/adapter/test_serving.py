"""While somebody writes: a port that cannot be had is told before anything is built; the page of problems shows the lines."""

from __future__ import annotations

import logging
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from macros.adapter import serving
from macros.adapter.serving import _address, _Server, _tell
from macros.adapter.stopping import NotBuilt
from macros.content.problems import Problem, report
from macros.views.problems import editor_address, problem_views


@pytest.fixture(autouse=True)
def _of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every server has a project of its own to keep its site in, and leaves nothing there."""
    monkeypatch.setattr(serving, "_PROJECT", tmp_path / "prosjekt")
    yield
    serving.clear_up()
    assert not list((tmp_path / "prosjekt").rglob("tmp"))


def refused(host: str, port: int, tmp_path: Path) -> str:
    """What is told when the server cannot listen there; the folder it would have served is gone then."""
    root = tmp_path / "mkdocs_x"
    root.mkdir()
    with pytest.raises(NotBuilt) as error:
        _Server(builder=lambda: None, host=host, port=port, root=str(root))
    assert not root.exists()
    return str(error.value.message)


def test_a_port_in_use_is_told_with_another_to_choose(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = refused("127.0.0.1", port, tmp_path)
    assert told.startswith(
        f"Håndboka vises ikke: port {port} er i bruk, kanskje av en håndbok som vises alt. Avslutt den,"
    )
    assert "velg en annen med -a 127.0.0.1:" in told


def test_addresses_and_ports_that_are_none_are_told(tmp_path: Path) -> None:
    assert refused("127.0.0.1", 99999, tmp_path).startswith(
        "Håndboka vises ikke: 99999 er ikke et portnummer (1–65535)"
    )
    assert "adressen «192.0.2.1» er ikke på denne maskinen" in refused("192.0.2.1", 8000, tmp_path)


@pytest.mark.parametrize(
    ("host", "path", "address"),
    [
        ("127.0.0.1", "/", "http://127.0.0.1:8000/"),
        ("::1", "/", "http://[::1]:8000/"),
        ("localhost", "/hb/", "http://localhost:8000/hb/"),
    ],
)
def test_the_address_that_is_told_is_one_that_browsers_take(host: str, path: str, address: str) -> None:
    assert _address(host, 8000, path) == address


def test_a_free_port_is_listened_on_at_once(tmp_path: Path) -> None:
    (tmp_path / "mkdocs_x").mkdir()
    server = _Server(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path / "mkdocs_x"))
    try:
        with socket.create_connection(server.socket.getsockname(), timeout=10):
            pass
    finally:
        server.server_close()


def test_the_site_that_is_shown_lies_where_the_next_command_finds_it(tmp_path: Path) -> None:
    (tmp_path / "mkdocs_x").mkdir()
    before = tempfile.gettempdir()
    server = _Server(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path / "mkdocs_x"))
    server.error_handler = lambda code: b"MkDocs' own"
    try:
        site = Path(server.root)
        assert not (tmp_path / "mkdocs_x").exists()
        assert site.is_relative_to(tmp_path / "prosjekt" / ".cache" / "tmp")
        # By this a build knows that nobody keeps its site.
        assert (site.parent, site.name) == (Path(tempfile.gettempdir()), "mkdocs_x")
        assert server.error_handler(404) is None
        (site / "404.html").write_text("borte", encoding="utf-8")
        assert server.error_handler(404) == b"borte"
    finally:
        server.server_close()
        serving.clear_up()
    assert not site.exists()
    assert tempfile.gettempdir() == before


def test_a_site_that_our_own_command_has_placed_stays_there(tmp_path: Path) -> None:
    root = tmp_path / "prosjekt" / ".cache" / "tmp" / "12345678" / "mkdocs_x"
    root.mkdir(parents=True)
    server = _Server(builder=lambda: None, host="127.0.0.1", port=0, root=str(root))
    server.server_close()
    assert server.root == str(root)
    shutil.rmtree(tmp_path / "prosjekt")


PROBLEMS = [
    Problem("docs/a.md", 2, "module.minutes", "må være et tall, fikk «<b>tre</b>»"),
    Problem("docs/a.md", 1, "tekst", "er rar", stops=False),
    Problem("docs/borte.md", 7, "", "fila finnes ikke"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(f"{200 * 'x'}\n   minutes: <b>tre</b>\n", encoding="utf-8")
    return tmp_path


def test_each_problem_is_shown_with_the_line_that_it_stands_on_and_those_around_it(project: Path) -> None:
    wrong, gone, doubt = problem_views(PROBLEMS, project)
    assert wrong.address == "docs/a.md:2"
    assert [(row.number, row.text, row.is_wrong) for row in wrong.rows] == [
        (1, f"{160 * 'x'}…", False),
        (2, "   minutes: <b>tre</b>", True),
    ]
    assert wrong.sentence == "module.minutes: må være et tall, fikk «<b>tre</b>»"
    assert (gone.address, gone.rows, gone.editor) == ("docs/borte.md:7", (), "")
    assert (doubt.stops, [row.is_wrong for row in doubt.rows]) == (False, [True, False])


@pytest.mark.parametrize(
    ("file", "address"),
    [
        (PurePosixPath("/home/kari/a.md"), "vscode://file/home/kari/a.md:7"),
        (PurePosixPath("/home/kari/Mine bøker/å.md"), "vscode://file/home/kari/Mine%20b%C3%B8ker/%C3%A5.md:7"),
        (PureWindowsPath(r"C:\Brukere\Kari Å\docs\a.md"), "vscode://file/C:/Brukere/Kari%20%C3%85/docs/a.md:7"),
        (PurePosixPath("/a/100 % #1?.md"), "vscode://file/a/100%20%25%20%231%3F.md:7"),
    ],
)
def test_an_editor_opens_the_file_at_the_line(file: PurePath, address: str) -> None:
    assert editor_address(file, 7) == address
    assert editor_address(file, None) == f"{address.removesuffix(':7')}:1"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[_Server]:
    """A server that listens, with nothing to show yet."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    (tmp_path / "mkdocs_x").mkdir()
    server = _Server(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path / "mkdocs_x"))
    server.watch(str(tmp_path))
    yield server
    server.server_close()


def given(server: _Server, path: str) -> tuple[str, str]:
    """What is answered at a path: status, or where one is led, and the text."""
    answers: list[tuple[str, list[tuple[str, str]]]] = []
    environ = {"PATH_INFO": path.encode().decode("latin-1")}
    answer = server.serve_request(environ, lambda *told: answers.append(told))
    body = b"".join(answer)
    # As whoever serves does: of a file it is one that is open.
    getattr(answer, "close", lambda: None)()
    ((status, headers),) = answers
    return dict(headers).get("Location", status), body.decode()


def good_site(server: _Server) -> None:
    """Lets a site be shown, as a build that went well does."""
    site = Path(server.root).parent / "mkdocs_y"
    for page in ("a", "om/for-forfattere"):
        (site / page).mkdir(parents=True)
        (site / page / "index.html").write_text("<body>som før</body>", encoding="utf-8")
    (site / "index.html").write_text("<body>forsiden</body>", encoding="utf-8")
    (site / "x.css").write_text("a {}", encoding="utf-8")
    serving._SHOWN.change(site)


def test_the_problems_stand_on_every_page_and_the_last_good_ones_below_another_address(
    server: _Server, project: Path
) -> None:
    good_site(server)
    _tell(NotBuilt(report(PROBLEMS), PROBLEMS), project)
    for path in ("/", "/a/", "/a/index.html", "/finnes/ikke/"):
        _, page = given(server, path)
        assert "<h1>Håndboka ble ikke bygd: 2 feil.</h1>" in page
        # It is shown until something has changed.
        assert "livereload(" in page
    _, page = given(server, "/a/")
    address = str(project / "docs" / "a.md")
    assert f'<code><a href="vscode://file{address}:2" title="Åpne i VS Code">docs/a.md:2</a></code>' in page
    assert "<strong>   minutes: &lt;b&gt;tre&lt;/b&gt;</strong>" in page
    assert '<a href="/siste-hele/om/for-forfattere/">' in page
    assert '<a href="/siste-hele/a/">' in page
    assert "<b>" not in page
    assert not [fetched for fetched in ("http://", "https://", "src=") if fetched in page]
    assert "som før" in given(server, "/siste-hele/a/")[1]
    assert given(server, "/siste-hele/x.css")[1] == given(server, "/x.css")[1] == "a {}"
    assert '<a href="/siste-hele/">' in given(server, "/finnes/ikke/")[1]


def test_what_is_mended_leads_back_to_the_pages(server: _Server, project: Path) -> None:
    _tell(NotBuilt(report(PROBLEMS), PROBLEMS), project)
    good_site(server)
    assert "som før" in given(server, "/a/")[1]
    assert given(server, "/siste-hele/a/") == ("/a/", "")


def test_before_there_is_a_site_there_is_nothing_to_go_back_to(server: _Server, project: Path) -> None:
    _tell(NotBuilt("Håndboka ble ikke bygd: programmet til håndboka har en feil.\nSend fila x."), project)
    _, page = given(server, "/")
    assert "<h1>Håndboka ble ikke bygd: programmet til håndboka har en feil.</h1>" in page
    assert "<p>Send fila x.</p>" in page
    assert "siste-hele" not in page


# --- what is loaded again -------------------------------------------------------------------------


def shown(server: _Server, pages: dict[str, str]) -> Path | None:
    """Lets a new site with these files be shown; gives the one that nobody needs any more."""
    site = Path(tempfile.mkdtemp(dir=Path(server.root).parent))
    for path, text in pages.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return serving._SHOWN.change(site)


def number_in(page: str) -> int:
    """The number under which a page was sent."""
    match = re.search(r"livereload\((\d+), \d+\)", page)
    assert match
    return int(match[1])


def is_to_load_again(server: _Server, number: int) -> bool:
    """Whether a browser that shows what was sent under a number is told to load it again, without anybody waiting for it."""
    server.poll_response_timeout = 0
    status, answer = given(server, f"/livereload/{number}/1")
    assert (status, int(answer) in (number, number + 1)) == ("200 OK", True)
    return int(answer) > number


_PAGE = (
    '<body><form data-index="search/search_index.json?v={edition}">{text}<img src="../{picture}" alt="Et tre"></body>'
)
_SITE = {
    "a/index.html": _PAGE.format(edition="0a1", text="en", picture="tre.svg"),
    "b/index.html": _PAGE.format(edition="0a1", text="to", picture="hus.svg"),
    "tre.svg": "<svg/>",
    "hus.svg": "<svg/>",
}


def test_only_a_page_that_shows_something_else_is_loaded_again(server: _Server) -> None:
    shown(server, _SITE)
    a, b = (number_in(given(server, path)[1]) for path in ("/a/", "/b/"))
    assert a != b
    assert not is_to_load_again(server, a)
    other = {"a/index.html": _PAGE.format(edition="0b2", text="noe annet", picture="tre.svg")}
    # What is found in the search has changed for both of them.
    shown(server, {**_SITE, "b/index.html": _SITE["b/index.html"].replace("0a1", "0b2"), **other})
    assert is_to_load_again(server, a)
    assert not is_to_load_again(server, b)


def test_a_page_with_another_picture_is_loaded_again(server: _Server) -> None:
    shown(server, _SITE)
    a, b = (number_in(given(server, path)[1]) for path in ("/a/", "/b/"))
    shown(server, {**_SITE, "hus.svg": "<svg><path/></svg>"})
    assert (is_to_load_again(server, a), is_to_load_again(server, b)) == (False, True)


def test_a_page_is_loaded_again_when_something_is_wrong_and_when_it_is_mended(server: _Server, project: Path) -> None:
    shown(server, _SITE)
    good = number_in(given(server, "/a/")[1])
    _tell(NotBuilt(report(PROBLEMS), PROBLEMS), project)
    assert is_to_load_again(server, good)
    wrong, kept = (number_in(given(server, path)[1]) for path in ("/a/", "/siste-hele/a/"))
    assert not is_to_load_again(server, wrong)
    assert not is_to_load_again(server, kept)
    shown(server, _SITE)
    assert is_to_load_again(server, wrong)
    assert is_to_load_again(server, kept)


def test_what_another_server_sent_is_loaded_again(server: _Server) -> None:
    shown(server, _SITE)
    assert is_to_load_again(server, 7)


def test_whoever_waits_is_told_when_it_has_changed(server: _Server) -> None:
    shown(server, _SITE)
    number = number_in(given(server, "/a/")[1])
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(given, server, f"/livereload/{number}/1")
        shown(server, {**_SITE, "a/index.html": "<body>noe annet</body>"})
        with server._epoch_cond:
            server._epoch_cond.notify_all()
        assert int(waiting.result(timeout=30)[1]) == number + 1


def test_pages_are_shown_while_others_are_made(server: _Server) -> None:
    shown(server, _SITE)
    # As MkDocs does when it begins a build: it would answer nobody until that is done.
    server._wanted_epoch = server._visible_epoch + 1
    assert "en" in given(server, "/a/")[1]
    assert given(server, "/tre.svg")[1] == "<svg/>"


def test_what_somebody_is_reading_stays_until_the_next_edition_but_one(server: _Server) -> None:
    assert shown(server, _SITE) is None
    first = serving._SHOWN.site
    assert first
    assert shown(server, _SITE) is None
    assert first.is_dir()
    assert shown(server, _SITE) == first
    # As soon as those who wait have been told.
    serving._clean(first)
    assert not first.exists()


def test_no_page_is_read_outside_the_site(server: _Server) -> None:
    (Path(server.root).parent / "hemmelig.html").write_text("hemmelig", encoding="utf-8")
    shown(server, _SITE)
    for path in ("/../hemmelig.html", "/a/../../hemmelig.html", "//hemmelig.html", "/siste-hele/../../hemmelig.html"):
        assert "hemmelig" not in given(server, path)[1].replace("/hemmelig", "")
