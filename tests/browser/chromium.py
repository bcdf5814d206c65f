"""A real Chromium, found in the same order as tests/setup.sh installs it, and a page that watches what it loads."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request

# Without a window it takes half the time, and letters stand where a window and a printer would put them.
_WITHOUT_WINDOW = "chromium-headless-shell"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, since tests may run as root in a container; the rest keeps Chromium from calling home, and no name leads
# to any other host.
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def executable(*, whole: bool = False) -> str | None:
    """The Chromium that is there, `whole` if it must be able to do all that one with a window can; None means Playwright's own."""
    names = _NAMES if whole else (_WITHOUT_WINDOW, *_NAMES)
    return next((found for name in names if (found := shutil.which(name))), None)


def arguments() -> list[str]:
    """What Chromium is started with."""
    return list(_ARGUMENTS)


def launch(playwright: Playwright, *, whole: bool = False, **options: Any) -> Browser:
    """Starts Chromium."""
    return playwright.chromium.launch(executable_path=executable(whole=whole), args=_ARGUMENTS, **options)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder as a plain web host does, with 404.html for what is not there, and logs nothing."""

    def __init__(self, *given: Any, headers_to_send: Mapping[str, str], below: str, **named: Any) -> None:
        self._headers_to_send, self._below = headers_to_send, below
        super().__init__(*given, **named)

    def end_headers(self) -> None:
        """Sends what the host says of every file."""
        for name, value in self._headers_to_send.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """The site lies below its path of the host, and beside it there is nothing."""
        if not path.startswith(self._below):
            return str(Path(self.directory) / "nothing")
        return super().translate_path(path[len(self._below) - 1 :])

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Sends the site's own page where there is nothing."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def add_style(page: Page, rules: str) -> None:
    """Gives a page more CSS, in a way that its policy lets pass."""
    page.evaluate(
        """rules => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets.push(sheet);
        }""",
        rules,
    )


def pass_minutes(page: Page, minutes: int) -> None:
    """Lets minutes pass on a page with a clock of its own: the last second tick by tick, all before it at once.

    Tick by tick a minute takes a third of a second of the processor, and nobody looks at it before it has passed.
    """
    page.clock.fast_forward(minutes * 60_000 - 1_000)
    page.clock.run_for(1_000)


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None, *, below: str = "/") -> Iterator[str]:
    """Serves a folder on a free port, every file with `headers`, at the path `below` of the host; gives its address."""
    handler = partial(_Quiet, directory=str(folder), headers_to_send=headers or {}, below=below)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()


class Watch:
    """Everything a page should not have done: requests to other hosts, errors in its console."""

    def __init__(self, home: str) -> None:
        self._home = urlsplit(home).netloc
        self.seen: list[str] = []
        # The same objects each time: only what was put on can be taken off.
        self._heard = {"request": self._request, "console": self._console, "pageerror": self._error}

    def over(self, page: Page) -> None:
        """Watches a page from now on."""
        for event, heard in self._heard.items():
            page.on(event, heard)

    def rest(self, page: Page) -> None:
        """Watches a page no longer."""
        for event, heard in self._heard.items():
            page.remove_listener(event, heard)

    def _error(self, error: Error) -> None:
        self.seen.append(f"error: {error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.netloc != self._home and address.scheme not in ("data", "blob"):
            self.seen.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.seen.append(f"{message.type} in the console: {message.text}")
