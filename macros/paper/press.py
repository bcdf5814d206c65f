"""What draws PDFs in a process of its own. Importing it fails with OSError where WeasyPrint does not find Pango."""

from __future__ import annotations

import gc
import io
import logging
import multiprocessing
import os
import re
import signal
import tempfile
import threading
from importlib.metadata import version
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from macros.markup.binding import with_page_numbers
from macros.paper.fonts import face_of_fields, whole_face
from macros.paper.manuscript import Manuscript

VARIANT = "pdf/ua-1"

# What the look of a page hangs on, beside our own files.
VERSIONS = (*(version(name) for name in ("weasyprint", "pydyf", "fonttools")), pango.pango_version())

# A page should hold a fourth of what it can, and where one does not, these are tried: what overrides/assets/print.css sets a
# document to read in.
_LEAST_FILLED = 0.25
_TIGHTER = tuple(
    f":root {{ --rh-paper-leading: {leading}; --rh-paper-size: {size}pt }}"
    for leading, size in ((1.44, 10.5), (1.38, 10.5), (1.36, 10.2), (1.32, 10))
)

# Of PDFs only: a page of the site has no field that a PDF has.
_FACE_OF_FIELDS = "fonts/fields.ttf"
# Which signs a browser fetches a face's file for. Here every file is the whole face, and WeasyPrint finds none whose ranges are many.
_RANGES = re.compile(r"unicode-range:[^;}]*;?")
_FIELDS = f'@font-face {{ font-family: "Handbook Field"; src: url("{_FACE_OF_FIELDS}") }}'

# The same for what is not said by the stylesheet.
RECIPE = (VARIANT, _LEAST_FILLED, _TIGHTER)

# What is stated for the whole document, and where a value is asked for; one with a fallback that asks again stays.
_OF_ALL = re.compile(r"(?:^|(?<=[};]))\s*:root\s*\{([^{}]*)\}")
_STATED = re.compile(r"(?:^|(?<=[{;\s]))(--[\w-]+)\s*:([^;{}]*)")
_ASKED_FOR = re.compile(r"var\((--[\w-]+)(?:,[^()]*)?\)")
# How often a value may itself ask for one.
_DEEPEST = 9

# Where the stylesheet seems to lie: its fonts come from their packages, and nothing else is fetched.
_NOWHERE = "https://handbook.invalid/assets/"


def as_read(css: str) -> str:
    """The stylesheet as WeasyPrint is given it.

    Of each element it asks again for every custom property, which takes a tenth of the time: what is the same everywhere stands
    written out.
    """
    written, before = f"{_RANGES.sub('', css)}\n{_FIELDS}", ""
    values = _same_everywhere(written)
    for _ in range(_DEEPEST):
        if written == before:
            break
        before, written = written, _ASKED_FOR.sub(lambda asked: values.get(asked[1], asked[0]), written)
    return written


def _same_everywhere(css: str) -> dict[str, str]:
    """The values of custom properties that are stated for the whole document, under no condition, and nowhere else."""
    values: dict[str, str] = {}
    elsewhere = {name for text in (*_TIGHTER, _OF_ALL.sub("", css)) for name, _ in _STATED.findall(text)}
    for rule in _OF_ALL.finditer(css):
        is_conditional = css.count("{", 0, rule.start()) != css.count("}", 0, rule.start())
        for name, value in _STATED.findall(rule[1]):
            # A semicolon within brackets or quotes is no end.
            if is_conditional or value.count("(") != value.count(")") or value.count('"') % 2:
                elsewhere.add(name)
            values[name] = value.strip()
    return {name: value for name, value in values.items() if name not in elsewhere and value}


