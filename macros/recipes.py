"""How something is made of its ingredients alone, so that whoever remembers what came of them need not make it again."""

from __future__ import annotations

from typing import Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Recipe(Protocol[T_co]):
    """How something is made. A frozen dataclass, whose fields are all that it is made of, or which says in `known_by` what is."""

    def make(self) -> T_co:
        """Makes it. What is made is not None."""


class Remembering(Protocol):
    """Gives what comes of a recipe, made now or in a build before."""

    def __call__(self, recipe: Recipe[T], /) -> T:
        """What comes of a recipe."""


def made_at_once(recipe: Recipe[T], /) -> T:
    """What comes of a recipe where nothing is remembered."""
    return recipe.make()
