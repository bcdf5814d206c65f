"""The navigation in mkdocs.yml against the pages there are."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from macros.content.addresses import split
from macros.content.edition import Edition
from macros.content.problems import Problem, nearest
from macros.content.reading import Reading
from macros.proofreading.files import is_plain


def check_navigation(order: Sequence[str], reading: Reading, docs: str, edition: Edition) -> Iterator[Problem]:
    """Pages that the navigation leaves out, and files that it names and that are not there.

    `order` is what the navigation names, one after the other; nothing where MkDocs is to find out by itself.
    """
    pages = reading.sources
    # A name with letters in two signs is told of the file itself.
    known, named = _as_one_sign(pages), _as_one_sign(order)
    for name in dict.fromkeys(order):
        parts = split(name)
        if unicodedata.normalize("NFC", name) in known or (parts and (parts.scheme or parts.netloc)):
            continue
        line = next((number for number, row in enumerate(edition.rows, start=1) if name in row), None)
        if name in reading.kept_back:
            message = (
                f"«{name}» er holdt utenfor nettstedet (exclude_docs eller draft_docs), så menyen fører ingen steder"
            )
        else:
            message = f"«{name}» finnes ikke i {docs}{nearest(name, pages, otherwise='')}"
        yield Problem(edition.settings, line, "nav", message)
    for page in sorted(pages.difference(order)) if order else ():
        # What is named as no page may be is told of as such.
        if is_plain(page) and not edition.off_the_map(page) and unicodedata.normalize("NFC", page) not in named:
            message = f"siden mangler i nav i {edition.settings}; {_where(page, [name for name in order if name in pages], edition.rows)}"
            yield Problem(f"{docs}/{page}", None, "nav", message)


def _as_one_sign(names: Iterable[str]) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", name) for name in names)


def _where(page: str, order: Sequence[str], rows: Sequence[str]) -> str:
    """The line to paste, and the line of the file it belongs under: that of the last page of the same folder."""
    beside = [name for name in order if posixpath.dirname(name) == posixpath.dirname(page)]
    if not beside:
        return f"lim inn «      - {page}» under den delen den hører til"
    named = [(number, row) for number, row in enumerate(rows, start=1) if beside[-1] in row]
    if not named:
        return f"lim inn «- {page}» etter «{beside[-1]}»"
    number, row = named[-1]
    return f"lim inn «{row[: len(row) - len(row.lstrip())]}- {page}» under linje {number}"
