"""`mkdocs serve` that lives on whatever an author writes, and shows in the browser what is wrong.

MkDocs' own ends when its first build fails, prints a traceback when mkdocs.yml breaks while it runs or when its port is
taken: it has no event for any of these. So what it calls to read the settings, to build and to listen is wrapped.

It also puts the site that it shows into the system's temporary folder, where it stays if the process is killed. So the site
is moved to a temporary folder of the project's, which the next command clears.
"""

from __future__ import annotations

import errno
import logging
import shutil
import socket
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import mkdocs.commands.serve
from mkdocs.livereload import LiveReloadServer

from macros.adapter.settings import problems_in
from macros.adapter.stopping import NotBuilt, not_built
from macros.content.problems import report
from macros.disk.temporary import temporary
from macros.rendering import Place, Renderer
from macros.views.problems import problem_views

_PROJECT = Path(__file__).parent.parent.parent
_OVERRIDES = _PROJECT / "overrides"
# Where those who write find how.
_GUIDE = "om/for-forfattere/"

# The same functions as MkDocs names them; its types do not say that they are there.
_serve: Any = mkdocs.commands.serve

# Where MkDocs wants to put the site that it shows → where it is put; and what is to be cleared up when a command ends.
_MOVED: dict[str, str] = {}
_CLEARING = ExitStack()


class _Unreadable:
    """Stands in for settings that cannot be read, as far as `serve` looks at them before it builds."""

    def __init__(self, error: NotBuilt, site_dir: str) -> None:
        self.error = error
        self.site_dir = site_dir
        self.watch: list[str] = []
        self.site_url = ""


class _Server(LiveReloadServer):
    """Listens before the first build, so that a port that is taken is told at once."""

    def __init__(self, *, host: str, port: int, root: str, **options: Any) -> None:
        super().__init__(host=host, port=port, root=_moved(root), **options)
        self.url = _address(host, port, self.mount_path)
        try:
            super().server_bind()
            super().server_activate()
        except (OSError, OverflowError) as error:
            self.server_close()
            shutil.rmtree(self.root, ignore_errors=True)
            clear_up()
            raise NotBuilt(f"Håndboka vises ikke: {_refused(error, host, port)}") from None

    def server_bind(self) -> None:
        """Has been done."""

    def server_activate(self) -> None:
        """Has been done."""

    @property
    def error_handler(self) -> Callable[[int], bytes | None]:
        """What is shown instead of a page that is not there. MkDocs sets its own, which looks where the site no longer is."""
        return self._page_of

    @error_handler.setter
    def error_handler(self, _: object) -> None:
        pass

    def _page_of(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return page.read_bytes() if code in (404, 500) and page.is_file() else None


def _moved(root: str) -> str:
    """Where the site goes that MkDocs wants to put into `root`, which is empty: into a folder that never outlives the next command."""
    scratches = _PROJECT / ".cache" / "tmp"
    if Path(root).is_relative_to(scratches):
        return root
    before = tempfile.tempdir
    scratch = _CLEARING.enter_context(temporary(scratches))
    _CLEARING.callback(setattr, tempfile, "tempdir", before)
    tempfile.tempdir = str(scratch)
    shutil.rmtree(root, ignore_errors=True)
    ours = scratch / Path(root).name
    ours.mkdir()
    _MOVED[root] = str(ours)
    return str(ours)


def clear_up() -> None:
    """Removes the site that was shown."""
    _CLEARING.close()
    _MOVED.clear()


def _address(host: str, port: int, path: str) -> str:
    """Where a browser finds what is served. MkDocs forgets the brackets around an address of the longer kind."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/{path.strip('/')}".rstrip("/") + "/"


def _refused(error: OSError | OverflowError, host: str, port: int) -> str:
    another = f"velg en annen med -a 127.0.0.1:{port + 1 if 1024 <= port < 65535 else 8001}"
    if isinstance(error, OverflowError) or not 0 <= port <= 65535:
        return f"{port} er ikke et portnummer (1–65535); {another}"
    if error.errno == errno.EADDRINUSE:
        return f"port {port} er i bruk, kanskje av en håndbok som vises alt. Avslutt den, eller {another}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} er forbeholdt andre program på maskinen; {another}"
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"adressen «{host}» er ikke på denne maskinen; {another}"
    return f"port {port} på «{host}» kan ikke brukes; {another}"


def keep_serving() -> None:
    """Lets `mkdocs serve` live on after a failed build, and show what is wrong in the browser until it is mended."""
    build, load_config = _serve.build, _serve.load_config
    if _serve.LiveReloadServer is _Server:
        return

    def load_or_tell(config_file: Any = None, *, site_dir: str, **options: Any) -> Any:
        settings = Path(getattr(config_file, "name", config_file) or "mkdocs.yml")
        try:
            problems = problems_in(settings)
            if problems:
                return _Unreadable(NotBuilt(report(problems), problems), site_dir)
            return load_config(config_file=config_file, site_dir=site_dir, **options)
        except (Exception, SystemExit) as error:
            return _Unreadable(not_built(error, settings.absolute().parent), site_dir)

    def build_or_show(config: Any, **options: Any) -> None:
        config.site_dir = _MOVED.get(config.site_dir, config.site_dir)
        if isinstance(config, _Unreadable):
            _show(config.error, Path.cwd(), Path(config.site_dir))
            return
        project = Path(config.config_file_path).parent
        try:
            build(config, **options)
        except (Exception, SystemExit) as error:
            _show(not_built(error, project), project, Path(config.site_dir))

    _serve.build, _serve.load_config = build_or_show, load_or_tell
    _serve.LiveReloadServer, _serve._serve_url = _Server, _address  # noqa: SLF001


def _show(error: NotBuilt, project: Path, site: Path) -> None:
    """Logs the problems and writes them over every page, so that whichever one is open shows them.

    The guide for authors stays as it was, where it has been built: one looks there for what to write.
    """
    logging.getLogger("mkdocs").error(error.message)
    guide = site / _GUIDE / "index.html"
    files = {*site.rglob("*.html"), site / "index.html", site / "404.html"} - {guide}
    site.mkdir(parents=True, exist_ok=True)
    page = Renderer(_OVERRIDES).document(
        "problems.html",
        Place(""),
        headline=error.message.splitlines()[0],
        sentences=[] if error.problems else error.message.splitlines()[1:],
        problems=problem_views(error.problems, project),
        guide=f"/{_GUIDE}" if guide.exists() else None,
    )
    for file in files:
        file.write_text(page, encoding="utf-8")
