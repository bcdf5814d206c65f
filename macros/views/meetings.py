"""The front page's ways in: by trouble, and by how many minutes there are."""

from __future__ import annotations

from collections.abc import Iterable

from macros.content.models import Module


def meetings(modules: Iterable[Module], minutes: int) -> list[Module]:
    """The modules whose session fits into `minutes`, the longest first, else in the handbook's order."""
    fitting = [module for module in modules if module.session.minutes <= minutes]
    return sorted(fitting, key=lambda module: -module.session.minutes)


def troubles(modules: Iterable[Module]) -> list[tuple[str, Module]]:
    """Every everyday difficulty with the module that helps with it, in the handbook's order."""
    return [(trouble, module) for module in modules for trouble in module.troubles]
