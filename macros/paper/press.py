"""What draws PDFs in a process of its own. Importing it fails with OSError where WeasyPrint does not find Pango."""

from __future__ import annotations

import io
import logging
import multiprocessing
import os
import signal
import tempfile
import threading
from importlib.metadata import version
from typing import Any

import weasyprint
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from macros.paper.fonts import whole_face

VARIANT = "pdf/ua-1"

# What the look of a page hangs on, beside our own files.
VERSIONS = (*(version(name) for name in ("weasyprint", "pydyf", "fonttools")), pango.pango_version())

# Where the stylesheet seems to lie: its fonts come from their packages, and nothing else is fetched.
_NOWHERE = "https://handbook.invalid/assets/"


class _Fetcher(URLFetcher):
    """Gives the typeface, and pictures that stand in the document itself."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """What is at an address of those two kinds; with any other in it a document is not made."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if url.startswith(f"{_NOWHERE}fonts/"):
            return URLFetcherResponse(url, io.BytesIO(whole_face(url.rpartition("/")[2])), {"Content-Type": "font/ttf"})
        raise ValueError(f"henter ikke {url}")


class _Errors(logging.Handler):
    """What WeasyPrint could not do. Of rules that it passes over, such as those for screens, it only warns."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one."""
        self.sentences.append(record.getMessage())


class _Press:
    """The typeface and the stylesheet, read once for all documents of a process."""

    def __init__(self, css: str) -> None:
        self._errors = _Errors()
        logger = logging.getLogger("weasyprint")
        logger.handlers, logger.propagate = [self._errors], False
        self._fonts = FontConfiguration()
        self._fetcher = _Fetcher(allowed_protocols=("data",))
        self._stylesheet = weasyprint.CSS(
            string=css, base_url=f"{_NOWHERE}print.css", url_fetcher=self._fetcher, font_config=self._fonts
        )
        self._of_stylesheet = len(self._errors.sentences)

    def pdf(self, document: str) -> bytes:
        """A document as PDF."""
        del self._errors.sentences[self._of_stylesheet :]
        html = weasyprint.HTML(string=document, url_fetcher=self._fetcher)
        drawn: bytes = html.write_pdf(stylesheets=[self._stylesheet], font_config=self._fonts, pdf_variant=VARIANT)
        if self._errors.sentences:
            raise ValueError("; ".join(self._errors.sentences))
        return drawn


_press: _Press


def start(css: str, scratch: str) -> None:
    """Sets the process up; `css` is the stylesheet of every document, `scratch` a folder for what WeasyPrint must have on disk.

    The process ends with the one that started it, however that ends, and leaves it to that one to answer Ctrl+C.
    """
    global _press  # noqa: PLW0603 – one press a process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    tempfile.tempdir = scratch
    _press = _Press(css)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        # Not `sys.exit`: that would end this thread only, and whoever should take what the others make is gone.
        os._exit(1)


def pdf(document: str) -> bytes:
    """A document, as HTML, as PDF. Raises an error with a sentence where anything in it could not be drawn."""
    return _press.pdf(document)
