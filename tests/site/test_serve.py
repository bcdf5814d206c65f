"""`make serve` while somebody writes: a mistake never ends it, the browser shows what is wrong until it is mended."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.site.building import PATIENCE, command, environment, keep_faces, small_project

MODULE = "grunnlag/leken/"
ARTICLE = f"docs/{MODULE.rstrip('/')}.md"
TITLE = "Inn i leken"
PROBLEM = "module.session.minutes: må være et helt tall fra 5 til 480, fikk «førtifem»"


class Server:
    """A running server of a project."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, log: Path) -> None:
        self._process, self._address, self._log = process, address, log
        self._told_before = 0

    def get(self, path: str) -> str:
        """What the browser is shown at a path; empty while nothing answers."""
        try:
            with urlopen(self._address + path, timeout=10) as response:
                return response.read().decode("utf-8")
        except HTTPError as error:
            return error.read().decode("utf-8")
        except (URLError, OSError):
            return ""

    def wait_for(self, text: str, path: str = MODULE) -> str:
        """The page at a path, as soon as it has a text."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self._process.poll() is None, f"the server ended:\n{self.log}"
            shown = self.get(path)
            if text in shown:
                return shown
            time.sleep(0.2)
        pytest.fail(f"«{text}» was never shown at /{path}; the server said:\n{self.log}", pytrace=False)

    def end(self) -> None:
        """Asks the server to end, and waits until it has."""
        self._process.terminate()
        self._process.wait(PATIENCE)

    def forget_log(self) -> None:
        """Passes over what the server has said so far."""
        self._told_before = len(self._log.read_text(encoding="utf-8"))

    @property
    def log(self) -> str:
        """All that the server has said."""
        return self._log.read_text(encoding="utf-8")[self._told_before :]


@contextmanager
def serving(project: Path, *words: str, **env: str) -> Iterator[Server]:
    """Serves a project, by our own command or by `words`, and ends the server whatever happens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.parent / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*(words or command("serve")), "-a", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment(PYTHONUNBUFFERED="1", **env),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(process, f"http://127.0.0.1:{port}/", log)
        finally:
            process.kill()
            process.wait()


