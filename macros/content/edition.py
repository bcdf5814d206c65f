"""What the settings say that files and links are judged by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


def nothing(_source: str) -> bool:
    """Matches no file."""
    return False


@dataclass(frozen=True)
class Edition:
    """One edition of the handbook as its settings have it.

    `settings` is the name of the file with the settings and `rows` are its lines. `named` are the files under docs that it
    names; `keeps_back` tells of a path under docs whether it is kept out of the site, `off_the_map` whether it needs no place
    in the navigation; `site_url` is where the site will be, and `paper_required` says that the PDFs must be good or nothing is built.
    """

    settings: str = "mkdocs.yml"
    rows: Sequence[str] = ()
    named: frozenset[str] = frozenset()
    keeps_back: Callable[[str], bool] = nothing
    off_the_map: Callable[[str], bool] = nothing
    site_url: str = ""
    paper_required: bool = False
