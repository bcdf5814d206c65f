"""Checks that a figure is what its kind can draw: how many parts, what stands in the middle, and how much text there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.content.located import KeyPath, Located
from macros.content.models import Figure, FigureKind
from macros.content.problems import Problem

# What a phone, a screen and half a page have room for.
_LONGEST = {"title": 60, "shows": 160, "centre": 40}
_LONGEST_IN_PART = {"title": 50, "text": 160}
_LONGEST_ITEM = 120
_MOST_ITEMS = 5


@dataclass(frozen=True)
class _Rules:
    """How many parts a kind has, whether something stands in the middle (always, never, or as one likes), and how many signs fill a screen."""

    least: int
    most: int
    screen: int
    centre: bool | None = False


_RULES: Mapping[FigureKind, _Rules] = {
    "path": _Rules(3, 7, 370),
    "stairs": _Rules(3, 5, 300),
    "circle": _Rules(3, 4, 300),
    "timeline": _Rules(3, 7, 480),
    "bands": _Rules(2, 4, 400),
    "sides": _Rules(2, 2, 350, centre=None),
    "roles": _Rules(2, 6, 400),
    "around": _Rules(3, 6, 350, centre=True),
    "cross": _Rules(4, 4, 350),
}


def figure_problems(figure: Figure, key: KeyPath, located: Located) -> Iterator[Problem]:
    """What is wrong with a figure, which stands at `key`."""
    rules = _RULES[figure.kind]
    count = len(figure.parts)
    if not rules.least <= count <= rules.most:
        wanted = f"{rules.least}" if rules.least == rules.most else f"fra {rules.least} til {rules.most}"
        yield located.problem((*key, "parts"), f"en figur med kind: {figure.kind} har {wanted} deler, fikk {count}")
    if rules.centre and figure.centre is None:
        yield located.problem((*key, "centre"), f"mangler; en figur med kind: {figure.kind} har noe i midten")
    if rules.centre is False and figure.centre is not None:
        yield located.problem((*key, "centre"), f"en figur med kind: {figure.kind} har ingenting i midten")
    yield from _too_long(figure, key, located)


def too_much_for_a_screen(figure: Figure) -> str | None:
    """The sentence about a figure that a meeting shows and a screen does not hold."""
    most = _RULES[figure.kind].screen
    if figure.signs <= most:
        return None
    return f"figuren «{figure.id}» har {figure.signs} tegn, og en skjerm har plass til {most} i en figur med kind: {figure.kind}"


def _too_long(figure: Figure, key: KeyPath, located: Located) -> Iterator[Problem]:
    for inner, text, most in _texts(figure):
        if len(text) > most:
            message = f"må være høyst {most} tegn for å få plass i figuren, fikk {len(text)}"
            yield located.problem((*key, *inner), message)
    for number, part in enumerate(figure.parts):
        if len(part.items) > _MOST_ITEMS:
            message = f"kan ha høyst {_MOST_ITEMS} punkter, fikk {len(part.items)}"
            yield located.problem((*key, "parts", number, "items"), message)


def _texts(figure: Figure) -> Iterator[tuple[KeyPath, str, int]]:
    for field, most in _LONGEST.items():
        yield (field,), getattr(figure, field) or "", most
    for number, part in enumerate(figure.parts):
        for field, most in _LONGEST_IN_PART.items():
            yield ("parts", number, field), getattr(part, field) or "", most
        for index, item in enumerate(part.items):
            yield ("parts", number, "items", index), item, _LONGEST_ITEM
