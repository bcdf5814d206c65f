"""What tells one thing of Python from every other: all that it holds, down to the last letter."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from enum import Enum, auto
from functools import lru_cache
from io import BytesIO
from typing import Any

from macros.disk.digests import digest
from macros.disk.generations import Generations


class Fingerprints:
    """The fingerprints of things, for as long as these stay as they are.

    Two things have the same only if they hold the same. So what was made of a thing and is known by its fingerprint is never
    another thing's; at worst it is made once more, where a set within a list came in another order. What a thing has worked out for
    itself is not among what it holds; one that is more than its fields says in `known_by` what tells it from others. What
    nothing tells from all else, such as a function without a name, raises PicklingError.
    """

    def __init__(self) -> None:
        # The thing is kept too: another would get the number of one that is gone.
        self._known: Generations[int, tuple[object, str]] = Generations()

    def begin(self) -> None:
        """Begins a build: what was not met since the last one began is forgotten."""
        self._known.begin()

    def of(self, thing: Any) -> str:
        """The fingerprint of a thing: a digest."""
        kind: Any = type(thing)
        way = _way(kind)
        if way is _Way.SAYS:
            # What it says may change while it lives.
            return self._digest((kind.__module__, kind.__qualname__, thing.known_by))
        if way is _Way.PLAIN:
            return self._digest(thing)
        known = self._known.get(id(thing))
        if known is None:
            names = _fields(kind)
            held = dict(thing) if names is None else tuple(_in_order(getattr(thing, name)) for name in names)
            known = thing, self._digest((kind.__module__, kind.__qualname__, held))
            self._known.put(id(thing), known)
        return known[1]

    def _digest(self, thing: object) -> str:
        written = BytesIO()
        writer = _Writer(written, self)
        # Otherwise a text that is met twice would be told from two that are alike.
        writer.fast = True
        writer.dump(thing)
        return digest(written.getvalue())


class _Writer(pickle.Pickler):
    """Writes plain things whole, and of all others the fingerprint: most are met many times in a build."""

    def __init__(self, file: BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(file, protocol=5)
        self._fingerprints = fingerprints

    def reducer_override(self, thing: object) -> Any:
        """How a thing is written that is none of Python's plain ones."""
        kind: Any = type(thing)
        return NotImplemented if _way(kind) is _Way.PLAIN else (_Held, (self._fingerprints.of(thing),))


class _Held:
    """Stands in what is written for a thing with fields."""


class _Way(Enum):
    """How a thing is told from others: by all of it, by its fields, or by what it says."""

    PLAIN = auto()
    FIELDS = auto()
    SAYS = auto()


# Asked for every thing of every kind; some kinds are slow to say what they have not.
@lru_cache(maxsize=10_000)
def _way(kind: type) -> _Way:
    if hasattr(kind, "known_by"):
        return _Way.SAYS
    # Those with fields, and collections of ours, which hold such, are met many times in a build.
    has_fields = _fields(kind) is not None or (issubclass(kind, dict) and kind is not dict)
    return _Way.FIELDS if has_fields else _Way.PLAIN


@lru_cache(maxsize=10_000)
def _fields(kind: type) -> tuple[str, ...] | None:
    """The names of what a kind of thing holds, where it says them: a dataclass, or a model of pydantic's."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    of_model: Any = getattr(kind, "__pydantic_fields__", None)
    return tuple(of_model) if isinstance(of_model, dict) else None


def _in_order(thing: object) -> object:
    """A set with its things in order, since it has them in another one in each process."""
    return ("set", sorted(thing, key=repr)) if isinstance(thing, set | frozenset) else thing
