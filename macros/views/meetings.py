"""The front page's ways in: by trouble, and by how many minutes there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from macros.content.models import Module


def meetings(modules: Iterable[Module], minutes: int) -> list[Module]:
    """The modules whose session fits into `minutes`, the longest first, else in the handbook's order."""
    fitting = [module for module in modules if module.session.minutes <= minutes]
    return sorted(fitting, key=lambda module: -module.session.minutes)


def lengths(modules: Iterable[Module]) -> list[tuple[int, int]]:
    """How many minutes the modules' sessions take, with how many take so many, the shortest first."""
    return sorted(Counter(module.session.minutes for module in modules).items())


# A title, and everyday difficulties, each with the module that helps with it.
Troubles = tuple[str, list[tuple[str, Module]]]


def all_troubles(groups: Iterable[tuple[str, Iterable[Module]]]) -> list[Troubles]:
    """Every everyday difficulty of modules in groups, in their order; a group without any is left out."""
    told = [
        (title, [(trouble, module) for module in modules for trouble in module.troubles]) for title, modules in groups
    ]
    return [(title, troubles) for title, troubles in told if troubles]


def first_troubles(groups: Iterable[tuple[str, Iterable[Module]]]) -> list[Troubles]:
    """The first difficulty of each module, which has one, in groups."""
    return [(title, [(module.troubles[0], module) for module in modules]) for title, modules in groups]
