"""A year wheel as a drawing, a ring for each kind of day or meeting, and as a table of months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.models import YEAR_KINDS, YearEntry, YearKind, YearWheel
from macros.views.polar import Line, Point, point, sector, stacked

KIND_TITLES = dict(
    zip(YEAR_KINDS, ("Fagdag", "Personalmøte", "Avdelingsmøte med veiledning", "Observasjon", "Annet"), strict=True)
)
MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()
EVERY = (
    "hver uke",
    "annenhver uke",
    "hver tredje uke",
    "hver fjerde uke",
    "hver femte uke",
    "hver sjette uke",
    "hver sjuende uke",
    "hver åttende uke",
    "hver niende uke",
    "hver tiende uke",
    "hver ellevte uke",
    "hver tolvte uke",
)

# The drawing is 600 wide and as high, with its middle at (0, 0). Months stand along the edge, rings within.
_EDGE = 296
_MONTHS_FROM = 244
_RINGS_FROM = 96
_WIDEST_RING = 40
_TEXT = 22
_MONTH = 30
_WEEKS = 52
_WEEK = 360 / _WEEKS


@dataclass(frozen=True)
class Mark:
    """One day or meeting in the drawing. `text` says what it is and when."""

    kind: str
    at: Point
    text: str


@dataclass(frozen=True)
class Ring:
    """All of one kind."""

    kind: str
    title: str
    radius: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Happening:
    """One line of a month in the table. What comes every so many weeks says so, and its title only the first time."""

    kind_title: str
    title: str | None
    every: str | None


@dataclass(frozen=True)
class Month:
    """One month: its place on the edge, and what happens."""

    name: str
    outline: str
    label: Line
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class WheelView:
    """The whole wheel. Text sizes are in the drawing's own units; `thickness` is how wide a ring is."""

    wheel: YearWheel
    months: tuple[Month, ...]
    rings: tuple[Ring, ...]
    thickness: float
    text_size: int
    centre: tuple[Line, ...]


def year_wheel_view(wheel: YearWheel) -> WheelView:
    """The year from the month that the wheel starts with, at the top."""
    order = [(wheel.starts - 1 + place) % 12 for place in range(12)]
    kinds = [kind for kind in YEAR_KINDS if any(entry.kind == kind for entry in wheel.entries)]
    thickness = min((_MONTHS_FROM - _RINGS_FROM) / len(kinds), _WIDEST_RING)
    rings = []
    for number, kind in enumerate(kinds):
        radius = round(_MONTHS_FROM - thickness * (number + 0.5), 1)
        rings.append(Ring(kind, KIND_TITLES[kind], radius, tuple(_marks(wheel, kind, order, radius))))
    return WheelView(
        wheel=wheel,
        months=tuple(_month(wheel, order, place) for place in range(12)),
        rings=tuple(rings),
        thickness=round(thickness, 1),
        text_size=_TEXT,
        centre=stacked(("Året begynner", f"i {MONTHS[wheel.starts - 1]}"), point(0, 0), _TEXT - 4),
    )


def _month(wheel: YearWheel, order: list[int], place: int) -> Month:
    month = order[place]
    before = {earlier + 1 for earlier in order[:place]}
    entries = [entry for entry in wheel.entries if month + 1 in entry.months]
    (label,) = stacked((MONTHS[month][:3],), point((place + 0.5) * _MONTH, (_EDGE + _MONTHS_FROM) / 2), _TEXT)
    return Month(
        name=MONTHS[month],
        outline=sector(place * _MONTH, (place + 1) * _MONTH, _MONTHS_FROM, _EDGE),
        label=label,
        happenings=tuple(
            Happening(
                KIND_TITLES[entry.kind],
                None if entry.every_weeks and before & set(entry.months) else entry.title,
                EVERY[entry.every_weeks - 1] if entry.every_weeks else None,
            )
            for entry in sorted(entries, key=lambda entry: YEAR_KINDS.index(entry.kind))
        ),
    )


def _marks(wheel: YearWheel, kind: YearKind, order: list[int], radius: float) -> Iterator[Mark]:
    entries = [entry for entry in wheel.entries if entry.kind == kind]
    for place, month in enumerate(order):
        once = [entry for entry in entries if month + 1 in entry.months and not entry.every_weeks]
        for number, entry in enumerate(once, start=1):
            angle = (place + number / (len(once) + 1)) * _MONTH
            yield Mark(kind, point(angle, radius), f"{KIND_TITLES[kind]} i {MONTHS[month]}: {entry.title}")
    for entry in entries:
        if entry.every_weeks:
            how_often = EVERY[entry.every_weeks - 1]
            for angle in _angles(entry, order):
                yield Mark(kind, point(angle, radius), f"{KIND_TITLES[kind]} {how_often}: {entry.title}")


def _angles(entry: YearEntry, order: list[int]) -> Iterator[float]:
    """Where what comes every so many weeks stands: in the middle of each stretch of weeks, in the months it is in."""
    if entry.every_weeks is None:
        return
    for number in range(_WEEKS // entry.every_weeks):
        angle = (number + 0.5) * entry.every_weeks * _WEEK
        if order[int(angle // _MONTH)] + 1 in entry.months:
            yield angle
