"""What a build makes of little and with much work, remembered until one of the things it is made of changes.

A recipe (`macros/recipes.py`) makes something of its fields alone, by our programs, our templates and the packages they lean on. Whoever knows all of
these knows what comes of it: so that is kept on disk under their fingerprints, and another build with the same ones need not
make it. A page that shows what is no longer so cannot come of this, unless a recipe looks at more than its fields.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from macros.disk.digests import digest
from macros.disk.fingerprints import Fingerprints
from macros.disk.generations import Generations
from macros.disk.packs import Packs
from macros.disk.seen import Seen
from macros.recipes import Recipe

T = TypeVar("T")

_PROGRAMS = Path(__file__).parent
# What other builds have made takes at most so many bytes.
_BOUND = 256_000_000
# So many bytes wait until they are written.
_WAITING = 64_000_000


def content_of(*folders: Path) -> str:
    """A digest of every file in folders, with its place there, but for what Python and editors leave beside them."""
    written = [each for folder in folders for each in contents_of(folder).items()]
    return digest(repr(written).encode("utf-8", "surrogateescape"))


def contents_of(folder: Path) -> dict[str, str]:
    """The digest of each of these files, by its place in the folder, which begins with a slash."""
    digests = {}
    top = str(folder)
    for here, inside, names in os.walk(top):
        inside[:] = sorted(name for name in inside if name != "__pycache__" and not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            # A file may be gone since it was listed.
            with suppress(OSError):
                digests[f"{here[len(top) :].replace(os.sep, '/')}/{name}"] = _SEEN.digest_of(f"{here}/{name}")
    return digests


_SEEN = Seen()


# As they are when this process begins: what has been loaded is not loaded anew when a file changes.
_LOADED = content_of(_PROGRAMS)


def _packages() -> list[str]:
    """Every package that is installed, with its version, as their folders are called."""
    names: list[str] = []
    for place in sys.path:
        with suppress(OSError):
            names += [
                entry.name for entry in os.scandir(place or ".") if entry.name.endswith((".dist-info", ".egg-info"))
            ]
    return sorted(names)


@dataclass(frozen=True)
class Surroundings:
    """What everything is made by: this Python, its packages, our programs, and the templates in `folders`."""

    folders: tuple[Path, ...]

    @property
    def known_by(self) -> str | None:
        """A digest of them as they are now; None where our programs are no longer those that run."""
        if content_of(_PROGRAMS) != _LOADED:
            return None
        return digest(repr((sys.version, _packages(), _LOADED, content_of(*self.folders))).encode())


class Memory:
    """What builds have made, kept in a folder that may be deleted at any time; without a folder nothing is remembered.

    What came of recipes in builds of this process is at hand as it is, and the same thing each time: nobody may change it.
    """

    def __init__(self, folder: Path | None = None, surroundings: Surroundings = Surroundings(())) -> None:
        self._folder = folder
        self._surroundings = surroundings
        self._at_hand: Generations[str, object] = Generations()
        # What has been made since templates and programs were last seen to be those that it is known by.
        self._unsure: set[str] = set()
        self.fingerprints = Fingerprints()
        self.begin()

    def begin(self) -> None:
        """Begins a build: programs, templates and packages may be others by now, and others may have made something meanwhile."""
        self._made_by = self._surroundings.known_by if self._folder else None
        self._kept = Packs(self._folder, ".minne", _BOUND) if self._folder and self._made_by else None
        self._new: dict[str, bytes] = {}
        self._waiting = 0
        self._is_cleared = False
        self._at_hand.drop(self._unsure)
        self._unsure.clear()
        self._at_hand.begin()
        self.fingerprints.begin()

    def is_for(self, folder: Path, surroundings: Surroundings) -> bool:
        """Whether it is what is kept in a folder by programs and templates that lie there."""
        return (self._folder, self._surroundings) == (folder, surroundings)

    def of(self, recipe: Recipe[T]) -> T:
        """What comes of a recipe, made now or before."""
        return self._at_hand_or(recipe, is_kept=True)

    def hold(self, recipe: Recipe[T]) -> T:
        """The same, never from another process: for what is quickly made, and is what much else is known by while it is the same thing."""
        return self._at_hand_or(recipe, is_kept=False)

    def _at_hand_or(self, recipe: Recipe[T], *, is_kept: bool) -> T:
        if self._kept is None:
            return recipe.make()
        key = self._key(recipe)
        thing = self._at_hand.get(key)
        if thing is None and is_kept:
            thing = self._recalled(self._kept, key)
        if thing is None:
            thing = recipe.make()
            self._unsure.add(key)
            if is_kept:
                self._remember(self._kept, key, thing)
        self._at_hand.put(key, thing)
        return cast("T", thing)

    def recall(self, ingredients: object) -> Any:
        """What was made of these ingredients alone, or None where that is not known."""
        return None if self._kept is None else self._recalled(self._kept, self._key(ingredients))

    def _recalled(self, kept: Packs, key: str) -> Any:
        content = self._new.get(key) or kept.get(key)
        if content is not None:
            # What is whole may still be of another kind: then it is made.
            with suppress(Exception):
                return pickle.loads(content)  # noqa: S301 - of our own making, as is the code that reads it
        return None

    def remember(self, ingredients: object, thing: object) -> None:
        """Keeps what has been made of these ingredients alone, and is not None."""
        if self._kept is not None:
            self._remember(self._kept, self._key(ingredients), thing)

    def _remember(self, kept: Packs, key: str, thing: object) -> None:
        content = pickle.dumps(thing, protocol=5)
        self._new[key] = content
        self._waiting += len(content)
        if self._waiting > _WAITING:
            # This build may still ask for what it has not used yet.
            self._write(kept, clears=False)

    def _key(self, ingredients: object) -> str:
        return digest(f"{self._made_by} {self.fingerprints.of(ingredients)}".encode())

    def keep(self) -> Iterator[str]:
        """Writes what was made, unless templates or programs have changed meanwhile; gives a sentence on whatever is wrong with the folder."""
        if self._kept is None:
            return
        # Once a build, however often its site is made again: there are thousands of entries to look at.
        self._write(self._kept, clears=not self._is_cleared)
        self._is_cleared = True
        yield from self._kept.complaints()

    def _write(self, kept: Packs, *, clears: bool) -> None:
        if (self._new or self._unsure) and self._surroundings.known_by == self._made_by:
            self._unsure.clear()
            if self._new:
                with kept.adding(clears=clears) as add:
                    for key, content in self._new.items():
                        add(key, content)
        self._new, self._waiting = {}, 0
