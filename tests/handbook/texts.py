"""The texts of the real handbook, as macros/hints/texts.py takes them apart, and how a test tells what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from macros.content.models import Module
from macros.content.problems import Problem, in_reading_order
from macros.content.reading import Page, Reading, read
from macros.hints import texts
from macros.hints.texts import BODY, Piece, body, front_matter

__all__ = ["BODY", "PROJECT", "Piece", "body", "front_matter", "modules", "none_of", "pieces", "reading"]

PROJECT = Path(__file__).resolve().parents[2]


def none_of(problems: Iterable[Problem]) -> None:
    """Fails with every problem on a line of its own."""
    found = in_reading_order(problems)
    assert not found, "\n".join(["", *map(str, found)])


@cache
def reading() -> Reading:
    """The real handbook as it was read."""
    return read(PROJECT / "docs")


@cache
def modules() -> tuple[tuple[Module, Page], ...]:
    """Every module of the real handbook, with its page."""
    return tuple((page.module, page) for page in reading().pages if page.module)


@cache
def pieces() -> tuple[Piece, ...]:
    """Every text of every page, data file and guide to a macro, in reading order."""
    return (*texts.pieces(reading()), *texts.in_bokmal(texts.guides(PROJECT / "overrides")))
