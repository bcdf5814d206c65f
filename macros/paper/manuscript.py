"""What a PDF is drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manuscript:
    """The documents of one PDF, as HTML with their pictures in it; each begins on a page of its own.

    Where it `tightens`, each is set a little tighter where its last page would hold hardly anything.
    """

    documents: tuple[str, ...]
    tightens: bool = False
