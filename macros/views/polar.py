"""Where things stand in a round drawing. Angles are degrees from the top, with the clock; the middle is (0, 0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

_LINE_HEIGHT = 1.15


@dataclass(frozen=True)
class Point:
    """A place in a drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """A line of text, centred on its place."""

    text: str
    at: Point


def point(angle: float, radius: float) -> Point:
    """The place at so many degrees and so far out."""
    # Adding zero makes «-0.0» plain.
    return Point(round(radius * sin(radians(angle)), 1) + 0, round(-radius * cos(radians(angle)), 1) + 0)


def sector(start: float, end: float, inner: float, outer: float) -> str:
    """The outline of a piece of a ring, as the data of an SVG path."""
    large = int(end - start > 180)
    a, b, c, d = point(start, outer), point(end, outer), point(end, inner), point(start, inner)
    return f"M{a.x} {a.y}A{outer} {outer} 0 {large} 1 {b.x} {b.y}L{c.x} {c.y}A{inner} {inner} 0 {large} 0 {d.x} {d.y}Z"


def stacked(texts: Sequence[str], middle: Point, size: float) -> tuple[Line, ...]:
    """Lines of text below each other around a place; `size` is the size of the type."""
    step = size * _LINE_HEIGHT
    # A third of the size lowers a baseline so that small letters stand in the middle.
    first = middle.y - step * (len(texts) - 1) / 2 + size / 3
    return tuple(Line(text, Point(middle.x, round(first + step * index, 1))) for index, text in enumerate(texts))
