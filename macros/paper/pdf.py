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

_HOW_OFTEN_TOLD = 10
_A_PROCESS_ENDED = (
    "PDF: en av prosessene som lager PDF-er, ble avsluttet utenfra, kanskje fordi maskinen har for lite minne. "
    "Lukk noe annet, og bygg en gang til; det som er laget, lages ikke på nytt."
)


@dataclass(frozen=True)
class Paper:
    """One PDF to be made: its path in the site, the page whose relative addresses its HTML uses, and the HTML."""

    path: str
    url: str
    html: str


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

    basis = repr((css, _faces(css), press.VERSIONS, press.VARIANT))
    documents = {paper.path: _self_contained(paper, site) for paper in papers}
    keys = {path: digest((basis + document).encode()) for path, document in documents.items()}
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


def _pdfs(
    documents: dict[str, str], paths: dict[str, str], css: str, cache: Path, tell: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """Draws documents on every core; gives each with its key when it is finished, and in the end raises what failed."""
    from macros.paper import press

    failed: list[str] = []
    processes = min(os.cpu_count() or 1, len(documents))
    with temporary(cache / HALVES) as scratch:
        # Not forked: MkDocs and whoever runs it may have threads.
        pool = ProcessPoolExecutor(processes, get_context("spawn"), press.start, (css, str(scratch)))
        try:
            running = {pool.submit(press.pdf, document): key for key, document in documents.items()}
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


def _self_contained(paper: Paper, site: Path) -> str:
    """The HTML with its pictures in it, so that the hash knows of them."""

    def inline(address: str) -> str | None:
        if ":" in address:
            return None
        file = (site / paper.url / unquote(urlsplit(address).path)).resolve()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"

    return with_pictures(paper.html, inline)


def _faces(css: str) -> str:
    """A hash of every face that the stylesheet names."""
    names = sorted(set(re.findall(r'url\("fonts/([^"]+)"\)', css)))
    return digest(b"".join(whole_face(name) for name in names))
