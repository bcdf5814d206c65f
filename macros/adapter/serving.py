"""`mkdocs serve` that lives on whatever an author writes, and shows in the browser what is wrong.

MkDocs' own ends when its first build fails, prints a traceback when mkdocs.yml breaks while it runs or when its port is
taken: it has no event for any of these. So what it calls to read the settings, to build and to listen is wrapped.

It also puts the site that it shows into the system's temporary folder, where it stays if the process is killed. So the site
is moved to a temporary folder of the project's, which the next command clears.

A build goes into a folder of its own, which is shown when it is whole. While something is wrong, every address gives the page
of problems, and the last good pages are found below another.
"""

from __future__ import annotations

import errno
import gc
import logging
import posixpath
import re
import shutil
import socket
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urljoin

import mkdocs.commands.serve
from mkdocs.livereload import LiveReloadServer

from macros.adapter.assets import without_edition
from macros.adapter.settings import problems_in
from macros.adapter.stopping import NotBuilt, not_built
from macros.adapter.watching import State, is_begun, state, when_quiet
from macros.content.problems import report
from macros.disk.digests import digest
from macros.disk.temporary import temporary
from macros.markup.guards import pictures_on
from macros.rendering import Place, Renderer
from macros.views.problems import ProblemView, problem_views

_PROJECT = Path(__file__).parent.parent.parent
_OVERRIDES = _PROJECT / "overrides"
# Where those who write find how.
_GUIDE = "om/for-forfattere/"

# The same functions as MkDocs names them; its types do not say that they are there.
_serve: Any = mkdocs.commands.serve

# What the last good pages are found below, while something is wrong.
_LAST_GOOD = "siste-hele"
_KEPT = f"{_LAST_GOOD}/"

_BODY = re.compile(rb"<body[^>]*>")

# In seconds.
_BETWEEN_LOOKS = 0.2
_AFTERWARDS = 1
# What the script asks that MkDocs puts into pages.
_ASKED = re.compile(r"/livereload/(\d+)/\d+")
# As many pages may be open in browsers.
_OPEN = 1000


@dataclass
class _Wrong:
    """What keeps the pages from being shown."""

    headline: str
    sentences: list[str]
    problems: list[ProblemView]


@dataclass
class _Shown:
    """The site that is shown, the last that was whole (None before there is one), and what is `wrong` since.

    `watched` are its files that browsers were sent as pages; they `look_again` whether these have changed.
    """

    site: Path | None = None
    wrong: _Wrong | None = None
    before: Path | None = None
    watched: set[str] = field(default_factory=set)
    look_again: Callable[[], None] = lambda: None

    def change(self, site: Path | None) -> Path | None:
        """Shows a site; gives the one that nobody needs any more. The one before a new one stays until the next: somebody may just be reading it."""
        self.wrong = None
        if site == self.site:
            return None
        unneeded = self.before
        self.before, self.site = self.site, site
        return unneeded

    def at(self, below: str, mount: str) -> bytes | None:
        """The page that is shown at an address below `mount`; None where there is none. Of a file it is what stands there now."""
        if self.wrong and _is_page(below) and not below.startswith(_KEPT):
            return _page_of_problems(self.wrong, self.site, mount, below)
        file = (self.site or Path()) / _file_of(below.removeprefix(_KEPT))
        if not self.site or file.suffix != ".html" or (below.startswith(_KEPT) and not self.wrong):
            return None
        try:
            return file.read_bytes()
        except OSError:
            return None

    def fingerprint(self, page: bytes | None, below: str) -> str:
        """What tells whether a browser that shows a page, at an address below the mount, has something new to show: it, and the pictures on it.

        Its styles and scripts have other names when they are others. That something else is found in the search is not seen.
        """
        if page is None:
            return ""
        contents = [without_edition(page)]
        for address in pictures_on(page.decode("utf-8", "replace")):
            file = (self.site or Path()) / posixpath.normpath(f"/{urljoin(below, unquote(address))}").lstrip("/")
            with suppress(OSError):
                contents.append(file.read_bytes())
        return digest(b"\0".join(contents))