def project_in(folder: Path) -> Path:
    """The small handbook, to write in."""
    project = small_project(folder / "project")
    keep_faces(project)
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its own, for the tests that begin when nothing is wrong."""
    return project_in(tmp_path_factory.mktemp("serve"))


@pytest.fixture(scope="module")
def running(project: Path) -> Iterator[Server]:
    """One server of it."""
    with serving(project) as server:
        yield server


@pytest.fixture
def server(project: Path, running: Server) -> Iterator[Server]:
    """It, when it shows the handbook as it is; what a test changes is put back."""
    before = {name: (project / name).read_text(encoding="utf-8") for name in {ARTICLE, *(each[0] for each in MISTAKES)}}
    running.wait_for(f">{TITLE}</h1>")
    running.forget_log()
    yield running
    for name, text in before.items():
        (project / name).write_text(text, encoding="utf-8")


def change(project: Path, name: str, old: str, new: str) -> None:
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_mistake_is_shown_in_the_browser_until_it_is_mended(project: Path, server: Server):
    change(project, ARTICLE, "    minutes: 30\n", "    minutes: førtifem\n")
    broken = server.wait_for(PROBLEM)
    assert f"{ARTICLE}:" in broken
    assert TITLE not in broken
    assert "livereload(" in broken
    kept = server.get(f"siste-hele/{MODULE}")
    assert f">{TITLE}</h1>" in kept
    assert f'Dette er siden slik den var sist den var hel. <a href="/{MODULE}">' in kept
    for path in ("", "praksis/garderoben/", f"{MODULE}vis/", "finnes/ikke/"):
        server.wait_for(PROBLEM, path)
    change(project, ARTICLE, "    minutes: førtifem\n", "    minutes: 30\n")
    assert PROBLEM not in server.wait_for(f">{TITLE}</h1>")
    assert "Traceback" not in server.log


def test_what_is_saved_slowly_is_not_taken_for_a_mistake(project: Path, server: Server):
    """As some editors do: a file is emptied first, and written bit by bit."""
    file = project / ARTICLE
    text = file.read_text(encoding="utf-8")
    file.write_text("", encoding="utf-8")
    time.sleep(1)
    # Within the front matter, and each before the next look.
    for part in range(20, 300, 40):
        file.write_text(text[:part], encoding="utf-8")
        time.sleep(0.1)
    file.write_text(f"{text}\nSkrevet sakte.\n", encoding="utf-8")
    server.wait_for("Skrevet sakte.")
    assert "feil" not in server.log


def test_what_a_browser_asks_for_in_vain_stops_no_build(project: Path, server: Server):
    change(project, ARTICLE, "title: ", "title: Zebraer og ")
    until = time.monotonic() + PATIENCE
    while "Zebraer og" not in server.get("") and "ble ikke bygd" not in server.log:
        assert time.monotonic() < until
        server.get("finnes-ikke/")
    assert "ble ikke bygd" not in server.log
    assert "Finnes ikke: /finnes-ikke/" in server.log


# What is changed in which file, from what to what, and what is then told, which is not told of the one before.
MISTAKES = [
    (ARTICLE, "{{ prompts() }}", "{{ promts() }}", "ukjent makro «promts»"),
    (ARTICLE, "{{ prompts() }}", "Les [mer](finnes-ikke.md).", "«finnes-ikke.md» går til en fil som ikke finnes"),
    (ARTICLE, "{{ prompts() }}", "{{ prompts( }}", "makro: parentesen i makroen blir ikke lukket"),
    ("mkdocs.yml", "theme:\n", "theme: [\n", "mkdocs.yml:"),
    (ARTICLE, "title: ", "title: [", f"{ARTICLE}:"),
    ("docs/data/notices.yml", "- id: stop_card", "- id: stopp_kort", "docs/data/notices.yml:"),
    ("mkdocs.yml", "strict: true\n", "strict: &a [*a]\n", "alias («*a») er ikke lov"),
    ("mkdocs.yml", "language: nb", "language: nx", "theme.language: ukjent språk «nx»"),
    ("mkdocs.yml", "site_name:", "INHERIT: mkdocs.yml\nsite_name:", "«mkdocs.yml» henter seg selv inn igjen"),
    (ARTICLE, "{{ prompts() }}", f"{8000 * '<a '}", "tegnet «&lt;» står 8000 ganger i avsnittet"),
]


def test_no_mistake_ends_the_server(project: Path, server: Server):
    # Each is mended when the next is made: that is told only by a server that has read what is whole again.
    for (name, old, new, told), before in zip(MISTAKES, [None, *MISTAKES], strict=False):
        if before:
            change(project, before[0], before[2], before[1])
        change(project, name, old, new)
        shown = server.wait_for(told)
        assert not before or before[3] not in shown
    change(project, name, new, old)
    server.wait_for(f">{TITLE}</h1>")
    assert "Traceback" not in server.log


def test_a_start_with_a_mistake_shows_it_and_the_pages_once_it_is_mended(tmp_path: Path):
    project = project_in(tmp_path)
    change(project, ARTICLE, "    minutes: 30\n", "    minutes: førtifem\n")
    with serving(project) as server:
        server.wait_for(PROBLEM)
        server.wait_for(PROBLEM, "")
        change(project, ARTICLE, "    minutes: førtifem\n", "    minutes: 30\n")
        server.wait_for(f">{TITLE}</h1>")
        server.wait_for("Vis på møte", "")
        assert "Traceback" not in server.log


def test_a_mistake_with_a_script_in_it_is_shown_as_text(project: Path, server: Server):
    change(project, ARTICLE, "    minutes: 30\n", "    minutes: <script>alert(1)</script>\n")
    broken = server.wait_for("module.session.minutes")
    assert "<script>alert" not in broken
    assert "alert(1)" in broken
