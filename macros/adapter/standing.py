"""A site that stands as a build wrote it, while all that it was made of is still the same: there is nothing to build.

MkDocs reads every page and writes it again, also where no file has changed since it did. Of the site in a folder it is noted what
it was made of, which mark it bears, and what an author was told then; whoever builds it once more is told the same. What another
process needs to go on, where one page's text has changed, lies beside the notes.
"""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands import build as of_mkdocs

from macros.adapter.amending import Ground
from macros.adapter.remembered import Settings
from macros.adapter.resuming import Left, Resumed
from macros.disk.digests import digest
from macros.disk.files import read_plain, remove, write_whole
from macros.disk.fingerprints import Fingerprints
from macros.disk.seen import Seen
from macros.publishing import MARK, amend, content_hash, mark_of

_NOTES = "laget.json"
# Beside it: what is left of sites, and what was seen in them.
_LEFT = "laget"
# Of so many sites it is noted, the latest last.
_SITES = 8

_BUILD: Callable[..., None] = of_mkdocs.build


def ask_first(is_there: Callable[[Any], bool]) -> None:
    """Lets MkDocs build the site of some settings only where it is not there."""

    def build(config: Any, **options: Any) -> None:
        if not is_there(config):
            _BUILD(config, **options)

    of_mkdocs.build = build


@dataclass(frozen=True)
class _Note:
    """What is noted of a site: all that it was made of, with the files under docs by themselves, its mark, what was told, and in which file the rest is."""

    made_by: str
    docs: Mapping[str, str]
    mark: str
    told: Sequence[str]
    left: str | None


class Standing:
    """The site that some settings lead to, before they are used for a build; `cache` is where it is noted what sites were made of."""

    def __init__(self, config: Any, cache: Path) -> None:
        self._config = config
        self._notes = cache / _NOTES
        self._folder = cache / _LEFT
        self._site = os.path.realpath(config.site_dir)
        self._seen_in = self._folder / _seen_in(self._site)
        self._ground = Ground.of(config)
        self._made_by = _made_by(self._ground, config) if self._ground else None
        self._note = self._whole_note()

    @property
    def site(self) -> Path:
        """Where it is, when all links have been followed."""
        return Path(self._site)

    @property
    def told(self) -> Sequence[str]:
        """What was told when the site that stands there was made."""
        return self._note.told if self._note else ()

    @property
    def is_the_same(self) -> bool:
        """Whether the site that stands there was made of the same."""
        return bool(self._note and self._ground and self._note.docs == self._ground.docs)

    @property
    def resumed(self) -> Resumed | None:
        """The site that stands there, where the text of one page is all that may have changed, and enough is left of it."""
        note, ground = self._note, self._ground
        if not (note and note.left and ground):
            return None
        before = Ground(ground.settings, ground.around, ground.day, note.docs)
        source = before.changed(ground)
        left = self._left(note.left) if source else None
        if not (source and left and left.build.intake.may_be_reworded(Path(self._config.docs_dir), source)):
            return None
        return Resumed(before, left, source)

    def amend(self, contents: Mapping[str, bytes]) -> bool:
        """Gives files of the site other contents, of which it is then noted that it was made of the files as they are now; False where it is left alone."""
        note, ground = self._note, self._ground
        if not (note and ground) or Ground.of(self._config) != ground:
            return False
        mark = amend(self.site, note.mark, contents)
        if mark is None:
            return False
        self._write(_Note(note.made_by, ground.docs, mark, note.told, note.left))
        return True

    def note(self, told: Sequence[str], left: Left | None) -> None:
        """The site has been built, unless something has changed meanwhile, and this was told; this is left of it."""
        # What cannot be written is built once more.
        with suppress(OSError):
            if self._ground is None or self._made_by is None or Ground.of(self._config) != self._ground:
                return
            name = None
            if left:
                content = pickle.dumps((self._ground.around, pickle.dumps(left, protocol=5)), protocol=5)
                name = f"{digest(content)}.rest"
                write_whole(self._folder / name, content, settled=False)
            # Whether its files are those of the mark is looked at when it matters: they have just been written.
            self._write(_Note(self._made_by, self._ground.docs, content_hash(self.site / MARK), list(told), name))

    def _whole_note(self) -> _Note | None:
        """What is noted of the site, where that stands as it was written and was made by the same."""
        try:
            note = _Note(**self._noted().get(self._site, {}))
        except TypeError:
            return None
        if self._made_by is None or note.made_by != self._made_by:
            return None
        seen = Seen.kept(self._seen_in)
        try:
            is_whole = mark_of(self.site, seen.digest_of) == note.mark
        except OSError:
            return None
        seen.keep(self._seen_in)
        return note if is_whole else None

    def _left(self, name: str) -> Left | None:
        with suppress(Exception):
            content = read_plain(self._folder / name)
            if name == f"{digest(content)}.rest":
                around, left = pickle.loads(content)  # noqa: S301 - of our own making
                # By other programs it means something else.
                if self._ground and around == self._ground.around:
                    whole: Left = pickle.loads(left)  # noqa: S301
                    return whole
        return None

    def _write(self, note: _Note) -> None:
        others = [item for item in self._noted().items() if item[0] != self._site]
        notes = dict([*others[-_SITES + 1 :], (self._site, vars(note))])
        write_whole(self._notes, json.dumps(notes, ensure_ascii=False).encode(), settled=False)
        needed = {name for site, each in notes.items() for name in (each.get("left"), _seen_in(site))}
        for file in [*self._folder.glob("*.rest"), *self._folder.glob("*.sett")]:
            if file.name not in needed:
                remove(file)

    def _noted(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            noted = json.loads(read_plain(self._notes))
            if isinstance(noted, dict) and all(isinstance(note, dict) for note in noted.values()):
                return noted
        return {}


def _seen_in(site: str) -> str:
    """In which file it is kept what was seen in a site."""
    return f"{digest(os.fsencode(site))}.sett"


def _made_by(ground: Ground, config: Any) -> str | None:
    """What tells all that a site is made with, but for the files under docs."""
    try:
        settings = Fingerprints().of(Settings.of(config))
    except (pickle.PicklingError, TypeError, AttributeError):
        # They name what nothing tells from all else.
        return None
    return digest(repr((ground.settings, ground.around, ground.day, settings)).encode())