class _Fetcher(URLFetcher):
    """Gives the typeface, and pictures that stand in the document itself."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """What is at an address of those two kinds; with any other in it a document is not made."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if url == f"{_NOWHERE}{_FACE_OF_FIELDS}":
            return URLFetcherResponse(url, io.BytesIO(face_of_fields()), {"Content-Type": "font/ttf"})
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
            string=as_read(css),
            base_url=f"{_NOWHERE}print.css",
            url_fetcher=self._fetcher,
            font_config=self._fonts,
        )
        self._of_stylesheet = len(self._errors.sentences)

    def pdf(self, manuscript: Manuscript) -> bytes:
        """A manuscript as PDF."""
        del self._errors.sentences[self._of_stylesheet :]
        laid_out = self._with_page_numbers(manuscript)
        pages = [page for document in laid_out for page in document.pages]
        drawn: bytes = laid_out[0].copy(pages).write_pdf(pdf_variant=VARIANT)
        if self._errors.sentences:
            raise ValueError("; ".join(self._errors.sentences))
        return drawn

    def _with_page_numbers(self, manuscript: Manuscript) -> list[weasyprint.Document]:
        """Every document laid out. What asks for the page of something that comes after it is laid out once more in the end."""
        pages: dict[str, int] = {}
        laid_out: list[tuple[str, int, weasyprint.Document]] = []
        first = 1
        for document in manuscript.documents:
            numbered = with_page_numbers(document, pages)
            set_once = self._laid_out(numbered, first, tightens=manuscript.tightens)
            laid_out.append((numbered, first, set_once))
            for number, page in enumerate(set_once.pages, start=first):
                pages = {**dict.fromkeys(page.anchors, number), **pages}
            first += len(set_once.pages)
        return [
            self._set_again(*once, with_page_numbers(document, pages), tightens=manuscript.tightens)
            for once, document in zip(laid_out, manuscript.documents, strict=True)
        ]

    def _set_again(
        self, before: str, first: int, laid_out: weasyprint.Document, numbered: str, *, tightens: bool
    ) -> weasyprint.Document:
        if numbered == before:
            return laid_out
        again = self._laid_out(numbered, first, tightens=tightens)
        if len(again.pages) != len(laid_out.pages):
            raise ValueError("sidetallene tar mer plass enn det som var satt av til dem")
        return again

    def _laid_out(self, document: str, first: int, *, tightens: bool) -> weasyprint.Document:
        """A document whose first page has this number."""
        html = weasyprint.HTML(string=document, url_fetcher=self._fetcher)
        best = self._set(html, first)
        fewest = _thin(best)
        for tighter in _TIGHTER if tightens else ():
            if not fewest:
                break
            again = self._set(html, first, tighter)
            if (thin := _thin(again)) < fewest:
                best, fewest = again, thin
        return best

    def _set(self, html: weasyprint.HTML, first: int, more: str = "") -> weasyprint.Document:
        number = weasyprint.CSS(string=f"@page :first {{ counter-reset: page {first} }} {more}")
        return html.render(stylesheets=[self._stylesheet, number], font_config=self._fonts, pdf_variant=VARIANT)


def _thin(document: weasyprint.Document) -> int:
    """How many pages of a document hold hardly anything; its only page may."""
    pages = document.pages if len(document.pages) > 1 else []
    return sum(_filled(page) < _LEAST_FILLED for page in pages)


def _filled(page: weasyprint.Page) -> float:
    """How far down a page something stands, from 0 to 1."""
    paper = page._page_box  # noqa: SLF001 – it says nowhere else what stands where
    text = (box for box in paper.children[0].descendants() if isinstance(box, (boxes.LineBox, boxes.ReplacedBox)))
    lowest = max((box.position_y + box.height for box in text), default=0.0)
    return float((lowest - paper.content_box_y()) / paper.height)


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
    # A document is hundreds of thousands of small objects that live until it is drawn: looking through them for rubbish again
    # and again takes a thirteenth of the time. What is read once for all documents is never looked through.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        # Not `sys.exit`: that would end this thread only, and whoever should take what the others make is gone.
        os._exit(1)


def pdf(manuscript: Manuscript) -> bytes:
    """A manuscript as PDF. Raises an error with a sentence where anything in it could not be drawn."""
    return _press.pdf(manuscript)