_SHOWN = _Shown()

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
    """Listens before the first build, so that a port that is taken is told at once.

    It answers with the last good pages while the next ones are made, and lets a browser load a page again only where that shows
    something else: MkDocs has one number for all pages, here every page that is sent has one of its own.
    """

    _visible_epoch = 0

    def __init__(self, *, host: str, port: int, root: str, **options: Any) -> None:
        self._numbers = count(time.time_ns() // 1_000_000)
        self._open: OrderedDict[int, tuple[str, str]] = OrderedDict()
        super().__init__(host=host, port=port, root=_moved(root), polling_interval=_BETWEEN_LOOKS, **options)
        _SHOWN.look_again = self._look_again
        # A look in which nothing has changed any more: what is written slowly is whole by then.
        self.build_delay = _BETWEEN_LOOKS * 1.25
        self._build, self.builder = self.builder, self._build_when_whole
        self._before: State = {}
        self.url = _address(host, port, self.mount_path)
        try:
            super().server_bind()
            super().server_activate()
        except (OSError, OverflowError) as error:
            self.server_close()
            shutil.rmtree(self.root, ignore_errors=True)
            clear_up()
            raise NotBuilt(f"Håndboka vises ikke: {_refused(error, host, port)}") from None

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serves; from now on files are seen to be emptied."""
        self._before = self._state()
        serve: Any = super().serve
        serve(open_in_browser=open_in_browser)

    def _state(self) -> State:
        return state(map(Path, self._watched_paths))

    def _build_when_whole(self) -> None:
        """Builds, but not while an editor has emptied a file that it is about to write."""
        now = self._state()
        if is_begun(self._before, now):
            now = when_quiet(self._state, self._before, _BETWEEN_LOOKS)
        self._before = now
        self._build()

    def server_bind(self) -> None:
        """Has been done."""

    def server_activate(self) -> None:
        """Has been done."""

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        if _SHOWN.site:
            self.root = str(_SHOWN.site)
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if number := _ASKED.fullmatch(path):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [str(self._newer_than(int(number[1]))).encode()]
        below = path.removeprefix(self.mount_path)
        page = _SHOWN.at(below, self.mount_path) if path.startswith(self.mount_path) else None
        if page is not None:
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [self._watched(page, below)]
        if below.startswith(_KEPT):
            inside = f"{self.mount_path}{below.removeprefix(_KEPT)}"
            if not _SHOWN.wrong:
                start_response("302 Found", [("Location", quote(inside))])
                return []
            environ = {**environ, "PATH_INFO": inside.encode().decode("latin-1")}
        return super()._serve_request(environ, start_response)

    def _watched(self, page: bytes, below: str) -> bytes:
        """A page with the script that loads it again, and a number by which that asks whether it should."""
        if not self._watched_paths:
            return page
        with self._epoch_cond:
            number = next(self._numbers)
            # Of the very page that is sent: another may stand there by now.
            self._open[number] = below, _SHOWN.fingerprint(page, below)
            _SHOWN.watched.add(_file_of(below.removeprefix(_KEPT)))
            if len(self._open) > _OPEN:
                self._open.popitem(last=False)
        reloading: Any = self._inject_js_into_html
        shown = page
        if below.startswith(_KEPT):
            shown = _said_to_be_old(page, f"{self.mount_path}{quote(below.removeprefix(_KEPT))}")
        watched: bytes = reloading(shown, number)
        return watched

    def _newer_than(self, number: int) -> int:
        """A higher number as soon as what was sent under a number has changed; the same where it has not, for as long as one may wait."""
        with self._epoch_cond:
            has_changed = self._epoch_cond.wait_for(lambda: self._has_changed(number), self.poll_response_timeout)
        return number + 1 if has_changed else number

    def _look_again(self) -> None:
        with self._epoch_cond:
            self._epoch_cond.notify_all()

    def _has_changed(self, number: int) -> bool:
        below, fingerprint = self._open.get(number, ("", None))
        return fingerprint != _SHOWN.fingerprint(_SHOWN.at(below, self.mount_path), below)

    @property
    def _wanted_epoch(self) -> int:
        """The edition that MkDocs waits for before it answers: the one that is there. Others are made in folders of their own."""
        return self._visible_epoch

    @_wanted_epoch.setter
    def _wanted_epoch(self, _: int) -> None:
        pass

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


def _file_of(below: str) -> str:
    """The file of a site that is shown at an address below its root."""
    inside = posixpath.normpath(f"/{below}").lstrip("/")
    return posixpath.join(inside, "index.html") if below.endswith("/") or not below else inside


def _is_page(path: str) -> bool:
    """Whether a browser asks for a page there: what has another ending, such as a script, is no place for a page of problems."""
    return PurePosixPath(path).suffix in ("", ".html") and not path.startswith("livereload/")


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
    _SHOWN.site = _SHOWN.wrong = _SHOWN.before = None
    _SHOWN.watched.clear()


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


def keep_serving(amend: Callable[[Any], bool], show_first: Callable[[Any, Callable[[str], bool]], bool]) -> None:
    """Lets `mkdocs serve` live on after a failed build, and show what is wrong in the browser until it is mended.

    `amend` makes the site of some settings from the one that is shown, where that is possible, and tells whether it did. Where it
    is not, `show_first` puts the page into it that somebody writes on and watches, and tells whether it did.
    """
    build, load_config = _serve.build, _serve.load_config
    if _serve.LiveReloadServer is _Server:
        return

    # As it was when nothing was wrong with it: then it need not be read twice.
    good = b""

    def load_or_tell(config_file: Any = None, *, site_dir: str, **options: Any) -> Any:
        nonlocal good
        settings = Path(getattr(config_file, "name", config_file) or "mkdocs.yml")
        try:
            written = settings.read_bytes()
            wrong = None if written == good else _wrong_in(settings)
            config = wrong or load_config(config_file=config_file, site_dir=site_dir, **options)
        except (Exception, SystemExit) as error:
            good = b""
            return _Unreadable(_why(error, settings), site_dir)
        good = b"" if wrong else written
        return _Unreadable(wrong, site_dir) if wrong else config

    def build_or_show(config: Any, **options: Any) -> None:
        site = Path(_MOVED.get(config.site_dir, config.site_dir))
        if isinstance(config, _Unreadable):
            _tell(config.error, Path.cwd())
            return
        project = Path(config.config_file_path).parent
        # Beside the one that is shown, and named so that a build knows that nobody keeps it.
        config.site_dir = new = tempfile.mkdtemp(prefix="mkdocs_", dir=site.parent)
        try:
            if amend(config):
                # The site that is shown is one of these settings by now.
                shutil.rmtree(new, ignore_errors=True)
            else:
                if show_first(config, _SHOWN.watched.__contains__):
                    # Whatever was wrong is mended as far as one can see; if not, the build tells so.
                    _SHOWN.wrong = None
                    _SHOWN.look_again()
                build(config, **options)
        except (Exception, SystemExit) as error:
            shutil.rmtree(new, ignore_errors=True)
            _tell(not_built(error, project), project)
            return
        # When whoever waits has been told.
        cleaning = threading.Timer(_AFTERWARDS, _clean, [_SHOWN.change(Path(config.site_dir))])
        cleaning.daemon = True
        cleaning.start()

    logging.getLogger("mkdocs.livereload").addFilter(_as_information)
    _serve.build, _serve.load_config = build_or_show, load_or_tell
    _serve.LiveReloadServer, _serve._serve_url = _Server, _address  # noqa: SLF001


def _as_information(record: logging.LogRecord) -> bool:
    """Tells of what a browser asked for in vain as information: as a warning it would stop the strict build that goes on meanwhile."""
    if record.levelno == logging.WARNING:
        record.levelno, record.levelname = logging.INFO, logging.getLevelName(logging.INFO)
    return True


def _wrong_in(settings: Path) -> NotBuilt | None:
    problems = problems_in(settings)
    return NotBuilt(report(problems), problems) if problems else None


def _why(error: BaseException, settings: Path) -> NotBuilt:
    """Why settings cannot be used; what they lean on may have changed while they have not."""
    if not isinstance(error, NotBuilt):
        with suppress(Exception, SystemExit):
            if wrong := _wrong_in(settings):
                return wrong
    return not_built(error, settings.absolute().parent)


def _clean(site: Path | None) -> None:
    if site:
        shutil.rmtree(site, ignore_errors=True)
    gc.collect()


def _tell(error: NotBuilt, project: Path) -> None:
    """Logs what is wrong, and has it shown in place of every page; the last good ones stay below an address of their own."""
    logging.getLogger("mkdocs").error(error.message)
    _SHOWN.wrong = _Wrong(
        error.message.splitlines()[0],
        [] if error.problems else error.message.splitlines()[1:],
        problem_views(error.problems, project),
    )


def _said_to_be_old(page: bytes, now: str) -> bytes:
    """A page that was kept, with a line that says so above all else and leads to what is shown `now` in its place."""
    line = Renderer(_OVERRIDES).document("last_good.html", Place(""), now=now).encode()
    begins = _BODY.search(page)
    end = begins.end() if begins else 0
    return page[:end] + line + page[end:]


def _page_of_problems(wrong: _Wrong, site: Path | None, mount: str, path: str) -> bytes:
    """What is shown in place of the page at `path`, from the site's root `mount`, while something is wrong; `site` is the last good one."""
    kept = f"{mount}{_LAST_GOOD}/"
    page = Renderer(_OVERRIDES).document(
        "problems.html",
        Place(""),
        headline=wrong.headline,
        sentences=wrong.sentences,
        problems=wrong.problems,
        guide=f"{kept}{_GUIDE}" if site and (site / _GUIDE / "index.html").is_file() else None,
        last_good=f"{kept}{quote(path if (site / path).exists() else '')}" if site else None,
    )
    return page.encode()
