"""Paper as tagged PDF (PDF/UA-1), made by WeasyPrint from our own documents.

A document is made again only when what it is made from has changed: the finished ones are kept on disk by a hash of their
HTML, the stylesheet, the typeface and the versions of what draws them. The same input always gives the same bytes.

WeasyPrint needs Pango, a library of the system's that pip cannot install: so it is imported only where PDFs are made.
"""

from __future__ import annotations

import base64
import importlib
import io
import mimetypes
import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stdout
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.disk.digests import digest
from macros.disk.files import why
from macros.disk.keeping import HALVES, Kept
from macros.disk.temporary import temporary
from macros.markup.text import with_pictures
from macros.paper.fonts import whole_face
from macros.paper.manuscript import Manuscript

_HOW_OFTEN_TOLD = 10
# As pydyf writes them: many objects in one stream, and among them the list of all pages.
_PACKED = re.compile(rb"<<[^>]*/ObjStm[^>]*>>\s*stream\n")
_PAGES = re.compile(rb"/Type /Pages.*?/Count (\d+)", re.DOTALL)
_A_PROCESS_ENDED = (
    "PDF: en av prosessene som lager PDF-er, ble avsluttet utenfra, kanskje fordi maskinen har for lite minne. "
    "Lukk noe annet, og bygg en gang til; det som er laget, lages ikke på nytt."
)


@dataclass(frozen=True)
class Paper:
    """One PDF to be made: its path in the site, the page whose relative addresses its HTML uses, and the HTML.

    Of a book that is the title page and the contents; what `follows` are its chapters, each a document. What `tightens` is
    set a little tighter where a page would hold hardly anything.
    """

    path: str
    url: str
    html: str
    follows: tuple[str, ...] = ()
    tightens: bool = False


class NotMade(Exception):
    """PDFs that could not be made; the text says which, and why."""


def missing() -> str | None:
    """Why no PDF can be made on this machine, as a sentence that says what to install; None where it can."""
    try:
        # Where Pango is missing, WeasyPrint says so at length before the import fails.
        with redirect_stdout(io.StringIO()):
            importlib.import_module("macros.paper.press")
    except (ImportError, OSError):
        return (
            "Det lages ingen PDF-er: WeasyPrint finner ikke biblioteket Pango. Installer det med "
            "«apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0» på Debian og Ubuntu og «brew install pango» på Mac. "
            "For Windows står framgangsmåten i WeasyPrints egen veiledning."
        )
    return None


def make(papers: Sequence[Paper], site: Path, css: str, cache: Path, tell: Callable[[str], None]) -> int:
    """Writes every paper into `site`, which nobody sees yet; returns how many had to be made, which `cache` had not whole.

    `css` is their stylesheet, which names our faces as `web_fonts` does. `tell` is given a line of progress now and then,
    and a sentence where something is wrong with `cache`. Raises `NotMade` with every paper that failed, and OSError
    where the disk is full.
    """
    from macros.paper import press

    basis = repr((press.as_read(css), _faces(css), press.VERSIONS, press.RECIPE))
    documents = {paper.path: _manuscript(paper, site) for paper in papers}
    keys = {path: digest((basis + repr(document)).encode()) for path, document in documents.items()}
    kept = Kept(cache, ".pdf")
    finished = {key: kept.get(key) for key in keys.values()}
    wanted = {keys[path]: path for path in documents if finished[keys[path]] is None}
    with kept.adding() as add:
        if wanted:
            for key, content in _pdfs({key: documents[path] for key, path in wanted.items()}, wanted, css, cache, tell):
                finished[key] = content
                add(key, content)
    for complaint in kept.complaints():
        tell(complaint)
    for path, key in keys.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(finished[key] or b"")
    return len(wanted)


def pages_of(content: bytes) -> int:
    """How many pages a finished PDF of ours has."""
    for packed in _PACKED.finditer(content):
        told = _PAGES.search(zlib.decompressobj().decompress(content[packed.end() :]))
        if told:
            return int(told[1])
    raise ValueError("a PDF that is not ours says in no such way how many pages it has")


def _pdfs(
    documents: dict[str, Manuscript],
    paths: dict[str, str],
    css: str,
    cache: Path,
    tell: Callable[[str], None],
) -> Iterator[tuple[str, bytes]]:
    """Draws documents on every core; gives each with its key when it is finished, and in the end raises what failed."""
    from macros.paper import press

    failed: list[str] = []
    processes = min(os.cpu_count() or 1, len(documents))
    with temporary(cache / HALVES) as scratch:
        # Not forked: MkDocs and whoever runs it may have threads.
        pool = ProcessPoolExecutor(processes, get_context("spawn"), press.start, (css, str(scratch)))
        try:
            # The longest first: a book that came last would be drawn while all other cores rest.
            longest_first = sorted(documents, key=lambda key: -len(documents[key].documents))
            running = {pool.submit(press.pdf, documents[key]): key for key in longest_first}
            for done, future in enumerate(as_completed(running), start=1):
                key = running[future]
                try:
                    yield key, future.result()
                except BrokenProcessPool:
                    raise NotMade(_A_PROCESS_ENDED) from None
                except Exception as error:
                    if isinstance(error, OSError) and why(error):
                        raise
                    failed.append(f"{paths[key]}  PDF: kunne ikke lages: {error}")
                if done % max(len(running) // _HOW_OFTEN_TOLD, 1) == 0 or done == len(running):
                    tell(f"PDF: {done} av {len(running)} laget")
        finally:
            # Whoever ends the build waits for the sheets that are being drawn, not for those in the queue.
            pool.shutdown(cancel_futures=True)
    if failed:
        raise NotMade("\n".join(sorted(failed)))


def _manuscript(paper: Paper, site: Path) -> Manuscript:
    """All documents of a paper with their pictures in them, so that the hash knows of them."""
    documents = tuple(_self_contained(html, paper.url, site) for html in (paper.html, *paper.follows))
    return Manuscript(documents, paper.tightens)


def _self_contained(document: str, url: str, site: Path) -> str:
    def inline(address: str) -> str | None:
        if ":" in address:
            return None
        file = (site / url / unquote(urlsplit(address).path)).resolve()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"

    return with_pictures(document, inline)


def _faces(css: str) -> str:
    """A hash of every face that the stylesheet names."""
    names = sorted(set(re.findall(r'url\("fonts/([^"]+)"\)', css)))
    return digest(b"".join(whole_face(name) for name in names))
