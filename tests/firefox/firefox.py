"""The Firefox that people have, driven over WebDriver BiDi, the W3C's protocol, which every Firefox speaks by itself.

Twelve of its commands are enough here. Playwright drives only a Firefox of its own making or the very newest one, and other
clients want a program between that no package index has.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect

_NAMES = ("firefox-esr", "firefox")
# How long anything may take, in seconds; the machine may be busy.
PATIENCE = 30
_PREFERENCES: dict[str, Any] = {
    # A file may not read its neighbours: so it is in a user's Firefox, and what drives a Firefox turns it off.
    "security.fileuri.strict_origin_policy": True,
    # The leader's window lies beside the screen, as in a meeting, and not behind it as a tab.
    "browser.link.open_newwindow": 2,
    # No name leads to any other host.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "intl.accept_languages": "nb-NO, nb",
    "ui.prefersReducedMotion": 1,
}
_EVENTS = ("browsingContext.contextCreated", "log.entryAdded", "network.beforeRequestSent")
_KEYS = {
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "Escape": "\ue00c",
    "Enter": "\ue007",
    "F5": "\ue035",
}


class Firefox:
    """A Firefox that runs; `seen` is all that its windows should not have done."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = count(1)
        self._opened: list[str] = []
        self._home = ""
        self.seen: list[str] = []
        self.version: str = self.send("session.new", capabilities={})["capabilities"]["browserVersion"]
        self.send("session.subscribe", events=list(_EVENTS))

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Gives a command, and waits for its answer; takes note of what happens meanwhile."""
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._connection.recv(timeout=PATIENCE))
            if message.get("id") != number:
                self._note(message)
            elif message["type"] == "success":
                return message["result"]
            else:
                raise RuntimeError(f"{method}: {message['error']}: {message['message']}")

    def _note(self, message: dict[str, Any]) -> None:
        params = message.get("params", {})
        match message.get("method"):
            case "browsingContext.contextCreated" if params["parent"] is None:
                self._opened.append(params["context"])
            case "log.entryAdded" if params["level"] in ("error", "warn"):
                self.seen.append(f"{params['level']} in the console: {params['text']}")
            case "network.beforeRequestSent":
                address = urlsplit(params["request"]["url"])
                if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self._home:
                    self.seen.append(f"request to another host: {address.geturl()}")

    @contextmanager
    def visit(self, home: str) -> Iterator[Window]:
        """A tab of somebody who has never been here, and has come for what lies at `home`; then all that is theirs closes.

        A window of their own would take two thirds more of the processor.
        """
        self._home, self.seen = urlsplit(home).netloc, []
        user = self.send("browser.createUserContext")["userContext"]
        try:
            yield Window(self, self.send("browsingContext.create", type="tab", userContext=user)["context"])
        finally:
            self.send("browser.removeUserContext", userContext=user)

    @contextmanager
    def opening(self) -> Iterator[list[Window]]:
        """Holds the window that opens meanwhile, once its page is loaded."""
        self._opened.clear()
        opened: list[Window] = []
        yield opened
        until(lambda: self.send("session.status") and self._opened, "no window opens")
        opened.append(Window(self, self._opened[0]))
        opened[0].wait_for("location.href !== 'about:blank' && document.readyState === 'complete'")


class Window:
    """A window with a page."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self.firefox = firefox
        self._context = context

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        return self.firefox.send(method, context=self._context, **params)

    def resize(self, width: int, height: int) -> None:
        """Gives the page a size."""
        self._send("browsingContext.setViewport", viewport={"width": width, "height": height})

    def goto(self, address: str) -> None:
        """Opens an address, and waits until its page is loaded."""
        self._send("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        """Loads the page anew, as F5 does."""
        self._send("browsingContext.reload", wait="complete")

    def evaluate(self, expression: str) -> Any:
        """What an expression of JavaScript is, or will be."""
        answer = self.firefox.send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify([await ({expression})]))()",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])[0]

    def wait_for(self, expression: str) -> None:
        """Waits until an expression holds."""
        until(lambda: self.evaluate(f"Boolean({expression})"), f"never: {expression}")

    def text(self, selector: str) -> str:
        """What the first that is sought says."""
        return self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText")

    def press(self, key: str) -> None:
        """Presses a key, by its name or its letter."""
        self.type([_KEYS.get(key, key)])

    def type(self, keys: str | list[str]) -> None:
        """Presses one key after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._send("input.performActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def click(self, selector: str) -> None:
        """Clicks in the middle of the first that is sought and is seen, once it holds still there and nothing covers it."""
        x, y = until(
            lambda: (at := self._middle(selector)) == self._middle(selector) and at, f"out of reach: {selector}"
        )
        actions = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._send("input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": actions}])

    def _middle(self, selector: str) -> list[int] | None:
        """Where the middle of the first that is sought is, in pixels; None while there is no such thing to be clicked."""
        return self.evaluate(f"""new Promise((resolve) => {{
          const found = [...document.querySelectorAll({json.dumps(selector)})].find(one => one.checkVisibility());
          found?.scrollIntoView({{block: "center", behavior: "instant"}});
          requestAnimationFrame(() => requestAnimationFrame(() => {{
            const box = found?.getBoundingClientRect();
            const at = box && [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
            resolve(at && found.contains(document.elementFromPoint(...at)) ? at : null);
          }}));
        }})""")

    def print(self, *sides: str) -> bytes:
        """The page on A4, as a PDF; of more than some sides, only those."""
        size = {"width": 21.0, "height": 29.7}
        told = self._send("browsingContext.print", page=size, background=True, pageRanges=list(sides))
        return base64.b64decode(told["data"])


def until(holds: Any, otherwise: str) -> Any:
    """Waits until something holds, and says what; fails if it never does."""
    end = time.monotonic() + PATIENCE
    while not (what := holds()):
        assert time.monotonic() < end, otherwise
        time.sleep(0.02)
    return what


@contextmanager
def launched(profile: Path) -> Iterator[Firefox]:
    """A Firefox without a window, with a profile of its own."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    assert program, "Firefox is needed: `make test` installs it"
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    log = profile / "log.txt"
    with log.open("wb") as output:
        command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        server = profile / "WebDriverBiDiServer.json"
        until(lambda: process.poll() is not None or server.exists(), "Firefox does not start")
        assert server.exists(), f"Firefox does not start: {log.read_text(encoding='utf-8', errors='replace')}"
        until(server.read_bytes, "Firefox does not say where it is")
        at = json.loads(server.read_text(encoding="utf-8"))
        session = f"ws://{at['ws_host']}:{at['ws_port']}/session"
        # Pings would come from a thread that draws random numbers, in the middle of whatever test the process runs by then.
        with connect(session, max_size=None, proxy=None, ping_interval=None) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(PATIENCE)
