"""Paper as tagged PDF (PDF/UA-1), made by WeasyPrint from our own documents.

A document is made again only when what it is made from has changed: the finished ones are kept on disk by a hash of their
HTML, the stylesheet, the typeface and the versions of what draws them. The same input always gives the same bytes.

WeasyPrint needs Pango, a library of the system's that pip cannot install: so it is imported only where PDFs are made.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import io
import mimetypes
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import redirect_stdout
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.markup.text import with_pictures
from macros.paper.fonts import whole_face

_HOW_OFTEN_TOLD = 10


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


def make(papers: Sequence[Paper], site: Path, stylesheet: Path, cache: Path, tell: Callable[[str], None]) -> int:
    """Writes every paper into `site`; returns how many had to be made, which those in `cache` had not.

    `stylesheet` is a CSS file. `tell` is given a line of progress now and then. Raises `NotMade` with every paper
    that failed, and OSError where the disk is full.
    """
    from macros.paper import press

    css = stylesheet.read_text(encoding="utf-8")
    basis = repr((css, _faces(css), press.VERSIONS, press.VARIANT))
    cache.mkdir(parents=True, exist_ok=True)
    documents = {paper.path: _self_contained(paper, site) for paper in papers}
    kept = {
        path: cache / f"{hashlib.sha256((basis + document).encode()).hexdigest()[:32]}.pdf"
        for path, document in documents.items()
    }
    wanted = {kept[path]: path for path in documents if not kept[path].is_file()}
    if wanted:
        _make_all(documents, wanted, css, tell)
    for path, file in kept.items():
        _write(site / path, file.read_bytes())
    return len(wanted)


def _make_all(documents: dict[str, str], wanted: dict[Path, str], css: str, tell: Callable[[str], None]) -> None:
    from macros.paper import press

    failed = []
    # Not forked: MkDocs and whoever runs it may have threads.
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(wanted)), get_context("spawn"), press.start, (css,)) as pool:
        running = {pool.submit(press.pdf, documents[path]): (file, path) for file, path in wanted.items()}
        for done, future in enumerate(as_completed(running), start=1):
            file, path = running[future]
            try:
                _write(file, future.result())
            except OSError:
                pool.shutdown(cancel_futures=True)
                raise
            except Exception as error:  # noqa: BLE001 – one sheet that fails is told with the others
                failed.append(f"{path}  PDF: kunne ikke lages: {error}")
            if done % max(len(running) // _HOW_OFTEN_TOLD, 1) == 0 or done == len(running):
                tell(f"PDF: {done} av {len(running)} laget")
    if failed:
        raise NotMade("\n".join(sorted(failed)))


def _write(file: Path, content: bytes) -> None:
    """Writes beside and renames: nobody reads half a file, and where the disk is full none is left."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = tempfile.NamedTemporaryFile(dir=file.parent, delete=False)  # noqa: SIM115
    try:
        with half:
            half.write(content)
        Path(half.name).chmod(0o644)
        Path(half.name).replace(file)
    except OSError:
        Path(half.name).unlink(missing_ok=True)
        raise


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
    return hashlib.sha256(b"".join(whole_face(name) for name in names)).hexdigest()
