"""While somebody writes: a port that cannot be had is told before anything is built; the page of problems shows the lines."""

from __future__ import annotations

import logging
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.adapter import serving
from macros.adapter.serving import _address, _Server, _show
from macros.adapter.stopping import NotBuilt
from macros.content.problems import Problem, report
from macros.views.problems import problem_views


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


def test_each_problem_is_shown_with_the_line_that_it_stands_on(project: Path) -> None:
    wrong, gone, doubt = problem_views(PROBLEMS, project)
    assert (wrong.address, wrong.row) == ("docs/a.md:2", "minutes: <b>tre</b>")
    assert wrong.sentence == "module.minutes: må være et tall, fikk «<b>tre</b>»"
    assert (gone.address, gone.row) == ("docs/borte.md:7", None)
    assert (doubt.stops, doubt.row) == (False, f"{160 * 'x'}…")


def shown(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def test_the_problems_stand_on_every_page_but_the_guide_for_authors(project: Path) -> None:
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    site = project / "site"
    for page in ("a", "om/for-forfattere"):
        (site / page).mkdir(parents=True)
        (site / page / "index.html").write_text("som før", encoding="utf-8")
    _show(NotBuilt(report(PROBLEMS), PROBLEMS), project, site)
    assert shown(site, "om/for-forfattere/index.html") == "som før"
    page = shown(site, "a/index.html")
    assert page == shown(site, "index.html") == shown(site, "404.html")
    assert "<h1>Håndboka ble ikke bygd: 2 feil.</h1>" in page
    assert "<code>docs/a.md:2</code>" in page
    assert '<code class="row">minutes: &lt;b&gt;tre&lt;/b&gt;</code>' in page
    assert '<a href="/om/for-forfattere/">' in page
    assert "<b>" not in page
    assert not [fetched for fetched in ("http://", "https://", "src=") if fetched in page]


def test_a_fault_of_ours_is_shown_in_the_browser_too_without_a_guide_that_is_not_there(project: Path) -> None:
    site = project / "site"
    _show(NotBuilt("Håndboka ble ikke bygd: programmet til håndboka har en feil.\nSend fila x."), project, site)
    page = shown(site, "index.html")
    assert "<h1>Håndboka ble ikke bygd: programmet til håndboka har en feil.</h1>" in page
    assert "<p>Send fila x.</p>" in page
    assert "for-forfattere" not in page
