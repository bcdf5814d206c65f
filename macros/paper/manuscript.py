"""What a PDF is drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manuscript:
    """The documents of one PDF, as HTML with their pictures in it; each begins on a page of its own.

    Where it `tightens`, one with pages that would hold hardly anything is set a little tighter.
    """

    documents: tuple[str, ...]
    tightens: bool = False
