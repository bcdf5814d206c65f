"""What a process that builds many times knows by heart: what none of its last builds asked for is forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Generations(Generic[K, V]):
    """Things by their keys, for as long as every build asks for them.

    So what a server holds does not grow with what is edited: a thing that a whole build did without is gone after it.
    """

    def __init__(self) -> None:
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def begin(self) -> None:
        """Begins a build."""
        self._old, self._young = self._young, {}

    def get(self, key: K) -> V | None:
        """The thing with a key, or None."""
        if key in self._young:
            return self._young[key]
        if key not in self._old:
            return None
        self._young[key] = self._old.pop(key)
        return self._young[key]

    def put(self, key: K, thing: V) -> None:
        """Keeps a thing under a key."""
        self._young[key] = thing

    def drop(self, keys: Iterable[K]) -> None:
        """Forgets the things with some keys."""
        for key in keys:
            self._young.pop(key, None)
            self._old.pop(key, None)
